#pragma once

#include <string>
#include <string_view>

namespace careway::run {

/// SHA-256 of a text, as 64 hexadecimal digits. Names a model text in a store and in reports, where two texts must
/// never be taken for one another; not meant to keep secrets.
/// Source: NIST, FIPS 180-4, sections 4.1.2, 4.2.2, 5.1.1 and 6.2.
[[nodiscard]] std::string sha256(std::string_view text);

}  // namespace careway::run
