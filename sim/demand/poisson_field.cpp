#include "sim/demand/poisson_field.hpp"

#include <algorithm>
#include <cmath>

namespace careway::demand {

namespace {

constexpr unsigned layers = 17;  // up to 0.25 x 2^16 = 16,384 per hour
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
    }
    /// Large means would underflow exp(-mean): they start at the mode instead.
    static PointCount of(double mean) { return mean < 500 ? PointCount{mean} : from_mode(mean); }

    [[nodiscard]] unsigned at(std::uint32_t uniform) const {
        if (below_.size() > 64) {
            return static_cast<unsigned>(std::upper_bound(below_.begin(), below_.end(), uniform) - below_.begin());
        }
        unsigned n = 0;
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

/// One hour of one source.
class Cell {
public:
    Cell(const Source& source, std::int64_t hour_of_field, Time start, double rate)
        : source_{source}, hour_{hour_of_field}, start_{start}, rate_{rate} {}

    void draw(std::uint32_t number, const random::Draws& draws, std::vector<Arrival>& out) const {
        const auto& counts = point_counts();
        random::Bits bits{};
        for (unsigned layer = 0; layer < layers && bottom_of(layer) < rate_; ++layer) {
            if (layer % 4 == 0) {
                bits = draws.at(identity(source_.name, hour_, layer, 0), source_.name, random::Purpose::count);
            }
            draw_layer(layer, counts[layer].at(bits.word[layer % 4]), number, draws, out);
        }
    }

private:
    void draw_layer(unsigned layer, unsigned points, std::uint32_t number, const random::Draws& draws,
                    std::vector<Arrival>& out) const {
        const double height = top_of(layer) - bottom_of(layer);
        const double share_below_rate = (rate_ - bottom_of(layer)) / height;
        random::Bits bits{};
        for (unsigned i = 0; i < points; ++i) {
            const auto person = identity(source_.name, hour_, layer, i);
            if (i % 2 == 0) {  // one block of 128 bits places two points
                bits = draws.at(person, source_.name, random::Purpose::point);
            }
            const auto* word = &bits.word[i % 2 * 2];
            if (static_cast<double>(word[1]) * 0x1p-32 < share_below_rate) {
                const auto into = Duration::milliseconds(static_cast<std::int64_t>(std::uint64_t{word[0]} * 3'600'000 >> 32));
                out.push_back({start_ + into, kernel::tie_of(person, source_.enters), person, number});
            }
        }
    }

    const Source& source_;
    std::int64_t hour_;
    Time start_;
    double rate_;
};

void draw_hour(Time start, const Streams& streams, const std::vector<double>& rates, const random::Draws& draws,
               std::vector<Arrival>& out) {
    const std::int64_t hour_of_field = streams.first_hour + start.ticks() / hour.ticks();
    const auto hour_of_week = static_cast<std::size_t>(hour_of_field % 168);
    for (std::uint32_t s = 0; s < streams.sources.size(); ++s) {
        const Source& source = streams.sources[s];
        const double shape = source.profile < 0 ? 1 : streams.profiles[static_cast<std::size_t>(source.profile)][hour_of_week];
        Cell{source, hour_of_field, start, std::min(rates[s] * shape, highest_rate)}.draw(s, draws, out);
    }
    std::sort(out.begin(), out.end());
}

}  // namespace

void PoissonField::fill_next_hour(const Streams& streams, const std::vector<double>& rates,
                                  const random::Draws& draws) {
    buffer_.clear();
    next_ = 0;
    draw_hour(filled_until_, streams, rates, draws, buffer_);
    filled_until_ = filled_until_ + hour;
}

void PoissonField::redraw_after(Time now, const Streams& streams, const std::vector<double>& rates,
                                const random::Draws& draws) {
    if (filled_until_ <= now) {
        return;  // the hour that begins now is still to be drawn
    }
    buffer_.clear();
    draw_hour(filled_until_ - hour, streams, rates, draws, buffer_);
    const auto later = [now](const Arrival& arrival) { return arrival.time >= now; };
    next_ = static_cast<std::size_t>(std::find_if(buffer_.begin(), buffer_.end(), later) - buffer_.begin());
}

std::uint64_t initial_person(std::uint32_t name, std::uint32_t index) {
    return identity(name, 0, initial_layer, index);
}

}  // namespace careway::demand
