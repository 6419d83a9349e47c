#include "viz/scene/tiles.hpp"

namespace careway::scene {

namespace {

constexpr int most_tiles = 5;

int padding_of(const Scale& scale) {
    return std::max(2, scale.length(8));
}

int inside_of(const Scale& scale, int tile_width) {
    return tile_width - 2 * padding_of(scale);
}

/// Whether a tile has no room for both values beside one another.
bool stacked(const Sheet& sheet, bool two_lanes, int tile_width) {
    const Scale& scale = sheet.scale();
    const int value = sheet.width_of("999,999", {scale.font(42), true, {}, {}});
    const int letter = sheet.width_of("A", {scale.font(22), true, {}, {}}) + scale.length(4);
    return two_lanes && letter + value > inside_of(scale, tile_width) / 2;
}

int between_tiles(const Scale& scale) {
    return scale.length(10);
}

int width_of_tile(const Scale& scale, int width, std::size_t tiles) {
    const int count = std::clamp(static_cast<int>(tiles), 1, most_tiles);
    return (width + between_tiles(scale)) / count - between_tiles(scale);
}

/// A letter and its value, from the left edge of `box`.
void draw_value(Sheet& sheet, const std::string& id, const std::string& letter, const std::string& value, Box box) {
    const Scale& scale = sheet.scale();
    Box place{box.x, box.y, 0, 0};
    if (!letter.empty()) {
        place = sheet.text(id + " " + letter + " letter", {letter}, box,
                           {scale.font(22), true, letter == "B" ? Token::scenario_b : Token::ink, Align::left});
        place.width += scale.length(4);
    }
    sheet.text(id + " value " + (letter.empty() ? "A" : letter), {value},
               {box.x + place.width, box.y, box.width - place.width, box.height},
               {scale.font(42), true, Token::ink, Align::left});
}

void draw_difference(Sheet& sheet, const std::string& id, const Tile& tile, Box box) {
    const int size = sheet.scale().font(22);
    const Token colour = tile.judgement == Judgement::better  ? Token::better
                         : tile.judgement == Judgement::worse ? Token::delayed_text
                                                              : Token::ink;
    int used = 0;
    if (tile.direction != 0) {
        const int side = size * 6 / 10;
        sheet.shape(tile.direction > 0 ? Form::up : Form::down, {box.x, box.y + (box.height - side) / 2, side, side},
                    colour);
        used = side + size / 4;
    }
    sheet.text(id + " difference", {tile.difference}, {box.x + used, box.y, box.width - used, box.height},
               {size, true, colour, Align::left});
}

/// What stands in a tile, from top to bottom.
struct Lines {
    bool two_lanes = false;
    bool under = false;     ///< B's value stands under that of A
    bool evidence = false;  ///< a line of its own for it

    Lines(const Sheet& sheet, const Picture& picture, int tile_width)
        : two_lanes{picture.lanes.size() > 1},
          under{stacked(sheet, two_lanes, tile_width)},
          evidence{two_lanes && picture.evidence} {}

    [[nodiscard]] int height(const Scale& scale) const {
        const int small = 1 + (two_lanes ? 1 : 0) + (evidence ? 1 : 0);
        return small * scale.line(22) + (under ? 2 : 1) * scale.line(42);
    }
};

void draw_tile(Sheet& sheet, const std::string& id, const Tile& tile, const Lines& lines, Box box) {
    const Scale& scale = sheet.scale();
    sheet.part(id);
    sheet.panel(box);
    const int pad = padding_of(scale);
    const Box inner{box.x + pad, box.y, inside_of(scale, box.width), box.height};
    const int small = scale.line(22);
    const int large = scale.line(42);
    int y = box.y + (box.height - lines.height(scale)) / 2;
    sheet.text(id + " label", wordings(tile.label, tile.short_label), {inner.x, y, inner.width, small},
               {scale.font(22), true, Token::ink_2, Align::left});
    y += small;
    if (!lines.two_lanes) {
        draw_value(sheet, id, "", tile.a, {inner.x, y, inner.width, large});
        return;
    }
    const int half = lines.under ? inner.width : inner.width / 2;
    draw_value(sheet, id, "A", tile.a, {inner.x, y, half, large});
    y += lines.under ? large : 0;
    draw_value(sheet, id, "B", tile.b, {lines.under ? inner.x : inner.x + half, y, half, large});
    draw_difference(sheet, id, tile, {inner.x, y + large, inner.width, small});
    if (lines.evidence) {
        sheet.text(id + " evidence", {tile.evidence}, {inner.x, y + large + small, inner.width, small},
                   {scale.font(22), false, Token::ink_2, Align::left});
    }
}

}  // namespace

int height_of_tiles(const Sheet& sheet, const Picture& picture, int width) {
    const Scale& scale = sheet.scale();
    const Lines lines{sheet, picture, width_of_tile(scale, width, picture.tiles.size())};
    return std::max(lines.two_lanes ? scale.length(124) : scale.length(92), lines.height(scale) + 2 + scale.length(8));
}

void draw_tiles(Sheet& sheet, const Picture& picture, Box box) {
    const int count = std::min(most_tiles, static_cast<int>(picture.tiles.size()));
    const int width = width_of_tile(sheet.scale(), box.width, picture.tiles.size());
    for (int i = 0; i < count; ++i) {
        draw_tile(sheet, "tile " + std::to_string(i + 1), picture.tiles[static_cast<std::size_t>(i)],
                  Lines{sheet, picture, width},
                  {box.x + i * (width + between_tiles(sheet.scale())), box.y, width, box.height});
    }
}

}  // namespace careway::scene
