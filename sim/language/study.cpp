#include "sim/language/study.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>

#include "sim/language/conform.hpp"
#include "sim/language/csv.hpp"
#include "sim/language/read_factor.hpp"
#include "sim/language/set.hpp"
#include "sim/language/suggest.hpp"
#include "sim/language/yaml.hpp"

namespace careway::language {

namespace {

/// Columns of an export beside those of the factors.
constexpr std::array<std::string_view, 9> columns_of_exports{"study", "point", "scenario", "run",  "measure",
                                                             "split", "value", "unit",     "label"};

class StudyReader {
public:
    explicit StudyReader(Faults& faults) : faults_{faults} {}

    Study read(const Value& root) {
        Study study;
        study.label = text_at(root, "study");
        study.runs = whole_of(root, "runs", study.runs);
        study.seed = whole_of(root, "seed", study.seed);
        study.latin_hypercube = whole_of(root, "latin_hypercube", 0);
        if (const Value* assumptions = root.find("assumptions"); assumptions != nullptr) {
            study.drawn = assumptions->text == "drawn";
            study.drawn_place = assumptions->place;
        }
        if (const Value* ensemble = root.find("ensemble"); ensemble != nullptr && sound(*ensemble)) {
            study.ensemble = read_settings(*ensemble, faults_);
        }
        study.scenarios = scenarios(root);
        const Entry none{"source", root.place, text_value("assumption (varied by a study)", root.place)};
        const Value* factors = root.find("factors");
        for (const Entry* entry : factors == nullptr ? std::vector<const Entry*>{} : own_entries(*factors)) {
            check_name(*entry);
            if (sound(entry->value) && entry->value.is_map()) {
                study.factors.push_back(read_factor(*entry, source_above(*factors, source_above(root, none)), faults_));
            }
        }
        if (const Value* only = root.find("only"); only != nullptr && only->is_map() && !faults_.any_error()) {
            keep_only(*only, study);
        }
        if (!faults_.any_error()) {
            design(root, study);
        }
        return study;
    }

private:
    static std::uint32_t whole_of(const Value& map, std::string_view key, std::uint32_t otherwise) {
        const std::string text = text_at(map, key);
        return text.empty() ? otherwise : static_cast<std::uint32_t>(parse_quantity(text, Dimension::count).value);
    }

    std::vector<Named> scenarios(const Value& root) {
        const Value* list = root.find("scenarios");
        if (list == nullptr) {
            return {{"as_is", root.place}};
        }
        std::vector<Named> names;
        for (const Value& item : list->items) {
            if (std::ranges::count(names, item.text, &Named::name) > 0) {
                faults_.add(Code::name_twice, item.place, fmt::format("scenario `{}` is given twice", item.text));
            }
            names.push_back({item.text, item.place});
        }
        return names;
    }

    void check_name(const Entry& entry) {
        if (std::ranges::count(columns_of_exports, entry.key) > 0) {
            faults_.add(Code::bad_name, entry.place, fmt::format("a factor cannot be called `{}`", entry.key),
                        {"exports have a column of that name", ""});
        }
    }

    void keep_only(const Value& only, Study& study) {
        for (const Entry* entry : own_entries(only)) {
            const auto factor = std::ranges::find(study.factors, entry->key, &Factor::name);
            if (factor == study.factors.end()) {
                no_such_factor(*entry, study.factors);
            } else if (study.latin_hypercube > 0 && factor->span) {
                faults_.add(Code::bad_design, entry->place,
                            fmt::format("the Latin hypercube draws `{}` from its range, not from levels", entry->key),
                            {"", "narrow its range, or leave it out of `only`"});
            } else {
                factor->levels = levels_named(entry->value.items, *factor);
            }
        }
    }

    std::vector<Level> levels_named(const std::vector<Value>& names, const Factor& factor) {
        std::vector<Level> levels;
        for (const Value& named : names) {
            const auto level = std::ranges::find(factor.levels, named.text, &Level::name);
            if (level == factor.levels.end()) {
                no_such_level(named, factor);
            } else if (std::ranges::count(levels, named.text, &Level::name) > 0) {
                faults_.add(Code::name_twice, named.place, fmt::format("level `{}` is given twice", named.text));
            } else {
                levels.push_back(*level);
            }
        }
        return levels;
    }

    void no_such_factor(const Entry& entry, const std::vector<Factor>& factors) {
        std::vector<std::string> names;
        std::ranges::transform(factors, std::back_inserter(names), &Factor::name);
        faults_.add(Code::bad_point, entry.place, fmt::format("no factor called `{}`", entry.key),
                    {did_you_mean(entry.key, names), "known here: " + listed(names)});
    }

    void no_such_level(const Value& named, const Factor& factor) {
        std::vector<std::string> names;
        std::ranges::transform(factor.levels, std::back_inserter(names), &Level::name);
        faults_.add(Code::bad_point, named.place,
                    fmt::format("{} is no level of factor `{}`", described(named), factor.name),
                    {named.is_text() ? did_you_mean(named.text, names) : "",
                     names.empty() ? "" : "known here: " + listed(names)});
    }

    void design(const Value& root, Study& study) {
        const Value* points = root.find("points");
        if (const Entry* only = root.entry("only"); only != nullptr && points != nullptr) {
            faults_.add(Code::bad_design, only->place,
                        "a study has listed `points` or takes `only` some levels, not both");
        } else if (points != nullptr && study.latin_hypercube > 0) {
            faults_.add(Code::bad_design, root.entry("latin_hypercube")->place,
                        "a study has listed `points` or a `latin_hypercube`, not both");
        } else if (points != nullptr) {
            for (const Value& point : points->items) {
                study.points.push_back(read_point(point, study.factors));
            }
        } else {
            check_levels(root, study);
        }
    }

    void check_levels(const Value& root, const Study& study) {
        const bool any_span = std::ranges::any_of(study.factors, [](const Factor& f) { return f.span.has_value(); });
        if (study.latin_hypercube > 0 && !any_span) {
            faults_.add(Code::bad_design, root.entry("latin_hypercube")->place,
                        "no factor has a range from which a Latin hypercube could draw",
                        {"", "a range is `from` and `to` beside an `address`"});
        }
        double points = std::max(1.0, static_cast<double>(study.latin_hypercube));
        for (const Factor& factor : study.factors) {
            const bool drawn = study.latin_hypercube > 0 && factor.span;
            if (!drawn && factor.levels.empty()) {
                faults_.add(Code::bad_levels, factor.place, fmt::format("factor `{}` has no levels", factor.name),
                            {"", factor.span ? "give its range a `step`, or the study a `latin_hypercube`"
                                             : "give it `values`, or `from`, `to` and `step`"});
            }
            points *= drawn ? 1.0 : static_cast<double>(std::max<std::size_t>(1, factor.levels.size()));
        }
        if (points * static_cast<double>(study.scenarios.size()) > most_points) {
            faults_.add(Code::bad_design, root.entry("factors")->place,
                        fmt::format("all combinations are {:.3g} points; a study has at most {}",
                                    points * static_cast<double>(study.scenarios.size()), most_points),
                        {"", "list some under `points`, or draw from ranges with `latin_hypercube`"});
        }
    }

    std::vector<Level> read_point(const Value& point, const std::vector<Factor>& factors) {
        for (const Entry* entry : own_entries(point)) {
            if (std::ranges::find(factors, entry->key, &Factor::name) == factors.end()) {
                no_such_factor(*entry, factors);
            }
        }
        std::vector<Level> levels;
        for (const Factor& factor : factors) {
            const Value* chosen = point.find(factor.name);
            if (chosen == nullptr) {
                faults_.add(Code::bad_point, point.place,
                            fmt::format("this point gives factor `{}` no level", factor.name));
            } else {
                levels.push_back(chosen_level(*chosen, factor));
            }
        }
        return levels;
    }

    /// One of those of the factor; where it lists none, or they lie in a range, any text.
    Level chosen_level(const Value& chosen, const Factor& factor) {
        const auto found = std::ranges::find(factor.levels, chosen.text, &Level::name);
        if (chosen.is_text() && found != factor.levels.end()) {
            return *found;
        }
        const bool open = !factor.address.empty() && (factor.levels.empty() || factor.span);
        if (!chosen.is_text() || !open) {
            no_such_level(chosen, factor);
            return {};
        }
        return level_of(factor, chosen);
    }

    Faults& faults_;
};

/// The study that a study extends.
std::optional<std::filesystem::path> extended(const Value& tree) {
    const Value* named = tree.find("extends");
    return named == nullptr || !named->is_text()
               ? std::nullopt
               : std::optional{std::filesystem::path{named->place.file}.parent_path() / named->text};
}

/// What the study that it extends says and it does not itself, wherever each stands.
void extend(Value& tree, Faults& faults) {
    const auto path = extended(tree);
    const Value* named = tree.find("extends");
    const std::optional<Value> base = path ? read_yaml(*path, named->place, faults) : std::nullopt;
    if (!base) {
        return;
    }
    if (!base->is_map()) {
        faults.add(Code::bad_design, named->place,
                   fmt::format("`{}` is no study, but {}", named->text, described(*base)));
    } else if (const Entry* further = base->entry("extends"); further != nullptr) {
        faults.add(Code::bad_design, further->place, "a study that others extend cannot extend one itself",
                   {"", "let each of them extend the same study"});
    }
    for (const Entry& entry : base->entries) {
        if (tree.find(entry.key) == nullptr) {
            tree.entries.push_back(entry);
        }
    }
}

/// "60:120:20" is a range, "1,2,3" a list.
Entry factor_of(const std::string& vary, const Place& place) {
    const std::size_t equals = vary.find('=');
    const std::string address = vary.substr(0, equals);
    const std::string levels = equals == std::string::npos ? "" : vary.substr(equals + 1);
    Value map = map_of(place, {{"address", place, text_value(address, place)}});
    const char separator = levels.find(':') == std::string::npos ? ',' : ':';
    std::vector<Value> parts;
    for (std::size_t at = 0; !levels.empty() && at <= levels.size();) {
        const std::size_t end = std::min(levels.find(separator, at), levels.size());
        parts.push_back(text_value(levels.substr(at, end - at), place));
        at = end + 1;
    }
    if (separator == ',') {
        Value list = map_of(place, {});
        list.kind = Value::Kind::list;
        list.items = std::move(parts);
        map.entries.push_back({"values", place, std::move(list)});
        return {address, place, std::move(map)};
    }
    const char* const keys[] = {"from", "to", "step"};
    for (std::size_t part = 0; part < std::min<std::size_t>(parts.size(), 3); ++part) {
        map.entries.push_back({keys[part], place, parts[part]});
    }
    return {address, place, std::move(map)};
}

}  // namespace

Study read_study(const std::filesystem::path& path, const std::filesystem::path& model) {
    Faults faults;
    std::optional<Value> tree = read_yaml(path, {}, faults);
    Study study;
    if (tree) {
        extend(*tree, faults);
        expand_tables(*tree, faults);
        const SourceList sources = read_sources(model, faults);
        const Names none;
        Conformer{none, sources, faults}.check_file(*tree, study_type);
        study = StudyReader{faults}.read(*tree);
        study.extends = extended(*tree);
    }
    faults.throw_errors();
    return study;
}

Study read_sweep(std::span<const std::string> vary) {
    Faults faults;
    Value factors = map_of({}, {});
    for (const std::string& text : vary) {
        factors.entries.push_back(factor_of(text, {"--vary " + text}));
    }
    const Study study = StudyReader{faults}.read(map_of({"--vary"}, {{"factors", {"--vary"}, std::move(factors)}}));
    faults.throw_errors();
    return study;
}

}  // namespace careway::language
