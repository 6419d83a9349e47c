#include "viz/app/debrief.hpp"

#include <gmock/gmock.h>

#include <iterator>

#include "sim/cli/console.hpp"
#include "sim/cli/session.hpp"
#include "sim/cli/wording.hpp"
#include "tests/unit/app/ward_with_lever.hpp"
#include "viz/app/room.hpp"

namespace careway::app {
namespace {

using testing::HasSubstr;

constexpr std::uint32_t runs = 4;

class Debrief : public WardWithLever {
protected:
    void SetUp() override {
        WardWithLever::SetUp();
        room_.emplace(*stage_, day_number(10), speed_called("1 day"), 1, true, folder_);
    }
    void TearDown() override {
        room_.reset();
        WardWithLever::TearDown();
    }
    void run_many() {
        stage_->begin_runs(runs, false);
        stage_->many_runs()->wait();
    }
    void guess(const std::string& words) {
        room_->perform(Action::guess);
        for (const char letter : words) {
            room_->type(letter);
        }
        room_->enter_typed();
    }
    std::string said() {
        static_cast<void>(stage_->wait_for(day_number(10)));
        return room_->fresh_picture()->event;
    }
    std::string written() { return text_of(room_->write_debrief().value() / "debrief.md"); }
    static std::string text_of(const fs::path& file) {
        std::ifstream stream{file};
        return {std::istreambuf_iterator<char>{stream}, {}};
    }

    std::optional<Room> room_;
};

/// As `careway compare` has it, of a scenario over the ward as it is.
stats::Difference compared(const fs::path& folder, const std::string& scenario, const std::string& address,
                           measure::Entry& entry) {
    cli::Options options;
    options.model = (folder / "ward.yaml").string();
    options.runs = runs;
    options.seed = 7;
    options.quiet = true;
    options.store = (folder / "compared.db").string();
    const cli::Library library{folder, folder};
    const cli::Session session = cli::hold_session(options, {"as_is", scenario}, 1, library, cli::Console{options});
    const auto& entries = session.scenarios[0].entries;
    const auto place = std::ranges::find(entries, address, &measure::Entry::address) - entries.begin();
    entry = entries[static_cast<std::size_t>(place)];
    std::vector<std::vector<double>> values;
    for (const auto& of_scenario : session.runs) {
        auto& column = values.emplace_back();
        std::ranges::transform(of_scenario, std::back_inserter(column),
                               [&](const run::Values& all) { return all[static_cast<std::size_t>(place)]; });
    }
    return stats::paired_difference(values[0], values[1]);
}

TEST_F(Debrief, HasTheNumbersOfCompare) {
    room_->pull(0);
    run_many();

    const std::string text = written();

    measure::Entry entry;
    const stats::Difference difference =
        compared(folder_, (folder_ / "careway-debrief" / "careway-workshop.yaml").string(), "beds.waiting", entry);
    const cli::DifferenceWords words = cli::in_words(entry, difference);
    EXPECT_EQ(difference.lower, runs);
    EXPECT_THAT(text, HasSubstr("| " + cli::label_of(entry) + " | " + words.base + " | " + words.with + " | " +
                                words.difference + " | " + words.interval + " | in 4/4 runs |\n"));
    EXPECT_THAT(text, HasSubstr("4 paired runs, with the same luck in A and B, over the whole window.\n"));
}

TEST_F(Debrief, KeepsAWorkshopThatDoesWhatWasDone) {
    room_->pull(0);

    const fs::path folder = room_->write_debrief().value();

    EXPECT_EQ(language::load(folder_ / "ward.yaml", folder / "careway-workshop.yaml").effective_text,
              stage_->last_scenario().model.effective_text);
}

TEST_F(Debrief, TellsHowToRepeatIt) {
    room_->pull(0);
    run_many();

    EXPECT_THAT(written(), HasSubstr("careway run careway-workshop.yaml -n 4 --seed 7\n"
                                     "careway compare ../ward.yaml --base as_is --with careway-workshop.yaml -n 4 "
                                     "--seed 7\n"));
}

TEST_F(Debrief, TellsWhatWasPulled) {
    room_->pull(0);

    EXPECT_THAT(written(),
                HasSubstr("- On day 11 of 60, Mon 11 Apr 2016: pulled \"Ten beds\", from Thu 14 Apr 2016.\n"));
}

TEST_F(Debrief, TellsWhatCameOfGuesses) {
    static_cast<void>(stage_->wait_for(day_number(20)));
    guess("15 on day 12");
    guess("25 on day 58");

    const std::string text = written();

    EXPECT_THAT(text, HasSubstr("- " + stage_->outcome(stage_->guesses()[0], 0).value() + ".\n"));
    EXPECT_THAT(text, HasSubstr(" on 28 May 2016: guess 25, which was not reached.\n"));
}

TEST_F(Debrief, ComparesNothingWhereNothingWasChanged) {
    run_many();

    const std::string text = written();

    EXPECT_THAT(text, HasSubstr("Nothing was changed in B, so that there is nothing to compare.\n"));
    EXPECT_THAT(text, HasSubstr("careway run ../ward.yaml -s as_is -n 4 --seed 7\n"));
    EXPECT_THAT(text, testing::Not(HasSubstr("careway compare")));
}

TEST_F(Debrief, TellsWhereThatIsWhichWasDoneBeforeBWasMadeAAgain) {
    room_->pull(0);
    room_->perform(Action::fork);

    const std::string text = written();

    EXPECT_THAT(text, HasSubstr("## What was done in B\n\n- On day 11 of 60, Mon 11 Apr 2016: B was made A again; what "
                                "was done before is in ../careway-workshop.yaml.\n\n"));
    EXPECT_THAT(text, HasSubstr("B is A again, so that there is nothing to compare.\n"));
}

TEST_F(Debrief, TellsWhereThatIsWhichWasDropped) {
    room_->pull(0);
    room_->perform(Action::previous_week);
    room_->pull(0);
    room_->answer(true);

    EXPECT_THAT(written(),
                HasSubstr("- On day 4 of 60, Mon 4 Apr 2016: 1 later change was dropped; what was done before "
                          "is in ../careway-workshop.yaml.\n- On day 4 of 60, Mon 4 Apr 2016: pulled "));
}

TEST_F(Debrief, TellsNothingOfALaneThatWasAAllAlong) {
    room_->perform(Action::fork);

    EXPECT_THAT(written(), HasSubstr("## What was done in B\n\nNo lever was pulled.\n"));
}

TEST_F(Debrief, KnowsNoDayAfterTheLast) {
    static_cast<void>(stage_->wait_for(stage_->to()));
    room_->go_to(1);

    EXPECT_THAT(written(), HasSubstr("- Looked at last: day 60 of 60, Tue 31 May 2016 00:00 "));
}

TEST_F(Debrief, WaitsForNoRuns) {
    room_->pull(0);
    EXPECT_THAT(written(), HasSubstr("No runs went on in the background; the command below gives the answer.\n"));

    stage_->begin_runs(1000, true);

    EXPECT_THAT(written(), HasSubstr(" of 1000 runs done; the command below gives the answer.\n"));
}

TEST_F(Debrief, HasAFolderOfItsOwn) {
    EXPECT_EQ(room_->write_debrief(), folder_ / "careway-debrief");
    EXPECT_EQ(room_->write_debrief(), folder_ / "careway-debrief-2");
    EXPECT_EQ(said(), "Written to the folder careway-debrief-2");
}

TEST_F(Debrief, SaysWhatStandsInItsWay) {
    Room nowhere{*stage_, day_number(10), speed_called("1 day"), 1, true, folder_ / "nowhere"};

    EXPECT_FALSE(nowhere.write_debrief());

    static_cast<void>(stage_->wait_for(day_number(10)));
    EXPECT_EQ(nowhere.fresh_picture()->event, "cannot make the folder careway-debrief");
}

TEST_F(Debrief, IsWorthItAfterALeverOrAGuess) {
    EXPECT_FALSE(room_->worth_a_debrief());
    room_->pull(0);
    EXPECT_TRUE(room_->worth_a_debrief());
    room_->write_debrief();
    EXPECT_FALSE(room_->worth_a_debrief());
    guess("15");
    EXPECT_TRUE(room_->worth_a_debrief());
}

}  // namespace
}  // namespace careway::app
