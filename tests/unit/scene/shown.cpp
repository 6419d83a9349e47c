#include "tests/unit/scene/shown.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "tests/unit/scene/lettering.hpp"
#include "tests/unit/scene/samples.hpp"
#include "viz/scene/layout.hpp"
#include "viz/scene/report.hpp"

namespace careway::scene_test {

scene::Display shown(const scene::Picture& picture, int width, int height) {
    const scene::TextMeasure measure = liberation_sans;
    return scene::layout(picture, width, height, measure);
}

void expect_legible(const scene::Picture& picture, Window window, const std::string& what) {
    const scene::Display display = shown(picture, window.width, window.height);
    for (const scene::Hit& hit : scene::hits(display)) {
        ADD_FAILURE() << what << ": " << hit.text << " meets " << hit.other;
    }
    for (const scene::Text& text : display.texts) {
        EXPECT_GE(text.size, 14) << what << ": " << text.id;
    }
}

const scene::Text* text_of(const scene::Display& display, const std::string& id) {
    const auto found = std::ranges::find(display.texts, id, &scene::Text::id);
    return found == display.texts.end() ? nullptr : &*found;
}

std::string words_of(const scene::Display& display, const std::string& id) {
    const scene::Text* text = text_of(display, id);
    return text == nullptr ? "" : text->words;
}

std::vector<const scene::Shape*> shapes_of(const scene::Display& display, const std::string& part) {
    std::vector<const scene::Shape*> found;
    for (const scene::Shape& shape : display.shapes) {
        if (display.parts[shape.part] == part) {
            found.push_back(&shape);
        }
    }
    return found;
}

int count_of(const scene::Display& display, const std::string& part, scene::Form form) {
    const auto shapes = shapes_of(display, part);
    return static_cast<int>(std::ranges::count(shapes, form, [](const scene::Shape* shape) { return shape->form; }));
}

scene::Picture only(const scene::Card& card) {
    scene::Picture picture = northvale();
    picture.lanes.resize(1);
    picture.lanes[0].cards = {card};
    return picture;
}

}  // namespace careway::scene_test
