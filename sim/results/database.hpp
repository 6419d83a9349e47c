#pragma once

// Private to sim/results: the only header that shows SQLite.

#include <sqlite3.h>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

namespace careway::results {

/// `frozen` reads a file that nobody writes, without the side files that SQLite keeps beside an open one.
enum class Access { write, read, frozen };

/// An open SQLite file. Every failure comes out as SystemError.
class Database {
public:
    Database(std::string path, Access access);

    void run(const char* sql);                           ///< one or more statements without results
    [[nodiscard]] std::int64_t number(const char* sql);  ///< first column of the first row; 0 when there is none
    [[nodiscard]] const std::string& path() const { return path_; }
    [[nodiscard]] sqlite3* handle() const { return handle_.get(); }
    /// Throws what SQLite said last, unless `code` is fine.
    void check(int code) const;

private:
    struct Close {
        void operator()(sqlite3* handle) const { sqlite3_close_v2(handle); }
    };
    std::string path_;
    std::unique_ptr<sqlite3, Close> handle_;
};

/// A prepared statement. Parameters count from 1, columns from 0.
class Statement {
public:
    Statement(const Database& database, const char* sql);

    Statement& bind(int parameter, std::int64_t value);
    Statement& bind(int parameter, const std::string& value);
    Statement& bind(int parameter, double value);  ///< NaN becomes NULL
    /// Steps; whether there is a row. After the last row the statement is ready to be bound and stepped again.
    bool step();

    [[nodiscard]] std::int64_t integer(int column) const;
    [[nodiscard]] std::string text(int column) const;
    [[nodiscard]] double real(int column) const;  ///< NULL becomes NaN

private:
    struct Finalize {
        void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
    };
    const Database& database_;
    std::unique_ptr<sqlite3_stmt, Finalize> statement_;
};

/// All or nothing: rolls back unless committed. Takes the right to write at once, so that two programs take turns.
class Transaction {
public:
    explicit Transaction(Database& database) : database_{database} { database_.run("BEGIN IMMEDIATE"); }
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;
    ~Transaction();
    void commit();

private:
    Database& database_;
    bool committed_ = false;
};

}  // namespace careway::results
