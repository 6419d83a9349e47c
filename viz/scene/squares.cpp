#include "viz/scene/squares.hpp"

#include <algorithm>

namespace careway::scene {

namespace {

constexpr int divider = 2;           // pixels; the gap after it is twice as wide
constexpr int line_of_capacity = 2;  // likewise, and the gaps above and below it

struct State {
    int count;
    Token token;
    bool hollow, crossed;
};

void draw_square(Sheet& sheet, const State& state, Box box, int gap, bool last_of_line) {
    const int side = box.height;
    if (state.hollow) {
        sheet.shape(Form::framed, box, state.token, side >= 14 ? 2 : 1);
        if (state.crossed) {
            sheet.shape(Form::cross, box, state.token, 1);
        }
        return;
    }
    const bool delayed = state.token == Token::delayed;
    if (delayed && side < 10 && !last_of_line) {
        box.width += gap;  // a run without gaps is told apart by its texture too
    }
    sheet.fill(box, state.token);
    if (delayed && side >= 10) {
        sheet.shape(Form::mark, box, Token::card);
    }
}

/// Where the squares of a card stand, of which the first `within` have places.
struct Grid {
    Box box;
    int side, pitch, across;
    int within;
    bool broken;  ///< those beyond begin a new line

    [[nodiscard]] int lines_within() const { return (within + across - 1) / across; }
    [[nodiscard]] Box square(int number) const {
        const bool beyond = broken && number >= within;
        const int at = beyond ? number - within : number;
        const int line = at / across + (beyond ? lines_within() : 0);
        const int below = beyond ? 3 * line_of_capacity : 0;
        return {box.x + at % across * pitch, box.y + line * pitch + below, side, side};
    }
    [[nodiscard]] bool ends_line(int number) const { return square(number + 1).y != square(number).y; }
};

Grid grid_of(Box box, const Plan& plan, int within, int squares) {
    const int pitch = plan.square + plan.gap;
    Grid grid{box, plan.square, pitch, std::max(1, (box.width + plan.gap) / pitch), within, squares > within};
    // Where a capacity fell that no one could foresee there may be no room for another line.
    grid.broken = grid.broken && grid.square(squares - 1).bottom() <= box.bottom();
    return grid;
}

void draw_line_of_capacity(Sheet& sheet, const Grid& grid) {
    const int above = grid.lines_within() * grid.pitch - (grid.pitch - grid.side);
    const int below = grid.square(grid.within).y - grid.box.y;
    const int y = grid.box.y + (above + below - line_of_capacity) / 2;
    constexpr int dash = 6;
    for (int x = grid.box.x; x + dash <= grid.box.right(); x += dash + dash / 2) {
        sheet.fill({x, y, dash, line_of_capacity}, Token::ink);
    }
}

}  // namespace

int height_of_lines(int lines, int square) {
    return lines * (square + gap_between(square)) - gap_between(square);
}

int height_beyond(int square) {
    return square + gap_between(square) + 3 * line_of_capacity;
}

int width_for_squares(int width, bool surge) {
    return width - (surge ? 3 * divider : 0);
}

void draw_squares(Sheet& sheet, const Card& card, Box box, const Plan& plan) {
    if (card.surge) {
        sheet.fill({box.x, box.y, divider, box.height}, Token::ink);
        const int width = width_for_squares(box.width, true);
        box = {box.right() - width, box.y, width, box.height};
    }
    const int unit = plan.places_a_square;
    const std::int32_t capacity = card.capacity.value_or(card.in_use + card.turning);
    const State states[] = {
        {squares_for(card.in_use - card.delayed, unit), Token::treated, false, false},
        {squares_for(card.delayed, unit), Token::delayed, false, false},
        {squares_for(capacity - card.in_use - card.turning, unit), Token::outline, true, false},
        {squares_for(card.turning, unit), Token::outline, true, true},
    };
    int squares = 0;
    for (const State& state : states) {
        squares += state.count;
    }
    const bool over = card.in_use + card.turning > capacity;
    const Grid grid = grid_of(box, plan, over ? std::min(squares, squares_for(capacity, unit)) : squares, squares);
    int at = 0;
    for (const State& state : states) {
        std::vector<Box> boxes;
        for (int i = 0; i < state.count; ++i, ++at) {
            boxes.push_back(grid.square(at));
            draw_square(sheet, state, grid.square(at), plan.gap, i == state.count - 1 || grid.ends_line(at));
        }
        if (!state.hollow) {
            sheet.crowd({.delayed = state.token == Token::delayed, .boxes = std::move(boxes)});
        }
    }
    if (grid.broken) {
        draw_line_of_capacity(sheet, grid);
    }
}

}  // namespace careway::scene
