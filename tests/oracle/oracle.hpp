#pragma once

#include <algorithm>
#include <functional>
#include <list>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "sim/demand/poisson_field.hpp"
#include "sim/kernel/event.hpp"
#include "sim/pathway/program.hpp"
#include "sim/pathway/record.hpp"
#include "sim/pathway/simulation.hpp"
#include "sim/random/draw.hpp"

/// What a model does, worked out again from the rules (semantics.md) alone: lists that are scanned for what comes
/// first, nothing remembered that can be counted. It shares with the engine draws, distributions, demand, the compiled
/// model and nothing else; whatever happens must be equal, record for record.
namespace careway::oracle {

using kernel::EventClass;
using pathway::Gate;
using pathway::Need;
using pathway::none;
using pathway::What;
using random::Purpose;
using Needs = std::vector<Need>;

enum class Does { stays, stands_at_gate, has_process, waits, is_away, is_gone };

struct Person;

/// What will happen, to a person or to nobody. `number` is a pool, a rise, or a row of what the class is about.
struct Planned {
    kernel::Event when;
    Person* person = nullptr;
    std::uint32_t number = 0;
};

struct Person {
    std::uint64_t key = 0;
    std::uint32_t person_class = 0;
    std::uint32_t episode = 0;
    std::map<std::uint32_t, std::uint32_t> visits;  ///< stays begun in this episode, by the luck of the node
    Does does = Does::is_gone;
    bool inside = false;               ///< has places of `node`
    std::uint32_t node = 0;            ///< the one the person is in, was in, or waits outside for
    std::uint32_t edge = none;         ///< the way out, once it is known
    Needs holds, parts, team;          ///< places: for the whole stay, for parts of it that last, for a process
    std::uint32_t luck = 0;            ///< routing draw
    int priority = 0;                  ///< in the present wait
    Time asked, entered_for, started;  ///< for what they wait; for where they are; of the stay
    Time fit = never;                  ///< end of the stay
    std::uint32_t gate = none;         ///< that they stand at
    std::uint32_t charged = none;      ///< reason that lacks in place of a place
    bool elsewhere = false;            ///< in places that stand in for the first of the node
    bool interrupted = false;
    std::vector<std::pair<Planned, Duration>> paused;  ///< what was to happen, and after which time
    bool over = false;                                 ///< the end of the episode has been recorded
    bool newcomer = false;                             ///< has neither started nor left a queue since arriving
    std::uint8_t coming = 0;                           ///< mark of the first record
    std::uint32_t cancelled = 0;                       ///< times
    std::uint32_t member_of = none;                    ///< membership to which people go back who are admitted from it
    bool kept = false;                                 ///< its place is, while they are in hospital
    Time member_since;
    Duration stay_left, life_left;  ///< of the membership, when next at home

    [[nodiscard]] bool waits() const { return does == Does::waits; }
    /// Number of stays begun at places of this luck.
    [[nodiscard]] std::uint32_t begun(std::uint32_t of_luck) const {
        const auto found = visits.find(of_luck);
        return found == visits.end() ? 0 : found->second;
    }
    /// Number of the present visit.
    [[nodiscard]] std::uint32_t present(std::uint32_t of_luck) const { return std::max(begun(of_luck), 1u) - 1; }
    /// Where the place is that somebody holds who is ready to leave.
    [[nodiscard]] int where() const { return !inside ? pathway::outside : elsewhere ? pathway::elsewhere : 0; }
};

/// A source whose people are numbered: each a gap after the one before, or when that one waits no longer.
struct Line {
    std::uint32_t number = 0;  ///< of the next to come
    Time due;
};

class Oracle {
public:
    Oracle(const pathway::Program& program, random::Draws draws);

    /// Lets everything happen that happens before `until`, or until there is a deadlock.
    void run(Time until);
    [[nodiscard]] bool locked() const { return locked_; }
    /// Whether somebody waits who could start: never, between two events.
    [[nodiscard]] bool forgot_somebody() const;
    [[nodiscard]] const std::vector<pathway::Record>& records() const { return records_; }
    [[nodiscard]] pathway::Frame frame() const;
    /// What has happened of which no record tells.
    [[nodiscard]] const std::set<std::string>& seen() const { return seen_; }

private:
    struct Deadlock {};
    struct Mover {
        Person* person = nullptr;
        bool into_overflow = false;
        Needs parts;  ///< that they would leave too; later, nobody has any
    };
    struct Rule {
        bool open = false;
        Time since;
        Time due = never;
    };
    struct Post {
        std::uint32_t staff, number, spell;
        bool filled;
    };

    const pathway::Program& program_;
    pathway::Settings settings_;
    random::Draws draws_;
    Time now_;
    demand::PoissonField field_;
    std::size_t changes_made_ = 0;
    std::list<Person> people_;
    std::vector<Planned> plans_;
    std::vector<Line> lines_;             ///< by numbered source
    std::vector<int> capacity_;           ///< by pool
    std::vector<std::uint32_t> turning_;  ///< pools of places that are being made ready
    std::vector<std::uint32_t> closed_;   ///< by closure: how often it has begun and ended; it is on when odd
    std::vector<Rule> rules_;
    std::vector<Post> posts_;
    std::vector<Gate::Now> gates_;
    std::vector<std::vector<Person*>> at_gate_;
    std::vector<Person*> charged_;            ///< to gates
    std::uint32_t in_session_ = none;         ///< pool
    std::vector<std::uint32_t> freed_;        ///< pools that have places to offer at the end of the event, in order
    std::vector<Person*> waits_for_nothing_;  ///< of a census
    bool of_census_ = false;                  ///< whether they have yet to go on
    std::vector<pathway::Record> records_;
    bool started_ = false;
    bool locked_ = false;
    mutable std::set<std::string> seen_;

    // What happens next (oracle.cpp).
    void place_initial();
    bool step(Time until);
    void settle();
    void happen(const Planned& planned);
    void change();
    void arrive(std::uint64_t first, std::uint32_t source);
    void arrive_by_number(std::size_t line);
    [[nodiscard]] std::uint64_t numbered(std::size_t line, std::uint32_t number) const;
    [[nodiscard]] Time due(std::size_t line) const;
    [[nodiscard]] Duration gap(std::size_t line, std::uint32_t number) const;
    [[nodiscard]] std::uint32_t class_drawn(std::uint64_t key, std::uint32_t person_class,
                                            const std::vector<std::uint32_t>& drawn) const;
    [[nodiscard]] random::Bits bits(const Person& person, std::uint32_t name, Purpose purpose,
                                    std::uint32_t visit) const;
    [[nodiscard]] Duration sample(std::uint32_t slots, const Person& person, double uniform) const;
    void plan(Person* person, EventClass kind, Duration after, std::uint32_t name, std::uint32_t number = 0);
    void drop(const Person& person, EventClass kind);
    void note(What what, const Person& person, std::uint32_t other, Time since = {}, int marks = 0);

    // Who is there at the start (census.cpp).
    void place_census();
    void hold_parts_left(Person& person);
    void place_staying(Person& person);
    void place_ready(Person& person, const pathway::CensusPerson& found);
    void place_in_process(Person& person);
    void place_outside(Person& person, const pathway::CensusPerson& found);
    void place_waiting(Person& person, What what);
    void go_on_risking_death(Person& person, std::uint32_t slot, std::uint32_t number, Purpose purpose, Time since);
    [[nodiscard]] Duration left_of(std::uint32_t slots, const Person& person, Duration elapsed,
                                   random::Bits luck) const;
    [[nodiscard]] std::uint32_t destination_after(const Person& person, Duration elapsed) const;
    void note_past(Time at, What what, const Person& person, std::uint32_t other, int marks = 0);
    void go_on_from_census();

    // What people do until they have started (steps.cpp).
    void come_back(Person& person);
    void end_stay(Person& person);
    void become_ready(Person& person);
    void ask_for_process(Person& person, std::uint32_t step);
    void begin_process(Person& person);
    void end_process(Person& person);
    void free_team(Person& person);
    void ask(Person& person, std::uint32_t edge);
    void ask_in_turn(Person& person, Time turn);
    void find_no_place(Person& person);
    void wait(Person& person);
    void wait_outside(Person& person);
    void line_up(Person& person);
    void plan_rises(Person& person);
    void give_up(Person& person);
    void stop_waiting(Person& person);
    void begin(Person& person);
    void start(Person& person, bool had_queued, bool into_overflow);
    void hold_part(Person& person, const pathway::Part& part, Duration lasts);
    [[nodiscard]] Duration part_lasts(const Person& person, const pathway::Part& part) const;
    [[nodiscard]] int clock(const Person& person) const;
    [[nodiscard]] int marks_of_wait(const Person& person) const;
    [[nodiscard]] int marks_at_gate(const Person& person) const;
    void risk_death(Person& person, std::uint32_t slot, std::uint32_t node, Purpose purpose, std::uint32_t visit);

    // How they leave (leaving.cpp).
    void leave(Person& person, const Needs& keeping, pathway::Exit exit, bool over);
    void give_back(const Person& person, Need need);
    void end_parts(Person& person);
    void end_part(Person& person, std::uint32_t pool);
    void note_stand_in(Person& person, bool elsewhere, int marks);
    void end_episode(Person& person);
    void begin_episode(Person& person);
    void die(Person& person);
    void send_back(Person& person);

    // Members (members.cpp).
    void begin_membership(Person& person, Duration stay, std::optional<Duration> elapsed);
    void be_at_home(Person& person);
    void admit(Person& person);
    bool goes_back(Person& person);
    void release_kept(Person& person);

    // Gates (gates.cpp).
    bool stops_at(Person& person, std::uint32_t gate, bool only_if_shut);
    void turn_gate(std::uint32_t gate, Gate::Now now);
    void sort_by_way(std::vector<Person*>& people) const;
    void charge_gates();
    void charge(Person& person, std::uint32_t reason);
    [[nodiscard]] std::uint32_t shut_gate(const Person& person, const Needs& take) const;
    [[nodiscard]] bool shut(std::uint32_t gate) const { return gate != none && gates_[gate] != Gate::Now::open; }
    [[nodiscard]] std::uint32_t reason_of(Gate::Now now) const {
        return program_.gate_reasons[now == Gate::Now::weekend];
    }

    // Who is offered what (places.cpp).
    [[nodiscard]] Needs wishes(std::uint32_t node, bool into_overflow = false) const;
    [[nodiscard]] Needs needs(std::uint32_t node, bool elsewhere = false) const;
    [[nodiscard]] bool keeps(std::uint32_t edge) const;
    [[nodiscard]] Needs wanted(const Person& person, bool into_overflow = false) const;
    [[nodiscard]] static int held(const Person& person, std::uint32_t pool);
    [[nodiscard]] int in_use(std::uint32_t pool) const;
    [[nodiscard]] int free(std::uint32_t pool) const;
    [[nodiscard]] int kept_from(const Person& person, std::uint32_t pool) const;
    [[nodiscard]] bool fits(const Person& person, const Needs& needs) const;
    [[nodiscard]] std::vector<Needs> alternatives(const Person& person) const;
    [[nodiscard]] bool may_go(const Person& person, const Needs& take) const;
    [[nodiscard]] bool may_start(const Person& person) const;
    [[nodiscard]] bool goes_at_once(const Person& person) const;
    [[nodiscard]] bool reserves(const Person& person) const;
    [[nodiscard]] bool in_line(const Person& person, std::uint32_t pool) const;
    [[nodiscard]] static bool goes_before(const Person& a, const Person& b);
    [[nodiscard]] static bool started_before(const Person& a, const Person& b);
    [[nodiscard]] std::uint32_t destination(const Person& person) const;
    [[nodiscard]] std::uint32_t destination(const Person& person,
                                            const std::function<double(std::uint32_t)>& weight) const;
    void offer();
    bool start_first(const std::function<bool(const Person&)>& of_these);
    void bring_back(std::uint32_t pool);

    // Rings (rings.cpp).
    [[nodiscard]] std::vector<int> most_places() const;
    [[nodiscard]] std::vector<Person*> stuck(const std::vector<int>& places);
    void settle_locks();
    bool swap_places();
    void swap_when_possible();
    [[nodiscard]] std::vector<Mover> first_ring(bool now);
    bool close_ring(std::vector<Mover>& ring, const std::vector<Mover>& others, const std::vector<int>& room,
                    std::vector<bool>& tried);
    void stop_if_kept_for_ever();

    // How many places are open (openings.cpp).
    void begin_openings();
    void plan_closure(std::uint32_t number);
    void plan_post(std::uint32_t number, bool residual);
    void reckon_capacities();
    void hold_session(std::uint32_t number);
    void watch_rules();
    void follow_rule(std::uint32_t number);
    void close_places(std::uint32_t pool);
    void go_on(std::uint32_t pool);
    [[nodiscard]] int at_work(std::uint32_t pool) const;
};

/// The luck of a draw that needs two names.
constexpr std::uint32_t both(std::uint32_t name, std::uint32_t of) {
    return name * 16777619u ^ of;
}
/// Places of a pool among `needs`.
int amount_of(std::span<const Need> needs, std::uint32_t pool);
/// What `all` has beyond `some`.
Needs beyond(std::span<const Need> all, std::span<const Need> some);

}  // namespace careway::oracle
