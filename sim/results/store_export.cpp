// What goes out of a store.

#include "sim/results/database.hpp"
#include "sim/results/store.hpp"

namespace careway::results {

std::vector<Filed> Store::overview() {
    Statement rows{*database_,
                   "SELECT s.name, s.label, s.model, s.digest, s.program, r.seed, count(*), "
                   "       EXISTS(SELECT 1 FROM latest AS l WHERE l.scenario = s.id AND l.seed = r.seed) "
                   "FROM run AS r JOIN scenario AS s ON s.id = r.scenario GROUP BY s.id, r.seed ORDER BY s.id, r.seed"};
    std::vector<Filed> result;
    while (rows.step()) {
        result.push_back({rows.text(0), rows.text(1), rows.text(2), rows.text(3), rows.text(4),
                          static_cast<std::uint32_t>(rows.integer(5)), rows.integer(6), rows.integer(7) != 0});
    }
    return result;
}

void Store::each_measure(const std::function<void(const MeasureRow&)>& visit) {
    Statement rows{*database_,
                   "SELECT s.name, v.run, e.address, e.split, v.value, e.unit "
                   "FROM latest AS l JOIN scenario AS s ON s.id = l.scenario "
                   "JOIN value AS v ON v.scenario = l.scenario AND v.seed = l.seed "
                   "JOIN entry AS e ON e.scenario = v.scenario AND e.position = v.position "
                   "ORDER BY s.id, v.run, v.position"};
    while (rows.step()) {
        visit({rows.text(0), rows.integer(1), rows.text(2), rows.text(3), rows.real(4), rows.text(5)});
    }
}

void Store::each_input(const std::function<void(const InputRow&)>& visit) {
    Statement rows{*database_,
                   "SELECT s.name, i.address, i.value, i.source, i.low, i.high "
                   "FROM latest AS l JOIN scenario AS s ON s.id = l.scenario "
                   "JOIN input AS i ON i.scenario = s.id ORDER BY s.id, i.address"};
    while (rows.step()) {
        visit({rows.text(0), rows.text(1), rows.text(2), rows.text(3), rows.text(4), rows.text(5)});
    }
}

void Store::each_draw(const std::function<void(const DrawRow&)>& visit) {
    if (database_->number("SELECT count(*) FROM sqlite_master WHERE name = 'drawn'") == 0) {
        return;  // made before there were draws
    }
    Statement rows{*database_,
                   "SELECT s.name, d.run, a.address, a.name, d.value, a.unit "
                   "FROM latest AS l JOIN scenario AS s ON s.id = l.scenario "
                   "JOIN drawn AS d ON d.scenario = l.scenario AND d.seed = l.seed "
                   "JOIN assumption AS a ON a.scenario = d.scenario AND a.position = d.position "
                   "ORDER BY s.id, d.run, d.position"};
    while (rows.step()) {
        visit({rows.text(0), rows.integer(1), rows.text(2), rows.text(3), rows.real(4), rows.text(5)});
    }
}

}  // namespace careway::results
