#pragma once

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "sim/base/varying.hpp"
#include "sim/language/description.hpp"
#include "sim/language/faults.hpp"
#include "sim/language/tree.hpp"
#include "sim/random/distribution.hpp"

/// From checked tree to typed values: the source wrapper is taken off, the step of a date is chosen, the adjustments of
/// scenarios are applied.
namespace careway::language {

/// What reaches a value from above: the date that is asked for and the adjustments of everything that encloses it.
struct Frame {
    std::optional<Date> at;  ///< nothing: before every dated change
    std::vector<const Adjustment*> adjustments;

    void take(const Value& value);
};

/// How much of an adjustment holds on a date: 0 before it begins, 1 from its last day on. A ramp of n days begins with
/// the old value and takes an n-th of the way on each of the n days after `from`.
double part_in_force(const Adjustment& adjustment, const std::optional<Date>& at);

/// The days on which an adjustment changes something.
std::vector<Date> days_of(const Adjustment& adjustment);

/// What an adjustment makes of a value when `part` of it holds. The last step is exactly the change at once.
double adjusted_by(const Adjustment& adjustment, double value, double operand, double part);

/// The value in force at the frame's date, without its wrappers; takes their adjustments into the frame.
const Value& in_force(const Value& value, Frame& frame);

/// Every date on which the value may change.
std::set<Date> dates_in(const Value& value);

/// A number in the program's unit, adjusted; a fault when an adjustment leads it out of its range.
double read_number(const Value& value, const Type& type, const Frame& enclosing, Faults& faults);
int read_whole(const Value& value, const Type& type, const Frame& enclosing, Faults& faults);
/// Hours per week, in hundredths.
int read_hundredths(const Value& value, const Frame& enclosing, Faults& faults);

random::Distribution read_distribution(const Value& value, const Frame& enclosing, Faults& faults);

bool same(double a, double b);
bool same(int a, int b);
bool same(const random::Distribution& a, const random::Distribution& b);
template <class T>
bool same(const Split<T>& a, const Split<T>& b) {
    return a.by == b.by && a.cells.size() == b.cells.size() &&
           std::equal(a.cells.begin(), a.cells.end(), b.cells.begin(),
                      [](const T& x, const T& y) { return same(x, y); });
}

/// The attributes of the finished model, in its order.
using AttributeList = std::vector<std::pair<std::string, std::vector<std::string>>>;

/// The attributes that a split value names under `by:`.
std::vector<std::string> split_attributes(const Value& split);

namespace detail {

/// @param frame  with the adjustments of `map` itself
template <class T, class ReadCell>
void read_cells(const Value& map, const std::vector<const std::vector<std::string>*>& keys, std::size_t level,
                const Frame& frame, std::vector<T>& cells, const ReadCell& read_cell) {
    for (const std::string& key : *keys[level]) {
        SIM_ASSERT(map.has(key), "a split that passed its check has every cell");
        const Value& cell = *map.find(key);
        if (level + 1 == keys.size()) {
            cells.push_back(read_cell(cell, frame));
        } else {
            Frame inner = frame;
            inner.take(cell);
            read_cells(cell, keys, level + 1, inner, cells, read_cell);
        }
    }
}

}  // namespace detail

/// A value that may be split. @param read_cell  reads one cell from (value, frame)
template <class T, class ReadCell>
Split<T> read_split(const Value& value, const AttributeList& attributes, const Frame& enclosing,
                    const ReadCell& read_cell) {
    if (!sound(value)) {
        return Split<T>::same(T{});
    }
    Frame frame = enclosing;
    const Value& inner = in_force(value, frame);
    if (!is_split(inner)) {
        return Split<T>::same(read_cell(value, enclosing));
    }
    Split<T> split;
    std::vector<const std::vector<std::string>*> keys;
    for (const std::string& name : split_attributes(inner)) {
        const auto found =
            std::find_if(attributes.begin(), attributes.end(), [&](const auto& a) { return a.first == name; });
        split.by.push_back(static_cast<std::size_t>(found - attributes.begin()));
        keys.push_back(&found->second);
    }
    detail::read_cells<T>(inner, keys, 0, frame, split.cells, read_cell);
    return split;
}

/// A value that may change on dates. @param read_at  reads the whole value as it is at a frame's date
template <class T, class ReadAt>
Dated<T> read_dated(const Value& value, const ReadAt& read_at) {
    Dated<T> dated = Dated<T>::always(read_at(Frame{}));
    if (!sound(value)) {
        return dated;
    }
    for (const Date date : dates_in(value)) {
        T next = read_at(Frame{date, {}});
        if (!same(next, dated.steps.empty() ? dated.first : dated.steps.back().second)) {
            dated.steps.emplace_back(date, std::move(next));
        }
    }
    return dated;
}

}  // namespace careway::language
