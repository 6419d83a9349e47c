#include "tests/oracle/model_file.hpp"

#include <algorithm>

#include "tests/oracle/yaml.hpp"

namespace careway::oracle {

namespace {

using pathway::ModelSpec;
using pathway::Stay;

class Writer : Values {
public:
    using Values::Values;

    std::string text() {
        text_ = "careway: 1\nname: " + model_.name + "\nstart: " + to_string(model_.run.start) + "\n";
        text_ += "run: " + run() + "\n";
        if (!model_.attributes.empty()) {
            text_ += "attributes: " + attributes() + "\n";
        }
        section("pools", model_.pools, [&](const auto& pool) { return this->pool(pool); });
        section("arrivals", model_.streams, [&](const auto& stream) { return this->stream(stream); });
        const auto among = [&](bool memberships) {
            std::vector<pathway::NodeSpec> found;
            std::copy_if(model_.nodes.begin(), model_.nodes.end(), std::back_inserter(found),
                         [&](const auto& node) { return node.membership == memberships; });
            return found;
        };
        section("pathway", among(false), [&](const auto& node) { return node_text(model_, node); });
        section("memberships", among(true), [&](const auto& node) { return node_text(model_, node); });
        return std::move(text_);
    }

private:
    std::string text_;

    template <class Specs, class Write>
    void section(const std::string& name, const Specs& specs, Write write) {
        text_ += specs.empty() ? "" : name + ":\n";
        for (const auto& spec : specs) {
            text_ += "  " + spec.name + ":" + write(spec).in_lines() + "\n";
        }
        text_ += specs.empty() && name == "pathway" ? "pathway: {}\n" : "";
    }

    [[nodiscard]] std::string run() const {
        const auto& run = model_.run;
        Map map;
        map.add("length", time(run.length));
        map.add_if(run.census.empty(), "warm_up", time(run.warm_up)).add("start_full", run.start_full, share);
        map.add_if(run.exchange, "exchange", "yes");
        std::vector<std::string> people;
        for (const auto& row : run.census) {
            people.push_back("\n    " + person(row));
        }
        return map.add_if(!people.empty(), "census", list(people)).in_braces();
    }
    [[nodiscard]] std::string person(const pathway::CensusRow& row) const {
        const auto instant = [&](Time at) {
            const Time from_midnight{Duration{} + (at.since_start() + 1000 * day)};
            const auto whole_days = std::chrono::days{from_midnight.ticks() / day.ticks() - 1000};
            return to_string(model_.run.start + whole_days) + " " + clock(from_midnight.since_start());
        };
        Map map;
        map.add_if(!row.node.empty(), "node", row.node).add("entered", row.entered, instant);
        map.add("ready", row.ready, instant).add_if(!row.waits_for.empty(), "waits_for", row.waits_for);
        map.add("asked", row.asked, instant).add("stream", row.stream);
        Map values;
        for (const auto& [attribute, value] : row.attributes) {
            values.add(attribute, value);
        }
        return map.add_if(!row.attributes.empty(), "attributes", values.in_braces()).in_braces();
    }

    [[nodiscard]] std::string attributes() const {
        Map map;
        for (const auto& attribute : model_.attributes) {
            Map values;
            for (std::size_t i = 0; i < attribute.shares.size(); ++i) {
                values.add(attribute.values[i], split(attribute.shares[i], share));
            }
            map.add(attribute.name, attribute.shares.empty() ? list(attribute.values) : values.in_braces());
        }
        return map.in_braces();
    }

    [[nodiscard]] static std::string capacity(const pathway::PoolSpec& pool) {
        if (pool.unlimited || pool.rota.empty()) {
            return pool.unlimited ? "unlimited" : dated(pool.capacity, [&](int n) { return places(n, pool.in_hours); });
        }
        Map hours;
        for (std::size_t i = 0; i < pool.rota.size(); ++i) {
            const auto& [from, open] = pool.rota[i];
            const Duration to = i + 1 < pool.rota.size() ? pool.rota[i + 1].first : 7 * day;
            const Duration midnight = (from.ticks() / day.ticks() + 1) * day;
            hours.add(hours_of(from, std::min(to, midnight)), number(open));
            if (to > midnight) {
                hours.add(hours_of(midnight, to), number(open));
            }
        }
        return Map{}.add("rota", hours.in_braces()).in_braces();
    }
    [[nodiscard]] Map pool(const pathway::PoolSpec& pool) const {
        Map map;
        if (pool.posts) {
            const auto& posts = *pool.posts;
            map.add("kind", "staff").add("posts", number(posts.posts)).add("vacant", share(posts.vacant));
            map.add("hours", rate(posts.hours)).add("leaves_after", posts.leaves_after, stay_of);
            map.add("recruited_after", posts.recruited_after, stay_of);
        } else {
            map.add("capacity", capacity(pool));
        }
        map.add("turnaround", pool.turnaround, [&](const Stay& time) { return stay(time); });
        map.add_if(!pool.starts.empty(), "starts", week(pool.starts));
        const bool pauses = pool.closing == pathway::Closing::pause;
        map.add_if(pool.closing != pathway::Closing::finish, "closing", pauses ? "pause" : "send_back");
        map.add("closed", pool.closed, [&](const pathway::ClosureSpec& closed) {
            return Map{}
                .add("every", stay_of(closed.every))
                .add("for", stay_of(closed.lasts))
                .add("places", number(closed.places / (pool.in_hours ? 100 : 1)))
                .in_braces();
        });
        map.add("sessions", pool.sessions, [](const pathway::SessionsSpec& sessions) {
            return Map{}
                .add("every", time(sessions.every))
                .add("quorum", number(sessions.quorum))
                .add("first", time(sessions.first))
                .in_braces();
        });
        if (pool.opens) {
            const auto& rule = *pool.opens;
            Map opens;
            map.add(
                "opens",
                opens.add("above", share(rule.above)).add("of", rule.of).add("for", time(rule.opens_for)).in_braces());
            Map closes;
            map.add("closes", closes.add("below", rule.below, share).add("for", time(rule.closes_for)).in_braces());
            map.add("at_least", time(rule.at_least));
        }
        for (const auto& need : pool.staffed_by) {
            const Map staffing = Map{}.add("hours", rate(need.hours)).add("rank", number(need.rank));
            map.add("staffed_by", Map{}.add(need.staff, staffing.in_braces()).in_braces());
        }
        return map;
    }

    [[nodiscard]] Map stream(const demand::StreamSpec& stream) const {
        Map map;
        map.add("enters", stream.enters);
        if (stream.gap || stream.saturated) {
            map.add("gap", stream.gap, stay_of).add_if(stream.saturated, "saturated", "yes");
        } else {
            map.add("rate", dated(stream.rate, [&](const auto& rates) { return split(rates, rate); }));
            map.add("profile", stream.profile, [](const auto& all) { return fmt::format("{}", all); });
            map.add("months", stream.months, [](const auto& all) { return fmt::format("{}", all); });
            map.add_if(stream.growth != 0, "growth", share(stream.growth) + " per year");
        }
        Map sizes;
        for (const auto& [size, part] : stream.batch) {
            sizes.add(std::to_string(size), share(part));
        }
        map.add_if(!stream.batch.empty(), "batch", sizes.in_braces());
        map.add_if(!stream.active.steps.empty(), "active", dated(stream.active, yes));
        map.add("cancelled", stream.cancelled, [&](const demand::CancelledSpec& cancelled) {
            return Map{}
                .add("rebooked_after", split(cancelled.rebooked_after, stay_of))
                .add("at_most", number(cancelled.at_most))
                .in_braces();
        });
        return map;
    }
};

}  // namespace

std::string model_file(const ModelSpec& spec) {
    return Writer{spec}.text();
}

}  // namespace careway::oracle
