#include <fmt/format.h>

#include <algorithm>

#include "sim/language/dates.hpp"
#include "sim/language/model_reader.hpp"
#include "sim/language/suggest.hpp"

// Who is there when the run starts (semantics 30).
namespace careway::language {

namespace {

constexpr const char* instants[] = {"entered", "ready", "asked"};  // in the order in which they must come

const pathway::NodeSpec* node_called(const pathway::ModelSpec& spec, const std::string& name) {
    const auto found =
        std::find_if(spec.nodes.begin(), spec.nodes.end(), [&](const auto& node) { return node.name == name; });
    return found == spec.nodes.end() ? nullptr : &*found;
}

std::vector<std::string> destinations_of(const pathway::NodeSpec& node) {
    std::vector<std::string> names;
    for (const pathway::DestinationSpec& destination : node.destinations) {
        names.push_back(destination.to);
    }
    for (const pathway::DestinationSpec& destination : node.destinations) {
        if (!destination.instead.empty()) {
            names.push_back(destination.instead);
        }
    }
    return names;
}

}  // namespace

void ModelReader::read_census(pathway::ModelSpec& spec) {
    const Value* run = model_.find("run");
    const Entry* census = run == nullptr ? nullptr : bare(*run).entry("census");
    if (census == nullptr || !bare(census->value).is_list()) {
        return;
    }
    const bool warms_up = spec.run.warm_up > Duration{};
    if (warms_up || spec.run.start_full) {
        faults_.add(Code::census_beside_other_start, census->place,
                    fmt::format("`census` cannot stand beside `{}`", warms_up ? "warm_up" : "start_full"),
                    {"", "a census says who is there on the first measured day"});
    }
    for (const Value& stated : bare(census->value).items) {
        spec.run.census.push_back(read_person(bare(stated), spec));
    }
}

pathway::CensusRow ModelReader::read_person(const Value& stated, const pathway::ModelSpec& spec) {
    pathway::CensusRow row;
    row.node = text_at(stated, "node", "");
    row.waits_for = text_at(stated, "waits_for", "");
    row.entered = instant_at(stated, "entered", spec.run.start);
    row.ready = instant_at(stated, "ready", spec.run.start);
    row.asked = instant_at(stated, "asked", spec.run.start);
    check_order(stated, row, spec.run.start);
    if (!sound(stated)) {
        return row;  // what else seems wrong may follow from what has been told
    }
    read_stream_and_attributes(stated, row, spec);
    if (row.node.empty()) {
        check_outsider(stated, row, spec);
    } else {
        check_person(stated, row, spec);
    }
    return row;
}

std::optional<Time> ModelReader::instant_at(const Value& row, const char* key, Date start) {
    const std::optional<Instant> instant = parse_instant(text_at(row, key, ""));
    return instant ? std::optional{Time{(instant->date - start).count() * day + instant->into_day}} : std::nullopt;
}

void ModelReader::check_order(const Value& stated, const pathway::CensusRow& row, Date start) {
    const std::optional<Time> times[] = {row.entered, row.ready, row.asked};
    std::size_t before = std::size(times);
    for (std::size_t i = 0; i < std::size(times); ++i) {
        if (!times[i]) {
            continue;
        }
        const Place& place = stated.find(instants[i])->place;
        if (*times[i] > Time{}) {
            faults_.add(Code::census_out_of_order, place,
                        fmt::format("`{}` of a person of the census is after the start of the run, {}", instants[i],
                                    to_string(start)));
        } else if (before < i && times[i].value() < times[before].value()) {
            faults_.add(Code::census_out_of_order, place,
                        fmt::format("`{}` of a person of the census is before `{}`", instants[i], instants[before]));
        }
        before = i;
    }
}

void ModelReader::read_stream_and_attributes(const Value& stated, pathway::CensusRow& row,
                                             const pathway::ModelSpec& spec) {
    row.stream = text_at(stated, "stream", names_.streams.size() == 1 ? names_.streams.front() : "");
    const Value* values = stated.find("attributes");
    if (const Entry* among = values == nullptr ? nullptr : values->entry(pathway::stream_attribute)) {
        faults_.add(Code::census_row, among->place, "`stream` of a person of the census stands beside `attributes`");
    }
    for (const pathway::AttributeSpec& attribute : spec.attributes) {
        const bool of_stream = attribute.name == pathway::stream_attribute;
        const Value* value = values == nullptr || of_stream ? nullptr : values->find(attribute.name);
        if (value == nullptr && attribute.shares.empty() && !(of_stream && !row.stream.empty())) {
            faults_.add(
                Code::census_row, stated.place, fmt::format("a person of the census needs `{}`", attribute.name),
                {"",
                 fmt::format("streams decide it, so nobody's can be drawn; known here: {}", listed(attribute.values))});
        } else if (value != nullptr) {
            const std::string& text = bare(*value).text;
            if (std::find(attribute.values.begin(), attribute.values.end(), text) == attribute.values.end()) {
                faults_.add(Code::unknown_name, bare(*value).place,
                            fmt::format("attribute `{}` has no value `{}`", attribute.name, text),
                            {did_you_mean(text, attribute.values), "known here: " + listed(attribute.values)});
            }
            row.attributes.emplace(attribute.name, text);
        }
    }
}

/// Somebody who holds places.
void ModelReader::check_person(const Value& stated, const pathway::CensusRow& row, const pathway::ModelSpec& spec) {
    const pathway::NodeSpec* node = node_called(spec, row.node);
    const auto refuse = [&](const char* key, const std::string& message) {
        faults_.add(Code::census_row, stated.find(key)->place, message);
    };
    for (const char* key : {"waits_for", "asked"}) {
        if (stated.has(key) && !row.ready) {
            refuse(key, fmt::format("`{}` of a person in `{}` means nothing without `ready`", key, row.node));
        }
    }
    if (node == nullptr || !row.ready) {
        return;
    }
    if (node->membership) {
        refuse("ready", fmt::format("nobody is ready in `{}`: people leave a membership as it ends", row.node));
    } else if (!node->hold) {
        refuse("ready", fmt::format("`{}` has `hold: no`: whoever is ready there holds nothing, so leave `node` empty",
                                    row.node));
    } else if (const auto known = destinations_of(*node);
               !row.waits_for.empty() && std::find(known.begin(), known.end(), row.waits_for) == known.end()) {
        faults_.add(Code::census_elsewhere, stated.find("waits_for")->place,
                    fmt::format("`{}` is no destination of `{}`", row.waits_for, row.node),
                    {did_you_mean(row.waits_for, known), "known here: " + listed(known)});
    }
}

/// Somebody who waits outside.
void ModelReader::check_outsider(const Value& stated, const pathway::CensusRow& row, const pathway::ModelSpec& spec) {
    for (const char* key : {"waits_for", "asked"}) {
        if (!stated.has(key)) {
            faults_.add(Code::census_row, stated.place,
                        fmt::format("a person of the census who is in no node needs `{}`", key));
        }
    }
    const pathway::NodeSpec* node = node_called(spec, row.waits_for);
    if (node == nullptr && !row.waits_for.empty()) {
        faults_.add(Code::census_row, stated.find("waits_for")->place,
                    fmt::format("nobody waits outside for `{}`, which has no places", row.waits_for));
    } else if (node != nullptr && node->patience_of_stay) {
        faults_.add(Code::census_row, stated.find("waits_for")->place,
                    fmt::format("`{}` has `patience_luck: stay`, so a census cannot say who waits for it outside",
                                row.waits_for),
                    {"", "what has become of the patience of somebody who waits would say how long they will stay"});
    }
}

}  // namespace careway::language
