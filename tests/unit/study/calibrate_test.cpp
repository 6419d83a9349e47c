#include "sim/study/calibrate.hpp"

#include <gmock/gmock.h>

#include "sim/base/error.hpp"
#include "tests/scratch_folder.hpp"

namespace careway::study {
namespace {

/// People who come at random and stay, with beds for all of them: in use are on average rate x stay.
constexpr const char* ward = R"(careway: 1
name: A ward with beds for all
source: assumption (a test)
run: {warm_up: 30 days, length: 200 days}
pools: {beds: {capacity: unlimited}}
arrivals: {ed: {rate: 10 per day, enters: ward}}
pathway: {ward: {uses: beds, stay: {exponential: {mean: 3 days}}, ready: home}}
)";

constexpr const char* head = "careway: 1\ncalibration: A ward\nmodel: ward\nruns: 4\nmembers: 20\nrounds: 2\nseed: 7\n";
constexpr const char* short_head =
    "careway: 1\ncalibration: A ward\nmodel: ward\nruns: 2\nmembers: 10\nrounds: 1\nseed: 7\n";
constexpr const char* unknowns = R"(unknowns:
  rate: {to: arrivals.ed.rate, low: 6 per day, high: 18 per day}
  stay: {times: pathway.ward.stay.mean, low: 0.7, high: 2}
)";
/// Of 12 people a day who stay 4 days. In use vary from run to run by sqrt(2 x 48 x 4 / 200) = 1.4 and the people a day
/// by sqrt(12 / 200) = 0.24; the bands are twice the standard error of the mean of 4 runs to either side.
constexpr const char* targets = R"(targets:
  - {what: Beds in use, add: [beds.in_use], target: 48, low: 46.6, high: 49.4}
  - {what: People a day, add: [ward.starts], target: 12, low: 11.76, high: 12.24}
)";

class CalibrateTest : public testing::Test {
protected:
    [[nodiscard]] language::Calibration asked(const std::string& text) const {
        return language::read_calibration(folder_.write("calibration.yaml", text), folder_.write("ward.yaml", ward));
    }
    std::optional<Calibrated> result(const std::string& text, unsigned threads = 2) {
        const language::Calibration calibration = asked(text);
        results::Store store = results::Store::open(folder_.file("trials" + std::to_string(threads)));
        const Prepared model = prepare(calibration.model);
        require_measures(calibration, model);
        return calibrate(calibration, model,
                         {&store, threads,
                          [this](const std::string&, const results::Progress& progress) {
                              made_ += progress.done == progress.kept ? 0 : 1;
                          },
                          &stop_});
    }
    [[nodiscard]] std::string faults(const std::string& text) const {
        std::string told;
        try {
            const language::Calibration calibration = asked(text);
            require_measures(calibration, prepare(calibration.model));
        } catch (const InputError& error) {
            for (const Fault& fault : error.faults()) {
                told += std::to_string(fault.place.line) + " " + fault.code + " " + fault.message + "; " + fault.hint +
                        fault.known + "\n";
            }
        }
        return told;
    }

    ScratchFolder folder_;
    std::atomic<bool> stop_ = false;
    int made_ = 0;  ///< runs that were not in the store before
};

TEST_F(CalibrateTest, RecoversRateAndStayFromOccupancyAndStarts) {
    const auto found = result(std::string{head} + unknowns + targets);

    ASSERT_TRUE(found);
    const double rate_found = 6 + 12 * found->tuned.best.setting[0];
    const double stay_found = 3 * (0.7 + 1.3 * found->tuned.best.setting[1]);
    // Tuned on the sample of 4 runs, whose people a day have a standard error of 0.12, and whose 48 in use one of 0.7.
    EXPECT_NEAR(rate_found, 12, 4 * 0.12);
    EXPECT_NEAR(rate_found * stay_found, 48, 4 * 0.7);
    EXPECT_TRUE(fits(found->tuned.best, found->bands));
    EXPECT_EQ(judge(found->as_is, 0, found->bands[0]), Verdict::out);
    EXPECT_GE(found->ensemble.size(), 15u);
    for (const Trial& member : found->ensemble) {
        EXPECT_TRUE(fits(member, found->bands));
    }
}

TEST_F(CalibrateTest, GivesTheSameOnAnyNumberOfThreads) {
    const std::string text = std::string{short_head} + unknowns + targets;

    const auto one = result(text, 1);
    const auto three = result(text, 3);

    ASSERT_TRUE(one && three);
    EXPECT_EQ(one->tuned.best.setting, three->tuned.best.setting);
    EXPECT_EQ(one->tuned.best.values, three->tuned.best.values);
    ASSERT_EQ(one->ensemble.size(), three->ensemble.size());
    for (std::size_t member = 0; member < one->ensemble.size(); ++member) {
        EXPECT_EQ(one->ensemble[member].setting, three->ensemble[member].setting);
    }
}

TEST_F(CalibrateTest, GoesOnFromTheTrialsInItsStore) {
    const std::string text = std::string{short_head} + unknowns + targets;
    const auto first = result(text);
    made_ = 0;

    const auto second = result(text);

    EXPECT_EQ(made_, 0);
    EXPECT_EQ(first->tuned.best.values, second->tuned.best.values);
}

TEST_F(CalibrateTest, SaysThatATargetHasNoValue) {
    const std::string text = std::string{head} + unknowns +
                             "targets: [{what: A share of nobody, add: [ward.starts], over: [ward.turned_away], "
                             "target: 1, low: 0, high: 2}]\n";

    try {
        result(text);
        FAIL() << "divided by nobody";
    } catch (const ModelError& error) {
        EXPECT_STREQ(error.what(), "`A share of nobody` has no value in run 1 (as it stands)");
    }
}

TEST_F(CalibrateTest, NamesMeasuresThatTheModelDoesNotHave) {
    EXPECT_EQ(
        faults(std::string{head} + unknowns +
               "targets:\n  - {what: Beds, add: [beds.in_us], target: 1, low: 0, high: 2}\n"),
        "12 M170 there is no measure `beds.in_us`; did you mean `beds.in_use`?`careway list measures MODEL` names "
        "them all\n");
    EXPECT_EQ(faults(std::string{head} + unknowns + targets + "split: year 1\n"),
              "14 M170 the run has no `year 1`; it is shorter than two years: leave `split` out\n");
}

}  // namespace
}  // namespace careway::study
