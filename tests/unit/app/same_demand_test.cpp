#include "viz/app/same_demand.hpp"

#include <gtest/gtest.h>

#include "tests/unit/run/hospital.hpp"

namespace careway::app {
namespace {

using run::testing::hospital;
using run::testing::with_beds;

bool same(const pathway::ModelSpec& a, const pathway::ModelSpec& b) {
    return same_demand(*pathway::compile(a), *pathway::compile(b));
}

Date day_of(const pathway::ModelSpec& spec, int number) {
    return spec.run.start + std::chrono::days{number};
}

TEST(SameDemand, IsThereWhereOnlyPlacesAndStaysDiffer) {
    pathway::ModelSpec other = with_beds(9, 20);
    other.nodes[0].stay = Dated<pathway::Stay>::always(pathway::Stay::same(pathway::testing::exponential(30)));

    EXPECT_TRUE(same(hospital(), other));
}

TEST(SameDemand, IsNotThereWhereMoreComeFromSomeDayOn) {
    pathway::ModelSpec more = hospital();
    more.streams[0].rate.steps = {{day_of(more, 20), Split<double>::same(0.3)}};

    EXPECT_FALSE(same(hospital(), more));
}

TEST(SameDemand, IsThereWhereARateIsSetToWhatItIs) {
    pathway::ModelSpec set = hospital();
    set.streams[0].rate.steps = {{day_of(set, 20), Split<double>::same(0.25)}};

    EXPECT_TRUE(same(hospital(), set));
}

TEST(SameDemand, IsNotThereWhereAStreamIsSwitchedOff) {
    pathway::ModelSpec off = hospital();
    off.streams[0].active.steps = {{day_of(off, 20), false}};

    EXPECT_FALSE(same(hospital(), off));
}

TEST(SameDemand, AsksOfGapsNotHowTablesAreNumbered) {
    const auto with_gaps = [](double sd, bool table_before) {
        pathway::ModelSpec spec = hospital();
        spec.streams[0].gap = random::Distribution{random::Shape::gamma, 4 * 3600e3, sd * 3600e3, {}, {}, 1};
        if (table_before) {
            spec.nodes[0].stay = Dated<pathway::Stay>::always(
                pathway::Stay::same({random::Shape::gamma, 40 * 3600e3, 10 * 3600e3, {}, {}, 1}));
        }
        return spec;
    };

    EXPECT_TRUE(same(with_gaps(2, false), with_gaps(2, true)));
    EXPECT_FALSE(same(with_gaps(2, false), with_gaps(3, false)));
}

}  // namespace
}  // namespace careway::app
