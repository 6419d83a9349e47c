#include <gtest/gtest.h>

#include <cmath>

#include "tests/unit/pathway/system.hpp"

// Places between two nodes.
namespace careway::pathway {
namespace {

using namespace testing;

/// Two stations of one place each, the first never without people.
ModelSpec line(int buffer, const random::Distribution& stay, Duration length) {
    ModelSpec spec =
        system({pool("s1", 1), pool("s2", 1)}, {stream("in", "first", 20)},
               {node("first", {"s1"}, stay, {to("second")}), node("second", {"s2"}, stay, {to("home")})}, length);
    spec.nodes[0].queue_limit = 30;
    if (buffer > 0) {
        spec.nodes[1].buffer = buffer;
    }
    return spec;
}

TEST(Buffer, FullKeepsPeopleWhereTheyAre) {
    ModelSpec spec = line(3, fixed(1), 30 * day);
    spec.nodes[1].stay = Dated<Stay>::always(Stay::same(fixed(1000)));
    const Story story{spec};

    EXPECT_EQ(story.end.pools[story.pool("second_buffer")].in_use, 3);
    EXPECT_EQ(story.end.nodes[story.node("first")].delayed, 1);
    EXPECT_EQ(story.all(What::left, "first").size(), 4u) << "one is in service, three in the buffer";
}

TEST(Buffer, IsPassedByPeopleFromOutside) {
    ModelSpec spec = line(1, fixed(1), 30 * day);
    spec.streams.push_back(stream("beside", "second", 0.01));
    const Story story{spec};

    EXPECT_GT(story.all(What::started, "second").size(), story.all(What::started, "second_buffer").size());
}

// Hunt (1956): two exponential stations of mean 1, the first never idle for want of people, give (b+2)/(b+3) an hour.
TEST(Buffer, OfTwoStationsGivesTheThroughputOfHunt) {
    for (const int places : {0, 1, 4}) {
        const Duration length = 1000 * day;
        const Story story{line(places, exponential(1), length)};
        const double hours = length.in_hours();
        const double expected = (places + 2.0) / (places + 3.0);

        const auto through = static_cast<double>(story.all(What::left, "second").size());
        // The variance of what leaves such a line is below that of a Poisson process (Hendricks 1992).
        const double error = std::sqrt(expected / hours);
        EXPECT_NEAR(through / hours, expected, 4 * error) << places;
    }
}

TEST(Buffer, CannotHaveTheNameOfSomethingElse) {
    ModelSpec spec = line(1, fixed(1), 30 * day);
    spec.pools.push_back(pool("second_buffer", 1));

    EXPECT_THROW(compile(spec), RefusedModel);
}

}  // namespace
}  // namespace careway::pathway
