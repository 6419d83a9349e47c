#include "viz/scene/panel.hpp"

#include <cmath>
#include <sstream>

namespace careway::scene {

namespace {

using Kind = PanelItem::Kind;

constexpr double nominal_width = 460;
constexpr int least_letters = 12;  // side by side, as wide as they are high

/// Letters of one size, one line under the other.
struct Lines {
    std::vector<std::string> words;
    Letters letters;
};

/// An item with its words broken into lines.
struct Block {
    const PanelItem* item;
    Lines words, note;
    int height = 0;
};

/// What stands in the panel: `count` items from `first` on.
struct Part {
    std::size_t first = 0, count = 0;
};

int padding_of(const Scale& scale) {
    return std::max(4, scale.length(10));
}

int gap_of(const Scale& scale) {
    return std::max(3, scale.length(10));
}

/// Breaks words between them where they do not fit, and at line ends.
std::vector<std::string> broken(const Sheet& sheet, const std::string& words, int width, const Letters& letters) {
    std::vector<std::string> lines;
    std::istringstream rows{words};
    for (std::string row; std::getline(rows, row);) {
        std::istringstream parts{row};
        std::string line;
        for (std::string part; parts >> part;) {
            const std::string longer = line.empty() ? part : line + " " + part;
            if (!line.empty() && sheet.width_of(longer, letters) > width) {
                lines.push_back(line);
                line = part;
            } else {
                line = longer;
            }
        }
        lines.push_back(line);
    }
    return lines;
}

bool has_frame(const PanelItem& item) {
    return item.kind == Kind::card || item.kind == Kind::plate || !item.id.empty();
}

Token colour_of_words(const PanelItem& item) {
    if (item.focused || item.kind == Kind::plate) {
        return item.focused ? Token::ink : Token::card;
    }
    return item.judgement == Judgement::better  ? Token::better
           : item.judgement == Judgement::worse ? Token::delayed_text
                                                : Token::ink;
}

int height_of(const Lines& lines) {
    return static_cast<int>(lines.words.size()) * line_height(lines.letters.size);
}

int height_of_bar(const Scale& scale) {
    return std::max(5, scale.length(14));
}

Letters letters_of_number(const Scale& scale, const PanelItem& item) {
    return {scale.font(20), true, colour_of_words(item), Align::right};
}

/// At the right of the words of a bar, the gap between both included.
int room_for_number(const Sheet& sheet, const PanelItem& item, int width) {
    const int number = sheet.width_of(item.note, letters_of_number(sheet.scale(), item));
    return std::min(number + gap_of(sheet.scale()), width * 2 / 3);
}

Block block_of(const Sheet& sheet, const PanelItem& item, int width) {
    const Scale& scale = sheet.scale();
    const int inner = width - (has_frame(item) ? 2 * padding_of(scale) : 0);
    const bool strong = item.kind != Kind::words && item.kind != Kind::bar;
    const Letters words{scale.font(item.kind == Kind::heading ? 22 : 20), strong || item.judgement == Judgement::worse,
                        colour_of_words(item), Align::left};
    const Letters note{scale.font(20), false, item.focused ? Token::ink : Token::ink_2, Align::left};
    Block block{&item, {{}, words}, {{}, note}};
    const bool bar = item.kind == Kind::bar;
    block.words.words = broken(sheet, item.words, bar ? inner - room_for_number(sheet, item, inner) : inner, words);
    block.note.words = bar ? std::vector<std::string>{} : broken(sheet, item.note, inner, note);
    block.height = height_of(block.words) + height_of(block.note) + (bar ? height_of_bar(scale) + 2 : 0) +
                   (has_frame(item) ? 2 * padding_of(scale) : 0);
    return block;
}

/// How many blocks from `first` on find room, one line for each "and 4 more".
std::size_t fitting(const std::vector<Block>& blocks, std::size_t first, int room, const Scale& scale) {
    const int line = scale.line(20);
    int left = room - (first > 0 ? line + gap_of(scale) : 0);
    std::size_t count = 0;
    for (; first + count < blocks.size(); ++count) {
        const bool last = first + count + 1 == blocks.size();
        left -= blocks[first + count].height + gap_of(scale);
        if (left + gap_of(scale) < (last ? 0 : line + gap_of(scale))) {
            break;
        }
    }
    return count;
}

Part part_of(const std::vector<Block>& blocks, int room, const Scale& scale) {
    const auto focus = std::ranges::find_if(blocks, [](const Block& block) { return block.item->focused; });
    const std::size_t wanted = focus == blocks.end() ? 0 : static_cast<std::size_t>(focus - blocks.begin());
    Part part{0, fitting(blocks, 0, room, scale)};
    while (wanted >= part.first + part.count && part.first < wanted) {
        ++part.first;
        part.count = fitting(blocks, part.first, room, scale);
    }
    return part;
}

int draw_lines(Sheet& sheet, const std::string& id, const Lines& lines, Box box) {
    const int height = line_height(lines.letters.size);
    for (std::size_t i = 0; i < lines.words.size(); ++i, box.y += height) {
        sheet.text(id + " line " + std::to_string(i + 1), {lines.words[i]}, {box.x, box.y, box.width, height},
                   lines.letters);
    }
    return box.y;
}

void draw_bar(Sheet& sheet, const PanelItem& item, bool from_middle, Box box) {
    const Token colour = item.judgement == Judgement::better  ? Token::better
                         : item.judgement == Judgement::worse ? Token::delayed_text
                                                              : Token::ink_2;
    const int room = from_middle ? box.width / 2 : box.width;
    if (!from_middle) {  // how much there is of the whole
        sheet.fill(box, Token::card_edge);
    }
    const auto length = static_cast<int>(std::lround(room * std::min(1.0, std::abs(item.share))));
    const int start = box.x + (from_middle ? room : 0);
    sheet.fill({item.share < 0 ? start - length : start, box.y, length, box.height},
               item.focused ? Token::ink : colour);
    sheet.fill({start, box.y, 1, box.height}, Token::ink);
}

void draw_block(Sheet& sheet, const std::string& id, const Block& block, bool from_middle, Box box) {
    const Scale& scale = sheet.scale();
    const PanelItem& item = *block.item;
    sheet.part(id);
    Box inner = box;
    if (has_frame(item)) {
        const bool plate = item.kind == Kind::plate;
        sheet.fill(box, item.focused ? Token::focus : plate ? Token::ink : Token::card);
        sheet.shape(Form::framed, box, item.focused || plate ? Token::ink : Token::outline,
                    item.focused ? std::max(2, scale.length(4)) : 1);
        inner = box.within(padding_of(scale));
    }
    if (!item.id.empty()) {
        sheet.display().spots.push_back({item.id, box});
    }
    if (item.kind != Kind::bar) {
        const int y = draw_lines(sheet, id, block.words, inner);
        draw_lines(sheet, id + " note", block.note, {inner.x, y, inner.width, inner.bottom() - y});
        return;
    }
    const int line = line_height(block.words.letters.size);
    const int number = room_for_number(sheet, item, inner.width);
    const int from = inner.right() - number + gap_of(scale);
    sheet.text(id + " number", {item.note}, {from, inner.y, inner.right() - from, line},
               letters_of_number(scale, item));
    const int y = draw_lines(sheet, id, block.words, {inner.x, inner.y, inner.width - number, inner.height});
    draw_bar(sheet, item, from_middle, {inner.x, y, inner.width, height_of_bar(scale)});
}

}  // namespace

int width_of_panel(const Sheet& sheet, int inside) {
    const Scale& scale = sheet.scale();
    return std::min(inside / 2, std::max(scale.length(nominal_width), least_letters * scale.font(20)));
}

void draw_panel(Sheet& sheet, const Panel& panel, Box box) {
    const Scale& scale = sheet.scale();
    sheet.part("panel");
    sheet.panel(box);
    const Box inner = box.within(padding_of(scale));
    const Letters title{scale.font(26), true, Token::ink, Align::left};
    sheet.text("panel title", {panel.title}, {inner.x, inner.y, inner.width, std::min(inner.height, scale.line(26))},
               title);
    std::vector<Block> blocks;
    for (const PanelItem& item : panel.items) {
        blocks.push_back(block_of(sheet, item, inner.width));
    }
    const bool from_middle = std::ranges::any_of(panel.items, [](const PanelItem& item) { return item.share < 0; });
    const Letters letters{scale.font(20), false, Token::ink_2, Align::left};
    Box line{inner.x, inner.y + scale.line(26) + gap_of(scale), inner.width, scale.line(20)};
    const Part part = part_of(blocks, inner.bottom() - line.y, scale);
    const auto put = [&](const std::string& id, const std::string& words) {
        sheet.text(id, {words}, {line.x, line.y, line.width, std::min(line.height, inner.bottom() - line.y)}, letters);
        line.y += line.height + gap_of(scale);
    };
    if (part.first > 0) {
        put("panel before", std::to_string(part.first) + " before");
    }
    for (std::size_t i = part.first; i < part.first + part.count; ++i) {
        draw_block(sheet, "panel item " + std::to_string(i + 1), blocks[i], from_middle,
                   {line.x, line.y, line.width, blocks[i].height});
        line.y += blocks[i].height + gap_of(scale);
    }
    if (const std::size_t left = blocks.size() - part.first - part.count; left > 0) {
        sheet.part("panel");
        put("panel more", "and " + std::to_string(left) + " more");
    }
}

}  // namespace careway::scene
