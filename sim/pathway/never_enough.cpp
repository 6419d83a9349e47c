#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <string>

#include "sim/pathway/graph.hpp"

// People who need more places at once than a pool will ever have wait for ever, and no ring tells of them.
namespace careway::pathway {

namespace {

/// What dates, rotas and filled posts will open at the most. Closures at random end, and a rule may hold.
std::vector<std::int32_t> most_places_ever(const Program& program) {
    std::vector<std::int32_t> most = program.initial_settings.capacity;
    for (const Change& change : program.changes) {
        if (change.setting == Setting::capacity) {
            most[change.index] = std::max(most[change.index], static_cast<std::int32_t>(change.value));
        }
    }
    for (const Staff& staff : program.staffs) {
        most[staff.pool] = staff.recruited_after == none ? staff.posts - staff.vacant : staff.posts;
    }
    for (const Staffing& staffing : program.staffing) {
        const Staff& staff = program.staffs[staffing.staff];
        const double staffed = std::floor(most[staff.pool] * staff.hours / staffing.hours + 1e-9);
        most[staffing.pool] = static_cast<std::int32_t>(std::min<double>(most[staffing.pool], staffed));
    }
    return most;
}

std::int32_t amount_of(std::span<const Need> needs, std::uint32_t pool) {
    const auto found = std::find_if(needs.begin(), needs.end(), [&](const Need& need) { return need.pool == pool; });
    return found == needs.end() ? 0 : found->amount;
}

class Search {
public:
    explicit Search(const Program& program) : program_{program}, most_{most_places_ever(program)} {}

    std::vector<Finding> run() {
        for (std::uint32_t n = 0; n < program_.nodes.size(); ++n) {
            look_at_stay(n);
        }
        for (const Edge& step : program_.edges) {
            if (step.then != none) {
                look_at_process(step);
            }
        }
        return std::move(findings_);
    }

private:
    /// A pool without any place is closed on purpose, and a load above it is told as such.
    [[nodiscard]] bool too_many(Need need) const { return most_[need.pool] > 0 && need.amount > most_[need.pool]; }

    void look_at_stay(std::uint32_t n) {
        const Node& node = program_.nodes[n];
        for (const Need& need : program_.list(node.needs)) {
            const bool first = &need == program_.list(node.needs).data();
            const bool elsewhere = first && node.overflow != none && most_[node.overflow] >= need.amount;
            if (too_many(need) && !elsewhere) {
                tell(n, "uses." + program_.texts.pools[need.pool].name, need, "nobody can ever start there");
            }
        }
        for (std::uint32_t p = node.first_part; p < node.first_part + node.parts; ++p) {
            const Need need = program_.parts[p].need;
            if (too_many(need)) {
                tell(n, "uses." + program_.texts.pools[need.pool].name, need, "nobody can ever start there");
            }
        }
    }

    void look_at_process(const Edge& step) {
        const auto held = program_.list(step.holds ? program_.nodes[step.from].needs : NeedList{});
        for (Need need : program_.list(step.take)) {
            need.amount += amount_of(held, need.pool);
            if (too_many(need)) {
                tell(step.from, "ready", need,
                     fmt::format("nobody can ever go through `{}`", program_.texts.reasons[step.reason]));
            }
        }
    }

    /// @param key  of the node, where the need stands
    void tell(std::uint32_t n, const std::string& key, Need need, const std::string& consequence) {
        const std::string& node = program_.texts.nodes[n].name;
        const PoolText& pool = program_.texts.pools[need.pool];
        const double needed = pool.in_its_unit(need.amount);
        findings_.push_back(
            {false, "W224", (program_.nodes[n].membership ? "memberships." : "pathway.") + node + "." + key,
             fmt::format("`{}` needs {:g} {} of `{}` at once, which never has more than {:g}: {}", node, needed,
                         pool.unit(), pool.name, pool.in_its_unit(most_[need.pool]), consequence),
             fmt::format("give `{}` {:g} {}, or need fewer of it", pool.name, needed, pool.unit())});
    }

    const Program& program_;
    std::vector<std::int32_t> most_;
    std::vector<Finding> findings_;
};

}  // namespace

std::vector<Finding> never_enough(const Program& program) {
    return Search{program}.run();
}

}  // namespace careway::pathway
