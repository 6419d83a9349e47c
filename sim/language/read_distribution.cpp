#include <fmt/format.h>

#include <cmath>
#include <numeric>

#include "sim/language/csv.hpp"
#include "sim/language/reading.hpp"

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
    void impossible(const std::string& why) const { faults_.add(Code::impossible_distribution, record_.place, why); }

private:
    const Value& record_;
    const Type& type_;
    Frame date_;  // adjustments of the whole distribution scale it; they do not reach its parameters
    Faults& faults_;
};

Distribution lognormal(const Parameters& number) {
    Distribution result{Shape::lognormal, number("mean"), 0, {}, {}, 1};
    if (number.has("sd")) {
        result.b = number("sd");
        return result;
    }
    const double ratio = result.a / number("median");
    if (ratio <= 1) {
        number.impossible("the mean of a lognormal distribution must be above its median");
        return result;
    }
    // mean = exp(mu + sigma^2 / 2) and median = exp(mu), so exp(sigma^2) = (mean / median)^2, and
    // sd^2 = mean^2 (exp(sigma^2) - 1).
    result.b = result.a * std::sqrt((ratio - 1) * (ratio + 1));
    return result;
}

Distribution uniform(const Parameters& number) {
    Distribution result{Shape::uniform, number("low"), number("high"), {}, {}, 1};
    if (result.a > result.b) {
        number.impossible("`low` of a uniform distribution must not be above its `high`");
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

Distribution read_shape(const Entry& stated, const Type& type, const Frame& frame, Faults& faults) {
    Frame inner{frame.at, {}};
    const Value& value = in_force(stated.value, inner);
    const Parameters number{value, type, frame, faults};
    if (stated.key == "deterministic") {
        return {Shape::deterministic, read_number(stated.value, type, Frame{frame.at, {}}, faults), 0, {}, {}, 1};
    }
    if (stated.key == "exponential") {
        return {Shape::exponential, number("mean"), 0, {}, {}, 1};
    }
    if (stated.key == "gamma") {
        return {Shape::gamma, number("mean"), number("sd"), {}, {}, 1};
    }
    if (stated.key == "lognormal") {
        return lognormal(number);
    }
    if (stated.key == "uniform") {
        return uniform(number);
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
