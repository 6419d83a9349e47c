#include "viz/scene/strip.hpp"

#include <cmath>

namespace careway::scene {

namespace {

constexpr int least_button = 44;  // pixels that a finger or a shaky mouse can hit (WCAG 2.2, target size)

int padding_of(const Scale& scale) {
    return std::max(4, scale.length(8));
}

Letters letters_of(const Scale& scale, Token colour) {
    return {scale.font(20), false, colour, Align::centre};
}

}  // namespace

StripSizes strip_sizes(const Sheet& sheet, const Picture& picture, int width) {
    if (picture.buttons.empty()) {
        return {};
    }
    const Scale& scale = sheet.scale();
    const int pad = padding_of(scale);
    int widest = least_button;
    for (const Button& button : picture.buttons) {
        for (const std::string& words : {button.words, button.key}) {
            widest = std::max(widest, sheet.width_of(words, letters_of(scale, Token::ink)) + 2 * pad);
        }
    }
    const auto count = static_cast<int>(picture.buttons.size());
    const int most = std::max(1, (width - pad) / (widest + pad));
    const int rows = (count + most - 1) / most;
    const int height = std::max(least_button, 2 * scale.line(20) + 2 * pad);
    return {rows, height + pad, (count + rows - 1) / rows};
}

void draw_strip(Sheet& sheet, const Picture& picture, Box box) {
    const Scale& scale = sheet.scale();
    const int pad = padding_of(scale);
    const StripSizes sizes = strip_sizes(sheet, picture, box.width);
    sheet.part("strip");
    sheet.fill(box, Token::ink);
    const int width = (box.width - pad) / sizes.columns - pad;
    const int height = sizes.row_height - pad;
    int number = 0;
    for (const Button& button : picture.buttons) {
        const Box place{box.x + pad + number % sizes.columns * (width + pad),
                        box.y + pad / 2 + number / sizes.columns * sizes.row_height, width, height};
        sheet.part("button " + button.words);
        sheet.fill(place, button.focused ? Token::focus : Token::card);
        if (button.focused) {
            sheet.shape(Form::framed, place, Token::ink, std::max(2, scale.length(4)));
        }
        sheet.display().spots.push_back({button.words, place});
        const int line = scale.line(20);
        const int top = place.y + (height - 2 * line) / 2;
        const int inset = std::max(2, scale.length(5));
        sheet.text("button " + button.words, {button.words}, {place.x + inset, top, width - 2 * inset, line},
                   letters_of(scale, Token::ink));
        sheet.text("key " + button.words, {button.key}, {place.x + inset, top + line, width - 2 * inset, line},
                   letters_of(scale, button.focused ? Token::ink : Token::ink_2));
        ++number;
    }
}

}  // namespace careway::scene
