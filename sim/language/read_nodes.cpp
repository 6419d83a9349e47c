#include <fmt/format.h>

#include <algorithm>

#include "sim/language/model_reader.hpp"
#include "sim/language/shares.hpp"

namespace careway::language {

namespace {

const Entry* onward_of(const Value& node) {
    const Entry* ready = node.entry("ready");
    return ready != nullptr ? ready : node.entry("next");
}

/// Where a scenario last touched a value, so that a message about the result can point there.
const Place* last_change(const Value& value) {
    const Place* place = value.from_scenario ? &value.place : nullptr;
    for (const Adjustment& adjustment : value.adjustments) {
        place = &adjustment.place;
    }
    for (const Entry& entry : value.entries) {
        if (const Place* inner = last_change(entry.value)) {
            place = inner;
        }
    }
    return place;
}

const Split<double>& at_date(const Dated<Split<double>>& dated, const std::optional<Date>& date) {
    const Split<double>* active = &dated.first;
    for (const auto& [from, value] : dated.steps) {
        if (date && from <= *date) {
            active = &value;
        }
    }
    return *active;
}

}  // namespace

void ModelReader::read_nodes(pathway::ModelSpec& spec) {
    for (const bool membership : {false, true}) {
        const Value* map = model_.find(membership ? "memberships" : "pathway");
        if (map == nullptr) {
            continue;
        }
        for (const Entry* entry : own_entries(*map)) {
            spec.nodes.push_back(read_node(*entry, membership, spec));
        }
    }
}

pathway::NodeSpec ModelReader::read_node(const Entry& entry, bool membership, const pathway::ModelSpec& spec) {
    const Value& stated = bare(entry.value);
    pathway::NodeSpec node;
    node.name = entry.key;
    node.label = text_at(stated, "label", spoken(entry.key));
    node.membership = membership;
    node.luck = text_at(stated, "luck", "");
    if (const Value* uses = stated.find("uses"); uses != nullptr && sound(*uses)) {
        node.uses = read_uses(bare(*uses), spec);
    }
    read_sharing(stated, node);
    if (const Value* stay = stated.find("stay"); stay != nullptr && !used_attributes(*stay).contains("next")) {
        node.stay = read_dated<pathway::Stay>(*stay, [&](const Frame& frame) { return stay_at(*stay, frame); });
    }
    read_outside(stated, node);
    read_hazards(stated, node);
    if (membership) {
        read_admitted(stated, node);
        return node;
    }
    node.rounds = read_week_times(stated, "rounds");
    node.leaves = read_week_hours(stated, "leaves");
    const pathway::PoolSpec* first = node.uses.empty() ? nullptr : pool_called(spec, node.uses.front().pool);
    const std::string hold =
        text_at(stated, "hold", first != nullptr && first->kind == pathway::PoolKind::clinic ? "no" : "yes");
    node.hold = hold == "yes" || hold == "true";
    const Entry* onward = onward_of(stated);
    node.delays = onward != nullptr && onward->key == "ready";
    if (onward != nullptr && bare(onward->value).kind != Value::Kind::nothing) {
        read_destinations(bare(onward->value), node);
        if (sound(onward->value)) {
            check_shares(*onward, node);
        }
    }
    if (const Value* stay = stated.find("stay"); stay != nullptr && used_attributes(*stay).contains("next")) {
        read_stays_by_next(*stay, node);
    }
    return node;
}

void ModelReader::read_outside(const Value& node, pathway::NodeSpec& spec) {
    read_priority(node, spec);
    read_rises(node, spec);
    if (const Value* queue = node.find("queue"); queue != nullptr && sound(*queue)) {
        spec.queue_limit = read_whole(*queue, people_type, Frame{}, faults_);
    }
    if (const Value* patience = node.find("patience")) {
        spec.patience = plain_stay(*patience);
        spec.patience_of_stay = text_at(node, "patience_luck", "own") == "stay";
    }
    spec.otherwise = text_at(node, "else", spec.otherwise);
    spec.gives_up_to = text_at(node, "gives_up_to", spec.gives_up_to);
}

void ModelReader::read_destinations(const Value& onward, pathway::NodeSpec& node) {
    if (onward.is_text()) {
        pathway::DestinationSpec only;
        only.to = onward.text;
        node.destinations.push_back(std::move(only));
        return;
    }
    for (const Entry* entry : own_entries(onward)) {
        pathway::DestinationSpec destination;
        destination.to = entry->key;
        const Value& stated = bare(entry->value);
        const bool detailed = stated.is_map() && !is_split(stated) && !is_dated(stated);
        if (detailed) {
            read_detailed(stated, destination);
        }
        if (const Value* share = detailed ? stated.find("share") : &entry->value) {
            destination.rest = bare(*share).is_text("rest");
            if (!destination.rest) {
                destination.share =
                    read_dated<Split<double>>(*share, [&](const Frame& frame) { return split_share(*share, frame); });
            }
        }
        node.destinations.push_back(std::move(destination));
    }
}

void ModelReader::read_detailed(const Value& value, pathway::DestinationSpec& destination) {
    read_processes(value, destination);
    read_if_free(value, destination);
    const Entry* readmitted = value.entry("readmitted");
    if (readmitted == nullptr) {
        return;
    }
    if (!pathway::is_exit(destination.to) || destination.to == "died") {
        faults_.add(Code::readmitted_to_no_exit, readmitted->place,
                    fmt::format("nobody can be readmitted from `{}`", destination.to),
                    {"", "`readmitted` belongs to the exits `home` and `left_area`"});
        return;
    }
    if (bare(readmitted->value).is_map()) {
        read_readmission(bare(readmitted->value), destination);
    }
}

void ModelReader::read_readmission(const Value& value, pathway::DestinationSpec& destination) {
    const Value* share = value.find("share");
    const Value* after = value.find("after");
    if (share == nullptr || after == nullptr) {
        return;
    }
    destination.readmitted =
        pathway::ReadmissionSpec{split_share(*share, Frame{}), plain_stay(*after), text_at(value, "enters", "")};
}

/// A stay for each destination. What one is split by beside it stays a split by attributes.
void ModelReader::read_stays_by_next(const Value& stay, pathway::NodeSpec& node) {
    for (pathway::DestinationSpec& destination : node.destinations) {
        AttributeList attributes = attributes_;
        attributes.emplace_back(next_attribute, std::vector<std::string>{destination.to});
        destination.stay = read_dated<pathway::Stay>(stay, [&](const Frame& frame) {
            auto cells = read_split<random::Distribution>(
                stay, attributes, frame,
                [this](const Value& cell, const Frame& inner) { return read_distribution(cell, inner, faults_); });
            std::erase(cells.by, attributes_.size());  // one value, so the cells stand as they stood
            return cells;
        });
    }
    const auto first = std::min_element(node.destinations.begin(), node.destinations.end(),
                                        [](const auto& a, const auto& b) { return a.to < b.to; });
    if (first != node.destinations.end()) {
        node.stay = *first->stay;  // where nothing asks for the destination
    }
}

void ModelReader::check_shares(const Entry& onward, const pathway::NodeSpec& node) {
    std::set<Date> dates = dates_in(onward.value);
    std::vector<std::optional<Date>> moments{std::nullopt};
    moments.insert(moments.end(), dates.begin(), dates.end());
    const auto rests =
        std::count_if(node.destinations.begin(), node.destinations.end(), [](const auto& d) { return d.rest; });
    const std::string of = fmt::format("`{}` of node `{}`", onward.key, node.name);
    const Place* changed = last_change(onward.value);
    const Place& place = changed == nullptr ? onward.place : *changed;
    if (rests > 1) {
        faults_.add(Code::rest_twice, place, fmt::format("{} has {} shares that take the rest", of, rests));
        return;
    }
    for (const std::optional<Date>& moment : moments) {
        std::vector<Split<double>> shares;
        std::vector<std::size_t> by;
        for (const pathway::DestinationSpec& destination : node.destinations) {
            if (!destination.rest) {
                shares.push_back(at_date(destination.share, moment));
                by.insert(by.end(), shares.back().by.begin(), shares.back().by.end());
            }
        }
        const Classes classes{by, attributes_};
        if (too_many(classes, of, place)) {
            return;
        }
        if (const std::optional<ShareFault> fault = fault_in_shares(shares, rests == 1, classes)) {
            const std::string from = moment ? " from " + to_string(*moment) : "";
            faults_.add(Code::shares_do_not_add_up, place, share_message(of + from, *fault, rests == 1),
                        {"", rests == 1 ? "" : "make one of them `rest` to let it take what is left"});
            return;
        }
    }
}

/// Semantics 3: nobody may be made to wait by a `next`, unless the node lets go of its places first.
void ModelReader::check_next(const pathway::ModelSpec& spec) {
    for (const pathway::NodeSpec& node : spec.nodes) {
        if (node.membership || node.delays || !node.hold) {
            continue;
        }
        for (const pathway::DestinationSpec& destination : node.destinations) {
            const auto next = std::find_if(spec.nodes.begin(), spec.nodes.end(),
                                           [&](const auto& other) { return other.name == destination.to; });
            if (next == spec.nodes.end()) {
                continue;
            }
            for (const pathway::UseSpec& use : next->uses) {
                const pathway::PoolSpec* pool = pool_called(spec, use.pool);
                if (pool != nullptr && !pool->unlimited) {
                    const Value* stated = model_.find("pathway")->find(node.name);
                    faults_.add(
                        Code::next_may_wait, onward_of(bare(*stated))->place,
                        fmt::format("`next` of node `{}` leads to `{}`, whose pool `{}` may be full", node.name,
                                    destination.to, use.pool),
                        {"", "write `ready` where people may have to wait, or `hold: no` to free the place first"});
                    break;
                }
            }
        }
    }
}

}  // namespace careway::language
