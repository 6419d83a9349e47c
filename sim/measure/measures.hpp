#pragma once

#include <array>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "sim/measure/occupants.hpp"
#include "sim/measure/root_reasons.hpp"
#include "sim/measure/totals.hpp"
#include "sim/measure/transfers.hpp"
#include "sim/pathway/program.hpp"
#include "sim/pathway/record.hpp"

namespace careway::measure {

/// Reads what happened and adds it up, from the start of one window to its end: nobody is left out for still being
/// inside, and quiet time counts (semantics 31). A value: copy it with the simulation it reads.
class Measures {
public:
    explicit Measures(std::shared_ptr<const pathway::Program> program);

    void read(std::span<const pathway::Record> records);

    /// Ends a window at `time` and begins the next one. @pre everything before `time` has been read, nothing after it
    Totals cut(Time time);

    /// Goes on with the simulation it reads (Simulation::go_on_under).
    void go_on_under(std::shared_ptr<const pathway::Program> program);

    /// Counts that go on from window to window.
    struct PoolNow {
        std::int32_t capacity = 0, in_use = 0, turning = 0, waiting = 0, delayed = 0, kept = 0;
        std::int32_t before_sign_off = 0;   ///< of those delayed
        Time since;                         ///< of the last change of `in_use`
        std::vector<std::int64_t> time_at;  ///< since the last change of capacity, or start of the window
    };
    /// After what was read last.
    [[nodiscard]] const PoolNow& now(std::uint32_t pool) const { return pools_[pool]; }
    [[nodiscard]] std::size_t bytes() const;  ///< of memory that a copy takes

private:
    struct NodeNow {
        std::span<const pathway::Need> needs;  ///< of the program
        std::int32_t queue = 0, inside = 0, delayed = 0;
        bool asks_who = false;  ///< is in its places (Occupants)
    };

    std::shared_ptr<const pathway::Program> program_;
    std::vector<PoolNow> pools_;
    std::vector<NodeNow> nodes_;
    std::vector<std::int32_t> reasons_;     ///< people delayed by each process
    std::vector<std::int32_t> waited_for_;  ///< delayed people who wait for each pool
    Transfers transfers_;
    Occupants occupants_;
    std::vector<std::uint32_t> beds_;  ///< pools that are counted at fixed hours
    Time next_audit_;                  ///< after what was read last
    /// People by what their first record says: neither, a new patient, or one who returned.
    std::array<std::int64_t, 3> came_{};
    std::optional<RootReasons> roots_;
    Totals totals_;
    Time window_start_;

    [[nodiscard]] Totals blank() const;
    void list_needs();
    void plan_audits();
    void audit();
    void read_in_turn(std::span<const pathway::Record> records);
    void read_one(const pathway::Record& record);
    void come(const pathway::Record& record);
    void start_or_leave(const pathway::Record& record);
    void step(std::uint32_t pool, std::int32_t change, Time now);
    void read_of_places(const pathway::Record& record);
    void queue(const pathway::Record& record);
    void read_rare(const pathway::Record& record);
    void tell_who(const pathway::Record& record, std::int32_t change);
    void send_home(const pathway::Record& record);
    void leave_queue(const pathway::Record& record);
    void enter_or_leave(const pathway::Record& record, std::int32_t change);
    void keep(const pathway::Record& record, std::int32_t change);
    void lack_reason(std::size_t reason, std::int32_t change, Time now);
    void lack_place(const pathway::Record& record, std::int32_t change);
    void stand_at_gate(const pathway::Record& record, std::int32_t change);
    void go_through_process(const pathway::Record& record, std::int32_t change);
    void wait_inside(const pathway::Record& record, std::int32_t change);
    void delay(const pathway::Record& record, std::int32_t change);
    void delay_in(std::uint32_t pool, const pathway::Record& record, bool in_sign_off, std::int32_t change);
    void fold_levels(std::uint32_t pool, Time now);
    void shift_areas(Time time, std::int64_t sign);
};

/// One value per entry of the model's catalogue, from the totals of each year of the measured window.
std::vector<double> values(const pathway::Program& program, const std::vector<Totals>& years);

}  // namespace careway::measure
