#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <map>

#include "tests/unit/pathway/system.hpp"

// Processes between a stay and the next place (semantics 5).
namespace careway::pathway {
namespace {

using namespace testing;

/// A ward with beds for all, and a rehabilitation ward with places for all, one arrival in two hours.
ModelSpec discharge(const std::vector<ProcessSpec>& processes) {
    ModelSpec spec = system(
        {pool("ward_beds", 100), pool("rehab_beds", 100), pool("social_workers", 1)}, {stream("in", "ward", 0.5)},
        {node("ward", {"ward_beds"}, fixed(1), {to("rehab")}), node("rehab", {"rehab_beds"}, fixed(3), {to("home")})});
    spec.nodes[0].destinations[0].processes = processes;
    return spec;
}

ProcessSpec process(double hours, const std::string& reason, const std::vector<UseSpec>& needs = {}) {
    return {Stay::same(fixed(hours)), reason, needs};
}

std::vector<Record> of_person(const Story& story, std::uint64_t person) {
    std::vector<Record> found;
    std::copy_if(story.records.begin(), story.records.end(), std::back_inserter(found),
                 [&](const Record& record) { return record.person == person; });
    return found;
}

TEST(Processes, FollowOneAnotherEachWithItsReason) {
    const Story story{discharge({process(2, "sign_off"), process(4, "assessment")})};

    const Record first = story.all(What::started, "ward").front();
    std::vector<std::pair<What, Duration>> seen;
    for (const Record& record : of_person(story, first.person)) {
        seen.emplace_back(record.what, record.time - first.time);
    }
    const auto h = [](int hours) { return Duration::hours(hours); };
    const std::vector<std::pair<What, Duration>> expected{
        {What::started, h(0)},       {What::process_waits, h(1)}, {What::process_ended, h(3)},
        {What::process_waits, h(3)}, {What::process_ended, h(7)}, {What::delay_ended, h(7)},
        {What::left, h(7)},          {What::started, h(7)},       {What::left, h(10)}};
    EXPECT_EQ(seen, expected);
    EXPECT_EQ(story.program->texts.reasons, (std::vector<std::string>{"assessment", "sign_off"}));
    EXPECT_EQ(of_person(story, first.person)[1].other, 1) << "signed off first";
    EXPECT_EQ(of_person(story, first.person)[3].other, 0);
}

TEST(Processes, WaitForThePlacesTheyNeedAndFreeThemAtTheirEnd) {
    const Story story{discharge({process(3, "assessment", {{"social_workers", 1}})})};

    Time free_from;
    std::map<std::uint64_t, Time> ended;
    for (const Record& record : story.all(What::process_waits, "ward")) {
        const auto own = of_person(story, record.person);
        const auto ready = own[0].what == What::started ? own[0].time + hour : own[1].time + hour;
        ASSERT_EQ(record.time, std::max(ready, free_from)) << "one social worker, first come, first served";
        free_from = record.time + Duration::hours(3);
    }
    EXPECT_GT(story.count(What::place_waits), 500u);
    for (const Record& record : story.records) {
        ASSERT_TRUE(record.what != What::place_waits || record.other == story.pool("social_workers"));
    }
}

TEST(Processes, WaitOutsideWhereTheNodeLetsGoOfItsPlace) {
    ModelSpec spec = discharge({process(3, "assessment", {{"social_workers", 1}})});
    spec.nodes[0].hold = false;
    const Story story{spec};

    for (const Record& left : story.all(What::left, "ward")) {
        ASSERT_EQ(left.time - left.since, hour) << "nobody waits in a bed";
    }
    for (const Record& record : story.records) {
        if (record.what == What::place_waits || record.what == What::process_waits) {
            ASSERT_TRUE(record.marks & outside);
        }
    }
    EXPECT_EQ(story.end.nodes[story.node("ward")].delayed, 0);
    EXPECT_EQ(story.end.between_places, story.end.pools[story.pool("social_workers")].waiting + 1);
}

TEST(Processes, OfOneWayMayNeedSeveralPlacesOfSeveralPools) {
    ModelSpec spec = discharge({process(1, "panel", {{"social_workers", 2}, {"nurses", 1}})});
    spec.pools[2].capacity.first = 3;
    spec.pools.push_back(pool("nurses", 3));
    const Story story{spec};

    int running = 0;
    for (const Record& record : story.records) {
        running += record.what == What::process_waits ? 1 : record.what == What::process_ended ? -1 : 0;
        ASSERT_LE(running, 1) << "three social workers are enough for one panel of two";
    }
    EXPECT_GT(story.count(What::process_waits), 500u);
}

TEST(Processes, TheFirstHasTheLuckOfALoneOneAndTheOthersThatOfTheirReason) {
    const ProcessSpec lone{Stay::same(exponential(5)), "assessment", {}};
    const ProcessSpec more{Stay::same(exponential(5)), "equipment", {}};
    const auto durations = [](const Story& story, const std::string& reason) {
        std::map<std::uint64_t, Duration> found;
        std::map<std::uint64_t, Time> began;
        const auto& reasons = story.program->texts.reasons;
        for (const Record& record : story.records) {
            if (record.what == What::process_waits && reasons[record.other] == reason) {
                began[record.person] = record.time;
            } else if (record.what == What::process_ended && reasons[record.other] == reason) {
                found[record.person] = record.time - began.at(record.person);
            }
        }
        return found;
    };
    const Story alone{discharge({lone})};
    const Story two{discharge({lone, more})};
    const Story three{discharge({lone, process(1, "sign_off"), more})};

    const auto base = durations(alone, "assessment");
    for (const auto& [person, duration] : durations(two, "assessment")) {
        ASSERT_EQ(duration, base.at(person));
    }
    const auto second = durations(two, "equipment");
    std::size_t same_as_first = 0;
    for (const auto& [person, duration] : durations(three, "equipment")) {
        ASSERT_EQ(duration, second.at(person));
        same_as_first += duration == base.at(person) ? 1 : 0;
    }
    EXPECT_EQ(same_as_first, 0u);
}

TEST(WithReady, GivesThePersonTheTurnOfTheEndOfTheStay) {
    ModelSpec spec = system(
        {pool("beds", 100), pool("rehab_beds", 1)}, {stream("in", "ward", 0.2)},
        {node("ward", {"beds"}, fixed(1), {to("rehab", 0.5), to("review", 0.5)}),
         node("review", {"beds"}, fixed(0), {to("rehab")}), node("rehab", {"rehab_beds"}, fixed(9), {to("home")})});
    spec.nodes[0].destinations[0].processes = {process(6, "assessment")};
    const auto overtaken = [](const Story& story) {
        std::size_t count = 0;
        Time latest;
        for (const Record& start : story.all(What::started, "rehab")) {
            const auto own = of_person(story, start.person);
            const auto ward =
                std::find_if(own.begin(), own.end(), [](const Record& r) { return r.what == What::started; });
            count += ward->time < latest ? 1 : 0;
            latest = std::max(latest, ward->time);
        }
        return count;
    };
    const std::size_t serial = overtaken(Story{spec});
    spec.nodes[0].destinations[0].with_ready = true;
    const Story story{spec};

    EXPECT_LT(overtaken(story), serial / 4) << "only those overtake whose turn comes while the other is assessed";
    for (const Record& start : story.all(What::started, "rehab")) {
        const auto own = of_person(story, start.person);
        const bool assessed =
            std::any_of(own.begin(), own.end(), [](const Record& r) { return r.what == What::process_waits; });
        const auto ward = std::find_if(own.begin(), own.end(), [](const Record& r) { return r.what == What::started; });
        ASSERT_EQ(start.since, ward->time + hour) << "both ask at the end of the stay";
        ASSERT_GE(start.time, start.since + Duration::hours(assessed ? 6 : 0));
    }
}

TEST(Processes, ThatNeedWhatTheOthersHoldCloseARingToo) {
    ModelSpec spec =
        system({pool("beds", 2), pool("nurses", 1)}, {stream("in", "ward", 0.5), stream("b", "clinic", 0.5)},
               {node("ward", {"beds"}, fixed(2), {to("home")}), node("clinic", {"nurses"}, fixed(2), {to("ward")})});
    spec.nodes[0].destinations[0].processes = {process(1, "assessment", {{"nurses", 1}})};
    try {
        const Story story{spec};
        FAIL() << "the nurse waits with a patient for a bed, and those in the beds for the nurse";
    } catch (const ModelError& error) {
        EXPECT_THAT(error.what(), ::testing::HasSubstr("in `ward` waits for `nurses`"));
    }
}

TEST(Processes, WithoutTimeDoNotKeepALoopFromBeingEndless) {
    ModelSpec spec = system({pool("beds", 2)}, {stream("in", "a", 0.5)},
                            {node("a", {"beds"}, fixed(0), {to("b")}), node("b", {}, fixed(0), {to("a")})});
    spec.nodes[0].destinations[0].processes = {process(0, "one"), process(0, "two")};
    EXPECT_THROW(compile(spec), RefusedModel);

    spec.nodes[0].destinations[0].processes[1] = process(1, "two");
    EXPECT_NO_THROW(compile(spec));
}

}  // namespace
}  // namespace careway::pathway
