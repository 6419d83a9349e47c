#include "sim/measure/catalogue.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <functional>
#include <numeric>

#include "sim/measure/measures.hpp"
#include "sim/measure/table.hpp"
#include "sim/pathway/letters.hpp"

namespace careway::measure {

namespace {

template <class Things, class Name>
std::vector<std::uint32_t> sorted(const Things& things, Name name) {
    std::vector<std::uint32_t> order(things.size());
    std::iota(order.begin(), order.end(), 0u);
    std::sort(order.begin(), order.end(), [&](auto a, auto b) { return name(things[a]) < name(things[b]); });
    return order;
}

/// Walks through every measure of a model in the one order that catalogue and values share: by name, then by row.
class Walk {
public:
    /// Called with the address's first part, a row, the words for `{}` and what computes the value.
    using Visit = std::function<void(const std::string& owner, const Row& row, const std::string& suffix,
                                     const std::string& words, const std::function<double(const Totals&)>& value)>;

    Walk(const pathway::Program& program, Visit visit) : program_{program}, visit_{std::move(visit)} {}

    void run() {
        for (const std::uint32_t p : sorted(program_.texts.pools, [](const auto& t) { return t.name; })) {
            pool(p);
        }
        for (const std::uint32_t n : sorted(program_.texts.nodes, [](const auto& t) { return t.name; })) {
            const auto& text = program_.texts.nodes[n];
            for (const NodeRow& row : node_rows()) {
                if (row.exists != nullptr && !row.exists(program_, n)) {
                    continue;
                }
                visit_(text.name, row.row, "", text.label,
                       [n, &row](const Totals& t) { return row.value(t.nodes[n], t.length); });
            }
        }
        streams();
        system();
        costs();
    }

private:
    const pathway::Program& program_;
    Visit visit_;

    void pool(std::uint32_t p) {
        const auto& text = program_.texts.pools[p];
        const bool limited = program_.initial_settings.capacity[p] != pathway::Settings::unlimited;
        for (const PoolRow& row : pool_rows()) {
            if ((limited || !row.limited) && (row.exists == nullptr || row.exists(program_, p))) {
                const auto [shown, unit] = in_unit_of(text, row.row);
                visit_(text.name, shown, "", text.label,
                       [p, &row, unit = unit](const Totals& t) { return unit * row.value(t.pools[p], t.length); });
            }
        }
        by_value(p);
        if (text.costs()) {
            visit_(text.name, cost_row(), "", text.label, [this, p](const Totals& t) { return cost_of(t, p); });
        }
    }

    /// A row that counts places, as it is shown of a pool, and what one of its places comes to there.
    static std::pair<Row, double> in_unit_of(const pathway::PoolText& text, Row row) {
        const bool hours = text.hours_per_unit > 0 && std::string_view{row.unit} == "places";
        row.unit = hours ? text.unit() : row.unit;
        return {row, hours ? text.hours_per_unit : 1};
    }

    void by_value(std::uint32_t p) {
        const auto& text = program_.texts.pools[p];
        for (const ValueRow& row : value_rows()) {
            const auto [shown, unit] = in_unit_of(text, row.row);
            for (const std::uint32_t value : sorted(text.split.values, std::identity{})) {
                const std::string& name = text.split.values[value];
                visit_(text.name, shown, "." + name, fmt::format("{}, {} {}", text.label, text.split.attribute, name),
                       [p, &row, value, unit = unit](const Totals& t) {
                           return unit * row.value(t.pools[p].by_value[value], t.length);
                       });
            }
        }
    }

    void streams() {
        const auto& names = program_.texts.bookings;
        for (const std::uint32_t booking : sorted(names, std::identity{})) {
            for (const StreamRow& row : stream_rows()) {
                visit_(names[booking], row.row, "", names[booking],
                       [booking, &row](const Totals& t) { return row.value(t.sent_home[booking], t.length); });
            }
        }
    }

    void system() {
        for (const SystemRow& row : system_rows()) {
            visit_("system", row.row, "", "", row.value);
        }
        letters();
        causes(reason_row(), [](const Totals& t, std::size_t cause) { return direct_area(t, cause); });
        causes(root_row(), [](const Totals& t, std::size_t cause) {
            return t.root_area.empty() ? direct_area(t, cause) : t.root_area[cause];
        });
    }

    /// A row for each letter that something has, then one for all that has none.
    void letters() {
        const auto& used = program_.texts.letters;
        if (used.empty()) {
            return;
        }
        const auto visit = [&](std::size_t letter, const std::string& id, const std::string& words) {
            visit_("system", letter_row(), "." + id, words, [letter](const Totals& t) {
                return static_cast<double>(t.transfers.letter_area[letter]) / static_cast<double>(t.length.ticks());
            });
        };
        for (std::size_t i = 0; i < pathway::national_reasons.size(); ++i) {
            const auto& [id, meaning] = pathway::national_reasons[i];
            if (std::find(used.begin(), used.end(), i + 1) != used.end()) {
                visit(i + 1, std::string{id}, fmt::format("{}: {}", id, meaning));
            }
        }
        visit(0, "other", "no letter");
    }

    /// People x milliseconds. Causes are pools, then reasons.
    static double direct_area(const Totals& t, std::size_t cause) {
        const std::size_t pools = t.pool_area.size();
        return static_cast<double>(cause < pools ? t.pool_area[cause] : t.reason_area[cause - pools]);
    }

    /// A row for each reason, then for each pool.
    void causes(const Row& row, double (*area)(const Totals&, std::size_t cause)) {
        const auto visit = [&](std::size_t cause, const std::string& name, const std::string& label) {
            visit_("system", row, "." + name, label,
                   [cause, area](const Totals& t) { return area(t, cause) / static_cast<double>(t.length.ticks()); });
        };
        for (std::size_t r = 0; r < program_.texts.reasons.size(); ++r) {
            visit(program_.pools.size() + r, program_.texts.reasons[r], program_.texts.reason_labels[r]);
        }
        for (const std::uint32_t p : sorted(program_.texts.pools, [](const auto& t) { return t.name; })) {
            visit(p, program_.texts.pools[p].name, program_.texts.pools[p].label);
        }
    }

    void costs() {
        bool any = false;
        const auto pools = sorted(program_.texts.pools, [](const auto& t) { return t.name; });
        for (const std::uint32_t o : sorted(program_.texts.organisations, [](const auto& t) { return t.first; })) {
            const auto& [key, label] = program_.texts.organisations[o];
            std::vector<std::uint32_t> owned;
            for (const std::uint32_t p : pools) {
                const auto& text = program_.texts.pools[p];
                if (text.owner == key && (text.costs())) {
                    owned.push_back(p);
                }
            }
            if (!owned.empty()) {
                any = true;
                visit_(key, cost_row(), "", label, [this, owned](const Totals& t) { return cost_of(t, owned); });
            }
        }
        if (any) {
            visit_("system", cost_row(), "", "all organisations",
                   [this, pools](const Totals& t) { return cost_of(t, pools); });
        }
    }

    /// Stays and processes that began in a pool.
    [[nodiscard]] std::int64_t starts_in(const Totals& t, std::uint32_t p) const {
        std::int64_t starts = t.pools[p].starts_beside;
        for (std::size_t n = 0; n < program_.nodes.size(); ++n) {
            for (const pathway::Need& need : program_.list(program_.nodes[n].needs)) {
                starts += need.pool == p ? t.nodes[n].waits().count() : 0;
            }
        }
        return starts;
    }

    /// Places that a pool has beyond those that it had before any change with a date. @param open  its mean places
    [[nodiscard]] double added_to(std::uint32_t p, double open) const {
        const bool limited = program_.initial_settings.capacity[p] != pathway::Settings::unlimited;
        return limited ? std::max(0.0, open - program_.texts.pools[p].first_places) : 0;
    }

    /// Pounds a year of 365 days.
    [[nodiscard]] double cost_of(const Totals& t, std::uint32_t p) const {
        const auto& text = program_.texts.pools[p];
        std::int64_t in_use = 0;
        for (std::size_t level = 0; level < t.pools[p].time_at.size(); ++level) {
            in_use += static_cast<std::int64_t>(level) * t.pools[p].time_at[level];
        }
        const auto mean = [&](std::int64_t area) {
            return static_cast<double>(area) / static_cast<double>(t.length.ticks());
        };
        // Hours per week are given by the week, places by the hour.
        const double delivered = text.hours_per_unit > 0 ? text.in_its_unit(mean(in_use)) / 168 : mean(in_use);
        const double by_time = text.in_its_unit(mean(in_use)) * text.in_use_per_day +
                               text.in_its_unit(mean(t.pools[p].open_area)) * text.open_per_day +
                               delivered * text.delivered_per_day +
                               text.in_its_unit(added_to(p, mean(t.pools[p].open_area))) * text.added_per_day;
        const double by_count =
            static_cast<double>(starts_in(t, p)) * text.start + static_cast<double>(t.pools[p].openings) * text.opening;
        return 365 * (by_time + by_count / t.length.in_days());
    }
    [[nodiscard]] double cost_of(const Totals& t, const std::vector<std::uint32_t>& pools) const {
        double sum = 0;
        for (const std::uint32_t p : pools) {
            sum += cost_of(t, p);
        }
        return sum;
    }
};

std::string in_sentence(const char* pattern, std::string words) {
    if (std::string_view{pattern}.find("{}") != 0 && words.size() > 1 &&
        std::islower(static_cast<unsigned char>(words[1])) && std::string_view{pattern}.substr(0, 4) != "Cost") {
        words[0] = static_cast<char>(std::tolower(static_cast<unsigned char>(words[0])));  // "ICU" stays as it is
    }
    return fmt::format(fmt::runtime(pattern), words);
}

/// Splits of the measured window: all of it, and its years when there are several.
std::vector<std::string> splits(Duration length) {
    std::vector<std::string> found{""};
    const auto years = length.ticks() / year.ticks();
    for (std::int64_t y = 1; y <= years && years > 1; ++y) {
        found.push_back(fmt::format("year {}", y));
    }
    return found;
}

}  // namespace

Catalogue::Catalogue(const pathway::Program& program, Duration length) {
    for (const std::string& split : splits(length)) {
        Walk{
            program,
            [&](const std::string& owner, const Row& row, const std::string& suffix, const std::string& words,
                const auto&) {
                entries_.push_back({fmt::format("{}.{}{}", owner, row.id, suffix), split, in_sentence(row.label, words),
                                    row.unit, row.formula, row.numerator, row.denominator, row.style, row.main});
            }}
            .run();
    }
}

std::ptrdiff_t Catalogue::find(const std::string& address, const std::string& split) const {
    const auto found = std::find_if(entries_.begin(), entries_.end(),
                                    [&](const Entry& e) { return e.address == address && e.split == split; });
    return found == entries_.end() ? -1 : found - entries_.begin();
}

std::vector<double> values(const pathway::Program& program, const std::vector<Totals>& years) {
    Totals whole = years.front();
    std::for_each(years.begin() + 1, years.end(), [&](const Totals& t) { whole += t; });
    std::vector<const Totals*> windows{&whole};
    const auto listed = splits(whole.length).size() - 1;
    for (std::size_t y = 0; y < listed; ++y) {
        windows.push_back(&years[y]);
    }
    std::vector<double> found;
    for (const Totals* window : windows) {
        Walk{program, [&](const std::string&, const Row&, const std::string&, const std::string&,
                          const auto& value) { found.push_back(value(*window)); }}
            .run();
    }
    return found;
}

}  // namespace careway::measure
