#pragma once

#include <algorithm>
#include <compare>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "sim/base/time.hpp"
#include "sim/base/varying.hpp"
#include "sim/demand/spec.hpp"
#include "sim/random/distribution.hpp"

/// What a model says, as read from its file and before anything is compiled. Names are text, numbers have one unit
/// each, values may still differ by attribute and by date. Semantics: docs and semantics.md.
namespace careway::pathway {

using Stay = Split<random::Distribution>;

struct AttributeSpec {
    std::string name;
    std::vector<std::string> values;
    /// Share of each value among new people (semantics 25), possibly split by attributes that stand earlier in the
    /// list. Empty when streams decide it, by a rate that is split by this attribute.
    std::vector<Split<double>> shares;
};

/// The attribute that every model has: the stream a person came by. Present in ModelSpec::attributes, under this
/// name, only when some value is split by it.
inline constexpr const char* stream_attribute = "stream";

enum class PoolKind : std::uint8_t { beds, spaces, packages, places, slots, clinic, staff };

/// Capacity over a week: `opens` counts from Monday 00:00; each entry holds until the next, the last wraps around.
using Rota = std::vector<std::pair<Duration, int>>;

/// Hours of the week: from, to (not included), both counted from Monday 00:00; never over the end of the week.
using WeekHours = std::vector<std::pair<Duration, Duration>>;

/// What happens to people in the middle of their stay in places that close on a date or by the rota.
enum class Closing : std::uint8_t {
    finish,     ///< they stay to the end; their places close as they empty
    pause,      ///< they keep the place and go on with what is left once it is open again
    send_back,  ///< they wait outside again, with their old turn, and begin anew
};

/// Places out at random, again and again: infection, repairs.
struct ClosureSpec {
    random::Distribution every;  ///< from the end of one closure to the next
    random::Distribution lasts;
    int places = 1;  ///< or hundredths of an hour per week
};

/// Instants at which alone a pool takes people, when enough of them wait.
struct SessionsSpec {
    Duration every;  ///< above 0
    int quorum = 1;
    Duration first;  ///< from the start of the run
};

/// A pool that is closed until another is full.
struct OpeningSpec {
    double above = 1;             ///< share of `of` in use, from which on it opens
    std::string of;               ///< pool
    Duration opens_for;           ///< how long without a break
    std::optional<double> below;  ///< it closes below; when it would not open any more, without
    Duration closes_for;
    Duration at_least;  ///< once open
};

/// Hours of staff that one open place needs.
struct StaffingSpec {
    std::string staff;  ///< pool with posts
    double hours = 0;   ///< at any hour, per place; above 0
    int rank = 1;       ///< whom the staff go to first
};

/// Posts that people hold, leave and are recruited for.
struct PostsSpec {
    int posts = 0;
    double vacant = 0;                                    ///< share at the start of the run
    double hours = 0;                                     ///< at any hour, per filled post
    std::optional<random::Distribution> leaves_after;     ///< never without
    std::optional<random::Distribution> recruited_after;  ///< never without
};

struct PriceSpec {
    double in_use_per_day = 0;     ///< pounds per place in use and day
    double open_per_day = 0;       ///< pounds per open place and day, in use or not
    double start = 0;              ///< pounds per stay or process that begins
    double opening = 0;            ///< pounds each time that it opens
    double delivered_per_day = 0;  ///< pounds per place in use and day, by the hour; of hours per week, per hour given
    double added_per_day = 0;      ///< pounds per open place and day beyond those before any dated change
};

struct PoolSpec {
    std::string name;
    std::string label;  ///< as people read it; the name with spaces when the file gives none
    PoolKind kind = PoolKind::places;
    bool unlimited = false;
    bool in_hours = false;  ///< its capacity, and what is used of it, are hundredths of an hour per week, not places
    Dated<int> capacity = Dated<int>::always(0);  ///< ignored when unlimited, or when `rota` is not empty
    Rota rota;
    std::optional<Stay> turnaround;  ///< split by the attributes of the person who left
    std::string owner;               ///< key of an organisation, or empty
    std::string luck;                ///< name that its draws use; its own when empty
    std::string letter;              ///< national letter of those who wait for it (letters.hpp), or empty
    std::string split_by;            ///< attribute by whose values it is measured who is in it, or empty
    WeekHours starts;                ///< when it accepts anybody; always when empty (semantics 14)
    PriceSpec price;
    Closing closing = Closing::finish;
    std::optional<ClosureSpec> closed;
    std::optional<SessionsSpec> sessions;
    std::optional<OpeningSpec> opens;
    std::vector<StaffingSpec> staffed_by;
    std::optional<PostsSpec> posts;  ///< of a staff pool, whose capacity is the posts that are filled
};

/// Places of one pool, or hours of it, that a node needs.
struct UseSpec {
    std::string pool;
    int amount = 1;                            ///< places, or hundredths of an hour per week
    std::optional<Stay> lasts = std::nullopt;  ///< for this part of the stay, from its start; all of it without
};

/// Where people go who find the pool of a node full: places that stand in for its first.
struct OverflowSpec {
    std::string into;     ///< pool
    bool returns = true;  ///< they go back when there is a place that nobody waits for
};

/// Something that must have happened before a person may leave a node, or ask for the next place.
struct ProcessSpec {
    Stay takes;
    std::string reason;          ///< what a day of it is charged to, such as "assessment"
    std::vector<UseSpec> needs;  ///< it begins only when these places are there, and frees them at its end
};

/// A later episode of the same person.
struct ReadmissionSpec {
    Split<double> share;  ///< 0 to 1
    Stay after;           ///< time at home before it
    std::string enters;   ///< node
};

/// Somewhere a person may go when a stay has ended.
struct DestinationSpec {
    std::string to;                                                                     ///< node, membership or exit
    bool rest = false;                                                                  ///< takes what the others leave
    Dated<Split<double>> share = Dated<Split<double>>::always(Split<double>::same(1));  ///< 0 to 1; ignored when rest
    std::vector<ProcessSpec> processes;  ///< one after the other, before the person asks for the place
    /// The person's turn for the place is that of the end of the stay, though the processes come first (semantics 5).
    bool with_ready = false;
    std::optional<ReadmissionSpec> readmitted;  ///< exits only
    std::optional<Dated<Stay>> stay;            ///< `by: next`: of those who will go here, in place of the node's
    std::string instead;  ///< `if_free`: node or exit of those who find no place at once; empty: they wait
};

/// Priorities by where people come from, in place of one by class.
struct OriginPrioritySpec {
    std::vector<std::pair<std::string, int>> from;  ///< node or stream, 1 to 8
    int other = 1;                                  ///< of everybody else
};

/// People who have waited for a while go before others.
struct RiseSpec {
    Duration after;  ///< since they asked
    int to = 1;      ///< a priority; one that is better already stays
};

/// An episode of hospital during a membership (semantics 1).
struct AdmissionSpec {
    Stay after;          ///< time at home before it
    std::string enters;  ///< node
    Stay keep;           ///< how long the place is kept from then on
};

struct NodeSpec {
    std::string name;
    std::string label;
    bool membership = false;    ///< when its place starts the episode ends; when it ends the person is gone
    std::vector<UseSpec> uses;  ///< all taken at once; people stand in the queue of the first
    bool reserve = false;       ///< what people wait for is kept for them (semantics 8)
    std::optional<int> buffer;  ///< places between the node before and this one (semantics 19), at least 1
    std::string buffers;        ///< of a buffer: the node that it leads to
    std::optional<OverflowSpec> overflow;
    Dated<Stay> stay;                           ///< active stay; delay not included (semantics 3)
    std::vector<DestinationSpec> destinations;  ///< empty only for a membership
    bool delays = false;                        ///< written as `ready` rather than `next`: leaving may be delayed
    bool hold = true;                           ///< keeps its places until the next place starts (semantics 9)
    std::optional<Split<int>> priority;         ///< 1 goes first; everyone 1 when absent
    std::optional<OriginPrioritySpec> priority_by_origin;
    std::vector<RiseSpec> rises;            ///< of priority, while people wait for it
    std::optional<int> queue_limit;         ///< people who may wait outside
    std::string otherwise = "left_area";    ///< where people go who find the queue full: exit or node
    std::optional<Stay> patience;           ///< of people who wait outside
    bool patience_of_stay = false;          ///< drawn with the uniform of the stay that would begin
    std::string gives_up_to = "left_area";  ///< exit
    std::optional<Stay> dies_waiting;       ///< time to death of people who wait outside for it (semantics 18)
    std::optional<Stay> dies_delayed;       ///< of people ready to leave it
    std::optional<Stay> dies;               ///< memberships only: of members at home
    std::optional<AdmissionSpec> admitted;  ///< memberships only
    std::string luck;                       ///< name that its draws use (semantics 22); its own when empty
    std::vector<Duration> rounds;           ///< instants of the week when people become ready; always when empty
    WeekHours leaves;                       ///< when people may leave; always when empty
};

/// Built-in exits: an episode that reaches one has ended (semantics 2).
inline constexpr const char* exits[] = {"home", "died", "left_area"};
inline bool is_exit(const std::string& name) {
    return std::find(std::begin(exits), std::end(exits), name) != std::end(exits);
}

struct OrganisationSpec {
    std::string name;
    std::string label;
};

/// What a delay reason is called. Processes name it; it need not be among ModelSpec::reasons.
struct ReasonSpec {
    std::string name;
    std::string label;
    std::string letter;  ///< national letter (letters.hpp), or empty
};

/// Somebody who is there when the run starts (semantics 30). Instants count from the start, so none is above 0.
struct CensusRow {
    std::string node;             ///< node or membership whose places they hold; empty: they wait outside
    std::optional<Time> entered;  ///< where they hold places: since when
    std::optional<Time> ready;    ///< end of the stay, where it has ended
    std::string waits_for;        ///< of those who are ready or outside; empty: drawn
    std::optional<Time> asked;    ///< for the place; without it whoever is ready may be in a process before
    std::string stream;           ///< that they came by, if it is known
    std::map<std::string, std::string> attributes;  ///< values by attribute; those left out are drawn

    auto operator<=>(const CensusRow&) const = default;
};

struct RunSpec {
    Date start{std::chrono::year{2000} / 1 / 3};  ///< first measured day; the default is a Monday
    Duration warm_up;                             ///< whole days
    Duration length;                              ///< whole days, above 0
    std::optional<double> start_full;             ///< share of capacity filled at the start of the warm-up
    std::vector<CensusRow> census;                ///< in any order; nobody when empty
    bool exchange = false;                        ///< rings of holders swap places where all can move at once
};

struct ModelSpec {
    std::string name;
    RunSpec run;
    std::vector<OrganisationSpec> organisations;
    std::vector<AttributeSpec> attributes;  ///< in order of the file
    std::vector<ReasonSpec> reasons;        ///< those that are described, which may include some of no process
    std::vector<PoolSpec> pools;
    std::vector<demand::StreamSpec> streams;
    std::vector<NodeSpec> nodes;        ///< pathway nodes, then memberships
    std::vector<std::string> headline;  ///< addresses of the measures that tables show; all main ones when empty
};

}  // namespace careway::pathway
