#include "sim/fit/settle.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "sim/base/error.hpp"

namespace careway::fit {

namespace {

using std::chrono::days;
using std::chrono::floor;

bool at_midnight(const std::optional<Moment>& moment) {
    return !moment || floor<days>(*moment) == *moment;
}

bool of_dates_alone(const Spell& spell) {
    return at_midnight(spell.arrived) && at_midnight(spell.admitted) && at_midnight(spell.ready) &&
           at_midnight(spell.left);
}

Moment last_of(const Spell& spell) {
    return std::max({spell.arrived, spell.admitted, spell.ready, spell.left}).value();
}

void find_window(Spells& spells, const Request& request, language::Faults& faults) {
    std::optional<Moment> first_left;
    std::optional<Moment> last;
    for (const Spell& spell : spells.all) {
        first_left = spell.left && (!first_left || *spell.left < *first_left) ? spell.left : first_left;
        last = std::max(last, std::optional{last_of(spell)});
    }
    if (!first_left) {
        faults.add(language::Code::spells_too_few, Place{request.file.generic_string()},
                   "no spell of this table has ended", {"", "an empty `left` means that somebody is still there"});
        return;
    }
    const std::chrono::seconds before_midnight{spells.whole_days ? 0 : 1};  // which ends a day
    spells.from = request.from.value_or(floor<days>(*first_left - before_midnight));
    spells.to = request.to.value_or(*last + (spells.whole_days ? days{1} : days{0}));
    if (spells.from >= spells.to) {
        throw UsageError{
            fmt::format("the data would end, {}, before it begins, {}", to_string(spells.to), to_string(spells.from))};
    }
}

/// What came to pass after the data's end is not known there.
void cut(Spell& spell, Moment to) {
    for (std::optional<Moment>* moment : {&spell.arrived, &spell.admitted, &spell.ready, &spell.left}) {
        if (*moment && **moment > to) {
            moment->reset();
        }
    }
}

/// Whether a spell is used; counts it where it is not.
bool keep(Spell& spell, Spells& spells) {
    LeftOut& out = spells.left_out;
    if (spell.began() >= spells.to) {
        ++out.after;
        return false;
    }
    if (spell.left && spells.over_before(*spell.left)) {
        ++out.before;
        return false;
    }
    if (spell.group == unknown) {
        ++out.of_no_group;
        return false;
    }
    if (spell.left && !spell.admitted) {
        ++out.never_admitted;
        return false;
    }
    cut(spell, spells.to);
    return true;
}

}  // namespace

void settle(Spells& spells, const Request& request, language::Faults& faults) {
    spells.whole_days = std::ranges::all_of(spells.all, of_dates_alone);
    find_window(spells, request, faults);
    if (faults.any_error()) {
        return;
    }
    std::vector<Spell> kept;
    for (Spell& spell : spells.all) {
        if (keep(spell, spells)) {
            kept.push_back(spell);
        }
    }
    spells.all = std::move(kept);
}

bool Spells::over_before(Moment moment) const {
    // A date alone may be any time of its day.
    return whole_days ? moment < from : std::chrono::round<std::chrono::minutes>(moment - from).count() <= 0;
}

std::optional<Observation> Spells::observed(Moment began, std::optional<Moment> ended) const {
    constexpr double minute = 1.0 / 1440;
    constexpr double infinity = std::numeric_limits<double>::infinity();
    const auto lasted = [&](Moment until) {
        return static_cast<double>(std::chrono::round<std::chrono::minutes>(until - began).count()) * minute;
    };
    // Two dates tell a time but for half a day to either side, two instants but for the minute in which both may be.
    const double blur = whole_days ? 0.5 : 0;
    const double entry = began < from ? std::max(0.0, lasted(from) - blur) : 0;
    const double length = lasted(ended.value_or(to));
    if (began < from && over_before(ended.value_or(to))) {
        return {};
    }
    if (!ended) {
        return Observation{std::max(0.0, length - blur), infinity, entry};
    }
    if (length == 0) {
        return Observation{0, std::max(blur, minute), 0};
    }
    return Observation{length - blur, length + blur, entry};
}

}  // namespace careway::fit
