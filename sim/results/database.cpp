#include "sim/results/database.hpp"

#include <cmath>
#include <limits>
#include <utility>

#include "sim/results/failure.hpp"

namespace careway::results {

namespace {

constexpr int patience_ms = 30'000;  // of a program that finds another one writing

/// Source: SQLite's documentation, "Uniform Resource Identifiers", section 3.1.
std::string frozen_uri(const std::string& path) {
    std::string escaped;
    for (const char letter : path) {
        escaped += letter == '%' ? "%25" : letter == '?' ? "%3f" : letter == '#' ? "%23" : std::string{letter};
    }
    return "file:" + escaped + "?immutable=1";
}

int flags_for(Access access) {
    switch (access) {
        case Access::write:
            return SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
        case Access::read:
            return SQLITE_OPEN_READWRITE;
        case Access::frozen:
            break;
    }
    return SQLITE_OPEN_READONLY | SQLITE_OPEN_URI;
}

}  // namespace

Database::Database(std::string path, Access access) : path_{std::move(path)} {
    sqlite3* handle = nullptr;
    const int code = sqlite3_open_v2((access == Access::frozen ? frozen_uri(path_) : path_).c_str(), &handle,
                                     flags_for(access), nullptr);
    handle_.reset(handle);
    check(code);
    sqlite3_extended_result_codes(handle, 1);
    sqlite3_busy_timeout(handle, patience_ms);
}

void Database::check(int code) const {
    if (code != SQLITE_OK && code != SQLITE_ROW && code != SQLITE_DONE) {
        throw store_failure(code, path_, sqlite3_errmsg(handle_.get()));
    }
}

void Database::run(const char* sql) {
    check(sqlite3_exec(handle_.get(), sql, nullptr, nullptr, nullptr));
}

std::int64_t Database::number(const char* sql) {
    Statement statement{*this, sql};
    return statement.step() ? statement.integer(0) : 0;
}

Statement::Statement(const Database& database, const char* sql) : database_{database} {
    sqlite3_stmt* statement = nullptr;
    database.check(sqlite3_prepare_v2(database.handle(), sql, -1, &statement, nullptr));
    statement_.reset(statement);
}

Statement& Statement::bind(int parameter, std::int64_t value) {
    database_.check(sqlite3_bind_int64(statement_.get(), parameter, value));
    return *this;
}

Statement& Statement::bind(int parameter, const std::string& value) {
    database_.check(
        sqlite3_bind_text64(statement_.get(), parameter, value.data(), value.size(), SQLITE_TRANSIENT, SQLITE_UTF8));
    return *this;
}

Statement& Statement::bind(int parameter, double value) {
    database_.check(std::isnan(value) ? sqlite3_bind_null(statement_.get(), parameter)
                                      : sqlite3_bind_double(statement_.get(), parameter, value));
    return *this;
}

bool Statement::step() {
    const int code = sqlite3_step(statement_.get());
    if (code != SQLITE_ROW) {
        sqlite3_reset(statement_.get());
    }
    database_.check(code);
    return code == SQLITE_ROW;
}

std::int64_t Statement::integer(int column) const {
    return sqlite3_column_int64(statement_.get(), column);
}

std::string Statement::text(int column) const {
    const auto* letters = sqlite3_column_text(statement_.get(), column);
    const auto size = static_cast<std::size_t>(sqlite3_column_bytes(statement_.get(), column));
    return letters == nullptr ? std::string{} : std::string{reinterpret_cast<const char*>(letters), size};
}

double Statement::real(int column) const {
    return sqlite3_column_type(statement_.get(), column) == SQLITE_NULL
               ? std::numeric_limits<double>::quiet_NaN()
               : sqlite3_column_double(statement_.get(), column);
}

Transaction::~Transaction() {
    if (!committed_) {
        sqlite3_exec(database_.handle(), "ROLLBACK", nullptr, nullptr, nullptr);
    }
}

void Transaction::commit() {
    database_.run("COMMIT");
    committed_ = true;
}

}  // namespace careway::results
