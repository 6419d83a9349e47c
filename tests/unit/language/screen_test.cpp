#include "sim/language/screen.hpp"

#include "tests/unit/language/files.hpp"

namespace careway::language {

namespace {

constexpr const char* ward = "pathway: {ward: {uses: beds, stay: 1 day, ready: home}}\n";

class ScreenWords : public Folder {
protected:
    /// What a model of one ward says when these keys stand in its pool and beside it.
    std::filesystem::path model(const std::string& of_pool, const std::string& lines = "") const {
        return write_ward("pools: {beds: {capacity: 9" + of_pool + "}}\n" + ward + lines);
    }
    Screen screen(const std::string& of_pool, const std::string& lines = "") const {
        return load(model(of_pool, lines)).screen;
    }
    std::string faults(const std::string& of_pool, const std::string& lines = "") const {
        return faults_of(model(of_pool, lines));
    }
};

}  // namespace

TEST_F(ScreenWords, HoldEveryPoolOfAModelThatSaysNothingOfTheScreen) {
    const Screen plain = screen("");

    ASSERT_EQ(plain.pools.size(), 1u);
    EXPECT_EQ(plain.pools.at("beds").short_name, "");
    EXPECT_TRUE(plain.columns.empty());
    EXPECT_EQ(plain.budget.cost_per_day, std::nullopt);
}

TEST_F(ScreenWords, SayHowAPoolIsShown) {
    const Screen shown = screen(", short: Beds, group: Wards, column: Hospital");

    EXPECT_EQ(shown.pools.at("beds").short_name, "Beds");
    EXPECT_EQ(shown.pools.at("beds").group, "Wards");
    EXPECT_EQ(shown.pools.at("beds").column, "Hospital");
}

TEST_F(ScreenWords, TakeTheColumnsThatPoolsNameWhereNoneAreListed) {
    EXPECT_EQ(screen(", column: Hospital").columns, std::vector<std::string>{"Hospital"});
    EXPECT_EQ(screen(", column: Hospital", "screen: {columns: [Door, Hospital]}\n").columns,
              (std::vector<std::string>{"Door", "Hospital"}));
}

TEST_F(ScreenWords, NameNoMoreColumnsThanThereIsRoomFor) {
    std::string pools = "pools: {";
    std::string uses;
    for (const char* letter : {"a", "b", "c", "d", "e", "f", "g"}) {
        pools += std::string{letter} + ": {capacity: 9, column: " + letter + "}, ";
        uses += (uses.empty() ? "" : ", ") + std::string{letter};
    }
    const auto crowded = write_ward(pools + "}\npathway: {ward: {uses: [" + uses + "], stay: 1 day, ready: home}}\n");

    EXPECT_EQ(faults_of(crowded), "M177 the screen has room for 6 columns, and `g` is one more\n");
}

TEST_F(ScreenWords, HoldTilesAndCharts) {
    const Screen shown = screen("", "screen: {tiles: [beds.occupancy, system.delayed], charts: [beds.in_use]}\n");

    EXPECT_EQ(shown.tiles, (std::vector<std::string>{"beds.occupancy", "system.delayed"}));
    EXPECT_EQ(shown.charts, std::vector<std::string>{"beds.in_use"});
}

TEST_F(ScreenWords, CountCharactersAndNotBytes) {
    EXPECT_EQ(faults(", short: \"Über 18 Betten: öö\""), "");
    EXPECT_EQ(faults(", short: \"Über 19 Betten: ööö\""),
              "M176 `short` of pool `beds` must be one line of at most 18 characters, found `Über 19 Betten: ööö`\n");
    EXPECT_EQ(faults(", short: \"a\\nb\""),
              "M176 `short` of pool `beds` must be one line of at most 18 characters, found a text of several lines\n");
}

TEST_F(ScreenWords, ReadStopRules) {
    const auto stops = screen("",
                              "stops: [{name: Full, measure: beds.occupancy, above: 98 %}, "
                              "{name: Calm, measure: beds.waiting, below: 3}]\n")
                           .stops;

    ASSERT_EQ(stops.size(), 2u);
    EXPECT_EQ(stops[0].name, "Full");
    EXPECT_EQ(stops[0].pool, "beds");
    EXPECT_EQ(stops[0].watched, StopRule::Watched::occupancy);
    EXPECT_TRUE(stops[0].above);
    EXPECT_EQ(stops[0].limit, 0.98);
    EXPECT_EQ(stops[1].measure, "beds.waiting");
    EXPECT_EQ(stops[1].watched, StopRule::Watched::waiting);
    EXPECT_FALSE(stops[1].above);
    EXPECT_EQ(stops[1].limit, 3);
}

TEST_F(ScreenWords, StopAtAShareOfPlacesOrANumberOfPeople) {
    EXPECT_EQ(faults("", "stops: [{name: a, measure: beds.occupancy, above: 98}]\n"),
              "M112 `above` of beds.occupancy must be a share such as `98 %`, found `98`\n");
    EXPECT_EQ(faults("", "stops: [{name: a, measure: beds.waiting, below: 98 %}]\n"),
              "M113 `below` of beds.waiting must be a number of people or places, found `98 %`\n");
}

TEST_F(ScreenWords, ReadTheBudget) {
    const Budget budget = screen("", "budget: {cost: £7000 per week, staff: 12.5}\n").budget;

    EXPECT_EQ(budget.cost_per_day, 1000);
    EXPECT_EQ(budget.staff, 12.5);
}

TEST_F(ScreenWords, DoNotTouchWhatDecidesARun) {
    const std::string lines =
        "screen: {tiles: [beds.occupancy]}\nbudget: {staff: 3}\n"
        "stops: [{name: Full, measure: beds.occupancy, above: 98 %}]\n"
        "levers: [{name: More, cost: £9 per day, set: {pools.beds.capacity: {add: 2}}}]\n";
    const Model plain = load(model(""));
    const Model shown = load(model(", short: Beds, column: Hospital", lines));

    EXPECT_EQ(shown.effective_text, plain.effective_text);
    EXPECT_EQ(shown.inputs.size(), plain.inputs.size());
}

}  // namespace careway::language
