#pragma once

#include <cstdint>
#include <vector>

#include "sim/base/time.hpp"
#include "sim/measure/totals.hpp"

namespace careway::measure {

/// Who is in the places of some pools, and since when. A stay goes on from node to node of the same pool.
class LongStays {
public:
    /// One holding of places of a pool begins, or ends. People may have several at once.
    void begin(std::uint32_t pool, std::uint64_t person, Time now);
    void end(std::uint32_t pool, std::uint64_t person, Time now, PoolTotals& totals);

    /// Adds what those who are still there have stayed in the window that ends at `time`, and begins the next.
    void cut(Time time, std::vector<PoolTotals>& totals);
    [[nodiscard]] std::size_t bytes() const;  ///< of memory that a copy takes

private:
    struct Stay {
        std::uint64_t person = 0;
        Time since;
        std::uint32_t pool = 0;
        std::int32_t holdings = 0;  ///< 0: an empty row

        [[nodiscard]] bool is_of(std::uint32_t of_pool, std::uint64_t of_person) const {
            return person == of_person && pool == of_pool;
        }
    };

    /// A hash table, a power of two long and half empty: each stay stands in the row of its hash or in the next that
    /// was free. std::unordered_map takes twice the instructions. Only sums are made of it, so that its order says
    /// nothing.
    std::vector<Stay> rows_ = std::vector<Stay>(64);
    std::size_t mask_ = rows_.size() - 1;
    std::size_t stays_ = 0;
    std::vector<Stay> ended_;  ///< at `ended_at_`: who begins again at that instant has not left
    Time ended_at_;
    Time window_start_;

    /// The first row in which a stay may stand.
    [[nodiscard]] std::size_t home_of(std::uint32_t pool, std::uint64_t person) const {
        constexpr std::uint64_t golden = 0x9e3779b97f4a7c15;  // 2^64 over the golden ratio (Knuth, vol. 3, section 6.4)
        return ((person + pool) * golden >> 32) & mask_;
    }
    /// The row of a stay, or the empty one where it belongs.
    [[nodiscard]] std::size_t row_of(std::uint32_t pool, std::uint64_t person) const {
        std::size_t row = home_of(pool, person);
        while (rows_[row].holdings > 0 && !rows_[row].is_of(pool, person)) {
            row = (row + 1) & mask_;
        }
        return row;
    }
    void grow();
    void remove(std::size_t row);
    void add(Time since, Time until, PoolTotals& totals) const;
};

}  // namespace careway::measure
