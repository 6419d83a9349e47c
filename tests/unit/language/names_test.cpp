#include "sim/language/names.hpp"

#include <gtest/gtest.h>

namespace careway::language {

TEST(Name, HasLettersDigitsAndThreeSigns) {
    EXPECT_EQ(fault_of_name("acute_ward-2+"), "");
    EXPECT_EQ(fault_of_name("85+"), "");
    EXPECT_NE(fault_of_name("acute ward"), "");
    EXPECT_NE(fault_of_name("acute.ward"), "");
    EXPECT_NE(fault_of_name(""), "");
    EXPECT_NE(fault_of_name(std::string(65, 'x')), "");
}

TEST(Name, IsNotAWordOfTheLanguage) {
    EXPECT_NE(fault_of_name("rest"), "");
    EXPECT_NE(fault_of_name("by"), "");
    EXPECT_NE(fault_of_name("2016-04-01"), "");
    EXPECT_EQ(fault_of_name("yes"), "");
}

TEST(Names, LetPeopleEnterNodesAndMembershipsButNotExits) {
    Names names;
    names.nodes = {"ward"};
    names.memberships = {"home_care"};

    EXPECT_TRUE(names.has(Space::entrance, "ward"));
    EXPECT_TRUE(names.has(Space::entrance, "home_care"));
    EXPECT_FALSE(names.has(Space::entrance, "home"));
    EXPECT_TRUE(names.has(Space::destination, "home"));
    EXPECT_FALSE(names.has(Space::node_or_exit, "home_care"));
}

TEST(Spoken, PutsSpacesIntoAName) {
    EXPECT_EQ(spoken("acute_beds"), "acute beds");
}

}  // namespace careway::language
