#include "tests/reference/example.hpp"

#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <atomic>
#include <fstream>
#include <sstream>
#include <stdexcept>

#include "sim/language/calibration.hpp"
#include "sim/language/load.hpp"
#include "sim/pathway/compile.hpp"
#include "sim/run/replicate.hpp"

namespace careway::reference_test {

namespace {

namespace fs = std::filesystem;
using language::Field;
using language::Part;
using language::Type;

const char* name_of(File file) {
    switch (file) {
        case File::model:
            break;
        case File::scenario:
            return "scenario.yaml";
        case File::calibration:
            return "calibration.yaml";
        case File::targets:
            return "expected.yaml";
    }
    return "south_somerset.yaml";
}

std::vector<std::string> steps_of(const std::string& address) {
    std::vector<std::string> steps;
    std::istringstream stream{address};
    for (std::string step; std::getline(stream, step, '.');) {
        steps.push_back(step);
    }
    return steps;
}

bool is_number(const std::string& step) {
    return std::all_of(step.begin(), step.end(), [](char c) { return c >= '0' && c <= '9'; });
}

YAML::Node below(const YAML::Node& node, const std::string& step) {
    YAML::Node inside = node;
    return is_number(step) && inside.IsSequence() ? inside[std::stoul(step)] : inside[step];
}

YAML::Node at(const YAML::Node& root, const std::string& address) {
    YAML::Node node = root;
    for (const std::string& step : steps_of(address)) {
        node.reset(below(node, step));
    }
    return node;
}

void set(const YAML::Node& root, const std::string& address, const YAML::Node& value) {
    const std::size_t dot = address.rfind('.');
    YAML::Node owner = dot == std::string::npos ? root : at(root, address.substr(0, dot));
    const std::string key = address.substr(dot == std::string::npos ? 0 : dot + 1);
    if (value.IsNull()) {
        owner.remove(key);
    } else if (is_number(key) && owner.IsSequence()) {
        owner[std::stoul(key)] = YAML::Clone(value);
    } else {
        owner[key] = YAML::Clone(value);
    }
}

/// Which entry of a map an example is tried on.
YAML::Node one_of(const YAML::Node& map) {
    YAML::Node node = map;
    if (node["example"]) {
        return node["example"];
    }
    for (const auto& entry : map) {
        if (entry.second.IsMap()) {
            return node[entry.first.as<std::string>()];
        }
    }
    return node[map.begin()->first.as<std::string>()];
}

/// Takes out the entries. A new node would not do: others would go on to hold the old one.
void empty(YAML::Node map) {
    std::vector<std::string> keys;
    for (const auto& entry : map) {
        keys.push_back(entry.first.as<std::string>());
    }
    for (const std::string& key : keys) {
        map.remove(key);
    }
}

bool has(std::span<const std::string_view> list, std::string_view key) {
    return std::find(list.begin(), list.end(), key) != list.end();
}

/// Puts in the entries of a fragment; maps are gone into `depth` deep, below that what stands there is replaced.
void lay_over(YAML::Node base, const YAML::Node& fragment, int depth) {
    for (const auto& entry : fragment) {
        const auto key = entry.first.as<std::string>();
        if (depth > 0 && base[key] && base[key].IsMap() && entry.second.IsMap()) {
            lay_over(base[key], entry.second, depth - 1);
        } else {
            base[key] = YAML::Clone(entry.second);
        }
    }
}

class Embedding {
public:
    Embedding(const Key& key, YAML::Node root) : key_{key}, root_{std::move(root)} {
        fixture_ = YAML::LoadFile((project() / "tests/reference/fixture.yaml").string());
    }

    YAML::Node done() {
        const Type& type = *key_.parts[key_.part].type;
        YAML::Node record = place_of(key_.part);
        if (type.form == language::Form::tagged) {
            empty(record);
        }
        const YAML::Node section = key_.part == 0 ? record[std::string{key_.field->name}] : YAML::Node{};
        const YAML::Node example = YAML::Load(std::string{key_.field->example});
        if (section.IsDefined() && section.IsMap() && example.IsMap()) {
            lay_over(section, example, 0);
        } else {
            put(record, *key_.field);
        }
        complete(record, type, key_.field->name);
        const YAML::Node besides = fixture_["besides"][key_.name()];
        for (const auto& line : besides ? besides : YAML::Node{YAML::NodeType::Map}) {
            set(root_, line.first.as<std::string>(), line.second);
        }
        return root_;
    }

private:
    static void put(YAML::Node record, const Field& field) {
        record[std::string{field.name}] = YAML::Load(std::string{field.example});
    }

    /// The record that part `number` is, made where the base has none.
    YAML::Node place_of(std::size_t number) {
        const Part& part = key_.parts[number];
        const std::string type_name{part.type->name};
        const YAML::Node places = fixture_["places"];
        const YAML::Node own = number == key_.part ? places[key_.name()] : YAML::Node{YAML::NodeType::Undefined};
        if (number == 0) {
            return root_;
        }
        if (own || places[type_name]) {
            YAML::Node node = at(root_, (own ? own : places[type_name]).as<std::string>());
            return made(node, *part.type);
        }
        YAML::Node node = place_of(part.parent);
        const Type& parent = *key_.parts[part.parent].type;
        const Field& field = *language::field_of(parent, part.way.front());
        if (parent.form == language::Form::tagged || !node[part.way.front()]) {
            if (parent.form == language::Form::tagged) {
                empty(node);
            }
            put(node, field);
            complete(node, parent, field.name);
        }
        node.reset(node[part.way.front()]);
        for (auto step = part.way.begin() + 1; step != part.way.end(); ++step) {
            node.reset(*step == "*" ? one_of(node) : node[0]);
        }
        return made(node, *part.type);
    }

    /// A record where a bare value stands for one, or nothing stands.
    YAML::Node made(YAML::Node node, const Type& type) {
        if (node.IsDefined() && node.IsMap()) {
            return node;
        }
        YAML::Node record{YAML::NodeType::Map};
        if (node.IsDefined() && node.IsScalar() && !type.stands_for.empty()) {
            record[std::string{type.stands_for}] = YAML::Clone(node);
        }
        complete(record, type, key_.field->name);
        node = record;
        return node;
    }

    /// Puts in what is missing, and takes out what `given` excludes.
    static void complete(YAML::Node record, const Type& type, std::string_view given) {
        bool one = has(type.exactly_one, given);
        for (const std::string_view key : type.exactly_one) {
            if (one && key != given) {
                record.remove(std::string{key});
            }
            one = one || record[std::string{key}];
        }
        if (!type.exactly_one.empty() && !one) {
            put(record, *language::field_of(type, type.exactly_one.front()));
        }
        if (!type.one_set_of.empty()) {
            keep_a_set(record, type, given);
        }
        for (const Field& field : type.fields) {
            if (field.required && !record[std::string{field.name}]) {
                put(record, field);
            }
        }
        const Field* field = language::field_of(type, given);
        if (field != nullptr && !field->needs.empty() && !record[std::string{field->needs}]) {
            put(record, *language::field_of(type, field->needs));
        }
    }

    /// The first set of keys with `given` in it, whole and alone.
    static void keep_a_set(YAML::Node record, const Type& type, std::string_view given) {
        const auto holds = [](std::string_view set, std::string_view key) {
            return (" " + std::string{set} + " ").find(" " + std::string{key} + " ") != std::string::npos;
        };
        const auto found = std::find_if(type.one_set_of.begin(), type.one_set_of.end(),
                                        [&](std::string_view set) { return holds(set, given); });
        const std::string_view set = found == type.one_set_of.end() ? type.one_set_of.front() : *found;
        for (const Field& field : type.fields) {
            if (!holds(set, field.name)) {
                record.remove(std::string{field.name});
            } else if (!record[std::string{field.name}]) {
                put(record, field);
            }
        }
    }

    const Key& key_;
    YAML::Node root_;
    YAML::Node fixture_;
};

std::string text_of(const fs::path& file) {
    std::ifstream stream{file};
    return {std::istreambuf_iterator<char>{stream}, {}};
}

void add_keys(std::vector<Key>& keys, const Type& root, File file) {
    const std::vector<Part> parts = language::parts_of(root);
    for (std::size_t part = 0; part < parts.size(); ++part) {
        for (const Field& field : parts[part].type->fields) {
            Key key{parts, part, &field, file};
            const auto same = [&](const Key& other) { return other.field == key.field; };
            if (std::none_of(keys.begin(), keys.end(), same)) {
                keys.push_back(std::move(key));
            }
        }
    }
}

}  // namespace

fs::path project() {
    return PROJECT_FOLDER;
}

std::string Key::name() const {
    return std::string{parts[part].type->name} + "." + std::string{field->name};
}

std::vector<Key> all_keys() {
    std::vector<Key> keys;
    add_keys(keys, language::model_type, File::model);
    add_keys(keys, language::scenario_type, File::scenario);
    add_keys(keys, language::calibration_type, File::calibration);
    add_keys(keys, language::target_list_type, File::targets);
    return keys;
}

std::string embedded(const Key& key) {
    const YAML::Node base = YAML::LoadFile((project() / "tests/reference/base" / name_of(key.file)).string());
    return YAML::Dump(Embedding{key, base}.done()) + "\n";
}

std::vector<Block> blocks_of(const std::string& markdown) {
    std::vector<Block> blocks;
    bool inside = false;
    std::istringstream lines{markdown};
    for (std::string line; std::getline(lines, line);) {
        if (line.starts_with("```")) {
            inside = !inside;
            if (inside) {
                blocks.push_back({line.substr(3), ""});
            }
        } else if (inside) {
            blocks.back().text += line + "\n";
        }
    }
    return blocks;
}

Bench::Bench() {
    fs::copy(project() / "tests/reference/base", folder_.path(), fs::copy_options::recursive);
}

void Bench::place_table(const std::string& csv) const {
    folder_.write(csv.substr(2, csv.find('\n') - 2), csv);
}

std::string Bench::shown(File file) const {
    return text_of(folder_.file(name_of(file)));
}

void Bench::run(const Key& key) const {
    folder_.write(name_of(key.file), embedded(key));
    try_out(key.file);
}

void Bench::run_fragment(const std::string& yaml) const {
    const YAML::Node fragment = YAML::Load(yaml);
    const File file = fragment["calibration"]              ? File::calibration
                      : fragment["set"] || fragment["add"] ? File::scenario
                                                           : File::model;
    const YAML::Node base = YAML::LoadFile((project() / "tests/reference/base" / name_of(file)).string());
    lay_over(base, fragment, file == File::model ? 2 : 0);
    folder_.write(name_of(file), YAML::Dump(base) + "\n");
    try_out(file);
}

void Bench::try_out(File file) const {
    const auto model = folder_.file(name_of(File::model));
    const auto tried = folder_.file(name_of(file));
    if (file == File::calibration) {
        language::read_calibration(tried, model);
    } else if (file == File::targets) {
        language::read_expectations(tried, model);
    } else {
        const auto scenario = file == File::scenario ? std::optional{tried} : std::nullopt;
        const std::atomic<bool> stop{false};
        run::replicate(pathway::compile(language::load(model, scenario).spec), 42, 1, stop);
    }
}

}  // namespace careway::reference_test
