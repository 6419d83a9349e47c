#include "sim/language/description.hpp"

#include <gtest/gtest.h>

#include <functional>
#include <set>

#include "sim/language/conform.hpp"
#include "sim/language/yaml.hpp"

namespace careway::language {

namespace {

/// Calls `visit` for every field of every record that can be reached from a type.
void each_field(const Type& type, std::set<const Type*>& seen,
                const std::function<void(const Type&, const Field&)>& visit) {
    if (!seen.insert(&type).second) {
        return;
    }
    for (const Field& field : type.fields) {
        visit(type, field);
        each_field(*field.type, seen, visit);
    }
    for (const Type* alternative : type.alternatives) {
        each_field(*alternative, seen, visit);
    }
    if (type.of != nullptr) {
        each_field(*type.of, seen, visit);
    }
}

void each_field(const std::function<void(const Type&, const Field&)>& visit) {
    std::set<const Type*> seen;
    each_field(model_type, seen, visit);
    each_field(scenario_type, seen, visit);
}

/// What the examples of the description refer to.
Names names_of_examples() {
    Names names;
    names.pools = {"acute_beds", "packages", "doctors", "nurses", "escalation_beds", "social_workers"};
    names.nodes = {"triage", "acute_ward"};
    names.memberships = {"home_care"};
    names.organisations = {"acute_trust"};
    names.streams = {"ed", "elective"};
    names.attributes = {{"age", {"0-64", "65+"}}, {"stream", names.streams}};
    return names;
}

}  // namespace

TEST(Description, SaysWhatEveryFieldMeans) {
    each_field([](const Type& record, const Field& field) {
        EXPECT_FALSE(field.help.empty()) << record.name << "." << field.name;
    });
}

TEST(Description, GivesExamplesThatItAcceptsItself) {
    each_field([](const Type& record, const Field& field) {
        if (field.example.empty()) {
            return;
        }
        Faults faults;
        const std::string text = std::string{field.name} + ": " + std::string{field.example} + "\n";
        std::optional<Value> tree = parse_yaml(text, "example", faults);
        ASSERT_TRUE(tree) << record.name << " " << text;
        const Names names = names_of_examples();
        const SourceList sources;
        Conformer{names, sources, faults}.check(tree->entries.front().value, *field.type,
                                                {std::string{field.name}, {}});
        for (const Fault& fault : faults.errors()) {
            ADD_FAILURE() << record.name << " " << text << fault.message;
        }
    });
}

TEST(Description, NeedsOnlyFieldsOfTheSameRecord) {
    each_field([](const Type& record, const Field& field) {
        EXPECT_TRUE(field.needs.empty() || field_of(record, field.needs) != nullptr) << field.name;
    });
}

TEST(Description, ChoosesTheAlternativeThatFits) {
    const Type& capacity = *field_of(*field_of(model_type, "pools")->type->of, "capacity")->type;
    Faults faults;

    const auto form = [&](const std::string& text) {
        return alternative_for(capacity, *parse_yaml(text, "f", faults)).form;
    };

    EXPECT_EQ(form("unlimited"), Form::word);
    EXPECT_EQ(form("345"), Form::dated);
    EXPECT_EQ(form("{2016-04-01: 80}"), Form::dated);
    EXPECT_EQ(form("{rota: {sat 09:00-12:30: 2}}"), Form::record);
}

TEST(Description, NamesTheSideOfTheRangeThatWasLeft) {
    EXPECT_EQ(range_text(places_type, -4), "at least 0");
    EXPECT_EQ(range_text(places_type, 1e9), "at most 10000000");
    EXPECT_EQ(range_text(share_type, 2), "between 0 % and 100 %");
    EXPECT_EQ(range_text(rank_type, 9), "between 1 and 8");
}

}  // namespace careway::language
