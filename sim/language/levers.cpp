#include "sim/language/levers.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "sim/language/lever_set.hpp"
#include "sim/language/model_reader.hpp"
#include "sim/language/quantity.hpp"

namespace careway::language {

namespace {

constexpr double day_ticks = 86400e3;
constexpr int last_key = 9;

bool can_take_back(const Value& set) {
    return std::all_of(set.entries.begin(), set.entries.end(), [](const Entry& line) {
        const std::vector<const Value*> changes = changes_of(line.value);
        return std::all_of(changes.begin(), changes.end(),
                           [](const Value* change) { return change->has("add") || factor_of(*change) != 0; });
    });
}

double number_at(const Value& lever, const char* key, const Type& type, Faults& faults) {
    const Value* value = lever.find(key);
    return value == nullptr || !sound(*value) ? 0 : read_number(*value, type, Frame{}, faults);
}

int lead_days(const Value& stated, const Lever& lever, Faults& faults) {
    const double days = number_at(stated, "takes_effect", duration_type, faults) / day_ticks;
    if (days != std::floor(days)) {
        faults.add(Code::not_whole_days, stated.find("takes_effect")->place,
                   fmt::format("`takes_effect` of lever `{}` must be a whole number of days, found {:.6g} days",
                               lever.name, days),
                   {"write days or weeks", ""});
    }
    return static_cast<int>(days);
}

Lever read_lever(const Value& stated, Faults& faults) {
    Lever lever;
    if (const Value* name = stated.find("name")) {
        lever.name = bare(*name).text;
    }
    if (const Value* key = stated.find("key"); key != nullptr && sound(*key)) {
        lever.key = static_cast<int>(parse_quantity(bare(*key).text, Dimension::count).value);
    }
    lever.takes_effect_days = lead_days(stated, lever, faults);
    lever.cost_per_day = number_at(stated, "cost", price_type, faults);
    lever.staff = number_at(stated, "staff", extra_staff_type, faults);
    if (const Entry* set = stated.entry("set")) {
        lever.place = set->place;
        lever.can_release = can_take_back(set->value);
        for (const auto& [address, place] : own_dates(set->value)) {
            faults.add(Code::lever_with_date, place,
                       fmt::format("`{}` of lever `{}` has a date of its own", address, lever.name),
                       {"leave it out: a lever begins when it is pulled", ""});
        }
    }
    return lever;
}

/// Tells of a second lever with the same key or name.
void check_pairs(std::span<const Value> stated, const std::vector<Lever>& levers, Faults& faults) {
    for (std::size_t i = 0; i < levers.size(); ++i) {
        for (std::size_t before = 0; before < i; ++before) {
            if (levers[i].key != 0 && levers[i].key == levers[before].key) {
                faults.add(Code::key_of_two_levers, stated[i].find("key")->place,
                           fmt::format("key {} pulls two levers", levers[i].key),
                           {"leave it out to get one that is free", "",
                            OtherPlace{"the other lever", stated[before].find("key")->place}});
            }
            if (!levers[i].name.empty() && levers[i].name == levers[before].name) {
                faults.add(Code::name_twice, stated[i].find("name")->place,
                           fmt::format("`{}` is the name of another lever", levers[i].name));
            }
        }
    }
}

void count_keys(std::vector<Lever>& levers) {
    int free = 1;
    const auto taken = [&](int key) {
        return std::any_of(levers.begin(), levers.end(), [&](const Lever& lever) { return lever.key == key; });
    };
    for (Lever& lever : levers) {
        while (lever.key == 0 && free <= last_key && taken(free)) {
            ++free;
        }
        lever.key = lever.key == 0 && free <= last_key ? free : lever.key;
    }
}

}  // namespace

std::vector<Lever> read_levers(const Value& model, Faults& faults) {
    std::vector<Lever> levers;
    const std::span<const Value> list = stated_levers(model);
    for (const Value& stated : list) {
        levers.push_back(read_lever(stated, faults));
    }
    check_pairs(list, levers, faults);
    count_keys(levers);
    return levers;
}

}  // namespace careway::language
