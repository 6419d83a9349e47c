#include "tests/oracle/totals.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "sim/pathway/letters.hpp"

namespace careway::oracle {

namespace {

using pathway::Record;
using pathway::What;

/// How a count went: by time, what was added to it, in the order of records.
using Course = std::vector<std::pair<Time, std::int64_t>>;

/// Which of the five kinds of counts a record changes, and by how much.
struct Effects {
    std::int64_t queue = 0, inside = 0, delayed = 0;  ///< of its node
    std::int64_t waiting = 0;                         ///< of its pool
};

Effects effects_of(const Record& r) {
    const bool holds = (r.marks & pathway::outside) == 0;
    const bool from_queue = (r.marks & pathway::waited) != 0;
    switch (r.what) {
        case What::queued:
            return {1, 0, 0, 1};
        case What::started:
            return {from_queue ? -1 : 0, 1, 0, from_queue ? -1 : 0};
        case What::gave_up:
            return {-1, 0, 0, -1};
        case What::died:
            return {from_queue ? -1 : 0, 0, 0, from_queue ? -1 : 0};
        case What::sent_back:
            return {1, -1, 0, 1};
        case What::left:
        case What::admitted:
            return {0, -1, 0, 0};
        case What::resumed:
            return {0, 1, 0, 0};
        case What::process_waits:
            return {0, 0, holds ? 1 : 0, 0};
        case What::process_ended:
            return {0, 0, holds ? -1 : 0, 0};
        case What::place_waits:
            return {0, 0, holds ? 1 : 0, 1};
        case What::place_ended:
            return {0, 0, holds ? -1 : 0, -1};
        default:
            return {};
    }
}

/// 1 where people come to lack something, -1 where they lack it no longer.
int begins(What what) {
    return what == What::process_waits || what == What::place_waits || what == What::gate_holds ? 1 : -1;
}

class Account {
public:
    Account(const pathway::Program& program, const std::vector<Record>& records, Time begin, Time end)
        : program_{program}, records_{records}, begin_{begin}, end_{end} {}

    std::string wrong(const measure::Totals& totals) {
        for (std::uint32_t n = 0; n < program_.nodes.size(); ++n) {
            node(n, totals.nodes[n]);
        }
        for (std::uint32_t p = 0; p < program_.pools.size(); ++p) {
            pool(p, totals.pools[p]);
            expect("pool_area", p, totals.pool_area[p], area([&](const Record& r) { return lacks_place(r, p); }));
        }
        for (std::uint32_t r = 0; r < program_.texts.reasons.size(); ++r) {
            expect("reason_area", r, totals.reason_area[r],
                   area([&](const Record& record) { return lacks_reason(record, r); }));
        }
        transfers(totals.transfers);
        roots(totals);
        expect("length", 0, totals.length.ticks(), (end_ - begin_).ticks());
        expect("arrivals", 0, totals.arrivals, count([](const Record& r) { return came(r, pathway::arrived); }));
        expect("returned", 0, totals.returned, count([](const Record& r) { return came(r, pathway::returned); }));
        for (std::uint32_t exit = 0; exit + 1 < totals.exits.size(); ++exit) {
            expect("exits", exit, totals.exits[exit], count([&](const Record& r) {
                       const bool left = r.what == What::left && (r.marks & pathway::exiting) != 0;
                       return (left || r.what == What::exited) && r.other == exit;
                   }));
        }
        return text_;
    }

private:
    const pathway::Program& program_;
    const std::vector<Record>& records_;
    Time begin_, end_;
    std::string text_;

    void expect(const char* what, std::size_t number, std::int64_t measured, std::int64_t told) {
        if (measured != told) {
            text_ += fmt::format("{} {}: measured {}, the records say {}\n", what, number, measured, told);
        }
    }

    /// Records within the window of which `is` holds.
    template <class Is>
    std::int64_t count(Is is) const {
        return std::count_if(records_.begin(), records_.end(),
                             [&](const Record& r) { return r.time >= begin_ && r.time < end_ && is(r); });
    }

    /// Area within the window under a count that each record changes by `change`: a change lasts to the end.
    template <class Change>
    std::int64_t area(Change change) const {
        std::int64_t sum = 0;
        for (const Record& r : records_) {
            sum += r.time < end_ ? change(r) * (end_ - std::max(r.time, begin_)).ticks() : 0;
        }
        return sum;
    }

    static bool came(const Record& r, std::uint8_t how) {
        const bool first = r.what == What::started || r.what == What::queued || r.what == What::turned_away ||
                           r.what == What::cancelled || r.what == What::sent_back;
        return first && (r.marks & how) != 0;
    }

    void node(std::uint32_t n, const measure::NodeTotals& totals) {
        const auto here = [n](const Record& r, What what) { return r.node == n && r.what == what; };
        const auto number_of = [&](What what) { return count([&](const Record& r) { return here(r, what); }); };
        expect("queue_area", n, totals.queue_area,
               area([&](const Record& r) { return r.node == n ? effects_of(r).queue : 0; }));
        expect("inside_area", n, totals.inside_area,
               area([&](const Record& r) { return r.node == n ? effects_of(r).inside : 0; }));
        expect("delayed_area of node", n, totals.delayed_area,
               area([&](const Record& r) { return r.node == n ? effects_of(r).delayed : 0; }));
        expect("turned_away", n, totals.turned_away, number_of(What::turned_away));
        expect("gave_up", n, totals.gave_up, number_of(What::gave_up));
        expect("cancelled", n, totals.cancelled, number_of(What::cancelled));
        expect("admitted", n, totals.admitted, number_of(What::admitted));
        expect("delays", n, totals.delays, number_of(What::delay_ended));
        const auto died = [&](bool outside) {
            return count(
                [&](const Record& r) { return here(r, What::died) && ((r.marks & pathway::outside) != 0) == outside; });
        };
        expect("died_waiting", n, totals.died_waiting, died(true));
        expect("died_delayed", n, totals.died_delayed, died(false));
        std::int64_t delays = 0;
        measure::DurationHistogram waits, times;
        std::int64_t in_time = 0;
        for (const Record& r : records_) {
            if (r.node == n && r.time >= begin_ && r.time < end_) {
                const Duration since = r.time - r.since;
                delays += r.what == What::delay_ended ? since.ticks() : 0;
                in_time += r.what == What::left && since <= Duration::hours(4) ? 1 : 0;
                if (r.what == What::started || r.what == What::left) {
                    (r.what == What::started ? waits : times).add(since);
                }
            }
        }
        expect("delay_sum", n, totals.delay_sum, delays);
        expect("within_four_hours", n, totals.within_four_hours, in_time);
        same("waits", n, totals.waits(), waits);
        same("times", n, totals.times(), times);
    }

    void same(const char* what, std::uint32_t n, const measure::DurationHistogram& measured,
              const measure::DurationHistogram& told) {
        expect(what, n, measured.count(), told.count());
        expect(what, n, measured.sum(), told.sum());
    }

    // --- pools

    [[nodiscard]] std::int64_t amount_at(std::uint32_t node, std::uint32_t pool) const {
        std::int64_t amount = 0;
        for (const pathway::Need& need : program_.list(program_.nodes[node].needs)) {
            amount += need.pool == pool ? need.amount : 0;
        }
        return amount;
    }

    [[nodiscard]] std::int64_t taken(const Record& r, std::uint32_t pool) const {
        switch (r.what) {
            case What::started:
                return amount_at(r.node, pool);
            case What::left:
            case What::released:
            case What::sent_back:
                return -amount_at(r.node, pool);
            case What::place_taken:
                return r.other == pool ? r.since.ticks() : 0;
            case What::place_given:
                return r.other == pool ? -r.since.ticks() : 0;
            default:
                return 0;
        }
    }

    [[nodiscard]] std::int64_t held_by_delayed(const Record& r, std::uint32_t pool) const {
        if (r.what == What::place_taken || r.what == What::place_given) {
            const bool counts = r.other == pool && (r.marks & pathway::fit_to_leave) != 0;
            return !counts ? 0 : r.what == What::place_taken ? 1 : -1;
        }
        std::int64_t places = 0;
        bool first = true;
        for (const pathway::Need& need : program_.list(program_.nodes[r.node].needs)) {
            const bool stands_in = std::exchange(first, false) && (r.marks & pathway::elsewhere) != 0;
            places += (stands_in ? program_.nodes[r.node].overflow : need.pool) == pool ? effects_of(r).delayed : 0;
        }
        return places;
    }

    [[nodiscard]] std::int64_t kept(const Record& r, std::uint32_t pool) const {
        const std::int64_t sign = r.what == What::admitted                              ? 1
                                  : r.what == What::resumed || r.what == What::released ? -1
                                                                                        : 0;
        return sign * amount_at(r.node, pool);
    }

    void pool(std::uint32_t p, const measure::PoolTotals& totals) {
        const auto here = [p](const Record& r, What what) { return r.other == p && r.what == what; };
        expect("waiting_area", p, totals.waiting_area,
               area([&](const Record& r) { return r.other == p ? effects_of(r).waiting : 0; }));
        expect("turning_area", p, totals.turning_area, area([&](const Record& r) {
                   return here(r, What::turning) ? 1 : here(r, What::place_back) ? -1 : 0;
               }));
        expect("delayed_area", p, totals.delayed_area, area([&](const Record& r) { return held_by_delayed(r, p); }));
        expect("kept_area", p, totals.kept_area, area([&](const Record& r) { return kept(r, p); }));
        expect("openings", p, totals.openings, count([&](const Record& r) { return here(r, What::opened); }));
        const auto beside = [&](What what) {
            return count([&](const Record& r) { return here(r, what) && (r.marks & pathway::as_stay_starts) != 0; });
        };
        expect("starts_beside", p, totals.starts_beside, beside(What::place_taken) - beside(What::place_given));
        expect("waiting_most", p, totals.waiting_most, most_waiting(p));
        levels(p, totals);
    }

    [[nodiscard]] std::int64_t most_waiting(std::uint32_t p) const {
        std::int64_t now = 0, most = 0;
        for (const Record& r : records_) {
            if (r.time >= end_) {
                break;
            }
            now += r.other == p ? effects_of(r).waiting : 0;
            most = r.time < begin_ ? now : std::max(most, now);
        }
        return most;
    }

    /// How long how many places were in use, and how many were open meanwhile.
    void levels(std::uint32_t p, const measure::PoolTotals& totals) {
        std::map<std::pair<std::int64_t, std::int64_t>, std::int64_t> time_at;  // by places open and in use
        std::int64_t open = program_.initial_settings.capacity[p], in_use = 0;
        Time since = begin_;
        const auto pass = [&](Time time) {
            if (time > since) {
                time_at[{open, in_use}] += (time - since).ticks();
                since = time;
            }
        };
        for (const Record& r : records_) {
            if (r.time >= end_) {
                break;
            }
            pass(r.time);
            in_use += taken(r, p);
            open = r.what == What::capacity && r.other == p ? r.since.ticks() : open;
        }
        pass(end_);
        measure::PoolTotals told;
        told.time_at.resize(totals.time_at.size());
        for (const auto& [level, time] : time_at) {
            const auto [places, used] = level;
            told.time_at[static_cast<std::size_t>(used)] += time;
            if (places == pathway::Settings::unlimited) {
                told.time_open += time;
                continue;
            }
            told.open_area += places * time;
            told.time_open += places > 0 ? time : 0;
            told.over_limit += 25 * used > 23 * places ? time : 0;
            told.full_time += places > 0 && used >= places ? time : 0;
        }
        for (std::size_t level = 0; level < told.time_at.size(); ++level) {
            expect("time_at of pool", p, totals.time_at[level], told.time_at[level]);
        }
        expect("open_area", p, totals.open_area, told.open_area);
        expect("time_open", p, totals.time_open, told.time_open);
        expect("over_limit", p, totals.over_limit, told.over_limit);
        expect("full_time", p, totals.full_time, told.full_time);
    }

    // --- what delays

    [[nodiscard]] static bool is_wait_inside(const Record& r) {
        return (r.what == What::place_waits || r.what == What::place_ended) && (r.marks & pathway::outside) == 0;
    }
    [[nodiscard]] static bool is_process(const Record& r) {
        return (r.what == What::process_waits || r.what == What::process_ended) && (r.marks & pathway::outside) == 0;
    }
    [[nodiscard]] static bool is_gate(const Record& r) {
        return r.what == What::gate_holds || r.what == What::gate_lets_go;
    }

    [[nodiscard]] int lacks_place(const Record& r, std::uint32_t pool) const {
        const bool here = r.other == pool && (r.marks & pathway::again) == 0;
        return !here ? 0 : is_wait_inside(r) ? begins(r.what) : is_gate(r) ? -begins(r.what) : 0;
    }

    [[nodiscard]] int lacks_reason(const Record& r, std::uint32_t reason) const {
        const bool restarts = (r.marks & pathway::again) != 0 && reason == program_.restart_reason;
        int change = 0;
        if (is_process(r)) {
            change += r.other == reason ? begins(r.what) : 0;
        } else if (is_wait_inside(r)) {
            change += restarts ? begins(r.what) : 0;
        } else if (is_gate(r)) {
            change += r.since.ticks() == reason ? begins(r.what) : 0;
            change -= restarts ? begins(r.what) : 0;
        }
        return change;
    }

    // --- the second clock, and roots

    [[nodiscard]] int before_sign_off(const Record& r) const {
        return (is_process(r) || is_wait_inside(r)) && (r.marks & pathway::before_sign_off) != 0 ? begins(r.what) : 0;
    }

    void transfers(const measure::TransferTotals& totals) {
        expect("before_sign_off_area", 0, totals.before_sign_off_area,
               area([&](const Record& r) { return before_sign_off(r); }));
    }

    /// Roots share the same delay out in another way.
    void roots(const measure::Totals& totals) {
        double root = 0, direct = 0;
        for (const double part : totals.root_area) {
            root += part;
        }
        for (const std::int64_t part : totals.pool_area) {
            direct += static_cast<double>(part);
        }
        for (const std::int64_t part : totals.reason_area) {
            direct += static_cast<double>(part);
        }
        if (!totals.root_area.empty() && std::abs(root - direct) > 1e-9 * direct + 1e-3) {
            text_ += fmt::format("roots: {} in all, where people lack {}\n", root, direct);
        }
    }
};

}  // namespace

std::string wrong_totals(const pathway::Program& program, const std::vector<Record>& records, Time begin, Time end,
                         const measure::Totals& totals) {
    return Account{program, records, begin, end}.wrong(totals);
}

}  // namespace careway::oracle
