#include "viz/app/budget.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <set>

#include "sim/language/pulls.hpp"
#include "viz/scene/sheet.hpp"

namespace careway::app {

namespace {

constexpr double a_penny = 0.01;  // sums of prices are not exact

Spending spent_on(Date day, const std::vector<language::Lever>& levers, const std::vector<language::Pull>& in_force) {
    Spending sum;
    for (const language::Pull& pull : in_force) {
        const double sign = pull.from > day ? 0 : pull.release ? -1 : 1;
        sum.cost_per_day += sign * levers[pull.lever].cost_per_day;
        sum.staff += sign * levers[pull.lever].staff;
    }
    return sum;
}

}  // namespace

Spending most_spent(const std::vector<language::Lever>& levers, std::span<const language::Pull> pulls, Date from) {
    const std::vector<language::Pull> in_force = language::in_force(levers, pulls);
    std::set<Date> days{from};
    for (const language::Pull& pull : in_force) {
        days.insert(std::max(from, pull.from));
    }
    Spending most;
    for (const Date day : days) {
        const Spending spent = spent_on(day, levers, in_force);
        most = {std::max(most.cost_per_day, spent.cost_per_day), std::max(most.staff, spent.staff)};
    }
    return most;
}

void refuse_beyond(const language::Budget& budget, const std::vector<language::Lever>& levers,
                   std::span<const language::Pull> pulls, const language::Pull& pull) {
    const language::Lever& lever = levers[pull.lever];
    const Spending spent = most_spent(levers, pulls, pull.from);
    std::string takes;
    std::string left;
    const auto note = [&](const std::string& of_lever, const std::string& of_budget) {
        takes += (takes.empty() ? "" : " and ") + of_lever;
        left += (left.empty() ? "" : " and ") + of_budget;
    };
    if (budget.cost_per_day && spent.cost_per_day + lever.cost_per_day > *budget.cost_per_day + a_penny) {
        note(money_in_words(lever.cost_per_day), money_in_words(*budget.cost_per_day - spent.cost_per_day));
    }
    if (budget.staff && spent.staff + lever.staff > *budget.staff + a_penny) {
        note(staff_in_words(lever.staff), staff_in_words(*budget.staff - spent.staff));
    }
    if (!takes.empty() && !pull.release) {
        throw language::PullRefused{
            fmt::format("{} cannot be pulled: it takes {}, and the budget has {} left", lever.name, takes, left)};
    }
}

std::string money_in_words(double per_day) {
    const std::int64_t pounds = std::lround(per_day);
    return pounds > 0 ? "£" + scene::with_commas(pounds) + " a day" : "no money";
}

std::string staff_in_words(double staff) {
    const double tenths = std::round(10 * staff) / 10;
    return tenths <= 0
               ? "no staff"
               : (tenths < 1000 ? fmt::format("{:g}", tenths) : scene::with_commas(std::lround(tenths))) + " staff";
}

}  // namespace careway::app
