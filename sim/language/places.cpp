// Where everything of a model stands.
#include <algorithm>

#include "sim/language/inputs.hpp"

namespace careway::language {

namespace {

void collect_places(const Value& value, const std::string& address,
                    std::vector<std::pair<std::string, Place>>& places) {
    for (const Entry& entry : value.entries) {
        const bool silent = entry.key.empty() || (entry.key == "value" && is_sourced(value));
        const std::string inner = silent ? address : address + (address.empty() ? "" : ".") + entry.key;
        if (!silent) {  // what a scenario replaced stands in its file now
            places.emplace_back(inner, entry.value.from_scenario ? entry.value.place : entry.place);
        }
        collect_places(entry.value, inner, places);
    }
    for (std::size_t item = 0; item < value.items.size(); ++item) {
        places.emplace_back(address + "." + std::to_string(item), value.items[item].place);
    }
}

}  // namespace

std::vector<std::pair<std::string, Place>> list_places(const Value& model) {
    std::vector<std::pair<std::string, Place>> places{{"", Place{model.place.file}}};
    collect_places(model, "", places);
    std::stable_sort(places.begin(), places.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    return places;
}

}  // namespace careway::language
