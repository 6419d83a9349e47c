#pragma once

#include <map>
#include <optional>
#include <span>
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

using pathway::Need;
using pathway::none;

enum class Phase {
    staying,
    in_process,
    waits_inside,
    in_process_outside,
    waits_for_process_outside,
    waits_outside,
    at_home,
    gone
};

struct Person {
    std::uint64_t key = 0;
    std::uint32_t person_class = 0;
    std::uint32_t episode = 0;
    std::map<std::uint32_t, std::uint32_t> visits;  ///< stays begun in this episode, by the luck of the node
    Phase phase = Phase::gone;
    std::uint32_t node = 0;   ///< the one the person is in, was in, or waits outside for
    std::vector<Need> holds;  ///< places
    std::uint32_t luck = 0;   ///< routing draw
    std::uint32_t edge = none;
    Time asked, entered_for, fit;
    bool newcomer = false;                 ///< has neither started nor given up since arriving
    std::uint8_t coming = 0;               ///< mark of the first record
    std::optional<kernel::Event> pending;  ///< what will happen next to the person
    std::vector<kernel::Event> rises;      ///< of priority, while the person waits
    std::uint32_t risen = 0;               ///< how many of them have been

    [[nodiscard]] bool waits() const {
        return phase == Phase::waits_inside || phase == Phase::waits_outside ||
               phase == Phase::waits_for_process_outside;
    }
    [[nodiscard]] bool inside() const {
        return phase == Phase::staying || phase == Phase::in_process || phase == Phase::waits_inside;
    }
};

/// A source whose people are numbered: each a gap after the one before, or when that one waits no longer.
struct Line {
    std::uint32_t number = 0;  ///< of the next to come
    Time due;
};

/// A place that is being made ready.
struct Turning {
    kernel::Event over;
    std::uint32_t pool = 0;
};

/// Places of a pool among `needs`.
int amount_of(std::span<const Need> needs, std::uint32_t pool);
/// What `all` has beyond `some`.
std::vector<Need> beyond(std::span<const Need> all, std::span<const Need> some);

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

private:
    const pathway::Program& program_;
    pathway::Settings settings_;
    random::Draws draws_;
    Time now_;
    demand::PoissonField field_;
    std::size_t changes_made_ = 0;
    std::vector<Person> people_;
    std::vector<Line> lines_;  ///< by numbered source
    std::vector<Turning> turning_;
    std::vector<pathway::Record> records_;
    std::vector<std::uint32_t> freed_;  ///< pools that have places to offer at the end of the event, in order
    bool locked_ = false;

    // What happens next.
    void place_initial();
    bool step(Time until);
    void happen(Person& person, kernel::EventClass kind);
    void end_turnaround(std::size_t which);
    void change();
    void arrive(std::uint64_t first, std::uint32_t source);
    void arrive_by_number(std::size_t line);
    [[nodiscard]] std::uint64_t numbered(std::size_t line, std::uint32_t number) const;
    [[nodiscard]] Time due(std::size_t line) const;
    [[nodiscard]] Duration gap(std::size_t line, std::uint32_t number) const;

    // What a person does.
    void end_stay(Person& person);
    void end_process(Person& person);
    void give_up(Person& person);
    void ask_for_process(Person& person, std::uint32_t step);
    void begin_process(Person& person);
    void ask(Person& person, std::uint32_t edge, Time turn);
    void wait(Person& person);
    void wait_outside(Person& person);
    void plan_rises(Person& person);
    void stop_waiting(Person& person);
    void start(Person& person, bool had_queued);
    void leave(Person& person, std::span<const Need> keeping);
    void give_back(const Person& person, Need need);
    void end_episode(Person& person);
    void offer();
    [[nodiscard]] Person* first_who_may_start(std::uint32_t pool);
    void stop_if_locked();

    [[nodiscard]] std::span<const Need> needs(std::uint32_t node) const;
    [[nodiscard]] bool keeps(std::uint32_t edge) const;
    [[nodiscard]] int marks_of_process(const Person& person) const;
    [[nodiscard]] std::vector<Need> wanted(const Person& person) const;
    [[nodiscard]] int in_use(std::uint32_t pool) const;
    [[nodiscard]] int free(std::uint32_t pool) const;
    [[nodiscard]] bool in_line(const Person& person, std::uint32_t pool) const;
    [[nodiscard]] bool goes_at_once(const Person& person) const;
    [[nodiscard]] bool may_start(const Person& person) const;
    [[nodiscard]] std::uint32_t priority(const Person& person) const;
    [[nodiscard]] bool goes_before(const Person& a, const Person& b) const;
    [[nodiscard]] std::uint32_t destination(const Person& person) const;
    [[nodiscard]] std::uint32_t class_drawn(std::uint64_t key, std::uint32_t person_class) const;
    [[nodiscard]] std::uint32_t visit(const Person& person) const;
    [[nodiscard]] Duration sample(std::uint32_t slots, const Person& person, double uniform) const;
    void schedule(Person& person, kernel::EventClass kind, Duration after, std::uint32_t name);
    void note(pathway::What what, const Person& person, std::uint32_t other, Time since = {}, int marks = 0);
};

}  // namespace careway::oracle
