#include "viz/scene/hints.hpp"

#include <algorithm>

namespace careway::scene {

namespace {

Letters letters_of(const Scale& scale, bool bold) {
    return {scale.font(20), bold, Token::card, Align::left};
}

/// Columns of one width, which the widest hint decides.
struct Grid {
    int key = 0, column = 0, columns = 1, line = 0, pad = 0;
};

Grid grid_of(const Sheet& sheet, const Picture& picture, int width) {
    const Scale& scale = sheet.scale();
    Grid grid;
    grid.line = scale.line(20);
    grid.pad = scale.length(12);
    int words = 0;
    for (const Hint& hint : picture.hints) {
        grid.key = std::max(grid.key, sheet.width_of(hint.key, letters_of(scale, true)));
        words = std::max(words, sheet.width_of(hint.words, letters_of(scale, false)));
    }
    grid.column = std::min(width - 2 * grid.pad, grid.key + words + 3 * grid.pad);
    grid.columns = std::max(1, (width - 2 * grid.pad) / std::max(1, grid.column));
    return grid;
}

int rows_of(const Picture& picture, const Grid& grid) {
    return (static_cast<int>(picture.hints.size()) + grid.columns - 1) / grid.columns;
}

}  // namespace

int height_of_hints(const Sheet& sheet, const Picture& picture, int width, int height) {
    if (picture.hints.empty()) {
        return 0;
    }
    const Grid grid = grid_of(sheet, picture, width);
    const int most = std::max(1, (height / 2 - 2 * grid.pad) / grid.line);
    return std::min(rows_of(picture, grid), most) * grid.line + 2 * grid.pad;
}

void draw_hints(Sheet& sheet, const Picture& picture, Box box) {
    const Scale& scale = sheet.scale();
    const Grid grid = grid_of(sheet, picture, box.width);
    sheet.part("hints");
    sheet.fill(box, Token::ink);
    const int rows = std::min(rows_of(picture, grid), std::max(1, (box.height - 2 * grid.pad) / grid.line));
    int number = 0;
    for (const Hint& hint : picture.hints) {
        const int column = number / rows;
        if (column == grid.columns) {
            return;
        }
        const int x = box.x + grid.pad + column * grid.column;
        const int y = box.y + grid.pad + number % rows * grid.line;
        const int words = x + grid.key + grid.pad;
        sheet.text("key " + hint.key, {hint.key}, {x, y, grid.key, grid.line}, letters_of(scale, true));
        sheet.text("hint " + hint.key, {hint.words}, {words, y, x + grid.column - grid.pad - words, grid.line},
                   letters_of(scale, false));
        ++number;
    }
}

}  // namespace careway::scene
