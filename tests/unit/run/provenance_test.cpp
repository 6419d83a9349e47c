#include "sim/run/provenance.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>

namespace careway::run {
namespace {

TEST(Provenance, ProgramIsItsVersionAndItsEngine) {
    const std::string name = program();
    const std::size_t plus = name.find('+');

    ASSERT_NE(plus, std::string::npos);
    EXPECT_EQ(name.substr(0, plus), version());
    const std::string engine = name.substr(plus + 1);
    EXPECT_EQ(engine.size(), 12u);
    EXPECT_TRUE(std::all_of(engine.begin(), engine.end(), [](unsigned char letter) { return std::isxdigit(letter); }));
}

TEST(Provenance, VersionHasThreeNumbers) {
    EXPECT_EQ(std::ranges::count(version(), '.'), 2);
}

}  // namespace
}  // namespace careway::run
