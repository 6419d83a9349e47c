#include "sim/language/canonical.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <numeric>
#include <vector>

namespace careway::language {

namespace {

using pathway::ModelSpec;

std::string text_of(double value) {
    return fmt::format("{}", value == 0 ? 0.0 : value);
}
std::string text_of(int value) {
    return fmt::format("{}", value);
}

std::string text_of(const random::Distribution& of) {
    static constexpr const char* shapes[] = {"deterministic", "exponential", "lognormal",  "gamma",  "uniform",
                                             "empirical",     "weibull",     "triangular", "normal", "mixture"};
    std::string text = fmt::format("{} {} {}", shapes[static_cast<std::size_t>(of.shape)], of.a, of.b);
    if (of.shape == random::Shape::triangular) {
        text += fmt::format(" {}", of.c);
    }
    for (std::size_t i = 0; i < of.values.size(); ++i) {
        text += fmt::format(" {}x{}", of.values[i], of.weights[i]);
    }
    for (std::size_t i = 0; i < of.parts.size(); ++i) {
        text += fmt::format(" ({})x{}", text_of(of.parts[i]), of.weights[i]);
    }
    return text + (of.scale == 1 ? "" : fmt::format(" scaled {}", of.scale));
}

/// Positions of `list` in order of the key that `key_of` gives.
template <class List, class KeyOf>
std::vector<std::size_t> in_order(const List& list, const KeyOf& key_of) {
    std::vector<std::size_t> order(list.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::sort(order.begin(), order.end(),
              [&](std::size_t a, std::size_t b) { return key_of(list[a]) < key_of(list[b]); });
    return order;
}

class Writer {
public:
    explicit Writer(const ModelSpec& model) : model_{model} {}

    std::string write() {
        run();
        for (const std::size_t i : in_order(model_.attributes, name_of)) {
            attribute(model_.attributes[i]);
        }
        for (const std::size_t i : in_order(model_.reasons, name_of)) {
            if (!model_.reasons[i].letter.empty()) {
                line("reason {} letter {}", model_.reasons[i].name, model_.reasons[i].letter);
            }
        }
        for (const std::size_t i : in_order(model_.pools, name_of)) {
            pool(model_.pools[i]);
        }
        for (const std::size_t i : in_order(model_.streams, name_of)) {
            stream(model_.streams[i]);
        }
        for (const std::size_t i : in_order(model_.nodes, name_of)) {
            node(model_.nodes[i]);
        }
        return std::move(text_);
    }

private:
    static constexpr auto name_of = [](const auto& spec) -> const std::string& { return spec.name; };

    template <class... T>
    void line(fmt::format_string<T...> format, T&&... values) {
        text_ += fmt::format(format, std::forward<T>(values)...) + "\n";
    }

    template <class T>
    void split(const std::string& key, const Split<T>& value) {
        std::vector<std::pair<std::string, std::string>> cells;
        for (std::size_t i = 0; i < value.cells.size(); ++i) {
            cells.emplace_back(class_of(value.by, i), text_of(value.cells[i]));
        }
        std::sort(cells.begin(), cells.end());
        for (const auto& [people, cell] : cells) {
            line("  {}{}: {}", key, people, cell);
        }
    }

    /// " age=85+ frail=yes", attributes in order of name.
    std::string class_of(const std::vector<std::size_t>& by, std::size_t cell) const {
        std::vector<std::string> parts;
        for (auto attribute = by.rbegin(); attribute != by.rend(); ++attribute) {
            const pathway::AttributeSpec& spec = model_.attributes[*attribute];
            parts.push_back(fmt::format(" {}={}", spec.name, spec.values[cell % spec.values.size()]));
            cell /= spec.values.size();
        }
        std::sort(parts.begin(), parts.end());
        return fmt::format("{}", fmt::join(parts, ""));
    }

    template <class T, class Write>
    void dated(const std::string& key, const Dated<T>& value, const Write& write) {
        write(key, value.first);
        for (const auto& [date, step] : value.steps) {
            write(key + " from " + to_string(date), step);
        }
    }

    template <class T>
    void dated_split(const std::string& key, const Dated<Split<T>>& value) {
        dated(key, value, [this](const std::string& at, const Split<T>& step) { split(at, step); });
    }

    void run() {
        const pathway::RunSpec& spec = model_.run;
        line("careway 1");
        line("run {} warm_up {} length {}", to_string(spec.start), spec.warm_up.ticks(), spec.length.ticks());
        if (spec.start_full) {
            line("  start_full: {}", *spec.start_full);
        }
        if (spec.exchange) {
            line("  exchange");
        }
        census(spec.census);
    }

    void census(std::vector<pathway::CensusRow> rows) {
        std::sort(rows.begin(), rows.end());
        const auto ticks = [](const std::optional<Time>& time) {
            return time ? std::to_string(time->ticks()) : std::string{"-"};
        };
        for (const pathway::CensusRow& row : rows) {
            line("  there: {} {} ready {} waits for {} asked {} by {}", row.node, ticks(row.entered), ticks(row.ready),
                 row.waits_for, ticks(row.asked), row.stream);
            for (const auto& [attribute, value] : row.attributes) {
                line("    {}: {}", attribute, value);
            }
        }
    }

    void attribute(const pathway::AttributeSpec& spec) {
        line("attribute {}", spec.name);
        const auto itself = [](const std::string& value) -> const std::string& { return value; };
        for (const std::size_t i : in_order(spec.values, itself)) {
            line("  {}", spec.values[i]);
            if (i < spec.shares.size()) {
                split("  share", spec.shares[i]);
            }
        }
    }

    void pool(const pathway::PoolSpec& spec) {
        line("pool {} kind {} owner {}", spec.name, static_cast<int>(spec.kind), spec.owner.empty() ? "-" : spec.owner);
        if (spec.in_hours) {
            line("  in hours");
        }
        if (spec.unlimited) {
            line("  unlimited");
        } else if (!spec.rota.empty()) {
            for (const auto& [from, places] : spec.rota) {
                line("  rota {}: {}", from.ticks(), places);
            }
        } else {
            dated("capacity", spec.capacity,
                  [this](const std::string& at, int places) { line("  {}: {}", at, places); });
        }
        if (spec.turnaround) {
            split("turnaround", *spec.turnaround);
        }
        week_hours("starts", spec.starts);
        if (!spec.luck.empty()) {
            line("  luck: {}", spec.luck);
        }
        if (!spec.letter.empty()) {
            line("  letter: {}", spec.letter);
        }
        if (!spec.split_by.empty()) {
            line("  split by: {}", spec.split_by);
        }
        line("  price: {} {}", spec.price.in_use_per_day, spec.price.open_per_day);
        openings(spec);
    }

    void openings(const pathway::PoolSpec& spec) {
        const pathway::PriceSpec& price = spec.price;
        if (price.start != 0 || price.opening != 0 || price.delivered_per_day != 0) {
            line("  start: {} opening: {} delivered: {}", price.start, price.opening, price.delivered_per_day);
        }
        if (price.added_per_day != 0) {
            line("  added: {}", price.added_per_day);
        }
        if (spec.closing != pathway::Closing::finish) {
            line("  closing: {}", static_cast<int>(spec.closing));
        }
        if (spec.closed) {
            line("  closed: {} every {} for {}", spec.closed->places, text_of(spec.closed->every),
                 text_of(spec.closed->lasts));
        }
        if (spec.sessions) {
            line("  sessions: {} quorum {} first {}", spec.sessions->every.ticks(), spec.sessions->quorum,
                 spec.sessions->first.ticks());
        }
        if (spec.opens) {
            const pathway::OpeningSpec& rule = *spec.opens;
            line("  opens: {} of {} for {} closes {} for {} at least {}", rule.above, rule.of, rule.opens_for.ticks(),
                 rule.below.value_or(rule.above), rule.closes_for.ticks(), rule.at_least.ticks());
        }
        const auto staff_of = [](const pathway::StaffingSpec& need) -> const std::string& { return need.staff; };
        for (const std::size_t i : in_order(spec.staffed_by, staff_of)) {
            line("  staffed by: {} {} rank {}", spec.staffed_by[i].staff, spec.staffed_by[i].hours,
                 spec.staffed_by[i].rank);
        }
        if (spec.posts) {
            const auto time = [](const std::optional<random::Distribution>& of) { return of ? text_of(*of) : "never"; };
            line("  posts: {} vacant {} hours {} leaves after {} recruited after {}", spec.posts->posts,
                 spec.posts->vacant, spec.posts->hours, time(spec.posts->leaves_after),
                 time(spec.posts->recruited_after));
        }
    }

    void week_hours(const char* key, const pathway::WeekHours& hours) {
        for (const auto& [from, to] : hours) {
            line("  {} {} to {}", key, from.ticks(), to.ticks());
        }
    }

    void stream(const demand::StreamSpec& spec) {
        line("stream {} enters {}", spec.name, spec.enters);
        if (spec.gap) {
            line("  gap: {}", text_of(*spec.gap));
        } else if (spec.saturated) {
            line("  saturated");
        } else {
            dated_split("rate", spec.rate);
        }
        numbered_parts(spec);
        if (spec.profile) {
            line("  profile: {}", fmt::join(*spec.profile, " "));
        }
        if (spec.cancelled) {
            line("  cancelled at most {}", spec.cancelled->at_most);
            split("  rebooked after", spec.cancelled->rebooked_after);
        }
    }

    /// What most streams do not have.
    void numbered_parts(const demand::StreamSpec& spec) {
        for (const auto& [size, share] : spec.batch) {
            line("  batch {}: {}", size, share);
        }
        if (!spec.active.steps.empty() || !spec.active.first) {
            dated("active", spec.active, [this](const std::string& at, bool on) { line("  {}: {}", at, on); });
        }
        if (spec.months) {
            line("  months: {}", fmt::join(*spec.months, " "));
        }
        if (spec.growth != 0) {
            line("  growth: {}", spec.growth);
        }
        if (!spec.luck.empty()) {
            line("  luck: {}", spec.luck);
        }
    }

    void node(const pathway::NodeSpec& spec) {
        line("{} {}", spec.membership ? "membership" : "node", spec.name);
        for (const pathway::UseSpec& use : spec.uses) {
            line("  uses: {} x {}", use.pool, use.amount);
            if (use.lasts) {
                split("  for", *use.lasts);
            }
        }
        if (spec.reserve) {
            line("  reserve");
        }
        if (spec.buffer) {
            line("  buffer: {}", *spec.buffer);
        }
        if (spec.overflow) {
            line("  overflow: {} returns {}", spec.overflow->into, spec.overflow->returns);
        }
        if (!spec.luck.empty()) {
            line("  luck: {}", spec.luck);
        }
        if (spec.destinations.empty() || !spec.destinations.front().stay) {
            dated_split("stay", spec.stay);
        }
        hazards(spec);
        if (spec.priority) {
            split("priority", *spec.priority);
        }
        if (spec.priority_by_origin) {
            for (const auto& [origin, rank] : spec.priority_by_origin->from) {
                line("  priority from {}: {}", origin, rank);
            }
            line("  priority of others: {}", spec.priority_by_origin->other);
        }
        for (const pathway::RiseSpec& rise : spec.rises) {
            line("  rises after {} to {}", rise.after.ticks(), rise.to);
        }
        if (spec.queue_limit) {
            line("  queue: {} else {}", *spec.queue_limit, spec.otherwise);
        }
        if (spec.patience) {
            split("patience", *spec.patience);
            line("  gives up to: {}{}", spec.gives_up_to, spec.patience_of_stay ? " luck of the stay" : "");
        }
        if (spec.membership) {
            return;
        }
        for (const Duration round : spec.rounds) {
            line("  round {}", round.ticks());
        }
        week_hours("leaves", spec.leaves);
        line("  {} hold {}", spec.delays ? "ready" : "next", spec.hold);
        const auto to = [](const pathway::DestinationSpec& destination) -> const std::string& {
            return destination.to;
        };
        for (const std::size_t i : in_order(spec.destinations, to)) {
            destination(spec.destinations[i]);
        }
    }

    void hazards(const pathway::NodeSpec& spec) {
        if (spec.dies_waiting) {
            split("dies_waiting", *spec.dies_waiting);
        }
        if (spec.dies_delayed) {
            split("dies_delayed", *spec.dies_delayed);
        }
        if (spec.dies) {
            split("dies", *spec.dies);
        }
        if (spec.admitted) {
            line("  admitted to: {}", spec.admitted->enters);
            split("  after", spec.admitted->after);
            split("  keep", spec.admitted->keep);
        }
    }

    void destination(const pathway::DestinationSpec& spec) {
        line("  to {}{}", spec.to, spec.rest ? " rest" : "");
        if (!spec.rest) {
            dated_split("  share", spec.share);
        }
        for (const pathway::ProcessSpec& process : spec.processes) {
            split("  after", process.takes);
            line("    reason: {}", process.reason);
            for (const pathway::UseSpec& use : process.needs) {
                line("    needs: {} x {}", use.pool, use.amount);
            }
        }
        if (spec.stay) {
            dated_split("  stay", *spec.stay);
        }
        if (!spec.instead.empty()) {
            line("    if free, else: {}", spec.instead);
        }
        if (spec.with_ready) {
            line("    with: ready");
        }
        if (spec.readmitted) {
            line("    readmitted to: {}", spec.readmitted->enters);
            split("    share", spec.readmitted->share);
            split("    after", spec.readmitted->after);
        }
    }

    const ModelSpec& model_;
    std::string text_;
};

}  // namespace

std::string canonical_text(const ModelSpec& model) {
    return Writer{model}.write();
}

}  // namespace careway::language
