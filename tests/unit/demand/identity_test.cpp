#include "sim/demand/identity.hpp"

#include <gtest/gtest.h>

#include <limits>
#include <set>

namespace careway::demand {
namespace {

constexpr std::uint32_t last = std::numeric_limits<std::uint32_t>::max();

TEST(Identity, IsAnotherWhereAnyPartIsAnother) {
    const std::set<std::uint64_t> people{
        identity(77, 1'000'000, 3, 9), identity(78, 1'000'000, 3, 9),  identity(77, 1'000'001, 3, 9),
        identity(77, 1'000'000, 4, 9), identity(77, 1'000'000, 3, 10),
    };

    EXPECT_EQ(people.size(), 5u);
}

TEST(Identity, HasRoomForTheLargestOfEachPart) {
    const std::int64_t last_hour = longest_field.ticks() / hour.ticks() - 1;
    const std::uint64_t all = ~std::uint64_t{0};

    // A key of which all but the folded bits are set gives a name of ones.
    EXPECT_EQ(identity(0x1ffffff, last_hour, 15, 0x3fff), all);
    EXPECT_EQ(identity(0x1ffffff, last_hour, 15, 0) ^ all, 0x3fffu);
    EXPECT_EQ(identity(0x1ffffff, last_hour, 0, 0x3fff) ^ all, 0xfu << 14);
    EXPECT_EQ(identity(0x1ffffff, 0, 15, 0x3fff) ^ all, 0x1fffffull << 18);
    EXPECT_EQ(identity(0, last_hour, 15, 0x3fff) ^ all, 0x1ffffffull << 39);
}

TEST(Identity, ComesBackOnlyAfterTheLongestField) {
    const std::int64_t hours = longest_field.ticks() / hour.ticks();

    EXPECT_EQ(longest_field, std::int64_t{2'097'152} * hour);
    EXPECT_EQ(identity(77, 5 + hours, 3, 9), identity(77, 5, 3, 9));
    EXPECT_EQ(identity(77, -1, 3, 9), identity(77, hours - 1, 3, 9)) << "before the first hour";
}

TEST(Identity, HoldsEveryBitOfAName) {
    for (unsigned bit = 0; bit < 32; ++bit) {
        EXPECT_NE(name_in_identity(77 ^ std::uint32_t{1} << bit), name_in_identity(77)) << bit;
    }
}

TEST(Identity, OfNumberedPeopleIsNoPointOfAField) {
    for (const std::uint32_t number : {0u, 1u, 0x4000u, last}) {
        for (const std::uint64_t person : {initial_person(77, number), numbered_person(77, number)}) {
            EXPECT_EQ(person >> index_bits & 15, layer_of_numbers);
            EXPECT_EQ(person >> 39, 77u);
        }
    }
}

TEST(Identity, OfNumberedPeopleIsAnotherForEachNumber) {
    std::set<std::uint64_t> people;
    const auto add = [&](std::uint32_t number) {
        EXPECT_TRUE(people.insert(initial_person(77, number)).second) << number;
        EXPECT_TRUE(people.insert(numbered_person(77, number)).second) << number;
    };
    for (std::uint32_t number = 0; number < 40'000; ++number) {
        add(number);
    }
    for (std::uint32_t number = 0x10000; number != 0; number <<= 1) {
        add(number);
    }
    add(last);
}

TEST(Identity, OfFurtherMembersOfABatchIsTheFirstOnesScrambledWithTheirNumber) {
    EXPECT_EQ(batch_person(5, 0), 5u);
    EXPECT_NE(batch_person(5, 1), batch_person(5, 2));
    EXPECT_NE(batch_person(5, 1), batch_person(6, 1));
}

}  // namespace
}  // namespace careway::demand
