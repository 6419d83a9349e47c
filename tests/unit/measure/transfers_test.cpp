#include "sim/measure/transfers.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>

#include "sim/measure/catalogue.hpp"
#include "sim/measure/measures.hpp"
#include "tests/unit/pathway/system.hpp"

// Two clocks of delay, and the letters of the second (semantics 6).
namespace careway::measure {
namespace {

using namespace pathway::testing;
using pathway::What;

pathway::ProcessSpec process(double hours, const std::string& reason, const std::vector<pathway::UseSpec>& needs = {}) {
    return {pathway::Stay::same(fixed(hours)), reason, needs};
}

/// Each midnight some people come, who are fit to leave for rehabilitation, of three hours, one hour later.
pathway::ModelSpec discharge(std::uint32_t people, int rehab_beds, const std::vector<pathway::ProcessSpec>& processes) {
    auto spec = system(
        {pool("ward_beds", 100), pool("rehab_beds", rehab_beds), pool("social_workers", 1)}, {stream("in", "ward", 0)},
        {node("ward", {"ward_beds"}, fixed(1), {to("rehab")}), node("rehab", {"rehab_beds"}, fixed(3), {to("home")})},
        30 * day);
    spec.streams[0].gap = fixed(24);
    spec.streams[0].batch = {{people, 1.0}};
    spec.nodes[0].destinations[0].processes = processes;
    return spec;
}

pathway::WeekHours every_day(double from, double to) {
    pathway::WeekHours hours;
    for (int d = 0; d < 7; ++d) {
        hours.emplace_back(Duration::hours(24 * d + from), Duration::hours(24 * d + to));
    }
    return hours;
}

/// What is measured from the tenth day to the twentieth.
class Measured {
public:
    explicit Measured(const pathway::ModelSpec& spec) : Measured{Story{spec}} {}
    explicit Measured(const Story& story) : program_{story.program} {
        Measures measures{program_};
        auto next = story.records.begin();
        for (const Time end : {Time{10 * day}, Time{20 * day}}) {
            for (; next != story.records.end() && next->time < end; ++next) {
                measures.read({&*next, 1});
            }
            totals = measures.cut(end);
        }
    }
    /// Hours a day.
    [[nodiscard]] double hours(const std::string& address) const {
        const Catalogue catalogue{*program_, 10 * day};
        const auto entry = catalogue.find(address);
        return entry < 0 ? -1 : 24 * values(*program_, {totals})[static_cast<std::size_t>(entry)];
    }

    Totals totals;

private:
    std::shared_ptr<const pathway::Program> program_;
};

TEST(Transfers, CountFromTheEndOfTheFirstProcess) {
    const Measured two{discharge(1, 1, {process(2, "sign_off"), process(4, "assessment")})};

    EXPECT_DOUBLE_EQ(two.hours("system.delayed"), 6);
    EXPECT_DOUBLE_EQ(two.hours("system.dtoc"), 4);
    EXPECT_DOUBLE_EQ(two.hours("system.dtoc_days"), 4 * 365);
    EXPECT_DOUBLE_EQ(Measured{discharge(1, 1, {process(2, "sign_off")})}.hours("system.dtoc"), 0);
}

TEST(Transfers, CountTheWholeWaitWhereNothingMustHappenFirst) {
    const Measured queue{discharge(2, 1, {})};

    EXPECT_DOUBLE_EQ(queue.hours("system.delayed"), 3) << "the second waits for the first to leave";
    EXPECT_DOUBLE_EQ(queue.hours("system.dtoc"), 3);
}

TEST(Transfers, DoNotCountTheWaitForThoseWhoSignPeopleOff) {
    const Measured queue{discharge(2, 2, {process(2, "sign_off", {{"social_workers", 1}})})};

    EXPECT_DOUBLE_EQ(queue.hours("system.delayed"), 6);
    EXPECT_DOUBLE_EQ(queue.hours("system.delayed_for.social_workers"), 2);
    EXPECT_DOUBLE_EQ(queue.hours("system.dtoc"), 0);
}

TEST(Transfers, CountTheWaitForThoseOfALaterProcess) {
    const Measured queue{discharge(2, 2, {process(1, "sign_off"), process(2, "assessment", {{"social_workers", 1}})})};

    EXPECT_DOUBLE_EQ(queue.hours("system.delayed"), 8);
    EXPECT_DOUBLE_EQ(queue.hours("system.dtoc"), 6);
}

TEST(Transfers, CountATurnInTheQueueOnlyFromTheEndOfTheProcess) {
    auto spec = discharge(2, 1, {process(2, "sign_off")});
    spec.nodes[0].destinations[0].with_ready = true;
    const Measured queue{spec};

    EXPECT_DOUBLE_EQ(queue.hours("system.delayed"), 7);
    EXPECT_DOUBLE_EQ(queue.hours("system.dtoc"), 3);
}

TEST(Transfers, CountAFirstProcessThatHasALetter) {
    auto spec = discharge(1, 1, {process(2, "assessment")});
    spec.reasons = {{"assessment", "Assessment of needs", "A"}};
    const Measured lone{spec};

    EXPECT_DOUBLE_EQ(lone.hours("system.dtoc"), 2);
    EXPECT_DOUBLE_EQ(lone.hours("system.dtoc.A"), 2);
    EXPECT_DOUBLE_EQ(lone.hours("system.dtoc.other"), 0);
}

TEST(Transfers, AreSplitByLetterWithARestOfTheirOwn) {
    auto spec = discharge(2, 1, {process(1, "sign_off"), process(2, "assessment"), process(3, "equipment")});
    spec.reasons = {{"assessment", "Assessment of needs", "A"}};
    spec.pools[1].letter = "C";
    const Measured letters{spec};

    EXPECT_DOUBLE_EQ(letters.hours("system.delayed"), 15);
    EXPECT_DOUBLE_EQ(letters.hours("system.dtoc"), 13);
    EXPECT_DOUBLE_EQ(letters.hours("system.dtoc.A"), 4);
    EXPECT_DOUBLE_EQ(letters.hours("system.dtoc.C"), 3);
    EXPECT_DOUBLE_EQ(letters.hours("system.dtoc.other"), 6);
}

TEST(Transfers, NeverCountRoundsAndAlwaysADoorThatIsShut) {
    auto rounds = discharge(1, 1, {});
    auto door = rounds;
    for (int d = 0; d < 7; ++d) {
        rounds.nodes[0].rounds.push_back(Duration::hours(24 * d + 9));
    }
    door.nodes[0].leaves = every_day(9, 18);
    door.reasons = rounds.reasons = {{"hours", "Out of hours", "G"}};

    EXPECT_DOUBLE_EQ(Measured{rounds}.hours("system.delayed"), 8);
    EXPECT_DOUBLE_EQ(Measured{rounds}.hours("system.dtoc"), 0);
    EXPECT_DOUBLE_EQ(Measured{door}.hours("system.delayed"), 8);
    EXPECT_DOUBLE_EQ(Measured{door}.hours("system.dtoc"), 8);
    EXPECT_DOUBLE_EQ(Measured{door}.hours("system.dtoc.G"), 8);
}

TEST(Transfers, CountTheDoorToAProcessOutsideAsBeforeIt) {
    auto spec = discharge(1, 1, {process(2, "sign_off")});
    spec.nodes[0].leaves = every_day(9, 18);
    spec.nodes[0].hold = false;
    const Measured door{spec};

    EXPECT_DOUBLE_EQ(door.hours("system.delayed"), 8);
    EXPECT_DOUBLE_EQ(door.hours("system.dtoc"), 0);
}

TEST(Transfers, CountAShutPoolUnderItsLetterUnlessTheGateHasItsOwn) {
    auto spec = discharge(1, 1, {});
    spec.pools[1].starts = every_day(9, 18);
    spec.pools[1].letter = "C";
    const Measured of_pool{spec};
    spec.reasons = {{"hours", "Out of hours", "G"}};
    const Measured of_gate{spec};

    EXPECT_DOUBLE_EQ(of_pool.hours("system.delayed_for.hours"), 8);
    EXPECT_DOUBLE_EQ(of_pool.hours("system.dtoc.C"), 8);
    EXPECT_DOUBLE_EQ(of_gate.hours("system.dtoc.G"), 8);
    EXPECT_DOUBLE_EQ(of_gate.hours("system.dtoc.C"), 0);
}

TEST(Transfers, CountTheShutDoorsOfThoseWhoSignOffAsBeforeIt) {
    auto spec = discharge(1, 1, {process(2, "sign_off", {{"social_workers", 1}})});
    spec.pools[2].starts = every_day(9, 18);
    const Measured gate{spec};

    EXPECT_DOUBLE_EQ(gate.hours("system.delayed_for.hours"), 8);
    EXPECT_DOUBLE_EQ(gate.hours("system.delayed"), 10);
    EXPECT_DOUBLE_EQ(gate.hours("system.dtoc"), 0);
}

TEST(Transfers, AddUpOverLettersToTheMillisecond) {
    auto spec = discharge(3, 2, {});
    spec.nodes[0].destinations[0].processes = {{pathway::Stay::same(exponential(3)), "sign_off", {}},
                                               {pathway::Stay::same(exponential(5)), "assessment", {}},
                                               {pathway::Stay::same(exponential(7)), "funding", {}}};
    spec.nodes[0].rounds = {Duration::hours(9), Duration::hours(100)};
    spec.nodes[0].dies_delayed = pathway::Stay::same(exponential(100));
    spec.pools[1].starts = every_day(9, 18);
    spec.pools[1].letter = "C";
    spec.reasons = {{"funding", "Funding", "B"}, {"weekend", "Weekend", "H"}};
    const Totals totals = Measured{spec}.totals;

    const auto sum = [](const std::vector<std::int64_t>& areas) {
        return std::accumulate(areas.begin(), areas.end(), std::int64_t{0});
    };
    const std::int64_t delayed = sum(totals.reason_area) + sum(totals.pool_area);
    EXPECT_EQ(sum(totals.transfers.letter_area), delayed - totals.transfers.before_sign_off_area);
    for (const std::size_t letter : {0u, 2u, 3u}) {
        EXPECT_GT(totals.transfers.letter_area[letter], 0) << letter;
    }
    EXPECT_GT(totals.transfers.before_sign_off_area, 0);
}

TEST(Transfers, AreCountedWhereThePeopleAre) {
    const Measured two{discharge(1, 1, {process(2, "sign_off"), process(4, "assessment")})};

    EXPECT_DOUBLE_EQ(two.hours("ward_beds.delayed_here"), 6);
    EXPECT_DOUBLE_EQ(two.hours("ward_beds.dtoc_here"), 4);
    EXPECT_DOUBLE_EQ(two.hours("rehab_beds.dtoc_here"), 0);
}

/// Two come at once to one bed of their own, and to a chair that stands in for another. Whoever has the bed is ready an
/// hour later and leaves two hours after that; the other goes back to the bed then, in the midst of the sign-off.
TEST(Transfers, AreCountedWhereThePeopleGoDuringTheSignOff) {
    auto spec = system({pool("beds", 1), pool("chairs", 1)}, {stream("in", "ward", 0)},
                       {node("ward", {"beds"}, fixed(1), {to("home")})}, 30 * day);
    spec.streams[0].gap = fixed(24);
    spec.streams[0].batch = {{2, 1.0}};
    spec.nodes[0].overflow = pathway::OverflowSpec{"chairs", true};
    spec.nodes[0].destinations[0].processes = {{pathway::Stay::same(exponential(3)), "sign_off", {}},
                                               {pathway::Stay::same(exponential(2)), "transport", {}}};
    const Totals totals = Measured{spec}.totals;

    const PoolTotals& beds = totals.pools[0];
    const PoolTotals& chairs = totals.pools[1];
    EXPECT_EQ(beds.before_sign_off_area + chairs.before_sign_off_area, totals.transfers.before_sign_off_area);
    EXPECT_GT(chairs.before_sign_off_area, 0);
    EXPECT_LE(beds.before_sign_off_area, 10 * day.ticks()) << "there is only one bed";
    EXPECT_GE(beds.delayed_area, beds.before_sign_off_area);
    EXPECT_GE(chairs.delayed_area, chairs.before_sign_off_area);
}

TEST(Transfers, AreSplitOnlyByLettersThatSomethingHas) {
    auto spec = discharge(1, 1, {process(2, "sign_off")});
    const Catalogue plain{*pathway::compile(spec), day};
    spec.pools[1].letter = "C";
    const Catalogue lettered{*pathway::compile(spec), day};

    EXPECT_GE(plain.find("system.dtoc"), 0);
    EXPECT_EQ(plain.find("system.dtoc.other"), -1);
    EXPECT_EQ(lettered.find("system.dtoc.A"), -1);
    const auto entry = lettered.find("system.dtoc.C");
    ASSERT_GE(entry, 0);
    EXPECT_EQ(lettered.entries()[static_cast<std::size_t>(entry)].label, "Delayed transfers, C: further NHS care");
}

TEST(Transfers, CallReasonsByTheirLabels) {
    auto spec = discharge(1, 1, {process(2, "sign_off"), process(1, "assessment")});
    spec.reasons = {{"assessment", "Assessment of needs", ""}};
    const Catalogue catalogue{*pathway::compile(spec), day};

    const auto label = [&](const std::string& address) {
        return catalogue.entries()[static_cast<std::size_t>(catalogue.find(address))].label;
    };
    EXPECT_EQ(label("system.delayed_for.assessment"), "Ready to leave, waiting for assessment of needs");
    EXPECT_EQ(label("system.delayed_for.sign_off"), "Ready to leave, waiting for sign_off");
}

/// The wait of a member for the place that was theirs.
TEST(Transfers, CountARestartUnderItsOwnLetterElseUnderThatOfThePool) {
    const auto letter_of_restart = [](const std::string& own) {
        auto spec =
            system({pool("beds", 4), pool("packages", 4)}, {stream("in", "ward", 1.0)},
                   {node("ward", {"beds"}, fixed(1), {to("home")}), node("care", {"packages"}, fixed(9), {})}, day);
        spec.nodes[1].membership = true;
        spec.nodes[1].admitted =
            pathway::AdmissionSpec{pathway::Stay::same(fixed(30)), "ward", pathway::Stay::same(fixed(9))};
        spec.pools[1].letter = "E";
        spec.reasons = {{"restart", "Restart", own}};
        Measures measures{pathway::compile(spec)};
        pathway::Record record;
        record.what = What::place_waits;
        record.other = 1;
        record.marks = pathway::again;
        measures.read({&record, 1});
        const auto areas = measures.cut(Time{day}).transfers.letter_area;
        return std::find(areas.begin(), areas.end(), day.ticks()) - areas.begin();
    };

    EXPECT_EQ(letter_of_restart(""), 5);
    EXPECT_EQ(letter_of_restart("G"), 7);
}

}  // namespace
}  // namespace careway::measure
