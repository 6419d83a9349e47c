#include <sqlite3.h>

#include "sim/results/store.hpp"
#include "tests/unit/results/fixtures.hpp"

namespace careway::results {

namespace {

const Design design{"wards",
                    "Wards or beds",
                    "me",
                    42,
                    2,
                    {{1, "as_is", "as_is/beds=10", "d1", {{"beds", "10", 10.0}}},
                     {2, "as_is", "as_is/beds=12", "d2", {{"beds", "12", 12.0}}}}};

class StoreOfStudies : public InFolder {
protected:
    /// As a program from before there were studies left it.
    void make_old() const {
        Store::open(file("a.sqlite"))
            .save(Store::open(file("a.sqlite")).file(small_scenario("as_is"), "me", 42), {{0, 1}, {8.5, 3.25}, 0.1});
        sqlite3* handle = nullptr;
        sqlite3_open(file("a.sqlite").c_str(), &handle);
        sqlite3_exec(handle, "DROP VIEW design; DROP TABLE level; DROP TABLE point; DROP TABLE study;", nullptr,
                     nullptr, nullptr);
        sqlite3_close(handle);
    }
};

}  // namespace

TEST_F(StoreOfStudies, GivesBackWhatWasFiled) {
    auto store = Store::open(file("a.sqlite"));
    store.file(design);

    EXPECT_EQ(store.designs(), std::vector<Design>{design});
}

TEST_F(StoreOfStudies, KeepsStudiesOfOtherNamesApart) {
    Design other = design;
    other.study = "beds";
    Design again = design;
    again.points.pop_back();
    auto store = Store::open(file("a.sqlite"));
    for (const Design& one : {design, other, again}) {
        store.file(one);
    }

    EXPECT_EQ(store.designs(), (std::vector<Design>{other, again}));
}

TEST_F(StoreOfStudies, GivesOutTheRunsOfAPointOnly) {
    auto store = Store::open(file("a.sqlite"));
    Scenario scenario = small_scenario("as_is/beds=10", "ten");
    const Series series = store.file(scenario, "me", 42);
    for (std::uint32_t run = 1; run <= 3; ++run) {
        store.save(series, {{0, run}, {8.5, 3.25}, 0.1});
    }
    store.save(store.file(scenario, "me", 43), {{0, 1}, {1, 2}, 0.1});
    Design filed = design;
    filed.points[0].digest = store.overview()[0].digest;
    store.file(filed);

    std::vector<double> values;
    store.each_measure(filed, filed.points[0], [&](const MeasureRow& row) { values.push_back(row.value); });

    EXPECT_EQ(values, (std::vector<double>{8.5, 3.25, 8.5, 3.25}));
    EXPECT_EQ(store.count_done({"as_is/beds=10", filed.points[0].digest, "me", 42}, 2), 2u);
    EXPECT_EQ(store.count_done({"as_is/beds=10", filed.points[0].digest, "you", 42}, 2), 0u);
}

TEST_F(StoreOfStudies, ReadsStoresFromBeforeThereWereStudies) {
    make_old();
    auto store = Store::read(file("a.sqlite"));

    EXPECT_TRUE(store.designs().empty());
    EXPECT_EQ(store.overview().size(), 1u);
}

TEST_F(StoreOfStudies, AddsStudiesToStoresFromBeforeThereWereAny) {
    make_old();
    auto store = Store::open(file("a.sqlite"));
    store.file(design);

    EXPECT_EQ(store.designs(), std::vector<Design>{design});
    EXPECT_EQ(store.overview().size(), 1u);
}

}  // namespace careway::results
