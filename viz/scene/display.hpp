#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "viz/scene/palette.hpp"

namespace careway::scene {

/// Whole pixels; right and bottom edges are not included.
struct Box {
    int x = 0, y = 0, width = 0, height = 0;

    [[nodiscard]] int right() const { return x + width; }
    [[nodiscard]] int bottom() const { return y + height; }
    [[nodiscard]] bool holds(const Box& other) const {
        return other.x >= x && other.y >= y && other.right() <= right() && other.bottom() <= bottom();
    }
    [[nodiscard]] bool meets(const Box& other) const {
        return x < other.right() && other.x < right() && y < other.bottom() && other.y < bottom();
    }
    /// What is left within an edge of `by` pixels.
    [[nodiscard]] Box within(int by) const { return {x + by, y + by, width - 2 * by, height - 2 * by}; }
    friend bool operator==(const Box&, const Box&) = default;
};

enum class Form : std::uint8_t {
    filled,
    framed,  ///< the edge alone, `thickness` wide, inside the box
    disc,    ///< in the middle of the box
    ring,    ///< the edge of such a disc, `thickness` wide
    cross,   ///< both diagonals
    mark,    ///< "!"
    up,      ///< triangle that stands
    down,    ///< triangle on its tip
    right,   ///< arrow; its shaft is `thickness` wide
    diamond,
    line,  ///< from the box's corner at x, y to the opposite one; width and height may be negative
};

struct Shape {
    Form form = Form::filled;
    Token colour = Token::ink;
    int thickness = 1;
    std::uint32_t part = 0;  ///< entry of Display::parts
    Box box;
    friend bool operator==(const Shape&, const Shape&) = default;
};

enum class Align : std::uint8_t { left, centre, right };

/// Words, where they stand and where they must stay.
struct Text {
    std::string id;
    std::string words;
    int size = 14;  ///< of the font, in pixels
    bool bold = false;
    bool turned = false;  ///< reads upwards
    bool cut = false;     ///< ends in "…" for want of room
    Token colour = Token::ink;
    Box place;  ///< what its letters cover, ascenders and descenders included
    Box box;    ///< what it must not leave
    friend bool operator==(const Text&, const Text&) = default;
};

/// A place to press.
struct Spot {
    std::string id;
    Box box;
    friend bool operator==(const Spot&, const Spot&) = default;
};

/// A service that people come to.
struct Stop {
    std::size_t lane = 0;
    std::size_t column = 0;
    std::vector<std::string> ids;  ///< of all the cards that share this one
    Box card, gutter;              ///< that before it
    int arrow = 0;                 ///< height at which the arrow into its column lies
    friend bool operator==(const Stop&, const Stop&) = default;
};

/// People of one state on a card: squares for one or some of them each, in their order, or the part of a bar for all.
struct Crowd {
    std::uint32_t part = 0;  ///< entry of Display::parts
    bool delayed = false;
    bool bar = false;
    std::vector<Box> boxes;
    friend bool operator==(const Crowd&, const Crowd&) = default;
};

/// What is to be drawn: shapes in this order, then the texts over them.
struct Display {
    int width = 0, height = 0;
    std::vector<std::string> parts;  ///< names of what shapes belong to: "header", "A acute_beds"
    std::vector<Shape> shapes;
    std::vector<Text> texts;
    std::vector<Spot> spots = {};
    std::vector<Stop> stops = {};
    std::vector<Shape> flying = {};  ///< over the shapes and behind the texts; changes from frame to frame
    std::vector<Crowd> crowds = {};
    int people_a_dot = 1;
    int places_a_square = 1;
    int square = 0;  ///< side of a square, in pixels; 0 without squares
    friend bool operator==(const Display&, const Display&) = default;
};

/// How wide words are, in pixels.
using TextMeasure = std::function<double(std::string_view words, int size, bool bold)>;

/// Of the font's size: from the top of a "d" to the line it stands on, and from there to the foot of a "g".
inline constexpr double ascent = 0.74;
inline constexpr double descent = 0.22;

/// Lines of text are at least so far apart.
[[nodiscard]] int line_height(int font_size);

}  // namespace careway::scene
