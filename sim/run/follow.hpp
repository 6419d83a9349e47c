#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "sim/run/lane.hpp"

namespace careway::run {

/// A lane up to an instant, to be run again in part.
struct Rerun {
    std::shared_ptr<const pathway::Program> program;
    std::uint32_t seed = 0;
    std::uint32_t replication = 0;
    std::vector<Checkpoint> checkpoints;  ///< of programs with the same past, in order of time; none after `until`
    Time until;
};

/// Somebody who is in a place.
struct PersonInPlace {
    std::uint64_t person = 0;
    Time asked;            ///< for it
    bool delayed = false;  ///< past the end of the stay
    friend bool operator==(const PersonInPlace&, const PersonInPlace&) = default;
};

/// Who holds a place of `pool`, those first who are not delayed, then in order of asking. Leaves out who holds it only
/// for a part of a stay, or for a process. Nobody before measuring starts.
[[nodiscard]] std::vector<PersonInPlace> people_in(const Rerun& rerun, std::uint32_t pool);

/// What somebody goes through for a while.
struct Step {
    enum class Kind : std::uint8_t {
        waits,    ///< outside for `node`, in the queue of pool `other`
        stays,    ///< in `node`
        process,  ///< after that stay: for delay reason `other`
        delayed   ///< after that stay, waits for a place of pool `other`
    };
    Kind kind = Kind::waits;
    std::uint32_t node = 0;
    std::uint32_t other = 0;
    Time from;
    Time to;
    friend bool operator==(const Step&, const Step&) = default;
};

/// The steps of a person that took time, from their arrival on. Who is not in the system in between is in no step.
/// None before measuring starts.
[[nodiscard]] std::vector<Step> journey(const Rerun& rerun, std::uint64_t person);

}  // namespace careway::run
