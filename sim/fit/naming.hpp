#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "sim/fit/spells.hpp"

namespace careway::fit {

/// The nearest thing to a text that may stand as a name of the language: "Care home" is "care_home".
[[nodiscard]] std::string name_like(const std::string& text);

/// The same for what an attribute is called, which is a column of tables among others.
[[nodiscard]] std::string attribute_like(const std::string& text);

/// Numbers for the values of a column, as they come. Values of the same name are the same.
class Naming {
public:
    [[nodiscard]] std::uint32_t number_of(const std::string& text);
    [[nodiscard]] std::size_t size() const { return values_.size(); }
    /// All values by name, and the new number of each.
    [[nodiscard]] std::pair<std::vector<Value>, std::vector<std::uint32_t>> sorted() const;

private:
    std::unordered_map<std::string, std::uint32_t> numbers_;  ///< by text and by name; only looked up
    std::vector<Value> values_;
};

}  // namespace careway::fit
