#include "sim/language/set.hpp"

#include <utility>

#include "sim/language/faults.hpp"
#include "sim/language/yaml.hpp"

namespace careway::language {

namespace {

void move_to(Value& value, const Place& place) {
    value.place = place;
    for (Value& item : value.items) {
        move_to(item, place);
    }
    for (Entry& entry : value.entries) {
        entry.place = place;
        move_to(entry.value, place);
    }
}

/// The faults of the text alone, told of the place that it came from.
void throw_at(const Place& place, const Faults& found) {
    Faults faults;
    for (const Fault& fault : found.errors()) {
        faults.add(fault.code, place, fault.message, {fault.hint, fault.known});
    }
    faults.throw_errors();
}

}  // namespace

Value text_value(std::string text, const Place& place) {
    Value value;
    value.kind = Value::Kind::text;
    value.text = std::move(text);
    value.place = place;
    return value;
}

Value set_of(const std::string& address, const std::string& change, const Place& place) {
    Faults faults;
    const std::optional<Value> value = parse_yaml(change, place.file, faults);
    throw_at(place, faults);
    Value set;
    set.kind = Value::Kind::map;
    set.entries.push_back({address, place, value.value_or(Value{})});
    move_to(set, place);
    return set;
}

}  // namespace careway::language
