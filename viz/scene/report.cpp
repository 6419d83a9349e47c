#include "viz/scene/report.hpp"

namespace careway::scene {

namespace {

Box upright(const Shape& shape) {
    Box box = shape.box;
    if (shape.form == Form::line) {
        const int by = shape.thickness / 2;
        box = {std::min(box.x, box.x + box.width) - by, std::min(box.y, box.y + box.height) - by,
               std::abs(box.width) + shape.thickness, std::abs(box.height) + shape.thickness};
    }
    return box;
}

bool crosses(const Shape& shape, const Box& text) {
    const Box box = upright(shape);
    if (shape.box.width == 0 || shape.box.height == 0 ? shape.form != Form::line : !box.meets(text)) {
        return false;
    }
    switch (shape.form) {
        case Form::filled:
            return box.meets(text) && !box.holds(text);
        case Form::framed:
            return box.meets(text) && !box.within(shape.thickness).holds(text);
        default:
            return box.meets(text);
    }
}

}  // namespace

std::vector<Hit> hits(const Display& display) {
    std::vector<Hit> found;
    const Box window{0, 0, display.width, display.height};
    for (std::size_t i = 0; i < display.texts.size(); ++i) {
        const Text& text = display.texts[i];
        if (!text.box.holds(text.place) || !window.holds(text.place)) {
            found.push_back({text.id, "its box"});
        }
        for (std::size_t j = i + 1; j < display.texts.size(); ++j) {
            if (text.place.meets(display.texts[j].place)) {
                found.push_back({text.id, display.texts[j].id});
            }
        }
        for (const auto* shapes : {&display.shapes, &display.flying}) {
            for (const Shape& shape : *shapes) {
                if (crosses(shape, text.place)) {
                    found.push_back({text.id, "a shape of " + display.parts[shape.part]});
                }
            }
        }
    }
    return found;
}

std::optional<Token> ground_of(const Display& display, const Text& text) {
    std::optional<Token> ground;
    for (const Shape& shape : display.shapes) {
        if (shape.form == Form::filled && shape.box.holds(text.place)) {
            ground = shape.colour;
        }
    }
    return ground;
}

int squares_of(const Display& display, const std::string& part, Token colour) {
    int count = 0;
    for (const Shape& shape : display.shapes) {
        const bool square = shape.box.height == display.square && shape.box.width >= shape.box.height;
        const bool solid = shape.form == Form::filled || shape.form == Form::framed;
        count += square && solid && shape.colour == colour && display.parts[shape.part] == part ? 1 : 0;
    }
    return count;
}

std::string layout_report(const Display& display) {
    std::string report;
    for (const Text& text : display.texts) {
        report += std::to_string(text.size) + " px\t" + text.id + "\t" + text.words + "\n";
    }
    report += "square\t" + std::to_string(display.square) + " px, " + std::to_string(display.places_a_square) +
              " places\ndot\t" + std::to_string(display.people_a_dot) + " people\n";
    const auto found = hits(display);
    for (const Hit& hit : found) {
        report += "overlap\t" + hit.text + "\t" + hit.other + "\n";
    }
    return report + std::to_string(display.texts.size()) + " texts, " + std::to_string(found.size()) + " overlaps\n";
}

}  // namespace careway::scene
