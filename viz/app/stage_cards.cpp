#include <algorithm>
#include <cmath>

#include "viz/app/stage.hpp"
#include "viz/app/standards.hpp"

namespace careway::app {

namespace {

using pathway::PoolKind;
using pathway::Program;
using pathway::Settings;
using scene::CardKind;

constexpr Duration news = 2 * day;  // for so long a change of capacity is one

std::int32_t whole_in_its_unit(const pathway::PoolText& pool, std::int32_t places) {
    return static_cast<std::int32_t>(std::lround(pool.in_its_unit(places)));
}

/// A square is for a place that one person lies, sits or stands in; who is cared for at home is on a caseload.
CardKind kind_of(const pathway::PoolText& pool) {
    const bool place = pool.kind == static_cast<int>(PoolKind::beds) || pool.kind == static_cast<int>(PoolKind::spaces);
    return place && pool.hours_per_unit == 0 ? CardKind::squares : CardKind::bar;
}

/// Whether a pool opens by a rule, or is there for nothing but to stand in for another.
bool is_surge(const Program& program, std::uint32_t pool) {
    bool stands_in = false;
    bool needed = false;
    for (const pathway::Node& node : program.nodes) {
        stands_in = stands_in || node.overflow == pool;
        needed = needed || std::ranges::count(program.list(node.needs), pool, &pathway::Need::pool) > 0;
    }
    return (stands_in && !needed) || std::ranges::count(program.rules, pool, &pathway::OpeningRule::pool) > 0;
}

/// Says how long somebody has waited, and whether that is too long.
void tell_oldest(scene::Card& card, const run::PoolView& pool, Time now, int kind) {
    if (pool.oldest == never || pool.oldest > now) {
        return;
    }
    const Duration waited = now - pool.oldest;
    const auto limit = longest_wait(static_cast<PoolKind>(kind));
    card.oldest_hours = static_cast<std::int32_t>(waited.ticks() / hour.ticks());
    card.late = limit && waited > *limit;
}

}  // namespace

std::vector<std::int32_t> room_of(const std::vector<Scenario>& scenarios) {
    std::vector<std::int32_t> room(scenarios.front().program->pools.size());
    const auto widen = [&](std::size_t pool, std::int32_t capacity) {
        if (pool < room.size() && capacity != Settings::unlimited) {
            const pathway::PoolText& text = scenarios.front().program->texts.pools[pool];
            room[pool] = std::max(room[pool], whole_in_its_unit(text, capacity));
        }
    };
    for (const Scenario& scenario : scenarios) {
        for (std::size_t pool = 0; pool < scenario.program->pools.size(); ++pool) {
            widen(pool, scenario.program->initial_settings.capacity[pool]);
        }
        for (const pathway::Change& change : scenario.program->changes) {
            if (change.setting == pathway::Setting::capacity) {
                widen(change.index, static_cast<std::int32_t>(change.value));
            }
        }
    }
    return room;
}

std::vector<bool> may_shrink_of(const std::vector<Scenario>& scenarios) {
    std::vector<bool> may_shrink(scenarios.front().program->pools.size());
    for (const Scenario& scenario : scenarios) {
        std::vector<std::int32_t> capacity = scenario.program->initial_settings.capacity;
        for (std::size_t pool = 0; pool < may_shrink.size(); ++pool) {
            may_shrink[pool] = may_shrink[pool] || scenario.program->pools[pool].layered;
        }
        for (const pathway::Change& change : scenario.program->changes) {
            if (change.setting == pathway::Setting::capacity && change.index < may_shrink.size()) {
                const auto after = static_cast<std::int32_t>(change.value);
                may_shrink[change.index] = may_shrink[change.index] || after < capacity[change.index];
                capacity[change.index] = after;
            }
        }
    }
    return may_shrink;
}

std::vector<scene::Card> Stage::cards(std::size_t lane, const run::View& view) const {
    const Scenario& scenario = scenarios_[lane];
    const Program& program = *scenario.program;
    const std::vector<bool> changed = session_.capacity_changed(lane, view.time, news);
    std::vector<scene::Card> cards;
    for (std::uint32_t pool = 0; pool < view.pools.size(); ++pool) {
        const run::PoolView& now = view.pools[pool];
        const pathway::PoolText& text = program.texts.pools[pool];
        const auto said = scenario.model.screen.pools.find(text.name);
        const bool given = said != scenario.model.screen.pools.end();
        const auto shown = [&](std::int32_t places) { return whole_in_its_unit(text, places); };
        scene::Card card;
        card.id = text.name;
        card.label = text.label;
        card.short_label = given ? said->second.short_name : "";
        card.group = given ? said->second.group : "";
        card.column = columns_.of_pool[pool];
        card.kind = kind_of(text);
        if (now.capacity != Settings::unlimited) {
            card.capacity = shown(now.capacity);
        }
        card.in_use = shown(now.in_use);
        card.delayed = std::min(now.delayed, card.in_use);
        card.turning = shown(now.turning);
        card.waiting = now.waiting;
        card.room = room_[pool];
        card.surge = is_surge(program, pool);
        card.may_shrink = may_shrink_[pool];
        card.changed = changed[pool] && !program.pools[pool].rota;  // a rota changes every day
        tell_oldest(card, now, view.time, text.kind);
        cards.push_back(std::move(card));
    }
    return cards;
}

/// People a day who came into each column from outside or from columns before it, over the last week.
std::vector<double> Stage::moves_in(const run::View& view) const {
    const std::size_t width = view.pools.size() + 1;
    std::vector<double> sums(columns_.names.size());
    for (std::size_t from = 0; from < width; ++from) {
        for (std::size_t to = 1; to < width; ++to) {
            const std::size_t column = columns_.of_pool[to - 1];
            if (from == 0 || columns_.of_pool[from - 1] < column) {
                sums[column] += view.moves[from * width + to] / 7.0;
            }
        }
    }
    return sums;
}

}  // namespace careway::app
