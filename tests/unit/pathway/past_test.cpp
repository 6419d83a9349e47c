#include "sim/pathway/past.hpp"

#include <gmock/gmock.h>

#include <functional>
#include <tuple>

#include "tests/unit/pathway/system.hpp"

namespace careway::pathway {
namespace {

using namespace testing;

constexpr int lever_day = 50;

Date date_of(const ModelSpec& spec, int number) {
    return spec.run.start + std::chrono::days{number};
}

random::Distribution gamma(double mean_hours) {
    return {random::Shape::gamma, mean_hours * 3600e3, 0.5 * mean_hours * 3600e3, {}, {}, 1};
}

/// A hospital and a community ward that is too small; stays by tables, one of them changed on a date already.
ModelSpec plain() {
    ModelSpec spec = system(
        {pool("acute_beds", 12), pool("ward_beds", 4)}, {stream("ed", "acute", 0.2), stream("elective", "acute", 0.05)},
        {node("acute", {"acute_beds"}, gamma(48), {to("ward", 0.3), to("home", 0.6), to("died", 0.1)}),
         node("ward", {"ward_beds"}, gamma(96), {to("home")})});
    spec.nodes[1].stay.steps = {{date_of(spec, 20), Stay::same(gamma(72))}};
    return spec;
}

/// With what only special models have: doors, closures at random (whose tables come behind all others), rising
/// priorities.
ModelSpec special() {
    ModelSpec spec = plain();
    spec.pools[1].starts = {{Duration::hours(8), Duration::hours(100)}};
    spec.pools[0].closed = ClosureSpec{gamma(200), gamma(20), 3};
    spec.nodes[0].rises = {{Duration::hours(12), 1}};
    return spec;
}

using Lever = std::function<void(ModelSpec&)>;

const std::vector<std::pair<std::string, Lever>> levers{
    {"capacity",
     [](ModelSpec& spec) {
         spec.pools[1].capacity.steps = {{date_of(spec, lever_day), 9}};
     }},
    {"fewer places",
     [](ModelSpec& spec) {
         spec.pools[0].capacity.steps = {{date_of(spec, lever_day), 7}};
     }},
    {"rate",
     [](ModelSpec& spec) {
         spec.streams[0].rate.steps = {{date_of(spec, lever_day), Split<double>::same(0.4)}};
     }},
    {"switch",
     [](ModelSpec& spec) {
         spec.streams[1].active.steps = {{date_of(spec, lever_day), false}};
     }},
    {"share",
     [](ModelSpec& spec) {
         spec.nodes[0].destinations[0].share.steps = {{date_of(spec, lever_day), Split<double>::same(0.1)}};
     }},
    {"stay",
     [](ModelSpec& spec) {
         spec.nodes[0].stay.steps = {{date_of(spec, lever_day), Stay::same(gamma(24))}};
     }},
    {"nothing", [](ModelSpec&) {}},
};

using Line = std::tuple<Time, std::uint64_t, Time, int, int, int, int, int>;

std::vector<Line> run(Simulation& simulation, Time until) {
    std::vector<Line> lines;
    Records batch;
    for (bool arrived = false; !arrived;) {
        arrived = simulation.advance(until, batch);
        for (const Record& r : batch.all()) {
            lines.emplace_back(r.time, r.person, r.since, r.node, r.other, r.person_class, static_cast<int>(r.what),
                               r.marks);
        }
        batch.clear();
    }
    return lines;
}

Simulation begun(const std::shared_ptr<const Program>& program) {
    return {program, program->initial_settings, random::Draws{7, 1}};
}

class GoingOn : public ::testing::TestWithParam<bool> {
protected:
    ModelSpec spec() const { return GetParam() ? special() : plain(); }
};

TEST_P(GoingOn, UnderALaterChangeEqualsARunOfItFromTheStart) {
    for (const auto& [name, pull] : levers) {
        for (const Time turn : {Time{}, Time{33 * day + 5 * hour}, Time{lever_day * day}}) {
            ModelSpec pulled = spec();
            pull(pulled);
            const auto before = compile(spec());
            const auto after = compile(pulled);
            Simulation whole = begun(after);
            Simulation turned = begun(before);

            auto lines = run(turned, turn);
            turned.go_on_under(after);
            const auto rest = run(turned, after->end);
            lines.insert(lines.end(), rest.begin(), rest.end());

            EXPECT_EQ(lines, run(whole, after->end)) << name;
            EXPECT_EQ(turned.frame(), whole.frame()) << name;
        }
    }
}

TEST_P(GoingOn, IsRefusedWhenTheChangeWasDueBefore) {
    for (const auto& [name, pull] : levers) {
        ModelSpec pulled = spec();
        pull(pulled);
        Simulation simulation = begun(compile(spec()));
        run(simulation, Time{lever_day * day + hour});

        if (name == "nothing") {
            EXPECT_NO_THROW(simulation.go_on_under(compile(pulled)));
        } else {
            EXPECT_THROW(simulation.go_on_under(compile(pulled)), std::invalid_argument) << name;
        }
    }
}

INSTANTIATE_TEST_SUITE_P(Models, GoingOn, ::testing::Bool(),
                         [](const auto& kind) { return kind.param ? "Special" : "Plain"; });

TEST(Past, IsAnotherWhereTheStructureDiffers) {
    const std::vector<Lever> differences{
        [](ModelSpec& spec) { spec.pools[1].capacity = Dated<int>::always(5); },
        [](ModelSpec& spec) { spec.nodes[1].queue_limit = 3; },
        [](ModelSpec& spec) { spec.nodes[0].stay = Dated<Stay>::always(Stay::same(gamma(47))); },
        [](ModelSpec& spec) { spec.streams[1].name = "booked"; },
        [](ModelSpec& spec) { spec.pools.push_back(pool("spare", 1)); },
        [](ModelSpec& spec) { spec.run.length = 99 * day; },
    };
    const auto before = compile(plain());

    for (std::size_t i = 0; i < differences.size(); ++i) {
        ModelSpec other = plain();
        differences[i](other);
        EXPECT_FALSE(same_until(*before, *compile(other), Time{day})) << i;
    }
    EXPECT_TRUE(same_until(*before, *compile(plain()), Time{day}));
}

/// Hours are counted in the greatest amount that goes into all of them, so that one more date may count them anew.
TEST(Past, IsAnotherWhereHoursAreCountedOtherwise) {
    ModelSpec spec = plain();
    spec.pools[1].in_hours = true;
    spec.pools[1].capacity.first = 4000;
    spec.nodes[1].uses[0].amount = 1000;
    ModelSpec same_hours = spec;
    same_hours.pools[1].capacity.steps = {{date_of(spec, lever_day), 6000}};
    ModelSpec other_hours = spec;
    other_hours.pools[1].capacity.steps = {{date_of(spec, lever_day), 4250}};

    EXPECT_TRUE(same_until(*compile(spec), *compile(same_hours), Time{day}));
    EXPECT_FALSE(same_until(*compile(spec), *compile(other_hours), Time{day}));
}

/// Two pools whose people want each other's places: a run stops when they can never have them.
ModelSpec ring(int places_to_come) {
    ModelSpec spec = system({pool("a_beds", 2), pool("b_beds", 2)}, {stream("in", "a", 0.1)},
                            {node("a", {"a_beds"}, fixed(20), {to("b", 0.5), to("home", 0.5)}),
                             node("b", {"b_beds"}, fixed(20), {to("a", 0.5), to("home", 0.5)})});
    spec.pools[0].capacity.steps = {{date_of(spec, 90), places_to_come}};
    return spec;
}

TEST(Past, IsAnotherWhereARingMightHaveStoppedTheRunForWantOfPlacesToCome) {
    EXPECT_TRUE(same_until(*compile(ring(10)), *compile(ring(11)), Time{day}));
    EXPECT_FALSE(same_until(*compile(ring(10)), *compile(ring(9)), Time{day}));
}

TEST(Past, IsAnotherWhereRingsSwapPlacesAndOthersAreToCome) {
    const auto swapping = [](int places) {
        ModelSpec spec = ring(places);
        spec.run.exchange = true;
        return compile(spec);
    };

    EXPECT_TRUE(same_until(*swapping(10), *swapping(10), Time{day}));
    EXPECT_FALSE(same_until(*swapping(10), *swapping(11), Time{day}));
}

}  // namespace
}  // namespace careway::pathway
