#include "sim/language/operation.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "sim/language/description.hpp"
#include "sim/language/suggest.hpp"

namespace careway::language {

namespace {

const std::vector<std::string> doing{"to", "add", "times"};
const std::vector<std::string> when{"from", "over"};

/// Other words for a key, as people write them who have not looked it up.
struct OtherWord {
    std::string_view word;
    std::string_view key;
    std::string_view advice = {};  ///< where `did you mean` would not do
};
constexpr std::string_view taken_away = "to take some away, write `add` and a number below 0";
constexpr std::string_view one_more_change =
    "a change lasts; list one more that takes it back: `[{add: 4, from: …}, {add: -4, from: …}]`";
constexpr OtherWord other_words[] = {
    {"plus", "add"},
    {"increase", "add"},
    {"minus", "add", taken_away},
    {"subtract", "add", taken_away},
    {"remove", "add", taken_away},
    {"reduce", "add", taken_away},
    {"multiply", "times"},
    {"factor", "times"},
    {"scale", "times"},
    {"set", "to"},
    {"value", "to"},
    {"start", "from"},
    {"since", "from"},
    {"during", "over"},
    {"ramp", "over"},
    {"until", "from", one_more_change},
    {"till", "from", one_more_change},
    {"end", "from", one_more_change},
};

const OtherWord* other_word(const std::string& key) {
    const auto found = std::find_if(std::begin(other_words), std::end(other_words),
                                    [&](const OtherWord& other) { return other.word == key; });
    return found == std::end(other_words) ? nullptr : found;
}

bool is_one_of(const std::vector<std::string>& keys, const std::string& key) {
    return std::find(keys.begin(), keys.end(), key) != keys.end();
}

/// All that may stand in a change.
std::vector<std::string> known_keys() {
    std::vector<std::string> keys;
    for (const Field& field : operation_type.fields) {
        keys.emplace_back(field.name);
    }
    keys.emplace_back("source");
    return keys;
}

}  // namespace

std::string advice_on_operation(const std::string& key) {
    if (const OtherWord* other = other_word(key)) {
        return other->advice.empty() ? fmt::format("did you mean `{}`?", other->key) : std::string{other->advice};
    }
    return did_you_mean(key, known_keys());
}

bool means_to_change(const std::string& key) {
    const OtherWord* other = other_word(key);
    return other != nullptr ? is_one_of(doing, std::string{other->key}) : !nearest(key, doing).empty();
}

bool is_operation(const Value& value, const Takes& takes) {
    const auto is_key = [&](const Entry& entry) {
        return (is_one_of(doing, entry.key) || is_one_of(when, entry.key)) && !takes(entry.key);
    };
    const auto is_meant = [&](const Entry& entry) { return means_to_change(entry.key) && !takes(entry.key); };
    const auto can_be = [&](const Entry& entry) {
        return !takes(entry.key) && (is_one_of(known_keys(), entry.key) || !advice_on_operation(entry.key).empty());
    };
    const auto& entries = value.entries;
    if (is_sourced(value) || std::any_of(entries.begin(), entries.end(), is_key)) {
        return std::any_of(entries.begin(), entries.end(), is_key);
    }
    return std::any_of(entries.begin(), entries.end(), is_meant) && std::all_of(entries.begin(), entries.end(), can_be);
}

bool operation_keys_allowed(const Value& value, Faults& faults) {
    bool allowed = true;
    const std::vector<std::string> known = known_keys();
    for (const Entry& entry : value.entries) {
        if (!is_one_of(known, entry.key)) {
            faults.add(Code::unknown_key, entry.place, fmt::format("unknown key `{}` in a change", entry.key),
                       {advice_on_operation(entry.key), "known keys here: " + listed(known)});
            allowed = false;
        }
    }
    return allowed;
}

}  // namespace careway::language
