#include "sim/study/varied.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <set>

#include "sim/language/canonical.hpp"
#include "sim/language/load.hpp"
#include "sim/measure/catalogue.hpp"
#include "sim/pathway/compile.hpp"
#include "sim/run/digest.hpp"
#include "sim/run/replicate.hpp"

namespace careway::study {

namespace {

constexpr double missing = std::numeric_limits<double>::quiet_NaN();

/// The number that a setting states, or by which it changes the old one, in the unit that it is written in; of no
/// value where it is none.
std::pair<double, language::Unit> number_of(const language::SettingsTable::Row& row, std::size_t column) {
    const language::Value& stated = row.settings.entries[column].value;
    std::string text = row.values[column];
    for (const char* operation : {"to", "add", "times"}) {
        if (const language::Value* operand = stated.find(operation)) {
            text = operand->text;
        }
    }
    for (const language::Dimension dimension : language::all_dimensions) {
        const language::Quantity read = language::parse_quantity(text, dimension);
        if (read.fault == language::NumberFault::none) {
            return {read.value * read.unit.over / read.unit.times, read.unit};
        }
    }
    return {missing, {}};
}

/// The same faults, with what was the case when they came up.
[[noreturn]] void refuse(const InputError& error, const std::string& when) {
    std::vector<Fault> faults = error.faults();
    for (Fault& fault : faults) {
        fault.message += ", " + when;
    }
    const std::string message = language::render(faults, "error");
    throw InputError{std::move(faults), message};
}

}  // namespace

struct Varied::Source {
    language::UncertainModel model;
    Variation variation;
    std::vector<language::Assumption> settings;  ///< one for each address of the ensemble
    std::vector<language::Assumption> drawn;

    [[nodiscard]] const language::SettingsTable::Row* row(std::uint32_t run) const {
        return variation.ensemble ? &variation.ensemble->rows[(run - 1) % variation.ensemble->rows.size()] : nullptr;
    }

    [[nodiscard]] language::Value settings_of(std::uint32_t run) const {
        return variation.ensemble ? row(run)->settings : language::Value{};
    }

    [[nodiscard]] std::shared_ptr<const pathway::Program> program(const language::Uniforms& uniforms, std::uint32_t run,
                                                                  const std::string& when,
                                                                  std::string* text = nullptr) const {
        try {
            const pathway::ModelSpec spec = model.with(uniforms, settings_of(run));
            if (text != nullptr) {
                *text += language::canonical_text(spec);
            }
            return pathway::compile(spec);
        } catch (const InputError& error) {
            refuse(error, when);
        } catch (const pathway::RefusedModel& error) {
            throw ModelError{fmt::format("{}, {}", error.what(), when)};
        }
    }

    [[nodiscard]] std::vector<double> values(std::uint32_t seed, std::uint32_t run) const {
        std::vector<double> values;
        for (std::size_t column = 0; column < settings.size(); ++column) {
            values.push_back(number_of(*row(run), column).first);
        }
        const language::Uniforms uniforms = language::drawn_by(seed, run);
        for (const language::Assumption& assumption : drawn) {
            values.push_back(assumption.at(uniforms(assumption.name)));
        }
        return values;
    }

    /// Everything that decides what varies.
    [[nodiscard]] std::string text() const {
        std::string text;
        if (variation.ensemble) {
            text += fmt::format("ensemble: {}\n", fmt::join(variation.ensemble->addresses, ", "));
            for (const auto& each : variation.ensemble->rows) {
                text += fmt::format("  {}\n", fmt::join(each.values, ", "));
            }
        }
        text += variation.drawn ? "drawn:\n" : "";
        for (const language::Assumption& a : drawn) {
            text += fmt::format("  {} by {}: {} {} {} {}{}\n", a.address, a.name, a.low, a.likely, a.high, a.unit.name,
                                a.whole ? "whole" : "");
        }
        return text;
    }
};

std::string Variation::suffix() const {
    if (!ensemble) {
        return drawn ? ":drawn" : "";
    }
    return drawn ? ":ensemble+drawn" : ":ensemble";
}

Varied::Varied(const std::filesystem::path& model, const std::optional<std::filesystem::path>& scenario,
               std::vector<language::Value> sets, const results::Scenario& fixed, Variation variation)
    : scenario_{fixed} {
    auto source = std::make_shared<Source>(
        Source{language::UncertainModel{model, scenario, std::move(sets)}, std::move(variation), {}, {}});
    const auto& ensemble = source->variation.ensemble;
    for (std::size_t column = 0; ensemble && column < ensemble->addresses.size(); ++column) {
        const std::string& address = ensemble->addresses[column];
        source->settings.push_back(
            {address, address, number_of(ensemble->rows.front(), column).second, missing, missing, missing});
    }
    std::string made;  // two scenarios that state the same may yet make different models of the same settings and draws
    for (std::uint32_t row = 1; ensemble && row <= ensemble->rows.size(); ++row) {
        static_cast<void>(source->program({}, row, fmt::format("with setting {} of the ensemble", row), &made));
    }
    if (source->variation.drawn) {
        source->drawn = source->model.assumptions(source->settings_of(1));
        for (const double end : {0.0, 1.0}) {
            const char* when =
                end == 0 ? "with every assumption at its low end" : "with every assumption at its high end";
            static_cast<void>(source->program([end](const std::string&) { return end; }, 1, when, &made));
        }
    }
    scenario_.name += source->variation.suffix();
    scenario_.text += source->text() + fmt::format("made: {}\n", run::sha256(made));
    scenario_.assumptions = source->settings;
    std::ranges::copy(source->drawn, std::back_inserter(scenario_.assumptions));
    source_ = std::move(source);
}

std::set<std::string> Varied::names_drawn() const {
    std::set<std::string> names;
    std::ranges::transform(source_->drawn, std::inserter(names, names.end()), &language::Assumption::name);
    return names;
}

results::Arm Varied::arm(std::uint32_t seed, const std::atomic<bool>& stop) const {
    const auto replicate = [source = source_, seed, &stop, measures = scenario_.entries.size(),
                            length = scenario_.length](std::uint32_t run) -> std::optional<run::Values> {
        const language::Uniforms uniforms =
            source->variation.drawn ? language::drawn_by(seed, run) : language::Uniforms{};
        const auto program = source->program(uniforms, run, fmt::format("with what run {} draws", run));
        if (measure::Catalogue{*program, length}.entries().size() != measures) {
            throw ModelError{"what is set or drawn gives it other measures, as a price of 0 does"};
        }
        return run::replicate(program, seed, run, stop);
    };
    return {scenario_, replicate, [source = source_, seed](std::uint32_t run) { return source->values(seed, run); }};
}

std::vector<results::Draws> Varied::draws(std::uint32_t seed, std::uint32_t runs) const {
    std::vector<results::Draws> draws;
    for (std::size_t column = 0; column < source_->settings.size(); ++column) {
        results::Draws set{source_->settings[column].name, {}};
        for (std::uint32_t run = 1; run <= runs; ++run) {
            set.values.push_back(number_of(*source_->row(run), column).first);
        }
        const bool numbers = std::ranges::none_of(set.values, [](double value) { return std::isnan(value); });
        if (numbers && std::ranges::find(draws, set.values, &results::Draws::values) == draws.end()) {
            draws.push_back(std::move(set));
        }
    }
    for (const std::string& name : names_drawn()) {
        results::Draws drawn{name, {}};
        for (std::uint32_t run = 1; run <= runs; ++run) {
            drawn.values.push_back(language::drawn_by(seed, run)(name));
        }
        draws.push_back(std::move(drawn));
    }
    return draws;
}

}  // namespace careway::study
