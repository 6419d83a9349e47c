#include <cmath>

#include "tests/unit/language/files.hpp"

namespace careway::language {

namespace {

using random::Distribution;
using random::Shape;

class Distributions : public Folder {
protected:
    Model model_with(const std::string& stay) const {
        return load(write_ward("source: assumption (made up)\npathway: {ward: {stay: " + stay + ", ready: home}}\n"));
    }
    Distribution read(const std::string& stay) const {
        return model_with(stay).spec.nodes.at(0).stay.first.cells.at(0);
    }
};

constexpr double hours = 3600e3;
constexpr double days = 24 * hours;

}  // namespace

TEST_F(Distributions, LognormalTakesParametersOfTheLogarithm) {
    const Distribution stay = read("{lognormal: {mu: 0, sigma: 1, unit: days}}");

    EXPECT_DOUBLE_EQ(stay.a, days * std::exp(0.5));
    EXPECT_NEAR(stay.b, days * std::sqrt((std::exp(1) - 1) * std::exp(1)), 1e-3);
}

TEST_F(Distributions, LognormalTakesItsMedianWithSigma) {
    EXPECT_DOUBLE_EQ(read("{lognormal: {median: 6 days, sigma: 1}}").a, 6 * days * std::exp(0.5));
}

TEST_F(Distributions, ErlangIsAGammaWithItsStages) {
    const Distribution stay = read("{erlang: {mean: 8 hours, stages: 4}}");

    EXPECT_EQ(stay.shape, Shape::gamma);
    EXPECT_EQ(stay.a, 8 * hours);
    EXPECT_EQ(stay.b, 4 * hours);
}

TEST_F(Distributions, WeibullTakesMeanOrScale) {
    EXPECT_EQ(read("{weibull: {scale: 10 days, shape: 2}}").a, 10 * days);
    EXPECT_NEAR(read("{weibull: {mean: 10 days, shape: 2}}").mean(), 10 * days, 1e-3);
}

TEST_F(Distributions, TriangularHasThreeCorners) {
    const Distribution stay = read("{triangular: {low: 1 hour, likely: 2 hours, high: 6 hours}}");

    EXPECT_EQ(stay.shape, Shape::triangular);
    EXPECT_EQ(stay.mean(), 3 * hours);
}

TEST_F(Distributions, NormalIsCutOffAtZeroAndSaysSoWhereItMatters) {
    EXPECT_TRUE(model_with("{normal: {mean: 9 days, sd: 2 days}}").warnings.empty());
    const Model model = model_with("{normal: {mean: 2 days, sd: 2 days}}");

    ASSERT_EQ(model.warnings.size(), 1u);
    EXPECT_EQ(model.warnings[0].code, "W207");
    EXPECT_GT(model.spec.nodes[0].stay.first.cells[0].mean(), 2.5 * days);
}

TEST_F(Distributions, DiscreteTakesItsValuesInAnyOrderAndARest) {
    const Distribution stay = read("{discrete: [{value: 3 days, share: rest}, {value: 1 day, share: 20 %}]}");

    EXPECT_EQ(stay.shape, Shape::empirical);
    EXPECT_EQ(stay.values, (std::vector<double>{1 * days, 3 * days}));
    EXPECT_EQ(stay.weights, (std::vector<double>{0.2, 0.8}));
}

TEST_F(Distributions, MixtureHasPartsWithShares) {
    const Distribution stay =
        read("{mixture: [{share: 30 %, of: {exponential: {mean: 2 days}}}, {share: rest, of: 9 days}]}");

    ASSERT_EQ(stay.parts.size(), 2u);
    EXPECT_EQ(stay.parts[0].shape, Shape::exponential);
    EXPECT_EQ(stay.parts[1].a, 9 * days);
    EXPECT_EQ(stay.weights, (std::vector<double>{0.3, 0.7}));
}

TEST_F(Distributions, NumbersInListsAreInputsWithAddresses) {
    const Model model = model_with("{discrete: [{value: 1 day, share: 20 %}, {value: 3 days, share: rest}]}");

    std::vector<std::string> addresses;
    for (const Input& input : model.inputs) {
        if (input.address.starts_with("pathway.")) {
            addresses.push_back(input.address + " " + input.text);
        }
    }
    EXPECT_EQ(addresses, (std::vector<std::string>{"pathway.ward.stay.0.share 20 %", "pathway.ward.stay.0.value 1 day",
                                                   "pathway.ward.stay.1.value 3 days"}));
}

TEST_F(Distributions, ScenariosReachNumbersInLists) {
    const auto model = write_ward(
        "source: assumption (made up)\n"
        "pathway: {ward: {stay: {mixture: [{share: 30 %, of: {exponential: {mean: 2 days}}}, "
        "{share: rest, of: {erlang: {mean: 8 days, stages: 4}}}]}, ready: home}}\n");
    const auto scenario = write("shorter.yaml",
                                "careway: 1\nscenario: Shorter\nmodel: ward\nsource: assumption (made up)\n"
                                "set: {pathway.ward.stay.0.of.mean: 1 day, pathway.ward.stay.1.share: 70 %, "
                                "pathway.ward.stay: {times: 0.5}}\n");

    const Model changed = load(model, scenario);

    const Distribution stay = changed.spec.nodes.at(0).stay.first.cells.at(0);
    EXPECT_EQ(stay.parts.at(0).a, 1 * days);
    EXPECT_EQ(stay.scale, 0.5);
    for (const Input& input : changed.inputs) {
        if (input.address == "pathway.ward.stay.1.of.stages") {
            EXPECT_EQ(input.text, "4") << "a stretched distribution keeps its shape";
        }
    }
}

TEST_F(Distributions, TablesHoldEveryParameter) {
    write("stays.csv",
          "age,distribution,mean,shape,low,likely,high\n"
          "young,weibull,9 days,1.5,,,\n"
          "old,triangular,,,1 day,2 days,6 days\n");
    const auto model = write("ward.yaml",
                             "careway: 1\nname: Ward\nsource: assumption (made up)\nrun: {length: 10 days}\n"
                             "attributes: {age: {young: 50 %, old: rest}}\n"
                             "arrivals: {ed: {rate: 1 per day, enters: ward}}\n"
                             "pathway: {ward: {stay: {by: stays.csv}, ready: home}}\n");

    const auto cells = load(model).spec.nodes.at(0).stay.first.cells;

    EXPECT_EQ(cells.at(0).shape, Shape::weibull);
    EXPECT_EQ(cells.at(1).shape, Shape::triangular);
}

}  // namespace careway::language
