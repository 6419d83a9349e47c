#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "viz/scene/picture.hpp"
#include "viz/scene/sheet.hpp"

namespace careway::scene {

/// A service in its column; the same place in every lane.
struct Planned {
    std::vector<std::string> ids;  ///< several where services share a card
    std::string label, short_label;
    CardKind kind = CardKind::squares;
    std::int32_t room = 0;  ///< places, of the lane with most
    bool row = false;       ///< one line instead of a card
    int y = 0;              ///< from the top of the column
    int height = 0;
    bool surge = false;       ///< as of Card, of all that share it
    bool may_shrink = false;  ///< likewise, of any
    std::string group = {};   ///< that shares it, or whose services stand for themselves here
    bool opened = false;      ///< the latter
};

/// Sizes of what stands on a card, in pixels.
struct CardSizes {
    int head, foot, bar, pad, gap, row;
};
[[nodiscard]] CardSizes card_sizes(const Scale& scale);

/// How the services of all lanes are drawn: one size of square, one number of places a square, one number of people a
/// dot on the whole screen. Follows from what services may ever hold, not from who is in them now, so that it stays.
struct Plan {
    int square = 0;  ///< side, in pixels; 0 without squares
    int gap = 0;     ///< between squares
    int places_a_square = 1;
    std::vector<std::vector<Planned>> columns;
};

/// @param widths  of the cards, by column
Plan plan_of(const Picture& picture, const std::vector<int>& widths, int height, const Scale& scale);

/// Pixels between squares of a side.
[[nodiscard]] int gap_between(int square);
/// Squares that stand for a number of places: a number above 0 keeps one.
[[nodiscard]] int squares_for(std::int32_t places, int places_a_square);

/// The services of `planned` in one lane as one; without an id when the lane has none of them.
[[nodiscard]] Card together(const Lane& lane, const Planned& planned);

}  // namespace careway::scene
