#include "tests/unit/scene/lettering.hpp"

#include <array>

namespace careway::scene_test {

namespace {

constexpr double units_per_em = 2048;
constexpr int wider_letters = 2048;  // "…", and what the tables do not have
using Widths = std::array<int, 95>;  // " " to "~"

constexpr Widths regular = {
    569,  569,  727,  1139, 1139, 1821, 1366, 391,  682,  682,  797,  1196, 569,  682,  569,  569,  1139, 1139, 1139,
    1139, 1139, 1139, 1139, 1139, 1139, 1139, 569,  569,  1196, 1196, 1196, 1139, 2079, 1366, 1366, 1479, 1479, 1366,
    1251, 1593, 1479, 569,  1024, 1366, 1139, 1706, 1479, 1593, 1366, 1593, 1479, 1366, 1251, 1479, 1366, 1933, 1366,
    1366, 1251, 569,  569,  569,  961,  1139, 682,  1139, 1139, 1024, 1139, 1139, 569,  1139, 1139, 455,  455,  1024,
    455,  1706, 1139, 1139, 1139, 1139, 682,  1024, 569,  1139, 1024, 1479, 1024, 1024, 1024, 684,  532,  684,  1196};
constexpr Widths bold_face = {
    569,  682,  971,  1139, 1139, 1821, 1479, 487,  682,  682,  797,  1196, 569,  682,  569,  569,  1139, 1139, 1139,
    1139, 1139, 1139, 1139, 1139, 1139, 1139, 682,  682,  1196, 1196, 1196, 1251, 1997, 1479, 1479, 1479, 1479, 1366,
    1251, 1593, 1479, 569,  1139, 1479, 1251, 1706, 1479, 1593, 1366, 1593, 1479, 1366, 1251, 1479, 1366, 1933, 1366,
    1366, 1251, 682,  569,  682,  1196, 1139, 682,  1139, 1251, 1139, 1251, 1139, 682,  1251, 1251, 569,  569,  1139,
    569,  1821, 1251, 1251, 1251, 1251, 797,  1139, 682,  1251, 1139, 1593, 1139, 1139, 1024, 797,  573,  797,  1196};

bool continues_letter(char c) {
    return (static_cast<unsigned char>(c) & 0xc0) == 0x80;
}

}  // namespace

double liberation_sans(std::string_view words, int size, bool bold) {
    const Widths& widths = bold ? bold_face : regular;
    int sum = 0;
    for (const char c : words) {
        const bool known = c >= ' ' && c <= '~';
        sum += known ? widths[static_cast<std::size_t>(c - ' ')] : continues_letter(c) ? 0 : wider_letters;
    }
    return sum * size / units_per_em;
}

double ten_a_letter(std::string_view words, int, bool) {
    double width = 0;
    for (const char c : words) {
        width += continues_letter(c) ? 0 : 10;
    }
    return width;
}

}  // namespace careway::scene_test
