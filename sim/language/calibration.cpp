#include "sim/language/calibration.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <type_traits>

#include "sim/language/address.hpp"
#include "sim/language/conform.hpp"
#include "sim/language/laid_over.hpp"
#include "sim/language/load.hpp"
#include "sim/language/yaml.hpp"

namespace careway::language {

namespace {

/// Rounded to four significant digits. By multiplication only: powers and logarithms differ by processor.
double rounded(double number) {
    double scale = 1;
    while (std::abs(number) * scale < 1000 && scale < 1e12) {
        scale *= 10;
    }
    return std::round(number * scale) / scale;
}

Value map_of(const std::string& key, const Place& place, Value value) {
    Value map;
    map.kind = Value::Kind::map;
    map.place = place;
    map.entries.push_back({key, place, std::move(value)});
    return map;
}

std::vector<const Value*> stated_addresses(const Value& stated) {
    std::vector<const Value*> addresses;
    if (bare(stated).is_list()) {
        for (const Value& item : bare(stated).items) {
            addresses.push_back(&bare(item));
        }
        return addresses;
    }
    return {&bare(stated)};
}

class Reader {
public:
    Reader(const std::filesystem::path& file, const std::filesystem::path& model) {
        calibration_.file = file;
        calibration_.model = model;
    }

    Calibration read() {
        std::optional<Value> tree = read_yaml(calibration_.file, {}, faults_);
        faults_.throw_errors();
        calibration_.scenario = scenario_of(*tree);
        model_ = lay_over(read_files(calibration_.model, calibration_.scenario, faults_), faults_);
        faults_.throw_errors();
        names_ = names_of(model_.tree);
        Conformer{names_, model_.sources, faults_}.check_file(*tree, calibration_type);
        read_settings(*tree);
        read_targets(*tree);
        if (const Value* unknowns = tree->find("unknowns"); unknowns != nullptr && bare(*unknowns).is_map()) {
            for (const Entry* entry : own_entries(bare(*unknowns))) {
                read_unknown(*entry);
            }
            try_ends();
            warn_of_too_few(*tree->entry("unknowns"));
        }
        faults_.throw_errors();
        calibration_.warnings = faults_.warnings();
        return std::move(calibration_);
    }

private:
    std::optional<std::filesystem::path> scenario_of(const Value& tree) {
        const Value* extends = tree.find("extends");
        if (extends == nullptr || !extends->is_text()) {
            return {};
        }
        const std::filesystem::path path = find_scenario(extends->text, calibration_.file, calibration_.model);
        read_yaml(path, extends->place, faults_);
        faults_.throw_errors();
        return path;
    }

    void read_settings(const Value& tree) {
        const auto text = [&](const char* key) {
            const Value* value = tree.find(key);
            return value == nullptr || !sound(*value) ? "" : bare(*value).text;
        };
        const auto number = [&](const char* key, auto& into) {
            const std::string stated = text(key);
            into = stated.empty() ? into
                                  : static_cast<std::remove_reference_t<decltype(into)>>(
                                        parse_quantity(stated, Dimension::count).value);
        };
        calibration_.label = text("calibration");
        number("runs", calibration_.runs);
        number("seed", calibration_.seed);
        number("members", calibration_.members);
        number("rounds", calibration_.rounds);
    }

    void read_targets(const Value& tree) {
        const Value* stated = tree.find("targets");
        if (stated != nullptr && bare(*stated).is_text()) {
            const Value& named = bare(*stated);
            const Expectations targets = read_expectations(calibration_.file.parent_path() / named.text, named.place,
                                                           names_, model_.sources, faults_);
            calibration_.targets = targets.all;
            calibration_.split = targets.split;
            calibration_.split_place = targets.split_place;
        } else if (stated != nullptr) {
            calibration_.targets = expectations_in(*stated, faults_);
        }
        if (const Value* split = tree.find("split"); split != nullptr && sound(*split)) {
            calibration_.split = bare(*split).text;
            calibration_.split_place = bare(*split).place;
        }
    }

    void read_unknown(const Entry& entry) {
        Value stated = entry.value;
        if (!sound(stated)) {
            return;
        }
        Unknown unknown;
        unknown.name = entry.key;
        unknown.kind = stated.has("to") ? Unknown::Kind::to : Unknown::Kind::times;
        const char* key = unknown.kind == Unknown::Kind::to ? "to" : "times";
        for (const Value* address : stated_addresses(*stated.find(key))) {
            unknown.addresses.push_back(address->text);
            note_address(*address);
            const Type* number = number_at(*address, bare(*stated.find("low")));
            stated.faulty = stated.faulty || number == nullptr;
            if (number != nullptr &&
                read_range(unknown, stated, unknown.kind == Unknown::Kind::to ? *number : factor_type)) {
                for (const char* end : {"low", "high"}) {
                    ends_[end].push_back(
                        map_of(address->text, address->place, map_of(key, address->place, bare(*stated.find(end)))));
                }
            }
        }
        if (sound(stated)) {
            calibration_.unknowns.push_back(std::move(unknown));
        }
    }

    /// What kind of number stands at an address; null, with a fault, where none does.
    const Type* number_at(const Value& address, const Value& likely) {
        const Found found = find_address(model_.tree, model_type, address.text, names_);
        if (found.targets.empty()) {
            faults_.add(Code::no_such_address, address.place, fmt::format("no `{}` in the model", address.text),
                        {found.nearest.empty() ? "" : fmt::format("did you mean `{}`?", found.nearest), found.known,
                         OtherPlace{"what the model has there", found.place}});
            return nullptr;
        }
        const Type* number = number_type(*found.targets.front().type, likely);
        if (number == nullptr) {
            faults_.add(Code::change_not_possible, address.place,
                        fmt::format("`{}` cannot be tuned: it is not a number", address.text),
                        {"", "`careway list inputs MODEL` names all that are"});
        }
        return number;
    }

    /// @return whether there is one
    bool read_range(Unknown& unknown, Value& stated, const Type& number) {
        for (const char* end : {"low", "high"}) {
            Conformer{names_, model_.sources, faults_}.check(
                *stated.find(end), number, {fmt::format("`{}` of `{}`", end, unknown.name), stated.entry(end)->place});
        }
        if (!sound(*stated.find("low")) || !sound(*stated.find("high"))) {
            stated.faulty = true;
            return false;
        }
        const Quantity low = parse_quantity(bare(*stated.find("low")).text, number.dimension);
        unknown.low = low.value;
        unknown.high = parse_quantity(bare(*stated.find("high")).text, number.dimension).value;
        unknown.unit = low.unit;
        unknown.whole = number.form == Form::whole;
        if (unknown.low < unknown.high) {
            return true;
        }
        faults_.add(Code::range_without_room, stated.find("low")->place,
                    fmt::format("the range of `{}` has no room: `low`, {}, is not below `high`, {}", unknown.name,
                                bare(*stated.find("low")).text, bare(*stated.find("high")).text));
        stated.faulty = true;
        return false;
    }

    /// Two unknowns of one value would be changed one over the other.
    void note_address(const Value& address) {
        const auto [known, fresh] = addresses_.emplace(address.text, address.place);
        if (!fresh) {
            faults_.add(Code::address_of_two_unknowns, address.place,
                        fmt::format("`{}` is changed by an unknown already", address.text),
                        {"", "", OtherPlace{"it is changed here already", known->second}});
        }
    }

    /// What the model says of all unknowns at the low ends of their ranges, and at the high ones.
    void try_ends() {
        for (const auto& [end, sets] : ends_) {
            try {
                load(calibration_.model, calibration_.scenario, {}, sets);
            } catch (const InputError& error) {
                for (const Fault& fault : error.faults()) {
                    faults_.add(fault.code, fault.place, fault.message, {fault.hint, fault.known, fault.other});
                }
            }
        }
    }

    void warn_of_too_few(const Entry& unknowns) {
        const std::size_t stated = own_entries(bare(unknowns.value)).size();
        if (calibration_.targets.size() < stated) {
            faults_.add(Code::more_unknowns_than_targets, unknowns.place,
                        fmt::format("{} unknowns, but targets only {}: these cannot tell all of them apart", stated,
                                    calibration_.targets.size()),
                        {"", "take out what matters least, or add a target that it moves"});
        }
    }

    Faults faults_;
    Calibration calibration_;
    LaidOver model_;
    Names names_;
    std::map<std::string, Place> addresses_;
    std::map<std::string, std::vector<Value>> ends_;  ///< a `set:` for each address, by end of the ranges
};

}  // namespace

std::string Unknown::text_at(double share) const {
    const double value = low + share * (high - low);
    if (whole) {
        return write_quantity(std::round(value), unit);
    }
    const double stated = rounded(value * unit.over / unit.times) * unit.times / unit.over;
    return write_quantity(std::clamp(stated, low, high), unit);
}

double Unknown::share_of(const std::string& text) const {
    return (parse_quantity(text, unit.dimension).value - low) / (high - low);
}

std::string Unknown::change(const std::string& text) const {
    return kind == Kind::times ? fmt::format("{{times: {}}}", text) : text;
}

Calibration read_calibration(const std::filesystem::path& file, const std::filesystem::path& model) {
    return Reader{file, model}.read();
}

}  // namespace careway::language
