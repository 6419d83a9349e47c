#include <gtest/gtest.h>

#include "sim/measure/catalogue.hpp"
#include "sim/measure/measures.hpp"
#include "tests/unit/pathway/system.hpp"

// What places cost, and how often a rule opens them. A year has 365 days, whatever was measured.
namespace careway::measure {
namespace {

using namespace pathway::testing;
using pathway::ModelSpec;
using pathway::Stay;

/// One person a day at midnight, from the second day on, for `stay` hours; ten days, so nine people.
ModelSpec one_a_day(double stay, const std::vector<pathway::PoolSpec>& pools) {
    ModelSpec spec =
        system(pools, {stream("in", "ward", 0)}, {node("ward", {"beds"}, fixed(stay), {to("home")})}, 10 * day);
    spec.streams[0].gap = fixed(24);
    return spec;
}

/// What comes out of a run of it, without randomness.
class Outcome {
public:
    explicit Outcome(const ModelSpec& spec) : story_{spec} {
        Measures measures{story_.program};
        measures.read(story_.records);
        totals_ = measures.cut(story_.program->end);
    }
    [[nodiscard]] double operator[](const std::string& address) const {
        const Catalogue catalogue{*story_.program, totals_.length};
        const auto number = catalogue.find(address);
        EXPECT_GE(number, 0) << address;
        return values(*story_.program, {totals_})[static_cast<std::size_t>(number)];
    }

private:
    Story story_;
    Totals totals_;
};

constexpr double ten_days_a_year = 36.5;

TEST(PriceOfAStart, IsPaidForEachStayThatBegins) {
    ModelSpec spec = one_a_day(36, {pool("beds", 3)});
    spec.pools[0].price.start = 40;

    EXPECT_DOUBLE_EQ(Outcome{spec}["beds.cost"], 9 * 40 * ten_days_a_year);
}

TEST(PriceOfAStart, IsPaidOnceMoreByThoseWhoGoOnInTheSamePlace) {
    ModelSpec spec = one_a_day(6, {pool("beds", 3)});
    spec.nodes[0].destinations = {to("rehab")};
    spec.nodes.push_back(node("rehab", {"beds"}, fixed(6), {to("home")}));
    spec.pools[0].price.start = 40;

    EXPECT_DOUBLE_EQ(Outcome{spec}["beds.cost"], 18 * 40 * ten_days_a_year);
}

/// A bed and one that stands in for it: whoever comes finds the bed taken by the one before, for another half day.
ModelSpec with_overflow(bool returns) {
    ModelSpec spec = one_a_day(36, {pool("beds", 1), pool("more", 1)});
    spec.nodes[0].overflow = pathway::OverflowSpec{"more", returns};
    spec.pools[0].price.start = 10;
    spec.pools[1].price.start = 7;
    return spec;
}

TEST(PriceOfAStart, IsThatOfThePlaceInWhichTheStayBegins) {
    const Outcome outcome{with_overflow(false)};

    EXPECT_DOUBLE_EQ(outcome["beds.cost"], 5 * 10 * ten_days_a_year);
    EXPECT_DOUBLE_EQ(outcome["more.cost"], 4 * 7 * ten_days_a_year);
}

TEST(PriceOfAStart, IsNotPaidByThoseWhoComeBackFromOverflow) {
    const Outcome outcome{with_overflow(true)};

    EXPECT_DOUBLE_EQ(outcome["beds.cost"], 1 * 10 * ten_days_a_year) << "all others have begun elsewhere";
    EXPECT_DOUBLE_EQ(outcome["more.cost"], 8 * 7 * ten_days_a_year);
}

TEST(PriceOfAStart, IsPaidForPlacesNeededForAPartOfTheStay) {
    ModelSpec spec = one_a_day(36, {pool("beds", 3), pool("doctors", 1)});
    spec.nodes[0].uses.push_back({"doctors", 1, Stay::same(fixed(2))});
    spec.pools[1].price.start = 15;
    spec.pools[1].price.delivered_per_day = 24;

    EXPECT_DOUBLE_EQ(Outcome{spec}["doctors.cost"], 9 * (15 + 2 * 1) * ten_days_a_year);
}

/// Nine people are ready after 12 hours; then one of two social workers sees to them for 8.
ModelSpec with_social_workers() {
    ModelSpec spec = one_a_day(12, {pool("beds", 3), pool("social_workers", 2), pool("rehab_beds", 9)});
    spec.nodes[0].destinations = {to("rehab")};
    spec.nodes[0].destinations[0].processes = {{Stay::same(fixed(8)), "assessment", {{"social_workers", 1}}}};
    spec.nodes.push_back(node("rehab", {"rehab_beds"}, fixed(1), {to("home")}));
    spec.pools[1].price = {300, 0, 20, 0, 24};
    return spec;
}

TEST(Processes, UseThePlacesThatTheyNeedAndPayForThem) {
    const Outcome outcome{with_social_workers()};

    EXPECT_DOUBLE_EQ(outcome["social_workers.in_use"], 9 * 8 / 240.0);
    EXPECT_DOUBLE_EQ(outcome["social_workers.cost"], 9 * (8 / 24.0 * 300 + 20 + 8 * 1) * ten_days_a_year);
    EXPECT_DOUBLE_EQ(outcome["social_workers.delayed_here"], 0) << "it is the bed that is held by who is ready";
    EXPECT_DOUBLE_EQ(outcome["beds.delayed_here"], 9 * 8 / 240.0);
}

TEST(Processes, FreeThePlacesOfThoseWhoDie) {
    ModelSpec spec = with_social_workers();
    spec.nodes[0].dies_delayed = Stay::same(fixed(5));

    EXPECT_DOUBLE_EQ(Outcome{spec}["social_workers.in_use"], 9 * 5 / 240.0);
}

TEST(PriceDelivered, IsByTheHourOfAPlaceInUse) {
    ModelSpec spec = one_a_day(8, {pool("beds", 3)});
    spec.pools[0].price.delivered_per_day = 24 * 10;

    EXPECT_DOUBLE_EQ(Outcome{spec}["beds.cost"], 9 * 8 * 10 * ten_days_a_year);
}

TEST(PriceAdded, IsPaidForPlacesThatADatedChangeOpened) {
    ModelSpec spec = one_a_day(8, {pool("beds", 3)});
    spec.pools[0].price.added_per_day = 33;
    EXPECT_DOUBLE_EQ(Outcome{spec}["beds.cost"], 0);

    spec.pools[0].capacity.steps = {{spec.run.start + std::chrono::days{5}, 7}};

    EXPECT_DOUBLE_EQ(Outcome{spec}["beds.cost"], 33 * (7 - 3) * 5 * ten_days_a_year);
}

TEST(PriceAdded, IsPaidForPlacesOpenedBeforeTheRun) {
    ModelSpec spec = one_a_day(8, {pool("beds", 3)});
    spec.pools[0].price.added_per_day = 33;
    spec.pools[0].capacity.steps = {{spec.run.start - std::chrono::days{400}, 7}};

    EXPECT_DOUBLE_EQ(Outcome{spec}["beds.cost"], 33 * (7 - 3) * 365);
}

TEST(PriceAdded, IsNotGivenBackForPlacesThatClose) {
    ModelSpec spec = one_a_day(8, {pool("beds", 3)});
    spec.pools[0].price.added_per_day = 33;
    spec.pools[0].capacity.steps = {{spec.run.start + std::chrono::days{5}, 1}};

    EXPECT_DOUBLE_EQ(Outcome{spec}["beds.cost"], 0);
}

/// One person in the middle of the week, to its end, who needs 14 hours a week of a pool of 500 and has had 7 of them.
ModelSpec home_care() {
    ModelSpec spec = one_a_day(84, {pool("beds", 50000)});
    spec.run.length = 7 * day;
    spec.streams[0].gap = fixed(84);
    spec.pools[0].in_hours = true;
    spec.nodes[0].uses[0].amount = 1400;
    return spec;
}

TEST(PriceDelivered, IsByTheHourGivenOfHoursPerWeek) {
    ModelSpec spec = home_care();
    spec.pools[0].price.delivered_per_day = 24 * 22;

    EXPECT_DOUBLE_EQ(Outcome{spec}["beds.cost"], 7 * 22 * 365 / 7);
}

TEST(PriceInUse, OfHoursPerWeekIsByHourPerWeekAndDay) {
    ModelSpec spec = home_care();
    spec.pools[0].price.in_use_per_day = 3;

    EXPECT_DOUBLE_EQ(Outcome{spec}["beds.cost"], 14 / 2 * 3 * 365);
}

/// Two places that open when the bed has been in use for 2 of the 6 hours of each stay, and close 10 hours later.
ModelSpec escalating() {
    ModelSpec spec = one_a_day(6, {pool("beds", 1), pool("more", 2)});
    spec.pools[1].opens = pathway::OpeningSpec{1, "beds", Duration::hours(2), {}, {}, Duration::hours(10)};
    return spec;
}

TEST(Openings, AreCountedAndTheirHours) {
    const Outcome outcome{escalating()};

    EXPECT_DOUBLE_EQ(outcome["more.openings"], 9 * ten_days_a_year);
    EXPECT_DOUBLE_EQ(outcome["more.hours_open"], 9 * 10 * ten_days_a_year);
    EXPECT_DOUBLE_EQ(outcome["more.open"], 2 * 9 * 10 / 240.0);
}

TEST(Openings, CostOnceEachBesideThePlacesThatAreOpen) {
    ModelSpec spec = escalating();
    spec.pools[1].price.opening = 5000;
    spec.pools[1].price.open_per_day = 24;

    EXPECT_DOUBLE_EQ(Outcome{spec}["more.cost"], 9 * (5000 + 2 * 10 * 1) * ten_days_a_year);
}

TEST(Openings, BelongToTheWindowInWhichTheyHappenAndTheirHoursToEach) {
    const Story story{escalating()};
    Measures measures{story.program};
    const auto later = std::find_if(story.records.begin(), story.records.end(),
                                    [](const auto& record) { return record.time >= Time{30 * hour}; });
    measures.read({story.records.begin(), later});
    const Totals first = measures.cut(Time{30 * hour});  // opened at 26, closes at 36
    measures.read({later, story.records.end()});
    const Totals second = measures.cut(Time{48 * hour + 192 * hour});
    const std::uint16_t more = story.pool("more");

    EXPECT_EQ(first.pools[more].openings, 1);
    EXPECT_EQ(first.pools[more].time_open, (4 * hour).ticks());
    EXPECT_EQ(second.pools[more].openings, 8);
    EXPECT_EQ(second.pools[more].time_open, (6 * hour + 80 * hour).ticks());
}

TEST(Openings, OfAPoolWithoutPlacesAreNotHours) {
    ModelSpec spec = escalating();
    spec.pools[1].capacity = Dated<int>::always(0);
    const Outcome outcome{spec};

    EXPECT_DOUBLE_EQ(outcome["more.openings"], 9 * ten_days_a_year);
    EXPECT_DOUBLE_EQ(outcome["more.hours_open"], 0);
}

}  // namespace
}  // namespace careway::measure
