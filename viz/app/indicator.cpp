#include "viz/app/indicator.hpp"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <limits>
#include <numeric>

#include "viz/scene/sheet.hpp"

namespace careway::app {

namespace {

using pathway::Program;
using pathway::Settings;
using Of = Indicator::Of;

std::string lower_first(std::string words) {
    const bool abbreviation = words.size() > 1 && words[1] >= 'A' && words[1] <= 'Z';
    if (!words.empty() && words[0] >= 'A' && words[0] <= 'Z' && !abbreviation) {
        words[0] = static_cast<char>(words[0] - 'A' + 'a');
    }
    return words;
}

std::int32_t capacity_of(const Program& program, std::uint32_t pool) {
    const std::int32_t capacity = program.initial_settings.capacity[pool];
    return capacity == Settings::unlimited ? 0 : capacity;
}

/// The pool with most places of those that `fits`; none when there is none.
template <class Fits>
std::uint32_t largest(const Program& program, Fits fits) {
    std::uint32_t found = pathway::none;
    for (std::uint32_t pool = 0; pool < program.pools.size(); ++pool) {
        if (fits(pool) && (found == pathway::none || capacity_of(program, pool) > capacity_of(program, found))) {
            found = pool;
        }
    }
    return found;
}

/// The hospital, most likely: the most beds, else the most of anything.
std::uint32_t main_pool(const Program& program) {
    const std::uint32_t beds = largest(program, [&](std::uint32_t pool) {
        return program.texts.pools[pool].kind == static_cast<int>(pathway::PoolKind::beds);
    });
    return beds != pathway::none ? beds : largest(program, [](std::uint32_t) { return true; });
}

struct Known {
    const char* id;
    Of of;
    const char* label;  ///< `{}` stands for the pool
    const char* short_label;
};
constexpr Known known[] = {
    {"occupancy", Of::occupancy, "{}: occupancy", "{}"},
    {"in_use", Of::in_use, "{} in use", "{}"},
    {"waiting", Of::waiting, "People waiting for {}", "Waiting for {}"},
    {"delayed_here", Of::delayed, "People delayed in {}", "Delayed in {}"},
};

std::string filled(const std::string& pattern, const std::string& name) {
    const std::size_t at = pattern.find("{}");
    const std::string inner = at == 0 ? name : lower_first(name);
    return pattern.substr(0, at) + inner + pattern.substr(at + 2);
}

/// Measures of which everybody wishes for less, or more; ids as in the table of measures.
constexpr std::string_view wished_less[] = {
    "occupancy", "waiting", "waiting_most", "delayed_here", "delayed",       "delayed_days", "dtoc",
    "dtoc_days", "full",    "cost",         "waited",       "wait_mean",     "wait_p50",     "wait_p90",
    "wait_p95",  "queue",   "delays",       "delay_mean",   "hours_over_92", "turned_away",  "gave_up",
    "cancelled", "deaths",  "died_waiting", "died_delayed"};
constexpr std::string_view wished_more[] = {"within_4h"};

int sense_of(const std::string& id) {
    return std::ranges::count(wished_less, id) > 0 ? -1 : std::ranges::count(wished_more, id) > 0 ? 1 : 0;
}

/// Three digits, without the zeros that say nothing.
std::string digits(double number) {
    const double magnitude = std::abs(number);
    if (magnitude >= 99.95) {
        return scene::with_commas(std::llround(magnitude));
    }
    const double unit = magnitude >= 9.995 ? 10 : 100;
    const long long parts = std::llround(magnitude * unit);
    std::string fraction = std::to_string(parts % static_cast<long long>(unit));
    fraction.insert(0, (unit == 10 ? 1u : 2u) - fraction.size(), '0');
    fraction.erase(fraction.find_last_not_of('0') + 1);
    const std::string whole = std::to_string(parts / static_cast<long long>(unit));
    return fraction.empty() ? whole : whole + "." + fraction;
}

/// In the unit in which `like` is written best, so that differences have that of their values.
std::string pounds(double value, double like) {
    const double magnitude = std::abs(value);
    const std::string sign = value < 0 ? "-£" : "£";
    if (std::abs(like) >= 999'500) {
        const std::string millions = digits(magnitude / 1e6);
        // One decimal stays, so that £29.0m stands beside £29.3m.
        const bool whole = millions.size() == 2;
        return sign + millions + (whole ? ".0m" : "m");
    }
    return std::abs(like) >= 9995 ? sign + digits(magnitude / 1e3) + "k"
                                  : sign + scene::with_commas(std::llround(magnitude));
}

bool counts_people(const Indicator& indicator) {
    return indicator.of == Of::waiting || indicator.of == Of::delayed || indicator.of == Of::all_delayed;
}

/// Of what is shown, so that the room, subtracting, comes to the same.
double as_shown(measure::Style style, double value) {
    return style == measure::Style::number && std::abs(value) >= 100 ? std::round(value)
           : style == measure::Style::share                          ? std::round(value * 100)
                                                                     : value;
}

/// @param of  the value that it is a difference of
std::string difference_in_words(const Indicator& indicator, double difference, double of) {
    const bool more = difference > 0;
    const double size = std::abs(difference);
    switch (indicator.style) {
        case measure::Style::share:
            return "B " + digits(size) + (size == 1 ? " point " : " points ") + (more ? "higher" : "lower");
        case measure::Style::money:
            return "B " + pounds(size, of) + (more ? " more" : " less");
        case measure::Style::number:
            return "B " + digits(size) +
                   (counts_people(indicator) ? more ? " more" : " fewer"
                    : more                   ? " more"
                                             : " less");
        case measure::Style::duration_hours:
        case measure::Style::duration_days:
            break;
    }
    return "B " + in_words(indicator.style, size) + (more ? " longer" : " shorter");
}

}  // namespace

std::string name_of_pool(const language::Model& model, const Program& program, std::uint32_t pool) {
    const auto said = model.screen.pools.find(program.texts.pools[pool].name);
    const bool shorter = said != model.screen.pools.end() && !said->second.short_name.empty();
    return shorter ? said->second.short_name : program.texts.pools[pool].label;
}

std::optional<Indicator> indicator_of(const std::string& address, const language::Model& model, const Program& program,
                                      const measure::Catalogue& catalogue) {
    if (address == "system.delayed") {
        return Indicator{Of::all_delayed, 0, -1, measure::Style::number, "People ready to leave", "Ready to leave", -1};
    }
    const std::ptrdiff_t entry = catalogue.find(address);
    if (entry < 0) {
        return std::nullopt;
    }
    const measure::Entry& row = catalogue.entries()[static_cast<std::size_t>(entry)];
    if (address == "system.cost") {
        return Indicator{Of::cost_so_far, 0, entry, row.style, "Cost so far", "", -1};
    }
    const std::size_t dot = address.rfind('.');
    const auto pool = std::ranges::find(program.texts.pools, address.substr(0, dot), &pathway::PoolText::name);
    const auto* kind = std::ranges::find(known, address.substr(dot + 1), &Known::id);
    if (pool != program.texts.pools.end() && kind != std::end(known)) {
        const auto number = static_cast<std::uint32_t>(pool - program.texts.pools.begin());
        const std::string name = name_of_pool(model, program, number);
        return Indicator{kind->of,
                         number,
                         entry,
                         row.style,
                         filled(kind->label, name),
                         filled(kind->short_label, name),
                         sense_of(kind->id),
                         pool->in_its_unit(1)};
    }
    const std::size_t colon = row.label.find(": ");
    std::string shorter = colon == std::string::npos ? "" : row.label.substr(colon + 2) + " so far";
    if (!shorter.empty()) {
        shorter[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(shorter[0])));
    }
    return Indicator{
        Of::measure, 0, entry, row.style, row.label + " so far", shorter, sense_of(address.substr(dot + 1))};
}

std::vector<std::string> tiles_of(const language::Model& model, const Program& program) {
    std::vector<std::string> tiles = model.screen.tiles;
    const std::uint32_t pool = main_pool(program);
    if (!tiles.empty() || pool == pathway::none) {
        return tiles;
    }
    const std::string name = program.texts.pools[pool].name;
    tiles = {name + ".occupancy", name + ".delayed_here", name + ".waiting"};
    const std::uint32_t next =
        largest(program, [&](std::uint32_t other) { return other != pool && capacity_of(program, other) > 0; });
    if (next != pathway::none) {
        tiles.push_back(program.texts.pools[next].name + ".waiting");
    }
    if (std::ranges::any_of(program.texts.pools, &pathway::PoolText::costs)) {
        tiles.emplace_back("system.cost");
    }
    return tiles;
}

std::vector<std::string> charts_of(const language::Model& model, const Program& program) {
    const std::uint32_t pool = main_pool(program);
    if (!model.screen.charts.empty() || pool == pathway::none) {
        return model.screen.charts;
    }
    const std::string name = program.texts.pools[pool].name;
    return {name + ".in_use", name + ".delayed_here"};
}

bool is_measured(const Indicator& indicator) {
    return indicator.of == Of::cost_so_far || indicator.of == Of::measure;
}

double value_of(const Indicator& indicator, const std::vector<run::PoolView>& pools,
                const std::vector<double>& measures, double days) {
    constexpr double nothing = std::numeric_limits<double>::quiet_NaN();
    const auto measured = [&] {
        const auto position = static_cast<std::size_t>(indicator.entry);
        return position < measures.size() ? measures[position] : nothing;
    };
    const auto& pool = pools[indicator.pool];
    switch (indicator.of) {
        case Of::occupancy:
            return pool.capacity > 0 ? static_cast<double>(pool.in_use) / pool.capacity : nothing;
        case Of::in_use:
            return pool.in_use * indicator.unit;
        case Of::waiting:
            return pool.waiting;
        case Of::delayed:
            return pool.delayed;
        case Of::all_delayed:
            return std::accumulate(pools.begin(), pools.end(), 0.0,
                                   [](double sum, const run::PoolView& each) { return sum + each.delayed; });
        case Of::cost_so_far:
            return measured() * days / 365;  // the measure is scaled to a year
        case Of::measure:
            break;
    }
    return measured();
}

std::string in_words(measure::Style style, double value) {
    if (std::isnan(value)) {
        return "-";
    }
    const std::string sign = value < 0 ? "-" : "";
    switch (style) {
        case measure::Style::share:
            return sign + std::to_string(std::lround(std::abs(value) * 100)) + "%";
        case measure::Style::money:
            return pounds(value, value);
        case measure::Style::duration_hours:
            return sign + digits(value) + " h";
        case measure::Style::duration_days:
            return sign + digits(value) + " d";
        case measure::Style::number:
            break;
    }
    return sign + digits(value);
}

scene::Tile tile_of(const Indicator& indicator, double a, std::optional<double> b) {
    scene::Tile tile;
    tile.label = indicator.label;
    tile.short_label = indicator.short_label;
    tile.a = in_words(indicator.style, a);
    if (!b) {
        return tile;
    }
    tile.b = in_words(indicator.style, *b);
    if (std::isnan(a) || std::isnan(*b)) {
        return tile;
    }
    const double difference = as_shown(indicator.style, *b) - as_shown(indicator.style, a);
    if (tile.a == tile.b) {
        tile.difference = "the same";
        return tile;
    }
    tile.direction = difference > 0 ? 1 : -1;
    tile.difference = difference_in_words(indicator, difference, a);
    const int wished = tile.direction * indicator.sense;
    tile.judgement = wished > 0   ? scene::Judgement::better
                     : wished < 0 ? scene::Judgement::worse
                                  : scene::Judgement::same;
    return tile;
}

}  // namespace careway::app
