#include "tests/unit/scene/samples.hpp"

#include <limits>

namespace careway::scene_test {

namespace {

using scene::Card;
using scene::CardKind;
using scene::Chart;
using scene::Judgement;
using scene::Lane;
using scene::Picture;

Card card(const std::string& label, std::size_t column, CardKind kind, std::int32_t capacity, std::int32_t in_use,
          std::int32_t delayed, std::int32_t waiting) {
    return {label, label, "", "", column, kind, capacity, in_use, delayed, 0, waiting, capacity};
}

Lane lane(const std::string& name, std::int32_t fewer) {
    constexpr auto squares = CardKind::squares;
    constexpr auto bar = CardKind::bar;
    return {name,
            {card("ED", 0, squares, 60, 52, 0, 31), card("Same-day care", 0, squares, 30, 22, 0, 0),
             card("Assessment unit", 1, squares, 72, 72, 12, 18),
             card("General and acute beds", 1, squares, 620, 620, 118 - fewer, 44),
             card("Community hospital", 2, squares, 96, 93, 19, 26),
             card("Intermediate care", 2, squares, 120, 120, 12, 41), card("Reablement", 3, bar, 340, 338, 0, 57),
             card("Home care", 3, bar, 2600, 2598, 0, 101 - fewer), card("Care homes", 3, bar, 1150, 1139, 0, 22)},
            {112, 68, 21, 33.4}};
}

Chart chart(const std::string& title, double level) {
    Chart result;
    result.title = title;
    result.top = 2 * level;
    for (int day = 0; day < 214; ++day) {
        result.a.values.push_back(level + day % 9);
        result.b.values.push_back(level + day % 7);
        result.a.low.push_back(level * 0.9);
        result.a.high.push_back(level * 1.1);
        result.b.low.push_back(day < 60 ? std::numeric_limits<double>::quiet_NaN() : level * 0.8);
        result.b.high.push_back(day < 60 ? std::numeric_limits<double>::quiet_NaN() : level);
        result.capacity.push_back(day < 100 ? level * 1.2 : level * 1.4);
    }
    result.a.end_label = "A " + std::to_string(static_cast<int>(level));
    result.b.end_label = "B " + std::to_string(static_cast<int>(level) - 2);
    result.from = "Jul 2026";
    result.now = "now";
    result.shaded = "shaded: 8 in 10 of 50 runs";
    result.guesses = {{100, level}, {217, level}, {222, 0}, {365, 2 * level}};
    return result;
}

scene::Timeline a_year() {
    const char* names[] = {"Jul", "Aug", "Sep", "Oct", "Nov", "Dec", "Jan 27", "Feb", "Mar", "Apr", "May", "Jun"};
    scene::Timeline timeline{365, 213, 240, {}, {}, {}};
    using Kind = scene::Marker::Kind;
    timeline.markers = {{60, Kind::event}, {100, Kind::bookmark}, {181, Kind::lever}, {230, Kind::lever_ahead}};
    for (int month = 0; month < 12; ++month) {
        timeline.months.push_back({month * 30.4, names[month]});
    }
    for (int day = 3; day < 365; day += 7) {
        timeline.weekends.push_back(day);
    }
    return timeline;
}

/// Every mark that a card may have, in turns.
void add_marks(Card& card, int number) {
    card.late = card.waiting > 0;
    card.oldest_hours = card.waiting;
    card.surge = number % 2 == 0;
    card.may_shrink = number % 4 < 2;
    card.changed = number % 5 < 3;
    card.capacity = number % 4 == 1 ? card.in_use / 2 : card.in_use;
}

}  // namespace

Card ward() {
    Card result = card("ward", 0, CardKind::squares, 30, 25, 5, 7);
    result.turning = 1;
    return result;
}

Picture northvale() {
    Picture picture;
    picture.title = "Northvale system, winter 2026/27";
    picture.date = "Tue 2 Feb 2027";
    picture.time = "14:00";
    picture.day_of_days = "day 214 of 365";
    picture.speed = "1 day per second";
    picture.run = "run 3, one possible future";
    picture.columns = {"Front door", "Acute hospital", "Community", "Home, social care"};
    picture.lanes = {lane("As now", 0), lane("+60 reablement", 59)};
    picture.badge = "same patients";
    picture.tiles = {
        {"Acute occupancy", "", "100%", "94%", "B 6 points lower", -1, Judgement::better, "in 49 of 50 runs"},
        {"Delayed in acute", "", "130", "71", "B 59 fewer", -1, Judgement::better, "in 50 of 50 runs"},
        {"12 h+ waits", "", "31", "9", "B 22 fewer", -1, Judgement::better},
        {"Waiting for home care", "", "101", "66", "B 35 fewer", -1, Judgement::better},
        {"Cost so far", "", "£413m", "£415m", "B £2.5m more", 1, Judgement::worse, "in 31 of 50 runs"},
    };
    picture.evidence = true;
    picture.charts = {chart("Acute beds in use (0 to 800)", 600), chart("Delayed in acute beds (0 to 200)", 110)};
    picture.timeline = a_year();
    picture.event = "Day 181: 60 places open in B";
    picture.place_word = "bed";
    picture.places_word = "beds";
    return picture;
}

Picture many_services(int services, std::int32_t number, const std::string& name) {
    Picture picture = northvale();
    picture.title = name;
    picture.event = name;
    picture.ring = picture.pressure = name;
    picture.columns.assign(4, name);
    for (Lane& each : picture.lanes) {
        each.name = name;
        each.cards.clear();
        each.moves_in.assign(4, number);
        each.pressure = number > 0 ? 4 : 1;
        for (int i = 0; i < services; ++i) {
            const CardKind kind = i % 3 == 0 ? CardKind::bar : CardKind::squares;
            each.cards.push_back(card(name, static_cast<std::size_t>(i % 4), kind, number, number, number, number));
            each.cards.back().id = "service " + std::to_string(i);
            add_marks(each.cards.back(), i);
        }
    }
    for (scene::Tile& tile : picture.tiles) {
        tile.label = name;
        tile.a = tile.b = number > 0 ? "999,999" : "0";
        tile.difference = tile.evidence = name;
    }
    for (Chart& each : picture.charts) {
        each.title = each.from = each.now = each.shaded = name;
        each.a.end_label = "A 999,999";
        each.b.end_label = "B 999,999";
    }
    return picture;
}

void add_panel(Picture& picture, int items, const std::string& name, int focused) {
    using Kind = scene::PanelItem::Kind;
    constexpr Judgement judgements[] = {Judgement::same, Judgement::better, Judgement::worse};
    picture.panel = scene::Panel{name, {}};
    for (int i = 0; i < items; ++i) {
        for (const Kind kind : {Kind::plate, Kind::heading, Kind::words, Kind::bar, Kind::card}) {
            auto& all = picture.panel->items;
            const auto number = static_cast<int>(all.size());
            const std::string id = kind == Kind::card ? "panel " + std::to_string(number) : "";
            const std::string note = kind == Kind::bar ? "+999,999" : kind == Kind::card ? name + "\n" + name : "";
            all.push_back({kind, name, note, id, (i % 3 - 1) * 0.7, judgements[number % 3], number == focused});
        }
    }
}

void add_buttons(Picture& picture) {
    for (int i = 0; i < 17; ++i) {
        const std::string number = std::to_string(i);
        picture.buttons.push_back({"Full screen " + number, "Shift+Right", i == 1, "button " + number});
    }
}

}  // namespace careway::scene_test
