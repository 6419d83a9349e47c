#include "sim/demand/poisson_field.hpp"

#include <algorithm>
#include <cmath>
#include <span>

namespace careway::demand {

namespace {

constexpr unsigned layers = 15;  // up to 2^14 = 16,384 per hour
constexpr unsigned initial_layer = 63;

constexpr double top_of(unsigned layer) { return lowest_layer * static_cast<double>(std::uint32_t{1} << layer); }
constexpr double bottom_of(unsigned layer) { return layer == 0 ? 0 : top_of(layer - 1); }
static_assert(top_of(layers - 1) == highest_rate);

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
        below_.resize(std::max(below_.size(), few), 0xffffffff);
    }
    /// Large means would underflow exp(-mean): they start at the mode instead.
    static PointCount of(double mean) { return mean < 500 ? PointCount{mean} : from_mode(mean); }

    [[nodiscard]] unsigned at(std::uint32_t uniform) const {
        if (below_.size() > 64) {
            return static_cast<unsigned>(std::upper_bound(below_.begin(), below_.end(), uniform) - below_.begin());
        }
        unsigned n = 0;  // counted rather than searched: there is no branch to guess
        for (std::size_t i = 0; i < few; ++i) {
            n += uniform >= below_[i] ? 1 : 0;
        }
        while (n >= few && n < below_.size() && uniform >= below_[n]) {
            ++n;
        }
        return n;
    }

private:
    static constexpr std::size_t few = 8;

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
        return count;
    }
    std::vector<std::uint32_t> below_;
};

const std::vector<PointCount>& point_counts() {
    static const std::vector<PointCount> counts = [] {
        std::vector<PointCount> made;
        for (unsigned layer = 0; layer < layers; ++layer) {
            made.push_back(PointCount::of(top_of(layer) - bottom_of(layer)));
        }
        return made;
    }();
    return counts;
}

/// 16 bits of source, 26 of hour, 6 of layer, 16 of index: a point's place in its field, and so its name.
constexpr std::uint64_t identity(std::uint32_t source, std::int64_t hour_of_field, unsigned layer, unsigned index) {
    const auto source_bits = static_cast<std::uint64_t>((source ^ source >> 16) & 0xffff);
    return source_bits << 48 | static_cast<std::uint64_t>(hour_of_field & 0x3ffffff) << 22 |
           static_cast<std::uint64_t>(layer) << 16 | index;
}

/// One hour of one source. Counts and points are functions of the source's seed and of their own place in the field, so
/// that each can be had without the others.
class Cell {
public:
    Cell(const Source& source, std::uint64_t seed, std::int64_t hour_of_field, Time start, double rate)
        : source_{source},
          hour_{hour_of_field},
          start_{start},
          rate_{rate},
          seed_{random::scramble(seed + static_cast<std::uint64_t>(hour_of_field) * golden)} {}

    /// Adds the people of this cell behind the first `count` of `out`; returns how many there are then.
    std::size_t draw(std::uint32_t number, std::vector<Arrival>& out, std::size_t count) const {
        const auto& counts = point_counts();
        for (unsigned layer = 0; layer < layers && bottom_of(layer) < rate_; ++layer) {
            const double depth = (rate_ - bottom_of(layer)) * (0x1p32 / (top_of(layer) - bottom_of(layer)));
            const unsigned points = counts[layer].at(static_cast<std::uint32_t>(bits_of(layer, count_index) >> 32));
            if (out.size() < count + points) {
                out.resize(2 * (count + points));
            }
            for (unsigned i = 0; i < points; ++i) {
                const std::uint64_t bits = bits_of(layer, i);
                const auto into = static_cast<std::int64_t>((bits >> 32) * 3'600'000 >> 32);
                // Written before it is known whether the point lies below the rate, which nobody could guess.
                out[count] = {start_ + Duration::milliseconds(into), identity(source_.name, hour_, layer, i), number,
                              source_.enters};
                count += static_cast<double>(bits & 0xffffffff) < depth ? 1 : 0;
            }
        }
        return count;
    }

private:
    static constexpr std::uint64_t golden = 0x9e3779b97f4a7c15ull;
    static constexpr unsigned count_index = 0xffff;

    [[nodiscard]] std::uint64_t bits_of(unsigned layer, unsigned index) const {
        return random::scramble(seed_ + (layer << 16 | index) * golden);
    }

    const Source& source_;
    std::int64_t hour_;
    Time start_;
    double rate_;
    std::uint64_t seed_;
};

/// An hour seldom holds more than a few people, which insertion puts in order faster than std::sort gets going.
void sort(std::span<Arrival> arrivals) {
    if (arrivals.size() > 24) {
        std::sort(arrivals.begin(), arrivals.end());
        return;
    }
    for (std::size_t i = 1; i < arrivals.size(); ++i) {
        const Arrival arrival = arrivals[i];
        std::size_t to = i;
        for (; to > 0 && arrival < arrivals[to - 1]; --to) {
            arrivals[to] = arrivals[to - 1];
        }
        arrivals[to] = arrival;
    }
}

}  // namespace

PoissonField::PoissonField(const Streams& streams, const random::Draws& draws) {
    for (const Source& source : streams.sources) {
        const auto word = draws.at(0, source.name, random::Purpose::point).word;
        seeds_.push_back(std::uint64_t{word[0]} << 32 | word[1]);
    }
}

void PoissonField::draw_hour(Time start, const Streams& streams, const std::vector<double>& rates) {
    count_ = 0;
    next_ = 0;
    const std::int64_t hour_of_field = streams.first_hour + start.ticks() / hour.ticks();
    const auto hour_of_week = static_cast<std::size_t>(hour_of_field % 168);
    for (std::uint32_t s = 0; s < streams.sources.size(); ++s) {
        const Source& source = streams.sources[s];
        const double shape = source.profile < 0 ? 1 : streams.profiles[static_cast<std::size_t>(source.profile)][hour_of_week];
        const double rate = std::min(rates[s] * shape, highest_rate);
        if (rate > 0) {
            count_ = Cell{source, seeds_[s], hour_of_field, start, rate}.draw(s, buffer_, count_);
        }
    }
    sort({buffer_.data(), count_});
}

void PoissonField::fill_next_hour(const Streams& streams, const std::vector<double>& rates) {
    draw_hour(filled_until_, streams, rates);
    filled_until_ = filled_until_ + hour;
}

void PoissonField::redraw_after(Time now, const Streams& streams, const std::vector<double>& rates) {
    if (filled_until_ <= now) {
        return;  // the hour that begins now is still to be drawn
    }
    draw_hour(filled_until_ - hour, streams, rates);
    const auto later = [now](const Arrival& arrival) { return arrival.time >= now; };
    const auto drawn = std::span{buffer_}.first(count_);
    next_ = static_cast<std::size_t>(std::find_if(drawn.begin(), drawn.end(), later) - drawn.begin());
}

std::uint64_t initial_person(std::uint32_t name, std::uint32_t index) {
    return identity(name, 0, initial_layer, index);
}

}  // namespace careway::demand
