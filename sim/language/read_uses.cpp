// What a stay needs: places of pools, or hours of them.
#include <fmt/format.h>

#include <algorithm>

#include "sim/language/model_reader.hpp"

namespace careway::language {

const pathway::PoolSpec* pool_called(const pathway::ModelSpec& spec, const std::string& name) {
    const auto found =
        std::find_if(spec.pools.begin(), spec.pools.end(), [&](const auto& pool) { return pool.name == name; });
    return found == spec.pools.end() ? nullptr : &*found;
}

/// Whether anything in the pathway or the memberships needs hours of a pool: all that says so of one without limit.
bool is_used_in_hours(const Value& model, const std::string& pool) {
    for (const char* section : {"pathway", "memberships"}) {
        const Value* nodes = model.find(section);
        for (const Entry* node : nodes == nullptr ? std::vector<const Entry*>{} : own_entries(*nodes)) {
            const Value* uses = bare(node->value).find("uses");
            const Value* use = uses == nullptr || !bare(*uses).is_map() ? nullptr : bare(*uses).find(pool);
            const Value* amount = use != nullptr && bare(*use).is_map() ? bare(*use).find("amount") : use;
            if (amount != nullptr && fits(weekly_hours_type, bare(*amount))) {
                return true;
            }
        }
    }
    return false;
}

void ModelReader::read_sharing(const Value& stated, pathway::NodeSpec& node) {
    const std::string reserve = text_at(stated, "reserve", "no");
    node.reserve = reserve == "yes" || reserve == "true";
    if (const Value* buffer = stated.find("buffer"); buffer != nullptr && sound(*buffer)) {
        node.buffer = read_whole(*buffer, people_type, Frame{}, faults_);
    }
    if (const Value* overflow = stated.find("overflow"); overflow != nullptr && bare(*overflow).is_map()) {
        const Value& rule = bare(*overflow);
        node.overflow =
            pathway::OverflowSpec{text_at(rule, "into", ""), text_at(rule, "return", "when free") != "never"};
    }
}

std::vector<pathway::UseSpec> ModelReader::read_uses(const Value& value, const pathway::ModelSpec& spec) {
    std::vector<pathway::UseSpec> uses;
    if (value.is_text()) {
        uses.push_back({value.text});
        check_unit(uses.back(), false, value.place, spec);
    }
    for (const Value& item : value.items) {
        const std::string& pool = bare(item).text;
        if (std::any_of(uses.begin(), uses.end(), [&](const auto& use) { return use.pool == pool; })) {
            faults_.add(Code::name_twice, item.place, fmt::format("pool `{}` is named twice", pool));
        }
        uses.push_back({pool});
        check_unit(uses.back(), false, item.place, spec);
    }
    if (value.is_map()) {
        for (const Entry* entry : own_entries(value)) {
            uses.push_back(read_use(*entry, spec));
        }
    }
    return uses;
}

pathway::UseSpec ModelReader::read_use(const Entry& entry, const pathway::ModelSpec& spec) {
    pathway::UseSpec use{entry.key};
    const Value& stated = bare(entry.value);
    const Value* amount = stated.is_map() ? stated.find("amount") : &entry.value;
    if (!sound(entry.value) || (amount != nullptr && !sound(*amount))) {
        return use;
    }
    const bool hours = amount != nullptr && fits(weekly_hours_type, bare(*amount));
    if (amount != nullptr) {
        use.amount = hours ? std::max(read_hundredths(*amount, Frame{}, faults_), 1)
                           : read_whole(*amount, places_type, Frame{}, faults_);
    }
    if (const Value* lasts = stated.is_map() ? stated.find("for") : nullptr) {
        use.lasts = plain_stay(*lasts);
    }
    check_unit(use, hours, amount == nullptr ? entry.place : amount->place, spec);
    return use;
}

/// A pool in hours is used in hours, a pool of places in places.
void ModelReader::check_unit(const pathway::UseSpec& use, bool hours, const Place& place,
                             const pathway::ModelSpec& spec) {
    const pathway::PoolSpec* pool = pool_called(spec, use.pool);
    if (pool == nullptr || pool->in_hours == hours) {
        return;
    }
    faults_.add(Code::other_unit, place,
                hours ? fmt::format("pool `{}` has places, not hours", use.pool)
                      : fmt::format("pool `{}` is measured in hours", use.pool),
                {hours ? "say how many places are needed"
                       : fmt::format("say how many hours: `uses: {{{}: 12.5 hours per week}}`", use.pool),
                 ""});
}

}  // namespace careway::language
