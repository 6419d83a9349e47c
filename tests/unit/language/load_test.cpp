#include "sim/language/load.hpp"

#include <algorithm>
#include <cmath>

#include "tests/unit/language/files.hpp"

namespace careway::language {

namespace {

using pathway::ModelSpec;

const std::filesystem::path small_town = CAREWAY_FIXTURES "/small_town.yaml";

template <class Spec>
const Spec& named(const std::vector<Spec>& specs, const std::string& name) {
    return *std::find_if(specs.begin(), specs.end(), [&](const Spec& spec) { return spec.name == name; });
}

std::size_t position(const ModelSpec& spec, const std::string& attribute) {
    return static_cast<std::size_t>(&named(spec.attributes, attribute) - spec.attributes.data());
}

using Load = Folder;

}  // namespace

TEST_F(Load, ReadsTheRun) {
    const ModelSpec spec = load(small_town).spec;

    EXPECT_EQ(spec.name, "Small Town");
    EXPECT_EQ(to_string(spec.run.start), "2016-04-01");
    EXPECT_EQ(spec.run.warm_up, Duration::days(56));
    EXPECT_EQ(spec.run.length, Duration::days(730));
    EXPECT_EQ(spec.run.start_full, 0.97);
    EXPECT_EQ(spec.headline, (std::vector<std::string>{"acute_beds.in_use", "system.delayed"}));
}

TEST_F(Load, StartsOnAMondayWithoutWarmUpUnlessTold) {
    const ModelSpec spec = load(write_ward("pathway: {ward: {stay: 1 day, ready: home}}\n")).spec;

    EXPECT_EQ(to_string(spec.run.start), "2000-01-03");
    EXPECT_EQ(spec.run.warm_up, Duration{});
    EXPECT_EQ(spec.run.start_full, std::nullopt);
}

TEST_F(Load, PutsAnAttributeAfterThoseItsSharesDependOn) {
    const ModelSpec spec = load(small_town).spec;

    EXPECT_LT(position(spec, "age"), position(spec, "frail"));
    EXPECT_TRUE(named(spec.attributes, "age").shares.empty());
    EXPECT_EQ(named(spec.attributes, "stream").values, (std::vector<std::string>{"ed", "elective"}));
}

TEST_F(Load, WorksOutTheRestOfAnAttribute) {
    const ModelSpec spec = load(small_town).spec;
    const pathway::AttributeSpec& frail = named(spec.attributes, "frail");

    EXPECT_EQ(frail.values, (std::vector<std::string>{"yes", "no"}));
    EXPECT_EQ(frail.shares.at(0).cells, (std::vector<double>{0.02, 0.25}));
    EXPECT_EQ(frail.shares.at(1).cells, (std::vector<double>{0.98, 0.75}));
}

TEST_F(Load, ReadsPools) {
    const ModelSpec spec = load(small_town).spec;
    const pathway::PoolSpec& beds = named(spec.pools, "acute_beds");

    EXPECT_EQ(beds.label, "Acute beds");
    EXPECT_EQ(beds.owner, "hospital");
    EXPECT_EQ(beds.capacity.first, 80);
    ASSERT_EQ(beds.capacity.steps.size(), 1u);
    EXPECT_EQ(to_string(beds.capacity.steps[0].first), "2017-04-01");
    EXPECT_EQ(beds.capacity.steps[0].second, 90);
    EXPECT_EQ(beds.turnaround->cells.at(0).a, 2 * 3600e3);
    EXPECT_EQ(beds.price.in_use_per_day, 298);
    EXPECT_EQ(beds.price.open_per_day, 1);
    EXPECT_TRUE(named(spec.pools, "ed_spaces").unlimited);
    EXPECT_EQ(named(spec.pools, "ed_spaces").label, "ed spaces");
}

TEST_F(Load, ReadsARotaOverTheEndOfTheWeek) {
    const ModelSpec spec = load(small_town).spec;
    const pathway::Rota& rota = named(spec.pools, "clinic").rota;

    ASSERT_EQ(rota.size(), 15u);
    EXPECT_EQ(rota.front(), (std::pair{Duration{}, 1}));
    EXPECT_EQ(rota[1], (std::pair{Duration::hours(6), 0}));
    EXPECT_EQ(rota[2], (std::pair{Duration::hours(8), 6}));
    EXPECT_EQ(rota.back(), (std::pair{Duration::hours(6 * 24 + 22), 1}));
}

TEST_F(Load, ReadsStreams) {
    const ModelSpec spec = load(small_town).spec;
    const demand::StreamSpec& ed = named(spec.streams, "ed");
    const demand::StreamSpec& elective = named(spec.streams, "elective");

    EXPECT_EQ(ed.enters, "triage");
    EXPECT_EQ(ed.rate.first.by, (std::vector<std::size_t>{position(spec, "age")}));
    EXPECT_EQ(ed.rate.first.cells, (std::vector<double>{2.5, 1}));
    EXPECT_EQ(ed.profile->at(7), 0.5);
    EXPECT_EQ(ed.profile->at(24 * 6 + 8), 1.25);
    EXPECT_EQ(elective.rate.first.cells, (std::vector<double>{1.0 / 24, 2.0 / 24}));
    EXPECT_EQ(elective.rate.steps.at(0).second.cells, (std::vector<double>{1.5 / 24, 3.0 / 24}));
    EXPECT_FALSE(elective.profile);
}

TEST_F(Load, ScalesAProfileToMeanOne) {
    std::string hours = "[3";
    for (int hour = 1; hour < 168; ++hour) {
        hours += ", 3";
    }
    const Model model = load(write("m.yaml",
                                   "careway: 1\nname: M\nsource: assumption (test)\nrun: {length: 1 day}\narrivals: "
                                   "{ed: {rate: 1 per day, enters: ward, profile: " +
                                       hours + "]}}\npathway: {ward: {stay: 1 day, ready: home}}\n"));

    EXPECT_EQ(model.spec.streams.at(0).profile->at(100), 1);
    ASSERT_EQ(model.warnings.size(), 1u);
    EXPECT_EQ(model.warnings[0].code, "W203");
}

TEST_F(Load, ReadsATableOfDistributionsByTwoAttributes) {
    const ModelSpec spec = load(small_town).spec;
    const pathway::Stay& stay = named(spec.nodes, "acute_ward").stay.first;

    EXPECT_EQ(stay.by, (std::vector<std::size_t>{position(spec, "age"), position(spec, "frail")}));
    ASSERT_EQ(stay.cells.size(), 4u);
    EXPECT_EQ(stay.cells[0].shape, random::Shape::lognormal);
    EXPECT_EQ(stay.cells[0].b, 3 * 86400e3);
    EXPECT_EQ(stay.cells[1].shape, random::Shape::exponential);
    EXPECT_EQ(stay.cells[2].shape, random::Shape::gamma);
    EXPECT_EQ(stay.cells[2].a, 9 * 86400e3);
    EXPECT_EQ(stay.cells[3].shape, random::Shape::deterministic);
}

TEST_F(Load, ReadsDestinations) {
    const ModelSpec spec = load(small_town).spec;
    const pathway::NodeSpec& ward = named(spec.nodes, "acute_ward");
    const auto to = [&](const std::string& name) {
        return *std::find_if(ward.destinations.begin(), ward.destinations.end(),
                             [&](const auto& d) { return d.to == name; });
    };

    EXPECT_TRUE(ward.delays);
    EXPECT_EQ(ward.destinations.size(), 3u);
    EXPECT_TRUE(to("home").rest);
    EXPECT_EQ(to("home").readmitted->share.cells, (std::vector<double>{0.2, 0.1}));
    EXPECT_EQ(to("home").readmitted->enters, "triage");
    EXPECT_EQ(to("home_care").share.first.cells, (std::vector<double>{0.1, 0.4, 0, 0.2}));
    EXPECT_EQ(to("home_care").processes.at(0).reason, "assessment");
    EXPECT_EQ(to("home_care").processes.at(0).takes.cells.at(0).shape, random::Shape::gamma);
    EXPECT_EQ(to("died").share.first.cells, (std::vector<double>{0.05}));
}

TEST_F(Load, ReadsHowPeopleWaitOutside) {
    const ModelSpec spec = load(small_town).spec;
    const pathway::NodeSpec& ward = named(spec.nodes, "acute_ward");

    EXPECT_EQ(ward.queue_limit, 20);
    EXPECT_EQ(ward.otherwise, "home");
    EXPECT_EQ(ward.gives_up_to, "left_area");
    EXPECT_EQ(ward.patience->cells.at(0).a, 2 * 86400e3);
    EXPECT_EQ(ward.priority->by, (std::vector<std::size_t>{position(spec, "stream")}));
    EXPECT_EQ(ward.priority->cells, (std::vector<int>{1, 2}));
}

TEST_F(Load, HoldsPlacesUnlessTheFirstPoolIsAClinic) {
    const ModelSpec spec = load(small_town).spec;

    EXPECT_TRUE(named(spec.nodes, "acute_ward").hold);
    EXPECT_FALSE(named(spec.nodes, "review").hold);
    EXPECT_FALSE(named(spec.nodes, "review").delays);
}

TEST_F(Load, PutsMembershipsAfterTheNodes) {
    const ModelSpec spec = load(small_town).spec;

    EXPECT_EQ(spec.nodes.back().name, "home_care");
    EXPECT_TRUE(spec.nodes.back().membership);
    EXPECT_TRUE(spec.nodes.back().destinations.empty());
}

TEST_F(Load, TurnsAMedianIntoAStandardDeviation) {
    // exp(sigma^2) = (mean / median)^2 = 4, and sd = mean sqrt(4 - 1).
    const ModelSpec spec = load(small_town).spec;

    EXPECT_DOUBLE_EQ(named(spec.nodes, "home_care").stay.first.cells.at(0).b, 200 * 86400e3 * std::sqrt(3.0));
}

TEST_F(Load, SortsObservationsAndKeepsTheirWeights) {
    write("seen.csv", "value,weight\n3 days,1\n1 day,2\n");
    const ModelSpec spec = load(write_ward("pathway:\n  ward: {stay: {empirical: seen.csv}, ready: clinic}\n"
                                           "  clinic: {stay: {empirical: [2 days, 1 day]}, ready: home}\n"))
                               .spec;

    EXPECT_EQ(spec.nodes.at(0).stay.first.cells.at(0).values, (std::vector<double>{86400e3, 3 * 86400e3}));
    EXPECT_EQ(spec.nodes.at(0).stay.first.cells.at(0).weights, (std::vector<double>{2, 1}));
    EXPECT_EQ(spec.nodes.at(1).stay.first.cells.at(0).values, (std::vector<double>{86400e3, 2 * 86400e3}));
}

TEST_F(Load, LetsNextLeadToAFullPoolOnlyWhenThePlaceIsFreed) {
    const std::string rest =
        "pools: {beds: {capacity: 1}}\npathway:\n  ward: {stay: 1 day, next: bed%}\n  bed: {uses: beds, stay: 1 day, "
        "ready: home}\n";
    const auto with = [&](const std::string& hold) { return std::string{rest}.replace(rest.find('%'), 1, hold); };

    EXPECT_EQ(faults_of(write_ward(with(""))),
              "M134 `next` of node `ward` leads to `bed`, whose pool `beds` may be full\n");
    EXPECT_EQ(faults_of(write_ward(with(", hold: no"))), "");
}

TEST_F(Load, KnowsWhereAddressesStand) {
    const Model model = load(small_town);

    EXPECT_EQ(model.place_of("pools.acute_beds.capacity").line, 17u);
    EXPECT_EQ(model.place_of("pools.acute_beds.capacity.nothing.here").line, 17u);
    EXPECT_EQ(model.place_of("nothing").line, 0u);
}

TEST_F(Load, WarnsOfNumbersWithoutASourceOnceAFile) {
    const Model model =
        load(write_ward("pathway: {ward: {stay: {exponential: {mean: 1 day}}, ready: {home: rest, died: 5 %}}}\n"));

    ASSERT_EQ(model.warnings.size(), 1u);
    EXPECT_EQ(model.warnings[0].message, "3 numbers without a source; the first is `arrivals.ed.rate`");
}

}  // namespace careway::language
