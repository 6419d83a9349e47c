#include "sim/measure/long_stays.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>

namespace careway::measure {
namespace {

/// Three thousand people whose keys differ in few bits, in two pools at once; every third leaves before the end.
TEST(LongStays, OfThousandsOfPeopleAreKeptApart) {
    constexpr std::uint64_t people = 3000;
    const auto key = [](std::uint64_t i) { return i << 25; };
    const auto came = [](std::uint64_t i) { return Time{} + Duration::days(static_cast<double>(i % 10)); };
    const auto goes = [](std::uint64_t i) { return Time{} + Duration::days(static_cast<double>(12 + i % 20)); };
    const Time end = Time{} + Duration::days(40);
    LongStays stays;
    std::vector<PoolTotals> totals(2);
    std::array<std::int64_t, long_stays.size()> expected{};

    for (std::uint64_t i = 0; i < people; ++i) {
        for (const std::uint32_t pool : {0u, 1u}) {
            stays.begin(pool, key(i), came(i));
        }
    }
    for (std::uint64_t step = 0; step < people; ++step) {
        const std::uint64_t i = step * 7 % people;  // each once, in no order of theirs
        const bool leaves = i % 3 == 0;
        for (std::size_t limit = 0; limit < long_stays.size(); ++limit) {
            const Duration stay = (leaves ? goes(i) : end) - came(i);
            expected[limit] += std::max(stay - long_stays[limit], Duration{}).ticks();
        }
        for (const std::uint32_t pool : {0u, 1u}) {
            if (leaves) {
                stays.end(pool, key(i), goes(i), totals[pool]);
            }
        }
    }
    stays.cut(end, totals);

    EXPECT_EQ(totals[0].long_stay_area, expected);
    EXPECT_EQ(totals[1].long_stay_area, expected);
}

TEST(LongStays, ThatNobodyBeganDoNotEnd) {
    LongStays stays;
    std::vector<PoolTotals> totals(1);

    stays.end(0, 1, Time{} + 30 * day, totals[0]);
    stays.cut(Time{} + 60 * day, totals);

    EXPECT_EQ(totals[0].long_stay_area[0], 0);
}

}  // namespace
}  // namespace careway::measure
