#include "sim/pathway/picture.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <map>
#include <vector>

#include "sim/pathway/graph.hpp"

namespace careway::pathway {

namespace {

constexpr const char* head = R"(digraph pathway {
  rankdir=LR; nodesep=0.35; ranksep=0.9; splines=true; newrank=true; compound=true;
  fontname="Liberation Sans,Arial"; fontsize=13; labelloc=t;
  node [fontname="Liberation Sans,Arial", fontsize=12, shape=box, style="filled", fillcolor="#F0F4F5", color="#425563"];
  edge [fontname="Liberation Sans,Arial", fontsize=11, color="#425563", arrowsize=0.7];
)";
constexpr const char* overload_colour = "#D55E00";

std::string quoted(const std::string& text) {
    std::string result = "\"";
    for (const char c : text) {
        result += c == '"' || (c == '\\') ? std::string{'\\', c} : std::string{c};
    }
    return result + "\"";
}

/// Lines of a label, broken by Graphviz.
std::string lines(const std::vector<std::string>& texts) {
    std::string result;
    for (const std::string& text : texts) {
        const std::string line = quoted(text);
        result += (result.empty() ? "" : "\\n") + line.substr(1, line.size() - 2);
    }
    return "\"" + result + "\"";
}

/// At most 28 letters a line, broken between words.
std::vector<std::string> folded(const std::string& text) {
    constexpr std::size_t widest = 28;
    std::vector<std::string> result{""};
    std::size_t at = 0;
    while (at < text.size()) {
        const std::size_t end = std::min(text.find(' ', at), text.size());
        const std::string word = text.substr(at, end - at);
        if (!result.back().empty() && result.back().size() + 1 + word.size() > widest) {
            result.emplace_back();
        }
        result.back() += (result.back().empty() ? "" : " ") + word;
        at = end + 1;
    }
    return result;
}

std::string percent(double share) {
    return share >= 0.0995 ? fmt::format("{:.0f} %", share * 100) : fmt::format("{:.2g} %", share * 100);
}

std::string places(double load) {
    return load < 99.95 ? fmt::format("{:.1f}", load) : fmt::format("{:.0f}", load);
}

std::string how_long(double ticks) {
    const double hours = ticks / static_cast<double>(hour.ticks());
    return hours < 23.95 ? fmt::format("{:.2g} h", hours)
                         : fmt::format("{:.2g} day{}", hours / 24, hours < 24.05 ? "" : "s");
}

const char* name_of(Exit exit) {
    switch (exit) {
        case Exit::home:
            return "home";
        case Exit::died:
            return "died";
        case Exit::left_area:
            return "left area";
        case Exit::membership_ended:
            break;
    }
    return "ends";
}

class Picture {
public:
    explicit Picture(const Program& program)
        : program_{program},
          settings_{settings_at(program, program.measured_changes ? program.end : program.measure_from)},
          starts_{traffic(program, settings_)},
          loads_{offered_load(program, program.measured_changes)} {}

    std::string drawn() {
        text_ = head;
        text_ += fmt::format("  label={};\n", lines(title()));
        draw_streams();
        draw_nodes();
        for (const Node& node : program_.nodes) {
            for (std::uint32_t e = node.first_edge; e < node.first_edge + node.edges; ++e) {
                draw_way(e);
            }
        }
        for (std::uint32_t n = 0; n < program_.nodes.size(); ++n) {
            draw_dashed(n, program_.nodes[n].otherwise, "queue full");
            draw_dashed(n, program_.nodes[n].gives_up, "gives up");
        }
        return text_ + "}\n";
    }

private:
    /// People a day who start in a node.
    [[nodiscard]] double people(std::uint32_t node) const {
        double sum = 0;
        for (std::uint32_t c = 0; c < program_.classes; ++c) {
            sum += starts_[node * program_.classes + c] * 24;
        }
        return sum;
    }

    /// Mean of what `value` says of a class, over the people who take an edge; 0 where nobody does.
    template <class ValueOf>
    [[nodiscard]] double mean_on(std::uint32_t e, ValueOf value) const {
        double weight = 0;
        double sum = 0;
        for (std::uint32_t c = 0; c < program_.classes; ++c) {
            const std::uint32_t slot = e * program_.classes + c;
            const double here = starts_[program_.edges[e].from * program_.classes + c] * settings_.shares[slot];
            weight += here;
            sum += here * value(c);
        }
        return weight > 0 ? sum / weight : 0;
    }

    [[nodiscard]] double flow(std::uint32_t e) const {
        double sum = 0;
        for (std::uint32_t c = 0; c < program_.classes; ++c) {
            const std::uint32_t n = program_.edges[e].from;
            sum += starts_[n * program_.classes + c] * settings_.shares[e * program_.classes + c] * 24;
        }
        return sum;
    }

    [[nodiscard]] double share(std::uint32_t e) const {
        const double all = people(program_.edges[e].from);
        return all > 0 ? flow(e) / all : 0;
    }

    [[nodiscard]] std::vector<std::string> title() const {
        std::vector<std::string> result{program_.texts.model};
        for (std::uint32_t n = 0; n < program_.nodes.size(); ++n) {
            if (people(n) <= 0) {
                result.push_back("Nobody comes: " + program_.texts.nodes[n].label);
            }
        }
        return result;
    }

    void draw_streams() {
        std::map<std::string, std::map<std::uint32_t, double>> streams;  // name, node, people a day
        for (std::size_t s = 0; s < program_.entries.size(); ++s) {
            const std::string& source = program_.texts.streams[s];
            const std::uint32_t to = program_.edges[program_.entries[s].edge].to;
            streams[source.substr(0, source.find('.'))][to] += settings_.rates[s] * 24;
        }
        for (const auto& [name, entered] : streams) {
            double rate = 0;
            for (const auto& [node, people_a_day] : entered) {
                rate += people_a_day;
                text_ += fmt::format("  \"from {}\" -> {};\n", name, quoted(program_.texts.nodes[node].name));
            }
            std::string words = name;
            std::replace(words.begin(), words.end(), '_', ' ');
            text_ += fmt::format("  \"from {}\" [shape=plaintext, style=\"\", label={}];\n", name,
                                 lines({words, fmt::format("{:.3g} a day", rate)}));
        }
    }

    [[nodiscard]] std::uint32_t first_pool(std::uint32_t node) const {
        const auto needs = program_.list(program_.nodes[node].needs);
        return needs.empty() ? none : needs.front().pool;
    }

    [[nodiscard]] std::string load_of(std::uint32_t pool) const {
        const PoolLoad& load = loads_[pool];
        const std::string& label = program_.texts.pools[pool].label;
        if (load.capacity == Settings::unlimited) {
            return fmt::format("{}: {} needed, no limit", label, places(load.load));
        }
        const char* state = load.endless() ? ", OVERLOAD" : load.overloaded() ? ", OVERLOAD: some give up" : "";
        return fmt::format("{}: {} of {} needed{}", label, places(load.load), load.capacity, state);
    }

    [[nodiscard]] bool overloaded(std::uint32_t pool) const { return pool != none && loads_[pool].overloaded(); }

    void draw_nodes() {
        std::map<std::uint32_t, std::vector<std::uint32_t>> users;
        for (std::uint32_t n = 0; n < program_.nodes.size(); ++n) {
            if (people(n) > 0) {
                users[first_pool(n)].push_back(n);
            }
        }
        for (const auto& [pool, nodes] : users) {
            const bool framed = pool != none && nodes.size() > 1;
            if (framed) {
                text_ += fmt::format(
                    "  subgraph \"cluster {}\" {{ label={}; style=\"rounded\"; color=\"{}\"; penwidth={};\n",
                    program_.texts.pools[pool].name, lines(folded(load_of(pool))),
                    overloaded(pool) ? overload_colour : "#768692", overloaded(pool) ? 4 : 1);
            }
            for (const std::uint32_t n : nodes) {
                draw_node(n, framed);
            }
            text_ += framed ? "  }\n" : "";
        }
    }

    void draw_node(std::uint32_t n, bool framed) {
        const auto& node = program_.nodes[n];
        std::vector<std::string> label = folded(program_.texts.nodes[n].label);
        bool over = false;
        for (const Need& need : program_.list(node.needs)) {
            if (!framed || need.pool != first_pool(n)) {
                const auto text = folded(load_of(need.pool));
                label.insert(label.end(), text.begin(), text.end());
                over = over || overloaded(need.pool);
            }
        }
        const auto exits = exits_of(n);
        label.insert(label.end(), exits.begin(), exits.end());
        text_ += fmt::format("  {} [label={}, style=\"filled{}\"{}];\n", quoted(program_.texts.nodes[n].name),
                             lines(label), node.membership ? ",rounded" : "",
                             over ? fmt::format(", peripheries=2, penwidth=3, color=\"{}\"", overload_colour) : "");
    }

    /// " (12 % come back)"
    [[nodiscard]] std::string back(std::uint32_t e) const {
        const Edge& edge = program_.edges[e];
        if (edge.readmission_enters == none) {
            return "";
        }
        const double share = mean_on(e, [&](auto c) { return settings_.shares[edge.readmission_share + c]; });
        return share > 0 ? fmt::format(" ({} come back)", percent(share)) : "";
    }

    /// "home 73 %, died 4 %": where episodes end from here.
    [[nodiscard]] std::vector<std::string> exits_of(std::uint32_t n) const {
        const auto& node = program_.nodes[n];
        std::vector<std::string> shares;
        for (std::uint32_t e = node.first_edge; e < node.first_edge + node.edges; ++e) {
            if (program_.edges[e].to == none && program_.edges[e].exit != Exit::membership_ended && flow(e) > 0) {
                shares.push_back(fmt::format("{} {}{}", name_of(program_.edges[e].exit), percent(share(e)), back(e)));
            }
        }
        std::vector<std::string> exits;
        if (!shares.empty()) {
            exits = folded(fmt::format("{}", fmt::join(shares, ", ")));
        }
        if (node.queue_limit >= 0 && node.otherwise != none && program_.edges[node.otherwise].to == none) {
            exits.push_back(fmt::format("queue full: {}", name_of(program_.edges[node.otherwise].exit)));
        }
        if (node.patience != none && node.gives_up != none && program_.edges[node.gives_up].to == none) {
            exits.push_back(fmt::format("gives up: {}", name_of(program_.edges[node.gives_up].exit)));
        }
        return exits;
    }

    void draw_way(std::uint32_t e) {
        const Edge& edge = program_.edges[e];
        if (edge.from == none || flow(e) <= 0) {
            return;
        }
        const std::string from = quoted(program_.texts.nodes[edge.from].name);
        if (edge.readmission_enters != none) {
            const std::uint32_t to = program_.edges[edge.readmission_enters].to;
            text_ += fmt::format("  {} -> {} [style=dashed, constraint=false];\n", from,
                                 quoted(program_.texts.nodes[to].name));
        }
        if (edge.to == none) {
            return;
        }
        std::vector<std::string> label{percent(share(e))};
        const std::uint32_t first = edge.steps == none ? e : edge.steps;
        for (std::uint32_t at = first; at != none && program_.edges[at].process != none;) {
            const Edge& step = program_.edges[at];
            const double ticks = mean_on(e, [&](auto c) { return settings_.variates[step.process + c].mean; });
            const std::string reason = step.reason == none ? "" : program_.texts.reason_labels[step.reason] + " ";
            const auto text = folded(reason + how_long(ticks));
            label.insert(label.end(), text.begin(), text.end());
            at = at == e || step.then == e ? none : step.then;
        }
        text_ +=
            fmt::format("  {} -> {} [label={}];\n", from, quoted(program_.texts.nodes[edge.to].name), lines(label));
    }

    void draw_dashed(std::uint32_t n, std::uint32_t way, const char* why) {
        if (way != none && program_.edges[way].to != none && people(n) > 0) {
            text_ += fmt::format("  {} -> {} [style=dashed, constraint=false, label=\"{}\"];\n",
                                 quoted(program_.texts.nodes[n].name),
                                 quoted(program_.texts.nodes[program_.edges[way].to].name), why);
        }
    }

    const Program& program_;
    Settings settings_;
    std::vector<double> starts_;
    std::vector<PoolLoad> loads_;
    std::string text_;
};

}  // namespace

std::string picture(const Program& program) {
    return Picture{program}.drawn();
}

}  // namespace careway::pathway
