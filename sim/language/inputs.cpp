#include "sim/language/inputs.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "sim/language/change.hpp"
#include "sim/language/dates.hpp"
#include "sim/language/reading.hpp"

namespace careway::language {

namespace {

/// What the maps around a value say of it.
struct Above {
    std::string address;
    std::string source;
    const Value* low = nullptr;
    const Value* high = nullptr;
    std::vector<const Adjustment*> adjustments;
    std::vector<const Adjustment*> scales;  ///< of the distribution that the value belongs to
    std::optional<Date> since;              ///< when the step begins that the value belongs to; nothing: from the start
    std::optional<Date> until;              ///< when the next step begins; nothing: never

    [[nodiscard]] Above at(const std::string& key) const {
        Above inner = *this;
        inner.address += (address.empty() || key.empty() ? "" : ".") + key;
        return inner;
    }
};

class Listing {
public:
    void look(const Value& value, const Type& type, Above above) {
        take(value, above);
        seen_as(value, type, above);
    }

    /// A value, what stands beside it having been taken, seen as one of the types that it could be.
    void seen_as(const Value& value, const Type& type, Above above) {
        if (type.form == Form::change) {
            change(value, std::move(above));
        } else if (is_sourced(value) && type.form != Form::record) {
            above.low = value.find("low");
            above.high = value.find("high");
            look(*value.find("value"), type, above);
        } else if (is_dated(value)) {
            steps(value, type, above);
        } else if (type.form == Form::dated || (type.form == Form::split && !is_split(value))) {
            seen_as(value, *type.of, above);
        } else if (type.form == Form::choice) {
            seen_as(value, alternative_for(type, value), type.name == distribution_type.name ? scaling(above) : above);
        } else if (is_split(value)) {
            cells(value, type, above);
        } else {
            parts(value, type, above);
        }
    }

    std::vector<Input> inputs;
    struct Missing {
        std::size_t count = 0;
        std::string first;
        Place place;
    };
    std::map<std::string, Missing> without_source;  ///< by file

private:
    static void take(const Value& value, Above& above) {
        if (value.from_scenario) {
            above.source.clear();
        }
        if (const Value* source = value.find("source")) {
            above.source = source_text(source);
        }
        for (const Adjustment& adjustment : value.adjustments) {
            above.adjustments.push_back(&adjustment);
        }
    }

    /// A change that a lever may make is no number of the model yet, but it says where it comes from all the same.
    void change(const Value& value, Above above) {
        take(value, above);
        if (const Value* to = value.find("to")) {
            take(*to, above);
        }
        for (const Value& item : value.items) {
            change(item, above);
        }
        if (!value.is_list() && above.source.empty()) {
            note_missing(value.place, above.address);
        }
    }

    /// Each step with the days on which it is in force; the first also holds before its date.
    void steps(const Value& value, const Type& type, const Above& above) {
        const std::vector<const Entry*> entries = own_entries(value);
        for (std::size_t i = 0; i < entries.size(); ++i) {
            Above step = above.at(entries[i]->key);
            const std::optional<Date> from = i == 0 ? std::nullopt : parse_date(entries[i]->key);
            const std::optional<Date> to = i + 1 == entries.size() ? std::nullopt : parse_date(entries[i + 1]->key);
            step.since = std::max(above.since, from);
            step.until = to && (!above.until || *to < *above.until) ? to : above.until;
            if (!step.since || !step.until || *step.since < *step.until) {
                look(entries[i]->value, type, step);
            }
        }
    }

    static Above scaling(Above above) {
        above.scales.insert(above.scales.end(), above.adjustments.begin(), above.adjustments.end());
        above.adjustments.clear();
        return above;
    }

    void cells(const Value& value, const Type& type, const Above& above) {
        const Type& of = type.form == Form::split ? *type.of : type;
        descend(value, of, above, split_attributes(value).size());
    }

    void descend(const Value& value, const Type& of, const Above& above, std::size_t levels) {
        for (const Entry* entry : own_entries(value)) {
            Above inner = above.at(entry->key);
            if (levels == 1) {
                look(entry->value, of, inner);
            } else {
                take(entry->value, inner);
                descend(entry->value, of, inner, levels - 1);
            }
        }
    }

    void parts(const Value& value, const Type& type, const Above& above) {
        switch (type.form) {
            case Form::record:
            case Form::tagged:
                for (const Entry* entry : own_entries(value)) {
                    look(entry->value, *field_of(type, entry->key)->type,
                         type.form == Form::tagged ? above : above.at(entry->key));
                }
                break;
            case Form::map:
                for (const Entry* entry : own_entries(value)) {
                    look(entry->value, *type.of, above.at(entry->key));
                }
                break;
            case Form::list:
                if (type.of->form == Form::quantity) {
                    add(value, *type.of, above, items_text(value));
                } else {
                    for (std::size_t i = 0; i < value.items.size(); ++i) {
                        const std::string called = name_of_item(value.items[i], *type.of);
                        look(value.items[i], *type.of, above.at(called.empty() ? std::to_string(i) : called));
                    }
                }
                break;
            case Form::file:
                add(value, type, above, value.text);
                break;
            case Form::quantity:
            case Form::whole:
                number(value, type, type.dimension == Dimension::duration ? above : unscaled(above));
                break;
            default:
                break;
        }
    }

    /// A distribution that is stretched keeps its shares and its shape.
    static Above unscaled(Above above) {
        above.scales.clear();
        return above;
    }

    static std::string items_text(const Value& list) {
        std::vector<std::string> texts;
        for (const Value& item : list.items) {
            texts.push_back(bare(item).text);
        }
        return fmt::format("[{}]", fmt::join(texts, ", "));
    }

    void number(const Value& value, const Type& type, const Above& above) {
        std::set<Date> dates;
        for (const auto* list : {&above.adjustments, &above.scales}) {
            for (const Adjustment* adjustment : *list) {
                // Of a ramp, the day on which it is over; the steps on the way there are no inputs of their own.
                const std::vector<Date> days = days_of(*adjustment);
                if (!days.empty() && (!above.since || days.back() > *above.since) &&
                    (!above.until || days.back() < *above.until)) {
                    dates.insert(days.back());
                }
            }
        }
        add_number(value, type, above, above.since);
        for (const Date date : dates) {
            add_number(value, type, above.at(to_string(date)), date);
        }
    }

    void add_number(const Value& value, const Type& type, const Above& above, const std::optional<Date>& at) {
        const std::vector<const Adjustment*> adjustments = in_force_at(above, at);
        if (adjustments.empty()) {
            return add(value, type, above, value.text, end_text(above.low), end_text(above.high));
        }
        const auto end = [&](const Value* stated, Value Adjustment::*bound) {
            double result = parse_quantity(stated == nullptr ? value.text : stated->text, type.dimension).value;
            for (const Adjustment* adjustment : adjustments) {
                const Value& own = bound == nullptr ? adjustment->operand : adjustment->*bound;
                const bool times = adjustment->kind == Adjustment::Kind::times;
                const double operand = parse_quantity(own.is_text() ? own.text : adjustment->operand.text,
                                                      times ? Dimension::count : type.dimension)
                                           .value;
                result = adjusted_by(*adjustment, result, operand, part_in_force(*adjustment, at));
            }
            result = type.form == Form::whole ? std::round(result) : result;
            return write_quantity(result, parse_quantity(value.text, type.dimension).unit);
        };
        const bool ranged = above.low != nullptr || above.high != nullptr ||
                            std::any_of(adjustments.begin(), adjustments.end(),
                                        [](const Adjustment* a) { return a->low.is_text() || a->high.is_text(); });
        add(value, type, with_sources(above, adjustments), end(nullptr, nullptr),
            ranged ? end(above.low, &Adjustment::low) : "", ranged ? end(above.high, &Adjustment::high) : "");
    }

    /// In the order in which they apply: those of the number, then those that scale the distribution it belongs to.
    static std::vector<const Adjustment*> in_force_at(const Above& above, const std::optional<Date>& at) {
        std::vector<const Adjustment*> found;
        for (const auto* list : {&above.adjustments, &above.scales}) {
            const auto start = static_cast<long>(found.size());
            std::copy_if(list->begin(), list->end(), std::back_inserter(found),
                         [&](const Adjustment* adjustment) { return part_in_force(*adjustment, at) > 0; });
            std::sort(found.begin() + start, found.end(),
                      [](const Adjustment* a, const Adjustment* b) { return a->order < b->order; });
        }
        return found;
    }

    /// An adjusted number rests on its own source and on those of its adjustments.
    Above with_sources(const Above& above, const std::vector<const Adjustment*>& adjustments) {
        Above result = above;
        for (const Adjustment* adjustment : adjustments) {
            if (adjustment->source.empty()) {
                note_missing(adjustment->place, adjustment->address);
            } else if (result.source.find(adjustment->source) == std::string::npos) {
                result.source += (result.source.empty() ? "" : ", ") + adjustment->source;
            }
        }
        return result;
    }

    static std::string end_text(const Value* end) { return end == nullptr ? "" : bare(*end).text; }

    void add(const Value& value, const Type& type, const Above& above, std::string text, std::string low = "",
             std::string high = "") {
        inputs.push_back({above.address, std::move(text), above.source, std::move(low), std::move(high)});
        const bool evidence = type.form == Form::list ? type.of->evidence : type.evidence;
        if (above.source.empty() && evidence) {
            note_missing(value.place, above.address);
        }
    }

    void note_missing(const Place& place, const std::string& address) {
        Missing& missing = without_source[place.file];
        missing.count += seen_.insert({place.file, place.line, place.column}).second ? 1 : 0;
        const bool earlier = missing.first.empty() ||
                             std::pair{place.line, place.column} < std::pair{missing.place.line, missing.place.column};
        if (earlier) {
            missing.first = address;
            missing.place = place;
        }
    }

    std::set<std::tuple<std::string, std::size_t, std::size_t>> seen_;
};

}  // namespace

bool is_of_screen(const std::string& address) {
    constexpr std::string_view sections[] = {"levers.", "stops.", "budget."};
    return std::any_of(std::begin(sections), std::end(sections),
                       [&](std::string_view section) { return address.starts_with(section); });
}

std::vector<Input> list_inputs(const Value& model, Faults& faults) {
    Listing listing;
    listing.look(model, model_type, {});
    for (const auto& [file, missing] : listing.without_source) {
        faults.add(Code::numbers_without_source, missing.place,
                   missing.count == 1
                       ? fmt::format("a number without a source: `{}`", missing.first)
                       : fmt::format("{} numbers without a source; the first is `{}`", missing.count, missing.first),
                   {"", "add `source: E018` or `source: assumption (reason)`, here or on a map around it"});
    }
    std::erase_if(listing.inputs, [](const Input& input) { return is_of_screen(input.address); });
    std::stable_sort(listing.inputs.begin(), listing.inputs.end(),
                     [](const Input& a, const Input& b) { return a.address < b.address; });
    return std::move(listing.inputs);
}

}  // namespace careway::language
