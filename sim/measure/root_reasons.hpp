#pragma once

#include <memory>
#include <utility>
#include <vector>

#include "sim/pathway/program.hpp"
#include "sim/pathway/record.hpp"

namespace careway::measure {

/// What lies at the root of people's delays (semantics 21). Who waits for a place waits, in proportion to the places of
/// that pool, for what delays those of its people who are ready to leave, and so on; what is left is the pool's own.
/// A process, or a gate, is its own root. Causes are counted pools first, then reasons.
class RootReasons {
public:
    explicit RootReasons(std::shared_ptr<const pathway::Program> program);

    /// Whether any delay of this program can have a root other than its direct reason.
    static bool can_differ(const pathway::Program& program);

    /// @param program  another with the same structure
    void go_on_under(std::shared_ptr<const pathway::Program> program) { program_ = std::move(program); }
    [[nodiscard]] std::size_t bytes() const;

    /// @pre records come in order of time
    void read(const pathway::Record& record);

    /// People delayed by each cause at the root, times milliseconds, since the last call. @pre as for `read`
    std::vector<double> cut(Time time);

private:
    std::shared_ptr<const pathway::Program> program_;
    std::size_t pools_;
    std::size_t causes_;
    std::vector<std::uint32_t> by_name_;  ///< pools: in whose order sums are formed
    std::vector<std::int32_t> direct_;    ///< people delayed, by cause
    std::vector<std::int32_t> held_;      ///< [pool x causes + cause]: its places that people delayed by it hold
    std::vector<std::int32_t> capacity_, in_use_;  ///< by pool; with those being turned around
    std::vector<double> rate_;                     ///< people delayed at the root, by cause
    std::vector<double> area_;
    bool stale_ = false;  ///< `rate_` is of an earlier moment
    Time since_;          ///< of the last change of what rates depend on

    // Of one working out: pools that are waited for, and by these what they pass on (a matrix), what not, and people.
    std::vector<std::uint32_t> waited_for_;
    std::vector<double> shares_, left_, passing_;

    [[nodiscard]] std::size_t place_of(const pathway::Record& record) const;
    void pass(Time time);
    void delay(const pathway::Record& record, std::size_t cause, std::int32_t change);
    void use(std::uint32_t pool, std::int32_t change, Time time);
    void note_shares(double kept);
    [[nodiscard]] double share_held(std::uint32_t pool, std::size_t cause) const;
    void work_out();
};

}  // namespace careway::measure
