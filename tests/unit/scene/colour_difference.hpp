#pragma once

#include <array>

#include "viz/scene/palette.hpp"

/// How different two colours look.
namespace careway::scene_test {

/// L*, a*, b* under daylight (D65).
struct Lab {
    double lightness, a, b;
};
Lab lab_of(scene::Colour colour);

/// CIEDE2000. Source: Sharma, Wu and Dalal (2005), Color Research and Application 30(1), equations 2 to 22.
double difference(const Lab& first, const Lab& second);

enum class Sight { normal, protanopia, deuteranopia, tritanopia, greyscale };
inline constexpr std::array every_sight = {Sight::normal, Sight::protanopia, Sight::deuteranopia, Sight::tritanopia,
                                           Sight::greyscale};

/// A colour as somebody sees it. Source of the matrices, for full dichromacy: Machado, Oliveira and Fernandes (2009),
/// IEEE Transactions on Visualization and Computer Graphics 15(6).
scene::Colour seen(scene::Colour colour, Sight sight);

/// Of the lighter to the darker, 1 to 21. Source: WCAG 2.2, definition of contrast ratio.
double contrast(scene::Colour first, scene::Colour second);

}  // namespace careway::scene_test
