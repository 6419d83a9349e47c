#include "sim/demand/poisson_field.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <span>

#include "sim/base/error.hpp"
#include "sim/demand/identity.hpp"

namespace careway::demand {

namespace {

constexpr unsigned layers = 15;  // up to 2^14 = 16,384 per hour
static_assert(layers <= layer_of_numbers);

constexpr double top_of(unsigned layer) {
    return lowest_layer * static_cast<double>(std::uint32_t{1} << layer);
}
constexpr double bottom_of(unsigned layer) {
    return layer == 0 ? 0 : top_of(layer - 1);
}
static_assert(top_of(layers - 1) == highest_rate);

/// By layer: what one person per hour more is worth, where a layer is 2^32 high.
constexpr auto heights_per_rate = [] {
    std::array<double, layers> heights{};
    for (unsigned layer = 0; layer < layers; ++layer) {
        heights[layer] = 0x1p32 / (top_of(layer) - bottom_of(layer));
    }
    return heights;
}();

/// Number of points in one layer of one hour, by inversion of a 32-bit uniform.
class PointCount {
public:
    explicit PointCount(double mean) {
        double probability = std::exp(-mean);
        double below = probability;
        // Beyond the last step of 2^-32 no further point can be told from none.
        for (double n = 1; below < 1 - 0x1p-33 && n < 65536; ++n) {
            below_.push_back(static_cast<std::uint32_t>(std::min(below * 0x1p32, 0x1p32 - 1)));
            probability *= mean / n;
            below += probability;
        }
        note_guesses();
    }
    /// Large means would underflow exp(-mean): they start at the mode instead.
    static PointCount of(double mean) { return mean < 500 ? PointCount{mean} : from_mode(mean); }

    /// The most points that there may be.
    [[nodiscard]] std::size_t most() const { return below_.size(); }
    [[nodiscard]] unsigned at(std::uint32_t uniform) const {
        unsigned n = at_least_[uniform >> 24];
        while (n < below_.size() && uniform >= below_[n]) {
            ++n;
        }
        return n;
    }

private:
    PointCount() = default;
    static PointCount from_mode(double mean) {
        const auto mode = static_cast<int>(mean);
        const int spread = static_cast<int>(12 * std::sqrt(mean));
        PointCount count;
        double below = 0;
        for (int n = 0; n < mode + spread; ++n) {
            below += std::exp(-mean + n * std::log(mean) - std::lgamma(n + 1.0));
            count.below_.push_back(static_cast<std::uint32_t>(std::min(below * 0x1p32, 0x1p32 - 1)));
        }
        count.note_guesses();
        return count;
    }
    void note_guesses() {
        for (std::uint32_t byte = 0; byte < at_least_.size(); ++byte) {
            const auto found = std::upper_bound(below_.begin(), below_.end(), byte << 24);
            at_least_[byte] = static_cast<std::uint16_t>(found - below_.begin());
        }
    }

    std::vector<std::uint32_t> below_;           ///< smallest uniform with more than 0, 1, 2… points
    std::array<std::uint16_t, 256> at_least_{};  ///< points at the smallest uniform with this first byte
};

const std::vector<PointCount>& point_counts() {
    static const std::vector<PointCount> counts = [] {
        std::vector<PointCount> made;
        for (unsigned layer = 0; layer < layers; ++layer) {
            made.push_back(PointCount::of(top_of(layer) - bottom_of(layer)));
        }
        SIM_ASSERT(made.back().most() <= std::size_t{1} << index_bits, "the number of a point fits into an identity");
        return made;
    }();
    return counts;
}

// The parts of a point (PoissonField::Point).
constexpr unsigned source_bits = 19;
constexpr unsigned time_shift = source_bits + index_bits + layer_bits;

constexpr std::uint64_t part(std::uint64_t point, unsigned shift, unsigned bits) {
    return point >> shift & ((std::uint64_t{1} << bits) - 1);
}

/// One hour of one source. Counts and points are functions of the source's seed and of their own place in the field, so
/// that each can be had without the others.
class Cell {
public:
    /// @param into  milliseconds from the first of the points to this hour
    Cell(std::uint32_t source, std::uint64_t seed, std::int64_t hour_of_field, std::int64_t into, double rate)
        : origin_{static_cast<std::uint64_t>(into) << time_shift | source},
          rate_{rate},
          seed_{random::scramble(seed + static_cast<std::uint64_t>(hour_of_field) * golden)} {}

    /// Adds the people of this cell behind the first `count` of `out`; returns how many there are then.
    std::size_t draw(std::vector<std::uint64_t>& out, std::size_t count) const {
        const auto& counts = point_counts();
        for (unsigned layer = 0; layer < layers && bottom_of(layer) < rate_; ++layer) {
            const unsigned points = counts[layer].at(static_cast<std::uint32_t>(bits_of(layer, count_index) >> 32));
            if (out.size() < count + points + usual) {
                out.resize(2 * (count + points + usual));
            }
            const Row row{depth_in(layer), seed_ + (layer << 16) * golden,
                          origin_ + (std::uint64_t{layer} << (source_bits + index_bits))};
            std::uint64_t* end = &out[count];
            // As many points as there usually are, whether they exist or not: nobody could guess how many do.
            for (unsigned i = 0; i < usual; ++i) {
                end += static_cast<unsigned>(i < points) & row.write(i, end);
            }
            for (unsigned i = usual; i < points; ++i) {
                end += row.write(i, end);
            }
            count = static_cast<std::size_t>(end - out.data());
        }
        return count;
    }

private:
    static constexpr std::uint64_t golden = 0x9e3779b97f4a7c15ull;
    static constexpr unsigned count_index = 0xffff;
    static constexpr unsigned usual = 2;

    /// One layer of this cell.
    struct Row {
        std::uint64_t depth;  ///< how many of the 2^32 heights in it lie below the rate
        std::uint64_t seed;
        std::uint64_t origin;  ///< the part of a point that all its points have in common

        /// Writes down a point; returns 1 if it lies below the rate, so that the person comes.
        unsigned write(unsigned index, std::uint64_t* to) const {
            const std::uint64_t bits = random::scramble(seed + index * golden);
            const std::uint64_t into = (bits >> 32) * 3'600'000 >> 32;
            *to = origin + (into << time_shift) + (std::uint64_t{index} << source_bits);
            return (bits & 0xffffffff) < depth ? 1 : 0;
        }
    };

    /// How many of the 2^32 heights in this layer lie below the rate.
    [[nodiscard]] std::uint64_t depth_in(unsigned layer) const {
        const double depth = (rate_ - bottom_of(layer)) * heights_per_rate[layer];
        const auto whole = static_cast<std::int64_t>(depth);
        return static_cast<std::uint64_t>(whole + (static_cast<double>(whole) < depth ? 1 : 0));
    }
    [[nodiscard]] std::uint64_t bits_of(unsigned layer, unsigned index) const {
        return random::scramble(seed_ + (layer << 16 | index) * golden);
    }

    std::uint64_t origin_;
    double rate_;
    std::uint64_t seed_;
};

/// Copies numbers to `to` in ascending order. An hour seldom holds more than a few people: these are put where they
/// belong by counting who comes before them, which leaves the processor nothing to guess.
void copy_in_order(std::span<std::uint64_t> from, std::uint64_t* to) {
    constexpr std::size_t few = 16;
    if (from.size() > few) {
        std::sort(from.begin(), from.end());
        std::copy(from.begin(), from.end(), to);
        return;
    }
    for (const std::uint64_t one : from) {
        std::size_t before = 0;
        for (const std::uint64_t other : from) {
            before += other < one ? 1 : 0;
        }
        to[before] = one;
    }
}

}  // namespace

PoissonField::PoissonField(const Streams& streams, const random::Draws& draws) : first_hour_{streams.first_hour} {
    for (const Source& source : streams.sources) {
        const auto word = draws.at(0, source.name, random::Purpose::point).word;
        fields_.push_back({std::uint64_t{word[0]} << 32 | word[1], source.name, source.enters});
    }
    SIM_ASSERT(fields_.size() < std::size_t{1} << source_bits, "the number of a source fits into a point");
}

Arrival PoissonField::arrival_at(Point point) const {
    const Time time = drawn_from_ + Duration::milliseconds(static_cast<std::int64_t>(point >> time_shift));
    const auto source = static_cast<std::uint32_t>(part(point, 0, source_bits));
    const auto layer = static_cast<unsigned>(part(point, source_bits + index_bits, layer_bits));
    const auto index = static_cast<unsigned>(part(point, source_bits, index_bits));
    const std::int64_t hour_of_field = first_hour_drawn_ + static_cast<std::uint32_t>(point >> time_shift) / 3'600'000;
    return {time, identity(fields_[source].name, hour_of_field, layer, index), source, fields_[source].enters};
}

void PoissonField::look_up_front() {
    if (!empty()) {
        front_ = arrival_at(points_[next_]);
    }
}

/// Appends the people of one hour in order: by time and, where that is the same, by their ties.
void PoissonField::append_in_order(std::size_t drawn) {
    if (points_.size() < count_ + drawn) {
        points_.resize(2 * (count_ + drawn));
    }
    Point* const begin = points_.data() + count_;
    Point* const end = begin + drawn;
    copy_in_order(std::span{drawn_}.first(drawn), begin);
    const auto same_time = [](Point a, Point b) { return (a ^ b) >> time_shift == 0; };
    for (Point* here = begin; end - here > 1; ++here) {
        if (same_time(here[0], here[1])) {
            Point* const behind = std::find_if(here, end, [&](Point point) { return !same_time(*here, point); });
            std::sort(here, behind, [this](Point a, Point b) { return arrival_at(a).tie() < arrival_at(b).tie(); });
        }
    }
    count_ += drawn;
}

void PoissonField::fill_next_hour(const Streams& streams, const std::vector<double>& rates) {
    if (empty()) {
        next_ = count_ = 0;
        drawn_from_ = filled_until_;
        first_hour_drawn_ = first_hour_ + drawn_from_.ticks() / hour.ticks();
    }
    const bool first = count_ == 0;
    std::size_t drawn = 0;
    const std::int64_t hour_of_field = first_hour_ + filled_until_.ticks() / hour.ticks();
    const std::size_t now_in_week = hour_of_week(hour_of_field);
    const std::size_t month = streams.months.empty() ? 0 : month_of(hour_of_field);
    const std::int64_t into = (filled_until_ - drawn_from_).ticks();
    SIM_ASSERT(into < (std::int64_t{1} << 27) - hour.ticks(), "a point has 27 bits for its time");
    for (std::uint32_t s = 0; s < fields_.size(); ++s) {
        const std::int32_t profile = streams.sources[s].profile;
        const double shape = profile < 0 ? 1 : streams.profiles[static_cast<std::size_t>(profile)][now_in_week];
        const std::int32_t months = streams.sources[s].months;
        const double season = months < 0 ? 1 : streams.months[static_cast<std::size_t>(months)][month];
        const double rate = std::min(rates[s] * shape * season, highest_rate);
        if (rate > 0) {
            drawn = Cell{s, fields_[s].seed, hour_of_field, into, rate}.draw(drawn_, drawn);
        }
    }
    append_in_order(drawn);
    filled_until_ = filled_until_ + hour;
    if (first) {
        look_up_front();
    }
}

void PoissonField::fill(const Streams& streams, const std::vector<double>& rates) {
    constexpr std::size_t a_few = 48;
    const Time latest = filled_until_ + day;
    do {
        fill_next_hour(streams, rates);
    } while (count_ < a_few && filled_until_ < latest);
}

void PoissonField::redraw_after(Time now, const Streams& streams, const std::vector<double>& rates) {
    next_ = count_;
    filled_until_ = now - Duration::milliseconds(now.ticks() % hour.ticks());
    fill_next_hour(streams, rates);
    while (!empty() && front_.time < now) {
        pop();
    }
}

std::uint32_t batch_size(const Batch& batch, const random::Draws& draws, std::uint64_t first, std::uint32_t name) {
    const double uniform = draws.at(first, name, random::Purpose::batch).uniform();
    const auto found = std::upper_bound(batch.below.begin(), batch.below.end() - 1, uniform);
    return batch.sizes[static_cast<std::size_t>(found - batch.below.begin())];
}

}  // namespace careway::demand
