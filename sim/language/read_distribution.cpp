#include <fmt/format.h>

#include <cmath>
#include <numeric>

#include "sim/language/csv.hpp"
#include "sim/language/reading.hpp"
#include "sim/language/shares.hpp"

namespace careway::language {

namespace {

using random::Distribution;
using random::Shape;

/// Reads the parameters of one shape.
class Parameters {
public:
    Parameters(const Value& record, const Type& type, const Frame& frame, Faults& faults)
        : record_{record}, type_{type}, date_{frame.at, {}}, faults_{faults} {}

    [[nodiscard]] bool has(std::string_view name) const { return record_.has(name); }
    [[nodiscard]] double operator()(std::string_view name) const {
        return read_number(*record_.find(name), *field_of(type_, name)->type, date_, faults_);
    }
    [[nodiscard]] int whole(std::string_view name) const {
        return read_whole(*record_.find(name), *field_of(type_, name)->type, date_, faults_);
    }
    [[nodiscard]] std::string word(std::string_view name) const { return bare(*record_.find(name)).text; }
    void impossible(const std::string& why) const { faults_.add(Code::impossible_distribution, record_.place, why); }
    void mean_moved(double from, double to) const {
        faults_.add(Code::mean_moved, record_.place,
                    fmt::format("a normal distribution is cut off at 0, which moves the mean of this one from {} to {}",
                                written(from), written(to)),
                    {"where times spread so wide, a lognormal or a gamma distribution keeps its mean", ""});
    }

private:
    static std::string written(double ticks) {
        const std::string_view unit = ticks < 2 * 3600e3 ? "minutes" : ticks < 2 * 86400e3 ? "hours" : "days";
        return fmt::format("{:.3g} {}", ticks / parse_quantity(fmt::format("1 {}", unit), Dimension::duration).value,
                           unit);
    }

    const Value& record_;
    const Type& type_;
    Frame date_;  // adjustments of the whole distribution scale it; they do not reach its parameters
    Faults& faults_;
};

/// mean = exp(mu + sigma^2 / 2), median = exp(mu), sd^2 = mean^2 (exp(sigma^2) - 1), so (mean / median)^2 =
/// exp(sigma^2).
Distribution lognormal(const Parameters& number) {
    Distribution result{Shape::lognormal, 0, 0, {}, {}, 1};
    if (number.has("sigma")) {
        const double sigma = number("sigma");
        const double median =
            number.has("median")
                ? number("median")
                : std::exp(number("mu")) * parse_quantity("1 " + number.word("unit"), Dimension::duration).value;
        result.a = median * std::exp(sigma * sigma / 2);
        result.b = result.a * std::sqrt(std::expm1(sigma * sigma));
    } else if (number.has("sd")) {
        result.a = number("mean");
        result.b = number("sd");
    } else {
        result.a = number("mean");
        const double ratio = result.a / number("median");
        result.b = result.a * std::sqrt((ratio - 1) * (ratio + 1));
        if (ratio <= 1) {
            number.impossible("the mean of a lognormal distribution must be above its median");
        }
    }
    if (!(result.a <= duration_type.range.most)) {
        number.impossible("the mean of this lognormal distribution is longer than 1000 years");
    }
    return result;
}

Distribution erlang(const Parameters& number) {
    const double mean = number("mean");
    return {Shape::gamma, mean, mean / std::sqrt(static_cast<double>(number.whole("stages"))), {}, {}, 1};
}

Distribution weibull(const Parameters& number) {
    Distribution result{Shape::weibull, 1, number("shape"), {}, {}, 1};
    result.a = number.has("scale") ? number("scale") : number("mean") / result.mean();
    return result;
}

Distribution normal(const Parameters& number) {
    const Distribution result{Shape::normal, number("mean"), number("sd"), {}, {}, 1};
    if (result.mean() > 1.01 * result.a) {
        number.mean_moved(result.a, result.mean());
    }
    return result;
}

Distribution uniform(const Parameters& number) {
    Distribution result{Shape::uniform, number("low"), number("high"), {}, {}, 1};
    if (result.a > result.b) {
        number.impossible("`low` of a uniform distribution must not be above its `high`");
    }
    return result;
}

Distribution triangular(const Parameters& number) {
    const Distribution result{Shape::triangular, number("low"), number("high"), {}, {}, 1, number("likely")};
    if (result.a > result.c || result.c > result.b) {
        number.impossible("`likely` of a triangular distribution must lie between its `low` and its `high`");
    }
    return result;
}

/// Observations in ascending order, with their weights.
Distribution empirical(std::vector<std::pair<double, double>> observations) {
    std::sort(observations.begin(), observations.end());
    Distribution result{Shape::empirical, 0, 0, {}, {}, 1};
    for (const auto& [value, weight] : observations) {
        result.values.push_back(value);
        result.weights.push_back(weight);
    }
    return result;
}

double cell_number(const CsvCell& cell, Dimension dimension, Faults& faults) {
    const Quantity read = parse_quantity(cell.text, dimension);
    const bool positive = read.fault == NumberFault::none && read.value >= 0 && read.value <= 1000.0 * 365 * 86400e3;
    if (!positive || (dimension == Dimension::count && read.value == 0)) {
        faults.add(read.fault == NumberFault::missing_unit ? Code::missing_unit : Code::table_row, cell.place,
                   fmt::format("an observation needs {}, found `{}`",
                               dimension == Dimension::count ? "a weight above 0" : example_of(dimension), cell.text),
                   {read.why, ""});
        return 1;
    }
    return read.value;
}

Distribution empirical_table(const Value& named, Faults& faults) {
    const std::optional<CsvTable> table = read_csv(named, faults);
    if (!table) {
        return {};
    }
    const std::optional<std::size_t> value = table->column("value");
    const std::optional<std::size_t> weight = table->column("weight");
    if (!value || table->header.size() != (weight ? 2u : 1u) || table->rows.empty()) {
        faults.add(Code::table_columns, table->header.front().place,
                   "a table of observations has a column `value`, perhaps a column `weight`, and at least one row");
        return {};
    }
    std::vector<std::pair<double, double>> observations;
    for (const CsvRow& row : table->rows) {
        observations.emplace_back(cell_number(row[*value], Dimension::duration, faults),
                                  weight ? cell_number(row[*weight], Dimension::count, faults) : 1.0);
    }
    return empirical(std::move(observations));
}

Distribution empirical_list(const Value& list, const Type& of, const Frame& frame, Faults& faults) {
    std::vector<std::pair<double, double>> observations;
    for (const Value& item : list.items) {
        observations.emplace_back(read_number(item, of, Frame{frame.at, {}}, faults), 1.0);
    }
    return empirical(std::move(observations));
}

/// Shares of the entries of a list, those of 0 included.
std::vector<double> shares_in(const Value& list, const std::string& of, const Frame& frame, Faults& faults) {
    std::vector<const Value*> shares;
    for (const Value& item : list.items) {
        shares.push_back(item.find("share"));
    }
    return read_plain_shares(shares, frame, of, list.place, faults);
}

Distribution discrete(const Value& list, const Frame& frame, Faults& faults) {
    const std::vector<double> shares = shares_in(list, "a discrete distribution", frame, faults);
    std::vector<std::pair<double, double>> observations;
    for (std::size_t i = 0; i < shares.size(); ++i) {
        if (shares[i] > 0) {
            observations.emplace_back(read_number(*list.items[i].find("value"), duration_type, frame, faults),
                                      shares[i]);
        }
    }
    return empirical(std::move(observations));
}

Distribution mixture(const Value& list, const Frame& frame, Faults& faults) {
    const std::vector<double> shares = shares_in(list, "a mixture", frame, faults);
    Distribution result{Shape::mixture, 0, 0, {}, {}, 1};
    for (std::size_t i = 0; i < shares.size(); ++i) {
        if (shares[i] > 0) {
            result.weights.push_back(shares[i]);
            result.parts.push_back(read_distribution(*list.items[i].find("of"), frame, faults));
        }
    }
    return result;
}

using Reader = Distribution (*)(const Parameters&);
constexpr std::pair<std::string_view, Reader> readers[] = {
    {"exponential",
     [](const Parameters& number) { return Distribution{Shape::exponential, number("mean"), 0, {}, {}, 1}; }},
    {"gamma",
     [](const Parameters& number) { return Distribution{Shape::gamma, number("mean"), number("sd"), {}, {}, 1}; }},
    {"lognormal", lognormal},
    {"erlang", erlang},
    {"weibull", weibull},
    {"normal", normal},
    {"uniform", uniform},
    {"triangular", triangular},
};

Distribution read_shape(const Entry& stated, const Type& type, const Frame& frame, Faults& faults) {
    Frame inner{frame.at, {}};
    const Value& value = in_force(stated.value, inner);
    const Frame date{frame.at, {}};
    if (stated.key == "deterministic") {
        return {Shape::deterministic, read_number(stated.value, type, date, faults), 0, {}, {}, 1};
    }
    if (stated.key == "discrete") {
        return discrete(value, date, faults);
    }
    if (stated.key == "mixture") {
        return mixture(value, date, faults);
    }
    const auto reader =
        std::find_if(std::begin(readers), std::end(readers), [&](const auto& row) { return row.first == stated.key; });
    if (reader != std::end(readers)) {
        return reader->second(Parameters{value, type, frame, faults});
    }
    const Type& list = *type.alternatives.back();
    return value.is_text() ? empirical_table(value, faults) : empirical_list(value, *list.of, frame, faults);
}

}  // namespace

Distribution read_distribution(const Value& value, const Frame& enclosing, Faults& faults) {
    if (!sound(value)) {
        return {};
    }
    Frame frame = enclosing;
    const Value& inner = in_force(value, frame);
    Distribution result;
    const Type& shaped = *distribution_type.alternatives.back();
    if (inner.is_text()) {
        result.a = parse_quantity(inner.text, Dimension::duration).value;
    } else {
        const Entry& stated = *own_entries(inner).front();
        result = read_shape(stated, *field_of(shaped, stated.key)->type, frame, faults);
    }
    for (const Adjustment* adjustment : frame.adjustments) {
        const double operand = parse_quantity(adjustment->operand.text, Dimension::count).value;
        result.scale = adjusted_by(*adjustment, result.scale, operand, part_in_force(*adjustment, frame.at));
    }
    return result;
}

}  // namespace careway::language
