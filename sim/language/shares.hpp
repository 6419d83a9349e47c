#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "sim/language/reading.hpp"

namespace careway::language {

/// Every combination of the values of some attributes.
class Classes {
public:
    /// More than these are not looked through.
    static constexpr std::size_t most = 100'000;

    /// @param by  positions in `attributes`, in any order, possibly repeated
    Classes(std::vector<std::size_t> by, const AttributeList& attributes);

    [[nodiscard]] const std::vector<std::size_t>& by() const { return by_; }
    [[nodiscard]] std::size_t count() const { return count_; }
    /// The cell of a split value (by some of these attributes) that serves the class.
    template <class T>
    [[nodiscard]] const T& cell(const Split<T>& split, std::size_t number) const {
        return split.cells[position(split.by, number)];
    }
    /// "age `85+`, frail `yes`"; "" for the only class.
    [[nodiscard]] std::string described(std::size_t number) const;

private:
    [[nodiscard]] std::size_t position(const std::vector<std::size_t>& by, std::size_t number) const;
    /// Which value of attribute `by_[i]` the class has.
    [[nodiscard]] std::size_t value_of(std::size_t i, std::size_t number) const;

    std::vector<std::size_t> by_;  ///< ascending, each once
    const AttributeList& attributes_;
    std::size_t count_ = 1;
};

/// The same value split by the attributes of the classes.
Split<double> spread(const Split<double>& split, const Classes& classes);

/// How shares of one whole can fail to be that.
struct ShareFault {
    double sum = 0;
    std::string people;  ///< of which class; "" when of all
};

/// The first class whose shares do not add up to 1 (with a rest: that come to more than 1).
std::optional<ShareFault> fault_in_shares(const std::vector<Split<double>>& shares, bool rest, const Classes& classes);

/// The message for such a fault: "shares of … add up to 105 %, not 100 %".
std::string share_message(const std::string& of, const ShareFault& fault, bool rest);

/// The shares of one whole that nothing splits, what `rest` comes to included; a fault where they are no such shares.
/// @param of  what they are shares of, for messages
std::vector<double> read_plain_shares(const std::vector<const Value*>& stated, const Frame& frame,
                                      const std::string& of, const Place& place, Faults& faults);

}  // namespace careway::language
