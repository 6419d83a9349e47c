#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "sim/pathway/compiler.hpp"

namespace careway::pathway {

namespace {

/// Halves go up, whatever the order of the file has left of them in the last bits.
double rounded(double people) {
    return std::floor(people + 0.5 + 1e-9);
}

}  // namespace

/// How many people stand in each node when the run starts (semantics 30): every pool filled to the share that the model
/// gives, its nodes and classes in proportion to their offered load.
void Compiler::fill_initially() {
    if (!spec_.run.start_full) {
        return;
    }
    Program& p = *program_;
    const auto starts = traffic(p, p.initial_settings);
    const auto loads = offered_load(p);
    std::vector<std::uint32_t> by_name(p.nodes.size());
    std::iota(by_name.begin(), by_name.end(), 0u);
    std::sort(by_name.begin(), by_name.end(),
              [&](auto a, auto b) { return p.texts.nodes[a].name < p.texts.nodes[b].name; });
    std::vector<std::int32_t> left = p.initial_settings.capacity;
    std::vector<double> owed(p.pools.size());  // what rounding has left out of each pool: many small nodes fill it too
    for (const std::uint32_t n : by_name) {
        std::vector<double> load(p.classes);
        for (std::uint32_t c = 0; c < p.classes; ++c) {
            load[c] = starts[n * p.classes + c] * mean_hold(p, p.initial_settings, n, c) / 3600e3;
        }
        const double total = std::accumulate(load.begin(), load.end(), 0.0);
        double people = std::numeric_limits<double>::infinity();
        double room = people;
        std::uint32_t scarcest = none;
        for (const auto& [pool, amount] : p.list(p.nodes[n].needs)) {
            const std::int32_t capacity = p.initial_settings.capacity[pool];
            const double here = *spec_.run.start_full * capacity * total / loads[pool].load;
            if (capacity != Settings::unlimited && (scarcest == none || here < people * (1 - 1e-9))) {
                people = here;
                scarcest = pool;
            }
            room = std::min(room, static_cast<double>(left[pool] / amount));
        }
        if (!(total > 0) || scarcest == none) {
            continue;
        }
        const double wanted = people + owed[scarcest];
        InitialGroup group{n, static_cast<std::uint32_t>(std::clamp(rounded(wanted), 0.0, room)), {}};
        owed[scarcest] = wanted - group.count;
        for (const double share : load) {
            group.inverse_shares.push_back(share > 0 ? total / share : std::numeric_limits<double>::infinity());
        }
        for (const auto& [pool, amount] : p.list(p.nodes[n].needs)) {
            left[pool] -= amount * static_cast<std::int32_t>(group.count);
        }
        p.initial.push_back(group);
    }
}

}  // namespace careway::pathway
