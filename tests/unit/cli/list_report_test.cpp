#include <gtest/gtest.h>

#include "sim/cli/report.hpp"

namespace careway::cli {
namespace {

const Listed listed{
    {"address", "value", "source", "low", "high"},
    {{"pools.beds.capacity", "345", "E018", "330", "360"},
     {"run.length", "2 years", "", "", ""},
     {"pathway.ward.stay.mean", "9 days",
      "assumption (published lengths of stay contain delay, so that it is taken off again here)", "", ""}}};

TEST(ListText, PutsALineThatIsTooLongBelowItsName) {
    EXPECT_EQ(list_text(listed),
              "pools.beds.capacity     345, E018, low 330, high 360\n"
              "run.length              2 years\n"
              "pathway.ward.stay.mean\n"
              "    9 days, assumption (published lengths of stay contain delay, so that it is\n"
              "    taken off again here)\n");
}

TEST(ListCsv, HasOneLineARow) {
    EXPECT_EQ(list_csv({{"a", "b"}, {{"1", "2, 3"}}}), "a,b\n1,\"2, 3\"\n");
}

}  // namespace
}  // namespace careway::cli
