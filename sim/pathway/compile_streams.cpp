#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "sim/base/error.hpp"
#include "sim/base/name.hpp"
#include "sim/demand/identity.hpp"
#include "sim/pathway/compiler.hpp"
#include "sim/pathway/spec_checks.hpp"

// Who comes: streams of points in a field, and those whose people are numbered.
namespace careway::pathway {

namespace {

bool is_numbered(const demand::StreamSpec& stream) {
    return stream.gap.has_value() || stream.saturated;
}

double mean_size(const demand::StreamSpec& stream) {
    double people = 0;
    for (const auto& [size, share] : stream.batch) {
        people += size * share;
    }
    return stream.batch.empty() ? 1 : people;
}

template <class T>
const T& in_force(const Dated<T>& dated, Date date) {
    const T* value = &dated.first;
    for (const auto& [from, step] : dated.steps) {
        value = from <= date ? &step : value;
    }
    return *value;
}

}  // namespace

/// Those whose people are numbered stand behind the others, as the simulation counts sources.
void Compiler::add_streams() {
    SIM_ASSERT(spec_.run.warm_up + spec_.run.length <= demand::longest_field, "no two people have one identity");
    program_->streams.first_hour = (program_->first_day() - demand::epoch).count() * 24;
    for (const bool numbered : {false, true}) {
        for (const demand::StreamSpec& stream : spec_.streams) {
            if (is_numbered(stream) == numbered) {
                first_sources_[stream.name] = static_cast<std::uint32_t>(program_->entries.size());
                numbered ? add_numbered_source(stream) : add_sources(stream);
            }
        }
    }
    std::map<std::uint32_t, std::uint32_t> seen;
    for (std::uint32_t s = 0; s < program_->entries.size(); ++s) {
        const auto [other, fresh] = seen.emplace(demand::name_in_identity(program_->entries[s].name), s);
        if (!fresh) {
            const std::string& name = program_->texts.streams[s];
            fault("M180", "arrivals." + name.substr(0, name.find('.')),
                  fmt::format("the people of the streams `{}` and `{}` would be the same; rename one of them", name,
                              program_->texts.streams[other->second]));
        }
    }
}

void Compiler::add_sources(const demand::StreamSpec& stream) {
    demand::Source source;
    if (stream.profile) {
        source.profile = static_cast<std::int32_t>(program_->streams.profiles.size());
        program_->streams.profiles.push_back(*stream.profile);
    }
    if (stream.months) {
        source.months = static_cast<std::int32_t>(program_->streams.months.size());
        program_->streams.months.push_back(*stream.months);
    }
    for (std::uint32_t cell = 0; cell < stream.rate.first.cells.size(); ++cell) {
        const StreamEntry entry = add_entry(stream, cell);
        source.name = entry.name;
        source.enters = program_->nodes[nodes_.at(stream.enters)].name;
        program_->streams.sources.push_back(source);
        program_->initial_settings.rates.push_back(stream.active.first ? stream.rate.first.cells[cell] : 0);
    }
}

void Compiler::add_numbered_source(const demand::StreamSpec& stream) {
    StreamEntry entry = add_entry(stream, 0);
    demand::NumberedSource source{entry.name, program_->nodes[nodes_.at(stream.enters)].name, stream.saturated, {}};
    double rate = 1;
    if (stream.gap) {
        source.gap = variates_.make(*stream.gap);
        rate = static_cast<double>(hour.ticks()) / source.gap.mean;
    } else {
        program_->entries.back().people = 0;
        program_->saturated = program_->special = true;
    }
    numbered_rates_.push_back(rate);
    program_->streams.numbered.push_back(source);
    program_->initial_settings.rates.push_back(stream.active.first ? rate : 0);
}

StreamEntry Compiler::add_entry(const demand::StreamSpec& stream, std::uint32_t cell) {
    const std::uint32_t person_class = class_of_cell(stream, cell);
    std::string of_cell;
    for (const std::size_t a : stream.rate.first.by) {
        of_cell += "." + spec_.attributes[a].values[person_class / strides_[a] % sizes_[a]];
    }
    StreamEntry entry;
    entry.edge = way_in(stream, nodes_.at(stream.enters));
    entry.person_class = person_class;
    entry.name = name_key((stream.luck.empty() ? stream.name : stream.luck) + of_cell);
    entry.people = mean_size(stream);
    if (!stream.batch.empty()) {
        entry.batch = static_cast<std::uint32_t>(program_->streams.batches.size());
        demand::Batch batch;
        double below = 0;
        for (const auto& [size, share] : stream.batch) {
            batch.sizes.push_back(size);
            batch.below.push_back(below += share);
        }
        program_->streams.batches.push_back(batch);
    }
    program_->entries.push_back(entry);
    program_->texts.streams.push_back(stream.name + of_cell);
    return entry;
}

/// The attributes that the cell of the rate gives, and the stream itself.
std::uint32_t Compiler::class_of_cell(const demand::StreamSpec& stream, std::uint32_t cell) {
    const auto& by = stream.rate.first.by;
    std::uint32_t person_class = 0;
    std::uint32_t left = cell;
    for (std::size_t i = by.size(); i-- > 0;) {
        const std::size_t a = by[i];
        person_class += left % sizes_[a] * strides_[a];
        left /= sizes_[a];
    }
    for (std::size_t a = 0; a < spec_.attributes.size(); ++a) {
        const auto& attribute = spec_.attributes[a];
        const bool decided = std::find(by.begin(), by.end(), a) != by.end();
        if (attribute.name == stream_attribute) {
            const auto value = std::find(attribute.values.begin(), attribute.values.end(), stream.name);
            person_class += static_cast<std::uint32_t>(value - attribute.values.begin()) * strides_[a];
        } else if (!decided && attribute.shares.empty()) {
            fault("M184", "arrivals." + stream.name,
                  fmt::format(
                      "`{}` does not say the `{}` of its people: split its rate by it, or give the attribute shares",
                      stream.name, attribute.name));
        } else if (decided && !attribute.shares.empty()) {
            fault("M185", "arrivals." + stream.name,
                  fmt::format("`{}` is split by `{}`, which is drawn by shares; take one of the two away", stream.name,
                              attribute.name));
        }
    }
    return person_class;
}

/// Steps of a rate, of its growth, and of the switch.
void Compiler::add_changes_of_streams() {
    for (const demand::StreamSpec& stream : spec_.streams) {
        std::set<Date> dates;
        for (const auto& step : stream.rate.steps) {
            dates.insert(step.first);
        }
        for (const auto& step : stream.active.steps) {
            dates.insert(step.first);
        }
        if (stream.growth != 0) {
            const auto months = months_within(spec_.run);
            dates.insert(months.begin(), months.end());
        }
        for (const Date date : dates) {
            change_rates(stream, date);
        }
    }
}

void Compiler::change_rates(const demand::StreamSpec& stream, Date date) {
    const std::uint32_t first = first_sources_.at(stream.name);
    const bool on = in_force(stream.active, date);
    if (is_numbered(stream)) {
        const auto poisson = static_cast<std::uint32_t>(program_->streams.sources.size());
        return change(date, Setting::rate, first, on ? numbered_rates_[first - poisson] : 0);
    }
    double factor = 1;
    if (stream.growth != 0 && date > spec_.run.start) {
        const std::chrono::year_month_day day_of_step{date};
        factor = grown(stream.growth, spec_.run.start,
                       std::max(Date{day_of_step.year() / day_of_step.month() / 1}, spec_.run.start));
    }
    const Split<double>& rate = in_force(stream.rate, date);
    for (std::uint32_t cell = 0; cell < stream.rate.first.cells.size(); ++cell) {
        const std::uint32_t source = first + cell;
        change(date, Setting::rate, source, on ? factor * at(rate, program_->entries[source].person_class) : 0);
    }
}

}  // namespace careway::pathway
