#include "sim/language/schema.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cctype>
#include <map>
#include <nlohmann/json.hpp>
#include <vector>

#include "sim/language/schema_numbers.hpp"
#include "sim/language/schema_scalars.hpp"
#include "sim/language/study.hpp"

namespace careway::language {

namespace {

constexpr const char* date_key = "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$";
constexpr std::size_t deepest_split = 3;  // attributes; deeper ones are not looked into

std::string joined(std::string text) {
    std::replace(text.begin(), text.end(), ' ', '_');
    return text;
}

/// What a definition is called.
std::string label(const Type& type) {
    if (!type.name.empty()) {
        return joined(std::string{type.name});
    }
    switch (type.form) {
        case Form::list:
            return "list_of_" + label(*type.of);
        case Form::map:
            return "map_of_" + label(*type.of);
        case Form::split:
            return label(*type.of) + "_by_attribute";
        case Form::dated:
            return label(*type.of) + "_by_date";
        case Form::choice: {
            std::vector<std::string> labels;
            for (const Type* alternative : type.alternatives) {
                labels.push_back(label(*alternative));
            }
            return fmt::format("{}", fmt::join(labels, "_or_"));
        }
        default:
            return scalar_label(type);
    }
}

class Schema {
public:
    std::string printed(const Type& root, const std::string& title) {
        Json schema{{"$schema", "http://json-schema.org/draft-07/schema#"}, {"title", title}};
        schema.update(whole(root));
        definitions_["source"] = source();
        schema["definitions"] = Json::object();
        for (const auto& [name, definition] : definitions_) {
            schema["definitions"][name] = definition;
        }
        return schema.dump(2) + "\n";
    }

private:
    using Json = nlohmann::ordered_json;

    static Json object() { return {{"type", "object"}}; }
    static Json reference(const std::string& name) { return {{"$ref", "#/definitions/" + name}}; }
    static Json source() {
        const Json one{{"type", "string"},
                       {"pattern", R"(^([A-Z]{1,3}[0-9]+|assumption \([\s\S]+\))$)"},
                       {"description", "an entry of sources.yaml such as E018, or: assumption (reason)"}};
        return {{"anyOf", {one, {{"type", "array"}, {"items", one}}}}};
    }

    /// A definition by reference where a type is made of others, else the type itself.
    Json of(const Type& type) {
        switch (type.form) {
            case Form::record:
            case Form::tagged:
            case Form::choice:
            case Form::split:
            case Form::dated:
                return reference(defined(type));
            case Form::list:
            case Form::map:
            case Form::change:
                return whole(type);
            default:
                return scalar_schema(type);
        }
    }

    std::string defined(const Type& type) {
        const auto known = names_.find(&type);
        if (known != names_.end()) {
            return known->second;
        }
        std::string name = label(type);
        const std::string stem = name;
        for (int number = 2; definitions_.contains(name); ++number) {
            name = fmt::format("{}_{}", stem, number);
        }
        names_.emplace(&type, name);
        definitions_.emplace(name, Json::object());  // keeps the name while the type leads back to itself
        definitions_[name] = whole(type);
        return name;
    }

    Json whole(const Type& type) {
        switch (type.form) {
            case Form::record:
                return record(type);
            case Form::tagged:
                return tagged(type);
            case Form::map:
                return map(type);
            case Form::list:
                return items(type);
            case Form::change:
                return change(type);
            case Form::choice:
            case Form::split:
            case Form::dated:
                return {{"anyOf", forms(type)}};
            default:
                return scalar_schema(type);
        }
    }

    Json items(const Type& type) {
        Json result{{"type", "array"}, {"items", stated(*type.of)}, {"minItems", type.least_items}};
        if (type.most_items > 0) {
            result["maxItems"] = type.most_items;
        }
        return result;
    }

    /// Everything that may stand for a value, one below the other.
    Json forms(const Type& type) {
        Json list = Json::array();
        if (type.form == Form::choice) {
            for (const Type* alternative : type.alternatives) {
                list.push_back(of(*alternative));
            }
        } else if (type.form == Form::split) {
            list.push_back(of(*type.of));
            add_splits(list, type);
        } else if (type.form == Form::dated) {
            list.push_back(of(*type.of));
            list.push_back(steps(type));
        } else {
            list.push_back(of(type));
        }
        if (holds_numbers(type)) {
            list.push_back(sourced(type));
        }
        return list;
    }

    /// What stands at a key: scalars may have their source around them here, the others have it in their definition.
    Json stated(const Type& type) {
        const bool number = type.form == Form::quantity || type.form == Form::whole || type.form == Form::list;
        return number && holds_numbers(type) ? reference(shared({{"anyOf", forms(type)}}, label(type) + "_stated"))
                                             : of(type);
    }

    /// The definition of this content, made where there is none yet.
    std::string shared(const Json& content, const std::string& stem) {
        std::string name = stem;
        for (int number = 2; definitions_.contains(name) && definitions_[name] != content; ++number) {
            name = fmt::format("{}_{}", stem, number);
        }
        definitions_[name] = content;
        return name;
    }

    Json sourced(const Type& type) {
        Json result = object();
        result["properties"]["value"] = type.form == Form::dated || type.form == Form::split ? of(*type.of) : of(type);
        result["properties"]["source"] = reference("source");
        Json ends = Json::array();
        for (const Type* number : numbers_of(type)) {
            ends.push_back(of(*number));
        }
        if (!ends.empty()) {
            result["properties"]["low"] = result["properties"]["high"] =
                ends.size() == 1 ? ends.front() : Json{{"anyOf", ends}};
            result["properties"]["together"] = scalar_schema(Type{.form = Form::name});
        }
        result["required"] = {"value"};
        result["additionalProperties"] = false;
        return result;
    }

    Json steps(const Type& type) {
        Json result = object();
        result["description"] = "from each day on; the first value also holds before its day";
        result["properties"]["source"] = reference("source");
        result["patternProperties"][date_key] = stated(*type.of);
        result["additionalProperties"] = false;
        result["minProperties"] = 1;
        return result;
    }

    /// `by` one attribute, or several, or in a table.
    void add_splits(Json& list, const Type& type) {
        const auto split = [](Json by, Json cell) {
            Json result = object();
            result["properties"]["by"] = std::move(by);
            result["properties"]["source"] = reference("source");
            result["required"] = {"by"};
            result["additionalProperties"] = std::move(cell);
            return result;
        };
        list.push_back(split({{"type", "string"}, {"pattern", R"(\.csv$)"}, {"description", "a CSV table"}}, false));
        Json cell = stated(*type.of);
        list.push_back(split({{"type", "string"}, {"not", {{"pattern", R"(\.csv$)"}}}}, cell));
        for (std::size_t depth = 1; depth <= deepest_split; ++depth) {
            const Json names{
                {"type", "array"}, {"items", {{"type", "string"}}}, {"minItems", depth}, {"maxItems", depth}};
            list.push_back(split(names, cell));
            Json around = object();
            around["properties"]["source"] = reference("source");
            around["additionalProperties"] = std::move(cell);
            cell = std::move(around);
        }
        list.push_back(split({{"type", "array"}, {"minItems", deepest_split + 1}}, true));
    }

    Json field(const Field& field) {
        const Json value = stated(*field.type);
        Json result{{"description", fmt::format("{}\nExample: {}: {}", field.help, field.name, field.example)}};
        if (value.contains("$ref")) {
            result["allOf"] = {value};  // draft 7 passes over what stands beside a reference
        } else {
            result.update(value);
        }
        return result;
    }

    Json properties(const Type& type) {
        Json result = Json::object();
        for (const Field& each : type.fields) {
            result[std::string{each.name}] = field(each);
        }
        result["source"] = reference("source");
        return result;
    }

    template <class Keys>
    static Json exactly_one_of(const Keys& keys) {
        Json choices = Json::array();
        for (const auto& key : keys) {
            choices.push_back({{"required", {std::string{key}}}});
        }
        return choices;
    }

    /// The fields of a set such as "mu sigma unit", and none of the others.
    static Json only(std::string_view set, const Type& type) {
        Json result{{"required", Json::array()}, {"not", {{"anyOf", Json::array()}}}};
        for (const Field& each : type.fields) {
            const bool of_set = fmt::format(" {} ", set).find(fmt::format(" {} ", each.name)) != std::string::npos;
            if (of_set) {
                result["required"].push_back(each.name);
            } else {
                result["not"]["anyOf"].push_back({{"required", {each.name}}});
            }
        }
        return result;
    }

    Json record(const Type& type) {
        Json result = object();
        if (!type.help.empty()) {
            result["description"] = type.help;
        }
        result["properties"] = properties(type);
        result["additionalProperties"] = false;
        for (const Field& each : type.fields) {
            if (each.required) {
                result["required"].push_back(each.name);
            }
            if (!each.needs.empty()) {
                result["dependencies"][std::string{each.name}] = {each.needs};
            }
        }
        if (!type.exactly_one.empty()) {
            result["oneOf"] = exactly_one_of(type.exactly_one);
        }
        for (const std::string_view set : type.one_set_of) {
            result["oneOf"].push_back(only(set, type));
        }
        return result;
    }

    Json tagged(const Type& type) {
        Json result = object();
        result["properties"] = properties(type);
        result["additionalProperties"] = false;
        std::vector<std::string_view> keys;
        for (const Field& each : type.fields) {
            keys.push_back(each.name);
        }
        result["oneOf"] = exactly_one_of(keys);
        return result;
    }

    Json map(const Type& type) {
        Json result = object();
        if (type.keys == Keys::sources) {
            result["additionalProperties"] = {{"type", "object"},
                                              {"properties", {{"fact", {{"type", "string"}, {"minLength", 1}}}}},
                                              {"required", {"fact"}}};
            return result;
        }
        result["propertyNames"] = {{"pattern", key_pattern(type.keys)}};
        if (type.keys != Keys::addresses) {
            result["properties"]["source"] = reference("source");
        }
        result["additionalProperties"] = stated(*type.of);
        result["minProperties"] = type.least_items;
        return result;
    }

    /// What an operation is known by makes it one; anything else is the new value.
    Json change(const Type& type) {
        if (type.of == nullptr) {
            return Json::object();
        }
        Json keys = exactly_one_of(type.of->exactly_one);
        keys.push_back({{"required", {"from"}}});
        const Json operation = of(*type.of);
        const Json operations{{"type", "array"}, {"items", operation}, {"minItems", 1}};
        const Json value{{"not", {{"type", "object"}, {"anyOf", keys}}},
                         {"type", {"string", "number", "boolean", "object"}}};
        return {{"anyOf", {operation, operations, value}}};
    }

    std::map<const Type*, std::string> names_;
    std::map<std::string, Json> definitions_;
};

}  // namespace

std::string model_schema() {
    return Schema{}.printed(model_type, "A model of Careway");
}

std::string scenario_schema() {
    return Schema{}.printed(scenario_type, "A scenario of Careway");
}

std::string calibration_schema() {
    return Schema{}.printed(calibration_type, "A calibration of Careway");
}

std::string targets_schema() {
    return Schema{}.printed(target_list_type, "What a model of Careway is to reproduce");
}

std::string study_schema() {
    return Schema{}.printed(study_type, "A study of Careway");
}

std::string sources_schema() {
    return Schema{}.printed(source_list_type, "What models of Careway cite");
}

}  // namespace careway::language
