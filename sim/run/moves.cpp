#include "sim/run/moves.hpp"

#include <algorithm>

namespace careway::run {

using pathway::Record;
using pathway::What;

namespace {

constexpr std::uint16_t outside = 0;

}  // namespace

Moves::Moves(const pathway::Program& program) {
    for (const pathway::Node& node : program.nodes) {
        const auto needs = program.list(node.needs);
        pools_.push_back(needs.empty() ? outside : static_cast<std::uint16_t>(needs.front().pool + 1));
    }
}

void Moves::read(std::span<const Record> records) {
    for (const Record& record : records) {
        if (record.time != instant_) {
            let_go();
            instant_ = record.time;
        }
        switch (record.what) {
            case What::left:
            case What::admitted:
            case What::sent_back:
                have_left_.emplace_back(record.person, pools_[record.node]);
                break;
            case What::started:
            case What::resumed:
                arrive(record.person, pools_[record.node]);
                break;
            default:
                break;
        }
    }
}

std::vector<Moved> Moves::take() {
    let_go();
    std::vector<Moved> moves;
    for (const auto& [way, people] : people_) {
        moves.push_back({way.first, way.second, people});
    }
    people_.clear();
    return moves;
}

/// Whoever has left a place in this instant comes from there.
void Moves::arrive(std::uint64_t person, std::uint16_t to) {
    const auto left =
        std::find_if(have_left_.rbegin(), have_left_.rend(), [&](const auto& one) { return one.first == person; });
    if (left == have_left_.rend()) {
        count(outside, to);
        return;
    }
    count(left->second, to);
    have_left_.erase(std::next(left).base());
}

void Moves::let_go() {
    for (const auto& [person, pool] : have_left_) {
        count(pool, outside);
    }
    have_left_.clear();
}

void Moves::count(std::uint16_t from, std::uint16_t to) {
    if (from != to) {
        ++people_[{from, to}];
    }
}

}  // namespace careway::run
