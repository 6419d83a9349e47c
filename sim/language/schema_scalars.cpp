#include "sim/language/schema_scalars.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <cmath>
#include <nlohmann/json.hpp>
#include <vector>

namespace careway::language {

namespace {

using Json = nlohmann::ordered_json;

constexpr const char* name_letters = "[A-Za-z0-9_+-]{1,64}";
constexpr const char* weekday = "(mon|tue|wed|thu|fri|sat|sun)";
constexpr const char* clock_time = "([01][0-9]|2[0-4]):[0-5][0-9]";
constexpr std::string_view pound = "£";

/// YAML reads `2016` and `yes` as other than texts; as names or words for people they are welcome.
Json plain(const std::string& pattern) {
    return {{"type", {"string", "number", "boolean"}}, {"pattern", "^" + pattern + "$"}};
}

Json text_like(const std::string& pattern) {
    return {{"type", "string"}, {"pattern", "^" + pattern + "$"}};
}

/// Digits as the program reads them: no leading zeros, a decimal point, an exponent. Of the range, a pattern can say
/// that a number is not below 0, not 0, or a share.
std::string number_pattern(const Range& range, bool share) {
    const std::string sign = range.least < 0 ? "[-+]?" : "[+]?";
    const std::string not_zero = range.above_least && range.least >= 0 ? "(?=[^a-z%]*[1-9])" : "";
    if (share && range.least >= 0 && range.most <= 1) {
        return not_zero + R"([+]?(100([.]0*)?|[1-9]?[0-9]([.][0-9]*)?|[.][0-9]+))";
    }
    return not_zero + sign + R"(((0|[1-9][0-9]*)([.][0-9]*)?|[.][0-9]+)([eE][-+]?[0-9]+)?)";
}

std::string unit_pattern(Dimension dimension, bool& money) {
    std::vector<std::string> units;
    money = false;
    for (std::string_view name : unit_names(dimension)) {
        money = money || name.starts_with(pound);
        name.remove_prefix(name.starts_with(pound) ? pound.size() : 0);
        name.remove_prefix(name.starts_with(' ') ? 1 : 0);
        units.emplace_back(name);
    }
    return fmt::format("({})", fmt::join(units, "|"));
}

Json quantity(const Type& type) {
    bool money = false;
    const std::string units = unit_pattern(type.dimension, money);
    const std::string number = number_pattern(type.range, type.dimension == Dimension::share);
    Json result = text_like(fmt::format("{}{} *{}", money ? "£ *" : "", number, units));
    result["description"] = example_of(type.dimension);
    return result;
}

Json bare_number(const Type& type) {
    Json result{{"type", type.form == Form::whole ? "integer" : "number"}};
    if (std::isfinite(type.range.least)) {
        result[type.range.above_least ? "exclusiveMinimum" : "minimum"] = type.range.least;
    }
    if (std::isfinite(type.range.most)) {
        result["maximum"] = type.range.most;
    }
    return result;
}

Json words(const Type& type) {
    Json result = Json::object();
    result["enum"] = Json::array();
    for (const std::string_view word : type.words) {
        result["enum"].push_back(word);
    }
    return result;
}

Json text(const Type& type) {
    Json result{{"type", {"string", "number", "boolean"}}};
    if (type.most_characters > 0) {
        result["maxLength"] = type.most_characters;
    }
    return result;
}

std::string hours() {
    return fmt::format("{0}(-{0})? {1}-{1}", weekday, clock_time);
}

}  // namespace

std::string scalar_label(const Type& type) {
    switch (type.form) {
        case Form::word:
            return std::string{type.words.front()};
        case Form::quantity:
            return std::string{word_of(type.dimension)};
        case Form::whole:
            return "whole_number";
        case Form::reference: {
            std::string name{word_of(type.space)};
            return name.substr(0, name.find_first_of(" ,"));
        }
        default:
            return "value";
    }
}

std::string key_pattern(Keys keys) {
    switch (keys) {
        case Keys::hours:
            return fmt::format("^(source|{})$", hours());
        case Keys::addresses:
            return R"(^[^.]+([.][^.]+)*$)";
        case Keys::names:
        case Keys::references:
        case Keys::sources:
            break;
        case Keys::months:
            return "^(source|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|winter|spring|summer|autumn)$";
        case Keys::sizes:
            return "^(source|[1-9][0-9]{0,2}|1000)$";
    }
    return fmt::format("^{}$", name_letters);
}

Json scalar_schema(const Type& type) {
    switch (type.form) {
        case Form::quantity:
            return type.dimension == Dimension::count ? bare_number(type) : quantity(type);
        case Form::whole:
            return bare_number(type);
        case Form::word:
            return words(type);
        case Form::flag:
            return {{"enum", {"yes", "no", true, false}}};
        case Form::version:
            return {{"const", 1}};
        case Form::date:
            return text_like("[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])");
        case Form::instant:
            return text_like(
                "[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])([ T]([01][0-9]|2[0-3]):[0-5][0-9]"
                "(:[0-5][0-9])?)?");
        case Form::file:
            return text_like(R"(.+\.csv)");
        case Form::measure:
            return text_like(R"([^.]+[.].+)");
        case Form::name:
        case Form::reference:
            return plain(name_letters);
        default:
            return text(type);
    }
}

}  // namespace careway::language
