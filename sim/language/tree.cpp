#include "sim/language/tree.hpp"

#include <algorithm>
#include <cctype>

namespace careway::language {

namespace {

bool is_beside(const Value& map, const std::string& key) {
    return key == "source" || (key == "by" && is_split(map));
}

constexpr std::size_t longest_shown = 60;

}  // namespace

const Entry* Value::entry(std::string_view key) const {
    const auto found = std::find_if(entries.begin(), entries.end(), [&](const Entry& e) { return e.key == key; });
    return kind == Kind::map && found != entries.end() ? &*found : nullptr;
}

const Value* Value::find(std::string_view key) const {
    const Entry* found = entry(key);
    return found == nullptr ? nullptr : &found->value;
}

Value* Value::find(std::string_view key) {
    const auto found = std::find_if(entries.begin(), entries.end(), [&](const Entry& e) { return e.key == key; });
    return kind == Kind::map && found != entries.end() ? &found->value : nullptr;
}

bool is_sourced(const Value& value) {
    return value.has("value");
}

const Value& bare(const Value& value) {
    const Value* inner = &value;
    while (is_sourced(*inner)) {
        inner = inner->find("value");
    }
    return *inner;
}

Value& bare(Value& value) {
    Value* inner = &value;
    while (is_sourced(*inner)) {
        inner = inner->find("value");
    }
    return *inner;
}

bool is_split(const Value& value) {
    return value.has("by");
}

bool is_dated(const Value& value) {
    if (!value.is_map()) {
        return false;
    }
    return std::any_of(value.entries.begin(), value.entries.end(),
                       [](const Entry& entry) { return entry.key.empty() || looks_like_date(entry.key); });
}

bool looks_like_date(std::string_view text) {
    const auto digit = [](char c) { return std::isdigit(static_cast<unsigned char>(c)) != 0; };
    return text.size() >= 6 && std::all_of(text.begin(), text.begin() + 4, digit) && text[4] == '-' && digit(text[5]) &&
           text.find('-', 5) != std::string_view::npos;
}

std::vector<const Entry*> own_entries(const Value& map) {
    std::vector<const Entry*> own;
    for (const Entry& entry : map.entries) {
        if (!is_beside(map, entry.key)) {
            own.push_back(&entry);
        }
    }
    return own;
}

std::vector<Entry*> own_entries(Value& map) {
    std::vector<Entry*> own;
    for (Entry& entry : map.entries) {
        if (!is_beside(map, entry.key)) {
            own.push_back(&entry);
        }
    }
    return own;
}

bool sound(const Value& value) {
    return !value.faulty && std::all_of(value.items.begin(), value.items.end(), sound) &&
           std::all_of(value.entries.begin(), value.entries.end(), [](const Entry& e) { return sound(e.value); });
}

std::string described(const Value& value) {
    switch (value.kind) {
        case Value::Kind::nothing:
            return "nothing";
        case Value::Kind::list:
            return "a list";
        case Value::Kind::map:
            return "a map";
        case Value::Kind::text:
            break;
    }
    if (value.text.find('\n') != std::string::npos) {
        return "a text of several lines";
    }
    return value.text.size() <= longest_shown ? "`" + value.text + "`" : "a long text";
}

}  // namespace careway::language
