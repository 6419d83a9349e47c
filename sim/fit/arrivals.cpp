#include "sim/fit/arrivals.hpp"

#include <algorithm>
#include <chrono>
#include <numeric>

namespace careway::fit {

namespace {

using std::chrono::hours;

/// The first day of all, 1970-01-01, was a Thursday.
std::size_t hour_of_week(Moment moment) {
    const auto since = std::chrono::floor<hours>(moment).time_since_epoch().count() + 3 * 24;
    return static_cast<std::size_t>(since % static_cast<long>(hours_of_week));
}

/// Hours of the data that are each hour of the week.
Profile hours_seen(const Spells& spells) {
    Profile seen{};
    for (Moment at = spells.from; at < spells.to;) {
        const Moment next = std::min<Moment>(std::chrono::floor<hours>(at) + hours{1}, spells.to);
        seen[hour_of_week(at)] += days_between(at, next) * 24;
        at = next;
    }
    return seen;
}

Profile smoothed(const Profile& rough) {
    Profile smooth{};
    for (std::size_t hour = 0; hour < hours_of_week; ++hour) {
        smooth[hour] =
            (rough[(hour + hours_of_week - 1) % hours_of_week] + 2 * rough[hour] + rough[(hour + 1) % hours_of_week]) /
            4;
    }
    return smooth;
}

Profile profile_of(const Profile& came, const Spells& spells) {
    const Profile seen = hours_seen(spells);
    Profile profile{};
    std::ranges::transform(came, seen, profile.begin(), [](double people, double time) { return people / time; });
    const double mean = std::accumulate(profile.begin(), profile.end(), 0.0) / static_cast<double>(hours_of_week);
    std::ranges::transform(profile, profile.begin(), [mean](double rate) { return rate / mean; });
    return profile;
}

/// Counts somebody who came; a date alone does not say at which hour of the day.
void count(Profile& came, Moment at, bool whole_day) {
    const std::size_t hour = hour_of_week(at);
    for (std::size_t i = 0; whole_day && i < 24; ++i) {
        came[hour + i] += 1.0 / 24;
    }
    came[hour] += whole_day ? 0 : 1;
}

}  // namespace

Arrivals arrivals_of(const Spells& spells, bool smooth) {
    Arrivals arrivals{std::vector<std::int64_t>(spells.groups.size()), {}, {}};
    Profile came{};
    for (const Spell& spell : spells.all) {
        if (spell.began() >= spells.from) {
            ++arrivals.people[spell.group];
            count(came, spell.began(), spells.whole_days);
        }
    }
    for (const std::int64_t people : arrivals.people) {
        arrivals.rates.push_back(rate_of(people, spells.days()));
    }
    const Profile rough = profile_of(came, spells);
    arrivals.profile = smooth ? smoothed(rough) : rough;
    return arrivals;
}

}  // namespace careway::fit
