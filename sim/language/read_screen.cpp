#include "sim/language/read_screen.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "sim/language/levers.hpp"
#include "sim/language/model_reader.hpp"
#include "sim/language/quantity.hpp"
#include "sim/language/suggest.hpp"

namespace careway::language {

namespace {

constexpr std::pair<std::string_view, StopRule::Watched> watched_words[] = {
    {"occupancy", StopRule::Watched::occupancy},
    {"in_use", StopRule::Watched::in_use},
    {"waiting", StopRule::Watched::waiting},
    {"delayed_here", StopRule::Watched::delayed_here},
};

std::string text_at(const Value& map, std::string_view key) {
    const Value* value = map.find(key);
    return value == nullptr || !sound(*value) ? "" : bare(*value).text;
}

std::vector<std::string> texts_at(const Value& map, std::string_view key) {
    std::vector<std::string> texts;
    if (const Value* list = map.find(key)) {
        for (const Value& item : bare(*list).items) {
            texts.push_back(bare(item).text);
        }
    }
    return texts;
}

/// A pool stands in a column that is listed or, where none are, in one of its own.
void find_column(const Value& pool, const std::string& column, bool listed_ones, std::vector<std::string>& columns,
                 Faults& faults) {
    if (column.empty() || std::find(columns.begin(), columns.end(), column) != columns.end()) {
        return;
    }
    const Place& place = pool.find("column")->place;
    if (listed_ones) {
        faults.add(Code::no_such_column, place, fmt::format("no column of the screen is called `{}`", column),
                   {did_you_mean(column, columns), "`screen.columns`: " + listed(columns)});
    } else if (columns.size() == most_columns) {
        faults.add(Code::too_many_items, place,
                   fmt::format("the screen has room for {} columns, and `{}` is one more", most_columns, column),
                   {"", "columns so far: " + listed(columns)});
    } else {
        columns.push_back(column);
    }
}

/// Every pool as it is shown; columns that nobody lists stand in the order of the pools that name them.
void read_pools(const Value& model, Screen& screen, Faults& faults) {
    const bool listed_ones = !screen.columns.empty();
    const Value* pools = model.find("pools");
    for (const Entry* entry : pools == nullptr ? std::vector<const Entry*>{} : own_entries(*pools)) {
        const Value& stated = bare(entry->value);
        const OnScreen shown{text_at(stated, "short"), text_at(stated, "group"), text_at(stated, "column")};
        screen.pools.emplace(entry->key, shown);
        find_column(stated, shown.column, listed_ones, screen.columns, faults);
    }
}

/// @return whether the rule watches something that a pool has
bool read_watched(const Value& stated, const std::vector<std::string>& pools, StopRule& rule, Faults& faults) {
    rule.measure = text_at(stated, "measure");
    const std::size_t dot = std::min(rule.measure.find('.'), rule.measure.size());
    rule.pool = rule.measure.substr(0, dot);
    const std::string word = rule.measure.substr(std::min(dot + 1, rule.measure.size()));
    const auto found = std::find_if(std::begin(watched_words), std::end(watched_words),
                                    [&](const auto& known) { return known.first == word; });
    const bool of_pool = std::find(pools.begin(), pools.end(), rule.pool) != pools.end();
    if (of_pool && found != std::end(watched_words)) {
        rule.watched = found->second;
        return true;
    }
    std::vector<std::string> words;
    for (const auto& known : watched_words) {
        words.emplace_back(known.first);
    }
    faults.add(Code::unknown_measure, stated.find("measure")->place,
               fmt::format("a stop rule cannot watch `{}`", rule.measure),
               {of_pool ? did_you_mean(word, words) : did_you_mean(rule.pool, pools),
                "it watches `occupancy`, `in_use`, `waiting` or `delayed_here` of a pool"});
    return false;
}

void read_limit(const Value& stated, StopRule& rule, Faults& faults) {
    rule.above = stated.has("above");
    const char* key = rule.above ? "above" : "below";
    const Value& limit = bare(*stated.find(key));
    const bool share = rule.watched == StopRule::Watched::occupancy;
    if (share != fits(watched_share_type, limit)) {
        faults.add(share ? Code::missing_unit : Code::unknown_unit, limit.place,
                   fmt::format("`{}` of {} must be {}, found {}", key, rule.measure,
                               share ? "a share such as `98 %`" : "a number of people or places", described(limit)));
        return;
    }
    rule.limit = read_number(limit, share ? watched_share_type : people_type, Frame{}, faults);
}

std::vector<StopRule> read_stops(const Value& model, Faults& faults) {
    std::vector<StopRule> stops;
    const Value* list = model.find("stops");
    if (list == nullptr) {
        return stops;
    }
    const std::vector<std::string> pools = names_of(model).pools;
    for (const Value& stated : bare(*list).items) {
        StopRule rule;
        rule.name = text_at(stated, "name");
        if (sound(stated) && read_watched(stated, pools, rule, faults)) {
            read_limit(stated, rule, faults);
        }
        stops.push_back(std::move(rule));
    }
    return stops;
}

Budget read_budget(const Value& model, Faults& faults) {
    const Value* stated = model.find("budget");
    Budget budget;
    if (stated == nullptr || !sound(*stated)) {
        return budget;
    }
    if (const Value* cost = stated->find("cost")) {
        budget.cost_per_day = read_number(*cost, price_type, Frame{}, faults);
    }
    if (const Value* staff = stated->find("staff")) {
        budget.staff = read_number(*staff, extra_staff_type, Frame{}, faults);
    }
    return budget;
}

}  // namespace

Screen read_screen(const Value& model, Faults& faults) {
    Screen screen;
    if (const Value* stated = model.find("screen")) {
        screen.columns = texts_at(*stated, "columns");
        screen.tiles = texts_at(*stated, "tiles");
        screen.charts = texts_at(*stated, "charts");
    }
    read_pools(model, screen, faults);
    screen.levers = read_levers(model, faults);
    screen.stops = read_stops(model, faults);
    screen.budget = read_budget(model, faults);
    return screen;
}

}  // namespace careway::language
