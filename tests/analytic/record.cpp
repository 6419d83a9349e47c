#include <fmt/format.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <set>
#include <string>

#include "tests/analytic/runs.hpp"

namespace careway::analytic {

namespace {

std::set<std::string> lines_of(const char* path) {
    std::ifstream file{path};
    std::set<std::string> lines;
    for (std::string line; std::getline(file, line);) {
        lines.insert(line);
    }
    return lines;
}

}  // namespace

void put_on_record(const std::string& model, const std::string& what, const std::string& known,
                   const Estimate& estimate, const std::string& off) {
    const std::string line =
        fmt::format("| {} | {} | {} | {:.5g} ± {:.2g} | {} |", model, what, known, estimate.value, estimate.error, off);
    if (const char* table = std::getenv("CAREWAY_VALIDATION_TABLE")) {
        std::ofstream{table, std::ios::app} << line << '\n';
        return;
    }
    static const auto known_lines = lines_of(VALIDATION_PAGE);
    EXPECT_TRUE(known_lines.contains(line))
        << "docs/validation.md does not say what comes out now; scripts/validation writes it anew:\n"
        << line;
}

}  // namespace careway::analytic
