#include "tests/oracle/little.hpp"

#include "sim/pathway/simulation.hpp"

namespace careway::oracle {

namespace {

using pathway::Record;
using pathway::What;

/// Milliseconds at one node, added up over people or over time.
struct Spent {
    std::int64_t inside = 0, queued = 0, in_process = 0, delayed = 0;
    friend bool operator==(const Spent&, const Spent&) = default;
};

/// Each who comes at a time adds what is left of the run, and each who goes takes it away.
void add(Spent& spent, const Record& record, std::int64_t left) {
    const bool here = (record.marks & pathway::outside) == 0;
    switch (record.what) {
        case What::started:
            spent.inside += left;
            spent.queued -= record.marks & pathway::waited ? left : 0;
            break;
        case What::resumed:
            spent.inside += left;
            break;
        case What::left:
        case What::admitted:
            spent.inside -= left;
            break;
        case What::sent_back:
            spent.inside -= left;
            spent.queued += left;
            break;
        case What::queued:
            spent.queued += left;
            break;
        case What::gave_up:
            spent.queued -= left;
            break;
        case What::died:
            spent.queued -= record.marks & pathway::waited ? left : 0;
            break;
        case What::process_waits:
            spent.in_process += here ? left : 0;
            break;
        case What::process_ended:
            spent.in_process -= here ? left : 0;
            break;
        case What::place_waits:
            spent.delayed += here ? left : 0;
            break;
        case What::place_ended:
            spent.delayed -= here ? left : 0;
            break;
        default:
            break;
    }
}

}  // namespace

bool obeys_little(const std::shared_ptr<const pathway::Program>& program, random::Draws draws,
                  const std::vector<Record>& records) {
    std::vector<Spent> by_people(program->nodes.size());
    std::vector<Spent> by_time(program->nodes.size());
    pathway::Simulation simulation{program, program->initial_settings, draws};
    pathway::Records unread;
    Time before;
    const auto look = [&](Time at) {
        while (at > before && !simulation.advance(at, unread)) {
            unread.clear();
        }
        const auto frame = simulation.frame();
        for (std::size_t n = 0; n < by_time.size(); ++n) {
            const auto& node = frame.nodes[n];
            const std::int64_t lasts = (at - before).ticks();
            by_time[n].inside += lasts * (node.staying + node.in_process + node.delayed);
            by_time[n].queued += lasts * node.queued;
            by_time[n].in_process += lasts * node.in_process;
            by_time[n].delayed += lasts * node.delayed;
        }
        before = at;
    };
    for (const Record& record : records) {
        add(by_people[record.node], record, (program->end - std::max(record.time, Time{})).ticks());
        if (record.time > before) {
            look(record.time);
        }
    }
    look(program->end);
    return by_people == by_time;
}

}  // namespace careway::oracle
