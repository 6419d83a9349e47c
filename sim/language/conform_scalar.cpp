// Values that are one text: numbers, names, words, dates.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>

#include "sim/language/conform.hpp"
#include "sim/language/dates.hpp"
#include "sim/language/suggest.hpp"
#include "sim/language/text_file.hpp"

namespace careway::language {

namespace {

constexpr std::string_view yes_or_no[] = {"yes", "no", "true", "false"};

}  // namespace

void Conformer::fault(Value& value, Code code, std::string message, Advice advice) {
    value.faulty = true;
    faults_.add(code, value.place, std::move(message), std::move(advice));
}

void Conformer::wrong_kind(Value& value, const Type& type, const Where& where) {
    const Place place = value.place;
    value.faulty = true;
    if (value.kind == Value::Kind::nothing) {
        faults_.add(Code::wrong_kind, where.place, fmt::format("{} has no value", where.name),
                    {"", "allowed here: " + expected(type)});
        return;
    }
    const char* wrapped = is_split(value)   ? "cannot be split by attributes"
                          : is_dated(value) ? "cannot have dated steps"
                                            : "";
    faults_.add(Code::wrong_kind, place,
                *wrapped != '\0'
                    ? fmt::format("{} {}; it must be {}", where.name, wrapped, expected(type))
                    : fmt::format("{} must be {}, found {}", where.name, expected(type), described(value)));
}

void Conformer::scalar(Value& value, const Type& type, const Where& where) {
    switch (type.form) {
        case Form::quantity:
            return quantity(value, type, where);
        case Form::whole:
            return whole(value, type, where);
        case Form::reference:
            return reference(value, type);
        case Form::word:
            return word(value, type, where);
        case Form::measure:
            return measure(value);
        case Form::version:
            if (value.text != "1") {
                fault(value, Code::unknown_version,
                      fmt::format("format version `{}`; this program reads version 1", value.text));
            }
            return;
        case Form::name:
            if (const std::string bad = fault_of_name(value.text); !bad.empty()) {
                fault(value, Code::bad_name, fmt::format("{} cannot be a name", described(value)), {bad, ""});
            }
            return;
        case Form::text:
            if (type.most_characters > 0 &&
                (count_characters(value.text) > type.most_characters || value.text.find('\n') != std::string::npos)) {
                fault(value, Code::no_room_for_text,
                      fmt::format("{} must be one line of at most {} characters, found {}", where.name,
                                  type.most_characters, described(value)),
                      {fmt::format("it has {}", count_characters(value.text)), ""});
            }
            return;
        case Form::flag:
            if (std::find(std::begin(yes_or_no), std::end(yes_or_no), value.text) == std::end(yes_or_no)) {
                fault(value, Code::not_a_word,
                      fmt::format("{} must be `yes` or `no`, found {}", where.name, described(value)));
            }
            return;
        case Form::date:
            if (!parse_date(value.text)) {
                fault(value, Code::not_a_date, fmt::format("{} must be a date, found {}", where.name, described(value)),
                      {advice_on_date(value.text), ""});
            }
            return;
        case Form::instant:
            if (!parse_instant(value.text)) {
                fault(value, Code::not_a_date,
                      fmt::format("{} must be a date, or a date and time, found {}", where.name, described(value)),
                      {advice_on_instant(value.text), ""});
            }
            return;
        default:
            return;
    }
}

void Conformer::quantity(Value& value, const Type& type, const Where& where) {
    const Quantity read = parse_quantity(value.text, type.dimension);
    std::string found = fmt::format("{} must be {}, found {}", where.name, expected(type), described(value));
    switch (read.fault) {
        case NumberFault::not_a_number:
            return fault(
                value, Code::wrong_kind, std::move(found),
                {value.text.ends_with(".csv") ? fmt::format("for a table write `{{by: {}}}`", value.text) : read.why,
                 ""});
        case NumberFault::malformed:
            return fault(value, Code::malformed_number,
                         fmt::format("{} has a number that could be misread: {}", where.name, described(value)),
                         {read.why, ""});
        case NumberFault::missing_unit:
            return fault(value, Code::missing_unit,
                         fmt::format("{} needs a unit, found {}", where.name, described(value)), {read.why, ""});
        case NumberFault::unknown_unit:
            return fault(value, Code::unknown_unit, std::move(found), {read.why, ""});
        case NumberFault::none:
            break;
    }
    if (!in_range(read.value, type.range)) {
        fault(value, Code::out_of_range,
              fmt::format("{} must be {}, found {}", where.name, range_text(type, read.value), described(value)));
    }
}

void Conformer::whole(Value& value, const Type& type, const Where& where) {
    quantity(value, type, where);
    const Quantity read = parse_quantity(value.text, Dimension::count);
    if (!value.faulty && read.value != std::floor(read.value)) {
        fault(value, Code::not_whole, fmt::format("{} must be a whole number, found {}", where.name, described(value)));
    }
}

void Conformer::reference(Value& value, const Type& type) {
    if (!names_.has(type.space, value.text)) {
        fault(value, Code::unknown_name, fmt::format("no {} called {}", word_of(type.space), described(value)),
              {did_you_mean(value.text, names_.in(type.space)), "known here: " + listed(names_.in(type.space))});
    }
}

void Conformer::word(Value& value, const Type& type, const Where& where) {
    const std::vector<std::string> words{type.words.begin(), type.words.end()};
    if (std::find(words.begin(), words.end(), value.text) == words.end()) {
        fault(value, Code::not_a_word,
              fmt::format("{} must be one of `{}`, found {}", where.name, fmt::join(words, "`, `"), described(value)),
              {did_you_mean(value.text, words), ""});
    }
}

void Conformer::measure(Value& value) {
    const std::string of = value.text.substr(0, value.text.find('.'));
    std::vector<std::string> owners{"system"};
    for (const Space space : {Space::pool, Space::node, Space::membership}) {
        const std::vector<std::string> more = names_.in(space);
        owners.insert(owners.end(), more.begin(), more.end());
    }
    const bool known = std::find(owners.begin(), owners.end(), of) != owners.end();
    if (!known || value.text.size() < of.size() + 2) {
        fault(
            value, Code::unknown_measure, fmt::format("no measure called {}", described(value)),
            {known ? "" : did_you_mean(of, owners), "a measure is written `pool_or_node.measure` or `system.measure`"});
    }
}

}  // namespace careway::language
