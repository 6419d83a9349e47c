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

Strip strip_of(const Sheet& sheet, const Picture& picture, int width) {
    const Scale& scale = sheet.scale();
    const int pad = padding_of(scale);
    const int height = std::max(least_button, 2 * scale.line(20) + 2 * pad);
    Strip strip;
    Box next{pad, pad, 0, height};
    for (const Button& button : picture.buttons) {
        int widest = least_button;
        for (const std::string& words : {button.words, button.key}) {
            widest = std::max(widest, sheet.width_of(words, letters_of(scale, Token::ink)) + 2 * pad);
        }
        next.width = std::min(widest, width - 2 * pad);
        if (next.right() + pad > width) {
            next.x = pad;
            next.y += height + pad;
        }
        strip.buttons.push_back(next);
        strip.height = next.bottom() + pad;
        next.x = next.right() + pad;
    }
    return strip;
}

void draw_strip(Sheet& sheet, const Picture& picture, Box box) {
    const Scale& scale = sheet.scale();
    const Strip strip = strip_of(sheet, picture, box.width);
    sheet.part("strip");
    sheet.fill(box, Token::ink);
    std::size_t number = 0;
    for (const Button& button : picture.buttons) {
        const Box& at = strip.buttons[number++];
        const Box place{box.x + at.x, box.y + at.y, at.width, at.height};
        sheet.part("button " + button.words);
        sheet.fill(place, button.focused ? Token::focus : Token::card);
        if (button.focused) {
            sheet.shape(Form::framed, place, Token::ink, std::max(2, scale.length(4)));
        }
        sheet.display().spots.push_back({button.id, place});
        const int line = scale.line(20);
        const int top = place.y + (place.height - 2 * line) / 2;
        const int inset = std::max(2, scale.length(5));
        sheet.text("button " + button.words, {button.words}, {place.x + inset, top, place.width - 2 * inset, line},
                   letters_of(scale, Token::ink));
        sheet.text("key " + button.words, {button.key}, {place.x + inset, top + line, place.width - 2 * inset, line},
                   letters_of(scale, button.focused ? Token::ink : Token::ink_2));
    }
}

}  // namespace careway::scene
