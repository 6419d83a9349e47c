#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <tuple>

#include "sim/pathway/compiler.hpp"
#include "sim/pathway/spec_checks.hpp"

// What decides how many places are open beside dates and rotas, and how people share them.
namespace careway::pathway {

std::uint32_t Compiler::add_variate(const random::Distribution& distribution) {
    return add_variates(Stay::same(distribution));
}

void Compiler::add_openings() {
    Program& p = *program_;
    for (std::uint32_t n = 0; n < spec_.pools.size(); ++n) {
        const PoolSpec& spec = spec_.pools[n];
        Pool& pool = p.pools[n];
        pool.closing = spec.closing;
        p.special |= spec.closing != Closing::finish;
        pool.attends |= spec.closing == Closing::pause;
        if (spec.closed) {
            p.closures.push_back(
                {n, add_variate(spec.closed->every), add_variate(spec.closed->lasts), spec.closed->places / units_[n]});
            add_layer(n);
        }
        if (spec.opens) {
            const OpeningSpec& rule = *spec.opens;
            p.rules.push_back({n, pools_.at(rule.of), rule.above, rule.below.value_or(rule.above), rule.opens_for,
                               rule.closes_for, rule.at_least});
            p.texts.pools[n].opens = true;
            add_layer(n);
        }
        if (spec.sessions) {
            p.sessions.push_back({n, spec.sessions->every, spec.sessions->first, spec.sessions->quorum});
            pool.in_sessions = true;
            p.special = true;
        }
        add_staff(n);
    }
    add_staffing();
}

void Compiler::add_layer(std::uint32_t pool) {
    program_->pools[pool].layered = true;
    program_->pools[pool].changes = true;
    program_->special = true;
}

void Compiler::add_staff(std::uint32_t pool) {
    const auto& spec = spec_.pools[pool].posts;
    if (!spec) {
        return;
    }
    Staff staff{pool, spec->posts, 0, spec->hours};
    staff.vacant = static_cast<std::int32_t>(std::floor(spec->posts * spec->vacant + 0.5 + 1e-9));
    if (spec->leaves_after) {
        staff.leaves_after = add_variate(*spec->leaves_after);
    }
    if (spec->recruited_after) {
        staff.recruited_after = add_variate(*spec->recruited_after);
    }
    staff_of_.emplace(pool, static_cast<std::uint32_t>(program_->staffs.size()));
    program_->initial_settings.capacity[pool] = staff.posts - staff.vacant;
    program_->staffs.push_back(staff);
    add_layer(pool);
}

void Compiler::add_staffing() {
    std::vector<std::tuple<int, std::string, std::string, Staffing>> by_rank;
    for (std::uint32_t n = 0; n < spec_.pools.size(); ++n) {
        for (const StaffingSpec& need : spec_.pools[n].staffed_by) {
            const double unit = spec_.pools[n].in_hours ? program_->texts.pools[n].hours_per_unit : 1;
            by_rank.emplace_back(need.rank, spec_.pools[n].name, need.staff,
                                 Staffing{n, staff_of_.at(pools_.at(need.staff)), need.hours * unit});
            add_layer(n);
        }
    }
    std::sort(by_rank.begin(), by_rank.end(), [](const auto& a, const auto& b) {
        return std::tie(std::get<0>(a), std::get<1>(a), std::get<2>(a)) <
               std::tie(std::get<0>(b), std::get<1>(b), std::get<2>(b));
    });
    for (const auto& entry : by_rank) {
        program_->staffing.push_back(std::get<3>(entry));
    }
}

void Compiler::add_parts(const NodeSpec& spec, Node& node) {
    node.first_part = static_cast<std::uint32_t>(program_->parts.size());
    for (const UseSpec& use : spec.uses) {
        if (use.lasts) {
            const std::uint32_t pool = pools_.at(use.pool);
            program_->parts.push_back({{pool, use.amount / units_[pool]}, add_variates(*use.lasts)});
            ++node.parts;
        }
    }
    program_->special |= node.parts > 0 || spec.reserve;
    node.reserves = spec.reserve;
}

/// Pools that stand in for each other are counted in one unit, for people take as many of either.
void Compiler::share_units() {
    for (bool changed = true; changed;) {
        changed = false;
        for (const NodeSpec& node : spec_.nodes) {
            const UseSpec* own = node.overflow ? own_places(node) : nullptr;
            if (own != nullptr) {
                int& left = units_[pools_.at(own->pool)];
                int& right = units_[pools_.at(node.overflow->into)];
                changed |= left != right;
                left = right = std::gcd(left, right);
            }
        }
    }
}

/// What somebody holds who stays in the places that stand in for a node's own.
NeedList Compiler::stand_in(const Node& node) {
    const auto list = program_->list(node.needs);
    std::vector<Need> needs(list.begin(), list.end());
    if (node.overflow != none) {
        needs.front().pool = node.overflow;
    }
    return add_needs(needs);
}

void Compiler::add_overflow(const NodeSpec& spec, Node& node) {
    if (!spec.overflow || !can_stand_in(spec_, spec)) {
        return;
    }
    const std::uint32_t into = pools_.at(spec.overflow->into);
    const auto needs = program_->list(node.needs);
    node.overflow = into;
    node.comes_back = spec.overflow->returns;
    program_->pools[needs.front().pool].spills = true;
    program_->pools[needs.front().pool].attends = true;
    program_->special = true;
}

/// Every move as people make it who come from places that stand in, who go to such, or both.
void Compiler::add_overflow_moves() {
    Program& p = *program_;
    const bool any = std::any_of(p.nodes.begin(), p.nodes.end(), [](const Node& n) { return n.overflow != none; });
    if (!any) {
        return;
    }
    for (const Node& node : p.nodes) {
        p.instead.push_back(stand_in(node));
    }
    for (const Edge& edge : p.edges) {
        for (const bool from : {false, true}) {
            for (const bool into : {false, true}) {
                p.moves.push_back(move_between(edge, from, into));
            }
        }
    }
}

Move Compiler::move_between(const Edge& edge, bool from, bool into) {
    const auto copy = [&](NeedList list) {
        const auto needs = program_->list(list);
        return std::vector<Need>(needs.begin(), needs.end());  // for the list grows
    };
    const auto before = edge.from == none
                            ? std::vector<Need>{}
                            : copy(from ? program_->instead[edge.from] : program_->nodes[edge.from].needs);
    if (edge.to == none) {
        return {edge.take, edge.give.count == 0 ? edge.give : add_needs(before)};
    }
    auto after = needs_at_start(edge.to);
    const Node& to = program_->nodes[edge.to];
    if (into && to.overflow != none) {
        const std::uint32_t own = program_->list(to.needs).front().pool;
        std::find_if(after.begin(), after.end(), [&](const Need& need) { return need.pool == own; })->pool =
            to.overflow;
    }
    return {add_needs(edge.holds ? without(after, before) : after),
            add_needs(edge.holds ? without(before, after) : before)};
}

}  // namespace careway::pathway
