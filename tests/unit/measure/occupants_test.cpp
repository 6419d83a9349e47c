#include "sim/measure/occupants.hpp"

#include <gtest/gtest.h>

#include <map>
#include <numeric>
#include <utility>

#include "tests/unit/measure/told.hpp"

namespace careway::measure {
namespace {

using namespace pathway::testing;
using pathway::Record;
using pathway::What;

/// Two wards of the same beds with places that stand in for them, an assessment before people leave, and care at home
/// whose members come back; old people, fit or frail, beside young ones.
pathway::ModelSpec two_wards() {
    auto spec = system({pool("beds", 6), pool("corridor", 3), pool("packages", 12)}, {stream("in", "first", 0.1)},
                       {node("first", {"beds"}, exponential(20), {to("second", 0.5), to("home", 0.5)}),
                        node("second", {"beds"}, exponential(120), {to("care", 0.3), to("home", 0.7)}),
                        node("care", {"packages"}, exponential(600), {})},
                       400 * day);
    spec.pools[0].kind = spec.pools[1].kind = pathway::PoolKind::beds;
    spec.attributes = {{"frail", {"yes", "no"}, {Split<double>::same(0.5), Split<double>::same(0.5)}},
                       {"age", {"young", "old", "oldest"}, std::vector(3, Split<double>::same(1 / 3.0))}};
    spec.pools[0].split_by = spec.pools[1].split_by = spec.pools[2].split_by = "age";
    spec.nodes[0].overflow = spec.nodes[1].overflow = pathway::OverflowSpec{"corridor", true};
    spec.nodes[1].destinations[0].processes = {{pathway::Stay::same(exponential(30)), "sign_off", {}},
                                               {pathway::Stay::same(exponential(30)), "assessment", {}}};
    spec.nodes[2].membership = true;
    spec.nodes[2].admitted =
        pathway::AdmissionSpec{pathway::Stay::same(exponential(400)), "first", pathway::Stay::same(fixed(100))};
    return spec;
}

std::int64_t in_use_area(const PoolTotals& totals) {
    std::int64_t area = 0;
    for (std::size_t level = 0; level < totals.time_at.size(); ++level) {
        area += static_cast<std::int64_t>(level) * totals.time_at[level];
    }
    return area;
}

/// Three windows of a run, after a warm-up.
std::vector<Totals> measured(const Story& story) {
    Measures measures{story.program};
    std::vector<Totals> windows;
    auto next = story.records.begin();
    for (const int days : {33, 100, 250, 400}) {
        const auto later = std::partition_point(next, story.records.end(),
                                                [&](const Record& record) { return record.time < Time{days * day}; });
        measures.read({next, later});
        windows.push_back(measures.cut(Time{days * day}));
        next = later;
    }
    windows.erase(windows.begin());
    return windows;
}

TEST(Occupants, AddUpToAllWhoAreInUseAndAllWhoAreReady) {
    const Story story{two_wards()};
    for (const Totals& window : measured(story)) {
        for (const PoolTotals& pool : window.pools) {
            ASSERT_EQ(pool.by_value.size(), 3u);
            OccupantTotals sum;
            for (const OccupantTotals& value : pool.by_value) {
                sum.in_use_area += value.in_use_area;
                sum.delayed_area += value.delayed_area;
                EXPECT_GT(value.in_use_area, 0);
            }
            EXPECT_EQ(sum.in_use_area, in_use_area(pool));
            EXPECT_EQ(sum.delayed_area, pool.delayed_area);
        }
        EXPECT_GT(window.pools[0].delayed_area, 0);
    }
}

/// People by pool, each stay from when they came to when they had left it: told again, in another way.
struct Stays {
    std::map<std::pair<std::uint64_t, std::uint32_t>, std::pair<int, Time>> open;
    std::map<std::pair<std::uint64_t, std::uint32_t>, std::vector<std::pair<Time, Time>>> all;

    void change(const Record& record, std::uint32_t pool, int by) {
        const std::pair key{record.person, pool};
        auto& [held, since] = open[key];
        auto& stays = all[key];
        if (held == 0 && (stays.empty() || stays.back().second != record.time)) {
            stays.emplace_back(record.time, never);
        }
        held += by;
        stays.back().second = held == 0 ? record.time : never;
    }
    [[nodiscard]] std::int64_t longer_than(Duration limit, std::uint32_t pool, Time from, Time to) const {
        std::int64_t area = 0;
        for (const auto& [key, stays] : all) {
            for (const auto& [since, until] : stays) {
                const Duration within = std::min(until, to) - std::max(since + limit, from);
                area += key.second == pool ? std::max(within, Duration{}).ticks() : 0;
            }
        }
        return area;
    }
};

TEST(LongStays, AreWhatThePeopleSayToTheMillisecond) {
    const Story story{two_wards()};
    Stays stays;
    for (const Record& record : story.records) {
        const bool in_beds = record.node != story.node("care");
        if (in_beds && (record.what == What::started || record.what == What::left)) {
            stays.change(record, 0, record.what == What::started ? 1 : -1);
        } else if (record.what == What::place_taken || record.what == What::place_given) {
            stays.change(record, record.other, record.what == What::place_taken ? 1 : -1);
        }
    }

    Time from{33 * day};
    for (const Totals& window : measured(story)) {
        for (const std::uint32_t pool : {0u, 1u}) {
            for (std::size_t limit = 0; limit < long_stays.size(); ++limit) {
                EXPECT_EQ(window.pools[pool].long_stay_area[limit],
                          stays.longer_than(long_stays[limit], pool, from, from + window.length));
            }
        }
        EXPECT_GT(window.pools[0].long_stay_area[2], 0);
        EXPECT_GE(window.pools[0].long_stay_area[1], window.pools[0].long_stay_area[2]);
        EXPECT_GE(window.pools[0].long_stay_area[0], window.pools[0].long_stay_area[1]);
        from = from + window.length;
    }
}

TEST(Transfers, OfAllPoolsAreThoseOfTheSystem) {
    for (const Totals& window : measured(Story{two_wards()})) {
        std::int64_t before_sign_off = 0;
        std::int64_t delayed = 0;
        for (const PoolTotals& pool : window.pools) {
            EXPECT_GE(pool.delayed_area, pool.before_sign_off_area);
            before_sign_off += pool.before_sign_off_area;
            delayed += pool.delayed_area;
        }
        EXPECT_EQ(before_sign_off, window.transfers.before_sign_off_area);
        EXPECT_EQ(delayed, std::accumulate(window.reason_area.begin(), window.reason_area.end(), std::int64_t{0}) +
                               std::accumulate(window.pool_area.begin(), window.pool_area.end(), std::int64_t{0}));
        EXPECT_GT(window.pools[1].before_sign_off_area, 0);
    }
}

/// Classes of `two_wards`: frail or not, and two more for each step of age.
TEST(Occupants, AreToldApartByTheAttributeThatThePoolNames) {
    testing::Told told{two_wards()};
    told.person_class = 3;
    told.tell(0, What::started, 0);
    told.person_class = 5;
    told.tell(6, What::started, 0);
    told.person_class = 4;
    told.tell(12, What::started, 0);
    told.person_class = 3;
    told.tell(18, What::process_waits, 0, 0, 18);

    EXPECT_DOUBLE_EQ(told.value("beds.in_use.young"), 0);
    EXPECT_DOUBLE_EQ(told.value("beds.in_use.old"), 1);
    EXPECT_DOUBLE_EQ(told.value("beds.in_use.oldest"), 0.75 + 0.5);
    EXPECT_DOUBLE_EQ(told.value("beds.delayed_here.old"), 0.25);
    EXPECT_DOUBLE_EQ(told.value("beds.delayed_here.oldest"), 0);
}

TEST(Occupants, HaveAMeasureForEachValueOnlyWhereThePoolIsSplit) {
    auto spec = two_wards();
    spec.pools[1].split_by.clear();
    const auto program = pathway::compile(spec);
    const Catalogue catalogue{*program, day};

    EXPECT_EQ(catalogue.find("corridor.in_use.old"), -1);
    const auto found = catalogue.find("beds.in_use.old");
    ASSERT_GE(found, 0);
    EXPECT_EQ(catalogue.entries()[static_cast<std::size_t>(found)].label, "beds, age old: in use");
}

TEST(Occupants, ChangeNothingThatHappens) {
    auto spec = two_wards();
    const Story split{spec};
    for (auto& pool : spec.pools) {
        pool.split_by.clear();
    }
    const Story plain{spec};

    ASSERT_EQ(split.records.size(), plain.records.size());
    for (std::size_t i = 0; i < plain.records.size(); ++i) {
        ASSERT_EQ(split.records[i].time, plain.records[i].time);
        ASSERT_EQ(split.records[i].person, plain.records[i].person);
    }
}

}  // namespace
}  // namespace careway::measure
