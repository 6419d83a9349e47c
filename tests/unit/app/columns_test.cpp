#include "viz/app/columns.hpp"

#include <gtest/gtest.h>

#include "tests/unit/pathway/system.hpp"

namespace careway::app {
namespace {

using namespace pathway::testing;
using pathway::PoolKind;
using Names = std::vector<std::string>;
using Numbers = std::vector<std::size_t>;

pathway::PoolSpec pool_of(const std::string& name, PoolKind kind) {
    pathway::PoolSpec spec = pool(name, 10);
    spec.kind = kind;
    return spec;
}

/// Front door, then a referral that needs no place, a ward, a community ward, reablement, and home care.
std::shared_ptr<const pathway::Program> system_of_five() {
    return pathway::compile(
        system({pool_of("care", PoolKind::packages), pool_of("ward", PoolKind::beds), pool_of("ed", PoolKind::spaces),
                pool_of("rehab", PoolKind::beds), pool_of("reablement", PoolKind::places)},
               {stream("people", "ed", 1), stream("direct", "ward", 1)},
               {node("ed", {"ed"}, fixed(1), {to("referral", 0.5), to("home", 0.5)}),
                node("referral", {}, fixed(1), {to("ward")}),
                node("ward", {"ward"}, fixed(1), {to("rehab", 0.2), to("care", 0.2), to("home", 0.6)}),
                node("rehab", {"rehab"}, fixed(1), {to("reablement", 0.5), to("home", 0.5)}),
                node("reablement", {"reablement"}, fixed(1), {to("care", 0.5), to("home", 0.5)}),
                node("care", {"care"}, fixed(1), {to("home")})}));
}

TEST(Columns, FollowThePathwayInFourStepsAtMost) {
    const Columns columns = columns_of(*system_of_five(), {});

    EXPECT_EQ(columns.of_pool, (Numbers{3, 1, 0, 2, 3}));
}

TEST(Columns, AreNamedForTheirKindsOfPlaces) {
    EXPECT_EQ(columns_of(*system_of_five(), {}).names, (Names{"Spaces", "Beds", "Beds", "Packages and places"}));
}

TEST(Columns, EndWherePeopleComeBack) {
    const auto program =
        pathway::compile(system({pool("ward", 10), pool("rehab", 10)}, {stream("people", "ward", 1)},
                                {node("ward", {"ward"}, fixed(1), {to("rehab", 0.5), to("home", 0.5)}),
                                 node("rehab", {"rehab"}, fixed(1), {to("ward", 0.1), to("home", 0.9)})}));

    EXPECT_EQ(columns_of(*program, {}).of_pool, (Numbers{0, 1}));
}

TEST(Columns, AreThoseOfTheModelWhereItNamesThem) {
    language::Screen screen;
    screen.columns = {"Hospital", "Afterwards"};
    screen.pools["ward"] = {"", "", "Hospital"};
    screen.pools["ed"] = {"", "", "Hospital"};
    screen.pools["rehab"] = {"", "", "Hospital"};

    const Columns columns = columns_of(*system_of_five(), screen);

    EXPECT_EQ(columns.names, (Names{"Hospital", "Afterwards"}));
    EXPECT_EQ(columns.of_pool, (Numbers{1, 0, 0, 0, 1}));
}

}  // namespace
}  // namespace careway::app
