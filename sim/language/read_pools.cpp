#include <fmt/format.h>

#include <algorithm>

#include "sim/language/dates.hpp"
#include "sim/language/model_reader.hpp"

namespace careway::language {

namespace {

pathway::PoolKind kind_of(const std::string& word) {
    static constexpr std::pair<std::string_view, pathway::PoolKind> kinds[] = {
        {"beds", pathway::PoolKind::beds},         {"spaces", pathway::PoolKind::spaces},
        {"packages", pathway::PoolKind::packages}, {"places", pathway::PoolKind::places},
        {"slots", pathway::PoolKind::slots},       {"clinic", pathway::PoolKind::clinic},
        {"staff", pathway::PoolKind::staff},
    };
    const auto found =
        std::find_if(std::begin(kinds), std::end(kinds), [&](const auto& kind) { return kind.first == word; });
    return found == std::end(kinds) ? pathway::PoolKind::places : found->second;
}

bool is_in_hours(const Value& value, Frame frame) {
    return fits(weekly_hours_type, in_force(value, frame));
}

}  // namespace

void ModelReader::read_pools(pathway::ModelSpec& spec) {
    const Value* pools = model_.find("pools");
    if (pools == nullptr) {
        return;
    }
    for (const Entry* entry : own_entries(*pools)) {
        const Value& stated = bare(entry->value);
        pathway::PoolSpec pool;
        pool.name = entry->key;
        pool.label = text_at(stated, "label", spoken(entry->key));
        pool.kind = kind_of(text_at(stated, "kind", "places"));
        pool.starts = read_week_hours(stated, "starts");
        pool.luck = text_at(stated, "luck", "");
        pool.letter = text_at(stated, "letter", "");
        pool.owner = text_at(stated, "owner", "");
        pool.split_by = read_split_by(stated);
        if (const Value* capacity = stated.find("capacity"); capacity != nullptr && sound(*capacity)) {
            read_capacity(*capacity, pool);
        }
        if (const Value* turnaround = stated.find("turnaround")) {
            pool.turnaround = plain_stay(*turnaround);
        }
        read_price(stated, pool.price);
        read_openings(stated, pool);
        spec.pools.push_back(std::move(pool));
    }
    check_openings(spec);
}

/// People know by which stream they came only where that makes a difference to something.
std::string ModelReader::read_split_by(const Value& pool) {
    const std::string attribute = text_at(pool, "split_by", "");
    if (attribute == pathway::stream_attribute && !used_.contains(attribute)) {
        faults_.add(Code::split_by_unused_stream, pool.find("split_by")->place,
                    "`split_by: stream` in a model without a value that is split by `stream`",
                    {"what people are told apart by must split something else too", ""});
    }
    return attribute;
}

void ModelReader::read_capacity(const Value& value, pathway::PoolSpec& pool) {
    const Value& stated = bare(value);
    if (stated.is_text("unlimited")) {
        pool.unlimited = true;
        pool.in_hours = is_used_in_hours(model_, pool.name);
    } else if (const Value* rota = stated.find("rota")) {
        pool.rota = read_rota(bare(*rota));
    } else {
        pool.in_hours = is_in_hours(value, Frame{});
        pool.capacity = read_dated<int>(value, [&](const Frame& frame) { return size_at(value, pool, frame); });
    }
}

int ModelReader::size_at(const Value& value, const pathway::PoolSpec& pool, const Frame& frame) {
    if (is_in_hours(value, frame) == pool.in_hours) {
        return pool.in_hours ? read_hundredths(value, frame, faults_) : read_whole(value, places_type, frame, faults_);
    }
    Frame inner = frame;
    faults_.add(Code::other_unit, in_force(value, inner).place,
                fmt::format("`capacity` of pool `{}` is in {} at first and in {} here", pool.name,
                            pool.in_hours ? "hours" : "places", pool.in_hours ? "places" : "hours"));
    return 0;
}

pathway::Rota ModelReader::read_rota(const Value& hours) {
    std::vector<int> places(minutes_of_week, 0);
    std::vector<bool> taken(minutes_of_week, false);
    for (const Entry* entry : own_entries(hours)) {
        const int open = read_whole(entry->value, places_type, Frame{}, faults_);
        for (const OpenHours& part : parse_hours(entry->key).value_or(std::vector<OpenHours>{})) {
            const auto from = static_cast<std::size_t>(part.from);
            const auto to = static_cast<std::size_t>(part.to);
            if (std::any_of(taken.begin() + part.from, taken.begin() + part.to, [](bool is) { return is; })) {
                faults_.add(Code::overlapping_hours, entry->place,
                            fmt::format("`{}` overlaps other hours of the rota", entry->key));
                return {};
            }
            for (std::size_t minute = from; minute < to; ++minute) {
                taken[minute] = true;
                places[minute] = open;
            }
        }
    }
    return rota_of(places);
}

void ModelReader::read_price(const Value& pool, pathway::PriceSpec& price) {
    const Value* cost = pool.find("cost");
    if (cost == nullptr || !bare(*cost).is_map()) {
        return;
    }
    price.in_use_per_day = number_at(bare(*cost), "in_use", price_type, 0);
    price.open_per_day = number_at(bare(*cost), "open", price_type, 0);
    price.start = number_at(bare(*cost), "start", fee_type, 0);
    price.opening = number_at(bare(*cost), "opening", fee_type, 0);
    price.delivered_per_day = number_at(bare(*cost), "delivered", price_type, 0);
    price.added_per_day = number_at(bare(*cost), "added", price_type, 0);
}

}  // namespace careway::language
