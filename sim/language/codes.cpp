#include "sim/language/codes.hpp"

namespace careway::language {

std::string id_of(Code code) {
    const auto number = static_cast<unsigned>(code);
    return (number < 200 ? "M" : "W") + std::to_string(number);
}

}  // namespace careway::language
