#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "sim/base/time.hpp"
#include "sim/demand/poisson_field.hpp"
#include "sim/pathway/settings.hpp"
#include "sim/pathway/spec.hpp"
#include "sim/pathway/texts.hpp"
#include "sim/random/variate.hpp"

namespace careway::pathway {

/// "No such row": node, edge, pool, variate slot or patient.
inline constexpr std::uint32_t none = 0xffffffff;

/// Priorities run from 1 (first) to this.
inline constexpr int priority_levels = 8;

/// Where episodes end. The first three are the language's exits; `membership_ended` is a membership that is over.
enum class Exit : std::uint8_t { home, died, left_area, membership_ended };

/// Some places of a pool.
struct Need {
    std::uint32_t pool = none;
    std::int32_t amount = 0;
    friend bool operator==(const Need&, const Need&) = default;
};

/// A run of entries in Program's flat list of needs: what must be there all at once (semantics 8).
struct NeedList {
    std::uint32_t first = 0;
    std::uint32_t count = 0;
    bool operator==(const NeedList&) const = default;
};

/// A run of entries in Program's flat list of pools.
struct PoolList {
    std::uint32_t first = 0;
    std::uint32_t count = 0;
    bool operator==(const PoolList&) const = default;
};

/// Places that a stay needs from its start on, for a time of their own.
struct Part {
    Need need;
    std::uint32_t lasts = none;  ///< first variate slot; one a class
    bool operator==(const Part&) const = default;
};

/// Places that close at random. Variate slots are those of the first class.
struct Closure {
    std::uint32_t pool = 0;
    std::uint32_t every = none;
    std::uint32_t lasts = none;
    std::int32_t places = 0;
    bool operator==(const Closure&) const = default;
};

/// Instants at which alone a pool takes people.
struct Sessions {
    std::uint32_t pool = 0;
    Duration every;
    Duration first;
    std::int32_t quorum = 1;
    bool operator==(const Sessions&) const = default;
};

/// Opens a pool while another is full.
struct OpeningRule {
    std::uint32_t pool = 0;
    std::uint32_t of = 0;
    double above = 1;
    double below = 1;
    Duration opens_for;
    Duration closes_for;
    Duration at_least;
    bool operator==(const OpeningRule&) const = default;
};

/// Posts of a pool of staff. Variate slots are those of the first class; none = never.
struct Staff {
    std::uint32_t pool = 0;
    std::int32_t posts = 0;
    std::int32_t vacant = 0;  ///< at the start: the last ones
    double hours = 0;
    std::uint32_t leaves_after = none;
    std::uint32_t recruited_after = none;
    bool operator==(const Staff&) const = default;
};

/// Hours of staff that each place of a pool needs.
struct Staffing {
    std::uint32_t pool = 0;
    std::uint32_t staff = 0;  ///< entry of Program::staffs
    double hours = 0;
    bool operator==(const Staffing&) const = default;
};

/// What a move takes and gives.
struct Move {
    NeedList take;
    NeedList give;
    bool operator==(const Move&) const = default;
};

/// A step of the pathway, or a membership.
struct Node {
    std::uint32_t name = 0;        ///< key, which decides ties
    std::uint32_t luck = 0;        ///< key that its draws use: of its own name unless the model gives another
    NeedList needs;                ///< held during the whole stay, each pool once
    std::uint32_t first_part = 0;  ///< what is held for a part of it
    std::uint32_t parts = 0;
    std::uint32_t overflow = none;  ///< pool whose places stand in for the first of `needs`
    bool comes_back = false;        ///< from there
    bool reserves = false;          ///< what people wait for is kept for them
    std::uint32_t first_edge = 0;
    std::uint32_t edges = 0;
    std::uint32_t stay = none;           ///< first variate slot; one a class
    std::uint32_t patience = none;       ///< likewise; none = endless
    std::uint32_t visit_counter = none;  ///< column of the visit counts; none where nobody can come twice
    std::int32_t queue_limit = -1;       ///< people who may wait outside; -1 = no limit
    std::uint32_t otherwise = none;      ///< edge taken by those who find the queue full
    std::uint32_t gives_up = none;       ///< edge taken by those whose patience ends
    std::uint32_t first_rise = 0;        ///< of priority, while people wait for it
    std::uint32_t rises = 0;
    bool membership = false;
    bool hold = true;
    bool patience_of_stay = false;      ///< patience is drawn with the uniform of the stay that would begin
    std::uint32_t rounds = none;        ///< gate at which the end of a stay waits
    std::uint32_t leaves = none;        ///< gate at which those wait who are ready
    bool by_next = false;               ///< stays depend on the destination, and stand at its edge
    std::uint32_t dies_waiting = none;  ///< variate slot: time to death while one waits outside for it
    std::uint32_t dies_delayed = none;  ///< while one is ready to leave it
    std::uint32_t dies = none;          ///< while one belongs to it and is at home
    std::uint32_t admission = none;     ///< row of Program::admissions
    bool operator==(const Node&) const = default;
};

/// A door that the week opens and shuts (semantics 14). Its table is among the program's changes.
struct Gate {
    enum class Kind : std::uint8_t { leaves, starts, rounds };
    /// `round` is an instant at which everybody passes; the others last. By day, hours is what a gate lacks that opens
    /// on that day, and weekend what one lacks that does not.
    enum class Now : std::uint8_t { open, hours, weekend, round };
    std::uint32_t name = 0;  ///< key of its node or pool
    Kind kind = Kind::leaves;
    Now at_start = Now::open;
    PoolList offers;  ///< pools for which somebody may wait who is held by it
    bool operator==(const Gate&) const = default;
};

/// Who has waited so long gets a better priority.
struct Rise {
    Duration after;       ///< since asking
    std::uint8_t to = 0;  ///< 0 goes first
    bool operator==(const Rise&) const = default;
};

/// A way from a node (or from outside) to a node or an exit. A process of several, or one that needs places of its own,
/// is an edge too: it leads nowhere, takes what the process needs, and `then` is the next.
struct Edge {
    std::uint32_t name = 0;                   ///< key that the destination's runner has in the race of routing
    std::uint32_t from = none;                ///< node; none for a way in
    std::uint32_t to = none;                  ///< node; none for an exit
    Exit exit = Exit::home;                   ///< where `to` is none
    NeedList take;                            ///< what the move needs beyond what it keeps; the first pool is the queue
    NeedList give;                            ///< what it frees
    std::uint32_t process = none;             ///< variate slot of what must happen first; of several, of the first
    std::uint32_t reason = none;              ///< number of the delay reason of that process
    std::uint32_t steps = none;               ///< edge of the first process, where they need more than their time
    std::uint32_t then = none;                ///< of the edge of a process: the edge that follows it
    std::uint32_t readmission_share = none;   ///< share slot
    std::uint32_t readmission_after = none;   ///< variate slot
    std::uint32_t readmission_enters = none;  ///< edge
    std::uint32_t stay = none;                ///< variate slot of the stay before it, where the node has one by edge
    std::uint32_t instead = none;             ///< edge of those who find no place at once; none: they wait
    std::uint32_t booking = none;             ///< row of Program::bookings: of a way in, who finds no place goes home
    bool choosy = false;                      ///< has one of those two
    bool detour = false;                      ///< taken by people who have left `from` already on another way
    bool restarts = false;                    ///< back to a membership whose place was kept, and was released
    bool holds = false;                       ///< the old places are kept until the new ones are there
    bool rest = false;                        ///< its share is what the others leave
    bool with_ready = false;                  ///< one's turn for the place is that of the end of the stay
    bool may_lock = false;                    ///< lies on a ring of pools that could wait for one another
    /// For records: what marks the process of it (of several, the first), and the wait for its places.
    std::uint8_t process_marks = 0, wait_marks = 0;
    bool operator==(const Edge&) const = default;
};

struct Pool {
    std::uint32_t name = 0;
    std::uint32_t luck = 0;           ///< key that its draws use
    std::uint32_t turnaround = none;  ///< variate slot
    PoolList queues;                  ///< pools in whose queues somebody may need a place of this one; itself first
    bool mixed = false;               ///< somebody in its queue may need places of other pools too
    bool changes = false;             ///< its capacity has dated changes or a rota
    bool rota = false;
    std::uint32_t starts = none;  ///< gate of those who would start
    bool layered = false;         ///< not only dates and rotas decide its capacity
    bool attends = false;         ///< a place that nobody waits for may still be wanted: look when one is free
    bool spills = false;          ///< people in its queue may start elsewhere
    bool in_sessions = false;
    Closing closing = Closing::finish;  ///< of dates and the rota
    bool operator==(const Pool&) const = default;
};

/// What happens to the people of a stream who find no place at the booked hour (semantics 16).
struct Booking {
    std::uint32_t name = 0;               ///< key of the stream's name
    std::uint32_t rebooked_after = none;  ///< variate slot
    std::uint32_t at_most = 0;            ///< times that one is sent home
    bool operator==(const Booking&) const = default;
};

/// How members of a membership come into hospital (semantics 1).
struct Admission {
    std::uint32_t after = none;   ///< variate slot of the time at home before it
    std::uint32_t keep = none;    ///< variate slot of the time for which their place is kept
    std::uint32_t enters = none;  ///< edge
    bool operator==(const Admission&) const = default;
};

/// For somebody at the end of `edge` who belongs to `membership` but whose place was released: the way back to it.
struct WayBack {
    std::uint32_t edge = none, membership = none, way = none;
    bool operator==(const WayBack&) const = default;
};

/// A stream's people, beside what demand needs to draw them.
struct StreamEntry {
    std::uint32_t edge = 0;          ///< way in
    std::uint32_t person_class = 0;  ///< before drawn attributes are added
    std::uint32_t name = 0;          ///< key of the source
    std::uint32_t batch = none;      ///< of demand::Streams; none where people come one by one
    /// What the traffic equations make of one arrival: the mean size of a batch; 0 of a source that never runs dry,
    /// since pools limit its flow.
    double people = 1;
    bool operator==(const StreamEntry&) const = default;
};

/// An attribute that is drawn for each new person, by the same race as a destination (semantics 25).
struct DrawnAttribute {
    std::uint32_t name = 0;
    std::uint32_t stride = 0;            ///< what one step of its value adds to the class
    std::vector<std::uint32_t> values;   ///< keys of the values' names
    std::vector<double> inverse_shares;  ///< [class x values + value], given the attributes before it
    bool operator==(const DrawnAttribute&) const = default;
};

/// People of one node who are there when the run starts.
struct InitialGroup {
    std::uint32_t node = 0;
    std::uint32_t count = 0;
    std::vector<double> inverse_shares;  ///< by class
    bool operator==(const InitialGroup&) const = default;
};

/// Somebody of a census. Instants are not after the start of the run.
struct CensusPerson {
    std::uint64_t person = 0;
    std::uint32_t node = none;         ///< none: waits outside
    std::uint32_t edge = none;         ///< the way that is wanted; none: drawn
    std::uint32_t person_class = 0;    ///< as far as the census says
    std::vector<std::uint32_t> drawn;  ///< entries of Program::drawn that it does not say
    Time entered;
    std::optional<Time> ready;
    std::optional<Time> asked;
    bool operator==(const CensusPerson&) const = default;
};

/// A compiled model: structure only, shared by all its runs, never changed.
struct Program {
    std::vector<Node> nodes;
    std::vector<Edge> edges;
    std::vector<Pool> pools;
    std::vector<Need> needs;                ///< what NeedList points into
    std::vector<std::uint32_t> pool_lists;  ///< what PoolList points into
    std::vector<std::uint8_t> priorities;   ///< [edge x classes + class], 0 goes first
    std::vector<Rise> rises;                ///< of each node, soonest first
    std::vector<Gate> gates;
    std::array<std::uint32_t, 2> gate_reasons{};  ///< delay reasons `hours` and `weekend`, where there are gates
    std::vector<Part> parts;
    std::vector<NeedList> instead;  ///< by node: what is held by those in overflow; empty where no node has one
    std::vector<Move> moves;        ///< [edge x 4 + (from overflow) x 2 + (into overflow)], likewise
    std::vector<Closure> closures;
    std::vector<Sessions> sessions;
    std::vector<OpeningRule> rules;
    std::vector<Staff> staffs;
    std::vector<Staffing> staffing;  ///< in the order in which staff are given out
    std::vector<random::QuantileTable> tables;
    std::vector<random::Variate> spare_variates;  ///< that changes switch to

    demand::Streams streams;
    std::vector<StreamEntry> entries;  ///< by source of demand
    bool saturated = false;            ///< some source never runs dry
    std::vector<Booking> bookings;
    std::vector<Admission> admissions;
    std::vector<WayBack> ways_back;       ///< by edge and membership; none where one waits outside
    std::uint32_t restart_reason = none;  ///< delay reason of those who must ask for their place again
    std::vector<DrawnAttribute> drawn;
    std::vector<InitialGroup> initial;
    std::vector<CensusPerson> census;
    std::uint32_t classes = 1;               ///< combinations of attributes
    std::vector<std::uint32_t> class_names;  ///< key of each, made of its attributes' values
    std::uint32_t visit_counters = 0;        ///< columns of visit counts a patient needs

    Date start;         ///< first measured day
    Time measure_from;  ///< end of the warm-up
    Time end;           ///< of the measured window
    /// Something in it asks for more than places that are free, or lets an event lapse: see Simulation::may_start and
    /// Simulation::is_due. Other models do without the questions.
    bool special = false;
    bool exchange = false;  ///< rings of holders swap places where all can move at once (semantics 20)

    Settings initial_settings;
    std::vector<Change> changes;    ///< after the start of the run, in order
    bool measured_changes = false;  ///< some lie in the measured window and are no rota: results are by year

    Texts texts;

    [[nodiscard]] std::span<const Need> list(NeedList l) const { return {needs.data() + l.first, l.count}; }
    [[nodiscard]] std::span<const std::uint32_t> list(PoolList l) const {
        return {pool_lists.data() + l.first, l.count};
    }
    /// The way out of a node that comes first in the race that `seed` starts. @param inverse_share  of an edge
    template <class InverseShare>
    [[nodiscard]] std::uint32_t first_way(const Node& node, std::uint32_t seed, InverseShare inverse_share) const {
        const auto name = [&](std::uint32_t way) { return edges[node.first_edge + way].name; };
        const auto inverse = [&](std::uint32_t way) { return inverse_share(node.first_edge + way); };
        return node.first_edge + random::first_of(node.edges, seed, name, inverse);
    }
    /// Classes that people of `person_class` may be in once their drawn attributes are added, with the share of each.
    [[nodiscard]] std::vector<std::pair<std::uint32_t, double>> classes_of(std::uint32_t person_class) const;
    /// The edge by which a member asks again for the place that was theirs, where `edge` ends their episode.
    [[nodiscard]] std::uint32_t way_back(std::uint32_t edge, std::uint32_t membership) const {
        for (const WayBack& back : ways_back) {
            if (back.edge == edge && back.membership == membership) {
                return back.way;
            }
        }
        return membership;  // edge n is the way into node n from outside
    }
    [[nodiscard]] Date first_day() const { return start - std::chrono::days{measure_from.ticks() / day.ticks()}; }
    bool operator==(const Program&) const = default;
};

}  // namespace careway::pathway
