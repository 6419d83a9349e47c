#pragma once

#include <cstddef>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "sim/base/error.hpp"
#include "sim/language/codes.hpp"

namespace careway::language {

/// What stands under the line of a message.
struct Advice {
    std::string hint;   ///< beside the caret: "did you mean `capacity`?"
    std::string known;  ///< on a line of its own: "known keys here: capacity, kind"
    std::optional<OtherPlace> other = std::nullopt;
};

/// What a scenario's change points at in the model.
inline constexpr const char* value_changed = "the value it changes";

/// Everything found wrong or doubtful while a model is read. Kept until all files have been seen, then given in the
/// order in which the files were opened and, within one, from top to bottom.
class Faults {
public:
    /// Notes the order of files. A file may be opened again; its first time counts.
    void opened(const std::string& file);
    /// Errors and warnings alike; the code says which. A fault that is there already is not told twice.
    void add(Code code, const Place& place, std::string message, Advice advice = {}) {
        add(id_of(code), place, std::move(message), std::move(advice));
    }
    /// @param code  of the language or of the pathway: "M104"
    void add(std::string code, const Place& place, std::string message, Advice advice = {});

    /// The same, but only for the first fault with this code at this place: a change that goes too far on one day does
    /// so on the days after it too.
    void add_first(Code code, const Place& place, std::string message, Advice advice = {});
    /// Notes that what stands in a scenario from one place to another changes a value of the model, so that faults
    /// found there show that value too, whoever finds them. Faults that name another place of their own keep it.
    void note_change(const Place& from, const Place& to, const Place& changed);

    [[nodiscard]] bool any_error() const { return !errors_.empty(); }
    [[nodiscard]] std::vector<Fault> errors() const { return in_order(errors_); }
    [[nodiscard]] std::vector<Fault> warnings() const { return in_order(warnings_); }
    /// Throws InputError with the errors, rendered, if there are any.
    void throw_errors() const;

private:
    struct ChangedValue {
        Place from;
        Place to;
        Place value;
    };

    [[nodiscard]] std::vector<Fault> in_order(std::vector<Fault> faults) const;
    [[nodiscard]] const Place* changed_at(const Place& place) const;
    [[nodiscard]] std::size_t rank(const std::string& file) const;

    std::vector<std::string> files_;
    std::vector<Fault> errors_;
    std::vector<Fault> warnings_;
    std::vector<ChangedValue> changed_;
    std::set<std::tuple<std::string, std::string, std::size_t, std::size_t, std::string>> told_;
};

}  // namespace careway::language
