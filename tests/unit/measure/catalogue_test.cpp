#include "sim/measure/catalogue.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "sim/measure/measures.hpp"
#include "tests/unit/pathway/system.hpp"

namespace careway::measure {
namespace {

using namespace pathway::testing;

pathway::ModelSpec model() {
    return system({pool("beds", 4), pool("anywhere", 1)}, {stream("in", "ward", 1.0)},
                  {node("ward", {"beds"}, fixed(1), {to("home")})}, 3 * year);
}

TEST(Catalogue, ListsEachMeasureOnceForTheWindowAndForEachYear) {
    const Catalogue catalogue{*pathway::compile(model()), 3 * year};

    std::set<std::pair<std::string, std::string>> seen;
    for (const Entry& entry : catalogue.entries()) {
        EXPECT_TRUE(seen.emplace(entry.address, entry.split).second) << entry.address;
        EXPECT_FALSE(entry.unit.empty());
        EXPECT_FALSE(entry.formula.empty());
        EXPECT_FALSE(entry.numerator.empty());
    }
    EXPECT_GE(catalogue.find("beds.in_use", "year 3"), 0);
    EXPECT_EQ(catalogue.find("beds.in_use", "year 4"), -1);
}

TEST(Catalogue, SaysWhatEveryShareAndEveryMeanIsDividedBy) {
    const Catalogue catalogue{*pathway::compile(model()), year};

    for (const Entry& entry : catalogue.entries()) {
        const bool extreme = entry.address.ends_with("_most") || entry.address.ends_with(".max_in_use");
        EXPECT_NE(entry.denominator.empty(), !extreme) << entry.address;
    }
}

TEST(Catalogue, HasOneValueForEachEntry) {
    const auto program = pathway::compile(model());
    Measures measures{program};
    std::vector<Totals> years;
    for (int i = 1; i <= 3; ++i) {
        years.push_back(measures.cut(Time{i * year}));
    }

    EXPECT_EQ(values(*program, years).size(), Catalogue(*program, 3 * year).entries().size());
}

TEST(Catalogue, StandsInOneOrderHoweverTheModelIsWritten) {
    pathway::ModelSpec permuted = model();
    std::reverse(permuted.pools.begin(), permuted.pools.end());
    const Catalogue one{*pathway::compile(model()), year};
    const Catalogue two{*pathway::compile(permuted), year};

    ASSERT_EQ(one.entries().size(), two.entries().size());
    for (std::size_t i = 0; i < one.entries().size(); ++i) {
        EXPECT_EQ(one.entries()[i].address, two.entries()[i].address);
    }
}

TEST(Catalogue, LeavesOutWhatAnUnlimitedPoolCannotBe) {
    pathway::ModelSpec spec = model();
    spec.pools[0].unlimited = true;
    const Catalogue catalogue{*pathway::compile(spec), year};

    EXPECT_EQ(catalogue.find("beds.occupancy"), -1);
    EXPECT_GE(catalogue.find("beds.in_use"), 0);
}

TEST(Catalogue, CostsHaveOneOrderAndOneSumHoweverTheModelIsWritten) {
    pathway::ModelSpec spec = system({pool("a", 1), pool("b", 1), pool("c", 1)}, {stream("in", "ward", 1.0)},
                                     {node("ward", {"a"}, fixed(1), {to("home")})});
    spec.organisations = {{"trust", "Trust"}, {"council", "Council"}};
    spec.pools[0].price.open_per_day = 0.1;
    spec.pools[1].price.open_per_day = 0.2;
    spec.pools[2].price.open_per_day = 0.3;
    spec.pools[0].owner = spec.pools[1].owner = "trust";
    spec.pools[2].owner = "council";
    pathway::ModelSpec permuted = spec;
    std::reverse(permuted.pools.begin(), permuted.pools.end());
    std::reverse(permuted.organisations.begin(), permuted.organisations.end());
    const auto costs = [](const pathway::ModelSpec& written) {
        const auto program = pathway::compile(written);
        const Catalogue catalogue{*program, year};
        const auto found = values(*program, {Measures{program}.cut(Time{year})});
        std::vector<std::pair<std::string, double>> rows;
        for (std::size_t i = 0; i < found.size(); ++i) {
            if (catalogue.entries()[i].style == Style::money) {
                rows.emplace_back(catalogue.entries()[i].address, found[i]);
            }
        }
        return rows;
    };

    EXPECT_EQ(costs(spec), costs(permuted));
}

}  // namespace
}  // namespace careway::measure
