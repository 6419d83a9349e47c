#pragma once

#include <string>
#include <vector>

#include "viz/scene/display.hpp"
#include "viz/scene/picture.hpp"

/// What a picture comes to on the screen.
namespace careway::scene_test {

scene::Display shown(const scene::Picture& picture, int width = 1920, int height = 1080);

/// Windows that pictures must be legible in.
struct Window {
    int width, height;
};
constexpr Window windows[] = {{640, 360}, {1280, 720}, {1366, 768}, {1920, 1080}, {3840, 2160}};

/// Fails for text that meets anything, or is smaller than 14 pixels. @param what  the picture, for people to read
void expect_legible(const scene::Picture& picture, Window window, const std::string& what);

inline const std::string long_name = "Intermediate care and reablement at home for the frail of 85";

/// Null where there is none.
const scene::Text* text_of(const scene::Display& display, const std::string& id);
std::string words_of(const scene::Display& display, const std::string& id);
std::vector<const scene::Shape*> shapes_of(const scene::Display& display, const std::string& part);
int count_of(const scene::Display& display, const std::string& part, scene::Form form);

/// A card alone in a system.
scene::Picture only(const scene::Card& card);

}  // namespace careway::scene_test
