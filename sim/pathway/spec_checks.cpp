#include "sim/pathway/spec_checks.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "sim/base/name.hpp"
#include "sim/demand/identity.hpp"
#include "sim/demand/poisson_field.hpp"
#include "sim/pathway/buffers.hpp"

// What a model can be refused for before it is compiled.
namespace careway::pathway {

namespace {

template <class Things>
auto called(const Things& things, const std::string& name) {
    const auto found =
        std::find_if(things.begin(), things.end(), [&](const auto& thing) { return thing.name == name; });
    return found == things.end() ? nullptr : &*found;
}

std::string address_of(const NodeSpec& node) {
    return (node.membership ? "memberships." : "pathway.") + node.name;
}

bool takes_time(const Stay& stay) {
    return std::all_of(stay.cells.begin(), stay.cells.end(), [](const auto& cell) { return cell.mean() > 0; });
}

bool always_takes_time(const Dated<Stay>& stay) {
    return takes_time(stay.first) &&
           std::all_of(stay.steps.begin(), stay.steps.end(), [](const auto& step) { return takes_time(step.second); });
}

class Checks {
public:
    Checks(const ModelSpec& spec, const IsSound& is_sound) : spec_{spec}, is_sound_{is_sound} {}

    std::vector<Finding> run() {
        names();
        first_people();
        numbers();
        for (const NodeSpec& node : spec_.nodes) {
            buffer(node);
            ring_of_the_refused(node);
            if (is_sound_(address_of(node)) && pools_are_sound(node)) {
                overflow(node);
                processes(node);
            }
        }
        for (const demand::StreamSpec& stream : spec_.streams) {
            if (is_sound_("arrivals." + stream.name)) {
                rates(stream);
                endless(stream);
            }
        }
        return std::move(faults_);
    }

private:
    void fault(const std::string& code, const std::string& address, const std::string& message) {
        faults_.push_back({true, code, address, message});
    }

    [[nodiscard]] bool is_sound(const PoolSpec* pool) const {
        return pool != nullptr && is_sound_("pools." + pool->name);
    }
    [[nodiscard]] bool pools_are_sound(const NodeSpec& node) const {
        return std::all_of(node.uses.begin(), node.uses.end(),
                           [&](const UseSpec& use) { return is_sound(called(spec_.pools, use.pool)); }) &&
               (!node.overflow || is_sound(called(spec_.pools, node.overflow->into)));
    }

    /// Two names with one key would share their luck.
    void names() {
        std::map<std::uint32_t, std::string> seen;
        const auto take = [&](const std::string& name, const std::string& address) {
            const auto [other, fresh] = seen.emplace(name_key(name), name);
            if (!name.empty() && !fresh && other->second != name) {
                fault(
                    "M180", address,
                    fmt::format("the names `{}` and `{}` give the same key; rename one of them", name, other->second));
            }
        };
        for (const NodeSpec& node : spec_.nodes) {
            take(node.name, address_of(node));
            take(node.luck, address_of(node));
            take(node.buffer ? buffer_of(node.name) : "", address_of(node));
        }
        for (const char* exit : exits) {
            take(exit, "pathway");
        }
        for (const PoolSpec& pool : spec_.pools) {
            take(pool.name, "pools." + pool.name);
            take(pool.luck, "pools." + pool.name);
        }
        for (const AttributeSpec& attribute : spec_.attributes) {
            take(attribute.name, "attributes." + attribute.name);
        }
    }

    /// The people of `start_full` have a part of their node's key.
    void first_people() {
        std::map<std::uint32_t, std::string> seen;
        for (const NodeSpec& node : spec_.nodes) {
            const auto [other, fresh] = seen.emplace(demand::name_in_identity(name_key(node.name)), node.name);
            if (!fresh && spec_.run.start_full && other->second != node.name) {
                fault("M180", address_of(node),
                      fmt::format("the first people in `{}` and in `{}` would be the same; rename one of them",
                                  node.name, other->second));
            }
        }
    }

    /// Numbers of nodes and pools have 16 bits in a record.
    void numbers() {
        constexpr std::size_t most = 0xffff;
        if (spec_.nodes.size() > most || spec_.pools.size() > most) {
            fault("M187", spec_.nodes.size() > most ? "pathway" : "pools",
                  fmt::format("a model has at most {} nodes and as many pools", most));
        }
        std::uint64_t classes = 1;
        for (const AttributeSpec& attribute : spec_.attributes) {
            classes *= attribute.values.size();
            if (classes > most_classes) {
                fault("M181", "attributes." + attribute.name,
                      fmt::format("the attributes make more than {} combinations", most_classes));
                return;
            }
        }
    }

    void buffer(const NodeSpec& node) {
        const std::string name = buffer_of(node.name);
        if (node.buffer && (called(spec_.nodes, name) != nullptr || called(spec_.pools, name) != nullptr)) {
            fault("M188", address_of(node) + ".buffer",
                  fmt::format("the buffer of `{}` is called `{}`, as something else is already; rename that", node.name,
                              name));
        }
    }

    void ring_of_the_refused(const NodeSpec& first) {
        std::set<std::string> passed;
        for (const NodeSpec* node = &first; node != nullptr && is_sound_(address_of(*node));
             node = node->queue_limit ? called(spec_.nodes, node->otherwise) : nullptr) {
            if (!passed.insert(node->name).second) {
                fault("M182", address_of(first) + ".else",
                      fmt::format("people who find `{}` full are sent round in a ring by `else`", first.name));
                return;
            }
        }
    }

    void overflow(const NodeSpec& node) {
        if (node.overflow && !can_stand_in(spec_, node)) {
            fault("M189", address_of(node) + ".overflow",
                  fmt::format("`{}` cannot stand in for the places of `{}`", node.overflow->into, node.name));
        }
    }

    void processes(const NodeSpec& node) {
        for (const DestinationSpec& destination : node.destinations) {
            for (const ProcessSpec& process : destination.processes) {
                for (const UseSpec& use : process.needs) {
                    const PoolSpec* pool = called(spec_.pools, use.pool);
                    if (is_sound(pool) && pool->in_hours) {
                        fault(
                            "M154", "pools." + use.pool,
                            fmt::format("pool `{}` is measured in hours, and a process needs places of it", use.pool));
                    }
                }
            }
        }
    }

    /// In no hour of the week, no month, on no date.
    void rates(const demand::StreamSpec& stream) {
        if (stream.gap && !(static_cast<double>(hour.ticks()) / stream.gap->mean() < demand::highest_rate)) {
            fault("M186", "arrivals." + stream.name + ".gap",
                  fmt::format("gaps must leave fewer than {} arrivals an hour", demand::highest_rate));
        }
        if (stream.gap || stream.saturated) {
            return;
        }
        const auto highest = [](const auto& factors) {
            return factors ? std::max(*std::max_element(factors->begin(), factors->end()), 1.0) : 1;
        };
        const auto months = months_within(spec_.run);
        const double peak =
            highest(stream.profile) * highest(stream.months) *
            (stream.growth > 0 && !months.empty() ? grown(stream.growth, spec_.run.start, months.back()) : 1);
        const auto too_high = [&](const Split<double>& rate) {
            return std::any_of(rate.cells.begin(), rate.cells.end(),
                               [&](double cell) { return cell * peak >= demand::highest_rate; });
        };
        if (too_high(stream.rate.first) || std::any_of(stream.rate.steps.begin(), stream.rate.steps.end(),
                                                       [&](const auto& step) { return too_high(step.second); })) {
            fault("M186", "arrivals." + stream.name,
                  fmt::format("a rate must be below {} an hour, at the busiest hour too", demand::highest_rate));
        }
    }

    /// Something must keep the next person waiting, or people would come without end in one instant.
    void endless(const demand::StreamSpec& stream) {
        const NodeSpec* node = called(spec_.nodes, stream.enters);
        if (!stream.saturated || node == nullptr || !is_sound_(address_of(*node)) || !pools_are_sound(*node)) {
            return;
        }
        const std::string why = why_nobody_waits(stream, *node);
        if (!why.empty()) {
            fault("M146", "arrivals." + stream.name,
                  fmt::format("`{}` never runs dry, so `{}` must make its people wait: {}", stream.name, stream.enters,
                              why));
        }
    }

    [[nodiscard]] std::string why_nobody_waits(const demand::StreamSpec& stream, const NodeSpec& node) const {
        const auto unlimited = [&](const std::string& pool) { return called(spec_.pools, pool)->unlimited; };
        const auto finite = [&](const UseSpec& use) {
            const bool has_overflow = node.overflow && &use == own_places(node);
            return !unlimited(use.pool) && (!use.lasts || takes_time(*use.lasts)) &&
                   !(has_overflow && unlimited(node.overflow->into));
        };
        if (std::none_of(node.uses.begin(), node.uses.end(), finite)) {
            return "it needs a pool that is finite, and no overflow without a limit";
        }
        if (!always_takes_time(node.stay) ||
            std::any_of(node.destinations.begin(), node.destinations.end(),
                        [](const auto& to) { return to.stay && !always_takes_time(*to.stay); })) {
            return "its stay must take time";
        }
        if (node.queue_limit || (node.patience && !takes_time(*node.patience)) ||
            (node.dies_waiting && !takes_time(*node.dies_waiting))) {
            return "it cannot have a `queue`, nor a `patience` or `dies_waiting` without time";
        }
        return stream.cancelled ? "whoever is sent home by `cancelled` does not wait" : "";
    }

    const ModelSpec& spec_;
    const IsSound& is_sound_;
    std::vector<Finding> faults_;
};

}  // namespace

std::vector<Finding> faults_of(const ModelSpec& spec, const IsSound& is_sound) {
    return Checks{spec, is_sound}.run();
}

const UseSpec* own_places(const NodeSpec& node) {
    const auto own = std::find_if(node.uses.begin(), node.uses.end(), [](const UseSpec& use) { return !use.lasts; });
    return own == node.uses.end() ? nullptr : &*own;
}

bool can_stand_in(const ModelSpec& spec, const NodeSpec& node) {
    const UseSpec* own = own_places(node);
    const bool once_more = std::any_of(node.uses.begin(), node.uses.end(),
                                       [&](const UseSpec& use) { return use.pool == node.overflow->into; });
    return own != nullptr && !once_more &&
           called(spec.pools, own->pool)->in_hours == called(spec.pools, node.overflow->into)->in_hours;
}

std::vector<Date> months_within(const RunSpec& run) {
    std::vector<Date> found;
    const std::chrono::year_month_day start{run.start};
    const Date end = run.start + std::chrono::days{run.length.ticks() / day.ticks()};
    for (auto month = start.year() / start.month(); Date{month / 1} < end; month += std::chrono::months{1}) {
        if (Date{month / 1} > run.start) {
            found.emplace_back(month / 1);
        }
    }
    return found;
}

double grown(double growth, Date start, Date date) {
    const std::chrono::year_month_day from{start};
    const std::chrono::year_month_day to{date};
    const auto whole = (to.year() / to.month() - from.year() / from.month()).count();
    const auto length = std::chrono::year_month_day_last{from.year() / from.month() / std::chrono::last}.day();
    const double part = (static_cast<unsigned>(from.day()) - 1.0) / static_cast<unsigned>(length);
    // A billionth is less than anybody measures and more than the last bits, which differ from processor to processor.
    return std::round(std::pow(1 + growth, (static_cast<double>(whole) - part) / 12) * 1e9) / 1e9;
}

}  // namespace careway::pathway
