#pragma once

#include <cstdint>
#include <vector>

namespace careway::fit {

/// What the data say of how long something lasted, in days.
struct Observation {
    double low = 0;    ///< it lasted at least so long
    double high = 0;   ///< and at most so long: the same where it is known, infinite where it goes on at the data's end
    double entry = 0;  ///< shorter ones would not be in the data: so much had passed when the data began; at most `low`
    double count = 1;
    double log_low = 0;  ///< logarithm of `low`, kept by the sample

    [[nodiscard]] bool exact() const { return low == high; }
    [[nodiscard]] bool open() const;
    /// Where it is known but for rounding.
    [[nodiscard]] double middle() const { return (low + high) / 2; }
    auto operator<=>(const Observation&) const = default;
};

/// Times of one kind, alike ones counted together, in order: a million stays have a few thousand lengths in minutes.
class Sample {
public:
    void add(const Observation& observation) { all_.push_back(observation); }
    /// Puts alike ones together; to be called before anything is asked.
    void close();

    [[nodiscard]] const std::vector<Observation>& all() const { return all_; }
    [[nodiscard]] std::int64_t size() const;
    [[nodiscard]] std::int64_t open() const;  ///< that go on at the data's end
    [[nodiscard]] std::int64_t late() const;  ///< that had begun before the data did
    [[nodiscard]] std::int64_t ended() const { return size() - open(); }
    /// Days that were looked at, all together.
    [[nodiscard]] double exposure() const;
    /// Whether those that ended differ in length.
    [[nodiscard]] bool varied() const;

private:
    std::vector<Observation> all_;
};

/// Median by Kaplan and Meier, with delayed entry, and the range of times at which half may well be left (95 %). NaN
/// where more than half are left at the data's end, an infinite end of the range likewise.
/// Source: Klein and Moeschberger (2003), Survival Analysis, 2nd ed., sections 4.2, 4.5 (linear interval) and 4.6.
struct Median {
    double days;
    double low;
    double high;
};
[[nodiscard]] Median kaplan_meier_median(const Sample& sample);

}  // namespace careway::fit
