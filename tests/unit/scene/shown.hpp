#pragma once

#include <string>
#include <vector>

#include "viz/scene/display.hpp"
#include "viz/scene/picture.hpp"

/// What a picture comes to on the screen.
namespace careway::scene_test {

scene::Display shown(const scene::Picture& picture, int width = 1920, int height = 1080);

/// Null where there is none.
const scene::Text* text_of(const scene::Display& display, const std::string& id);
std::string words_of(const scene::Display& display, const std::string& id);
std::vector<const scene::Shape*> shapes_of(const scene::Display& display, const std::string& part);
int count_of(const scene::Display& display, const std::string& part, scene::Form form);

/// A card alone in a system.
scene::Picture only(const scene::Card& card);

}  // namespace careway::scene_test
