#include <algorithm>

#include "tests/unit/language/files.hpp"

// Where people go, when they know it, and what becomes of those who find no place, as the language says it.
namespace careway::language {

namespace {

class Departures : public Folder {
protected:
    /// @param ward  what the node `ward` says  @param care  what the membership says beside its pool and stay
    Model town(const std::string& ward, const std::string& care = "", const std::string& changes = "") const {
        const auto model = write("town.yaml",
                                 "careway: 1\nname: Town\nstart: 2016-04-01\nrun: {length: 2 years}\n"
                                 "attributes: {age: {young: 50 %, old: rest}}\n"
                                 "pools: {beds: {capacity: 9}, care: {capacity: 9}}\n"
                                 "arrivals: {ed: {rate: 1 per day, enters: ward" +
                                     stream_ + "}}\npathway: {ward: {uses: beds, " + ward +
                                     "}}\nmemberships: {care_home: {uses: care, stay: 9 days" + care + "}}\n");
        if (changes.empty()) {
            return load(model);
        }
        return load(model, write("s.yaml", "careway: 1\nscenario: s\nmodel: town\nset: {" + changes + "}\n"));
    }
    static const pathway::NodeSpec& ward(const Model& model) { return model.spec.nodes.at(0); }
    static double hours_to(const Model& model, std::size_t destination, std::size_t cell = 0) {
        return ward(model).destinations.at(destination).stay->first.cells.at(cell).a / 3600e3;
    }

    std::string stream_;
};

constexpr const char* by_next =
    "stay: {by: next, home: 3 days, care_home: {exponential: {mean: 9 days}}}, ready: {home: rest, care_home: 20 %}";

}  // namespace

TEST_F(Departures, AStayMayDependOnTheDestination) {
    const Model model = town(by_next);

    EXPECT_EQ(hours_to(model, 0), 72);
    EXPECT_EQ(hours_to(model, 1), 216);
    EXPECT_TRUE(ward(model).destinations.at(1).stay->first.by.empty());
}

TEST_F(Departures, AStayMayDependOnTheDestinationAndOnAttributesInAnyOrder) {
    const std::string cells = "home: {young: 1 day, old: 2 days}, care_home: {young: 3 days, old: 4 days}}";
    const std::string turned = "young: {home: 1 day, care_home: 3 days}, old: {home: 2 days, care_home: 4 days}}";
    const std::string ready = ", ready: {home: rest, care_home: 20 %}";
    const Model model = town("stay: {by: [next, age], " + cells + ready);

    EXPECT_EQ(ward(model).destinations.at(1).stay->first.by, std::vector<std::size_t>{0});
    EXPECT_EQ(hours_to(model, 1, 0), 72);
    EXPECT_EQ(hours_to(model, 1, 1), 96);
    EXPECT_EQ(model.effective_text, town("stay: {by: [age, next], " + turned + ready).effective_text);
}

TEST_F(Departures, AStayByDestinationMayStandInATable) {
    write("stays.csv", "next,value\nhome,3 days\ncare_home,9 days\n");

    EXPECT_EQ(hours_to(town("stay: {by: stays.csv}, ready: {home: rest, care_home: 20 %}"), 1), 216);
}

TEST_F(Departures, AStayByDestinationHasAddressesAndMayChangeOnDates) {
    EXPECT_EQ(hours_to(town(by_next, "", "pathway.ward.stay.home: 5 days"), 0), 120);
    EXPECT_EQ(hours_to(town(by_next, "", "pathway.ward.stay.care_home.mean: 5 days"), 1), 120);
    const Model later = town(by_next, "", "pathway.ward.stay.home: {to: 5 days, from: 2017-04-01}");
    EXPECT_EQ(hours_to(later, 0), 72);
    EXPECT_EQ(ward(later).destinations.at(0).stay->steps.size(), 1u);
    EXPECT_TRUE(ward(later).destinations.at(1).stay->steps.empty());
}

TEST_F(Departures, SomeMayGoToAPlaceOnlyIfItIsFree) {
    const std::string stay = "stay: 1 day, ready: {home: rest, care_home: {share: 20 %";
    const Model model = town(stay + ", if_free: yes, else: home}}");

    EXPECT_EQ(ward(model).destinations.at(1).instead, "home");
    EXPECT_EQ(ward(town(stay + ", if_free: no, else: home}}")).destinations.at(1).instead, "");
    EXPECT_NE(model.effective_text, town(stay + "}}").effective_text);
    EXPECT_NE(model.effective_text, town(stay + ", if_free: yes, else: left_area}}").effective_text);
}

TEST_F(Departures, APlannedStayMayBeCancelled) {
    const std::string stay = "stay: 1 day, ready: home";
    const std::string base = town(stay).effective_text;
    stream_ = ", cancelled: {rebooked_after: {uniform: {low: 7 days, high: 21 days}}, at_most: 2}";
    const Model model = town(stay);

    EXPECT_EQ(model.spec.streams.at(0).cancelled->at_most, 2);
    EXPECT_EQ(model.spec.streams.at(0).cancelled->rebooked_after.cells.at(0).b, 21 * 86400e3);
    EXPECT_NE(base, model.effective_text);
    const Model changed =
        town(stay, "", "arrivals.ed.cancelled.at_most: 0, arrivals.ed.cancelled.rebooked_after.low: 1 day");
    EXPECT_EQ(changed.spec.streams.at(0).cancelled->at_most, 0);
    EXPECT_EQ(changed.spec.streams.at(0).cancelled->rebooked_after.cells.at(0).a, 86400e3);
}

TEST_F(Departures, PeopleMayDieOutsideTheirStays) {
    const std::string stay = "stay: 1 day, ready: home";
    const Model model = town(stay + ", dies_waiting: 8 days, dies_delayed: 9 days",
                             ", dies: {exponential: {mean: 4 years}}, dies_waiting: 7 days");

    EXPECT_EQ(ward(model).dies_waiting->cells.at(0).a, 8 * 86400e3);
    EXPECT_EQ(ward(model).dies_delayed->cells.at(0).a, 9 * 86400e3);
    EXPECT_EQ(model.spec.nodes.at(1).dies->cells.at(0).a, 4 * 365 * 86400e3);
    EXPECT_EQ(model.spec.nodes.at(1).dies_waiting->cells.at(0).a, 7 * 86400e3);
    EXPECT_NE(town(stay + ", dies_waiting: 8 days").effective_text,
              town(stay + ", dies_delayed: 8 days").effective_text);
    EXPECT_EQ(town(stay, ", dies: 9 days", "memberships.care_home.dies: 5 days").spec.nodes.at(1).dies->cells.at(0).a,
              5 * 86400e3);
}

TEST_F(Departures, MembersMayComeIntoHospital) {
    const std::string stay = "stay: 1 day, ready: home";
    const std::string admitted = ", admitted: {after: {exponential: {mean: 300 days}}, enters: ward}, keep: 14 days";
    const Model model = town(stay, admitted);

    ASSERT_TRUE(model.spec.nodes.at(1).admitted);
    EXPECT_EQ(model.spec.nodes.at(1).admitted->after.cells.at(0).a, 300 * 86400e3);
    EXPECT_EQ(model.spec.nodes.at(1).admitted->enters, "ward");
    EXPECT_EQ(model.spec.nodes.at(1).admitted->keep.cells.at(0).a, 14 * 86400e3);
    EXPECT_NE(model.effective_text, town(stay).effective_text);
    const Model changed =
        town(stay, admitted, "memberships.care_home.keep: 42 days, memberships.care_home.admitted.after: {times: 2}");
    EXPECT_EQ(changed.spec.nodes.at(1).admitted->keep.cells.at(0).a, 42 * 86400e3);
    EXPECT_EQ(changed.spec.nodes.at(1).admitted->after.cells.at(0).scale, 2);
}

}  // namespace careway::language
