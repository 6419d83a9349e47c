#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "sim/pathway/program.hpp"

namespace careway::pathway {

/// Something about a model that its author should know. `address` says where: "pools.acute_beds", "pathway.triage".
struct Finding {
    bool error = false;
    std::string code;
    std::string address;
    std::string message;
    std::string advice = {};  ///< what to do about it; may be empty
};

/// Places of one pool that its people would need on average if nobody ever waited, in erlangs.
struct PoolLoad {
    std::uint32_t pool = 0;
    double load = 0;
    std::int32_t capacity = 0;  ///< at the start of measurement; a rota's mean over the week; Settings::unlimited
    double firm = 0;  ///< part of `load` whose people neither give up waiting nor are turned away by a full queue
    [[nodiscard]] bool overloaded() const { return capacity != Settings::unlimited && load >= capacity; }
    /// Overloaded even when everyone has left the queue who can: nothing keeps it from growing.
    [[nodiscard]] bool endless() const { return overloaded() && firm >= capacity; }
};

/// The numbers of a model with every change until `time`, inclusive.
Settings settings_at(const Program& program, Time time);

/// Starts per hour of each node and class, [node x classes + class], from the traffic equations: what comes in from
/// outside plus what other nodes and readmissions send on. Full queues and lost patience are left out: it is what is
/// asked for, not what is served. @param settings  the rates and shares in force
std::vector<double> traffic(const Program& program, const Settings& settings);

/// Mean stay in a node, in milliseconds; over its destinations where the stay depends on them.
double mean_stay(const Program& program, const Settings& settings, std::uint32_t node, std::uint32_t person_class);
/// Mean time for which the places of a node are held by those who start there, in milliseconds, delay left out. Of a
/// membership: while members are at home, and while their places are kept.
double mean_hold(const Program& program, const Settings& settings, std::uint32_t node, std::uint32_t person_class);

/// What one start of a membership comes to on average: ended early by death and by other places to live, and asking for
/// hospital meanwhile. Exact where stay, admission and death are exponential.
struct Membership {
    double at_home = 0;          ///< milliseconds
    double held = 0;             ///< milliseconds for which its place is in use, kept or not
    double admissions = 0;       ///< episodes of hospital
    std::vector<double> visits;  ///< by node: stays begun in each of these
    std::vector<double> moves;   ///< by node: other memberships begun at the end of each
};
Membership membership_of(const Program& program, const Settings& settings, std::uint32_t node,
                         std::uint32_t person_class);

/// Offered load of every pool under the settings at the end of the run, dated changes included when `final`.
std::vector<PoolLoad> offered_load(const Program& program, bool final = false);

/// Nodes that nobody ever leaves for good (W222), and pools whose places therefore never come back (W223).
std::vector<Finding> dead_ends(const Program& program);

/// Stays and processes that need more places of a pool than it will ever have (W224).
std::vector<Finding> never_enough(const Program& program);

/// Pools in which a census puts more people than they have places for (W225).
std::vector<Finding> crowded(const Program& program);

/// What cannot run (errors) and what is doubtful (warnings): unreachable nodes, overload, dead ends.
std::vector<Finding> examine(const Program& program);

/// Number of the ring of nodes that each node lies on, `none` where nobody can come back within an episode.
std::vector<std::uint32_t> rings_of_nodes(const Program& program);
/// What people hold who wait inside to go a way, and what they wait for: each other set of places where some stand in
/// for others; empty where nobody waits inside.
struct HeldAndWanted {
    std::span<const Need> held, wanted;
};
std::vector<HeldAndWanted> waits_inside(const Program& program, std::uint32_t edge);
/// Number of the ring of pools whose holders may wait for one another; `none` outside such rings.
std::vector<std::uint32_t> rings_of_pools(const Program& program);

}  // namespace careway::pathway
