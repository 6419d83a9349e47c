#pragma once

#include "viz/scene/display.hpp"

namespace careway::scene_test {

/// Widths of words set in Liberation Sans, by the advance widths of its letters; kerning is left out.
double liberation_sans(std::string_view words, int size, bool bold);

/// Ten pixels a letter, whatever its size.
double ten_a_letter(std::string_view words, int size, bool bold);

}  // namespace careway::scene_test
