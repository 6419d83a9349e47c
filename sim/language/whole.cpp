#include "sim/language/whole.hpp"

#include <algorithm>
#include <set>
#include <string>
#include <utility>

#include "sim/language/inputs.hpp"
#include "sim/language/load.hpp"
#include "sim/language/model_reader.hpp"
#include "sim/pathway/spec_checks.hpp"

namespace careway::language {

namespace {

using Lines = std::set<std::pair<std::string, std::size_t>>;

bool stands_on(const Value& value, const Lines& lines) {
    const auto is_there = [&](const Place& place) { return lines.contains({place.file, place.line}); };
    return is_there(value.place) ||
           std::any_of(value.adjustments.begin(), value.adjustments.end(),
                       [&](const Adjustment& adjustment) { return is_there(adjustment.place); }) ||
           std::any_of(value.items.begin(), value.items.end(),
                       [&](const Value& item) { return stands_on(item, lines); }) ||
           std::any_of(value.entries.begin(), value.entries.end(),
                       [&](const Entry& entry) { return is_there(entry.place) || stands_on(entry.value, lines); });
}

}  // namespace

void add_faults_of_whole(const Value& tree, const pathway::ModelSpec& spec, Faults& faults) {
    Lines faulty;
    for (const Fault& fault : faults.errors()) {
        faulty.emplace(fault.place.file, fault.place.line);
    }
    const auto is_sound = [&](const std::string& address) {
        const std::size_t dot = address.find('.');
        const Value* section = tree.find(address.substr(0, dot));
        const Entry* entry = section == nullptr ? nullptr : section->entry(address.substr(dot + 1));
        return entry != nullptr && !faulty.contains({entry->place.file, entry->place.line}) &&
               !stands_on(entry->value, faulty);
    };
    Model places;
    places.places = list_places(tree);
    for (const pathway::Finding& finding : pathway::faults_of(spec, is_sound)) {
        faults.add(finding.code, places.place_of(finding.address), finding.message, {"", finding.advice});
    }
}

pathway::ModelSpec spec_of(const Value& tree, Faults& faults) {
    const Names names = names_of(tree);
    pathway::ModelSpec spec = ModelReader{tree, names, faults}.read();
    if (faults.any_error()) {
        add_faults_of_whole(tree, spec, faults);
    }
    return spec;
}

}  // namespace careway::language
