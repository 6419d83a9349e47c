#include "sim/results/store.hpp"

#include <sqlite3.h>

#include <cmath>
#include <limits>

#include "sim/base/error.hpp"
#include "sim/results/csv.hpp"
#include "tests/unit/results/fixtures.hpp"

namespace careway::results {
namespace {

constexpr double missing = std::numeric_limits<double>::quiet_NaN();

run::Finished finished(std::uint32_t replication, run::Values values) {
    return {{0, replication}, std::move(values), 0.25};
}

/// Runs SQL behind the store's back.
void tamper(const std::filesystem::path& path, const std::string& sql) {
    sqlite3* handle = nullptr;
    ASSERT_EQ(sqlite3_open(path.c_str(), &handle), SQLITE_OK);
    EXPECT_EQ(sqlite3_exec(handle, sql.c_str(), nullptr, nullptr, nullptr), SQLITE_OK) << sqlite3_errmsg(handle);
    sqlite3_close(handle);
}

std::string failure_of(const std::function<void()>& action) {
    try {
        action();
    } catch (const SystemError& error) {
        return error.what();
    }
    return "no failure";
}

std::string measures_of(Store& store) {
    std::string csv;
    store.each_measure([&csv](const MeasureRow& row) { csv += csv_line(row); });
    return csv;
}

std::string draws_of(Store& store) {
    std::string csv;
    store.each_draw([&csv](const DrawRow& row) { csv += csv_line(row); });
    return csv;
}

/// A scenario of which two numbers vary.
Scenario varied_scenario() {
    Scenario scenario = small_scenario("more_beds:drawn");
    scenario.assumptions = {{"pools.beds.capacity", "size", {}, 8, 10, 12, true},
                            {"ward.stay.old", "ward.stay", {"days"}, missing, missing, missing}};
    return scenario;
}

class StoreTest : public InFolder {};

TEST_F(StoreTest, KeepsWhatWasDrawnBesideEachRun) {
    Store store = Store::open(file("a.sqlite"));
    const Series series = store.file(varied_scenario(), "p1", 42);

    store.save(series, finished(2, {0.1, 3}), std::vector{9.0, 3.5});
    store.save(series, finished(1, {345, 4}), std::vector{11.0, missing});

    EXPECT_EQ(draws_of(store),
              "more_beds:drawn,1,pools.beds.capacity,size,11,\nmore_beds:drawn,1,ward.stay.old,ward.stay,,days\n"
              "more_beds:drawn,2,pools.beds.capacity,size,9,\nmore_beds:drawn,2,ward.stay.old,ward.stay,3.5,days\n");
}

TEST_F(StoreTest, OfATimeBeforeDrawsHasNoneAndTakesThem) {
    { static_cast<void>(Store::open(file("a.sqlite")).file(small_scenario("a"), "p1", 42)); }
    tamper(file("a.sqlite"), "DROP VIEW draw; DROP TABLE drawn; DROP TABLE assumption");

    Store before = Store::read(file("a.sqlite"));
    EXPECT_EQ(draws_of(before), "");
    Store after = Store::open(file("a.sqlite"));
    after.save(after.file(varied_scenario(), "p1", 42), finished(1, {1, 2}), std::vector{9.0, 3.5});
    EXPECT_NE(draws_of(after), "");
}

TEST_F(StoreTest, GivesBackWhatItWasGiven) {
    Store store = Store::open(file("a.sqlite"));
    const Series series = store.file(small_scenario("more_beds"), "p1", 42);

    store.save(series, finished(2, {0.1, missing}));
    store.save(series, finished(1, {345, 1.0 / 3}));

    const auto runs = store.done(series, 50);
    ASSERT_EQ(runs.size(), 2u);
    EXPECT_EQ(runs.at(1), (run::Values{345, 1.0 / 3}));
    EXPECT_EQ(runs.at(2).at(0), 0.1);
    EXPECT_TRUE(std::isnan(runs.at(2).at(1)));
}

TEST_F(StoreTest, GivesBackOnlyAsManyRunsAsAskedFor) {
    Store store = Store::open(file("a.sqlite"));
    const Series series = store.file(small_scenario("more_beds"), "p1", 42);
    store.save(series, finished(1, {1, 2}));
    store.save(series, finished(7, {3, 4}));

    EXPECT_EQ(store.done(series, 6).size(), 1u);
}

TEST_F(StoreTest, KeepsRunsWhenItIsOpenedAgain) {
    Series series;
    {
        Store store = Store::open(file("deep/er/a.sqlite"));
        series = store.file(small_scenario("more_beds"), "p1", 42);
        store.save(series, finished(1, {1, 2}));
    }

    Store again = Store::open(file("deep/er/a.sqlite"));
    const Series same = again.file(small_scenario("more_beds"), "p1", 42);

    EXPECT_EQ(same.scenario, series.scenario);
    EXPECT_EQ(again.done(same, 50).size(), 1u);
}

TEST_F(StoreTest, SavesARunOnce) {
    Store store = Store::open(file("a.sqlite"));
    const Series series = store.file(small_scenario("more_beds"), "p1", 42);

    store.save(series, finished(1, {1, 2}));
    store.save(series, finished(1, {8, 9}));

    EXPECT_EQ(store.done(series, 50).at(1), (run::Values{1, 2}));
}

TEST_F(StoreTest, TakesNothingForDoneThatAnotherTextSeedProgramOrNameDid) {
    Store store = Store::open(file("a.sqlite"));
    store.save(store.file(small_scenario("more_beds"), "p1", 42), finished(1, {1, 2}));

    EXPECT_TRUE(store.done(store.file(small_scenario("more_beds", "beds: 11"), "p1", 42), 50).empty());
    EXPECT_TRUE(store.done(store.file(small_scenario("more_beds"), "p2", 42), 50).empty());
    EXPECT_TRUE(store.done(store.file(small_scenario("more_beds"), "p1", 43), 50).empty());
    EXPECT_TRUE(store.done(store.file(small_scenario("other_name"), "p1", 42), 50).empty());
}

TEST_F(StoreTest, IsUsableByTwoProgramsAtOnce) {
    Store one = Store::open(file("a.sqlite"));
    Store other = Store::open(file("a.sqlite"));
    const Series series = one.file(small_scenario("more_beds"), "p1", 42);
    const Series same = other.file(small_scenario("more_beds"), "p1", 42);

    one.save(series, finished(1, {1, 2}));
    other.save(same, finished(1, {1, 2}));
    other.save(same, finished(2, {3, 4}));

    EXPECT_EQ(one.done(series, 50).size(), 2u);
}

TEST_F(StoreTest, RefusesAFileThatIsNoDatabaseAndLeavesItAlone) {
    std::ofstream{file("letter.txt")} << "Dear council, this letter is long enough not to be taken for an empty file.";

    EXPECT_EQ(failure_of([&] { Store::open(file("letter.txt")); }),
              "`" + file("letter.txt").string() + "` is not a store of Careway; it is left as it is");
    EXPECT_EQ(text_of("letter.txt").substr(0, 12), "Dear council");
}

TEST_F(StoreTest, RefusesAnotherProgramsDatabaseAndLeavesItAlone) {
    tamper(file("theirs.sqlite"), "CREATE TABLE contacts(name TEXT)");
    const std::string before = text_of("theirs.sqlite");

    EXPECT_EQ(failure_of([&] { Store::open(file("theirs.sqlite")); }),
              "`" + file("theirs.sqlite").string() + "` is not a store of Careway; it is left as it is");
    EXPECT_EQ(failure_of([&] { Store::read(file("theirs.sqlite")); }),
              "`" + file("theirs.sqlite").string() + "` is not a store of Careway; it is left as it is");
    EXPECT_EQ(text_of("theirs.sqlite"), before);
}

TEST_F(StoreTest, RefusesAStoreOfALaterFormat) {
    Store::open(file("a.sqlite"));
    tamper(file("a.sqlite"), "PRAGMA user_version = 9");

    EXPECT_EQ(failure_of([&] { Store::open(file("a.sqlite")); }),
              "`" + file("a.sqlite").string() +
                  "` is a store of format 9, this program writes format 1; choose another file with -o");
}

TEST_F(StoreTest, ReportsATruncatedFileAsDamaged) {
    {
        Store store = Store::open(file("a.sqlite"));
        store.save(store.file(small_scenario("more_beds"), "p1", 42), finished(1, {1, 2}));
    }
    std::filesystem::resize_file(file("a.sqlite"), 3 * 4096);

    EXPECT_EQ(failure_of([&] {
                  Store store = Store::open(file("a.sqlite"));
                  store.file(small_scenario("more_beds"), "p1", 42);
              }),
              "`" + file("a.sqlite").string() +
                  "` is damaged (database disk image is malformed); move it away and repeat the command: its runs "
                  "will be done again");
}

TEST_F(StoreTest, ReportsARunWithMissingValuesAsDamaged) {
    Store store = Store::open(file("a.sqlite"));
    const Series series = store.file(small_scenario("more_beds"), "p1", 42);
    store.save(series, finished(3, {1, 2}));
    tamper(file("a.sqlite"), "DELETE FROM value WHERE position = 1");

    EXPECT_EQ(failure_of([&] { static_cast<void>(store.done(series, 50)); }),
              "`" + file("a.sqlite").string() +
                  "` is damaged (run 3 has 1 of 2 values); move it away and repeat the command: its runs will be done "
                  "again");
}

TEST_F(StoreTest, ReportsAFolderThatCannotBeMade) {
    std::ofstream{file("plain")} << "x";

    EXPECT_EQ(failure_of([&] { Store::open(file("plain") / "below" / "a.sqlite"); }),
              "cannot create the folder `" + (file("plain") / "below").string() +
                  "`: Not a directory; choose another file with -o");
}

TEST_F(StoreTest, ReportsAStoreThatIsNotThere) {
    EXPECT_EQ(
        failure_of([&] { Store::read(file("none.sqlite")); }),
        "there is no store `" + file("none.sqlite").string() + "`; `careway run`, `compare` or `study` makes one");
    EXPECT_FALSE(std::filesystem::exists(file("none.sqlite")));
}

TEST_F(StoreTest, ExportsTidyRows) {
    Store store = Store::open(file("a.sqlite"));
    const Series series = store.file(small_scenario("more_beds"), "p1", 42);
    store.save(series, finished(2, {0.5, missing}));
    store.save(series, finished(1, {345, 2}));

    EXPECT_EQ(measures_of(store),
              "more_beds,1,beds.in_use,,345,people\n"
              "more_beds,1,ward.wait_mean,,2,hours\n"
              "more_beds,2,beds.in_use,,0.5,people\n"
              "more_beds,2,ward.wait_mean,,,hours\n");
}

TEST_F(StoreTest, ExportsOnlyTheSeriesAskedForLast) {
    Store store = Store::open(file("a.sqlite"));
    store.save(store.file(small_scenario("more_beds"), "p1", 42), finished(1, {1, 1}));
    store.save(store.file(small_scenario("more_beds", "beds: 11"), "p1", 42), finished(1, {2, 2}));
    store.file(small_scenario("more_beds"), "p1", 42);

    EXPECT_EQ(measures_of(store),
              "more_beds,1,beds.in_use,,1,people\n"
              "more_beds,1,ward.wait_mean,,1,hours\n");
}

TEST_F(StoreTest, ExportsInputsWithTheirSources) {
    Store store = Store::open(file("a.sqlite"));
    store.file(small_scenario("more_beds"), "p1", 42);
    std::string csv;

    store.each_input([&csv](const InputRow& row) { csv += csv_line(row); });

    EXPECT_EQ(csv, "more_beds,pools.beds.capacity,10,assumption (a test),8,12\n");
}

TEST_F(StoreTest, CountsRunsOfEachSeries) {
    Store store = Store::open(file("a.sqlite"));
    const Series old = store.file(small_scenario("more_beds"), "p1", 41);
    const Series now = store.file(small_scenario("more_beds"), "p1", 42);
    store.save(old, finished(1, {1, 1}));
    store.save(now, finished(1, {1, 1}));
    store.save(now, finished(2, {1, 1}));

    const auto filed = store.overview();

    ASSERT_EQ(filed.size(), 2u);
    EXPECT_EQ(filed[0].seed, 41u);
    EXPECT_EQ(filed[0].runs, 1);
    EXPECT_FALSE(filed[0].latest);
    EXPECT_EQ(filed[1].runs, 2);
    EXPECT_TRUE(filed[1].latest);
}

TEST_F(StoreTest, FilesPredictions) {
    {
        Store store = Store::open(file("a.sqlite"));
        Scenario scenario = small_scenario("more_beds");
        scenario.predictions = {{"beds.offered_load", 7.5, "places"}};
        store.file(scenario, "p1", 42);
    }

    tamper(file("a.sqlite"),
           "CREATE TABLE one(n CHECK(n = 1)); INSERT INTO one SELECT count(*) FROM prediction WHERE "
           "address = 'beds.offered_load' AND value = 7.5 AND unit = 'places'");
}

TEST_F(StoreTest, ShowsMeasuresToAnyoneWhoReadsTheFile) {
    {
        Store store = Store::open(file("a.sqlite"));
        store.save(store.file(small_scenario("more_beds"), "p1", 42), finished(1, {1, missing}));
    }

    tamper(file("a.sqlite"),
           "CREATE TABLE seen AS SELECT scenario, run, measure, split, value, unit FROM measure WHERE value IS NULL;"
           "CREATE TABLE one(n CHECK(n = 1)); INSERT INTO one SELECT count(*) FROM seen");
}

}  // namespace
}  // namespace careway::results
