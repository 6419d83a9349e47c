#include "viz/app/standards.hpp"

#include <algorithm>
#include <cstdint>

namespace careway::app {

namespace {

using pathway::PoolKind;

// Above it, difficulties with emergency admissions grow fast. Source: House of Lords written answer HL1460 of 15 March
// 2000, on the Emergency Services Action Team's report of 1997 and the analysis of the University of York.
constexpr double filling_up = 0.85;
// The most that hospitals are to plan for. Source: NHS Operational Planning and Contracting Guidance 2020/21.
constexpr double too_full = 0.92;

bool has(const pathway::Program& program, PoolKind kind) {
    return std::ranges::count(program.texts.pools, static_cast<int>(kind), &pathway::PoolText::kind) > 0;
}

}  // namespace

/// Sources: 12 hours from arrival in an emergency department, NHS Standard Contract 2022/23; 18 weeks from referral to
/// treatment, Handbook to the NHS Constitution for England.
std::optional<Duration> longest_wait(PoolKind kind) {
    switch (kind) {
        case PoolKind::spaces:
            return Duration::hours(12);
        case PoolKind::beds:
            return 18 * week;
        default:
            return std::nullopt;
    }
}

std::string longest_waits_in_words(const pathway::Program& program) {
    const bool beds = has(program, PoolKind::beds);
    const bool spaces = has(program, PoolKind::spaces);
    return beds && spaces ? "longest wait over 18 weeks (spaces: 12 hours)"
           : beds         ? "longest wait over 18 weeks"
           : spaces       ? "longest wait over 12 hours"
                          : "";
}

int bed_pressure(const pathway::Program& program, const run::View& view) {
    std::int64_t places = 0;
    std::int64_t in_use = 0;
    std::int64_t free = 0;
    for (std::size_t p = 0; p < view.pools.size(); ++p) {
        const run::PoolView& pool = view.pools[p];
        if (program.texts.pools[p].kind == static_cast<int>(PoolKind::beds) &&
            pool.capacity != pathway::Settings::unlimited) {
            places += pool.capacity;
            in_use += pool.in_use;
            free += std::max(0, pool.capacity - pool.in_use - pool.turning);
        }
    }
    if (places == 0) {
        return 0;
    }
    const double share = static_cast<double>(in_use) / static_cast<double>(places);
    return free == 0 ? 4 : share > too_full ? 3 : share >= filling_up ? 2 : 1;
}

std::string bed_pressure_in_words(const pathway::Program& program) {
    return has(program, PoolKind::beds) ? "bed pressure 2: 85% of beds in use, 3: over 92%, 4: none free" : "";
}

}  // namespace careway::app
