#include "sim/language/calibration.hpp"

#include "tests/unit/language/files.hpp"

namespace careway::language {

namespace {

constexpr const char* head = "careway: 1\ncalibration: A try\nmodel: ward\n";
constexpr const char* beds_in_use =
    "targets: [{what: Beds in use, add: [beds.in_use], target: 30, low: 28, high: 32}]\n";

/// A ward of forty beds, whose stay and beds may be looked for.
class CalibrationFile : public Folder {
protected:
    void SetUp() override {
        Folder::SetUp();
        model_ = write_ward(
            "source: assumption (x)\npools: {beds: {capacity: 40}}\n"
            "pathway: {ward: {uses: beds, stay: {exponential: {mean: 4 days}}, ready: home}}\n");
    }
    Calibration read(const std::string& text) const {
        return read_calibration(write("calibration.yaml", text), model_);
    }
    /// Of a file with one unknown.
    [[nodiscard]] Unknown unknown(const std::string& stated) const {
        return read(head + ("unknowns: {it: {" + stated + "}}\n") + beds_in_use).unknowns.at(0);
    }
    /// Line, code and message of each fault, one a line.
    [[nodiscard]] std::string faults(const std::string& text) const {
        std::string told;
        try {
            read(text);
        } catch (const InputError& error) {
            for (const Fault& fault : error.faults()) {
                told += std::to_string(fault.place.line) + " " + fault.code + " " + fault.message + "\n";
            }
        }
        return told;
    }

    std::filesystem::path model_;
};

const std::string stay_unknown = "unknowns: {stay: {times: pathway.ward.stay.mean, low: 0.5, high: 2}}\n";

}  // namespace

TEST_F(CalibrationFile, SaysWhatIsTunedToWhat) {
    const Calibration read_back =
        read(head + stay_unknown + beds_in_use + "runs: 4\nseed: 7\nmembers: 20\nrounds: 2\n");

    EXPECT_EQ(read_back.label, "A try");
    EXPECT_EQ(read_back.runs, 4u);
    EXPECT_EQ(read_back.seed, 7u);
    EXPECT_EQ(read_back.members, 20u);
    EXPECT_EQ(read_back.rounds, 2u);
    ASSERT_EQ(read_back.unknowns.size(), 1u);
    EXPECT_EQ(read_back.unknowns[0].name, "stay");
    EXPECT_EQ(read_back.unknowns[0].addresses, std::vector<std::string>{"pathway.ward.stay.mean"});
    ASSERT_EQ(read_back.targets.size(), 1u);
    EXPECT_EQ(read_back.targets[0].add.at(0).address, "beds.in_use");
    EXPECT_EQ(read_back.targets[0].high, 32);
    EXPECT_EQ(read_back.split, "");
}

TEST_F(CalibrationFile, TakesTargetsAndTheirYearFromAFileBesideIt) {
    write("expected.yaml",
          "split: year 1\nexpect: [{what: Beds in use, add: [beds.in_use], target: 30, low: 28, high: 32}]\n");

    const Calibration of_file = read(head + stay_unknown + "targets: expected.yaml\n");
    const Calibration of_another_year = read(head + stay_unknown + "targets: expected.yaml\nsplit: year 2\n");

    EXPECT_EQ(of_file.targets.at(0).target, 30);
    EXPECT_EQ(of_file.split, "year 1");
    EXPECT_EQ(of_another_year.split, "year 2");
}

TEST_F(CalibrationFile, CountsAnUnknownFromTheLowEndOfItsRangeToTheHighOne) {
    const Unknown stay = unknown("to: pathway.ward.stay.mean, low: 2 days, high: 10 days");

    EXPECT_EQ(stay.text_at(0), "2 days");
    EXPECT_EQ(stay.text_at(0.25), "4 days");
    EXPECT_EQ(stay.text_at(1), "10 days");
    EXPECT_EQ(stay.share_of("4 days"), 0.25);
    EXPECT_EQ(stay.share_of("96 hours"), 0.25);
    EXPECT_EQ(stay.change("4 days"), "4 days");
}

TEST_F(CalibrationFile, WritesAnUnknownInFourDigits) {
    EXPECT_EQ(unknown("times: arrivals.ed.rate, low: 0, high: 1").text_at(0.123456), "0.1235");
    EXPECT_EQ(unknown("times: arrivals.ed.rate, low: 0, high: 10").text_at(0.123456), "1.235");
    EXPECT_EQ(unknown("times: arrivals.ed.rate, low: 0, high: 10").change("1.235"), "{times: 1.235}");
    EXPECT_EQ(unknown("to: pathway.ward.stay.mean, low: 1 day, high: 2 days").text_at(1.0 / 3), "1.333 day");
}

TEST_F(CalibrationFile, RoundsNoUnknownOutOfItsRange) {
    const Unknown factor = unknown("times: pathway.ward.stay.mean, low: 0.70004, high: 1.29996");

    EXPECT_EQ(factor.text_at(0), "0.70004");
    EXPECT_EQ(factor.text_at(1), "1.29996");
    EXPECT_EQ(factor.text_at(0.5), "1");
}

TEST_F(CalibrationFile, CountsBedsInWholeNumbers) {
    const Unknown beds = unknown("to: pools.beds.capacity, low: 30, high: 40");

    EXPECT_EQ(beds.text_at(0.52), "35");
    EXPECT_EQ(beds.share_of("35"), 0.5);
}

TEST_F(CalibrationFile, ChangesSeveralAddressesTogether) {
    EXPECT_EQ(unknown("times: [pathway.ward.stay.mean, arrivals.ed.rate], low: 0.5, high: 2").addresses,
              (std::vector<std::string>{"pathway.ward.stay.mean", "arrivals.ed.rate"}));
}

TEST_F(CalibrationFile, IsReadOverAScenario) {
    write("fewer.yaml", "careway: 1\nscenario: Fewer\nmodel: ward\nadd: {pools: {chairs: {capacity: 3}}}\n");

    const Calibration over = read(head + ("extends: fewer\n" + stay_unknown) + beds_in_use);

    EXPECT_EQ(over.scenario, path_of("fewer.yaml"));
    EXPECT_EQ(faults(head + ("extends: feewr\n" + stay_unknown) + beds_in_use),
              "4 M100 cannot open the file `" + path_of("feewr.yaml").string() + "`\n");
}

TEST_F(CalibrationFile, TellsEveryFaultAtOnce) {
    EXPECT_EQ(faults(head + std::string{"runs: 1\n"
                                        "unknowns:\n"
                                        "  stay: {times: pathway.wrad.stay.mean, low: 0.5, high: 2}\n"
                                        "  beds: {to: pools.beds.capacity, low: 30 days, high: 40}\n"
                                        "targets:\n"
                                        "  - {what: Beds, add: [bed.in_use], target: 30, low: 28, high: 32}\n"}),
              "4 M115 `runs` must be at least 2, found `1`\n"
              "6 M160 no `pathway.wrad.stay.mean` in the model\n"
              "7 M113 `low` of `beds` must be a whole number, found `30 days`\n"
              "9 M170 no measure called `bed.in_use`\n");
}

TEST_F(CalibrationFile, LeavesRoomInEveryRange) {
    EXPECT_EQ(faults(head + std::string{"unknowns: {stay: {times: pathway.ward.stay.mean, low: 2, high: 0.5}}\n"} +
                     beds_in_use),
              "4 M198 the range of `stay` has no room: `low`, 2, is not below `high`, 0.5\n");
}

TEST_F(CalibrationFile, ChangesAnAddressByOneUnknownOnly) {
    EXPECT_EQ(faults(head +
                     std::string{"unknowns:\n"
                                 "  stay: {times: pathway.ward.stay.mean, low: 0.5, high: 2}\n"
                                 "  again: {times: pathway.ward.stay.mean, low: 0.5, high: 2}\n"} +
                     beds_in_use),
              "6 M199 `pathway.ward.stay.mean` is changed by an unknown already\n");
}

TEST_F(CalibrationFile, TunesNumbersOnly) {
    EXPECT_EQ(
        faults(head + std::string{"unknowns: {stay: {times: pathway.ward.ready, low: 0.5, high: 2}}\n"} + beds_in_use),
        "4 M161 `pathway.ward.ready` cannot be tuned: it is not a number\n");
}

TEST_F(CalibrationFile, HasNoRangeThatLeadsTheModelOutOfItsOwn) {
    EXPECT_EQ(faults(head + std::string{"unknowns: {stay: {times: pathway.ward.stay.mean, low: 0, high: 2}}\n"} +
                     beds_in_use),
              "4 M165 `pathway.ward.stay.mean` would become 0 days; it must be above 0\n");
}

TEST_F(CalibrationFile, HasTargetsWithinTheirBands) {
    EXPECT_EQ(faults(head + stay_unknown +
                     "targets:\n"
                     "  - {what: Beds, add: [beds.in_use], target: 33, low: 34, high: 32}\n"
                     "  - {what: Starts, add: [ward.starts], target: 3, low: 3, high: 3}\n"),
              "6 M129 `low` of `Beds` is above its target, 33\n"
              "6 M129 `high` of `Beds` is below its target, 33\n"
              "7 M129 `low` and `high` of `Starts` are one number\n");
}

TEST_F(CalibrationFile, WarnsOfFewerTargetsThanUnknowns) {
    const Calibration wide = read(head +
                                  std::string{"unknowns:\n"
                                              "  stay: {times: pathway.ward.stay.mean, low: 0.5, high: 2}\n"
                                              "  rate: {times: arrivals.ed.rate, low: 0.5, high: 2}\n"} +
                                  beds_in_use);

    ASSERT_EQ(wide.warnings.size(), 1u);
    EXPECT_EQ(wide.warnings[0].code, "W212");
    EXPECT_EQ(wide.warnings[0].message, "2 unknowns, but targets only 1: these cannot tell all of them apart");
    EXPECT_TRUE(read(head + stay_unknown + beds_in_use).warnings.empty());
}

TEST(Expectation, IsASumLessASumOverASumTimesANumber) {
    Expectation target;
    target.add = {{"a.x", {}}, {"b.x", {}}};
    target.less = {{"c.x", {}}};
    target.times = 10;
    const auto measured = [](const std::string& address) {
        return address == "a.x" ? 4.0 : address == "b.x" ? 3.0 : address == "c.x" ? 2.0 : 8.0;
    };

    EXPECT_EQ(target.value(measured), 50);
    target.over = {{"d.x", {}}, {"c.x", {}}};
    EXPECT_EQ(target.value(measured), 5);
}

}  // namespace careway::language
