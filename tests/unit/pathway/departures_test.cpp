#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "tests/unit/pathway/system.hpp"

// Stays that depend on where people will go, and what those do who find no place at once (semantics 4 and 16).
namespace careway::pathway {
namespace {

using namespace testing;

/// Half go home after an hour, half to a care home after ten.
ModelSpec ward_by_next() {
    ModelSpec spec = system({pool("beds", 1000), pool("care_places", 1000)}, {stream("in", "ward", 0.5)},
                            {node("ward", {"beds"}, fixed(1), {to("home", 0.5), to("care_home", 0.5)}),
                             node("care_home", {"care_places"}, fixed(5), {to("home")})});
    spec.nodes[0].destinations[0].stay = Dated<Stay>::always(Stay::same(fixed(1)));
    spec.nodes[0].destinations[1].stay = Dated<Stay>::always(Stay::same(fixed(10)));
    return spec;
}

TEST(ByNext, GivesEachDestinationItsStay) {
    const Story story{ward_by_next()};

    std::map<std::uint64_t, Time> left;
    for (const Record& record : story.all(What::left, "ward")) {
        const bool home = (record.marks & exiting) != 0;
        ASSERT_EQ(record.time - record.since, Duration::hours(home ? 1 : 10));
        left[record.person] = record.time;
    }
    for (const Record& record : story.all(What::started, "care_home")) {
        ASSERT_EQ(record.time, left.at(record.person));
    }
    EXPECT_GT(left.size(), 1000u);
}

TEST(ByNext, KeepsTheDestinationWhenSharesChange) {
    ModelSpec spec = ward_by_next();
    const Date change = spec.run.start + std::chrono::days{50};
    spec.nodes[0].destinations[0].share.steps = {{change, Split<double>::same(0)}};
    spec.nodes[0].destinations[1].share.steps = {{change, Split<double>::same(1)}};
    const Story story{spec};

    const Time at{50 * day};
    for (const Record& record : story.all(What::left, "ward")) {
        const bool home = (record.marks & exiting) != 0;
        ASSERT_EQ(record.time - record.since, Duration::hours(home ? 1 : 10));
        ASSERT_TRUE(!home || record.since < at) << "who came later goes to the care home";
    }
}

TEST(ByNext, HasTheDestinationsThatARoutingDrawnAtTheEndWouldHave) {
    ModelSpec plain = ward_by_next();
    plain.nodes[0].destinations[0].stay.reset();
    plain.nodes[0].destinations[1].stay.reset();
    const auto at_home = [](const Story& story) {
        std::map<std::uint64_t, bool> found;
        for (const Record& record : story.all(What::left, "ward")) {
            found[record.person] = (record.marks & exiting) != 0;
        }
        return found;
    };

    const auto base = at_home(Story{plain});
    for (const auto& [person, home] : at_home(Story{ward_by_next()})) {
        ASSERT_EQ(home, base.at(person));
    }
}

TEST(ByNext, ChangesOnDates) {
    ModelSpec spec = ward_by_next();
    spec.nodes[0].destinations[0].stay->steps = {{spec.run.start + std::chrono::days{50}, Stay::same(fixed(3))}};
    const Story story{spec};

    for (const Record& record : story.all(What::left, "ward")) {
        const int home = record.since < Time{50 * day} ? 1 : 3;
        ASSERT_EQ(record.time - record.since, Duration::hours((record.marks & exiting) != 0 ? home : 10));
    }
}

TEST(ByNext, LoadsAndFillsAPoolByTheMeanOverDestinations) {
    ModelSpec spec = ward_by_next();
    EXPECT_DOUBLE_EQ(offered_load(*compile(spec))[0].load, 0.5 * (0.5 * 1 + 0.5 * 10));

    spec.run.start_full = 1;
    const Story story{spec};
    double home = 0;
    double all = 0;
    std::map<std::uint64_t, bool> initial;
    for (const Record& record : story.all(What::started, "ward")) {
        initial[record.person] = record.time == Time{} && (record.marks & arrived) == 0;
    }
    for (const Record& record : story.all(What::left, "ward")) {
        all += initial.at(record.person) ? 1 : 0;
        home += initial.at(record.person) && (record.marks & exiting) != 0 ? 1 : 0;
    }
    EXPECT_EQ(all, 1000);
    EXPECT_NEAR(home / all, 1.0 / 11, 4 * std::sqrt(10.0 / 121 / all)) << "found in proportion to how long they stay";
}

/// A ward that sends everybody to a step-down unit with one bed if it is free, home otherwise.
ModelSpec step_down() {
    ModelSpec spec = system(
        {pool("beds", 1000), pool("step_down_beds", 1)}, {stream("in", "ward", 0.5)},
        {node("ward", {"beds"}, fixed(2), {to("unit")}), node("unit", {"step_down_beds"}, fixed(4), {to("home")})});
    spec.nodes[0].destinations[0].instead = "home";
    return spec;
}

TEST(IfFree, SendsElsewhereThoseWhoFindNoPlaceAtThatMoment) {
    const Story story{step_down()};

    Time free_from;
    std::size_t refused = 0;
    for (const Record& left : story.all(What::left, "ward")) {
        ASSERT_EQ(left.time - left.since, Duration::hours(2)) << "nobody waits";
        const bool home = (left.marks & exiting) != 0;
        ASSERT_EQ(home, left.time < free_from);
        refused += home ? 1 : 0;
        free_from = home ? free_from : left.time + Duration::hours(4);
    }
    EXPECT_GT(refused, 300u);
    EXPECT_EQ(story.count(What::place_waits), 0u);
}

TEST(IfFree, MayLeadToANodeThatOneWaitsForWithThePlaceHeld) {
    ModelSpec spec = step_down();
    spec.pools.push_back(pool("rehab_beds", 1));
    spec.nodes.push_back(node("rehab", {"rehab_beds"}, fixed(4), {to("home")}));
    spec.nodes[0].destinations[0].instead = "rehab";
    const Story story{spec};

    for (const Record& record : story.records) {
        ASSERT_TRUE(record.what != What::place_waits ||
                    (record.other == story.pool("rehab_beds") && record.node == story.node("ward")));
    }
    EXPECT_GT(story.count(What::place_waits), 300u);
}

TEST(IfFree, LetsPeopleOutWhoHoldNoPlace) {
    ModelSpec spec = step_down();
    spec.nodes[0].hold = false;
    const Story story{spec};

    std::size_t exited = 0;
    for (const Record& record : story.records) {
        exited += record.what == What::exited && record.other == static_cast<int>(Exit::home) ? 1 : 0;
    }
    EXPECT_EQ(exited + story.all(What::started, "unit").size(), story.all(What::left, "ward").size());
    EXPECT_GT(exited, 300u);
}

TEST(IfFree, BringsBackThoseWhoAreSentHomeAsItDoesOthers) {
    ModelSpec spec = step_down();
    spec.nodes[0].destinations[0].share = Dated<Split<double>>::always(Split<double>::same(0.5));
    spec.nodes[0].destinations.push_back(to("home", 0.5));
    spec.nodes[0].destinations[1].readmitted = ReadmissionSpec{Split<double>::same(1), Stay::same(fixed(10)), "ward"};
    spec.run.length = 20 * day;
    const Story story{spec};

    std::map<std::uint64_t, Time> left;
    for (const Record& record : story.records) {
        if (record.what == What::left && record.node == story.node("ward") && (record.marks & exiting)) {
            left[record.person] = record.time;
        } else if (record.what == What::started && (record.marks & returned)) {
            ASSERT_EQ(record.time, left.at(record.person) + Duration::hours(10));
            left.erase(record.person);
        }
    }
    for (const auto& [person, time] : left) {
        ASSERT_GT(time, Time{20 * day} - Duration::hours(11)) << "everybody comes back";
    }
}

TEST(IfFree, MakesNoEndlessQueueOfWhatIsAskedFor) {
    const auto loads = offered_load(*compile(step_down()));

    EXPECT_DOUBLE_EQ(loads[1].load, 2);
    EXPECT_FALSE(loads[1].endless());
}

/// One bed for stays of three hours, one booking in four hours, those who find no bed come a week later.
ModelSpec elective(int at_most) {
    ModelSpec spec =
        system({pool("beds", 1)}, {stream("booked", "ward", 0.25)}, {node("ward", {"beds"}, fixed(3), {to("home")})});
    spec.streams[0].cancelled = demand::CancelledSpec{Stay::same(fixed(168)), at_most};
    return spec;
}

TEST(Cancelled, GoHomeAndComeBackAfterTheTimeUntilTheyMayWait) {
    const Story story{elective(2)};

    std::map<std::uint64_t, std::vector<Record>> of;
    for (const Record& record : story.records) {
        of[record.person].push_back(record);
    }
    std::size_t twice = 0;
    for (const auto& [person, records] : of) {
        const auto cancelled = static_cast<std::size_t>(
            std::count_if(records.begin(), records.end(), [](const Record& r) { return r.what == What::cancelled; }));
        ASSERT_LE(cancelled, 2u);
        ASSERT_TRUE(records[0].marks & arrived) << "one arrival, however often one comes";
        for (std::size_t i = 1; i < records.size(); ++i) {
            ASSERT_FALSE(records[i].marks & (arrived | returned));
            if (records[i - 1].what == What::cancelled) {
                ASSERT_EQ(records[i].time, records[i - 1].time + week);
            }
            if (records[i].what == What::queued) {
                ASSERT_EQ(cancelled, 2u) << "only those wait who have been sent home twice";
                ++twice;
            }
        }
    }
    EXPECT_GT(twice, 50u);
}

TEST(Cancelled, HaveTheStaysThatTheyWouldHaveHad) {
    ModelSpec spec = elective(3);
    spec.nodes[0].stay = Dated<Stay>::always(Stay::same(exponential(3)));
    ModelSpec more = spec;
    more.pools[0].capacity.first = 100;
    const auto stays = [](const Story& story) {
        std::map<std::uint64_t, Time> began;
        std::map<std::uint64_t, Duration> found;
        for (const Record& record : story.records) {
            if (record.what == What::started) {
                began[record.person] = record.time;
            } else if (record.what == What::left) {
                found[record.person] = record.time - began.at(record.person);
            }
        }
        return found;
    };

    const auto base = stays(Story{more});
    for (const auto& [person, stay] : stays(Story{spec})) {
        ASSERT_EQ(stay, base.at(person));
    }
}

TEST(Cancelled, NeverGoHomeWhereNobodyIsSentHome) {
    const Story story{elective(0)};

    EXPECT_EQ(story.count(What::cancelled), 0u);
    EXPECT_GT(story.count(What::queued), 100u);
}

TEST(WithoutTime, ARoundByARefusalIsALoopToo) {
    ModelSpec spec = step_down();
    spec.nodes[0].stay = Dated<Stay>::always(Stay::same(fixed(0)));
    spec.nodes.push_back(node("office", {}, fixed(0), {to("ward")}));
    spec.nodes[0].destinations[0].instead = "office";

    EXPECT_THROW(compile(spec), RefusedModel);
}

TEST(IfFree, LetsNobodyLeaveTwiceWhoHasLetGoOfThePlace) {
    ModelSpec spec =
        system({pool("beds", 2), pool("scans", 1)}, {stream("in", "ward", 0.5)},
               {node("ward", {"beds"}, fixed(2), {to("scan")}), node("scan", {"scans"}, fixed(3), {to("home")}),
                node("lounge", {"beds"}, fixed(1), {to("home")})});
    spec.nodes[0].hold = false;
    spec.nodes[0].destinations[0].instead = "lounge";
    const Story story{spec};

    EXPECT_GT(story.all(What::started, "lounge").size(), 100u);
    EXPECT_EQ(story.all(What::left, "ward").size(),
              story.all(What::started, "ward").size() - static_cast<std::size_t>(story.end.nodes[0].staying));
}

}  // namespace
}  // namespace careway::pathway
