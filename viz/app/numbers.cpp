#include "viz/app/numbers.hpp"

#include <fmt/format.h>

#include "sim/results/csv.hpp"
#include "sim/run/replica.hpp"
#include "viz/app/dates.hpp"

namespace careway::app {

std::string numbers_at(const std::vector<Scenario>& scenarios, std::uint32_t seed, std::uint32_t run, Time instant) {
    std::string csv = "lane,scenario,date,time,pool,capacity,in_use,delayed,being_cleaned,waiting\n";
    for (std::size_t lane = 0; lane < scenarios.size(); ++lane) {
        const pathway::Program& program = *scenarios[lane].program;
        run::Replica replica{scenarios[lane].program, seed, run};
        const Duration asked = instant - program.measure_from;
        const Duration passed = asked - Duration::milliseconds(asked.ticks() % hour.ticks());
        replica.advance(program.measure_from + passed);
        const std::string when = fmt::format(
            "{},{},{},{}", lane == 0 ? "A" : "B", results::csv_field(scenarios[lane].name),
            to_string(program.start + std::chrono::days{passed.ticks() / day.ticks()}), time_of_day(passed));
        for (std::uint32_t pool = 0; pool < program.pools.size(); ++pool) {
            const pathway::PoolText& text = program.texts.pools[pool];
            const auto& now = replica.measures().now(pool);
            const auto places = [&](std::int32_t number) { return results::csv_number(text.in_its_unit(number)); };
            csv += fmt::format("{},{},{},{},{},{},{}\n", when, results::csv_field(text.name),
                               now.capacity == pathway::Settings::unlimited ? "" : places(now.capacity),
                               places(now.in_use), now.delayed, places(now.turning), now.waiting);
        }
    }
    return csv;
}

}  // namespace careway::app
