#include "sim/run/moves.hpp"

#include <gmock/gmock.h>

#include "tests/unit/pathway/system.hpp"

namespace careway::run {
namespace {

using pathway::Record;
using pathway::What;
using testing::ElementsAre;

constexpr std::uint16_t acute = 0, ward = 1, clinic = 2;  // nodes
constexpr std::uint16_t outside = 0, acute_beds = 1, ward_beds = 2;

std::shared_ptr<const pathway::Program> program() {
    using namespace pathway::testing;
    return compile(
        system({pool("acute_beds", 1), pool("ward_beds", 1)}, {stream("in", "acute", 1)},
               {node("acute", {"acute_beds"}, fixed(1), {to("ward")}),
                node("ward", {"ward_beds"}, fixed(1), {to("clinic")}), node("clinic", {}, fixed(1), {to("home")})}));
}

Record record(int at, std::uint64_t person, What what, std::uint16_t node) {
    Record record;
    record.time = Time{at * hour};
    record.person = person;
    record.what = what;
    record.node = node;
    return record;
}

class MovesTest : public testing::Test {
protected:
    std::vector<Moved> after(const std::vector<Record>& records) {
        moves_.read(records);
        return moves_.take();
    }

private:
    Moves moves_{*program()};
};

TEST_F(MovesTest, GoFromThePoolThatSomebodyLeftInTheSameInstant) {
    EXPECT_THAT(after({record(1, 7, What::left, acute), record(1, 7, What::started, ward)}),
                ElementsAre(Moved{acute_beds, ward_beds, 1}));
}

TEST_F(MovesTest, BeginAndEndOutsideWhereSomebodyComesLeavesOrWaitsWithoutAPlace) {
    EXPECT_THAT(
        after({record(1, 7, What::started, acute), record(2, 7, What::left, acute), record(3, 7, What::started, ward)}),
        ElementsAre(Moved{outside, acute_beds, 1}, Moved{outside, ward_beds, 1}, Moved{acute_beds, outside, 1}));
}

TEST_F(MovesTest, ToldTogetherAreToldApartByPerson) {
    EXPECT_THAT(after({record(1, 7, What::left, acute), record(1, 8, What::left, ward),
                       record(1, 7, What::started, ward), record(1, 8, What::started, acute)}),
                ElementsAre(Moved{acute_beds, ward_beds, 1}, Moved{ward_beds, acute_beds, 1}));
}

TEST_F(MovesTest, CountNobodyWhoStaysInAPoolOrHoldsNone) {
    EXPECT_THAT(
        after({record(1, 7, What::started, clinic), record(1, 8, What::left, ward), record(1, 8, What::started, ward)}),
        ElementsAre());
}

TEST_F(MovesTest, KnowMembersInHospital) {
    EXPECT_THAT(after({record(1, 7, What::admitted, ward), record(1, 7, What::started, acute),
                       record(2, 7, What::left, acute), record(2, 7, What::resumed, ward)}),
                ElementsAre(Moved{acute_beds, ward_beds, 1}, Moved{ward_beds, acute_beds, 1}));
}

TEST_F(MovesTest, AreToldOnce) {
    EXPECT_THAT(after({record(1, 7, What::started, acute)}), ElementsAre(Moved{outside, acute_beds, 1}));
    EXPECT_THAT(after({}), ElementsAre());
}

}  // namespace
}  // namespace careway::run
