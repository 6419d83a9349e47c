// What goes out of a store: overview and tidy CSV.

#include <fmt/format.h>

#include <cmath>
#include <ostream>

#include "sim/results/csv.hpp"
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

void Store::write_measures(std::ostream& out) {
    out << "scenario,run,measure,split,value,unit\n";
    Statement rows{*database_,
                   "SELECT s.name, v.run, e.address, e.split, v.value, e.unit "
                   "FROM latest AS l JOIN scenario AS s ON s.id = l.scenario "
                   "JOIN value AS v ON v.scenario = l.scenario AND v.seed = l.seed "
                   "JOIN entry AS e ON e.scenario = v.scenario AND e.position = v.position "
                   "ORDER BY s.id, v.run, v.position"};
    while (rows.step()) {
        out << fmt::format("{},{},{},{},{},{}\n", csv_field(rows.text(0)), rows.integer(1), csv_field(rows.text(2)),
                           csv_field(rows.text(3)), csv_number(rows.real(4)), csv_field(rows.text(5)));
    }
}

void Store::write_inputs(std::ostream& out) {
    out << "scenario,address,value,source,low,high\n";
    Statement rows{*database_,
                   "SELECT s.name, i.address, i.value, i.source, i.low, i.high "
                   "FROM latest AS l JOIN scenario AS s ON s.id = l.scenario "
                   "JOIN input AS i ON i.scenario = s.id ORDER BY s.id, i.address"};
    while (rows.step()) {
        std::string line;
        for (int column = 0; column < 6; ++column) {
            line += (column == 0 ? "" : ",") + csv_field(rows.text(column));
        }
        out << line << '\n';
    }
}

}  // namespace careway::results
