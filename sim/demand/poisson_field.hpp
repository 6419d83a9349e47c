#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "sim/base/time.hpp"
#include "sim/demand/spec.hpp"
#include "sim/kernel/event.hpp"
#include "sim/random/draw.hpp"
#include "sim/random/variate.hpp"

namespace careway::demand {

/// A new patient, handed over when the simulation asks for everybody until a time.
struct Arrival {
    Time time;
    std::uint64_t person = 0;
    std::uint32_t source = 0;  ///< number of the stream
    std::uint32_t enters = 0;  ///< key of the node's name

    [[nodiscard]] std::uint64_t tie() const { return kernel::tie_of(person, enters); }
    friend bool operator<(const Arrival& a, const Arrival& b) {
        return a.time != b.time ? a.time < b.time : a.tie() < b.tie();
    }
};

/// One stream of people who are alike, compiled. Rates stand in the settings, since they may change.
struct Source {
    std::uint32_t name = 0;    ///< key of the stream's name and, where its rate is split, of the cell
    std::uint32_t enters = 0;  ///< key of the name of the node it leads to
    std::int32_t profile = -1;
    std::int32_t months = -1;
    bool operator==(const Source&) const = default;
};

/// One stream whose people are numbered, compiled: with gaps between them, or one that never runs dry.
struct NumberedSource {
    std::uint32_t name = 0;
    std::uint32_t enters = 0;
    bool saturated = false;
    random::Variate gap;
    bool operator==(const NumberedSource&) const = default;
};

/// How many people come together.
struct Batch {
    std::vector<std::uint32_t> sizes;  ///< ascending
    std::vector<double> below;         ///< share of batches of this size or less
    bool operator==(const Batch&) const = default;
};

/// The structure of all streams of a model: never changes.
struct Streams {
    std::vector<Source> sources;
    std::vector<NumberedSource> numbered;  ///< as sources they are counted behind the others
    std::vector<Profile> profiles;
    std::vector<Months> months;
    std::vector<Batch> batches;
    std::int64_t first_hour = 0;  ///< hours from `epoch` to the start of the run
    bool operator==(const Streams&) const = default;
};

/// A Monday long before any model starts, from which hours are counted: the same date is the same hour in every run.
inline constexpr Date epoch{std::chrono::year{1900} / 1 / 1};

/// 0 on Monday at 00:00, before the epoch too. @param hour  counted from `epoch`
constexpr std::size_t hour_of_week(std::int64_t hour) {
    return static_cast<std::size_t>((hour % 168 + 168) % 168);
}

/// 0 in January. @param hour  counted from `epoch`
inline std::size_t month_of(std::int64_t hour) {
    const std::chrono::year_month_day date{epoch + std::chrono::floor<std::chrono::days>(std::chrono::hours{hour})};
    return static_cast<unsigned>(date.month()) - 1;
}

/// Points with a smaller rate than this many per hour share the lowest layer.
inline constexpr double lowest_layer = 1;
/// Highest rate a source may have, per hour.
inline constexpr double highest_rate = 16384;

/// The people who would come at any rate, and those of them who come at the rates in force (semantics 23).
///
/// Over each hour of each source lies a field of points, in layers that double in height: layer 0 holds the points
/// that exist below `lowest_layer` per hour, each further layer those between the top of the one below it and twice
/// that. A point is a person, and it arrives when it lies below the rate of its hour. So a higher rate adds people
/// and moves nobody, and nobody's identity depends on who else came.
class PoissonField {
public:
    PoissonField(const Streams& streams, const random::Draws& draws);

    /// Everything before this time has been handed over or still waits to be.
    [[nodiscard]] Time filled_until() const { return filled_until_; }
    [[nodiscard]] bool empty() const { return next_ == count_; }
    /// The next person to come. @pre not empty
    [[nodiscard]] const Arrival& front() const { return front_; }
    void pop() {
        ++next_;
        look_up_front();
    }

    [[nodiscard]] std::size_t bytes() const {
        return fields_.size() * sizeof(Field) + (drawn_.size() + points_.size()) * sizeof(Point);
    }

    /// Draws the hour that starts at `filled_until()`.
    void fill_next_hour(const Streams& streams, const std::vector<double>& rates);
    /// Draws as many hours as a few people come in, at most a day. @pre empty()
    void fill(const Streams& streams, const std::vector<double>& rates);
    /// Draws everything from `now` on anew, because a rate has changed; who has arrived stays.
    void redraw_after(Time now, const Streams& streams, const std::vector<double>& rates);

private:
    /// Where somebody stands in the field, as one number, so that people are put in order as fast as numbers are. From
    /// the top: 27 bits of milliseconds since `drawn_from_`, 4 of layer, 14 of index, 19 of source.
    using Point = std::uint64_t;

    struct Field {
        std::uint64_t seed = 0;  ///< a keyed draw
        std::uint32_t name = 0, enters = 0;
    };

    std::vector<Field> fields_;  ///< by source
    std::int64_t first_hour_;
    std::vector<Point> drawn_;  ///< of the hour that is being drawn, in any order
    std::vector<Point> points_;
    std::size_t count_ = 0;  ///< people among the points, whose vector never shrinks
    std::size_t next_ = 0;
    Time drawn_from_;                    ///< start of the first hour of the points
    std::int64_t first_hour_drawn_ = 0;  ///< that hour, counted from `epoch`
    Time filled_until_;
    Arrival front_;

    [[nodiscard]] inline Arrival arrival_at(Point point) const;
    void look_up_front();
    void append_in_order(std::size_t drawn);
};

/// How many come with `first`, by inversion. @param name  key of the source
std::uint32_t batch_size(const Batch& batch, const random::Draws& draws, std::uint64_t first, std::uint32_t name);

}  // namespace careway::demand
