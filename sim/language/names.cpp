#include "sim/language/names.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>

#include "sim/language/characters.hpp"
#include "sim/pathway/spec.hpp"

namespace careway::language {

namespace {

/// Words that stand where names stand and mean something there.
constexpr std::string_view reserved[] = {"by",    "value", "source", "low",    "high",      "rest", "add",
                                         "times", "to",    "from",   "system", "unlimited", "next"};

std::vector<std::string> keys_of(const Value& model, std::string_view section) {
    std::vector<std::string> keys;
    if (const Value* map = model.find(section)) {
        for (const Entry* entry : own_entries(*map)) {
            keys.push_back(entry->key);
        }
    }
    return keys;
}

std::vector<std::string> values_of_attribute(const Value& stated) {
    const Value& value = bare(stated);
    std::vector<std::string> values;
    for (const Value& item : value.items) {
        values.push_back(item.text);
    }
    for (const Entry* entry : own_entries(value)) {
        values.push_back(entry->key);
    }
    return values;
}

void append(std::vector<std::string>& to, const std::vector<std::string>& more) {
    to.insert(to.end(), more.begin(), more.end());
}

}  // namespace

std::string_view word_of(Space space) {
    switch (space) {
        case Space::pool:
            return "pool";
        case Space::node:
            return "node";
        case Space::membership:
            return "membership";
        case Space::exit:
            return "exit";
        case Space::destination:
            return "node, membership or exit";
        case Space::node_or_exit:
            return "node or exit";
        case Space::entrance:
            return "node or membership";
        case Space::organisation:
            return "organisation";
        case Space::attribute:
            return "attribute";
        case Space::stream:
            return "stream";
        case Space::origin:
            return "node or stream";
        case Space::none:
            break;
    }
    return "thing";
}

std::vector<std::string> Names::in(Space space) const {
    std::vector<std::string> found;
    const bool any_place = space == Space::destination || space == Space::node_or_exit;
    if (space == Space::pool) {
        append(found, pools);
    }
    if (space == Space::node || space == Space::entrance || space == Space::origin || any_place) {
        append(found, nodes);
    }
    if (space == Space::membership || space == Space::entrance || space == Space::destination) {
        append(found, memberships);
    }
    if (space == Space::exit || any_place) {
        append(found, {std::begin(pathway::exits), std::end(pathway::exits)});
    }
    if (space == Space::organisation) {
        append(found, organisations);
    }
    if (space == Space::stream || space == Space::origin) {
        append(found, streams);
    }
    if (space == Space::origin) {
        append(found, {"other"});
    }
    if (space == Space::attribute) {
        for (const auto& [attribute, values] : attributes) {
            found.push_back(attribute);
        }
    }
    return found;
}

bool Names::has(Space space, std::string_view name) const {
    const std::vector<std::string> all = in(space);
    return std::find(all.begin(), all.end(), name) != all.end();
}

const std::vector<std::string>* Names::values_of(std::string_view attribute) const {
    const auto found =
        std::find_if(attributes.begin(), attributes.end(), [&](const auto& a) { return a.first == attribute; });
    return found == attributes.end() ? nullptr : &found->second;
}

Names names_of(const Value& model) {
    Names names;
    names.pools = keys_of(model, "pools");
    names.nodes = keys_of(model, "pathway");
    names.memberships = keys_of(model, "memberships");
    names.organisations = keys_of(model, "organisations");
    names.streams = keys_of(model, "arrivals");
    if (const Value* attributes = model.find("attributes")) {
        for (const Entry* entry : own_entries(*attributes)) {
            if (entry->key != pathway::stream_attribute) {
                names.attributes.emplace_back(entry->key, values_of_attribute(entry->value));
            }
        }
    }
    names.attributes.emplace_back(pathway::stream_attribute, names.streams);
    return names;
}

std::string spoken(std::string name) {
    std::replace(name.begin(), name.end(), '_', ' ');
    return name;
}

std::string fault_of_name(std::string_view name) {
    const bool letters = std::all_of(name.begin(), name.end(), [](char c) {
        return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' || c == '-' || c == '+';
    });
    if (const std::string advice = advice_on_characters(name); !advice.empty()) {
        return advice;
    }
    if (!letters && name.size() <= 64 && name.find(' ') != std::string_view::npos) {
        std::string joined{name.substr(0, name.find_last_not_of(' ') + 1)};
        std::replace(joined.begin(), joined.end(), ' ', '_');
        return fmt::format("a name has no spaces; write `{}`", joined);
    }
    if (!letters || name.empty() || name.size() > 64) {
        return "a name has letters, digits, `_`, `-` and `+`, at most 64 of them";
    }
    if (std::find(std::begin(reserved), std::end(reserved), name) != std::end(reserved)) {
        return "this word has a meaning of its own in the language";
    }
    return looks_like_date(name) ? "a name must not look like a date" : "";
}

}  // namespace careway::language
