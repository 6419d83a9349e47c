#include "sim/language/read_factor.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "sim/language/lever_set.hpp"

namespace careway::language {

namespace {

/// "1 day" and "9 days" are.
bool of_one_unit(const Written& one, const Written& other) {
    const auto singular = [](const std::string& unit) { return unit.substr(0, unit.find_last_not_of('s') + 1); };
    return one.before == other.before && singular(one.after) == singular(other.after);
}

class FactorReader {
public:
    explicit FactorReader(Faults& faults) : faults_{faults} {}

    Factor read(const Entry& entry, const Entry& source) {
        const Value& map = entry.value;
        Factor factor;
        factor.name = entry.key;
        factor.place = entry.place;
        if (const Value* address = map.find("address")) {
            factor.address = text_at(map, "address");
            factor.address_place = address->place;
        }
        factor.change = text_at(map, "change");
        factor.change = factor.change.empty() ? "to" : factor.change;
        factor.source = source_above(map, source);
        if (const Value* levels = map.find("levels")) {
            read_named(*levels, factor);
        }
        if (const Value* values = map.find("values")) {
            for (const Value& item : values->items) {
                read_value(item, factor);
            }
        }
        if (const Value* from = map.find("from"); from != nullptr && map.has("to")) {
            read_span(map, *from, factor);
        }
        if (map.has("from") && map.has("values")) {
            faults_.add(Code::bad_levels, map.entry("from")->place,
                        fmt::format("factor `{}` has `values` and a range; it needs one of them", entry.key));
        }
        return factor;
    }

private:
    void read_named(const Value& levels, Factor& factor) {
        for (const Entry* entry : own_entries(levels)) {
            const Entry source = source_above(entry->value, source_above(levels, factor.source));
            Value set = map_of(entry->value.place, {});
            if (const Value* stated = entry->value.find("set")) {
                set = *stated;
                for (Entry& line : set.entries) {
                    line.value = with_source(line.value, source);
                }
            }
            factor.levels.push_back({entry->key, {}, std::move(set)});
        }
    }

    void add_level(Factor& factor, Level level, const Place& place) {
        if (std::ranges::count(factor.levels, level.name, &Level::name) > 0) {
            faults_.add(Code::name_twice, place,
                        fmt::format("level `{}` of factor `{}` is given twice", level.name, factor.name));
        } else {
            factor.levels.push_back(std::move(level));
        }
    }

    void read_value(const Value& item, Factor& factor) {
        if (item.is_text()) {
            return add_level(factor, level_of(factor, item), item.place);
        }
        const std::vector<const Entry*> entries = own_entries(item);
        const bool plain = item.is_map() && entries.size() == 1 && states_operation(item) &&
                           entries.front()->value.is_text() && factor.change == "to";
        if (!plain) {
            faults_.add(Code::bad_levels, item.place,
                        fmt::format("a level of factor `{}` cannot be named after {}", factor.name, described(item)),
                        {"give it a name under `levels`, with a `set`", ""});
            return;
        }
        const Entry& does = *entries.front();
        const std::optional<Written> number = number_in(does.value.text);
        Level level{does.key + " " + does.value.text, {}, {}};
        level.number = number ? std::optional{number->value} : std::nullopt;
        level.set = map_of(item.place, {{factor.address, factor.address_place, with_source(item, factor.source)}});
        add_level(factor, std::move(level), item.place);
    }

    std::optional<Written> end_of(const Value& map, std::string_view key, const Factor& factor) {
        const Value& value = *map.find(key);
        const std::optional<Written> number = value.is_text() ? number_in(value.text) : std::nullopt;
        if (!number) {
            faults_.add(Code::bad_levels, value.place,
                        fmt::format("`{}` of factor `{}` must be a number such as `60` or `12 per day`, found {}", key,
                                    factor.name, described(value)));
        }
        return number;
    }

    void refuse(const Value& map, const char* key, const Factor& factor, const std::string& why) {
        faults_.add(Code::bad_levels, map.find(key)->place,
                    fmt::format("`{}` of factor `{}` {}, found {}", key, factor.name, why, described(*map.find(key))));
    }

    void read_span(const Value& map, const Value& from_value, Factor& factor) {
        const auto from = end_of(map, "from", factor);
        const auto to = end_of(map, "to", factor);
        const auto step = map.has("step") ? end_of(map, "step", factor) : std::nullopt;
        if (!from || !to || (map.has("step") && !step)) {
            return;
        }
        if (!of_one_unit(*from, *to)) {
            return refuse(map, "to", factor, fmt::format("must have the unit of `from`, {}", described(from_value)));
        }
        if (to->value <= from->value) {
            return refuse(map, "to", factor, fmt::format("must be above `from`, {}", described(from_value)));
        }
        if (step && !of_one_unit(*from, *step)) {
            return refuse(map, "step", factor, fmt::format("must have the unit of `from`, {}", described(from_value)));
        }
        if (step && (step->value <= 0 || step->value > to->value - from->value)) {
            return refuse(map, "step", factor, "must be above 0 and lead from `from` to `to`");
        }
        factor.span = Span{from->value, to->value, step ? std::optional{step->value} : std::nullopt, *map.find("to")};
        if (step) {
            fill(map, factor);
        }
    }

    void fill(const Value& map, Factor& factor) {
        const Span& span = *factor.span;
        const double steps = std::floor((span.to - span.from) / *span.step + 1e-9);
        if (steps >= most_points) {
            return refuse(map, "step", factor, fmt::format("must make no more than {} levels", most_points));
        }
        for (double number = 0; number <= steps; ++number) {
            factor.levels.push_back(level_at(factor, span.from + number * *span.step));
        }
    }

    Faults& faults_;
};

}  // namespace

Entry source_above(const Value& map, const Entry& above) {
    const Entry* own = map.entry("source");
    return own == nullptr ? above : *own;
}

Factor read_factor(const Entry& entry, const Entry& source, Faults& faults) {
    return FactorReader{faults}.read(entry, source);
}

}  // namespace careway::language
