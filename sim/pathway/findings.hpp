#pragma once

namespace careway::pathway {

struct FindingMeaning {
    const char* code;
    const char* meaning;
};

/// What compiling and examining a model may find, one row a code, for the reference; W: a warning.
inline constexpr FindingMeaning finding_table[] = {
    {"M180", "two names that give the same key, so that their people would share their luck"},
    {"M181", "attributes with too many combinations of values"},
    {"M182", "people sent on from full queue to full queue in a ring"},
    {"M183", "a ring of steps that takes no time"},
    {"M184", "a stream that does not say the value of an attribute"},
    {"M185", "a stream whose rate is split by an attribute that people draw"},
    {"M186", "a rate too high to simulate"},
    {"M187", "too many nodes or pools"},
    {"W220", "a pool that is asked for more than it can give, without anybody giving up"},
    {"W221", "a node that nobody can reach"},
    {"W222", "a node that nobody ever leaves: no way leads on to an exit or a membership"},
    {"W223", "a pool whose places never come free again"},
    {"W224", "a need for more places at once than a pool will ever have"},
    {"W225", "a census with more people in the places of a pool than it has"},
};

}  // namespace careway::pathway
