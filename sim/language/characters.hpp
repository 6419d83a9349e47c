#pragma once

#include <string>
#include <string_view>

namespace careway::language {

/// What to do about the first character that looks like another or cannot be seen, as texts copied from office programs
/// have them: "`–` is a dash; type the minus sign of the keyboard". "" when every character is plain ASCII or `£`.
std::string advice_on_characters(std::string_view text);

}  // namespace careway::language
