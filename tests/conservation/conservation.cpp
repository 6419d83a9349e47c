#include "tests/conservation/conservation.hpp"

#include <fmt/format.h>

#include <numeric>
#include <utility>

#include "sim/measure/measures.hpp"
#include "sim/pathway/simulation.hpp"
#include "tests/conservation/ledger.hpp"

namespace careway::conservation {

namespace {

using pathway::Frame;

class Audit {
public:
    Audit(std::shared_ptr<const pathway::Program> program, std::uint32_t seed, std::uint32_t replication)
        : program_{std::move(program)},
          simulation_{program_, program_->initial_settings, random::Draws{seed, replication}},
          measures_{program_},
          ledger_{program_->nodes.size()} {}

    std::vector<std::string> run() {
        const Frame before = go_on_to(program_->measure_from);
        measures_.cut(program_->measure_from);
        ledger_.cut(program_->measure_from);
        const std::int64_t sent_home_before = ledger_.sent_home();
        const Frame after = go_on_to(program_->end);
        totals_ = measures_.cut(program_->end);
        sums_ = ledger_.cut(program_->end);
        sent_home_ = ledger_.sent_home() - sent_home_before;
        for (std::size_t n = 0; n < sums_.size(); ++n) {
            check_node(n, before.nodes[n], after.nodes[n]);
        }
        for (std::size_t p = 0; p < totals_.pools.size(); ++p) {
            check_pool(p);
        }
        check_system(before, after);
        return std::move(broken_);
    }

private:
    std::shared_ptr<const pathway::Program> program_;
    pathway::Simulation simulation_;
    measure::Measures measures_;
    Ledger ledger_;
    measure::Totals totals_;
    std::vector<NodeSums> sums_;
    std::int64_t sent_home_ = 0;  ///< in the window, and have not come again
    std::vector<std::string> broken_;

    Frame go_on_to(Time until) {
        pathway::Records records;
        for (bool there = false; !there;) {
            there = simulation_.advance(until, records);
            measures_.read(records.all());
            ledger_.read(records.all());
            records.clear();
        }
        return simulation_.frame();
    }

    void expect_equal(const std::string& what, std::int64_t counted, std::int64_t added_up) {
        if (counted != added_up) {
            broken_.push_back(fmt::format("{}: {} by count, {} person by person", what, counted, added_up));
        }
    }

    static std::int64_t inside(const Frame::NodeCounts& node) { return node.staying + node.in_process + node.delayed; }

    /// Nobody has been told of people who are placed at the very start, so they have not come by then.
    [[nodiscard]] std::int64_t placed_in_window() const {
        const bool in_window = program_->measure_from == Time{};
        return std::accumulate(program_->initial.begin(), program_->initial.end(), std::int64_t{0},
                               [&](std::int64_t sum, const auto& group) { return sum + in_window * group.count; });
    }

    void check_node(std::size_t n, const Frame::NodeCounts& before, const Frame::NodeCounts& after) {
        const auto& node = totals_.nodes[n];
        const NodeSums& sums = sums_[n];
        const std::string& name = program_->texts.nodes[n].name;
        expect_equal(name + ", queue", node.queue_area, sums.waiting);
        expect_equal(name + ", inside", node.inside_area, sums.inside);
        expect_equal(name + ", delayed", node.delayed_area, sums.delayed);
        expect_equal(name + ", starts", node.waits().count(), sums.starts);
        expect_equal(name + ", leaves", node.times().count(), sums.leaves);
        expect_equal(name + ", gave up", node.gave_up, sums.gave_up);
        expect_equal(name + ", waits", node.waits().sum(), sums.waits);
        expect_equal(name + ", times", node.times().sum(), sums.times);
        expect_equal(name + ", people who came and did not leave", inside(after) - inside(before),
                     sums.starts - sums.leaves);
    }

    void check_pool(std::size_t p) {
        const auto& levels = totals_.pools[p].time_at;
        const std::string& name = program_->texts.pools[p].name;
        std::int64_t held = 0;
        for (std::size_t level = 0; level < levels.size(); ++level) {
            held += static_cast<std::int64_t>(level) * levels[level];
        }
        expect_equal(name + ", time", std::accumulate(levels.begin(), levels.end(), std::int64_t{0}),
                     (program_->end - program_->measure_from).ticks());
        std::int64_t by_people = 0;
        for (std::size_t n = 0; n < sums_.size(); ++n) {
            for (const pathway::Need& need : program_->list(program_->nodes[n].needs)) {
                by_people += need.pool == p ? need.amount * sums_[n].inside : 0;
            }
        }
        if (!program_->special) {
            expect_equal(name + ", places in use", held, by_people);
        }
    }

    void check_system(const Frame& before, const Frame& after) {
        const auto present = [](const Frame& frame) {
            return std::accumulate(frame.nodes.begin(), frame.nodes.end(), std::int64_t{frame.between_places},
                                   [](std::int64_t sum, const auto& node) { return sum + inside(node) + node.queued; });
        };
        if (totals_.arrivals == 0) {
            broken_.push_back("nobody comes, so nothing was put to the test");
        }
        const std::int64_t gone =
            std::accumulate(totals_.exits.begin(), totals_.exits.end() - 1, std::int64_t{0});  // the last is no exit
        expect_equal("people who came and are not gone", present(after) - present(before),
                     totals_.arrivals + totals_.returned + placed_in_window() - gone - sent_home_);
    }
};

}  // namespace

std::vector<std::string> broken_promises(const std::shared_ptr<const pathway::Program>& program, std::uint32_t seed,
                                         std::uint32_t replication) {
    return Audit{program, seed, replication}.run();
}

}  // namespace careway::conservation
