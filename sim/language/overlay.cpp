// How a scenario changes the model's tree.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "sim/language/address.hpp"
#include "sim/language/change.hpp"
#include "sim/language/scenario.hpp"

namespace careway::language {

namespace {

/// What a value is for an adjustment, under its wrappers: a number, a distribution, or neither.
struct Nature {
    const Type* number = nullptr;
    bool distribution = false;
    bool dated = false;
    bool rest = false;  ///< it has no number because it is `rest`
};

Nature nature_of(const Type& type, const Value& value, bool dated) {
    const Value& inner = bare(value);
    switch (type.form) {
        case Form::dated:
            return nature_of(*type.of, inner, true);
        case Form::split:
            return nature_of(*type.of, inner, dated);
        case Form::quantity:
        case Form::whole:
            return {&type, false, dated, false};
        case Form::choice:
            break;
        default:
            return {nullptr, false, dated, inner.is_text("rest")};
    }
    if (type.name == "distribution") {
        return {nullptr, true, dated, false};
    }
    const bool by_step = dated && is_dated(inner) && !own_entries(inner).empty();
    const Value& stated = by_step ? bare(own_entries(inner).front()->value) : inner;
    for (const Type* alternative : type.alternatives) {
        if (fits(*alternative, stated)) {
            return nature_of(*alternative, stated, dated);
        }
    }
    return {nullptr, false, dated, inner.is_text("rest")};
}

/// Below a destination with particulars, a number means its share.
Target to_its_share(Target target, const Change& change) {
    if (target.value == nullptr || target.type->form != Form::choice) {
        return target;
    }
    const Type& chosen = alternative_for(*target.type, bare(*target.value));
    const bool replaces_all = change.kind == Change::Kind::to && bare(change.operand).is_map() &&
                              !is_split(bare(change.operand)) && !is_dated(bare(change.operand));
    if (chosen.stands_for.empty() || replaces_all) {
        return target;
    }
    const Field* field = field_of(chosen, chosen.stands_for);
    Value* map = target.value;
    while (is_sourced(*map)) {
        map = map->find("value");
    }
    return {map->find(chosen.stands_for), field->type, target.dated, map, std::string{chosen.stands_for}};
}

/// `times: 90 %` was meant to be 0.9.
std::string advice_on_factor(const Value& operand, const std::string& otherwise) {
    const Quantity share = operand.is_text() ? parse_quantity(operand.text, Dimension::share) : Quantity{};
    const bool percent = operand.is_text() && share.fault == NumberFault::none;
    return percent ? fmt::format("write `{:.6g}`", share.value) : otherwise;
}

constexpr const char* there = "what the model has there";

class Overlay {
public:
    Overlay(Value& model, std::size_t& order, Faults& faults) : model_{model}, order_{order}, faults_{faults} {}

    void change(const Change& change) {
        const Names names = names_of(model_);
        const Found found = find_address(model_, model_type, change.address, names);
        if (found.targets.empty()) {
            faults_.add(Code::no_such_address, change.place, fmt::format("no `{}` in the model", change.address),
                        {found.nearest.empty() ? "" : fmt::format("did you mean `{}`?", found.nearest), found.known,
                         OtherPlace{there, found.place}});
            return;
        }
        if (!change.sound) {
            return;
        }
        if (renumbers(change)) {
            faults_.add(Code::numbered_stream, change.place,
                        fmt::format("`{}` cannot change: the people of gaps and batches are numbered, and others would "
                                    "come",
                                    change.address),
                        {"a scenario can switch such a stream with `active`, and add another", ""});
            return;
        }
        for (const Target& target : found.targets) {
            faults_.note_change(change.place, change.end,
                                target.value == nullptr ? target.parent->place : target.value->place);
            apply(to_its_share(target, change), change);
        }
    }

    void add(const Value& additions) {
        for (const Entry& section : additions.entries) {
            if (section.value.is_map() && section.key != "source") {
                add_section(section, additions);
            }
        }
    }

private:
    /// Whether a change gives other people the numbers of a stream's people.
    [[nodiscard]] bool renumbers(const Change& change) const {
        const auto numbered = [](const Value& stream) {
            return stream.has("gap") || stream.has("saturated") || stream.has("batch");
        };
        if (change.address == "arrivals") {
            const auto any_numbered = [&](const Value& streams) {
                return std::ranges::any_of(streams.entries, [&](const Entry& e) { return numbered(bare(e.value)); });
            };
            return any_numbered(*model_.find("arrivals")) || any_numbered(bare(change.operand));
        }
        constexpr std::string_view section = "arrivals.";
        if (!change.address.starts_with(section)) {
            return false;
        }
        const std::string name =
            change.address.substr(section.size(), change.address.find('.', section.size()) - section.size());
        const std::string key = change.address.substr(std::min(section.size() + name.size(), change.address.size()));
        if (key.empty()) {
            return numbered(bare(*model_.find("arrivals")->find(name))) || numbered(bare(change.operand));
        }
        const auto begins = [&](std::string_view with) {
            return key == with || key.starts_with(std::string{with} + ".");
        };
        return begins(".gap") || begins(".saturated") || begins(".batch");
    }

    void refuse(const Change& change, const std::string& why, std::optional<OtherPlace> other = {}) {
        faults_.add(Code::change_not_possible, change.place,
                    fmt::format("`{}` cannot change like this: {}", change.address, why), {"", "", std::move(other)});
    }

    void apply(const Target& target, const Change& change) {
        if (target.value == nullptr) {
            return insert(target, change);
        }
        const Nature nature = nature_of(*target.type, *target.value, target.dated);
        if (change.from && !nature.dated) {
            return refuse(change, not_on_dates);
        }
        if (change.kind == Change::Kind::to && change.ramp_days == 0) {
            return replace(*target.value, change);
        }
        if (operand_fits(nature, change)) {
            Adjustment adjustment{kind_of(change), change.operand, change.from,    change.ramp_days,
                                  order_++,        change.address, change.place,   change.source,
                                  change.low,      change.high,    change.together};
            target.value->adjustments.push_back(std::move(adjustment));
        }
    }

    void insert(const Target& target, const Change& change) {
        if (change.kind != Change::Kind::to || change.from) {
            return refuse(change, "the model states no value there to start from",
                          OtherPlace{there, target.parent->place});
        }
        Entry entry{target.key, change.place, change.operand};
        entry.value.from_scenario = true;
        target.parent->entries.push_back(std::move(entry));
    }

    void replace(Value& value, const Change& change) {
        Value operand = change.operand;
        operand.from_scenario = true;
        if (!change.from) {
            value = std::move(operand);
            return;
        }
        Value steps;
        steps.kind = Value::Kind::map;
        steps.place = value.place;
        steps.entries.push_back({"", value.place, std::move(value)});
        steps.entries.push_back({to_string(*change.from), change.place, std::move(operand)});
        value = std::move(steps);
    }

    static Adjustment::Kind kind_of(const Change& change) {
        return change.kind == Change::Kind::to    ? Adjustment::Kind::to
               : change.kind == Change::Kind::add ? Adjustment::Kind::add
                                                  : Adjustment::Kind::times;
    }

    bool operand_fits(const Nature& nature, const Change& change) {
        if (nature.number == nullptr && !nature.distribution) {
            refuse(change, nature.rest
                               ? "it takes what the others leave; change the others, or write the new value alone"
                           : change.ramp_days > 0
                               ? "it is not a number, so there is nothing between old and new; leave `over` out"
                               : "it is not a number; replace it by writing the new value alone");
            return false;
        }
        const bool times = change.kind == Change::Kind::times;
        if (nature.distribution && !times) {
            refuse(change, change.ramp_days > 0 ? "over some days, a distribution can be scaled with `times` only"
                                                : "a distribution can be scaled with `times`, or replaced");
            return false;
        }
        const std::optional<double> operand = amount(nature, change, change.operand);
        if (!operand) {
            return false;
        }
        if (times && (*operand < 0 || *operand > 1e6 || (nature.distribution && *operand == 0))) {
            faults_.add(Code::out_of_range, change.operand.place,
                        fmt::format("`times` must be {}, found {}",
                                    *operand > 1e6        ? "at most 1000000"
                                    : nature.distribution ? "above 0"
                                                          : "at least 0",
                                    described(change.operand)));
            return false;
        }
        return end_fits(nature, change, change.low, *operand, "low") &&
               end_fits(nature, change, change.high, *operand, "high");
    }

    /// What an operand, or an end of its range, comes to.
    std::optional<double> amount(const Nature& nature, const Change& change, const Value& operand) {
        const bool times = change.kind == Change::Kind::times;
        const Dimension dimension = times ? Dimension::count : nature.number->dimension;
        const Quantity read = operand.is_text() ? parse_quantity(operand.text, dimension)
                                                : Quantity{0, {}, NumberFault::not_a_number, ""};
        if (read.fault == NumberFault::none && std::isfinite(read.value)) {
            return read.value;
        }
        const char* key = change.kind == Change::Kind::to ? "to" : "add";
        const std::string wanted = times ? "`times` needs a bare number such as `0.9`"
                                         : fmt::format("`{}` needs {}", key, expected(*nature.number));
        faults_.add(Code::change_not_possible, operand.kind == Value::Kind::nothing ? change.place : operand.place,
                    fmt::format("{}, found {}", wanted, described(operand)),
                    {times ? advice_on_factor(operand, read.why) : read.why, ""});
        return {};
    }

    bool end_fits(const Nature& nature, const Change& change, const Value& end, double likely, const char* name) {
        if (end.kind == Value::Kind::nothing) {
            return true;
        }
        const std::optional<double> bound = amount(nature, change, end);
        const bool low = name == std::string_view{"low"};
        if (bound && (low ? *bound > likely : *bound < likely)) {
            faults_.add(Code::bad_range, end.place,
                        fmt::format("`{}` of this change is {} its value, {}", name, low ? "above" : "below",
                                    described(change.operand)));
            return false;
        }
        return bound.has_value();
    }

    Value& section_of_model(const Entry& section) {
        if (Value* existing = model_.find(section.key)) {
            return *existing;
        }
        Value empty;
        empty.kind = Value::Kind::map;
        empty.place = section.value.place;
        model_.entries.push_back({section.key, section.place, std::move(empty)});
        return model_.entries.back().value;
    }

    void add_section(const Entry& section, const Value& additions) {
        Value& existing = section_of_model(section);
        const Entry* source = section.value.entry("source");
        source = source == nullptr ? additions.entry("source") : source;
        for (const Entry* added : own_entries(section.value)) {
            if (const Entry* first = existing.entry(added->key)) {
                faults_.add(Code::exists_already, added->place,
                            fmt::format("`{}.{}` exists already", section.key, added->key),
                            {"give it another name, or change what exists under `set:`", "",
                             OtherPlace{"it stands here already", first->place}});
                continue;
            }
            Entry entry = *added;
            entry.value.from_scenario = true;
            if (source != nullptr && entry.value.is_map() && !entry.value.has("source")) {
                entry.value.entries.push_back(*source);
            }
            existing.entries.push_back(std::move(entry));
        }
    }

    Value& model_;
    std::size_t& order_;
    Faults& faults_;
};

}  // namespace

void apply_additions(Value& model, const ScenarioFile& scenario, Faults& faults) {
    if (const Value* additions = scenario.tree.find("add"); additions != nullptr && additions->is_map()) {
        std::size_t none = 0;
        Overlay{model, none, faults}.add(*additions);
    }
}

void apply_changes(Value& model, const Value& set, std::size_t& order, Faults& faults) {
    Overlay overlay{model, order, faults};
    const Names names = names_of(model);
    const auto takes = [&](const std::string& address, std::string_view key) {
        return takes_key(model, model_type, address, key, names);
    };
    for (const Change& change : read_changes(set, takes, faults)) {
        overlay.change(change);
    }
}

}  // namespace careway::language
