#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "sim/language/description.hpp"
#include "sim/language/names.hpp"
#include "sim/language/tree.hpp"

namespace careway::language {

/// A value that an address means, with what the language says of it.
struct Target {
    Value* value = nullptr;  ///< null when the model does not state it, though it could: then it is to go to `parent`
    const Type* type = nullptr;
    bool dated = false;  ///< may change on dates
    Value* parent = nullptr;
    std::string key;
};

/// What an address leads to. An address means all cells of a split value and all steps of a dated one, unless it names
/// one; it passes over the shape of a distribution (`stay.mean`).
struct Found {
    std::vector<Target> targets;  ///< empty when there is no such address
    std::string nearest;          ///< then: the nearest address that exists, or ""
    std::string known;            ///< then: what stands at the place where the address goes wrong
    Place place;                  ///< then: that place, or of the nearest there
};

Found find_address(Value& model, const Type& type, const std::string& address, const Names& names);

/// Whether a value at an address may itself have a key, whatever it is now: by its description, so that a name counts
/// where names stand.
bool takes_key(Value& model, const Type& type, const std::string& address, std::string_view key, const Names& names);

}  // namespace careway::language
