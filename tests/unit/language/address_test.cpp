#include "sim/language/address.hpp"

#include <gtest/gtest.h>

#include "sim/language/yaml.hpp"

namespace careway::language {

namespace {

constexpr const char* model_text = R"(
pools:
  beds: {capacity: {2016-04-01: {value: 80, source: E018}, 2017-04-01: 90}, kind: beds}
arrivals:
  ed: {rate: {by: [age, frail], young: {yes: 1 per day, no: 2 per day}, old: {yes: 3 per day, no: 4 per day}}}
pathway:
  ward:
    stay: {by: age, young: {gamma: {mean: 3 days, sd: 1 day}}, old: 9 days}
    ready: {home: 30 %, clinic: {share: 70 %, after: 1 day}}
  clinic: {stay: {exponential: {mean: 1 hour}}, ready: home}
)";

class Address : public testing::Test {
protected:
    void SetUp() override {
        Faults faults;
        model_ = *parse_yaml(model_text, "model.yaml", faults);
        names_ = names_of(model_);
    }

    Found find(const std::string& address) { return find_address(model_, model_type, address, names_); }
    /// The texts that an address leads to, one after another.
    std::string texts(const std::string& address) {
        std::string all;
        for (const Target& target : find(address).targets) {
            all += (all.empty() ? "" : " | ") + (target.value == nullptr ? "new" : bare(*target.value).text);
        }
        return all;
    }

    Value model_;
    Names names_;
};

}  // namespace

TEST_F(Address, NamesOneValue) {
    EXPECT_EQ(texts("pools.beds.kind"), "beds");
}

TEST_F(Address, MeansEveryStepUnlessItNamesOne) {
    EXPECT_EQ(find("pools.beds.capacity").targets.size(), 1u);
    EXPECT_EQ(texts("pools.beds.capacity.2016-04-01"), "80");
    EXPECT_EQ(texts("pools.beds.capacity.2017-04-01"), "90");
}

TEST_F(Address, NamesCellsByEitherAttribute) {
    EXPECT_EQ(texts("arrivals.ed.rate.old.no"), "4 per day");
    EXPECT_EQ(texts("arrivals.ed.rate.old"), "3 per day | 4 per day");
    EXPECT_EQ(texts("arrivals.ed.rate.yes"), "1 per day | 3 per day");
}

TEST_F(Address, PassesOverTheShapeOfADistribution) {
    EXPECT_EQ(texts("pathway.clinic.stay.mean"), "1 hour");
    EXPECT_EQ(texts("pathway.clinic.stay.exponential.mean"), "1 hour");
    EXPECT_EQ(texts("pathway.ward.stay.young.sd"), "1 day");
}

TEST_F(Address, MayEndInTheShareThatADestinationIs) {
    EXPECT_EQ(texts("pathway.ward.ready.home.share"), "30 %");
    EXPECT_EQ(texts("pathway.ward.ready.clinic.share"), "70 %");
}

TEST_F(Address, MayMeanWhatTheModelLeavesOut) {
    EXPECT_EQ(texts("pathway.ward.hold"), "new");
    EXPECT_EQ(texts("pathway.ward.ready.died"), "new");
}

TEST_F(Address, ThatLeadsNowhereSaysWhatIsNear) {
    EXPECT_EQ(find("pools.bed.kind").nearest, "pools.beds.kind");
    EXPECT_EQ(find("arrivals.ed.rate.olld").nearest, "arrivals.ed.rate.old");
    EXPECT_EQ(find("pathway.ward.ready.clinics").nearest, "pathway.ward.ready.clinic");
    EXPECT_EQ(find("pathway.ward.stay.old.mean").known, "`pathway.ward.stay.old` has no parts");
    EXPECT_EQ(find("nothing").nearest, "");
    EXPECT_EQ(find("").known.substr(0, 20), "known in the model: ");
    EXPECT_EQ(find("arrivals.").known, "known in `arrivals`: ed");
    EXPECT_TRUE(find("pools..kind").targets.empty());
    EXPECT_TRUE(find("").targets.empty());
}

}  // namespace careway::language
