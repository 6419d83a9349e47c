#include "sim/language/written.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cctype>
#include <vector>

namespace careway::language {

namespace {

bool is_letter_or_digit(char c) {
    constexpr unsigned char first_beyond_ascii = 0x80;
    return std::isalnum(static_cast<unsigned char>(c)) != 0 || static_cast<unsigned char>(c) >= first_beyond_ascii;
}

/// Whether a text means itself wherever it stands. Some that do are put in quotes too.
bool is_plain(std::string_view text) {
    constexpr std::string_view signs = " _.%+/()=;-";
    constexpr std::string_view first_signs = "_.+(";
    const auto may_stand = [&](char c) { return is_letter_or_digit(c) || signs.find(c) != std::string_view::npos; };
    constexpr std::string_view nothing[] = {"null", "Null", "NULL"};
    const bool number_below_0 = text.size() > 1 && text[0] == '-' && is_letter_or_digit(text[1]);
    return !text.empty() && text.back() != ' ' &&
           std::find(std::begin(nothing), std::end(nothing), text) == std::end(nothing) &&
           std::all_of(text.begin(), text.end(), may_stand) &&
           (is_letter_or_digit(text[0]) || number_below_0 || first_signs.find(text[0]) != std::string_view::npos);
}

std::string in_quotes(std::string_view text) {
    std::string result = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') {
            result += '\\';
        }
        result += c == '\n' ? "\\n" : c == '\t' ? "\\t" : std::string{c};
    }
    return result + "\"";
}

std::string written(std::string_view text, bool quoted) {
    return !quoted && is_plain(text) ? std::string{text} : in_quotes(text);
}

}  // namespace

std::string written(std::string_view text) {
    return written(text, false);
}

std::string written(const Value& value) {
    std::vector<std::string> parts;
    for (const Value& item : value.items) {
        parts.push_back(written(item));
    }
    for (const Entry& entry : value.entries) {
        parts.push_back(written(entry.key, entry.quoted) + ": " + written(entry.value));
    }
    switch (value.kind) {
        case Value::Kind::text:
            return written(value.text, value.quoted);
        case Value::Kind::list:
            return fmt::format("[{}]", fmt::join(parts, ", "));
        case Value::Kind::map:
            return fmt::format("{{{}}}", fmt::join(parts, ", "));
        case Value::Kind::nothing:
            break;
    }
    return "null";
}

}  // namespace careway::language
