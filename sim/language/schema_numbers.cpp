#include "sim/language/schema_numbers.hpp"

#include <algorithm>

namespace careway::language {

bool holds_numbers(const Type& type) {
    switch (type.form) {
        case Form::quantity:
        case Form::whole:
        case Form::tagged:
        case Form::file:
            return true;
        case Form::split:
        case Form::dated:
        case Form::list:
            return holds_numbers(*type.of);
        case Form::choice:
            return std::any_of(type.alternatives.begin(), type.alternatives.end(),
                               [](const Type* alternative) { return holds_numbers(*alternative); });
        default:
            return false;
    }
}

std::vector<const Type*> numbers_of(const Type& type) {
    std::vector<const Type*> numbers;
    switch (type.form) {
        case Form::quantity:
        case Form::whole:
            numbers.push_back(&type);
            break;
        case Form::split:
        case Form::dated:
            return numbers_of(*type.of);
        case Form::choice:
            for (const Type* alternative : type.alternatives) {
                const auto found = numbers_of(*alternative);
                numbers.insert(numbers.end(), found.begin(), found.end());
            }
            break;
        default:
            break;
    }
    return numbers;
}

}  // namespace careway::language
