#include <algorithm>

#include "sim/language/model_reader.hpp"

// Who goes first.
namespace careway::language {

void ModelReader::read_priority(const Value& node, pathway::NodeSpec& spec) {
    const Value* priority = node.find("priority");
    if (priority == nullptr || !sound(*priority)) {
        return;
    }
    const Value* from = bare(*priority).is_map() ? bare(*priority).find("from") : nullptr;
    if (from == nullptr) {
        spec.priority = read_split<int>(*priority, attributes_, Frame{}, [this](const Value& cell, const Frame& frame) {
            return read_whole(cell, rank_type, frame, faults_);
        });
        return;
    }
    pathway::OriginPrioritySpec by_origin;
    bool others = false;
    for (const Entry* entry : own_entries(bare(*from))) {
        const int rank = read_whole(entry->value, rank_type, Frame{}, faults_);
        if (entry->key == "other") {
            by_origin.other = rank;
            others = true;
        } else {
            by_origin.from.emplace_back(entry->key, rank);
        }
    }
    if (!others) {
        faults_.add(Code::missing_key, priority->place, "a priority by origin needs `other`",
                    {"other: everybody who comes from elsewhere; for example `other: 3`", ""});
    }
    std::sort(by_origin.from.begin(), by_origin.from.end());
    spec.priority_by_origin = std::move(by_origin);
}

void ModelReader::read_rises(const Value& node, pathway::NodeSpec& spec) {
    const Value* rises = node.find("rises");
    if (rises == nullptr || !sound(*rises)) {
        return;
    }
    for (const Value& item : bare(*rises).items) {
        const Value* after = bare(item).find("after");
        const Value* to = bare(item).find("to");
        if (after != nullptr && to != nullptr && sound(*after) && sound(*to)) {
            const double ticks = read_number(*after, duration_type, Frame{}, faults_);
            spec.rises.push_back({Duration::milliseconds(static_cast<std::int64_t>(ticks + 0.5)),
                                  read_whole(*to, rank_type, Frame{}, faults_)});
        }
    }
    std::sort(spec.rises.begin(), spec.rises.end(), [](const auto& a, const auto& b) {
        return std::pair{a.after, a.to} < std::pair{b.after, b.to};
    });
}

}  // namespace careway::language
