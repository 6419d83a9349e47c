#include "sim/fit/ways.hpp"

#include <algorithm>
#include <cmath>
#include <map>

namespace careway::fit {

namespace {

constexpr std::int64_t enough_for_a_shape = 20;

/// What is counted of one destination on the way through the spells.
struct Tally {
    std::vector<std::int64_t> by_group;
    std::int64_t people = 0;
    std::int64_t delayed = 0;
    double delay = 0;
    double delay_squared = 0;
    double stayed = 0;
    std::map<std::uint32_t, std::pair<std::int64_t, Sample>> by_reason;
};

void count_delay(Tally& tally, const Spell& spell, const Spells& spells) {
    const bool delayed = spell.left.value_or(spells.to) - *spell.ready > std::chrono::hours{1};
    const std::optional<Observation> lasted = spells.observed(*spell.ready, spell.left);
    if (!delayed || !lasted) {
        return;
    }
    auto& [people, sample] = tally.by_reason[spell.reason];
    sample.add(*lasted);
    people += spell.left ? 1 : 0;
    tally.delayed += spell.left ? 1 : 0;
}

void count(Tally& tally, const Spell& spell, const Spells& spells) {
    if (spell.ready) {
        count_delay(tally, spell, spells);
    }
    if (spell.left) {
        const double delay = spell.ready ? days_between(*spell.ready, *spell.left) : 0;
        ++tally.people;
        ++tally.by_group[spell.group];
        tally.delay += delay;
        tally.delay_squared += delay * delay;
        tally.stayed += days_between(*spell.admitted, *spell.left);
    }
}

Estimate mean_delay(const Tally& tally) {
    const auto people = static_cast<double>(tally.people);
    const double mean = tally.people == 0 ? 0 : tally.delay / people;
    const double error =
        tally.people < 2 ? 0 : std::sqrt(std::max(0.0, tally.delay_squared / people - mean * mean) / (people - 1));
    return {mean, error, {std::max(0.0, mean - 1.96 * error), mean + 1.96 * error}};
}

Estimate share_among(std::int64_t part, std::int64_t all) {
    return all == 0 ? Estimate{0, 0, {0, 1}} : share_of(part, all);
}

std::vector<Fit> fits_of_delays(const Sample& sample) {
    if (sample.ended() >= enough_for_a_shape) {
        return fits_of(sample);
    }
    const std::optional<Fit> exponential = fit_of(Family::exponential, sample);
    return exponential ? std::vector{*exponential} : std::vector<Fit>{};
}

Way way_of(Tally& tally, const std::vector<std::int64_t>& people_of_group) {
    Way way;
    way.people = tally.people;
    for (std::size_t group = 0; group < people_of_group.size(); ++group) {
        way.shares.push_back(share_among(tally.by_group[group], people_of_group[group]));
    }
    way.delay = mean_delay(tally);
    way.delayed = share_among(tally.delayed, tally.people);
    way.part = tally.stayed > 0 ? tally.delay / tally.stayed : 0;
    for (auto& [reason, counted] : tally.by_reason) {
        auto& [people, sample] = counted;
        sample.close();
        const std::vector<Fit> fits = fits_of_delays(sample);
        if (people > 0 && !fits.empty()) {
            way.delays.push_back({reason, people, share_of(people, tally.people), fits});
        }
    }
    return way;
}

}  // namespace

std::vector<Way> ways_of(const Spells& spells) {
    std::vector<Tally> tallies(spells.destinations.size());
    std::vector<std::int64_t> people_of_group(spells.groups.size());
    for (Tally& tally : tallies) {
        tally.by_group.resize(spells.groups.size());
    }
    for (const Spell& spell : spells.all) {
        if (spell.destination != unknown && spell.admitted) {
            count(tallies[spell.destination], spell, spells);
            people_of_group[spell.group] += spell.left ? 1 : 0;
        }
    }
    std::vector<Way> ways;
    std::ranges::transform(tallies, std::back_inserter(ways),
                           [&](Tally& tally) { return way_of(tally, people_of_group); });
    if (!ways.empty()) {
        std::ranges::max_element(ways, {}, &Way::people)->rest = true;
    }
    return ways;
}

}  // namespace careway::fit
