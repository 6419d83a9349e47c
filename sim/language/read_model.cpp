#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "sim/language/dates.hpp"
#include "sim/language/model_reader.hpp"

namespace careway::language {

namespace {

constexpr double day_ticks = 86400e3;

void collect_used(const Value& value, std::set<std::string>& used) {
    if (is_split(value)) {
        for (const std::string& name : split_attributes(value)) {
            used.insert(name);
        }
    }
    for (const Entry& entry : value.entries) {
        if (entry.key == "split_by" && bare(entry.value).text != pathway::stream_attribute) {
            used.insert(bare(entry.value).text);
        }
        collect_used(entry.value, used);
    }
}

}  // namespace

std::set<std::string> used_attributes(const Value& tree) {
    std::set<std::string> used;
    collect_used(tree, used);
    return used;
}

ModelReader::ModelReader(const Value& model, const Names& names, Faults& faults)
    : model_{model}, names_{names}, faults_{faults}, used_{used_attributes(model)} {
    order_attributes();
}

pathway::ModelSpec ModelReader::read() {
    pathway::ModelSpec spec;
    spec.name = text_at(model_, "name", "");
    check_names();
    read_run(spec);
    for (const std::string& name : names_.organisations) {
        spec.organisations.push_back({name, text_at(*model_.find("organisations"), name.c_str(), name)});
    }
    read_attributes(spec);
    read_reasons(spec);
    read_pools(spec);
    read_streams(spec);
    read_nodes(spec);
    check_next(spec);
    check_admitted(spec);
    read_census(spec);
    if (const Value* headline = model_.find("headline")) {
        for (const Value& measure : bare(*headline).items) {
            spec.headline.push_back(bare(measure).text);
        }
    }
    return spec;
}

std::string ModelReader::text_at(const Value& map, const char* key, const std::string& otherwise) const {
    const Value* value = map.find(key);
    return value != nullptr && bare(*value).is_text() ? bare(*value).text : otherwise;
}

std::optional<Duration> ModelReader::whole_days(const Value& run, const char* key) {
    const Value* value = run.find(key);
    if (value == nullptr || !sound(*value)) {
        return {};
    }
    const double ticks = read_number(*value, run_time_type, Frame{}, faults_);
    if (std::fmod(ticks, day_ticks) != 0) {
        faults_.add(Code::not_whole_days, value->place,
                    fmt::format("`{}` must be a whole number of days, found {:.6g} days", key, ticks / day_ticks),
                    {"a month is a twelfth of 365 days; write days, weeks or years", ""});
        return {};
    }
    return Duration::milliseconds(static_cast<std::int64_t>(ticks));
}

void ModelReader::read_run(pathway::ModelSpec& spec) {
    if (const Value* start = model_.find("start"); start != nullptr && sound(*start)) {
        spec.run.start = parse_date(bare(*start).text).value_or(spec.run.start);
    }
    const Value* stated = model_.find("run");
    if (stated == nullptr || !bare(*stated).is_map()) {
        return;
    }
    const Value& run = bare(*stated);
    spec.run.length = whole_days(run, "length").value_or(day);
    spec.run.warm_up = whole_days(run, "warm_up").value_or(Duration{});
    if (const Value* full = run.find("start_full"); full != nullptr && sound(*full)) {
        spec.run.start_full = read_number(*full, share_type, Frame{}, faults_);
    }
    const std::string exchange = text_at(run, "exchange", "no");
    spec.run.exchange = exchange == "yes" || exchange == "true";
}

/// Nodes, memberships and exits are all destinations, so no two may share a name.
void ModelReader::check_names() {
    std::vector<std::string> taken{std::begin(pathway::exits), std::end(pathway::exits)};
    for (const char* section : {"pathway", "memberships"}) {
        const Value* map = model_.find(section);
        if (map == nullptr) {
            continue;
        }
        for (const Entry* entry : own_entries(*map)) {
            if (std::find(taken.begin(), taken.end(), entry->key) != taken.end()) {
                faults_.add(Code::name_twice, entry->place,
                            fmt::format("`{}` is the name of another node, membership or exit", entry->key));
            }
            taken.push_back(entry->key);
        }
    }
}

pathway::Stay ModelReader::stay_at(const Value& value, const Frame& frame) {
    return read_split<random::Distribution>(value, attributes_, frame, [this](const Value& cell, const Frame& inner) {
        return read_distribution(cell, inner, faults_);
    });
}

bool ModelReader::too_many(const Classes& classes, const std::string& of, const Place& place) {
    if (classes.count() <= Classes::most) {
        return false;
    }
    faults_.add(Code::not_splittable, place,
                fmt::format("{} is split into more than {} classes of people", of, Classes::most));
    return true;
}

Split<double> ModelReader::split_share(const Value& value, const Frame& frame) {
    return read_split<double>(value, attributes_, frame, [this](const Value& cell, const Frame& inner) {
        return read_number(cell, share_type, inner, faults_);
    });
}

}  // namespace careway::language
