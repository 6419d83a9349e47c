#include "sim/language/characters.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>

namespace careway::language {

namespace {

/// Letters that are hard to tell from plain ones, or from nothing.
struct Lookalike {
    std::uint32_t first;
    std::uint32_t last;
    std::string_view advice;  ///< `{}` is the character
};

constexpr Lookalike lookalikes[] = {
    {0xa0, 0xa0, "there is a no-break space in it; type an ordinary one"},
    {0xbc, 0xbe, "write `{}` as a decimal number, such as 0.5"},
    {0x2000, 0x200a, "there is a space of unusual width in it; type an ordinary one"},
    {0x200b, 0x200f, "there is a character in it that cannot be seen; type it anew"},
    {0x2010, 0x2015, "`{}` is a dash; type the minus sign of the keyboard"},
    {0x2018, 0x201f, "`{}` is a quote of a word processor; type the quotes of the keyboard, or none"},
    {0x202f, 0x202f, "there is a no-break space in it; type an ordinary one"},
    {0x2212, 0x2212, "`{}` is a minus sign of formulas; type that of the keyboard"},
    {0xfeff, 0xfeff, "there is a character in it that cannot be seen; type it anew"},
    {0xff01, 0xff5e, "`{}` is a wide letter; type the ordinary one"},
};

/// The character at the beginning of valid UTF-8, and its bytes.
std::uint32_t decoded(std::string_view text, std::size_t& bytes) {
    const auto lead = static_cast<unsigned char>(text.front());
    bytes = lead < 0x80 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
    bytes = std::min(bytes, text.size());
    std::uint32_t letter = bytes == 1 ? lead : lead & (0xffu >> (bytes + 1));
    for (std::size_t i = 1; i < bytes; ++i) {
        letter = letter << 6 | (static_cast<unsigned char>(text[i]) & 0x3fu);
    }
    return letter;
}

}  // namespace

std::string advice_on_characters(std::string_view text) {
    constexpr std::uint32_t pound = 0xa3;
    while (!text.empty()) {
        std::size_t bytes = 0;
        const std::uint32_t letter = decoded(text, bytes);
        const std::string_view shown = text.substr(0, bytes);
        text.remove_prefix(bytes);
        if (letter < 0x80 || letter == pound) {
            continue;
        }
        for (const Lookalike& one : lookalikes) {
            if (letter >= one.first && letter <= one.last) {
                return fmt::format(fmt::runtime(one.advice), shown);
            }
        }
        return fmt::format("`{}` (U+{:04X}) is not a letter or digit of the plain English alphabet", shown, letter);
    }
    return "";
}

}  // namespace careway::language
