#include "viz/app/columns.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <set>
#include <utility>

#include "sim/pathway/spec.hpp"

namespace careway::app {

namespace {

using pathway::none;
using pathway::Program;

constexpr std::size_t most_columns = 4;

/// Pools to which people go straight from each pool, through nodes that need none.
class Ways {
public:
    explicit Ways(const Program& program)
        : program_{program}, next_(program.pools.size()), seen_(next_.size()), ranks_(next_.size()) {
        for (std::uint32_t node = 0; node < program.nodes.size(); ++node) {
            std::vector<bool> visited(program.nodes.size());
            for (const auto& need : program.list(program.nodes[node].needs)) {
                follow(need.pool, node, visited);
            }
        }
    }

    /// Longest way to each pool, in pools passed. Where people may come back, the way back is left out: that against
    /// the order in which the model has its nodes.
    std::vector<std::size_t> ranks() {
        for (const pathway::Node& node : program_.nodes) {
            for (const auto& need : program_.list(node.needs)) {
                drop_ways_back(need.pool);
            }
        }
        for (std::uint32_t pool = 0; pool < next_.size(); ++pool) {
            lengthen(pool, 0);
        }
        return ranks_;
    }

private:
    enum class Seen : std::uint8_t { never, on_the_way, done };

    void follow(std::uint32_t pool, std::uint32_t node, std::vector<bool>& visited) {
        visited[node] = true;
        const pathway::Node& from = program_.nodes[node];
        for (std::uint32_t edge = from.first_edge; edge < from.first_edge + from.edges; ++edge) {
            const std::uint32_t to = program_.edges[edge].to;
            if (to == none || visited[to]) {
                continue;
            }
            const auto needs = program_.list(program_.nodes[to].needs);
            for (const auto& need : needs) {
                next_[pool].insert(need.pool);
            }
            if (needs.empty()) {
                follow(pool, to, visited);
            }
        }
    }

    void drop_ways_back(std::uint32_t pool) {
        if (seen_[pool] != Seen::never) {
            return;
        }
        seen_[pool] = Seen::on_the_way;
        std::erase_if(next_[pool], [&](std::uint32_t next) { return seen_[next] == Seen::on_the_way; });
        for (const std::uint32_t next : next_[pool]) {
            drop_ways_back(next);
        }
        seen_[pool] = Seen::done;
    }

    void lengthen(std::uint32_t pool, std::size_t length) {
        if (length < ranks_[pool] || (length > 0 && length == ranks_[pool])) {
            return;
        }
        ranks_[pool] = length;
        for (const std::uint32_t next : next_[pool]) {
            lengthen(next, length + 1);
        }
    }

    const Program& program_;
    std::vector<std::set<std::uint32_t>> next_;
    std::vector<Seen> seen_;
    std::vector<std::size_t> ranks_;
};

/// Puts neighbouring columns together, those with the fewest services first, until there are few enough. Of equal ones
/// the last: what comes first deserves to be told apart.
void join_smallest(std::vector<std::vector<std::uint32_t>>& columns) {
    while (columns.size() > most_columns) {
        std::size_t best = 0;
        for (std::size_t i = 1; i + 1 < columns.size(); ++i) {
            if (columns[i].size() + columns[i + 1].size() <= columns[best].size() + columns[best + 1].size()) {
                best = i;
            }
        }
        columns[best].insert(columns[best].end(), columns[best + 1].begin(), columns[best + 1].end());
        columns.erase(columns.begin() + static_cast<std::ptrdiff_t>(best) + 1);
    }
}

/// "Beds", "Packages and places": what kinds of places a column has.
std::string name_of(const Program& program, const std::vector<std::uint32_t>& pools) {
    constexpr std::array words = {"beds", "spaces", "packages", "places", "slots", "clinic", "staff"};
    std::set<int> kinds;
    for (const std::uint32_t pool : pools) {
        kinds.insert(program.texts.pools[pool].kind);
    }
    std::string name;
    for (const int kind : kinds) {
        const std::string word = words[static_cast<std::size_t>(kind)];
        name += name.empty() ? static_cast<char>(word[0] - 'a' + 'A') + word.substr(1) : " and " + word;
    }
    return name;
}

Columns by_pathway(const Program& program) {
    const auto ranks = Ways{program}.ranks();
    std::vector<std::vector<std::uint32_t>> columns(ranks.empty() ? 0 : *std::ranges::max_element(ranks) + 1);
    for (std::uint32_t pool = 0; pool < ranks.size(); ++pool) {
        columns[ranks[pool]].push_back(pool);
    }
    std::erase_if(columns, [](const auto& column) { return column.empty(); });
    join_smallest(columns);
    Columns result{{}, std::vector<std::size_t>(program.pools.size())};
    for (std::size_t column = 0; column < columns.size(); ++column) {
        result.names.push_back(name_of(program, columns[column]));
        for (const std::uint32_t pool : columns[column]) {
            result.of_pool[pool] = column;
        }
    }
    return result;
}

}  // namespace

Columns columns_of(const Program& program, const language::Screen& screen) {
    Columns result = by_pathway(program);
    if (screen.columns.empty()) {
        return result;
    }
    result.names = screen.columns;
    for (std::size_t pool = 0; pool < result.of_pool.size(); ++pool) {
        const auto said = screen.pools.find(program.texts.pools[pool].name);
        const auto column =
            said == screen.pools.end() ? screen.columns.end() : std::ranges::find(screen.columns, said->second.column);
        result.of_pool[pool] = column == screen.columns.end()
                                   ? std::min(result.of_pool[pool], screen.columns.size() - 1)
                                   : static_cast<std::size_t>(column - screen.columns.begin());
    }
    return result;
}

}  // namespace careway::app
