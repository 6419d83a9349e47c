#pragma once

#include <cstdint>
#include <span>

/// What the live screen shows and where, without drawing it.
namespace careway::scene {

/// A colour by what it is for.
enum class Token : std::uint8_t {
    page,          ///< background of everything
    lane,          ///< ground of a lane
    card,          ///< ground of cards, tiles and charts; text on dark grounds
    card_edge,     ///< their edge
    ink,           ///< text; scenario A; ground of the footer
    ink_2,         ///< secondary text, dots of people waiting, arrows
    header,        ///< ground of the header
    treated,       ///< place in use, care going on
    delayed,       ///< ready to leave and cannot: shapes only, never text, never under text
    delayed_text,  ///< "118 delayed", "B £2.5m more" where more is worse
    outline,       ///< of a free or closed place
    better,        ///< "B 59 fewer" where fewer is better
    scenario_b,    ///< letter, tab and line of scenario B
    band_a,        ///< range over many runs, behind the line of A
    band_b,        ///< likewise of B
    band_both,     ///< where both bands lie over one another
    elapsed,       ///< part of the timeline that is over
    focus,         ///< ground of what the keyboard is at, within a line of ink
    pressure_1,    ///< plates of the levels of pressure, within a line of ink; the digit stands beside them
    pressure_2,
    pressure_3,
    pressure_4,
};

struct Colour {
    std::uint8_t red = 0, green = 0, blue = 0;
    friend bool operator==(const Colour&, const Colour&) = default;
};

/// A line of the palette.
struct Swatch {
    Token token;
    const char* name;
    Colour colour;
};

/// A colour and a ground that it is used on.
struct Use {
    enum class As : std::uint8_t { text, shape };
    As as;
    Token token;
    Token on;
};

/// Every colour of the screen, in the order of Token.
[[nodiscard]] std::span<const Swatch> palette();
/// Every pair of colours that the screen puts over one another where people must tell them apart.
[[nodiscard]] std::span<const Use> uses();

[[nodiscard]] Colour colour_of(Token token);

}  // namespace careway::scene
