#include "sim/results/store.hpp"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <chrono>
#include <system_error>

#include "sim/base/error.hpp"
#include "sim/results/database.hpp"
#include "sim/results/failure.hpp"
#include "sim/results/schema.hpp"
#include "sim/run/digest.hpp"

namespace careway::results {

namespace {

bool is_empty(Database& database) {
    return database.number("SELECT count(*) FROM sqlite_master") == 0;
}

/// Refuses what is not ours before anything is written to it.
void recognise(Database& database) {
    if (database.number("PRAGMA application_id") != application_id) {
        throw not_a_store(database.path());
    }
    const auto found = database.number("PRAGMA user_version");
    if (found != format) {
        throw SystemError{
            fmt::format("`{}` is a store of format {}, this program writes format {}; choose another file with -o",
                        database.path(), found, format)};
    }
}

std::unique_ptr<Database> recognised(const std::filesystem::path& path, Access access) {
    auto database = std::make_unique<Database>(path.string(), access);
    recognise(*database);
    return database;
}

void create_tables(Database& database) {
    Transaction transaction{database};
    if (is_empty(database)) {  // another program may have been faster
        database.run(schema);
        database.run(fmt::format("PRAGMA application_id = {}; PRAGMA user_version = {};"
                                 "INSERT INTO meta VALUES('format', '{}')",
                                 application_id, format, format)
                         .c_str());
    }
    database.run(later_tables);
    transaction.commit();
}

void create_folder_of(const std::filesystem::path& path) {
    if (path.has_parent_path()) {
        std::error_code failed;
        std::filesystem::create_directories(path.parent_path(), failed);
        if (failed) {
            throw SystemError{fmt::format("cannot create the folder `{}`: {}; choose another file with -o",
                                          path.parent_path().string(), failed.message())};
        }
    }
}

void file_text(Database& database, const std::string& digest, const std::string& text) {
    Statement{database, "INSERT OR IGNORE INTO model_text VALUES(?, ?)"}.bind(1, digest).bind(2, text).step();
}

std::int64_t find_scenario(Database& database, const Scenario& scenario, const std::string& digest,
                           const std::string& program) {
    Statement find{database, "SELECT id FROM scenario WHERE name = ? AND digest = ? AND program = ?"};
    find.bind(1, scenario.name).bind(2, digest).bind(3, program);
    return find.step() ? find.integer(0) : 0;
}

void file_inputs(Database& database, std::int64_t id, const std::vector<language::Input>& inputs) {
    Statement insert{database, "INSERT INTO input VALUES(?, ?, ?, ?, ?, ?)"};
    for (const auto& input : inputs) {
        insert.bind(1, id).bind(2, input.address).bind(3, input.text);
        insert.bind(4, input.source).bind(5, input.low).bind(6, input.high);
        insert.step();
    }
}

void file_predictions(Database& database, std::int64_t id, const std::vector<Prediction>& predictions) {
    Statement insert{database, "INSERT INTO prediction VALUES(?, ?, ?, ?)"};
    for (const auto& [address, value, unit] : predictions) {
        insert.bind(1, id).bind(2, address).bind(3, value).bind(4, unit).step();
    }
}

void file_entries(Database& database, std::int64_t id, const std::vector<measure::Entry>& entries) {
    Statement insert{database, "INSERT INTO entry VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?)"};
    std::int64_t position = 0;
    for (const auto& entry : entries) {
        insert.bind(1, id).bind(2, position++).bind(3, entry.address).bind(4, entry.split).bind(5, entry.label);
        insert.bind(6, entry.unit).bind(7, entry.formula).bind(8, entry.numerator).bind(9, entry.denominator);
        insert.step();
    }
}

void file_assumptions(Database& database, std::int64_t id, const std::vector<language::Assumption>& assumptions) {
    Statement insert{database, "INSERT INTO assumption VALUES(?, ?, ?, ?, ?, ?, ?, ?)"};
    std::int64_t position = 0;
    for (const auto& assumption : assumptions) {
        insert.bind(1, id).bind(2, position++).bind(3, assumption.address).bind(4, assumption.name);
        insert.bind(5, std::string{assumption.unit.name}).bind(6, assumption.low);
        insert.bind(7, assumption.likely).bind(8, assumption.high).step();
    }
}

std::int64_t file_scenario(Database& database, const Scenario& scenario, const std::string& digest,
                           const std::string& program) {
    Statement insert{database,
                     "INSERT INTO scenario(name, label, model, digest, program, start, warm_up_days, length_days) "
                     "VALUES(?, ?, ?, ?, ?, ?, ?, ?)"};
    insert.bind(1, scenario.name).bind(2, scenario.label).bind(3, scenario.model).bind(4, digest).bind(5, program);
    insert.bind(6, to_string(scenario.start)).bind(7, scenario.warm_up.in_days()).bind(8, scenario.length.in_days());
    insert.step();
    const std::int64_t id = sqlite3_last_insert_rowid(database.handle());
    file_inputs(database, id, scenario.inputs);
    file_predictions(database, id, scenario.predictions);
    file_entries(database, id, scenario.entries);
    file_assumptions(database, id, scenario.assumptions);
    return id;
}

std::string now() {
    return fmt::format("{:%Y-%m-%dT%H:%M:%SZ}",
                       fmt::gmtime(std::chrono::system_clock::to_time_t(std::chrono::system_clock::now())));
}

Statement& bind_run(Statement& statement, const Series& series, std::uint32_t number) {
    return statement.bind(1, series.scenario).bind(2, std::int64_t{series.seed}).bind(3, std::int64_t{number});
}

}  // namespace

Store::Store(std::unique_ptr<Database> database) : database_{std::move(database)} {}
Store::Store(Store&&) noexcept = default;
Store& Store::operator=(Store&&) noexcept = default;
Store::~Store() = default;

Store Store::open(const std::filesystem::path& path) {
    create_folder_of(path);
    auto database = std::make_unique<Database>(path.string(), Access::write);
    if (!is_empty(*database) || database->number("PRAGMA application_id") != 0) {
        recognise(*database);
    }
    database->run("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL");
    create_tables(*database);
    return Store{std::move(database)};
}

Store Store::read(const std::filesystem::path& path) {
    if (!std::filesystem::is_regular_file(path)) {
        throw SystemError{
            fmt::format("there is no store `{}`; `careway run`, `compare` or `study` makes one", path.string())};
    }
    try {
        return Store{recognised(path, Access::read)};
    } catch (const SystemError&) {
        // SQLite wants side files even to read; a folder that cannot be written has no room for them.
        if (std::filesystem::exists(path.string() + "-wal")) {
            throw;
        }
        return Store{recognised(path, Access::frozen)};
    }
}

Series Store::file(const Scenario& scenario, const std::string& program, std::uint32_t seed) {
    const std::string digest = run::sha256(scenario.text);
    Transaction transaction{*database_};
    std::int64_t id = find_scenario(*database_, scenario, digest, program);
    if (id == 0) {
        file_text(*database_, digest, scenario.text);
        id = file_scenario(*database_, scenario, digest, program);
    }
    Statement latest{*database_, "INSERT OR REPLACE INTO latest VALUES(?, ?, ?)"};
    latest.bind(1, scenario.name).bind(2, id).bind(3, std::int64_t{seed}).step();
    transaction.commit();
    return {id, seed};
}

void Store::save(const Series& series, const run::Finished& finished, std::span<const double> drawn) {
    const std::uint32_t number = finished.job.replication;
    Transaction transaction{*database_};
    Statement insert_run{*database_, "INSERT OR IGNORE INTO run VALUES(?, ?, ?)"};
    bind_run(insert_run, series, number).step();
    if (sqlite3_changes(database_->handle()) == 0) {
        return;  // another program was faster; its values are the same
    }
    const auto insert = [&](const char* sql, std::span<const double> values) {
        Statement insert_value{*database_, sql};
        std::int64_t position = 0;
        for (const double value : values) {
            bind_run(insert_value, series, number).bind(4, position++).bind(5, value).step();
        }
    };
    insert("INSERT INTO value VALUES(?, ?, ?, ?, ?)", finished.values);
    insert("INSERT INTO drawn VALUES(?, ?, ?, ?, ?)", drawn);
    Statement insert_timing{*database_, "INSERT INTO timing VALUES(?, ?, ?, ?, ?)"};
    bind_run(insert_timing, series, number).bind(4, finished.seconds).bind(5, now()).step();
    transaction.commit();
}

std::map<std::uint32_t, run::Values> Store::done(const Series& series, std::uint32_t most) {
    Statement entries{*database_, "SELECT count(*) FROM entry WHERE scenario = ?"};
    entries.bind(1, series.scenario).step();
    const auto expected = static_cast<std::size_t>(entries.integer(0));
    std::map<std::uint32_t, run::Values> runs;
    Statement numbers{*database_, "SELECT run FROM run WHERE scenario = ? AND seed = ? AND run BETWEEN 1 AND ?"};
    bind_run(numbers, series, most);
    while (numbers.step()) {
        runs[static_cast<std::uint32_t>(numbers.integer(0))].reserve(expected);
    }
    Statement values{*database_,
                     "SELECT run, value FROM value WHERE scenario = ? AND seed = ? AND run BETWEEN 1 AND ? "
                     "ORDER BY run, position"};
    bind_run(values, series, most);
    while (values.step()) {
        runs[static_cast<std::uint32_t>(values.integer(0))].push_back(values.real(1));
    }
    for (const auto& [number, found] : runs) {
        if (found.size() != expected) {
            throw damaged_store(database_->path(),
                                fmt::format("run {} has {} of {} values", number, found.size(), expected));
        }
    }
    return runs;
}

}  // namespace careway::results
