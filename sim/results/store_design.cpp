// What a store knows of studies.

#include <limits>

#include "sim/results/database.hpp"
#include "sim/results/store.hpp"

namespace careway::results {

namespace {

void file_point(Database& database, const Design& design, const DesignPoint& point) {
    Statement insert{database, "INSERT INTO point VALUES(?, ?, ?, ?, ?)"};
    insert.bind(1, design.study).bind(2, point.number).bind(3, point.base).bind(4, point.scenario);
    insert.bind(5, point.digest).step();
    Statement level{database, "INSERT INTO level VALUES(?, ?, ?, ?, ?, ?)"};
    std::int64_t position = 0;
    for (const DesignLevel& one : point.levels) {
        level.bind(1, design.study).bind(2, point.number).bind(3, position++).bind(4, one.factor).bind(5, one.level);
        level.bind(6, one.number.value_or(std::numeric_limits<double>::quiet_NaN())).step();
    }
}

void read_points(Database& database, Design& design) {
    Statement points{database, "SELECT point, base, scenario, digest FROM point WHERE study = ? ORDER BY point"};
    points.bind(1, design.study);
    while (points.step()) {
        design.points.push_back({points.integer(0), points.text(1), points.text(2), points.text(3), {}});
    }
    Statement levels{database,
                     "SELECT factor, level, number, number IS NULL FROM level WHERE study = ? AND point = ? "
                     "ORDER BY position"};
    for (DesignPoint& point : design.points) {
        levels.bind(1, design.study).bind(2, point.number);
        while (levels.step()) {
            point.levels.push_back({levels.text(0), levels.text(1),
                                    levels.integer(3) != 0 ? std::nullopt : std::optional{levels.real(2)}});
        }
    }
}

}  // namespace

void Store::file(const Design& design) {
    Transaction transaction{*database_};
    for (const char* sql : {"DELETE FROM study WHERE study = ?", "DELETE FROM point WHERE study = ?",
                            "DELETE FROM level WHERE study = ?"}) {
        Statement{*database_, sql}.bind(1, design.study).step();
    }
    Statement insert{*database_, "INSERT INTO study VALUES(?, ?, ?, ?, ?)"};
    insert.bind(1, design.study).bind(2, design.label).bind(3, design.program);
    insert.bind(4, std::int64_t{design.seed}).bind(5, std::int64_t{design.runs}).step();
    for (const DesignPoint& point : design.points) {
        file_point(*database_, design, point);
    }
    transaction.commit();
}

std::vector<Design> Store::designs() {
    std::vector<Design> designs;
    if (database_->number("SELECT count(*) FROM sqlite_master WHERE name = 'study'") == 0) {
        return designs;  // of a program from before there were studies
    }
    Statement rows{*database_, "SELECT study, label, program, seed, runs FROM study ORDER BY study"};
    while (rows.step()) {
        designs.push_back({rows.text(0),
                           rows.text(1),
                           rows.text(2),
                           static_cast<std::uint32_t>(rows.integer(3)),
                           static_cast<std::uint32_t>(rows.integer(4)),
                           {}});
        read_points(*database_, designs.back());
    }
    return designs;
}

void Store::each_measure(const Design& design, const DesignPoint& point,
                         const std::function<void(const MeasureRow&)>& visit) {
    Statement rows{*database_,
                   "SELECT v.run, e.address, e.split, v.value, e.unit "
                   "FROM scenario AS s JOIN value AS v ON v.scenario = s.id "
                   "JOIN entry AS e ON e.scenario = v.scenario AND e.position = v.position "
                   "WHERE s.name = ? AND s.digest = ? AND s.program = ? AND v.seed = ? AND v.run BETWEEN 1 AND ? "
                   "ORDER BY v.run, v.position"};
    rows.bind(1, point.scenario).bind(2, point.digest).bind(3, design.program);
    rows.bind(4, std::int64_t{design.seed}).bind(5, std::int64_t{design.runs});
    while (rows.step()) {
        visit({point.base, rows.integer(0), rows.text(1), rows.text(2), rows.real(3), rows.text(4)});
    }
}

std::size_t Store::count_done(const Wanted& wanted, std::uint32_t most) {
    Statement count{*database_,
                    "SELECT count(*) FROM scenario AS s JOIN run AS r ON r.scenario = s.id "
                    "WHERE s.name = ? AND s.digest = ? AND s.program = ? AND r.seed = ? AND r.run BETWEEN 1 AND ?"};
    count.bind(1, wanted.scenario).bind(2, wanted.digest).bind(3, wanted.program);
    count.bind(4, std::int64_t{wanted.seed}).bind(5, std::int64_t{most}).step();
    return static_cast<std::size_t>(count.integer(0));
}

}  // namespace careway::results
