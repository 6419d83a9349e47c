#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "tests/unit/pathway/system.hpp"

// Who people are: draws, attributes, later episodes, and that they are the same in every scenario.
namespace careway::pathway {
namespace {

using namespace testing;

ModelSpec hospital() {
    return system({pool("ed_spaces", 4), pool("beds", 6), pool("packages", 5)},
                  {stream("walk_in", "ed", 1.0), stream("referred", "ward", 0.05)},
                  {node("ed", {"ed_spaces"}, exponential(3), {to("ward", 0.15), to("home", 0.85)}),
                   node("ward", {"beds"}, exponential(24), {to("care", 0.3), to("home", 0.6), to("died", 0.1)}),
                   node("care", {"packages"}, exponential(60), {to("home")})});
}

/// What happened to whom and where, by name, whatever the numbers of nodes and pools.
std::vector<std::tuple<Time, std::uint64_t, std::string, int>> by_name(const Story& story) {
    std::vector<std::tuple<Time, std::uint64_t, std::string, int>> found;
    for (const Record& record : story.records) {
        if (record.what == What::started || record.what == What::left || record.what == What::queued) {
            found.emplace_back(record.time, record.person, story.program->texts.nodes[record.node].name,
                               static_cast<int>(record.what));
        }
    }
    return found;
}

TEST(SamePeople, APermutedModelGivesTheSameEvents) {
    ModelSpec permuted = hospital();
    std::reverse(permuted.pools.begin(), permuted.pools.end());
    std::reverse(permuted.streams.begin(), permuted.streams.end());
    std::reverse(permuted.nodes.begin(), permuted.nodes.end());
    for (NodeSpec& node : permuted.nodes) {
        std::reverse(node.destinations.begin(), node.destinations.end());
    }

    EXPECT_EQ(by_name(Story{hospital()}), by_name(Story{permuted}));
}

TEST(SamePeople, ASparePoolAnUnreachableNodeAndABranchOfZeroChangeNothing) {
    ModelSpec with = hospital();
    with.pools.insert(with.pools.begin(), pool("spare", 3));
    with.nodes.insert(with.nodes.begin(), node("nowhere", {"spare"}, fixed(1), {to("home")}));
    with.nodes[1].destinations.insert(with.nodes[1].destinations.begin(), to("nowhere", 0));

    EXPECT_EQ(by_name(Story{hospital()}), by_name(Story{with}));
}

TEST(SamePeople, MoreBedsChangeWhenPeopleStartButNotWhoComesOrHowLongTheyStay) {
    ModelSpec more = hospital();
    more.pools[1].capacity.first = 12;
    const auto stays = [](const Story& story) {  // in home care, where nobody is delayed
        std::map<std::uint64_t, Time> began;
        std::map<std::uint64_t, Duration> found;
        for (const Record& record : story.records) {
            if (record.node == story.node("care") && record.what == What::started) {
                began[record.person] = record.time;
            } else if (record.node == story.node("care") && record.what == What::left) {
                found[record.person] = record.time - began.at(record.person);
            }
        }
        return found;
    };
    const Story base{hospital()};
    const Story other{more};

    EXPECT_NE(by_name(base), by_name(other));
    const auto base_stays = stays(base);
    const auto other_stays = stays(other);
    std::size_t in_both = 0;
    for (const auto& [person, stay] : base_stays) {
        if (const auto same = other_stays.find(person); same != other_stays.end()) {
            ASSERT_EQ(stay, same->second);
            ++in_both;
        }
    }
    EXPECT_GT(in_both, base_stays.size() / 2);
}

TEST(Copy, RunsOnEqualToTheOriginal) {
    const auto program = compile(hospital());
    Simulation original{program, program->initial_settings, random::Draws{1, 0}};
    Records records;
    while (!original.advance(Time{50 * day}, records)) {
        records.clear();
    }
    Simulation copy = original;

    const auto run_on = [&](Simulation& simulation) {
        std::vector<std::tuple<Time, std::uint64_t, What>> seen;
        Records batch;
        for (bool done = false; !done; batch.clear()) {
            done = simulation.advance(program->end, batch);
            for (const Record& record : batch.all()) {
                seen.emplace_back(record.time, record.person, record.what);
            }
        }
        return seen;
    };
    const auto first = run_on(original);
    EXPECT_EQ(first, run_on(copy));
    EXPECT_EQ(original.frame(), copy.frame());
    EXPECT_GT(first.size(), 1000u);
}

TEST(Attributes, AStreamSplitByOneGivesEachPersonItsValue) {
    ModelSpec spec =
        system({pool("beds", 100)}, {stream("in", "ward", 0)}, {node("ward", {"beds"}, fixed(1), {to("home")})});
    spec.attributes.push_back({"age", {"young", "old"}, {}});
    spec.streams[0].rate = Dated<Split<double>>::always({{0}, {1.0, 3.0}});
    spec.nodes[0].stay = Dated<Stay>::always({{0}, {fixed(5), fixed(9)}});
    const Story story{spec};

    double old = 0;
    const auto left = story.all(What::left, "ward");
    for (const Record& record : left) {
        ASSERT_EQ(record.time - record.since, Duration::hours(record.person_class == 1 ? 9 : 5));
        old += record.person_class == 1 ? 1 : 0;
    }
    const auto all = static_cast<double>(left.size());
    EXPECT_NEAR(old / all, 0.75, 4 * std::sqrt(0.75 * 0.25 / all));
}

TEST(Attributes, ADrawnOneFollowsItsSharesGivenTheOthers) {
    ModelSpec spec =
        system({pool("beds", 100)}, {stream("in", "ward", 0)}, {node("ward", {"beds"}, fixed(1), {to("home")})});
    spec.attributes.push_back({"age", {"young", "old"}, {}});
    spec.attributes.push_back({"frail", {"yes", "no"}, {{{0}, {0.1, 0.6}}, {{0}, {0.9, 0.4}}}});
    spec.streams[0].rate = Dated<Split<double>>::always({{0}, {4.0, 4.0}});
    const Story story{spec};

    std::map<int, double> count;
    for (const Record& record : story.all(What::started, "ward")) {
        ++count[record.person_class];  // age + 2 x frail, where yes is 0
    }
    const double young = count[0] + count[2];
    const double old = count[1] + count[3];
    EXPECT_NEAR(count[0] / young, 0.1, 4 * std::sqrt(0.1 * 0.9 / young));
    EXPECT_NEAR(count[1] / old, 0.6, 4 * std::sqrt(0.6 * 0.4 / old));
}

TEST(Readmission, BringsTheSamePersonBackForAFurtherEpisode) {
    ModelSpec spec =
        system({pool("beds", 100)}, {stream("in", "ward", 1.0)}, {node("ward", {"beds"}, fixed(1), {to("home")})});
    spec.nodes[0].destinations[0].readmitted =
        ReadmissionSpec{Split<double>::same(0.25), Stay::same(fixed(10)), "ward"};
    const Story story{spec};

    std::map<std::uint64_t, Time> last_left;
    double back = 0;
    double first = 0;
    for (const Record& record : story.records) {
        if (record.what == What::started && (record.marks & returned)) {
            ASSERT_EQ(record.time, last_left.at(record.person) + Duration::hours(10));
            ++back;
        } else if (record.what == What::started) {
            EXPECT_TRUE(record.marks & arrived);
            ++first;
        } else if (record.what == What::left) {
            last_left[record.person] = record.time;
        }
    }
    const double episodes = first + back;
    EXPECT_NEAR(back / episodes, 0.25,
                4 * std::sqrt(0.25 * 0.75 / episodes) + 0.01);  // the last are still to come back
}

TEST(Visits, HaveEachTheirOwnStay) {
    ModelSpec spec = system({pool("beds", 1000)}, {stream("in", "ward", 1.0)},
                            {node("ward", {"beds"}, exponential(5), {to("review", 1)}),
                             node("review", {}, exponential(5), {to("ward", 0.5), to("home", 0.5)})});
    const Story story{spec};

    std::map<std::uint64_t, std::vector<Duration>> stays;
    for (const Record& record : story.all(What::left, "ward")) {
        stays[record.person].push_back(record.time - record.since);
    }
    std::size_t repeated = 0;
    for (auto& [person, durations] : stays) {
        std::sort(durations.begin(), durations.end());
        repeated += std::adjacent_find(durations.begin(), durations.end()) != durations.end() ? 1 : 0;
    }
    EXPECT_EQ(repeated, 0u);
}

TEST(Readmission, TheTwoHundredAndFiftySeventhEpisodeHasItsOwnLuck) {
    ModelSpec spec = system({pool("beds", 1000)}, {stream("in", "clinic", 0.02)},
                            {node("clinic", {"beds"}, exponential(2), {to("home")})});
    spec.nodes[0].destinations[0].readmitted = ReadmissionSpec{Split<double>::same(1), Stay::same(fixed(1)), "clinic"};

    const Story story{spec};

    std::set<Duration> stays;
    for (const Record& record : story.all(What::left, "clinic")) {
        stays.insert(record.time - record.since);
    }
    EXPECT_GT(static_cast<double>(stays.size()), 0.95 * static_cast<double>(story.count(What::left)));
}

}  // namespace
}  // namespace careway::pathway
