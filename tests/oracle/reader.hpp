#pragma once

#include <string>
#include <vector>

#include "tests/oracle/models.hpp"

namespace careway::oracle {

/// Reads the numbers of a gene, 0 to 99 each, one after the other; every trait is read whether it is used or not, so
/// that no number changes its meaning when another shrinks.
class Reader {
public:
    explicit Reader(const Gene& gene) : gene_{gene} {}

    /// True for `percent` of the numbers, never for 0.
    bool chance(int percent) { return next() >= 100 - percent; }
    /// 0 to `below` - 1.
    int number(int below) { return next() * below / 100; }

private:
    const Gene& gene_;
    std::size_t at_ = 0;

    int next() { return at_ < gene_.size() ? gene_[at_++] : 0; }
};

inline random::Distribution hours(int number, bool random = false) {
    const auto shape = random && number > 0 ? random::Shape::exponential : random::Shape::deterministic;
    return {shape, number * 3600e3, 0, {}, {}, 1};
}

/// A value that is another one for some people where the model tells them apart.
template <class T>
Split<T> split(const pathway::ModelSpec& spec, bool differs, T value, T other) {
    if (!differs || spec.attributes.empty()) {
        return Split<T>::same(value);
    }
    return {{0}, {value, other}};
}

inline bool same_value(int a, int b) {
    return a == b;
}
inline bool same_value(const Split<double>& a, const Split<double>& b) {
    return a.cells == b.cells;
}
/// A step, if it changes anything.
template <class T>
void step_to(Dated<T>& value, Date on, const T& to) {
    if (!same_value(value.steps.empty() ? value.first : value.steps.back().second, to)) {
        value.steps.emplace_back(on, to);
    }
}

inline const std::vector<std::string> pool_names{"beds", "rooms", "nurses", "places"};
inline const std::vector<std::string> node_names{"ant", "bee", "cat",  "dog", "elk", "fox",
                                                 "gnu", "hen", "ibis", "jay", "kid", "lark"};
inline const std::vector<std::string> stream_names{"north", "south", "west"};

/// Which of the rarer features a model may have, so that each is met both alone and among others.
struct Menu {
    bool gates, deaths, members, parts, reserve, buffers, overflow, closing, closures, staff, sessions, electives,
        if_free, by_next, exchange, hours, census;
    explicit Menu(const Gene& gene);
};

/// Places in pools that are counted in hours are so many hundredths of an hour.
inline constexpr int in_hours = 250;

void add_stream(pathway::ModelSpec& spec, const Gene& gene, const std::vector<Gene>& nodes, const Menu& menu);
void add_census(pathway::ModelSpec& spec, const Gene& gene);
void add_node(pathway::ModelSpec& spec, const Gene& gene, const std::vector<Gene>& nodes, const Menu& menu);
std::string node_at(const std::vector<Gene>& nodes, int number);
Date day_of(const pathway::ModelSpec& spec, int number);
/// One of a few weeks of hours in which a door is open.
pathway::WeekHours open_hours(int which);

}  // namespace careway::oracle
