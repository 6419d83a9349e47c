#pragma once

#include <cstdint>
#include <limits>
#include <span>
#include <string>
#include <string_view>

#include "sim/language/names.hpp"
#include "sim/language/quantity.hpp"

/// The language as data: what may stand where, with which unit and in which range, and what it means. The walker that
/// checks a file, the addresses of scenarios and the list of inputs all follow it; so can a printed reference and a
/// JSON Schema. A new key is a new row here and a line in the reader.
namespace careway::language {

enum class Form : std::uint8_t {
    text,       ///< words for people
    file,       ///< a path beside the file that names it
    source,     ///< an id of sources.yaml, or `assumption (reason)`
    version,    ///< the format's own number
    name,       ///< a name that this place declares
    reference,  ///< a name declared elsewhere, of a space
    word,       ///< one of `words`
    flag,       ///< yes or no
    date,       ///< 2016-04-01
    instant,    ///< 2016-04-01 14:30, or a date alone
    quantity,   ///< a number of a dimension, in a range
    whole,      ///< a whole number in a range
    measure,    ///< the address of a measure
    list,       ///< of `of`
    map,        ///< from `keys` to `of`
    record,     ///< `fields`
    tagged,     ///< a record of which exactly one key is present, which says what the value is
    choice,     ///< the first of `alternatives` that fits
    split,      ///< `of`, or `{by: attributes, value: of…}`
    dated,      ///< `of`, or `{date: of, …}`
    change,  ///< of a scenario: a new value, or (if it has an `of`) what happens to the old one; checked where it lands
};

/// What the keys of a map are.
enum class Keys : std::uint8_t { names, references, hours, addresses, sources, months, sizes };

struct Range {
    double least = -std::numeric_limits<double>::infinity();
    double most = std::numeric_limits<double>::infinity();
    bool above_least = false;  ///< `least` itself is out
};

struct Field;

struct Type {
    Form form = Form::text;
    std::string_view name = {};  ///< of a record: what one is called, "pool"
    std::string_view help = {};
    Dimension dimension = Dimension::count;
    Range range = {};
    bool evidence = true;  ///< its numbers say something of the world and need a source
    Space space = Space::none;
    Keys keys = Keys::names;
    std::span<const std::string_view> words = {};
    const Type* of = nullptr;
    std::span<const Type* const> alternatives = {};
    std::span<const Field> fields = {};
    std::span<const std::string_view> exactly_one = {};  ///< fields of a record of which one must be given
    std::span<const std::string_view> one_set_of = {};   ///< sets of its fields, "mu sigma unit": exactly one is given
    std::size_t least_items = 0;                         ///< of a list or map
    std::size_t most_items = 0;                          ///< of a list; 0: any number
    std::size_t most_characters = 0;                     ///< of a text, which is one line then; 0: any number
    std::string_view known_by = {};                      ///< of a quantity beside a bare number: what stands in it only
    bool holds_sections = false;                         ///< a record whose fields are the parts of a model
    std::string_view called = {};      ///< of a record that stands in a list: the field by which addresses name it
    std::string_view stands_for = {};  ///< of a record: the field meant where the record itself is given a number
};

struct Field {
    std::string_view name;
    const Type* type;
    bool required;
    std::string_view help;
    std::string_view example;
    std::string_view needs = {};  ///< another field without which this one means nothing
};

inline constexpr bool required = true;
inline constexpr bool optional = false;

/// A whole model file, a scenario file, and the part of a scenario that adds things.
extern const Type model_type;
extern const Type scenario_type;
extern const Type addition_type;
extern const Type operation_type;  ///< a change of a scenario that is not the new value alone
extern const Type source_list_type;
extern const Type calibration_type;
extern const Type target_list_type;  ///< a file of targets
/// Parts of them that readers name.
extern const Type duration_type;
extern const Type share_type;
extern const Type rate_type;
extern const Type price_type;
extern const Type fee_type;
extern const Type places_type;
extern const Type weekly_hours_type;
extern const Type people_type;
extern const Type rank_type;
extern const Type process_amount_type;
extern const Type weight_type;
extern const Type factor_type;
extern const Type growth_type;
extern const Type run_time_type;
extern const Type distribution_type;
extern const Type census_person_type;
extern const Type extra_staff_type;
extern const Type watched_share_type;

/// What an item of a list goes by in addresses, or "".
std::string name_of_item(const Value& item, const Type& type);

/// What stands at `key` of a record, or null.
const Field* field_of(const Type& record, std::string_view key);

/// The form of number that stands under wrappers and choices, if one value of the kind can be a bare number; else null.
/// @param likely  decides between places and hours
const Type* number_type(const Type& type, const Value& likely);

/// "a", or "an".
std::string_view article_of(std::string_view word);

/// "a time such as `3 days`, or a map": what may stand here, for messages.
std::string expected(const Type& type);

/// What a value outside the range of its type should have been: "between 0 % and 100 %", "at least 0".
std::string range_text(const Type& type, double value);
bool in_range(double value, const Range& range);

/// The whole range of a type: "above 0", "0 % to 100 %", "1 to 8"; "" where it has none.
std::string limits_text(const Type& type);

/// The alternative of a choice that a value means to be: the first that it fits, else the last.
const Type& alternative_for(const Type& choice, const Value& value);
bool fits(const Type& type, const Value& value);

}  // namespace careway::language
