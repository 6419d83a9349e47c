#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace careway::scene {

/// What is drawn of a service: a square a place, or one bar.
enum class CardKind : std::uint8_t { squares, bar };

/// A service at an instant.
struct Card {
    std::string id;           ///< the same in both lanes
    std::string label;        ///< as people read it
    std::string short_label;  ///< used where `label` does not fit; may be empty
    std::string group;        ///< services that become one card when there are too many; may be empty
    std::size_t column = 0;
    CardKind kind = CardKind::squares;
    std::optional<std::int32_t> capacity;  ///< nothing where it is never full
    std::int32_t in_use = 0;               ///< delayed ones too
    std::int32_t delayed = 0;
    std::int32_t turning = 0;  ///< closed for the moment, such as being cleaned
    std::int32_t waiting = 0;
    std::int32_t room = 0;          ///< most places that it will ever have: what its squares leave room for
    std::int32_t oldest_hours = 0;  ///< that somebody has waited by now; 0 where nobody waits
    bool late = false;              ///< that is longer than anybody should
    bool surge = false;             ///< its places open only under pressure
    bool may_shrink = false;        ///< it may have fewer places than people are in
    bool changed = false;           ///< its places became more or fewer a short while ago
    bool focused = false;           ///< the keyboard is at it
};

/// One scenario.
struct Lane {
    std::string name;
    std::vector<Card> cards;       ///< in the order in which they stand
    std::vector<double> moves_in;  ///< by column: people a day who came from columns before it or from outside
    int pressure = 0;              ///< on its beds, 1 to 4; 0 where it has none
};

/// Somebody on the way into a service.
struct Flight {
    std::size_t lane = 0;
    std::string from;  ///< id of a card; empty: from outside
    std::string to;
    double progress = 0;  ///< of the way: from 0 to 1
};

/// Whether what B does is to be wished for.
enum class Judgement : std::uint8_t { same, better, worse };

/// A number of the day, large.
struct Tile {
    std::string label;
    std::string short_label;  ///< used where `label` does not fit; may be empty
    std::string a, b;         ///< "100%"; `b` empty with one lane
    std::string difference;   ///< "B 59 fewer"
    int direction = 0;        ///< of B against A: -1, 0, 1
    Judgement judgement = Judgement::same;
    std::string evidence = {};  ///< "in 49 of 50 runs"; may be empty
};

/// Values by day, from a first day on.
struct Series {
    std::vector<double> values;
    std::vector<double> low, high;  ///< of the middle runs, NaN where there is nothing to show; may be empty
    std::string end_label;          ///< "A 604"
};

/// What somebody expects of a day.
struct Guess {
    double day = 0;  ///< from the start of the chart's axis
    double value = 0;
};

/// How a measure went over the last year.
struct Chart {
    std::string title;
    double top = 1;                ///< the axis goes from 0 to here
    std::size_t days = 365;        ///< that the axis is wide
    Series a, b;                   ///< b: without values in one lane
    std::vector<double> capacity;  ///< of A, by day; empty: none
    std::string from, now;         ///< words at the start of the axis and at the end of the lines
    std::string shaded = {};       ///< what is shaded, beside the title; may be empty
    std::vector<Guess> guesses = {};
};

struct Month {
    double day = 0;     ///< from the start of the run's measured window
    std::string label;  ///< "Apr", "Jan 17"
};

/// Something that stands at an instant of the run.
struct Marker {
    enum class Kind : std::uint8_t {
        lever,        ///< in force from there
        lever_ahead,  ///< likewise, after the instant that is shown
        event,
        bookmark,
    };
    double day = 0;  ///< likewise
    Kind kind = Kind::lever;
    friend bool operator==(const Marker&, const Marker&) = default;
};

struct Timeline {
    double days = 1;
    double now = 0;
    double reached = 0;  ///< how far the simulation is
    std::vector<Month> months;
    std::vector<double> weekends;  ///< days that are Saturdays
    std::vector<Marker> markers;
};

/// Something to press, in the strip at the bottom edge.
struct Button {
    std::string words;
    std::string key;  ///< that does the same; may be empty
    bool focused = false;
    std::string id = {};  ///< of the spot to press; no other button has it
};

/// A part of a panel.
struct PanelItem {
    enum class Kind : std::uint8_t {
        heading,
        words,
        plate,  ///< words that must not be missed
        bar,    ///< words with a number at the right, and a bar beneath
        card,   ///< words with more beneath, in a frame
    };
    Kind kind = Kind::words;
    std::string words;
    std::string note = {};  ///< beneath the words, smaller; of a bar its number
    std::string id = {};    ///< of the spot to press, none alike; empty: there is nothing to press
    double share = 0;       ///< of a bar: -1 to 1; below 0 it goes to the left of a middle line
    Judgement judgement = Judgement::same;
    bool focused = false;
};

/// What is read beside the lanes for a while, from top to bottom.
struct Panel {
    std::string title;
    std::vector<PanelItem> items;
};

/// What a key does.
struct Hint {
    std::string key;
    std::string words;
};

/// Everything that the screen shows.
struct Picture {
    std::string title;        ///< system and season
    std::string date;         ///< "Mon 31 Oct 2016"
    std::string time;         ///< "14:00"
    std::string day_of_days;  ///< "day 214 of 730"
    std::string speed;        ///< "1 day per second"
    std::string run;          ///< "run 1"
    bool paused = false;
    std::vector<std::string> columns;
    std::vector<Lane> lanes;    ///< A, or A and B
    std::string badge;          ///< in the tab of each lane: "same patients"
    std::vector<Tile> tiles;    ///< at most 5
    bool evidence = false;      ///< whether tiles of two lanes leave room for it, be it that it is still to come
    std::vector<Chart> charts;  ///< at most 2
    Timeline timeline;
    std::string event;                    ///< what is said; may be empty
    std::string last_event = {};          ///< stands there while nothing is said, as far as there is room
    std::string place_word, places_word;  ///< what squares are: "bed", "beds"
    std::string ring;                     ///< what a ring about a dot says; empty: none can be there
    std::string pressure;                 ///< what the levels of pressure say; likewise
    std::vector<Flight> flights;          ///< of this very instant, which may lie between two full hours
    std::string flying;                   ///< what their dots say; likewise
    std::vector<Button> buttons;          ///< in place of the foot of the screen; empty: none
    std::optional<Panel> panel;           ///< beside lanes and charts
    std::vector<Hint> hints = {};         ///< in place of the foot of the screen; empty: none
    bool bare = false;                    ///< lanes and tiles alone, beside what is said
    std::string open_group;  ///< whose services stand for themselves where groups share cards; may be empty
    std::string focus;       ///< id of the spot that the keyboard is at; may be empty
    double text_scale = 1;   ///< 1.0 to 1.6
};

}  // namespace careway::scene
