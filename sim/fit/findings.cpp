#include "sim/fit/findings.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace careway::fit {

namespace {

std::vector<Stays> stays_of(const Spells& spells) {
    std::vector<Sample> samples(spells.groups.size());
    for (const Spell& spell : spells.all) {
        const std::optional<Moment> ended = spell.ready ? spell.ready : spell.left;
        const auto lasted = spell.admitted ? spells.observed(*spell.admitted, ended) : std::nullopt;
        if (lasted) {
            samples[spell.group].add(*lasted);
        }
    }
    std::vector<Stays> stays;
    for (Sample& sample : samples) {
        sample.close();
        stays.push_back({sample.size(), sample.open(), sample.late(), fits_of(sample), kaplan_meier_median(sample)});
    }
    return stays;
}

/// Average number of people there while the data was taken.
double in_use(const Spells& spells) {
    double person_days = 0;
    for (const Spell& spell : spells.all) {
        if (spell.admitted) {
            const Moment began = std::max(*spell.admitted, spells.from);
            person_days += std::max(0.0, days_between(began, spell.left.value_or(spells.to)));
        }
    }
    return person_days / spells.days();
}

/// By Little's law.
double in_use_by_fit(const Findings& findings) {
    double people = 0;
    for (std::size_t group = 0; group < findings.stays.size(); ++group) {
        double days = findings.stays[group].fits.front().mean;
        for (const Way& way : findings.ways) {
            for (const Delay& delay : way.delays) {
                days += way.shares[group].value * delay.mean_of_all();
            }
        }
        people += findings.arrivals.rates[group].value * days;
    }
    return people;
}

void count(Findings& findings) {
    for (const Spell& spell : findings.spells.all) {
        findings.still_there += spell.admitted && !spell.left ? 1 : 0;
        findings.without_destination += spell.left && spell.destination == unknown ? 1 : 0;
        findings.ready_assumed += findings.spells.has_ready && spell.left && !spell.ready ? 1 : 0;
    }
}

void refuse_what_is_too_small(const Findings& findings, const std::string& file) {
    language::Faults faults;
    const auto refuse = [&](const std::string& message, const std::string& advice) {
        faults.add(language::Code::spells_too_few, Place{file}, message, {"", advice});
    };
    const Spells& spells = findings.spells;
    if (spells.days() < 7) {
        refuse(fmt::format("the data covers less than a week: {} to {}", to_string(spells.from), to_string(spells.to)),
               "`--from` and `--to` say from when to when it was taken");
    }
    if (std::ranges::none_of(spells.all, [&](const Spell& spell) { return spell.began() >= spells.from; })) {
        refuse(
            fmt::format("nobody came while the data was taken, {} to {}", to_string(spells.from), to_string(spells.to)),
            "`--from` says when that began");
    }
    for (std::size_t group = 0; group < findings.stays.size(); ++group) {
        if (findings.stays[group].fits.empty()) {
            const std::string& name = spells.groups[group].text;
            const std::string whose = name.empty() ? "of this table" : fmt::format("of `{}`", name);
            const bool ended = findings.stays[group].open < findings.stays[group].people;
            refuse(ended ? fmt::format("too little is known of the stays {} to fit anything", whose)
                         : fmt::format("no stay {} has ended", whose),
                   name.empty() ? "" : "put it together with others in `--by`");
        }
    }
    faults.throw_errors();
}

}  // namespace

Findings findings_of(const Request& request) {
    Findings findings;
    findings.spells = read_spells(request);
    findings.stays = stays_of(findings.spells);
    refuse_what_is_too_small(findings, request.file.generic_string());
    findings.arrivals = arrivals_of(findings.spells, request.smooth);
    findings.ways = ways_of(findings.spells);
    findings.in_use = in_use(findings.spells);
    findings.in_use_by_fit = in_use_by_fit(findings);
    count(findings);
    findings.doubts = doubts_of(findings);
    return findings;
}

}  // namespace careway::fit
