#include "viz/scene/palette.hpp"

#include <cstddef>

namespace careway::scene {

namespace {

constexpr Colour from_hex(std::uint32_t hex) {
    return {static_cast<std::uint8_t>(hex >> 16), static_cast<std::uint8_t>(hex >> 8 & 0xff),
            static_cast<std::uint8_t>(hex & 0xff)};
}

// Source: NHS.UK frontend for the blues, greys and ink; Okabe and Ito (2008) for the vermillion of delay.
constexpr Swatch swatches[] = {
    {Token::page, "page", from_hex(0xF0F4F5)},
    {Token::lane, "lane", from_hex(0xE8EDEE)},
    {Token::card, "card", from_hex(0xFFFFFF)},
    {Token::card_edge, "card edge", from_hex(0xD8DDE0)},
    {Token::ink, "ink", from_hex(0x212B32)},
    {Token::ink_2, "ink 2", from_hex(0x425563)},
    {Token::header, "header", from_hex(0x005EB8)},
    {Token::treated, "treated", from_hex(0x003087)},
    {Token::delayed, "delayed", from_hex(0xD55E00)},
    {Token::delayed_text, "delayed text", from_hex(0xA35200)},
    {Token::outline, "outline", from_hex(0x768692)},
    {Token::better, "better", from_hex(0x005EB8)},
    {Token::scenario_b, "scenario B", from_hex(0xAE2573)},
    {Token::band_a, "band A", from_hex(0xC7CACC)},
    {Token::band_b, "band B", from_hex(0xEBC8DC)},
    {Token::band_both, "band of both", from_hex(0xC4B0BF)},
    {Token::elapsed, "elapsed", from_hex(0xCCDFF1)},
    {Token::focus, "focus", from_hex(0xFFEB3B)},
    {Token::pressure_1, "pressure 1", from_hex(0xFFFFFF)},
    {Token::pressure_2, "pressure 2", from_hex(0xF6C580)},
    {Token::pressure_3, "pressure 3", from_hex(0xD55E00)},
    {Token::pressure_4, "pressure 4", from_hex(0x7A1F00)},
};

constexpr auto text = Use::As::text;
constexpr auto shape = Use::As::shape;

constexpr Use table[] = {
    {text, Token::ink, Token::page},
    {text, Token::ink, Token::lane},
    {text, Token::ink, Token::card},
    {text, Token::ink, Token::elapsed},
    {text, Token::ink, Token::band_a},
    {text, Token::ink, Token::band_b},
    {text, Token::ink, Token::focus},
    {text, Token::ink_2, Token::page},
    {text, Token::ink_2, Token::lane},
    {text, Token::ink_2, Token::card},
    {text, Token::card, Token::header},
    {text, Token::card, Token::ink},
    {text, Token::card, Token::scenario_b},
    {text, Token::delayed_text, Token::card},
    {text, Token::delayed_text, Token::lane},
    {text, Token::better, Token::card},
    {text, Token::scenario_b, Token::card},
    {shape, Token::treated, Token::card},
    {shape, Token::delayed, Token::card},
    {shape, Token::card, Token::delayed},
    {shape, Token::outline, Token::card},
    {shape, Token::ink_2, Token::lane},
    {shape, Token::ink_2, Token::card},
    {shape, Token::ink, Token::lane},
    {shape, Token::ink, Token::page},
    {shape, Token::ink, Token::card},
    {shape, Token::ink, Token::elapsed},
    {shape, Token::ink, Token::focus},
    {shape, Token::better, Token::card},
    {shape, Token::delayed_text, Token::card},
    {shape, Token::scenario_b, Token::card},
    {shape, Token::scenario_b, Token::page},
    {shape, Token::header, Token::card},
    {shape, Token::header, Token::elapsed},
    {shape, Token::ink_2, Token::elapsed},
    {shape, Token::delayed, Token::lane},
    {shape, Token::ink_2, Token::card_edge},
    {shape, Token::better, Token::card_edge},
    {shape, Token::delayed_text, Token::card_edge},
    {text, Token::ink, Token::band_both},
    {shape, Token::ink, Token::band_a},
    {shape, Token::ink, Token::band_b},
    {shape, Token::ink, Token::band_both},
    {shape, Token::ink_2, Token::band_both},
    {shape, Token::scenario_b, Token::band_a},
    {shape, Token::scenario_b, Token::band_b},
    {shape, Token::scenario_b, Token::band_both},
};

}  // namespace

std::span<const Swatch> palette() {
    return swatches;
}

std::span<const Use> uses() {
    return table;
}

Colour colour_of(Token token) {
    return swatches[static_cast<std::size_t>(token)].colour;
}

}  // namespace careway::scene
