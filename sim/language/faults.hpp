#pragma once

#include <cstddef>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "sim/base/error.hpp"
#include "sim/language/codes.hpp"

namespace careway::language {

/// What stands under the line of a message.
struct Advice {
    std::string hint;   ///< beside the caret: "did you mean `capacity`?"
    std::string known;  ///< on a line of its own: "known keys here: capacity, kind"
};

/// Everything found wrong or doubtful while a model is read. Kept until all files have been seen, then given in the
/// order in which the files were opened and, within one, from top to bottom.
class Faults {
public:
    /// A message lists no more than these; the rest is counted.
    static constexpr std::size_t most_shown = 20;

    /// Notes the order of files. A file may be opened again; its first time counts.
    void opened(const std::string& file);
    /// Errors and warnings alike; the code says which. A fault that is there already is not told twice.
    void add(Code code, const Place& place, std::string message, Advice advice = {});

    [[nodiscard]] bool any_error() const { return !errors_.empty(); }
    [[nodiscard]] std::vector<Fault> errors() const { return in_order(errors_); }
    [[nodiscard]] std::vector<Fault> warnings() const { return in_order(warnings_); }
    /// Throws InputError with the errors, rendered, if there are any.
    void throw_errors() const;

private:
    [[nodiscard]] std::vector<Fault> in_order(std::vector<Fault> faults) const;
    [[nodiscard]] std::size_t rank(const std::string& file) const;

    std::vector<std::string> files_;
    std::vector<Fault> errors_;
    std::vector<Fault> warnings_;
    std::set<std::tuple<std::string, std::string, std::size_t, std::size_t, std::string>> told_;
};

}  // namespace careway::language
