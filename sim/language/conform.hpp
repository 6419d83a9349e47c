#pragma once

#include <string>

#include "sim/language/description.hpp"
#include "sim/language/faults.hpp"
#include "sim/language/names.hpp"
#include "sim/language/sources.hpp"
#include "sim/language/tree.hpp"

namespace careway::language {

/// Checks a tree against the description of the language: kinds, keys, units, ranges, names, the cells of splits, the
/// order of dates. Reports every fault and marks the values that have one, so that readers can pass over them.
class Conformer {
public:
    /// What a value is called in messages: "`capacity` of pool `acute_beds`".
    struct Where {
        std::string name;
        Place place;           ///< of the key that holds the value
        bool root = false;     ///< the whole file
        bool section = false;  ///< a part of the file such as `pools`
        bool dated = false;    ///< may change on dates
    };

    Conformer(const Names& names, const SourceList& sources, Faults& faults)
        : names_{names}, sources_{sources}, faults_{faults} {}

    /// A whole file.
    void check_file(Value& root, const Type& type);
    void check(Value& value, const Type& type, const Where& where);

private:
    void record(Value& value, const Type& type, const Where& where);
    void unknown_key(const Value& map, Entry& entry, const Type& type, const Where& where);
    void required_fields(Value& value, const Type& type, const Where& where);
    static bool is_misspelt(const Value& value, const Type& type, std::string_view name);
    void exactly_one(Value& value, const Type& type, const Where& where);
    void one_set_of(Value& value, const Type& type, const Where& where);
    void tagged(Value& value, const Type& type, const Where& where);
    void map(Value& value, const Type& type, const Where& where);
    void key(Entry& entry, const Type& type, const Where& where);
    void list(Value& value, const Type& type, const Where& where);
    void choice(Value& value, const Type& type, const Where& where);

    void change(Value& value, const Where& where);
    void sourced(Value& value, const Type& type, const Where& where);
    void range(const Value& value, const Type& type, const Where& where);
    void together(const Value& ranged);
    void steps(Value& value, const Type& type, const Where& where);
    void split(Value& value, const Type& type, const Where& where);
    [[nodiscard]] std::vector<std::string> split_by(Value& value, const Where& where);
    void cells(Value& value, const Type& type, const Where& where, std::span<const std::string> by);
    void source(Value& value, const Where& where);
    void source_text(Value& value);
    /// The second half of a reason with a comma in it, which has been reported at its first.
    static bool is_part_of_reason(const Value& map, const Entry& entry);

    void scalar(Value& value, const Type& type, const Where& where);
    void quantity(Value& value, const Type& type, const Where& where);
    void whole(Value& value, const Type& type, const Where& where);
    void reference(Value& value, const Type& type);
    void word(Value& value, const Type& type, const Where& where);
    void measure(Value& value);
    void wrong_kind(Value& value, const Type& type, const Where& where);
    [[nodiscard]] const std::vector<std::string>& values_of(const std::string& attribute) const;
    void fault(Value& value, Code code, std::string message, Advice advice = {});

    /// Values of `by: next` where it may stand: the destinations of the node whose stay is being checked.
    std::vector<std::string> next_;
    const Names& names_;
    const SourceList& sources_;
    Faults& faults_;
};

}  // namespace careway::language
