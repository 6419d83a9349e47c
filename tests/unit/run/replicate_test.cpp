#include "sim/run/replicate.hpp"

#include <gtest/gtest.h>

#include "sim/pathway/compile.hpp"
#include "sim/run/replica.hpp"

namespace careway::run {
namespace {

/// A ward of four beds, full most of the time, measured over 30 days.
std::shared_ptr<const pathway::Program> ward() {
    pathway::ModelSpec spec;
    spec.name = "Ward";
    spec.run.length = Duration::days(30);
    pathway::PoolSpec beds;
    beds.name = "beds";
    beds.capacity = Dated<int>::always(4);
    spec.pools = {beds};
    demand::StreamSpec stream;
    stream.name = "emergencies";
    stream.enters = "ward";
    stream.rate = Dated<Split<double>>::always(Split<double>::same(1.0 / 24));
    spec.streams = {stream};
    random::Distribution stay;
    stay.shape = random::Shape::exponential;
    stay.a = static_cast<double>(Duration::days(3).ticks());
    pathway::NodeSpec node;
    node.name = "ward";
    node.uses = {{"beds"}};
    node.stay = Dated<pathway::Stay>::always(pathway::Stay::same(stay));
    node.destinations.emplace_back();
    node.destinations.back().to = "home";
    spec.nodes = {node};
    return pathway::compile(spec);
}

/// As text, in which values that do not exist are equal.
std::vector<std::string> texts(const Values& values) {
    std::vector<std::string> result;
    for (const double value : values) {
        result.push_back(std::to_string(value));
    }
    return result;
}

TEST(Replicate, GivesWhatARunInOneGoGives) {
    const std::atomic<bool> stop{false};
    const auto program = ward();

    const auto values = replicate(program, 42, 1, stop);

    ASSERT_TRUE(values.has_value());
    EXPECT_EQ(texts(*values), texts(Replica{program, 42, 1}.finish()));
}

TEST(Replicate, DiffersByReplicationAndSeed) {
    const std::atomic<bool> stop{false};
    const auto program = ward();
    const auto first = texts(*replicate(program, 42, 1, stop));

    EXPECT_EQ(texts(*replicate(program, 42, 1, stop)), first);
    EXPECT_NE(texts(*replicate(program, 42, 2, stop)), first);
    EXPECT_NE(texts(*replicate(program, 43, 1, stop)), first);
}

TEST(Replicate, GivesUpWhenToldToStop) {
    const std::atomic<bool> stop{true};

    EXPECT_EQ(replicate(ward(), 42, 1, stop), std::nullopt);
}

}  // namespace
}  // namespace careway::run
