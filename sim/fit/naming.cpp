#include "sim/fit/naming.hpp"

#include <algorithm>
#include <cctype>
#include <numeric>

#include "sim/language/names.hpp"

namespace careway::fit {

std::string name_like(const std::string& text) {
    std::string name;
    for (const char c : text) {
        const bool plain = std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '-' || c == '+';
        if (plain) {
            name += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
        } else if (!name.empty() && name.back() != '_') {
            name += '_';
        }
    }
    name.resize(std::min<std::size_t>(name.size(), 60));
    while (name.ends_with('_')) {
        name.pop_back();
    }
    return language::fault_of_name(name).empty() ? name : "of_" + (name.empty() ? "other" : name);
}

std::string attribute_like(const std::string& text) {
    static constexpr std::string_view taken[] = {"stream", "mean",         "sd",        "median",    "mu",
                                                 "sigma",  "scale",        "shape",     "stages",    "likely",
                                                 "unit",   "distribution", "low_range", "high_range"};
    const std::string name = name_like(text);
    return std::ranges::count(taken, name) == 0 ? name : "of_" + name;
}

std::uint32_t Naming::number_of(const std::string& text) {
    if (const auto found = numbers_.find(text); found != numbers_.end()) {
        return found->second;
    }
    const std::string name = name_like(text);
    const auto fresh = static_cast<std::uint32_t>(values_.size());
    const std::uint32_t number = numbers_.try_emplace(name, fresh).first->second;
    if (number == fresh) {
        values_.push_back({text, name});
    }
    numbers_.try_emplace(text, number);
    return number;
}

std::pair<std::vector<Value>, std::vector<std::uint32_t>> Naming::sorted() const {
    std::vector<std::uint32_t> order(values_.size());
    std::iota(order.begin(), order.end(), 0u);
    std::ranges::sort(order, {}, [this](std::uint32_t number) { return values_[number].name; });
    std::vector<Value> values;
    std::vector<std::uint32_t> number(values_.size());
    for (const std::uint32_t old : order) {
        number[old] = static_cast<std::uint32_t>(values.size());
        values.push_back(values_[old]);
    }
    return {values, number};
}

}  // namespace careway::fit
