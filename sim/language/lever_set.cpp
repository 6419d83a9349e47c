#include "sim/language/lever_set.hpp"

#include <algorithm>

#include "sim/language/operation.hpp"
#include "sim/language/quantity.hpp"

namespace careway::language {

std::span<const Value> stated_levers(const Value& model) {
    const Value* list = model.find("levers");
    return list == nullptr ? std::span<const Value>{} : bare(*list).items;
}

bool states_operation(const Value& change) {
    return is_operation(change, [](std::string_view) { return false; });
}

std::vector<const Value*> changes_of(const Value& line) {
    const bool several =
        line.is_list() && !line.items.empty() && std::all_of(line.items.begin(), line.items.end(), states_operation);
    std::vector<const Value*> changes;
    if (!several) {
        return {&line};
    }
    for (const Value& item : line.items) {
        changes.push_back(&item);
    }
    return changes;
}

double factor_of(const Value& change) {
    const Value* times = change.find("times");
    return times == nullptr ? 0 : parse_quantity(times->text, Dimension::count).value;
}

std::vector<std::pair<std::string, Place>> own_dates(const Value& set) {
    std::vector<std::pair<std::string, Place>> dates;
    for (const Entry& line : set.entries) {
        for (const Value* change : changes_of(line.value)) {
            const Entry* from = change->entry("from");
            const bool begins = from != nullptr && from->value.is_text();
            if (begins || is_dated(*change)) {
                dates.emplace_back(line.key, begins ? from->place : change->place);
            }
        }
    }
    return dates;
}

}  // namespace careway::language
