#include <algorithm>

#include "tests/unit/language/files.hpp"

namespace careway::language {

namespace {

class StreamFiles : public Folder {
protected:
    std::filesystem::path file(const std::string& stream) const {
        return write("ward.yaml",
                     "careway: 1\nname: Ward\nsource: assumption (made up)\nstart: 2016-04-01\nrun: {length: 2 years}\n"
                     "pools: {beds: {capacity: 4}}\narrivals: {ed: {enters: ward, " +
                         stream + "}}\npathway: {ward: {uses: beds, stay: 1 day, ready: home}}\n");
    }
    demand::StreamSpec read(const std::string& stream) const { return load(file(stream)).spec.streams.at(0); }
    std::filesystem::path scenario(const std::string& set) const {
        return write("other.yaml",
                     "careway: 1\nscenario: Other\nmodel: ward\nsource: assumption (made up)\nset: {" + set + "}\n");
    }
};

}  // namespace

TEST_F(StreamFiles, ReadsGapsAndBatches) {
    const demand::StreamSpec stream = read("gap: {erlang: {mean: 3 hours, stages: 4}}, batch: {2: rest, 1: 50 %}");

    EXPECT_EQ(stream.gap->mean(), 3 * 3600e3);
    EXPECT_EQ(stream.batch, (std::vector<std::pair<std::uint32_t, double>>{{1, 0.5}, {2, 0.5}}));
}

TEST_F(StreamFiles, ReadsABatchThatIsAlwaysTheSame) {
    EXPECT_EQ(read("rate: 1 per day, batch: 3").batch, (std::vector<std::pair<std::uint32_t, double>>{{3, 1.0}}));
}

TEST_F(StreamFiles, ReadsASourceThatNeverRunsDry) {
    const demand::StreamSpec stream = read("saturated: yes, luck: old_line");

    EXPECT_TRUE(stream.saturated);
    EXPECT_EQ(stream.luck, "old_line");
}

TEST_F(StreamFiles, ReadsASwitch) {
    const demand::StreamSpec stream = read("gap: 1 day, active: {2016-04-01: yes, 2017-01-01: no}");

    EXPECT_TRUE(stream.active.first);
    ASSERT_EQ(stream.active.steps.size(), 1u);
    EXPECT_EQ(to_string(stream.active.steps[0].first), "2017-01-01");
    EXPECT_FALSE(stream.active.steps[0].second);
    EXPECT_FALSE(read("gap: 1 day, active: no").active.first);
}

TEST_F(StreamFiles, ScalesMonthsToMeanOneOverTheDaysOfAYear) {
    const demand::Months months = *read("rate: 1 per day, months: [2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2]").months;

    EXPECT_TRUE(std::all_of(months.begin(), months.end(), [](double month) { return month == 1; }));
}

TEST_F(StreamFiles, AMonthByNameStandsAboveItsSeason) {
    const demand::Months months = *read("rate: 1 per day, months: {jan: 3, winter: 2}").months;

    EXPECT_DOUBLE_EQ(months[0] / months[1], 1.5);
    EXPECT_DOUBLE_EQ(months[11] / months[5], 2);
}

TEST_F(StreamFiles, ReadsGrowth) {
    EXPECT_EQ(read("rate: 1 per day, growth: 2 % per year").growth, 0.02);
}

TEST_F(StreamFiles, AScenarioMaySwitchAStreamOfGaps) {
    const auto model = file("gap: 1 day, batch: 2, active: yes");

    const Model changed = load(model, scenario("arrivals.ed.active: {2016-04-01: yes, 2017-01-01: no}"));

    EXPECT_EQ(changed.spec.streams.at(0).active.steps.size(), 1u);
}

TEST_F(StreamFiles, AScenarioMayChangeTheRateOfBatchesButNotTheirSizes) {
    const auto model = file("rate: 1 per day, batch: {1: 50 %, 2: rest}");

    EXPECT_EQ(faults_of(model, scenario("arrivals.ed.rate: {times: 2}")), "");
    EXPECT_TRUE(faults_of(model, scenario("arrivals.ed.batch.1: 20 %")).starts_with("M145"));
}

TEST_F(StreamFiles, AScenarioMayNotChangeGaps) {
    const auto model = file("gap: {exponential: {mean: 1 day}}");

    EXPECT_TRUE(faults_of(model, scenario("arrivals.ed.gap.mean: 2 days")).starts_with("M145"));
    EXPECT_TRUE(faults_of(model, scenario("arrivals.ed: {rate: 1 per day, enters: ward}")).starts_with("M145"));
    EXPECT_TRUE(faults_of(model, scenario("arrivals: {ed: {rate: 1 per day, enters: ward}}")).starts_with("M145"));
}

TEST_F(StreamFiles, WithGapsMustSayWhatAttributesItsPeopleHave) {
    const auto model = write("ward.yaml",
                             "careway: 1\nname: Ward\nrun: {length: 1 year}\nattributes: {age: [young, old]}\n"
                             "arrivals: {ed: {gap: 1 day, enters: ward}}\n"
                             "pathway: {ward: {stay: {by: age, young: 1 day, old: 2 days}, ready: home}}\n");

    EXPECT_TRUE(faults_of(model).starts_with("M126 stream `ed` has no rate that could be split by `age`"))
        << faults_of(model);
}

}  // namespace careway::language
