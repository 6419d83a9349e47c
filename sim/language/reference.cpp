#include "sim/language/reference.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cctype>

#include "sim/language/codes.hpp"
#include "sim/language/parts.hpp"
#include "sim/language/reference_prose.hpp"
#include "sim/language/study.hpp"
#include "sim/pathway/findings.hpp"

namespace careway::language {

namespace {

/// What an address has where a model has names of its own.
const std::string any_name = "NAME";

std::string lower(std::string text) {
    std::transform(text.begin(), text.end(), text.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return text;
}

std::string capital(std::string_view text) {
    std::string title{text};
    title.front() = static_cast<char>(std::toupper(static_cast<unsigned char>(title.front())));
    return title;
}

std::string link_to(const Type& part) {
    std::string anchor{part.name};
    std::replace(anchor.begin(), anchor.end(), ' ', '-');
    return fmt::format("[{}](#{})", part.name, anchor);
}

std::string with_limits(std::string_view what, const Type& type) {
    const std::string limits = limits_text(type);
    return limits.empty() ? std::string{what} : fmt::format("{}, {}", what, limits);
}

std::string value_text(const Type& type);

std::string keys_text(const Type& map) {
    switch (map.keys) {
        case Keys::names:
            return "names";
        case Keys::references:
            return fmt::format("names of {} {}", article_of(word_of(map.space)), word_of(map.space));
        case Keys::hours:
            return "hours of the week";
        case Keys::addresses:
            return "addresses";
        case Keys::sources:
            return "names of sources";
        case Keys::months:
            return "months (`jan` to `dec`) or seasons (`winter`, `spring`, `summer`, `autumn`)";
        case Keys::sizes:
            return "whole numbers from 1 to 1000";
    }
    return "names";
}

std::string choice_text(const Type& type) {
    std::vector<std::string> texts;
    for (const Type* alternative : type.alternatives) {
        const std::string text = value_text(*alternative);
        if (std::find(texts.begin(), texts.end(), text) == texts.end()) {
            texts.push_back(text);
        }
    }
    return fmt::format("{}", fmt::join(texts, "; or "));
}

/// What may stand at a key, with links to the records.
std::string value_text(const Type& type) {
    switch (type.form) {
        case Form::quantity:
            return with_limits(word_of(type.dimension), type);
        case Form::whole:
            return with_limits("whole number", type);
        case Form::list:
            return fmt::format("list of{}: {}", type.most_items == 0 ? "" : fmt::format(" at most {}", type.most_items),
                               value_text(*type.of));
        case Form::map:
            return fmt::format("map from {} to: {}", keys_text(type), value_text(*type.of));
        case Form::record:
        case Form::tagged:
            return link_to(type);
        case Form::choice:
            return choice_text(type);
        case Form::split:
            return value_text(*type.of) + "; may be split [by attribute](#values)";
        case Form::dated:
            return value_text(*type.of) + "; may have [dated steps](#values)";
        case Form::change:
            return type.of == nullptr ? "as in the model" : "the new value; or " + value_text(*type.of);
        case Form::text:
            return type.most_characters == 0
                       ? expected(type)
                       : fmt::format("{} of at most {} characters", expected(type), type.most_characters);
        case Form::version:
            return "`1`";
        case Form::source:
        case Form::date:
        case Form::instant:
        case Form::measure:
        case Form::file:
        case Form::name:
        case Form::reference:
        case Form::word:
        case Form::flag:
            break;
    }
    return expected(type);
}

/// "pools.NAME.cost": where a part stands, followed up through those that it belongs to.
std::string address_of(const std::vector<Part>& parts, std::size_t number) {
    std::vector<std::string> way;
    for (std::size_t at = number; parts[at].parent != at; at = parts[at].parent) {
        way.insert(way.begin(), parts[at].way.begin(), parts[at].way.end());
    }
    std::string address;
    for (const std::string& step : way) {
        address += (address.empty() ? "" : ".") + (step == "*" ? any_name : step);
    }
    return address;
}

std::string table_of(const Type& part) {
    std::string text = "| key | value | meaning | example |\n| --- | --- | --- | --- |\n";
    for (const Field& field : part.fields) {
        const std::string needs = field.needs.empty() ? "" : fmt::format("; only beside `{}`", field.needs);
        text += fmt::format("| `{}`{} | {} | {}{} | `{}: {}` |\n", field.name, field.required ? " (required)" : "",
                            value_text(*field.type), field.help, needs, field.name, field.example);
    }
    return text;
}

Chapter chapter_of(const std::vector<Part>& parts, std::size_t number) {
    const Type& part = *parts[number].type;
    const std::string address = address_of(parts, number);
    std::string text = fmt::format("### {}\n\n", capital(part.name));
    if (!part.help.empty()) {
        text += capital(part.help) + ".\n";
    }
    if (!address.empty()) {
        text += fmt::format("At `{}`{}.\n", address, parts[number].shared ? " and elsewhere" : "");
    }
    text += part.form == Form::tagged ? "Exactly one of these keys.\n" : "";
    if (!part.one_set_of.empty()) {
        text += fmt::format("Exactly one set of keys: `{}`.\n", fmt::join(part.one_set_of, "`; `"));
    }
    if (!part.exactly_one.empty()) {
        text += fmt::format("Exactly one of `{}`.\n", fmt::join(part.exactly_one, "`, `"));
    }
    text += (text.ends_with(".\n") ? "\n" : "") + table_of(part);
    Chapter chapter{capital(part.name), {std::string{part.name}, address}, std::move(text)};
    for (const Field& field : part.fields) {
        chapter.names.push_back(fmt::format("{}.{}", part.name, field.name));
        chapter.names.push_back(address + (address.empty() ? "" : ".") + std::string{field.name});
        chapter.names.emplace_back(field.name);
    }
    return chapter;
}

void add_parts(std::vector<Chapter>& chapters, const Type& root) {
    const std::vector<Part> parts = parts_of(root);
    for (std::size_t number = 0; number < parts.size(); ++number) {
        Chapter chapter = chapter_of(parts, number);
        const auto same = [&](const Chapter& other) { return other.title == chapter.title; };
        if (std::none_of(chapters.begin(), chapters.end(), same)) {
            chapters.push_back(std::move(chapter));
        }
    }
}

std::string units_table() {
    std::string text = "\n| what | units | example |\n| --- | --- | --- |\n";
    for (const Dimension dimension : all_dimensions) {
        const auto names = unit_names(dimension);
        text +=
            fmt::format("| {} | {} | {} |\n", word_of(dimension),
                        names.empty() ? "none" : fmt::format("`{}`", fmt::join(names, "`, `")), example_of(dimension));
    }
    return text;
}

Chapter codes_chapter() {
    Chapter chapter{"Codes", {"codes"}, std::string{prose::codes}};
    for (const CodeMeaning& row : code_table) {
        chapter.text += fmt::format("| {} | {} |\n", id_of(row.code), row.meaning);
        chapter.names.push_back(lower(id_of(row.code)));
    }
    chapter.text += "| M140 | scenarios that cannot be compared, such as runs of unlike lengths |\n";
    chapter.names.emplace_back("m140");
    for (const pathway::FindingMeaning& row : pathway::finding_table) {
        chapter.text += fmt::format("| {} | {} |\n", row.code, row.meaning);
        chapter.names.push_back(lower(row.code));
    }
    return chapter;
}

/// An address with the names that a model gives replaced as the reference writes them: `pools.beds.capacity` is
/// `pools.NAME.capacity`.
bool is_at(const std::string& name, const std::string& asked) {
    std::size_t a = 0;
    std::size_t b = 0;
    while (a < name.size() && b < asked.size()) {
        const std::size_t end_a = std::min(name.find('.', a), name.size());
        const std::size_t end_b = std::min(asked.find('.', b), asked.size());
        const std::string step = name.substr(a, end_a - a);
        if (step != any_name && step != asked.substr(b, end_b - b)) {
            return false;
        }
        a = end_a + 1;
        b = end_b + 1;
    }
    return a >= name.size() && b >= asked.size();
}

}  // namespace

std::vector<Chapter> reference_chapters() {
    std::vector<Chapter> chapters{
        {"The language", {}, std::string{prose::opening}},
        {"Values", {"values"}, std::string{prose::values} + units_table() + std::string{prose::after_units}},
        {"Models", {"models"}, "## Models\n\nAny map may also hold `source`.\n"}};
    add_parts(chapters, model_type);
    chapters.push_back({"Scenarios", {"scenarios"}, "## Scenarios\n" + std::string{prose::scenarios}});
    add_parts(chapters, scenario_type);
    chapters.push_back({"Studies", {"studies"}, std::string{prose::studies}});
    add_parts(chapters, study_type);
    chapters.push_back({"Calibration", {"calibration"}, std::string{prose::calibration}});
    add_parts(chapters, calibration_type);
    add_parts(chapters, target_list_type);
    chapters.push_back({"The live screen", {"live screen"}, std::string{prose::live_screen}});
    chapters.push_back({"Tables", {"tables"}, std::string{prose::tables}});
    chapters.push_back({"Sources", {"sources"}, std::string{prose::sources}});
    chapters.push_back(codes_chapter());
    return chapters;
}

std::string reference() {
    std::string text;
    for (const Chapter& chapter : reference_chapters()) {
        text += (text.empty() ? "" : "\n") + chapter.text;
    }
    return text;
}

std::string reference_of(const std::string& asked) {
    const std::string wanted = lower(asked);
    std::string text;
    for (const Chapter& chapter : reference_chapters()) {
        const bool named = std::any_of(chapter.names.begin(), chapter.names.end(),
                                       [&](const std::string& name) { return !name.empty() && is_at(name, wanted); });
        if (named || lower(chapter.title) == wanted) {
            text += (text.empty() ? "" : "\n") + chapter.text;
        }
    }
    return text;
}

std::vector<std::string> reference_names() {
    std::vector<std::string> names;
    for (const Chapter& chapter : reference_chapters()) {
        for (const std::string& name : chapter.names) {
            if (!name.empty() && std::find(names.begin(), names.end(), name) == names.end()) {
                names.push_back(name);
            }
        }
    }
    return names;
}

}  // namespace careway::language
