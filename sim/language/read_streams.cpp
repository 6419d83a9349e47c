#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "sim/language/csv.hpp"
#include "sim/language/dates.hpp"
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
        stream.luck = text_at(stated, "luck", "");
        stream.saturated = stated.has("saturated");
        if (stream.saturated && sound(stated) && text_at(stated, "saturated", "") == "no") {
            faults_.add(Code::not_a_word, stated.entry("saturated")->place,
                        fmt::format("`saturated` of stream `{}` can only be `yes`", stream.name),
                        {"a stream has a `rate` or a `gap` instead", ""});
        }
        read_rate(stated, stream);
        read_gap(stated, stream);
        read_batch(stated, stream);
        if (const Value* active = stated.find("active"); active != nullptr && sound(*active)) {
            stream.active = read_dated<bool>(*active, [&](Frame frame) {
                const Value& value = in_force(*active, frame);
                return value.is_text("yes") || value.is_text("true");
            });
        }
        read_cancelled(stated, stream);
        spec.streams.push_back(std::move(stream));
    }
}

void ModelReader::read_rate(const Value& stated, demand::StreamSpec& stream) {
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
    if (const Value* months = stated.find("months"); months != nullptr && sound(*months)) {
        stream.months = read_months(*months);
    }
    if (const Value* growth = stated.find("growth"); growth != nullptr && sound(*growth)) {
        stream.growth = read_number(*growth, growth_type, Frame{}, faults_);
    }
}

void ModelReader::read_gap(const Value& stated, demand::StreamSpec& stream) {
    const Value* gap = stated.find("gap");
    if (gap != nullptr && sound(*gap)) {
        stream.gap = read_distribution(*gap, Frame{}, faults_);
        if (!(stream.gap->mean() > 0)) {
            faults_.add(
                Code::gap_without_time, gap->place,
                fmt::format("the gaps of stream `{}` take no time: its people would come without end", stream.name));
            stream.gap->a = 1;
        }
    }
    if (stated.has("gap") || stated.has("saturated")) {
        check_split(stated, stream);
    }
}

void ModelReader::read_batch(const Value& stated, demand::StreamSpec& stream) {
    const Value* batch = stated.find("batch");
    if (batch == nullptr || !sound(*batch)) {
        return;
    }
    if (stream.saturated) {
        faults_.add(Code::needs_another_key, stated.entry("batch")->place,
                    fmt::format("`batch` of stream `{}` means nothing with `saturated`", stream.name));
    }
    const Value& sizes = bare(*batch);
    if (sizes.is_text()) {
        stream.batch = {{static_cast<std::uint32_t>(parse_quantity(sizes.text, Dimension::count).value), 1.0}};
        return;
    }
    std::vector<const Value*> shares;
    for (const Entry* entry : own_entries(sizes)) {
        shares.push_back(&entry->value);
        stream.batch.emplace_back(static_cast<std::uint32_t>(parse_quantity(entry->key, Dimension::count).value), 0.0);
    }
    const std::string of = fmt::format("`batch` of stream `{}`", stream.name);
    const std::vector<double> read = read_plain_shares(shares, Frame{}, of, stated.entry("batch")->place, faults_);
    for (std::size_t i = 0; i < read.size(); ++i) {
        stream.batch[i].second = read[i];
    }
    std::sort(stream.batch.begin(), stream.batch.end());
}

std::optional<demand::Months> ModelReader::read_months(const Value& value) {
    constexpr demand::Months days_of{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    const Value& stated = bare(value);
    demand::Months months;
    months.fill(1);
    if (stated.is_list() && stated.items.size() != months.size()) {
        faults_.add(Code::bad_months, stated.place,
                    fmt::format("a year has 12 months, found {} factors", stated.items.size()));
        return {};
    }
    for (std::size_t i = 0; i < stated.items.size(); ++i) {
        months[i] = read_number(stated.items[i], weight_type, Frame{}, faults_);
    }
    // Seasons first: a month by name stands above its season, wherever it is written.
    for (const std::size_t named : {std::size_t{3}, std::size_t{1}}) {
        for (const Entry* entry : own_entries(stated)) {
            const std::vector<std::size_t> called = months_called(entry->key);
            for (const std::size_t month : called.size() == named ? called : std::vector<std::size_t>{}) {
                months[month] = read_number(entry->value, weight_type, Frame{}, faults_);
            }
        }
    }
    const double mean = std::inner_product(months.begin(), months.end(), days_of.begin(), 0.0) / 365;
    if (!(mean > 0)) {
        faults_.add(Code::bad_months, stated.place, "`months` needs at least one month above 0");
        return {};
    }
    if (std::abs(mean - 1) > 0.01) {
        faults_.add(Code::months_mean, stated.place,
                    fmt::format("the mean of these months over a year is {:.4g}; it was scaled to 1", mean));
    }
    std::transform(months.begin(), months.end(), months.begin(), [mean](double factor) { return factor / mean; });
    return months;
}

void ModelReader::read_cancelled(const Value& stated, demand::StreamSpec& stream) {
    const Value* cancelled = stated.find("cancelled");
    const Value* after = cancelled == nullptr ? nullptr : bare(*cancelled).find("rebooked_after");
    const Value* at_most = cancelled == nullptr ? nullptr : bare(*cancelled).find("at_most");
    if (after != nullptr && at_most != nullptr && sound(*at_most)) {
        stream.cancelled =
            demand::CancelledSpec{plain_stay(*after), read_whole(*at_most, process_amount_type, Frame{}, faults_)};
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
    const auto stated = std::find_if(stream.entries.begin(), stream.entries.end(), [](const Entry& entry) {
        return entry.key == "rate" || entry.key == "gap" || entry.key == "saturated";
    });
    const Place& place = stated->place;
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
            const bool rate = stated->key == "rate";
            faults_.add(Code::stream_not_split, place,
                        rate ? fmt::format("the rate of stream `{}` is not split by `{}`", spec.name, name)
                             : fmt::format("stream `{}` has no rate that could be split by `{}`", spec.name, name),
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
