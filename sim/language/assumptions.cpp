#include "sim/language/assumptions.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "sim/base/name.hpp"
#include "sim/language/address.hpp"
#include "sim/language/description.hpp"
#include "sim/language/inputs.hpp"
#include "sim/language/reading.hpp"
#include "sim/language/suggest.hpp"
#include "sim/random/draw.hpp"
#include "sim/random/triangular.hpp"

namespace careway::language {

namespace {

/// The way to a value: as addresses write it in full, and without what does not make an assumption of its own.
struct Way {
    std::string address;
    std::string name;

    [[nodiscard]] Way at(const std::string& key) const { return {joined(address, key), joined(name, key)}; }
    /// A cell of a split, or a step.
    [[nodiscard]] Way within(const std::string& key) const { return {joined(address, key), name}; }

private:
    static std::string joined(const std::string& before, const std::string& key) {
        return before + (before.empty() || key.empty() ? "" : ".") + key;
    }
};

/// A number with the ends of its range, of which one may be missing, and what it is high or low with, if anything.
struct Ranged {
    Value& number;
    const Value* low;
    const Value* high;
    const Value* together;
};

constexpr Type factor{.form = Form::quantity, .dimension = Dimension::count};

/// Goes to every number with a range, by the description of the language.
class Walk {
public:
    using Visit = std::function<void(const Ranged& ranged, const Type& type, const Way& way)>;

    explicit Walk(const Visit& visit) : visit_{visit} {}

    void look(Value& value, const Type& type, const Way& way) {
        for (Adjustment& adjustment : value.adjustments) {
            operand(adjustment, type, way);
        }
        seen_as(value, type, way);
    }

private:
    const Visit& visit_;

    void operand(Adjustment& adjustment, const Type& type, const Way& way) {
        const bool times = adjustment.kind == Adjustment::Kind::times;
        const Type* number = times ? &factor : number_type(type, adjustment.operand);
        if (number != nullptr && (adjustment.low.is_text() || adjustment.high.is_text())) {
            const std::string kind = times ? " (times)" : adjustment.kind == Adjustment::Kind::to ? " (to)" : " (add)";
            const auto given = [](const Value& value) { return value.is_text() ? &value : nullptr; };
            visit_({adjustment.operand, given(adjustment.low), given(adjustment.high), given(adjustment.together)},
                   *number, {way.address + kind, way.name + kind});
        }
    }

    /// A value, what changes it having been seen, as one of the types that it could be.
    void seen_as(Value& value, const Type& type, const Way& way) {
        if (type.form == Form::change) {
            return;
        }
        if (is_sourced(value) && type.form != Form::record) {
            sourced(value, type, way);
        } else if (is_dated(value)) {
            for (Entry* step : own_entries(value)) {
                look(step->value, type, way.within(step->key));
            }
        } else if (type.form == Form::dated || (type.form == Form::split && !is_split(value))) {
            seen_as(value, *type.of, way);
        } else if (type.form == Form::choice) {
            seen_as(value, alternative_for(type, value), way);
        } else if (is_split(value)) {
            cells(value, type.form == Form::split ? *type.of : type, way, split_attributes(value).size());
        } else {
            parts(value, type, way);
        }
    }

    void sourced(Value& value, const Type& type, const Way& way) {
        Value& number = *value.find("value");
        const Type* of = number_type(type, number);
        if (of != nullptr && number.is_text() && (value.has("low") || value.has("high"))) {
            visit_({number, value.find("low"), value.find("high"), value.find("together")}, *of, way);
        }
        look(number, type, way);
    }

    /// @param levels  how many attributes still divide what stands here
    void cells(Value& value, const Type& type, const Way& way, std::size_t levels) {
        for (Entry* entry : own_entries(value)) {
            const Way cell = way.within(entry->key);
            if (levels == 1) {
                look(entry->value, type, cell);
                continue;
            }
            for (Adjustment& adjustment : entry->value.adjustments) {
                operand(adjustment, type, cell);
            }
            cells(entry->value, type, cell, levels - 1);
        }
    }

    void parts(Value& value, const Type& type, const Way& way) {
        if (type.form == Form::record || type.form == Form::tagged) {
            for (Entry* entry : own_entries(value)) {
                if (!is_of_screen(entry->key + ".") || !type.holds_sections) {
                    look(entry->value, *field_of(type, entry->key)->type,
                         type.form == Form::tagged ? way : way.at(entry->key));
                }
            }
        } else if (type.form == Form::map) {
            for (Entry* entry : own_entries(value)) {
                look(entry->value, *type.of, way.at(entry->key));
            }
        } else if (type.form == Form::list) {
            for (std::size_t i = 0; i < value.items.size(); ++i) {
                const std::string called = name_of_item(value.items[i], *type.of);
                look(value.items[i], *type.of, way.at(called.empty() ? std::to_string(i) : called));
            }
        }
    }
};

void walk(Value& model, const Walk::Visit& visit) {
    Walk{visit}.look(model, model_type, {});
}

void take_ranges_off(Value& value) {
    if (is_sourced(value)) {
        std::erase_if(value.entries, [](const Entry& entry) {
            return entry.key == "low" || entry.key == "high" || entry.key == "together";
        });
    }
    std::ranges::for_each(value.items, take_ranges_off);
    for (Entry& entry : value.entries) {
        take_ranges_off(entry.value);
    }
}

Assumption assumption_of(const Ranged& ranged, const Type& type, const Way& way) {
    const Quantity likely = parse_quantity(ranged.number.text, type.dimension);
    const auto number = [&](const Value* end) {
        const double value = end == nullptr ? likely.value : parse_quantity(bare(*end).text, type.dimension).value;
        return value * likely.unit.over / likely.unit.times;
    };
    Assumption result{way.address, way.name, likely.unit};
    result.name = ranged.together == nullptr ? way.name : ranged.together->text;
    result.likely = number(nullptr);
    result.low = std::min(number(ranged.low), result.likely);  // the same in another unit may differ in the last bit
    result.high = std::max(number(ranged.high), result.likely);
    result.whole = type.form == Form::whole;
    return result;
}

}  // namespace

double Assumption::at(double uniform) const {
    const double drawn = random::triangular_quantile(low, high - low, likely - low, uniform);
    return whole ? std::round(drawn) : std::clamp(drawn, low, high);
}

Uniforms drawn_by(std::uint32_t seed, std::uint32_t run) {
    return [draws = random::Draws{seed, run}](const std::string& name) {
        return draws.at(0, name_key(name), random::Purpose::assumption).uniform();
    };
}

std::vector<Assumption> assumptions_in(const Value& model) {
    Value tree = model;
    std::vector<Assumption> found;
    std::map<std::string, int> times_seen;
    walk(tree, [&](const Ranged& ranged, const Type& type, const Way& way) {
        found.push_back(assumption_of(ranged, type, way));
        // One number may be changed twice in the same way, on two days.
        if (const int number = ++times_seen[way.address]; number > 1) {
            found.back().address += fmt::format(" {}", number);
        }
    });
    std::ranges::sort(found, {}, &Assumption::address);
    return found;
}

void draw(Value& model, const Uniforms& uniforms) {
    walk(model, [&](const Ranged& ranged, const Type& type, const Way& way) {
        const Assumption assumption = assumption_of(ranged, type, way);
        const Unit& unit = assumption.unit;
        const double drawn = assumption.at(uniforms(assumption.name));
        ranged.number.text = write_quantity(drawn * unit.times / unit.over, unit);
        ranged.number.drawn = true;
    });
}

void take_for_certain(Value& model, const Value& settings) {
    const Names names = names_of(model);
    for (const Entry& line : settings.entries) {
        for (const Target& target : find_address(model, model_type, line.key, names).targets) {
            if (target.value != nullptr) {
                take_ranges_off(*target.value);
            }
        }
    }
}

void warn_of_together(const Value& model, Faults& faults) {
    struct Tie {
        std::set<std::string> values;
        Place place;
    };
    std::map<std::string, Tie> ties;
    Value tree = model;
    walk(tree, [&](const Ranged& ranged, const Type&, const Way& way) {
        if (ranged.together != nullptr) {
            Tie& tie = ties[ranged.together->text];
            tie.values.insert(way.name);
            tie.place = ranged.together->place;
        }
    });
    for (const auto& [name, tie] : ties) {
        std::vector<std::string> others;
        for (const auto& other : ties) {
            if (other.first != name) {
                others.push_back(other.first);
            }
        }
        const std::string meant = tie.values.size() == 1 ? did_you_mean(name, others) : "";
        if (!meant.empty()) {
            faults.add(Code::together_alone, tie.place, fmt::format("nothing else goes together under `{}`", name),
                       {meant, ""});
        }
    }
}

}  // namespace careway::language
