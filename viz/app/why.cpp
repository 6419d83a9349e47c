#include "viz/app/why.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "viz/scene/sheet.hpp"

namespace careway::app {

namespace {

using Item = scene::PanelItem;

constexpr Duration fortnight = 2 * week;

/// A bar of the list, before it has its length.
struct Bar {
    std::string words;
    std::int32_t effect = 0;
};

std::string with_sign(std::int32_t number) {
    return (number > 0 ? "+" : "") + scene::with_commas(number);
}

/// "12 more in use than 14 days ago"
std::string in_words(std::int32_t change) {
    return change == 0 ? "As many in use as 14 days ago"
                       : fmt::format("{} {} in use than 14 days ago", scene::with_commas(std::abs(change)),
                                     change > 0 ? "more" : "fewer");
}

/// "From ED spaces, 35 more": a way out on which fewer leave fills the pool.
std::string in_words(const Change::Way& way, const Scenario& scenario) {
    const std::string other = way.other > 0 ? name_of_pool(scenario.model, *scenario.program, way.other - 1)
                              : way.in      ? "outside"
                                            : "home or elsewhere";
    const bool more = (way.effect > 0) == way.in;
    return fmt::format("{} {}, {} {}", way.in ? "From" : "To", other, scene::with_commas(std::abs(way.effect)),
                       more ? "more" : "fewer");
}

/// As many as there is room for; what is left stands together in the last, so that they add up.
std::vector<Bar> bars_of(const Change& change, const Scenario& scenario, std::size_t most) {
    std::vector<Bar> bars{{"As in the 14 days before", change.before}};
    std::int32_t left = change.rest;
    for (const Change::Way& way : change.ways) {
        if (bars.size() + 1 < most) {
            bars.push_back({in_words(way, scenario), way.effect});
        } else {
            left += way.effect;
        }
    }
    if (left != 0) {
        bars.push_back({change.ways.size() + 2 > most ? "All other ways" : "Places held otherwise", left});
    }
    return bars;
}

void add_lane(std::vector<Item>& items, const std::string& letter, const Change& change, const std::vector<Bar>& bars) {
    items.push_back({Item::Kind::heading, letter + in_words(change.in_use)});
    items.push_back({Item::Kind::words, fmt::format("{} ready to leave, {} others in care", with_sign(change.delayed),
                                                    with_sign(change.others))});
    for (const Bar& bar : bars) {
        Item item{Item::Kind::bar, bar.words, with_sign(bar.effect)};
        item.share = bar.effect;
        items.push_back(std::move(item));
    }
}

/// Bars of both lanes have one scale.
void give_shares(std::vector<Item>& items) {
    double longest = 1;
    for (const Item& item : items) {
        longest = std::max(longest, std::abs(item.share));
    }
    for (Item& item : items) {
        item.share /= longest;
    }
}

}  // namespace

std::optional<Change> change_of(const run::Session& session, std::size_t lane, const pathway::Program& program,
                                std::uint32_t pool, Time time) {
    constexpr int weeks = 4;
    std::vector<run::View> views;  // now, then a week earlier each
    for (int back = 0; back <= weeks; ++back) {
        auto view = session.view(lane, time - back * week);
        if (!view || time - weeks * week < program.measure_from) {
            return std::nullopt;
        }
        views.push_back(std::move(*view));
    }
    const auto at = [&](int weeks_ago) -> const run::PoolView& {
        return views[static_cast<std::size_t>(weeks_ago)].pools[pool];
    };
    Change change;
    change.in_use = at(0).in_use - at(2).in_use;
    change.delayed = at(0).delayed - at(2).delayed;
    change.others = change.in_use - change.delayed;
    change.before = at(2).in_use - at(4).in_use;
    const std::size_t sides = program.pools.size() + 1;
    for (std::uint32_t other = 0; other < sides; ++other) {
        for (const bool in : {true, false}) {
            const std::size_t way = in ? other * sides + pool + 1 : (pool + 1) * sides + other;
            const std::int32_t more =
                views[0].moves[way] + views[1].moves[way] - views[2].moves[way] - views[3].moves[way];
            if (other != pool + 1 && more != 0) {
                change.ways.push_back({other, in, in ? more : -more});
            }
        }
    }
    std::ranges::stable_sort(change.ways, std::ranges::greater{},
                             [](const Change::Way& way) { return std::abs(way.effect); });
    change.rest = std::accumulate(change.ways.begin(), change.ways.end(), change.in_use - change.before,
                                  [](std::int32_t left, const Change::Way& way) { return left - way.effect; });
    return change;
}

std::vector<std::uint32_t> explained_pools(const pathway::Program& program) {
    std::vector<std::uint32_t> pools;
    for (std::uint32_t pool = 0; pool < program.pools.size(); ++pool) {
        if (program.texts.pools[pool].hours_per_unit == 0) {
            pools.push_back(pool);
        }
    }
    return pools;
}

scene::Panel why_panel(Stage& stage, std::uint32_t pool, std::size_t lanes, Time now) {
    const std::size_t most_bars = lanes > 1 ? 5 : 11;
    const auto name = [&](std::uint32_t of) {
        return name_of_pool(stage.scenario(0).model, *stage.scenario(0).program, of);
    };
    const auto pools = explained_pools(*stage.scenario(0).program);
    scene::Panel panel{"Why: " + name(pool), {}};
    if (pools.size() > 1) {
        const auto next = std::ranges::upper_bound(pools, pool);
        panel.items.push_back(
            {Item::Kind::words, "Next: " + name(next == pools.end() ? pools.front() : *next), "", next_pool_id});
    }
    for (std::size_t lane = 0; lane < lanes; ++lane) {
        const Scenario& scenario = stage.scenario(lane);
        const auto change = change_of(stage.session(), lane, *scenario.program, pool, now);
        if (!change) {
            panel.items.push_back({Item::Kind::words,
                                   "This compares 14 days with the 14 before: there is something to "
                                   "be seen from day 29 on."});
            break;
        }
        add_lane(panel.items,
                 lanes < 2   ? ""
                 : lane == 0 ? "A: "
                             : "B: ",
                 *change, bars_of(*change, scenario, most_bars));
    }
    give_shares(panel.items);
    return panel;
}

std::uint32_t Stage::first_pool() const {
    for (const auto& lanes : tiles_) {
        using Of = Indicator::Of;
        const Indicator& indicator = lanes.front();
        const bool of_pool = indicator.of == Of::occupancy || indicator.of == Of::in_use ||
                             indicator.of == Of::waiting || indicator.of == Of::delayed;
        if (of_pool && scenarios_.front().program->texts.pools[indicator.pool].hours_per_unit == 0) {
            return indicator.pool;
        }
    }
    const auto pools = explained_pools(*scenarios_.front().program);
    return pools.empty() ? 0 : pools.front();
}

}  // namespace careway::app
