#include "viz/draw/painter.hpp"

#include <cmath>
#include <numbers>

namespace careway::draw {

namespace {

using scene::Box;
using scene::Form;
using scene::Shape;

sf::Color shade_of(scene::Token token) {
    const scene::Colour colour = scene::colour_of(token);
    return {colour.red, colour.green, colour.blue};
}

/// Adds triangles to an array.
class Brush {
public:
    Brush(sf::VertexArray& triangles, sf::Color colour) : triangles_{triangles}, colour_{colour} {}

    void triangle(sf::Vector2f a, sf::Vector2f b, sf::Vector2f c) {
        triangles_.append({a, colour_});
        triangles_.append({b, colour_});
        triangles_.append({c, colour_});
    }
    void corners(sf::Vector2f a, sf::Vector2f b, sf::Vector2f c, sf::Vector2f d) {
        triangle(a, b, c);
        triangle(a, c, d);
    }
    void rectangle(float x, float y, float width, float height) {
        corners({x, y}, {x + width, y}, {x + width, y + height}, {x, y + height});
    }
    void line(sf::Vector2f from, sf::Vector2f to, float thickness) {
        const sf::Vector2f along = to - from;
        const float length = std::hypot(along.x, along.y);
        if (length > 0) {
            const sf::Vector2f across{-along.y / length * thickness / 2, along.x / length * thickness / 2};
            corners(from + across, to + across, to - across, from - across);
        }
    }
    void disc(sf::Vector2f centre, float radius) {
        for (int side = 0; side < sides; ++side) {
            triangle(centre, on_edge(centre, radius, side), on_edge(centre, radius, side + 1));
        }
    }
    void ring(sf::Vector2f centre, float radius, float thickness) {
        for (int side = 0; side < sides; ++side) {
            corners(on_edge(centre, radius, side), on_edge(centre, radius, side + 1),
                    on_edge(centre, radius - thickness, side + 1), on_edge(centre, radius - thickness, side));
        }
    }

private:
    static constexpr int sides = 16;

    static sf::Vector2f on_edge(sf::Vector2f centre, float radius, int side) {
        const float angle = 2 * std::numbers::pi_v<float> * static_cast<float>(side) / sides;
        return centre + sf::Vector2f{radius * std::cos(angle), radius * std::sin(angle)};
    }

    sf::VertexArray& triangles_;
    sf::Color colour_;
};

struct Edges {
    float left, top, right, bottom, width, height;
    [[nodiscard]] sf::Vector2f centre() const { return {(left + right) / 2, (top + bottom) / 2}; }
};

Edges edges_of(const Box& box) {
    const auto f = [](int pixels) { return static_cast<float>(pixels); };
    return {f(box.x), f(box.y), f(box.right()), f(box.bottom()), f(box.width), f(box.height)};
}

void frame(Brush& brush, const Edges& at, float thickness) {
    brush.rectangle(at.left, at.top, at.width, thickness);
    brush.rectangle(at.left, at.bottom - thickness, at.width, thickness);
    brush.rectangle(at.left, at.top + thickness, thickness, at.height - 2 * thickness);
    brush.rectangle(at.right - thickness, at.top + thickness, thickness, at.height - 2 * thickness);
}

/// "!", on whole pixels so that it stays sharp.
void mark(Brush& brush, const Edges& at) {
    const float stroke = std::max(2.f, std::round(at.height / 7));
    const float left = std::round(at.left + (at.width - stroke) / 2);
    const float top = std::round(at.top + at.height * 0.2f);
    const float dot = std::round(at.bottom - at.height * 0.2f) - stroke;
    brush.rectangle(left, top, stroke, dot - 1 - top);
    brush.rectangle(left, dot, stroke, stroke);
}

void arrow(Brush& brush, const Edges& at, float thickness) {
    const float head = std::min(at.width / 2, std::max(at.height, thickness) * 0.75f);
    const float middle = at.centre().y;
    brush.rectangle(at.left, std::round(middle - thickness / 2), at.width - head, thickness);
    brush.triangle({at.right - head, at.top}, {at.right, middle}, {at.right - head, at.bottom});
}

void add(sf::VertexArray& triangles, const Shape& shape) {
    Brush brush{triangles, shade_of(shape.colour)};
    const Edges at = edges_of(shape.box);
    const auto thickness = static_cast<float>(shape.thickness);
    switch (shape.form) {
        case Form::filled:
            return brush.rectangle(at.left, at.top, at.width, at.height);
        case Form::framed:
            return frame(brush, at, thickness);
        case Form::disc:
            return brush.disc(at.centre(), std::min(at.width, at.height) / 2);
        case Form::ring:
            return brush.ring(at.centre(), std::min(at.width, at.height) / 2, thickness);
        case Form::cross:
            brush.line({at.left, at.top}, {at.right, at.bottom}, thickness);
            return brush.line({at.left, at.bottom}, {at.right, at.top}, thickness);
        case Form::mark:
            return mark(brush, at);
        case Form::up:
            return brush.triangle({at.left, at.bottom}, {at.centre().x, at.top}, {at.right, at.bottom});
        case Form::down:
            return brush.triangle({at.left, at.top}, {at.right, at.top}, {at.centre().x, at.bottom});
        case Form::right:
            return arrow(brush, at, thickness);
        case Form::diamond:
            return brush.corners({at.centre().x, at.top}, {at.right, at.centre().y}, {at.centre().x, at.bottom},
                                 {at.left, at.centre().y});
        case Form::line:
            return brush.line({at.left, at.top}, {at.right, at.bottom}, thickness);
    }
}

}  // namespace

void Painter::keep(std::size_t position, const scene::Text& text) {
    const auto size = static_cast<float>(text.size);
    sf::Text& drawn = texts_[position];
    drawn.setFont(fonts_.font(text.bold));
    drawn.setString(sf::String::fromUtf8(text.words.begin(), text.words.end()));
    drawn.setCharacterSize(static_cast<unsigned>(text.size));
    drawn.setFillColor(shade_of(text.colour));
    // SFML puts the line on which letters stand one size of letters below the position.
    const float above = std::round(static_cast<float>(scene::ascent) * size) - size;
    const Edges at = edges_of(text.place);
    drawn.setRotation(text.turned ? -90.f : 0.f);
    drawn.setPosition(text.turned ? sf::Vector2f{at.left + above, at.bottom} : sf::Vector2f{at.left, at.top + above});
    kept_[position] = text;
}

void Painter::paint(sf::RenderTarget& target, const scene::Display& display) {
    triangles_.clear();
    for (const auto* shapes : {&display.shapes, &display.flying}) {
        for (const Shape& shape : *shapes) {
            add(triangles_, shape);
        }
    }
    target.draw(triangles_);
    texts_.resize(display.texts.size());
    kept_.resize(display.texts.size());
    for (std::size_t i = 0; i < display.texts.size(); ++i) {
        if (kept_[i] != display.texts[i]) {
            keep(i, display.texts[i]);
        }
        target.draw(texts_[i]);
    }
}

}  // namespace careway::draw
