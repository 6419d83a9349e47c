// Warnings about parts of a model that do nothing.
#include <fmt/format.h>

#include <algorithm>

#include "sim/language/dates.hpp"
#include "sim/language/model_reader.hpp"
#include "sim/language/suggest.hpp"

namespace careway::language {

namespace {

bool uses(const pathway::NodeSpec& node, const std::string& pool) {
    const auto is_of_pool = [&](const pathway::UseSpec& use) { return use.pool == pool; };
    bool used =
        (node.overflow && node.overflow->into == pool) || std::any_of(node.uses.begin(), node.uses.end(), is_of_pool);
    for (const pathway::DestinationSpec& destination : node.destinations) {
        for (const pathway::ProcessSpec& process : destination.processes) {
            used = used || std::any_of(process.needs.begin(), process.needs.end(), is_of_pool);
        }
    }
    return used;
}

void warn_of_pools(const Value& model, const pathway::ModelSpec& spec, Faults& faults) {
    for (const pathway::PoolSpec& pool : spec.pools) {
        const bool staffs = std::any_of(spec.pools.begin(), spec.pools.end(), [&](const pathway::PoolSpec& other) {
            return std::any_of(other.staffed_by.begin(), other.staffed_by.end(),
                               [&](const pathway::StaffingSpec& need) { return need.staff == pool.name; });
        });
        const bool used = staffs || std::any_of(spec.nodes.begin(), spec.nodes.end(),
                                                [&](const pathway::NodeSpec& node) { return uses(node, pool.name); });
        if (!used) {
            faults.add(Code::pool_never_used, model.find("pools")->entry(pool.name)->place,
                       fmt::format("no node or membership uses pool `{}`", pool.name));
        }
    }
}

/// Reasons that something can be charged to, whether or not they are described.
std::set<std::string> reasons_of(const pathway::ModelSpec& spec) {
    std::set<std::string> reasons;
    bool gates =
        std::any_of(spec.pools.begin(), spec.pools.end(), [](const auto& pool) { return !pool.starts.empty(); });
    for (const pathway::NodeSpec& node : spec.nodes) {
        gates = gates || !node.rounds.empty() || !node.leaves.empty();
        if (node.admitted) {
            reasons.insert("restart");
        }
        for (const pathway::DestinationSpec& destination : node.destinations) {
            for (const pathway::ProcessSpec& process : destination.processes) {
                reasons.insert(process.reason);
            }
        }
    }
    reasons.erase("");  // of processes that do not name one
    if (gates) {
        reasons.insert({"hours", "weekend"});
    }
    return reasons;
}

void warn_of_reasons(const Value& model, const pathway::ModelSpec& spec, Faults& faults) {
    const std::set<std::string> reasons = reasons_of(spec);
    const std::vector<std::string> used{reasons.begin(), reasons.end()};
    for (const pathway::ReasonSpec& reason : spec.reasons) {
        const bool is_pool = std::any_of(spec.pools.begin(), spec.pools.end(),
                                         [&](const pathway::PoolSpec& pool) { return pool.name == reason.name; });
        if (!reasons.contains(reason.name)) {
            faults.add(Code::reason_never_used, model.find("reasons")->entry(reason.name)->place,
                       fmt::format("nothing has the reason `{}`", reason.name),
                       {is_pool ? fmt::format("a pool has its own: `pools.{}.letter`", reason.name)
                                : did_you_mean(reason.name, used),
                        "reasons here: " + listed(used)});
        }
    }
}

void warn_of_organisations(const Value& model, const pathway::ModelSpec& spec, Faults& faults) {
    for (const pathway::OrganisationSpec& organisation : spec.organisations) {
        const bool owns = std::any_of(spec.pools.begin(), spec.pools.end(),
                                      [&](const auto& pool) { return pool.owner == organisation.name; });
        if (!owns) {
            faults.add(Code::organisation_never_used, model.find("organisations")->entry(organisation.name)->place,
                       fmt::format("organisation `{}` owns no pool", organisation.name));
        }
    }
}

void warn_of_attributes(const Value& model, Faults& faults) {
    const Value* attributes = model.find("attributes");
    if (attributes == nullptr) {
        return;
    }
    const std::set<std::string> used = used_attributes(model);
    for (const Entry* entry : own_entries(*attributes)) {
        if (!used.contains(entry->key)) {
            faults.add(Code::attribute_never_used, entry->place,
                       fmt::format("no value is split by attribute `{}`", entry->key));
        }
    }
}

void warn_of_late_changes(const Value& value, Date end, Faults& faults) {
    for (const Adjustment& adjustment : value.adjustments) {
        if (adjustment.from && *adjustment.from >= end) {
            faults.add(Code::change_after_end, adjustment.place,
                       fmt::format("the change on {} comes after the end of the run, {}", to_string(*adjustment.from),
                                   to_string(end)));
        }
    }
    for (const Entry& entry : value.entries) {
        const std::optional<Date> date = entry.value.from_scenario ? parse_date(entry.key) : std::nullopt;
        if (date && *date >= end) {
            faults.add(Code::change_after_end, entry.place,
                       fmt::format("the change on {} comes after the end of the run, {}", entry.key, to_string(end)));
        }
        warn_of_late_changes(entry.value, end, faults);
    }
}

}  // namespace

void warn_of_idle_parts(const Value& model, const pathway::ModelSpec& spec, Faults& faults) {
    warn_of_pools(model, spec, faults);
    warn_of_reasons(model, spec, faults);
    warn_of_organisations(model, spec, faults);
    warn_of_attributes(model, faults);
    const auto length = std::chrono::days{spec.run.length.ticks() / day.ticks()};
    warn_of_late_changes(model, spec.run.start + length, faults);
}

}  // namespace careway::language
