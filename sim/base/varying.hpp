#pragma once

#include <cstddef>
#include <utility>
#include <vector>

#include "sim/base/time.hpp"

namespace careway {

/// A value that may differ by attributes of the person. Without `by`, its only cell serves everyone.
template <class T>
struct Split {
    std::vector<std::size_t> by;  ///< positions in the model's list of attributes
    std::vector<T> cells;         ///< one per combination of values, the last attribute varying fastest

    static Split same(T value) { return {{}, {std::move(value)}}; }
};

/// A value that may change on dates: `first` until the first step, then each step's value from midnight of its date.
template <class T>
struct Dated {
    T first;
    std::vector<std::pair<Date, T>> steps;  ///< in order of date, each date once

    static Dated always(T value) { return {std::move(value), {}}; }
};

}  // namespace careway
