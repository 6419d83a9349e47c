#include "tests/oracle/reader.hpp"

// Who comes into random models, and who is there at the start.
namespace careway::oracle {

using pathway::ModelSpec;

namespace {

/// Somebody of a census, as far as one may say it.
void add_person(ModelSpec& spec, Reader& r) {
    const auto hours_before = [](int number) { return Time{Duration{} - Duration::hours(number)}; };
    const auto& node = spec.nodes[static_cast<std::size_t>(r.number(12)) % spec.nodes.size()];
    const int asked = r.number(12);
    const int ready = asked + r.number(8);
    const int entered = ready + r.number(12);
    const bool outside = r.chance(40);
    const bool is_ready = r.chance(60) && !node.membership && node.hold;
    const bool has_asked = r.chance(50);
    const auto to = static_cast<std::size_t>(r.number(5));
    const auto stream = static_cast<std::size_t>(r.number(6));
    const int age = r.number(3);
    pathway::CensusRow row;
    if (outside) {
        row.waits_for = node.name;
        row.asked = hours_before(asked);
    } else {
        row.node = node.name;
        row.entered = hours_before(entered);
        row.ready = is_ready ? std::optional{hours_before(ready)} : std::nullopt;
        row.waits_for = is_ready && to < node.destinations.size() ? node.destinations[to].to : "";
        row.asked = is_ready && has_asked ? std::optional{hours_before(asked)} : std::nullopt;
    }
    row.stream = spec.streams[stream < spec.streams.size() ? stream : 0].name;
    if (!spec.attributes.empty() && (age < 2 || spec.attributes[0].shares.empty())) {
        row.attributes = {{"age", age == 0 ? "old" : "young"}};
    }
    if (!outside || !(node.patience && node.patience_of_stay)) {
        spec.run.census.push_back(row);
    }
}

}  // namespace

/// It says who is there, so nobody else has been before.
void add_census(ModelSpec& spec, const Gene& gene) {
    Reader r{gene};
    const int people = r.number(15);
    for (int i = 0; i < people; ++i) {
        add_person(spec, r);
    }
    if (!spec.run.census.empty()) {
        spec.run.warm_up = {};
        spec.run.start_full.reset();
    }
}

void add_stream(ModelSpec& spec, const Gene& gene, const std::vector<Gene>& nodes, const Menu& menu) {
    Reader r{gene};
    demand::StreamSpec stream;
    stream.name = stream_names[spec.streams.size()];
    const int busy = menu.reserve ? 1 : 4;  // or there are too many to be compared with each other
    const double rate = 0.0125 * busy * (1 + r.number(12));
    stream.enters = node_at(nodes, r.number(12));
    const bool told = !spec.attributes.empty() && spec.attributes[0].shares.empty();
    stream.rate.first = split(spec, told, rate, rate / 2);
    const bool dated = r.chance(20);
    const int on = r.number(12);
    const double later = 0.0125 * busy * r.number(20);
    if (dated) {
        step_to(stream.rate, day_of(spec, on), split(spec, told, later, later * 2));
    }
    if (r.chance(15)) {
        stream.profile.emplace();
        for (std::size_t h = 0; h < 168; ++h) {
            (*stream.profile)[h] = h % 24 < 12 ? 0.5 : 1.5;
        }
    }
    if (r.chance(15)) {
        stream.months = {1.5, 0.5, 0.5, 1.5, 0.5, 1.5, 0.5, 1, 1.5, 1, 1, 1};  // 1 on average over 365 days
    }
    const int kind = r.number(5);
    const int gap = (1 + r.number(6)) * 4 / busy;
    const bool gap_at_random = r.chance(30);
    if (kind == 3 && !told) {
        stream.gap = hours(gap, gap_at_random);
    }
    stream.saturated = kind == 4 && !told;
    if (stream.gap || stream.saturated) {
        stream.rate = Dated<Split<double>>::always(Split<double>::same(0));
        stream.profile.reset();
        stream.months.reset();
    }
    const int batch = r.number(5);
    if (batch > 2 && !stream.saturated) {
        stream.batch = {{1, 0.5}, {static_cast<std::uint32_t>(batch - 1), 0.5}};
    }
    const bool switched = r.chance(15);
    const int off = r.number(8);
    const int on_again = r.number(6);
    if (switched) {
        stream.active.steps = {{day_of(spec, off), false}, {day_of(spec, off + on_again + 1), true}};
    }
    if (r.chance(15) && !stream.gap && !stream.saturated) {
        stream.growth = 0.5;
    }
    const bool booked = r.chance(60);
    const int again = 1 + r.number(40);
    const bool again_at_random = r.chance(30);
    const int at_most = r.number(4);
    if (menu.electives && booked && !stream.saturated) {
        stream.cancelled = {split(spec, false, hours(again, again_at_random), {}), at_most};
    }
    spec.streams.push_back(stream);
}

}  // namespace careway::oracle
