#include "sim/pathway/settings.hpp"

#include <algorithm>
#include <limits>

#include "sim/pathway/program.hpp"

namespace careway::pathway {

void Settings::apply(const Program& program, const Change& change) {
    switch (change.setting) {
        case Setting::capacity:
            capacity[change.index] = static_cast<std::int32_t>(change.value);
            break;
        case Setting::rate:
            rates[change.index] = change.value;
            break;
        case Setting::variate:
            variates[change.index] = program.spare_variates[static_cast<std::size_t>(change.value)];
            break;
        case Setting::gate:
            break;  // no number of the model: the simulation knows how it stands
        case Setting::share: {
            shares[change.index] = change.value;
            const Edge& edge = program.edges[change.index / program.classes];
            const Node& node = program.nodes[edge.from];
            settle_shares(program, node.first_edge, node.edges, change.index % program.classes);
            break;
        }
    }
}

void Settings::settle_shares(const Program& program, std::uint32_t first_edge, std::uint32_t edges,
                             std::uint32_t person_class) {
    const auto slot = [&](std::uint32_t edge) { return edge * program.classes + person_class; };
    double given = 0;
    std::uint32_t rest = none;
    for (std::uint32_t e = first_edge; e < first_edge + edges; ++e) {
        if (program.edges[e].rest) {
            rest = e;
        } else {
            given += shares[slot(e)];
        }
    }
    if (rest != none) {
        const double left = 1 - given;
        shares[slot(rest)] = left > 1e-12 ? left : 0;  // what rounding leaves of a whole is nobody
    }
    for (std::uint32_t e = first_edge; e < first_edge + edges; ++e) {
        const double share = shares[slot(e)];
        inverse_shares[slot(e)] = share > 0 ? 1 / share : std::numeric_limits<double>::infinity();
    }
}

}  // namespace careway::pathway
