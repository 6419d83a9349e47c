#pragma once

#include <cstdint>
#include <vector>

#include "sim/measure/long_stays.hpp"
#include "sim/measure/totals.hpp"
#include "sim/pathway/program.hpp"
#include "sim/pathway/record.hpp"

namespace careway::measure {

/// Who is in the places of a pool: in beds, since when; where the model says so (`split_by`), by values of an
/// attribute.
class Occupants {
public:
    explicit Occupants(const pathway::Program& program);

    /// Whether anything is asked of who is in this pool. What follows does nothing where it is not.
    [[nodiscard]] bool concerns(std::uint32_t pool) const { return pools_[pool].beds || pools_[pool].stride > 0; }

    /// The person of `record` begins to hold so many places, or fewer than none: holds them no longer.
    void hold(const pathway::Record& record, std::uint32_t pool, std::int32_t places, PoolTotals& totals) {
        if (pools_[pool].stride > 0) {
            use(record, pool, places, totals);
        }
        be_there(record, pool, places > 0, totals);
    }
    /// Likewise, but the places stay in use: of members who go into hospital and come back.
    void be_there(const pathway::Record& record, std::uint32_t pool, bool there, PoolTotals& totals) {
        if (pools_[pool].beds && there) {
            stays_.begin(pool, record.person, record.time);
        } else if (pools_[pool].beds) {
            stays_.end(pool, record.person, record.time, totals);
        }
    }
    /// Likewise, but nobody is in them: of members who are in hospital.
    void use(const pathway::Record& record, std::uint32_t pool, std::int32_t places, PoolTotals& totals);
    /// The person of `record` becomes ready to leave (1), or is that no longer (-1).
    void delay(const pathway::Record& record, std::uint32_t pool, std::int32_t change, PoolTotals& totals);

    /// Gives totals of nothing yet a row for each value.
    void prepare(std::vector<PoolTotals>& totals) const;
    /// Adds what everybody who is there now is worth from the beginning of time to `time`, or takes it away.
    void shift(Time time, std::int64_t sign, std::vector<PoolTotals>& totals) const;
    void cut_stays(Time time, std::vector<PoolTotals>& totals) { stays_.cut(time, totals); }
    [[nodiscard]] std::size_t bytes() const;

private:
    struct Now {
        std::int32_t in_use = 0, delayed = 0;
    };
    struct Pool {
        bool beds = false;
        std::uint32_t stride = 0;  ///< of the attribute in the class; 0: split by none
        std::vector<Now> now;      ///< by value

        [[nodiscard]] std::size_t value_of(const pathway::Record& record) const {
            return record.person_class / stride % now.size();
        }
    };

    std::vector<Pool> pools_;
    LongStays stays_;
};

}  // namespace careway::measure
