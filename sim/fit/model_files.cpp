#include "sim/fit/model_files.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <map>

#include "sim/fit/wording.hpp"
#include "sim/pathway/spec.hpp"

namespace careway::fit {

namespace {

constexpr const char* ward = "ward";
constexpr const char* beds = "beds";
constexpr const char* delay = "delay";
constexpr const char* profile_file = "profiles/admissions.csv";

class Model {
public:
    Model(const Findings& findings, std::string table)
        : findings_{findings}, spells_{findings.spells}, table_{std::move(table)} {}

    std::vector<File> files(const std::string& name) {
        const std::string text =
            head(name) + arrivals() + pathway() + reasons() + "headline: [beds.in_use, system.delayed]\n";
        files_.insert(files_.begin(), {name, text});
        return std::move(files_);
    }

private:
    [[nodiscard]] bool split() const { return !spells_.attribute.empty(); }

    [[nodiscard]] std::string source(const std::string& what) const { return assumption(table_, what); }

    /// Name of a node that is not the ward. No other name ends so.
    static std::string place(const Value& destination) {
        return destination.name == ward ? destination.name + "_" : destination.name;
    }
    static bool is_exit(const std::string& name) { return std::ranges::count(pathway::exits, name) > 0; }
    [[nodiscard]] std::string reason(const Delay& of) const {
        const std::string name = of.reason == unknown ? delay : spells_.reasons[of.reason].name;
        return name == beds ? name + "_" : name;  // which is the pool
    }

    [[nodiscard]] std::string head(const std::string& name) const {
        std::string text = fmt::format(
            "# What {} says of one ward: its spells from {} to {}, by `careway fit`.\n"
            "# `low` and `high` are 95 % intervals. Here there is a bed for everybody and all delay is a process "
            "(`after`);\n"
            "# a model with pools makes people wait by itself: leave out of `after` what is then counted there.\n"
            "# Next: careway check {}\n"
            "careway: 1\nname: {}\nstart: {}\nrun: {{warm_up: 1 year, length: 1 year}}\n",
            table_, to_string(spells_.from), to_string(spells_.to), name, quoted("Fitted to " + table_),
            to_string(spells_.from).substr(0, 10));
        if (split()) {
            std::string values;
            for (const Value& group : spells_.groups) {
                values += (values.empty() ? "" : ", ") + group.name;
            }
            text += fmt::format("attributes: {{{}: [{}]}}\n", spells_.attribute, values);
        }
        return text + fmt::format("pools:\n  {}: {{kind: beds, capacity: unlimited}}\n", beds);
    }

    /// A value by group: a table of it in `file`, or the value itself where there is one group.
    template <class State, class Source>
    std::string by_group(const std::string& file, State state, Source source_of_group) {
        if (!split()) {
            return state(0).map(source_of_group(0));
        }
        std::string table = spells_.attribute + ",value,low_range,high_range,source\n";
        for (std::size_t group = 0; group < spells_.groups.size(); ++group) {
            const Stated stated = state(group);
            table += fmt::format("{},{},{},{},{}\n", spells_.groups[group].name, stated.value, stated.low, stated.high,
                                 field(source_of_group(group)));
        }
        files_.push_back({file, table});
        return fmt::format("{{by: {}}}", file);
    }

    std::string arrivals() {
        const Arrivals& came = findings_.arrivals;
        const std::string rate = by_group(
            "rates/admissions.csv", [&](std::size_t group) { return per_day(came.rates[group]); },
            [&](std::size_t group) {
                return source(fmt::format("{} people in {} days, SE {} per day", came.people[group],
                                          plain(spells_.days()), plain(came.rates[group].error)));
            });
        files_.push_back({profile_file, profile()});
        return fmt::format("arrivals:\n  admissions:\n    rate: {}\n    profile: {}\n    enters: {}\n    source: {}\n",
                           rate, profile_file, ward, quoted(source("by hour of the week")));
    }

    [[nodiscard]] std::string profile() const {
        std::string table = "hour,mon,tue,wed,thu,fri,sat,sun\n";
        for (std::size_t hour = 0; hour < 24; ++hour) {
            table += std::to_string(hour);
            for (std::size_t day = 0; day < 7; ++day) {
                table += fmt::format(",{:.4f}", findings_.arrivals.profile[day * 24 + hour]);
            }
            table += "\n";
        }
        return table;
    }

    [[nodiscard]] std::string source_of_stay(std::size_t group) const {
        const Stays& stays = findings_.stays[group];
        const Fit& best = stays.fits.front();
        return source(fmt::format("{} stays, {} go on, SE {} days, of the sd {} days", stays.people, stays.open,
                                  plain(best.mean_error), plain(best.sd_error)));
    }

    std::string stay() {
        if (!split()) {
            return distribution(findings_.stays.front().fits.front(), source_of_stay(0));
        }
        std::string table = spells_.attribute + ",distribution,mean,sd,shape,low_range,high_range,source\n";
        for (std::size_t group = 0; group < spells_.groups.size(); ++group) {
            const Fit& fit = findings_.stays[group].fits.front();
            const bool by_shape = fit.family == Family::weibull;
            const bool by_sd = !by_shape && fit.family != Family::exponential;
            const Stated mean = mean_days(fit);
            table += fmt::format("{},{},{},{},{},{},{},{}\n", spells_.groups[group].name, name_of(fit.family),
                                 mean.value, by_sd ? plain(fit.sd) + " days" : "", by_shape ? plain(fit.shape) : "",
                                 mean.low, mean.high, field(source_of_stay(group)));
        }
        files_.push_back({"stays/ward.csv", table});
        return "{by: stays/ward.csv}";
    }

    std::string pathway() {
        std::string text = fmt::format("pathway:\n  {}:\n    uses: {}\n    stay: {}\n", ward, beds, stay());
        if (findings_.ways.empty()) {
            return text + "    ready: home\n";
        }
        text += "    ready:\n";
        std::string places;
        for (std::size_t i = 0; i < findings_.ways.size(); ++i) {
            const Value& destination = spells_.destinations[i];
            text += way(findings_.ways[i], place(destination));
            if (!is_exit(destination.name)) {
                places +=
                    fmt::format("  {}: {{label: {}, stay: 0 days, next: left_area, source: {}}}\n", place(destination),
                                quoted(destination.text), quoted(source("which says nothing of what follows")));
            }
        }
        return text + places;
    }

    std::string way(const Way& way, const std::string& name) {
        const std::string share =
            way.rest ? "rest"
                     : by_group(
                           "shares/" + name + ".csv", [&](std::size_t group) { return percent(way.shares[group]); },
                           [&](std::size_t group) {
                               return source(fmt::format("SE {} %", plain(100 * way.shares[group].error)));
                           });
        std::string text = fmt::format("      {}:\n        share: {}\n", name, share);
        if (!way.delays.empty()) {
            text += "        after:\n";
        }
        for (const Delay& one : way.delays) {
            text += fmt::format(
                "          - takes:{}\n            reason: {}\n            source: {}\n", takes(one), reason(one),
                quoted(source(fmt::format("{} people, SE {} days", one.people, plain(one.fits.front().mean_error)))));
        }
        return text;
    }

    /// Some are delayed, the others not.
    static std::string takes(const Delay& one) {
        const std::string lasts = distribution(one.fits.front());
        return one.share.value == 1 ? " " + lasts
                                    : fmt::format(
                                          "\n              mixture:\n                - {{share: {}, of: {}}}\n"
                                          "                - {{share: rest, of: 0 days}}",
                                          percent(one.share).map(), lasts);
    }

    [[nodiscard]] std::string reasons() const {
        std::map<std::string, std::string> labels;
        for (const Way& way : findings_.ways) {
            for (const Delay& one : way.delays) {
                labels.emplace(reason(one), one.reason == unknown ? "Ready to leave and still there"
                                                                  : spells_.reasons[one.reason].text);
            }
        }
        std::string text = labels.empty() ? "" : "reasons:\n";
        for (const auto& [name, label] : labels) {
            text += fmt::format("  {}: {{label: {}}}\n", name, quoted(label));
        }
        return text;
    }

    const Findings& findings_;
    const Spells& spells_;
    std::string table_;
    std::vector<File> files_;
};

}  // namespace

std::vector<File> model_files(const Findings& findings, const std::string& model, const std::string& table) {
    return Model{findings, table}.files(model);
}

}  // namespace careway::fit
