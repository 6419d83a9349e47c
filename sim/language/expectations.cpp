#include "sim/language/expectations.hpp"

#include <fmt/format.h>

#include "sim/language/change.hpp"
#include "sim/language/conform.hpp"
#include "sim/language/laid_over.hpp"
#include "sim/language/quantity.hpp"
#include "sim/language/yaml.hpp"

namespace careway::language {

namespace {

double sum(const std::vector<Term>& terms, const std::function<double(const std::string&)>& measured) {
    double total = 0;
    for (const Term& term : terms) {
        total += measured(term.address);
    }
    return total;
}

double number_at(const Value& map, const char* key, double otherwise) {
    const Value* value = map.find(key);
    return value == nullptr || !sound(*value) ? otherwise : parse_quantity(bare(*value).text, Dimension::count).value;
}

std::vector<Term> terms_at(const Value& map, const char* key) {
    std::vector<Term> terms;
    if (const Value* list = map.find(key)) {
        for (const Value& item : bare(*list).items) {
            terms.push_back({bare(item).text, bare(item).place});
        }
    }
    return terms;
}

void check_band(const Expectation& target, const Value& stated, Faults& faults) {
    const auto refuse = [&](const char* end, const char* side) {
        const Value& value = *stated.find(end);
        faults.add(Code::bad_range, value.place,
                   fmt::format("`{}` of {} is {} its target, {:.6g}", end, described(*stated.find("what")), side,
                               target.target));
    };
    if (target.low > target.target) {
        refuse("low", "above");
    }
    if (target.high < target.target) {
        refuse("high", "below");
    }
    if (target.low == target.high) {
        faults.add(Code::bad_range, stated.find("high")->place,
                   fmt::format("`low` and `high` of {} are one number", described(*stated.find("what"))),
                   {"a simulation meets no number exactly: say how far from it will do", ""});
    }
}

Expectation read_expectation(const Value& stated, Faults& faults) {
    Expectation target;
    target.place = stated.place;
    if (!sound(stated)) {
        return target;
    }
    target.what = bare(*stated.find("what")).text;
    target.add = terms_at(stated, "add");
    target.less = terms_at(stated, "less");
    target.over = terms_at(stated, "over");
    target.times = number_at(stated, "times", 1);
    target.target = number_at(stated, "target", 0);
    target.low = number_at(stated, "low", 0);
    target.high = number_at(stated, "high", 0);
    target.source = source_text(stated.find("source"));
    check_band(target, stated, faults);
    return target;
}

}  // namespace

double Expectation::value(const std::function<double(const std::string&)>& measured) const {
    return (sum(add, measured) - sum(less, measured)) / (over.empty() ? 1 : sum(over, measured)) * times;
}

std::vector<Expectation> expectations_in(const Value& list, Faults& faults) {
    std::vector<Expectation> targets;
    for (const Value& item : bare(list).items) {
        targets.push_back(read_expectation(item, faults));
    }
    return targets;
}

Expectations read_expectations(const std::filesystem::path& file, const std::optional<Place>& named_at,
                               const Names& names, const SourceList& sources, Faults& faults) {
    Expectations targets;
    std::optional<Value> tree = read_yaml(file, named_at, faults);
    if (!tree) {
        return targets;
    }
    Conformer{names, sources, faults}.check_file(*tree, target_list_type);
    if (const Value* list = tree->find("expect"); list != nullptr && list->is_list()) {
        targets.all = expectations_in(*list, faults);
    }
    if (const Value* split = tree->find("split"); split != nullptr && sound(*split)) {
        targets.split = bare(*split).text;
        targets.split_place = bare(*split).place;
    }
    targets.replications = static_cast<std::uint32_t>(number_at(*tree, "replications", targets.replications));
    targets.seed = static_cast<std::uint32_t>(number_at(*tree, "seed", targets.seed));
    return targets;
}

Expectations read_expectations(const std::filesystem::path& file, const std::filesystem::path& model) {
    Faults faults;
    const LaidOver laid = lay_over(read_files(model, {}, faults), faults);
    const Expectations targets = read_expectations(file, std::nullopt, names_of(laid.tree), laid.sources, faults);
    faults.throw_errors();
    return targets;
}

}  // namespace careway::language
