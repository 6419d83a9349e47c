#include "sim/language/factor.hpp"

#include <fmt/format.h>

#include <charconv>

#include "sim/language/lever_set.hpp"

namespace careway::language {

namespace {

/// As files write it: never with an exponent.
std::string without_exponent(double number) {
    std::string text = fmt::format("{:.10f}", number);
    text.erase(text.find_last_not_of('0') + 1);
    text.erase(text.find_last_not_of('.') + 1);
    return text == "-0" ? "0" : text;
}

}  // namespace

std::string text_at(const Value& map, std::string_view key) {
    const Value* value = map.find(key);
    return value == nullptr || !sound(*value) ? "" : bare(*value).text;
}

Value map_of(const Place& place, std::vector<Entry> entries) {
    Value value;
    value.kind = Value::Kind::map;
    value.place = place;
    value.entries = std::move(entries);
    return value;
}

std::optional<Written> number_in(const std::string& text) {
    const std::size_t begin = text.find_first_of("+-.0123456789");
    if (begin == std::string::npos) {
        return {};
    }
    Written number{text.substr(0, begin), 0, ""};
    const char* first = text.data() + begin + (text[begin] == '+' ? 1 : 0);
    const auto [end, failed] = std::from_chars(first, text.data() + text.size(), number.value);
    number.after = text.substr(static_cast<std::size_t>(end - text.data()));
    const bool known = number.before.empty() || number.before == "£";
    // A date and a time of day begin with a number too.
    const bool one = number.after.find_first_of("0123456789:") == std::string::npos;
    return failed == std::errc{} && known && one ? std::optional{number} : std::nullopt;
}

Value with_source(const Value& change, const Entry& source) {
    Value stated = change;
    if (change.is_list()) {
        for (Value& item : stated.items) {
            item = with_source(item, source);
        }
    } else if (change.is_text() && number_in(change.text)) {
        stated = map_of(change.place, {{"to", change.place, change}, source});
    } else if (change.is_map() && states_operation(change) && !change.has("source")) {
        stated.entries.push_back(source);
    }
    return stated;
}

Level level_of(const Factor& factor, const Value& text) {
    const std::optional<Written> number = number_in(text.text);
    Value change = text;
    if (factor.change != "to") {
        change = map_of(text.place, {{factor.change, text.place, text}});
    }
    return {text.text, number ? std::optional{number->value} : std::nullopt,
            map_of(text.place, {{factor.address, factor.address_place, with_source(change, factor.source)}})};
}

Level level_at(const Factor& factor, double number) {
    Value text = factor.span->written;
    const std::optional<Written> like = number_in(text.text);
    text.text = like->before + without_exponent(number) + like->after;
    Level level = level_of(factor, text);
    level.number = number;
    return level;
}

}  // namespace careway::language
