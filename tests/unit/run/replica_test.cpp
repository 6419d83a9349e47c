#include "sim/run/replica.hpp"

#include <gmock/gmock.h>

#include "tests/unit/run/hospital.hpp"
#include "tests/unit/run/memory.hpp"

namespace careway::run {
namespace {

using namespace testing;

/// The calendar's memory is aligned, so that nobody asks `new` for it: 16 bytes a person who waits for anything.
TEST(Replica, KnowsHowManyBytesACopyTakes) {
    pathway::ModelSpec spec = hospital();
    spec.pools[0].capacity = Dated<int>::always(100000);
    spec.streams[0].rate.first = Split<double>::same(20);
    for (const bool special : {false, true}) {
        if (special) {
            spec.nodes[1].rises = {{Duration::hours(1), 1}};
        }
        Replica replica{compile(spec), 1, 1};
        replica.advance(day_number(100));

        const std::size_t before = memory_asked_for;
        const Replica copy = replica;
        const std::size_t counted = memory_asked_for - before;

        EXPECT_GT(counted, std::size_t{1} << 20);
        EXPECT_GE(copy.bytes(), counted - counted / 50);
        EXPECT_LE(copy.bytes(), counted + counted / 3);
    }
}

TEST(Replica, HasMeasuredNothingInTheWarmUp) {
    Replica replica{compile(hospital()), 1, 1};

    replica.advance(day_number(-1));

    EXPECT_TRUE(replica.values_so_far().empty());
    replica.advance(day_number(1));
    EXPECT_FALSE(replica.values_so_far().empty());
}

TEST(Replica, LetsAnotherReadAllThatHappens) {
    Replica replica{compile(hospital()), 1, 1};
    std::vector<Time> read;

    replica.advance(day_number(10), [&](std::span<const pathway::Record> records) {
        for (const pathway::Record& record : records) {
            read.push_back(record.time);
        }
    });

    Replica in_one_go{compile(hospital()), 1, 1};
    in_one_go.advance(day_number(10));
    EXPECT_EQ(in_one_go.frame(), replica.frame());
    EXPECT_GT(read.size(), 1000u);
    EXPECT_TRUE(std::is_sorted(read.begin(), read.end()));
    EXPECT_LT(read.back(), day_number(10));
}

}  // namespace
}  // namespace careway::run
