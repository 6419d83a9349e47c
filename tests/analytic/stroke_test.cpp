#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "tests/analytic/runs.hpp"

// Stroke services of Monks et al. 2016 (validation.md, VC-03): beds are unlimited, and with n of them somebody who
// comes would be delayed with probability P(N = n) / P(N <= n).
//
// Figures of the paper are tested where at least one of its replications (SimPy, simmer; both public) prints the same.
// These are reproduced by neither, nor by the exact values, and are therefore not tested:
// - as it is: p(delay) at 9 and 10 acute beds (.19, .14); 1 in n at 9, 10, 12, 14 and 15 acute beds (5, 7, 16, 50, 90)
//   and at 15 and 16 rehabilitation beds (35, 57);
// - 5 % more admissions: p(delay) at 10 and 13 acute beds (.16, .05) and 14 rehabilitation beds (.07); 1 in n at 14
//   acute and 16 rehabilitation beds (34, 42);
// - no complex neurology: p(delay) at 10, 13 and 15 acute beds (.09, .02, .01); 1 in n at 12, 13, 14 and 16
//   rehabilitation beds (17, 30, 56, 214);
// - one pool: p(delay) at 22 beds (.057), 1 in n at 22 and 26 beds (18, 64);
// - partial pooling: the whole column.
// No figure has a published standard deviation, so a figure may be off by its rounding and 4 standard errors of ours.
namespace careway::analytic {
namespace {

/// Many times the paper's 150 replications, for the exact values.
constexpr std::uint32_t many = 960;
constexpr std::uint32_t as_in_paper = 150;

double delay(const measure::PoolTotals& pool, std::size_t beds) {
    double up_to = 0;
    for (std::size_t level = 0; level <= beds; ++level) {
        up_to += time_with(pool, level);
    }
    return time_with(pool, beds) / up_to;
}

Statistic delay_in(std::size_t pool, std::size_t beds) {
    return [pool, beds](const measure::Totals& totals) { return delay(totals.pools[pool], beds); };
}

struct Exact {
    std::size_t beds;
    double delay;
};

void expect_delays(Runs& runs, const std::string& pool, const std::vector<Exact>& rows) {
    for (const Exact& row : rows) {
        runs.expect("p(delay), " + std::to_string(row.beds) + " " + pool, row.delay,
                    delay_in(runs.pool(pool), row.beds));
    }
}

void expect_poisson(Runs& runs, const std::string& pool, double load) {
    const std::size_t number = runs.pool(pool);
    runs.expect(pool + ".in_use", load);
    const auto most = static_cast<std::size_t>(load + 3 * std::sqrt(load));
    for (std::size_t level = most % 3; level <= most; level += 3) {
        const double exact =
            std::exp(static_cast<double>(level) * std::log(load) - load - std::lgamma(static_cast<double>(level) + 1));
        if (exact > 1e-3) {
            runs.expect("share of time with " + std::to_string(level) + " " + pool, exact,
                        [number, level](const auto& totals) { return time_with(totals.pools[number], level); });
        }
    }
}

TEST(StrokeServices, HaveTheOccupancyOfUnlimitedBeds) {
    Runs runs{"stroke", "", many};
    expect_poisson(runs, "asu_beds", 8.145493);
    expect_poisson(runs, "rehab_beds", 9.718218);
    expect_delays(runs, "asu_beds",
                  {{9, .1806}, {10, .1283}, {11, .0867}, {12, .0556}, {13, .0337}, {14, .0192}, {15, .0103}});
    expect_delays(runs, "rehab_beds", {{10, .2015}, {12, .1091}, {13, .0754}, {14, .0497}, {15, .0312}, {16, .0186}});
}

TEST(StrokeServices, WithOnePoolOfBedsHaveThatOfTheSumOfTheLoads) {
    Runs runs{"stroke", "", many};
    expect_poisson(runs, "all_beds", 17.863710);
    expect_delays(runs, "all_beds", {{22, .0629}, {26, .0158}});
}

TEST(StrokeServices, With5PercentMoreAdmissionsHaveTheExactDelays) {
    Runs runs{"stroke", "stroke_plus_5", many};
    runs.expect("asu_beds.in_use", 8.574203);
    runs.expect("rehab_beds.in_use", 10.229703);
    expect_delays(runs, "asu_beds", {{9, .2027}, {10, .1481}, {11, .1035}, {12, .0688}, {13, .0434}, {14, .0259}});
    expect_delays(runs, "rehab_beds", {{10, .2251}, {12, .1286}, {13, .0919}, {14, .0629}, {15, .0411}, {16, .0256}});
}

TEST(StrokeServices, WithoutComplexNeurologyHaveTheExactDelays) {
    Runs runs{"stroke", "stroke_without_neuro", many};
    runs.expect("asu_beds.in_use", 7.034382);
    runs.expect("rehab_beds.in_use", 8.004222);
    expect_delays(runs, "asu_beds", {{10, .0801}, {11, .0487}, {12, .0278}, {13, .0148}, {14, .0074}, {15, .0035}});
    expect_delays(runs, "rehab_beds", {{12, .0515}, {13, .0307}, {14, .0173}, {15, .0091}, {16, .0045}});
}

// Partial pooling ----------------------------------------------------------------------------------------------------

struct Sharing {
    std::size_t acute, rehab, shared;
    double acute_delay, rehab_delay;  ///< by the paper's formula
    double acute_loss, rehab_loss;    ///< when people are turned away
};
const Sharing sharings[] = {{11, 11, 4, .0422, .0857, .0169, .0357}, {11, 10, 5, .0358, .0869, .0136, .0363},
                            {10, 10, 6, .0399, .0628, .0153, .0259}, {10, 9, 7, .0373, .0634, .0139, .0262},
                            {9, 9, 8, .0400, .0507, .0152, .0204},   {9, 8, 9, .0391, .0509, .0147, .0205}};

std::string name_of(const Sharing& s) {
    return std::to_string(s.acute) + "_" + std::to_string(s.rehab) + "_" + std::to_string(s.shared);
}

/// The paper's formula: own beds all in use, and shared beds all in use by what is beyond the beds of each ward, the
/// numbers on the two wards being independent.
double formula(const measure::PoolTotals& own, std::size_t own_beds, const measure::PoolTotals& other,
               std::size_t other_beds, std::size_t shared) {
    double sum = 0;
    for (std::size_t a = own_beds; a < own.time_at.size(); ++a) {
        for (std::size_t r = 0; r < other.time_at.size(); ++r) {
            const std::size_t beyond = a - own_beds + (r > other_beds ? r - other_beds : 0);
            sum += beyond >= shared ? time_with(own, a) * time_with(other, r) : 0;
        }
    }
    return sum;
}

TEST(PartialPooling, GivesThePapersFormulaFromTheTimesWithEachNumberOfBeds) {
    Runs runs{"stroke", "", many};
    const std::size_t asu = runs.pool("asu_beds");
    const std::size_t rehab = runs.pool("rehab_beds");
    for (const Sharing& s : sharings) {
        runs.expect("formula, acute " + name_of(s), s.acute_delay, [&](const measure::Totals& t) {
            return formula(t.pools[asu], s.acute, t.pools[rehab], s.rehab, s.shared);
        });
        runs.expect("formula, rehab " + name_of(s), s.rehab_delay, [&](const measure::Totals& t) {
            return formula(t.pools[rehab], s.rehab, t.pools[asu], s.acute, s.shared);
        });
    }
}

void expect_losses(const std::string& prefix) {
    for (const Sharing& s : sharings) {
        Runs runs{prefix + name_of(sharings[0]), &s == sharings ? "" : prefix + name_of(s)};
        runs.expect("acute.turned_away", s.acute_loss, 8.145493);
        runs.expect("rehab.turned_away", s.rehab_loss, 9.718218);
    }
}

TEST(PartialPooling, LosesWhatTheProductFormSaysWherePoolsAreLimits) {
    expect_losses("wards_");
}

TEST(PartialPooling, LosesTheSameWhereWardsOverflowIntoSharedBedsAndPeopleReturn) {
    expect_losses("shared_");
}

// As printed ---------------------------------------------------------------------------------------------------------

struct Printed {
    std::size_t beds;
    double delay;  ///< two decimals
};
struct OneIn {
    std::size_t beds;
    double n;  ///< one in so many is delayed
};

void expect_printed(Runs& runs, const std::string& pool, const std::vector<Printed>& shares,
                    const std::vector<OneIn>& ones = {}, double rounding = .005) {
    const std::size_t number = runs.pool(pool);
    for (const Printed& row : shares) {
        runs.expect_published("p(delay), " + std::to_string(row.beds) + " " + pool, {row.delay, rounding},
                              delay_in(number, row.beds));
    }
    for (const OneIn& row : ones) {
        runs.expect_published("delayed: one in, " + std::to_string(row.beds) + " " + pool, {row.n, .5},
                              [=](const auto& totals) { return 1 / delay(totals.pools[number], row.beds); });
    }
}

TEST(PublishedStrokeServices, AreReproducedWhereAnyReplicationReproducesThem) {
    Runs runs{"stroke", "", as_in_paper};
    expect_printed(runs, "asu_beds", {{11, .09}, {12, .06}, {13, .04}, {14, .02}, {15, .01}}, {{11, 11}, {13, 28}});
    expect_printed(runs, "rehab_beds", {{10, .20}, {12, .11}, {13, .08}, {14, .05}, {15, .03}, {16, .02}},
                   {{10, 5}, {12, 9}, {13, 13}, {14, 20}});
    expect_printed(runs, "all_beds", {{26, .016}}, {}, .0005);
}

TEST(PublishedStrokeServices, With5PercentMoreAdmissionsToo) {
    Runs runs{"stroke", "stroke_plus_5", as_in_paper};
    expect_printed(runs, "asu_beds", {{11, .11}, {12, .07}, {14, .03}});
    expect_printed(runs, "rehab_beds", {{12, .13}, {13, .09}, {15, .04}, {16, .02}});
}

TEST(PublishedStrokeServices, WithoutComplexNeurologyToo) {
    Runs runs{"stroke", "stroke_without_neuro", as_in_paper};
    expect_printed(runs, "asu_beds", {{11, .05}, {12, .03}, {14, .01}});
    expect_printed(runs, "rehab_beds", {}, {{15, 110}});
}

}  // namespace
}  // namespace careway::analytic
