#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "viz/app/action.hpp"
#include "viz/app/clock.hpp"
#include "viz/app/debrief.hpp"
#include "viz/app/film.hpp"
#include "viz/app/follower.hpp"
#include "viz/app/lever_effects.hpp"
#include "viz/app/stage.hpp"
#include "viz/app/workshop_file.hpp"
#include "viz/scene/person_at.hpp"

namespace careway::app {

/// What is read beside the lanes.
enum class PanelOpen : std::uint8_t { none, levers, person, events, why };

/// What the people at a screen look at, and what they do to it; nothing is drawn here.
class Room {
public:
    /// @param at  instant to begin at, where the picture stands still until somebody lets it go on
    /// @param one_lane  whether lane B is hidden at first
    /// @param folder  where what is done with levers is written
    Room(Stage& stage, Time at, std::size_t speed, std::uint32_t run, bool one_lane,
         const std::filesystem::path& folder = ".");

    /// Does what concerns time, lanes and letters; the rest is the window's.
    void perform(Action action);
    /// Pulls or releases a lever in lane B, and says what becomes of it. Where that drops what was done on later days,
    /// it asks first.
    void pull(std::size_t lever);
    /// Whether it waits for an answer. Any action, and any other instant, is one: nothing is dropped.
    [[nodiscard]] bool asks() const { return asking_ && asking_->at == clock_.shown(); }
    void answer(bool go_on);
    /// The lever of a key from 1 to 9; nothing where there is none.
    [[nodiscard]] std::optional<std::size_t> lever_of(int key) const;
    /// A button for each lever, which says whether it would be pulled or released.
    /// @param digits  whether keys pull levers too
    [[nodiscard]] std::vector<scene::Button> levers(bool digits) const;
    /// Does what an item of the open panel is for; nothing where that is there no longer.
    void press(const std::string& id);
    /// Ids of what can be pressed in the panel as it was shown last.
    [[nodiscard]] std::vector<std::string> pressable() const;
    /// Returns whether there was one.
    bool close_panel();
    /// Opens a panel of somebody who is drawn, as long as they are in the model.
    void follow(const scene::PersonDrawn& person);
    /// Gathers the services of the group that has been opened.
    void close_group();
    /// To an instant, as a share of the whole run.
    void go_to(double share);
    void go_on() { clock_.toggle(); }
    /// Pauses, and says why, where a stop rule is broken and where the run or the model is at its end.
    void pass(double seconds);

    /// Whether somebody is typing a day to go to, which begins with Action::go_to_day, or a guess.
    [[nodiscard]] bool typing() const { return typed_.has_value(); }
    void type(char letter);
    void erase_typed();
    void leave_typing();
    /// Goes to the day, or keeps the guess; or says which words would do.
    void enter_typed();
    /// Nothing where no guess is typed.
    void guess_on_other_chart();

    /// Begins a film here or, where one was begun before this instant, ends it and says what it is to show.
    [[nodiscard]] std::optional<Take> film();
    /// Whether what was done to lane B could not be written. Tries once more.
    [[nodiscard]] bool unsaved();

    /// For the simulation to come to the instant looked at.
    [[nodiscard]] bool is_waiting() const { return waiting_; }
    /// What is to be seen now, if that is something else than the last time.
    [[nodiscard]] std::optional<scene::Picture> fresh_picture();
    /// Who is on the way now.
    [[nodiscard]] std::vector<scene::Flight> flights() const;
    /// As --screenshot shows it: what depends on how one came to this instant is left out.
    [[nodiscard]] scene::Picture still();
    /// Lets the next picture be a fresh one.
    void refresh() { stale_ = true; }
    /// A sentence for the foot of the screen, until the next action.
    void say(const std::string& words);

    /// Writes what was done, what was expected and what came of it to a folder of its own. Says where, or what stands
    /// in the way, and returns the folder then, which wants a picture.
    std::optional<std::filesystem::path> write_debrief();
    /// Whether a lever was pulled or a guess made that no debrief knows of.
    [[nodiscard]] bool worth_a_debrief() const { return worth_a_debrief_; }

    [[nodiscard]] const Clock& clock() const { return clock_; }

private:
    [[nodiscard]] scene::Picture picture();
    [[nodiscard]] std::string why_waiting() const;
    [[nodiscard]] std::string written();
    void change_text(int steps);
    void travel(Action action);
    void fork();
    void pull_at_once(std::size_t lever);
    void swap_run();
    void hear_from_runs();
    void open_or_close(PanelOpen panel);
    [[nodiscard]] std::optional<scene::Panel> panel();
    void pause_at_the_end();
    void begin_guess();
    [[nodiscard]] std::string words_of_typing() const;
    void keep(const Guess& guess);
    void expect_anew(Time after);
    void tell_guesses(const std::string& said_before);
    void go_where_typed();
    void follow_somebody();
    void follow_on();
    void bookmark();
    [[nodiscard]] std::vector<SharedEvent> events();
    [[nodiscard]] std::size_t lanes_shown() const { return one_lane_ ? 1 : stage_.lanes(); }
    void explain_next();
    [[nodiscard]] std::string words_of_event() const;
    void add_markers(scene::Picture& picture);
    [[nodiscard]] bool is_marked(const Event& event) const;
    void go_to_marker(bool forward);
    void switch_rules();
    void stop_by_rule(Time before);
    [[nodiscard]] std::string in_words(Time time) const;

    Stage& stage_;
    Clock clock_;
    std::uint32_t run_;
    std::size_t text_ = 0;
    bool one_lane_;
    bool stale_ = true;
    bool waiting_ = false;  ///< for the simulation to come so far
    Time shown_;
    std::optional<scene::Picture> last_;
    std::uint32_t last_run_;  ///< that it is of
    WorkshopFile workshop_;
    std::vector<Undone> undone_;
    std::set<Time> bookmarks_;
    Time furthest_;                                     ///< that has been shown of this future
    std::optional<std::string> typed_;                  ///< of a day to go to, or of a guess
    std::optional<std::size_t> guessing_;               ///< on this chart
    std::map<std::pair<std::size_t, int>, bool> told_;  ///< by chart and day of a guess: what came of it
    bool rules_ = true;                                 ///< whether it pauses where a stop rule is broken
    bool bare_ = false;                                 ///< whether all but lanes and tiles is hidden
    std::string group_;                                 ///< that has been opened; may be empty
    std::string said_;
    bool worth_a_debrief_ = false;
    PanelOpen open_ = PanelOpen::none;
    std::optional<scene::Panel> panel_;  ///< as it was shown last
    LeverEffects effects_;
    Follower follower_;
    int somebody_ = 0;                        ///< how many have been followed one after the other
    std::optional<std::uint32_t> explained_;  ///< pool of the panel that says why
    std::optional<Time> filmed_from_;         ///< while a film is in the making
    bool unsaved_ = false;                    ///< whether what was done last is in no file
    /// Whether a lever is to be pulled all the same.
    struct Question {
        std::size_t lever = 0;
        Time at;
    };
    std::optional<Question> asking_;
};

}  // namespace careway::app
