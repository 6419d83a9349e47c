#include "sim/cli/progress.hpp"

#include <gtest/gtest.h>

namespace careway::cli {
namespace {

using namespace std::chrono_literals;

TEST(Bar, FillsAsRunsEnd) {
    EXPECT_EQ(bar(0, 50, 10), "[          ] 0/50");
    EXPECT_EQ(bar(33, 50, 10), "[=====>    ] 33/50");
    EXPECT_EQ(bar(50, 50, 10), "[==========] 50/50");
}

TEST(About, RoundsTimeForPeople) {
    EXPECT_EQ(about(41s), "41 s");
    EXPECT_EQ(about(99s), "99 s");
    EXPECT_EQ(about(100s), "2 min");
    EXPECT_EQ(about(2h), "2 h");
}

TEST(ProgressReport, SaysEachTenthOnceWhereNobodyWatches) {
    const Console console{Options{}};
    testing::internal::CaptureStderr();
    ProgressReport report{console, "South Somerset"};

    for (std::size_t done = 0; done <= 20; ++done) {
        report.show({done, 0, 20});
    }

    const std::string said = testing::internal::GetCapturedStderr();
    EXPECT_EQ(std::count(said.begin(), said.end(), '\n'), 10);
    EXPECT_NE(said.find("50% (10/20 runs)\n"), std::string::npos);
    EXPECT_EQ(said.find('\033'), std::string::npos);
}

TEST(ProgressReport, SaysWhatIsReadBack) {
    const Console console{Options{}};
    testing::internal::CaptureStderr();
    ProgressReport report{console, "South Somerset"};

    report.show({15, 15, 20});

    EXPECT_EQ(testing::internal::GetCapturedStderr(), "15 of 20 runs were done before and are read back\n");
}

TEST(ProgressReport, IsSilentWhenQuiet) {
    Options options;
    options.quiet = true;
    const Console console{options};
    testing::internal::CaptureStderr();
    ProgressReport report{console, "South Somerset"};

    report.show({5, 5, 20});
    report.show({20, 5, 20});

    EXPECT_EQ(testing::internal::GetCapturedStderr(), "");
}

}  // namespace
}  // namespace careway::cli
