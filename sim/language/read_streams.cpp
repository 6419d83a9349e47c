#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "sim/language/csv.hpp"
#include "sim/language/model_reader.hpp"
#include "sim/language/shares.hpp"

namespace careway::language {

namespace {

constexpr std::size_t hours_of_day = 24;
constexpr std::size_t days_of_week = 7;
constexpr const char* days[] = {"mon", "tue", "wed", "thu", "fri", "sat", "sun"};

}  // namespace

void ModelReader::read_streams(pathway::ModelSpec& spec) {
    const Value* arrivals = model_.find("arrivals");
    if (arrivals == nullptr) {
        return;
    }
    for (const Entry* entry : own_entries(*arrivals)) {
        const Value& stated = bare(entry->value);
        demand::StreamSpec stream;
        stream.name = entry->key;
        stream.enters = text_at(stated, "enters", "");
        if (const Value* rate = stated.find("rate"); rate != nullptr && sound(*rate)) {
            const auto at = [&](const Frame& frame) {
                return read_split<double>(*rate, attributes_, frame, [this](const Value& cell, const Frame& inner) {
                    return read_number(cell, rate_type, inner, faults_);
                });
            };
            stream.rate = read_dated<Split<double>>(*rate, at);
            same_cells(stream.rate, *stated.entry("rate"));
            check_split(stated, stream);
        }
        if (const Value* profile = stated.find("profile"); profile != nullptr && sound(*profile)) {
            stream.profile = read_profile(*profile);
        }
        spec.streams.push_back(std::move(stream));
    }
}

/// Steps of a rate may be split differently in the file; the streams behind them are the same throughout.
void ModelReader::same_cells(Dated<Split<double>>& rate, const Entry& stated) {
    std::vector<std::size_t> by = rate.first.by;
    for (const auto& [date, step] : rate.steps) {
        by.insert(by.end(), step.by.begin(), step.by.end());
    }
    const Classes classes{by, attributes_};
    if (too_many(classes, "`rate`", stated.place)) {
        return;
    }
    rate.first = spread(rate.first, classes);
    for (auto& [date, step] : rate.steps) {
        step = spread(step, classes);
    }
}

/// A person who arrives must have a value of every attribute that something is split by: drawn, or given by the rate.
void ModelReader::check_split(const Value& stream, const demand::StreamSpec& spec) {
    const Place& place = stream.entry("rate")->place;
    for (const std::size_t position : spec.rate.first.by) {
        const std::string& name = attributes_[position].first;
        if (name == pathway::stream_attribute || !decided_by_streams(name)) {
            faults_.add(Code::not_splittable, place,
                        fmt::format("the rate of stream `{}` cannot be split by `{}`", spec.name, name),
                        {"a rate is split by attributes that are given as a list of values", ""});
        }
    }
    for (std::size_t position = 0; position < attributes_.size(); ++position) {
        const std::string& name = attributes_[position].first;
        const auto& by = spec.rate.first.by;
        const bool given = std::find(by.begin(), by.end(), position) != by.end();
        if (!given && used_.contains(name) && decided_by_streams(name)) {
            faults_.add(Code::stream_not_split, place,
                        fmt::format("the rate of stream `{}` is not split by `{}`", spec.name, name),
                        {fmt::format("so its people would have no `{}`, by which other values are split", name), ""});
        }
    }
}

std::optional<demand::Profile> ModelReader::read_profile(const Value& value) {
    const Value& stated = bare(value);
    demand::Profile profile{};
    if (stated.is_text()) {
        if (!fill_from_table(stated, profile)) {
            return {};
        }
    } else if (stated.items.size() == profile.size()) {
        std::transform(stated.items.begin(), stated.items.end(), profile.begin(),
                       [this](const Value& item) { return read_number(item, weight_type, Frame{}, faults_); });
    } else {
        faults_.add(Code::bad_profile, stated.place,
                    fmt::format("a profile has 168 hours of the week, found {}", stated.items.size()));
        return {};
    }
    const double mean = std::accumulate(profile.begin(), profile.end(), 0.0) / static_cast<double>(profile.size());
    if (!(mean > 0)) {
        faults_.add(Code::bad_profile, stated.place, "a profile needs at least one hour above 0");
        return {};
    }
    if (std::abs(mean - 1) > 0.01) {
        faults_.add(Code::profile_mean, stated.place,
                    fmt::format("the mean of this profile is {:.4g}; it was scaled to 1", mean));
    }
    std::transform(profile.begin(), profile.end(), profile.begin(), [mean](double weight) { return weight / mean; });
    return profile;
}

bool ModelReader::fill_from_table(const Value& named, demand::Profile& profile) {
    const std::optional<CsvTable> table = read_csv(named, faults_);
    if (!table) {
        return false;
    }
    bool columns = table->header.size() == days_of_week + 1 && table->column("hour").has_value();
    for (const char* name : days) {
        columns = columns && table->column(name).has_value();
    }
    if (!columns || table->rows.size() != hours_of_day) {
        faults_.add(Code::bad_profile, table->header.front().place,
                    "a profile has the columns hour,mon,tue,wed,thu,fri,sat,sun and 24 rows",
                    {"", fmt::format("found {} columns and {} rows", table->header.size(), table->rows.size())});
        return false;
    }
    for (std::size_t hour = 0; hour < hours_of_day; ++hour) {
        const CsvRow& row = table->rows[hour];
        const CsvCell& label = row[*table->column("hour")];
        if (parse_quantity(label.text, Dimension::count).value != static_cast<double>(hour)) {
            faults_.add(Code::bad_profile, label.place,
                        fmt::format("row {} of a profile is hour {}, found `{}`", hour + 1, hour, label.text));
            return false;
        }
        for (std::size_t day_number = 0; day_number < days_of_week; ++day_number) {
            const CsvCell& cell = row[*table->column(days[day_number])];
            const Quantity weight = parse_quantity(cell.text, Dimension::count);
            if (weight.fault != NumberFault::none || !in_range(weight.value, weight_type.range)) {
                faults_.add(Code::bad_profile, cell.place,
                            fmt::format("an hour of a profile is a number of at least 0, found `{}`", cell.text));
                return false;
            }
            profile[day_number * hours_of_day + hour] = weight.value;
        }
    }
    return true;
}

}  // namespace careway::language
