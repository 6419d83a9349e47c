#pragma once

#include <cstdint>
#include <future>
#include <optional>
#include <vector>

#include "sim/run/session.hpp"

namespace careway::app {

/// Whom to follow: of the people of one state in a pool of a lane, in the order of Session::people_in.
struct Whom {
    std::size_t lane = 0;
    std::uint32_t pool = 0;
    bool delayed = false;
    int nth = 0;
    int of = 0;  ///< parts that the people are divided into, of which this is the nth; 0: one for each, round and round
};

/// Somebody, and what they went through.
struct Followed {
    std::size_t lane = 0;
    std::uint64_t person = 0;
    Time until;
    std::vector<run::Step> steps;
};

/// Follows one person. Works on a thread of its own, one question at a time: to know a journey, weeks and more are run
/// again, which takes longer than a frame.
class Follower {
public:
    /// @param session  must outlive it
    explicit Follower(const run::Session& session) : session_{session} {}

    /// Forgets who was followed.
    void look_for(const Whom& whom);
    void forget();
    /// What was found out may be so no longer.
    void doubt() { doubted_ = true; }
    /// Lets what is known go on to an instant; returns whether there is news. @param shown  what has been run
    [[nodiscard]] bool pass(Time shown);
    /// Waits until all is known of an instant.
    void settle(Time shown);

    /// Nothing while nobody has been found.
    [[nodiscard]] const std::optional<Followed>& followed() const { return followed_; }
    [[nodiscard]] bool looks() const { return whom_.has_value(); }

private:
    [[nodiscard]] bool has_answer() const;
    void take_answer();
    void ask(Time shown);

    const run::Session& session_;
    std::optional<Whom> whom_;  ///< not found yet
    std::optional<Followed> followed_;
    bool doubted_ = false;
    bool obsolete_ = false;  ///< the answer that is worked out is to another question
    std::future<std::optional<Followed>> answer_;
};

}  // namespace careway::app
