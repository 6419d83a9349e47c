#include "sim/language/pulls.hpp"

#include <algorithm>
#include <cmath>

#include "tests/unit/language/files.hpp"

namespace careway::language {

bool operator==(const Pull& a, const Pull& b) {
    return a.lever == b.lever && a.from == b.from && a.release == b.release;
}

namespace {

/// Forty beds from 2016-04-01 on, and what can be done to them.
class Pulls : public Folder {
protected:
    void SetUp() override {
        Folder::SetUp();
        model_ = write(
            "ward.yaml",
            "careway: 1\nname: Ward\nrun: {length: 10 days}\nstart: 2016-04-01\nsource: assumption (x)\nattributes: "
            "{age: [young, old], sex: [female, male]}\n"
            "pools: {beds: {capacity: 40}, homes: {capacity: 40}}\n"
            "arrivals: {ed: {rate: {by: [age, sex], young: {female: 2 per day, male: 3 per day}, "
            "old: {female: 4 per day, male: 5 per day}}, enters: ward}}\n"
            "pathway: {ward: {uses: beds, stay: 4 days, ready: flat}, flat: {uses: homes, stay: 9 days, ready: home}}\n"
            "levers:\n"
            "  - {name: Ten more, set: {pools.beds.capacity: {add: 10}}}\n"
            "  - {name: A fifth more, set: {pools.beds.capacity: {times: 1.2}}}\n"
            "  - {name: Five fewer, set: {pools.beds.capacity: {add: -5}}}\n"
            "  - {name: Sixty, set: {pools.beds.capacity: 60}}\n"
            "  - {name: More homes, set: {pools.homes.capacity: {times: 1.5}}}\n"
            "  - {name: Twice ten more, set: {pools.beds.capacity: [{add: 10}, {times: 2}]}}\n"
            "  - {name: More men, set: {arrivals.ed.rate.male: {times: 1.5}}}\n"
            "  - {name: More old people, set: {arrivals.ed.rate.old: {add: 1 per day}}}\n"
            "  - {name: More young people, set: {arrivals.ed.rate.young: {add: 1 per day}}}\n"
            "  - {name: More people, set: {arrivals.ed.rate: {add: 1 per day}}}\n");
    }
    [[nodiscard]] Model with(const std::vector<Pull>& pulls) const { return load(model_, {}, pulls); }
    /// "40, 2016-04-04 50"; or why the last of the pulls is refused.
    [[nodiscard]] std::string beds(const std::vector<Pull>& pulls) const {
        try {
            const auto capacity = with(pulls).spec.pools.at(0).capacity;
            std::string text = std::to_string(capacity.first);
            for (const auto& [date, places] : capacity.steps) {
                text += ", " + to_string(date) + " " + std::to_string(places);
            }
            return text;
        } catch (const PullRefused& refused) {
            return refused.what();
        }
    }
    /// In people a day, of young women and men, then of old.
    static std::vector<double> rates_at_the_end(const Model& model) {
        const auto& rate = model.spec.streams.at(0).rate;
        std::vector<double> rates = rate.steps.empty() ? rate.first.cells : rate.steps.back().second.cells;
        std::ranges::transform(rates, rates.begin(), [](double hourly) { return std::round(hourly * 24e6) / 1e6; });
        return rates;
    }
    static Date april(unsigned day) {
        return std::chrono::sys_days{std::chrono::year{2016} / std::chrono::April / std::chrono::day{day}};
    }

    std::filesystem::path model_;
};

enum : std::size_t { ten, fifth, five, sixty, homes, twice, men, old, young, people };

}  // namespace

TEST_F(Pulls, AreNotInForceWhereTheLeverWasReleasedBefore) {
    const std::vector<Lever> levers = load(model_).screen.levers;
    const std::vector<Pull> cancelled{{ten, april(13)}, {ten, april(9), true}};
    const std::vector<Pull> mixed{{ten, april(13)}, {five, april(4)},        {ten, april(9), true},
                                  {ten, april(8)},  {five, april(20), true}, {ten, april(10), true}};

    EXPECT_EQ(in_force(levers, cancelled), std::vector<Pull>{});
    EXPECT_EQ(in_force(levers, mixed),
              (std::vector<Pull>{{five, april(4)}, {ten, april(8)}, {five, april(20), true}, {ten, april(10), true}}));
}

// After going back in time, a day may come before what has been done already.
TEST_F(Pulls, AreRefusedBeforeALaterReleaseOfTheSameLever) {
    EXPECT_EQ(beds({{ten, april(13)}, {ten, april(27), true}, {ten, april(9)}}),
              "`Ten more` was released later, on 2016-04-27: choose that day or a later one");
    EXPECT_EQ(beds({{ten, april(3)}, {ten, april(10), true}, {ten, april(13)}, {ten, april(5), true}}),
              "`Ten more` was pulled again later, on 2016-04-13: choose that day or a later one");
    EXPECT_EQ(beds({{ten, april(13)}, {ten, april(27), true}, {ten, april(27)}}), "40, 2016-04-13 50");
}

TEST_F(Pulls, MayComeBeforeLaterOnesOfOtherLevers) {
    EXPECT_EQ(beds({{ten, april(13)}, {five, april(9)}}), "40, 2016-04-09 35, 2016-04-13 45");
}

TEST_F(Pulls, CannotBeTakenBackWhileALaterOneChangesTheSameInAnotherWay) {
    EXPECT_EQ(beds({{ten, april(4)}, {fifth, april(6)}, {ten, april(9), true}}),
              "`Ten more` cannot be released on 2016-04-09: since 2016-04-06 `A fifth more` changes "
              "`pools.beds.capacity` in another way");
    EXPECT_EQ(beds({{ten, april(4)}, {sixty, april(6)}, {ten, april(9), true}}),
              "`Ten more` cannot be released on 2016-04-09: since 2016-04-06 `Sixty` changes `pools.beds.capacity` in "
              "another way");
    EXPECT_EQ(beds({{ten, april(4)}, {twice, april(6)}, {ten, april(9), true}}),
              "`Ten more` cannot be released on 2016-04-09: since 2016-04-06 `Twice ten more` changes "
              "`pools.beds.capacity` in another way");
}

TEST_F(Pulls, CannotComeBetweenOthersThatCouldNotBeTakenBackThen) {
    EXPECT_EQ(beds({{ten, april(4)}, {ten, april(9), true}, {fifth, april(6)}}),
              "`Ten more` cannot be released on 2016-04-09: since 2016-04-06 `A fifth more` changes "
              "`pools.beds.capacity` in another way");
}

TEST_F(Pulls, OfOneKindAreTakenBackInAnyOrder) {
    EXPECT_EQ(beds({{ten, april(4)}, {five, april(6)}, {ten, april(9), true}, {five, april(11), true}}),
              "40, 2016-04-04 50, 2016-04-06 45, 2016-04-09 35, 2016-04-11 40");
}

TEST_F(Pulls, OfOtherValuesAreTakenBackInAnyOrder) {
    EXPECT_EQ(beds({{ten, april(4)}, {homes, april(6)}, {ten, april(9), true}}), "40, 2016-04-04 50, 2016-04-09 40");
}

TEST_F(Pulls, LeaveWhatWasThereOnceThoseBetweenAreTakenBack) {
    EXPECT_EQ(beds({{ten, april(4)}, {fifth, april(6)}, {fifth, april(8), true}, {ten, april(9), true}}),
              "40, 2016-04-04 50, 2016-04-06 60, 2016-04-08 50, 2016-04-09 40");
    EXPECT_EQ(beds({{fifth, april(2)}, {fifth, april(3), true}, {ten, april(4)}, {ten, april(9), true}}),
              "40, 2016-04-02 48, 2016-04-03 40, 2016-04-04 50, 2016-04-09 40");
}

TEST_F(Pulls, OfSeveralChangesAreTakenBackFromTheLast) {
    EXPECT_EQ(beds({{twice, april(4)}, {twice, april(9), true}}), "40, 2016-04-04 100, 2016-04-09 40");
}

TEST_F(Pulls, MeetInTheCellsOfASplit) {
    EXPECT_THROW(with({{old, april(4)}, {men, april(6)}, {old, april(9), true}}), PullRefused);
    EXPECT_NO_THROW(with({{old, april(4)}, {young, april(6)}, {old, april(9), true}}));
}

// The outer address applies first, whatever its day.
TEST_F(Pulls, OfAnOuterAddressAreTakenBackBeforeTheInnerApplies) {
    EXPECT_EQ(rates_at_the_end(with({{people, april(4)}, {men, april(6)}})), (std::vector<double>{3, 6, 5, 9}));
    EXPECT_EQ(rates_at_the_end(with({{people, april(4)}, {men, april(6)}, {people, april(9), true}})),
              (std::vector<double>{2, 4.5, 4, 7.5}));
}

}  // namespace careway::language
