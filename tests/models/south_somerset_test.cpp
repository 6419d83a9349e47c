#include <gtest/gtest.h>

#include <string>

#include "sim/language/expectations.hpp"
#include "sim/language/set.hpp"
#include "tests/models/trial.hpp"

namespace careway::models_test {
namespace {

const char* const model = "models/south_somerset/model.yaml";

/// The year 2021 of a scenario, in which all that it buys is open.
std::vector<Measures> run_scenario(const std::string& name, std::uint32_t replications) {
    const std::vector<language::Value> year{language::set_of("start", "2021-04-01", {"the test", 1, 1}),
                                            language::set_of("run.length", "1 year", {"the test", 1, 1})};
    return run_model(project() / model, project() / "configs/south_somerset" / (name + ".yaml"), 7, replications, "",
                     year);
}

TEST(SouthSomerset, MeetsItsTargetsInTheFirstMeasuredYear) {
    const auto expected =
        language::read_expectations(project() / "models/south_somerset/expected.yaml", project() / model);
    ASSERT_GE(expected.all.size(), 5U);

    const auto runs = run_model(project() / model, project() / "models/south_somerset/first_years.yaml", expected.seed,
                                expected.replications, expected.split);

    for (const auto& expectation : expected.all) {
        double total = 0;
        for (const auto& run : runs) {
            total += expectation.value([&run](const std::string& measure) { return run.at(measure); });
        }
        const double value = total / static_cast<double>(runs.size());
        EXPECT_GE(value, expectation.low) << expectation.what << " (" << expectation.source << ')';
        EXPECT_LE(value, expectation.high) << expectation.what << " (" << expectation.source << ')';
    }
}

/// What each option buys must arrive where it is bought: paired runs of the same people, two of each. The effects are
/// many times what two runs differ by, so no tolerance is needed.
TEST(SouthSomersetOptions, DoWhatTheyBuy) {
    const auto as_it_is = run_model(project() / model, project() / "models/south_somerset/first_years.yaml", 7, 2, "");
    const auto nothing = run_scenario("do_nothing_2021", 2);
    const auto wards = run_scenario("three_wards", 2);
    const auto diversion = run_scenario("community_diversion", 2);
    const auto places = run_scenario("discharge_places", 2);

    for (std::size_t i = 0; i < nothing.size(); ++i) {
        EXPECT_GT(nothing[i].at("system.arrivals"), as_it_is[i].at("system.arrivals"));
        EXPECT_LT(wards[i].at("acute_beds.occupancy"), nothing[i].at("acute_beds.occupancy"));
        EXPECT_GT(diversion[i].at("community_response.starts"), 1);
        EXPECT_EQ(nothing[i].at("community_response.starts"), 0);
        EXPECT_LT(places[i].at("acute_beds.delayed_here"), nothing[i].at("acute_beds.delayed_here"));
    }
}

/// Strained, but finite: were the valves of the model not enough, the department would fill and send most people away.
TEST(SouthSomersetOptions, EvenDoingNothingKeepsTheEmergencyDepartmentOpen) {
    const auto runs = run_scenario("do_nothing_2021", 2);

    EXPECT_LT(mean(runs, "ed.turned_away"), 0.02 * mean(runs, "ed.starts"));
    EXPECT_GT(mean(runs, "elective_ward.starts"), 3);  // of 14 a day when nothing is short
    EXPECT_GT(mean(runs, "escalation_beds.in_use"), 1);
}

}  // namespace
}  // namespace careway::models_test
