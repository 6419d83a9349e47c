#pragma once

#include <cstddef>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

namespace careway {

/// Where a value stands in a file. Lines and columns count from 1; line 0 means "the file as a whole".
struct Place {
    std::string file;
    std::size_t line = 0;
    std::size_t column = 0;
    std::size_t length = 1;  ///< characters to underline
    friend bool operator==(const Place&, const Place&) = default;
};

/// A second place that a fault is about, such as the value of the model that a scenario changes.
struct OtherPlace {
    std::string note;  ///< what stands there: "the value it changes"
    Place place;
    friend bool operator==(const OtherPlace&, const OtherPlace&) = default;
};

/// One thing that is wrong (or, as a warning, doubtful) in an input file.
struct Fault {
    std::string code;     ///< "M104" for an error, "W203" for a warning; stable, documented
    std::string message;  ///< one sentence, what was found and what is allowed
    Place place;
    std::string hint;   ///< under the caret, such as "did you mean `capacity`?"; may be empty
    std::string known;  ///< after "= ", such as "known keys here: capacity, kind"; may be empty
    std::optional<OtherPlace> other = std::nullopt;
};

/// The input is wrong: every fault found, in file order. Exit code 3. `what()` holds the whole message as printed.
class InputError : public std::runtime_error {
public:
    InputError(std::vector<Fault> faults, const std::string& message)
        : std::runtime_error{message}, faults_{std::move(faults)} {}
    [[nodiscard]] const std::vector<Fault>& faults() const { return faults_; }

private:
    std::vector<Fault> faults_;
};

/// The model stopped itself while running, such as by a deadlock. Exit code 1.
class ModelError : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// Something outside the model failed: a file that cannot be written, a damaged store. Exit code 1.
class SystemError : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// The command line is wrong. Exit code 2.
class UsageError : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

namespace detail {
[[noreturn]] void assertion_failed(const char* condition, const char* because, const char* file, int line);
}

}  // namespace careway

/// A promise of our own code. Costs nothing in a release build.
#ifdef NDEBUG
#define SIM_ASSERT(condition, because) static_cast<void>(0)
#else
#define SIM_ASSERT(condition, because) \
    ((condition) ? static_cast<void>(0) : ::careway::detail::assertion_failed(#condition, because, __FILE__, __LINE__))
#endif
