#include "sim/fit/model_files.hpp"

#include <gmock/gmock.h>

#include <algorithm>

#include "sim/fit/wording.hpp"
#include "sim/language/load.hpp"
#include "tests/unit/fit/draws.hpp"
#include "tests/unit/fit/table.hpp"

namespace careway::fit {
namespace {

using testing::HasSubstr;

/// A year of spells: ages, three ways out, delays with reasons.
std::string year_of_spells() {
    const Draw stays{Family::gamma, 6, 5, 1};
    const Draw delays{Family::exponential, 3, 0, 2};
    const Moment start = parse_moment("2016-04-01").value();
    std::string text = "admitted,ready,left,age,destination,reason\n";
    const auto after = [](Moment moment, double days) {
        return moment + std::chrono::seconds{static_cast<long>(days * 86400)};
    };
    for (std::uint64_t person = 0; person < 2000; ++person) {
        const Moment admitted = after(start, stays.uniform(person) * 400 - 35);
        const bool old = person % 2 == 0;
        const bool care = person % 5 == 0;
        const Moment ready = after(admitted, stays.days(person) * (old ? 2 : 1));
        const bool delayed = care || person % 7 == 0;
        const Moment left = after(ready, delayed ? delays.days(person) : 0);
        if (left > start) {
            text += to_string(admitted) + "," + to_string(ready) + "," + to_string(left) + "," + (old ? "80" : "40") +
                    "," +
                    (care               ? "Care home"
                     : person % 11 == 0 ? "died"
                                        : "Home") +
                    "," +
                    (!delayed ? ""
                     : care   ? "Beds"
                              : "Transport \"late\"") +
                    "\n";
        }
    }
    return text;
}

/// The model of the table as the language reads it, and what it warns of.
language::Model read_back(const Findings& findings, const ScratchFolder& folder) {
    for (const File& file : model_files(findings, "fitted.yaml", "my spells, new.csv")) {
        folder.write(file.name, file.text);
    }
    return language::load(folder.file("fitted.yaml"));
}

std::string input(const language::Model& model, const std::string& address) {
    const auto found = std::ranges::find(model.inputs, address, &language::Input::address);
    return found == model.inputs.end() ? "" : found->text + " (" + found->low + " to " + found->high + ")";
}

TEST(ModelFiles, MakeAModelThatTheLanguageReadsWithoutAWord) {
    Table table{year_of_spells()};
    table.request().by = split_of("age=0-64,65+");
    table.request().from = parse_moment("2016-04-01");
    table.request().to = parse_moment("2017-04-01");
    const Findings findings = table.findings();
    const ScratchFolder folder;

    const language::Model model = read_back(findings, folder);

    EXPECT_THAT(model.warnings, testing::IsEmpty());
    EXPECT_EQ(careway::to_string(model.spec.run.start), "2016-04-01");
    ASSERT_EQ(model.spec.nodes.size(), 2u);
    EXPECT_EQ(model.spec.nodes[1].name, "care_home");
    ASSERT_EQ(model.spec.reasons.size(), 2u);
    EXPECT_EQ(model.spec.reasons[1].label, "Transport \"late\"");
}

TEST(ModelFiles, KeepTheNumbersWithTheirRangesAndSources) {
    Table table{year_of_spells()};
    table.request().by = split_of("age=0-64,65+");
    const Findings findings = table.findings();
    const ScratchFolder folder;

    const language::Model model = read_back(findings, folder);

    const Fit& old = findings.stays[1].fits.front();
    EXPECT_EQ(old.family, Family::gamma);
    EXPECT_NEAR(old.mean, 12, 4 * old.mean_error);
    EXPECT_EQ(input(model, "pathway.ward.stay.65+.mean"), plain(old.mean) + " days (" + plain(old.mean_range.low) +
                                                              " days to " + plain(old.mean_range.high) + " days)");
    const Estimate& rate = findings.arrivals.rates[1];
    EXPECT_EQ(input(model, "arrivals.admissions.rate.65+"), plain(rate.value) + " per day (" + plain(rate.range.low) +
                                                                " per day to " + plain(rate.range.high) + " per day)");
    for (const language::Input& one : model.inputs) {
        EXPECT_THAT(one.source, testing::AnyOf(HasSubstr("fitted to my spells, new.csv"), "")) << one.address;
    }
}

TEST(ModelFiles, NeedNoTableWhereNothingIsSplit) {
    const Findings findings = Table{year_of_spells()}.findings();
    const ScratchFolder folder;

    const std::vector<File> files = model_files(findings, "fitted.yaml", "spells.csv");
    const language::Model model = read_back(findings, folder);

    ASSERT_EQ(files.size(), 2u);
    EXPECT_EQ(files[1].name, "profiles/admissions.csv");
    EXPECT_THAT(model.warnings, testing::IsEmpty());
}

TEST(ModelFiles, GiveNoNameTwice) {
    Table table{
        "admitted,ready,left,destination,reason\n"
        "2016-04-01 03:00,2016-04-02 04:00,2016-04-03 04:00,Ward,Delay\n"
        "2016-04-01 03:00,2016-04-02 04:00,2016-04-03 04:00,ward,\n"
        "2016-04-02 03:00,2016-04-12 09:00,2016-04-13 09:00,Beds,Beds\n"};
    table.request().from = parse_moment("2016-04-01");
    const Findings findings = table.findings();
    const ScratchFolder folder;

    const language::Model model = read_back(findings, folder);

    ASSERT_EQ(model.spec.nodes.size(), 3u);
    EXPECT_EQ(model.spec.nodes[1].name, "beds");
    EXPECT_EQ(model.spec.nodes[2].name, "ward_");
    ASSERT_EQ(model.spec.reasons.size(), 2u);
    EXPECT_EQ(model.spec.reasons[0].name, "beds_");
}

TEST(ModelFiles, LetEverybodyGoHomeWhereNoDestinationsAreKnown) {
    const Findings findings =
        Table{"admitted,left\n2016-04-01 03:00,2016-04-02 04:00\n2016-04-02 03:00,2016-04-12 09:00\n"}.findings();
    const ScratchFolder folder;

    EXPECT_THAT(read_back(findings, folder).warnings, testing::IsEmpty());
    EXPECT_THAT(folder.read("fitted.yaml"), HasSubstr("    ready: home\n"));
}

}  // namespace
}  // namespace careway::fit
