#include <gtest/gtest.h>

#include <algorithm>
#include <map>

#include "tests/unit/pathway/census.hpp"

// People in the middle of their stay when places close.
namespace careway::pathway {
namespace {

using namespace testing;

/// A clinic open from 08:00 to 16:00 each day, with stays of 5 hours.
ModelSpec clinic(Closing closing, int places = 2) {
    ModelSpec spec =
        system({pool("rooms", 0)}, {stream("in", "clinic", 0.2)}, {node("clinic", {"rooms"}, fixed(5), {to("home")})});
    for (int d = 0; d < 7; ++d) {
        spec.pools[0].rota.emplace_back(d * day + Duration::hours(8), places);
        spec.pools[0].rota.emplace_back(d * day + Duration::hours(16), 0);
    }
    spec.pools[0].closing = closing;
    return spec;
}

/// Open hours between two instants.
double open_hours(Time from, Time to) {
    const auto opened = [](Time t) {
        const auto days = t.ticks() / day.ticks();
        const double within = static_cast<double>(t.ticks() % day.ticks()) / 3600e3;
        return 8.0 * static_cast<double>(days) + std::clamp(within - 8, 0.0, 8.0);
    };
    return opened(to) - opened(from);
}

TEST(Closing, FinishLetsEverybodyStayToTheEnd) {
    std::map<std::uint64_t, Time> started;
    for (const Record& record : Story{clinic(Closing::finish)}.records) {
        if (record.what == What::started) {
            started[record.person] = record.time;
        } else if (record.what == What::left) {
            ASSERT_EQ(record.time - started.at(record.person), Duration::hours(5));
        }
    }
}

TEST(Closing, PauseLetsPeopleGoOnWithWhatWasLeft) {
    const Story story{clinic(Closing::pause)};
    std::map<std::uint64_t, Time> started;
    std::size_t over_night = 0;
    for (const Record& record : story.records) {
        if (record.what == What::started) {
            started[record.person] = record.time;
        } else if (record.what == What::left) {
            ASSERT_NEAR(open_hours(started.at(record.person), record.time), 5, 1e-6);
            over_night += record.time - started.at(record.person) > Duration::hours(6);
        }
    }
    EXPECT_GT(over_night, 20u);
}

TEST(Closing, PauseInterruptsTheLatestFirst) {
    ModelSpec spec = clinic(Closing::pause);
    for (auto& [opens, places] : spec.pools[0].rota) {
        places = places == 0 ? 1 : 2;
    }
    const Story story{spec};
    std::map<std::uint64_t, Time> started;
    std::vector<std::pair<Time, Time>> stays;
    for (const Record& record : story.records) {
        if (record.what == What::started) {
            started[record.person] = record.time;
        } else if (record.what == What::left) {
            stays.emplace_back(started.at(record.person), record.time);
        }
    }
    std::size_t interrupted = 0;
    for (const auto& [from, to] : stays) {
        interrupted += to - from > Duration::hours(5);
        for (const auto& [other_from, other_to] : stays) {
            const bool there_at_once = other_from < from && from < other_to;
            ASSERT_FALSE(there_at_once && to < other_to) << "who started first also ends first";
        }
    }
    EXPECT_GT(interrupted, 20u);
}

TEST(Closing, SendBackBeginsAnewWithTheSameLuckAndTheOldTurn) {
    ModelSpec spec = clinic(Closing::send_back);
    spec.nodes[0].stay = Dated<Stay>::always(Stay::same(exponential(2)));
    const Story story{spec};
    std::map<std::uint64_t, Time> started;
    std::map<std::uint64_t, Duration> cut;
    std::map<std::uint64_t, Time> asked;
    std::size_t begun_anew = 0;
    for (const Record& record : story.records) {
        if (record.what == What::started) {
            if (cut.contains(record.person)) {
                EXPECT_EQ(record.since, asked[record.person]);
                ++begun_anew;
            }
            started[record.person] = record.time;
            asked[record.person] = record.since;
        } else if (record.what == What::sent_back) {
            EXPECT_EQ(record.time.ticks() % day.ticks(), Duration::hours(16).ticks());
            cut[record.person] = record.time - started[record.person];
        } else if (record.what == What::left) {
            const Duration stay = record.time - started[record.person];
            EXPECT_LE(stay, Duration::hours(8));
            EXPECT_TRUE(!cut.contains(record.person) || stay > cut[record.person])
                << "the whole stay, longer than before";
        }
    }
    EXPECT_GT(begun_anew, 20u);
    EXPECT_EQ(story.end.pools[0].in_use, 0) << "at midnight nobody is there";
}

TEST(Closing, WhoIsSentBackKeepsThePriorityOfWhereTheyCameFrom) {
    ModelSpec spec = clinic(Closing::send_back, 1);
    spec.streams.clear();
    spec.nodes[0].stay = Dated<Stay>::always(Stay::same(fixed(7.5)));
    spec.nodes[0].priority_by_origin = OriginPrioritySpec{{{"hall", 5}}, 1};
    spec.nodes[0].rises = {{Duration::hours(1), 4}};
    spec.nodes.push_back(node("hall", {}, fixed(9), {to("clinic")}));
    spec.nodes.push_back(node("ward", {}, fixed(19), {to("clinic")}));
    spec.run.census = {staying("hall", 0), staying("ward", 0)};
    const Story story{spec};

    ASSERT_EQ(times(story.all(What::sent_back, "clinic")).front(), after(16)) << "who came at 9 from the hall";
    EXPECT_EQ(story.all(What::started, "clinic")[1].since, after(19)) << "from the ward, before the one sent back";
}

TEST(Closing, InterruptsNobodyWhoIsReadyToLeave) {
    ModelSpec spec = clinic(Closing::pause);
    spec.pools.push_back(pool("homes", 1));
    spec.nodes[0].stay = Dated<Stay>::always(Stay::same(fixed(1)));
    spec.nodes[0].destinations = {to("care")};
    spec.nodes.push_back(node("care", {"homes"}, fixed(7), {to("home")}));
    const Story story{spec};

    std::size_t at_night = 0;
    for (const Record& left : story.all(What::left, "clinic")) {
        const auto hour_of_day = left.time.ticks() % day.ticks() / hour.ticks();
        at_night += hour_of_day < 8 || hour_of_day >= 16;
    }
    EXPECT_GT(at_night, 20u);
}

TEST(Closing, PausesThePartsOfAStayToo) {
    ModelSpec spec = clinic(Closing::pause);
    spec.pools.push_back(pool("doctors", 9));
    spec.nodes[0].uses.push_back({"doctors", 1, Stay::same(fixed(3))});
    const Story story{spec};
    std::map<std::uint64_t, Time> began;
    std::size_t parts = 0;
    for (const Record& record : story.records) {
        if (record.what == What::place_taken) {
            began[record.person] = record.time;
        } else if (record.what == What::place_given) {
            ASSERT_NEAR(open_hours(began.at(record.person), record.time), 3, 1e-6);
            ++parts;
        }
    }
    EXPECT_GT(parts, 100u);
}

TEST(Closing, PausesAStayWhenThePlacesOfAPartOfItClose) {
    ModelSpec spec = clinic(Closing::pause);
    spec.pools.push_back(spec.pools[0]);
    spec.pools[1].name = "doctors";
    spec.pools[0].rota.clear();
    spec.pools[0].capacity.first = 100;
    spec.nodes[0].uses.push_back({"doctors", 1, Stay::same(fixed(3))});
    const Story story{spec};
    std::map<std::uint64_t, Time> began;
    std::size_t over_night = 0;
    for (const Record& record : story.records) {
        if (record.what == What::place_taken) {
            began[record.person] = record.time;
        } else if (record.what == What::place_given) {
            ASSERT_NEAR(open_hours(began.at(record.person), record.time), 3, 1e-6);
        } else if (record.what == What::left) {
            // The doctor's 3 hours, and then 2 more, whoever is there.
            const Duration stay = record.time - began.at(record.person);
            const bool paused = stay > Duration::hours(5);
            ASSERT_EQ(stay, Duration::hours(paused ? 5 + 16 : 5));
            over_night += paused;
        }
    }
    EXPECT_GT(over_night, 20u);
}

TEST(Closing, PausesPeopleUntilThePlaceLeftHasBeenMadeReady) {
    // Two places from 08:00, one from 16:00: the third person begins at 13:00 and pauses at 16:00 with 7 hours left.
    // The second leaves at 18:00, the place is ready at 21:00. That somebody rises at 19:00 must not matter.
    ModelSpec spec = clinic(Closing::pause);
    for (auto& [opens, places] : spec.pools[0].rota) {
        places = places == 0 ? 1 : 2;
    }
    spec.pools[0].turnaround = Stay::same(fixed(3));
    spec.streams[0].saturated = true;
    spec.nodes[0].stay = Dated<Stay>::always(Stay::same(fixed(10)));
    spec.nodes[0].priority = Split<int>::same(2);
    spec.nodes[0].rises = {{Duration::hours(6), 1}};
    const auto left = Story{spec}.all(What::left, "clinic");

    ASSERT_GT(left.size(), 3u);
    EXPECT_EQ(left[1].time, Time{Duration::hours(18)});
    EXPECT_EQ(left[2].time, Time{Duration::hours(28)});
}

TEST(Closing, MembersWhoAreSentBackDieAsThoseWhoWaitDo) {
    ModelSpec spec = system({pool("places", 1)}, {}, {node("care", {"places"}, fixed(100), {})});
    spec.nodes[0].membership = true;
    spec.nodes[0].dies = Stay::same(fixed(50));
    spec.nodes[0].dies_waiting = Stay::same(fixed(30));
    spec.pools[0].closing = Closing::send_back;
    spec.pools[0].capacity.steps = {{spec.run.start + std::chrono::days{1}, 0}};
    spec.run.census = {staying("care", 0)};
    const Story story{spec};

    EXPECT_EQ(times(story.all(What::sent_back, "care")), (std::vector{after(24)}));
    EXPECT_EQ(times(story.all(What::died, "care")), (std::vector{after(54)}));
}

TEST(Closing, SendsPeopleBackToPlacesThatStandInIfThereAreSome) {
    ModelSpec spec = clinic(Closing::send_back);
    spec.pools.push_back(pool("tents", 1000));
    spec.nodes[0].overflow = OverflowSpec{"tents", false};
    const Story story{spec};

    EXPECT_GT(story.count(What::sent_back), 0u);
    for (const Record& back : story.all(What::sent_back, "clinic")) {
        const auto starts = story.all(What::started, "clinic");
        EXPECT_TRUE(std::any_of(starts.begin(), starts.end(), [&](const Record& start) {
            return start.person == back.person && start.time == back.time;
        })) << "in a tent, at once";
    }
}

}  // namespace
}  // namespace careway::pathway
