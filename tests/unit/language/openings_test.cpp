#include <map>

#include "tests/unit/language/files.hpp"

// What decides how many places are open, as the model says it.
namespace careway::language {

namespace {

using Openings = Folder;

const std::string pools =
    "pools:\n"
    "  beds:\n"
    "    capacity: 10\n"
    "    closing: pause\n"
    "    closed: {every: {exponential: {mean: 60 days}}, for: 9 days, places: 4}\n"
    "    sessions: {every: 2 weeks, quorum: 4, first: 3 days}\n"
    "    staffed_by: {nurses: {hours: 33.6 per week, rank: 2}}\n"
    "    cost: {start: £40, delivered: £22 per hour, added: £33 per day}\n"
    "  nurses: {kind: staff, posts: 120, vacant: 8 %, hours: 37.5 per week, recruited_after: 90 days}\n"
    "  more: {capacity: 5, opens: {above: 98 %, of: beds, for: 4 hours}, closes: {below: 92 %}, at_least: 24 hours, "
    "cost: {opening: £5000}}\n";
const std::string ward =
    "pathway: {ward: {uses: {beds: {amount: 2, for: 3 hours}, nurses: 1}, stay: 1 day, ready: home, reserve: yes, "
    "buffer: 5, overflow: {into: more, return: never}}}\n";

}  // namespace

TEST_F(Openings, AreReadInOneUnitEach) {
    const auto spec = load(write_ward(pools + ward)).spec;
    const auto& beds = spec.pools[0];

    EXPECT_EQ(beds.closing, pathway::Closing::pause);
    EXPECT_EQ(beds.closed->every.a, 60 * 86400e3);
    EXPECT_EQ(beds.closed->places, 4);
    EXPECT_EQ(beds.sessions->every, 14 * day);
    EXPECT_EQ(beds.sessions->first, 3 * day);
    EXPECT_EQ(beds.staffed_by.at(0).rank, 2);
    EXPECT_DOUBLE_EQ(beds.staffed_by.at(0).hours, 0.2);
    EXPECT_EQ(beds.price.start, 40);
    EXPECT_EQ(beds.price.delivered_per_day, 528);
    EXPECT_EQ(beds.price.added_per_day, 33);
    EXPECT_EQ(spec.pools[1].posts->posts, 120);
    EXPECT_FALSE(spec.pools[1].posts->leaves_after);
    EXPECT_EQ(spec.pools[2].opens->of, "beds");
    EXPECT_EQ(*spec.pools[2].opens->below, 0.92);
    EXPECT_EQ(spec.pools[2].opens->at_least, day);
    EXPECT_EQ(spec.pools[2].price.opening, 5000);
}

TEST_F(Openings, AndHowPeopleShareThem) {
    const auto node = load(write_ward(pools + ward)).spec.nodes.at(0);

    EXPECT_TRUE(node.reserve);
    EXPECT_EQ(node.buffer, 5);
    EXPECT_EQ(node.overflow->into, "more");
    EXPECT_FALSE(node.overflow->returns);
    EXPECT_EQ(node.uses[0].amount, 2);
    EXPECT_EQ(node.uses[0].lasts->cells.at(0).a, 3 * 3600e3);
    EXPECT_FALSE(node.uses[1].lasts);
}

TEST_F(Openings, AreValuesThatAScenarioChanges) {
    const auto scenario = write("more.yaml",
                                "careway: 1\nscenario: More\nmodel: ward.yaml\n"
                                "set:\n"
                                "  pools.nurses.posts: {add: 10}\n"
                                "  pools.beds.closed.places: 2\n"
                                "  pools.beds.cost.start: {times: 2}\n"
                                "  pools.more.opens.above: 90 %\n"
                                "  pools.more.closes.below: 80 %\n"
                                "  pathway.ward.uses.beds.for: 1 hour\n"
                                "  pathway.ward.buffer: 6\n");

    const auto spec = load(write_ward(pools + ward), scenario).spec;

    EXPECT_EQ(spec.pools[1].posts->posts, 130);
    EXPECT_EQ(spec.pools[0].closed->places, 2);
    EXPECT_EQ(spec.pools[0].price.start, 80);
    EXPECT_EQ(spec.pools[2].opens->above, 0.9);
    EXPECT_EQ(spec.nodes[0].uses[0].lasts->cells.at(0).a, 3600e3);
    EXPECT_EQ(spec.nodes[0].buffer, 6);
}

TEST_F(Openings, MakeAnotherModelOfTheStore) {
    const std::string before = load(write_ward(pools + ward)).effective_text;
    for (const auto& [from, to] : std::map<std::string, std::string>{{"closing: pause", "closing: send_back"},
                                                                     {"places: 4", "places: 3"},
                                                                     {"quorum: 4", "quorum: 5"},
                                                                     {"rank: 2", "rank: 3"},
                                                                     {"£40", "£41"},
                                                                     {"vacant: 8 %", "vacant: 9 %"},
                                                                     {"below: 92 %", "below: 91 %"},
                                                                     {"for: 3 hours", "for: 2 hours"},
                                                                     {"reserve: yes", "reserve: no"},
                                                                     {"buffer: 5", "buffer: 4"},
                                                                     {"return: never", "return: when free"}}) {
        std::string text = pools + ward;
        text.replace(text.find(from), from.size(), to);
        EXPECT_NE(load(write_ward(text)).effective_text, before) << to;
    }
}

}  // namespace careway::language
