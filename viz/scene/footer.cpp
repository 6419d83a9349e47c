#include "viz/scene/footer.hpp"

#include "viz/scene/queue.hpp"

namespace careway::scene {

namespace {

struct Key {
    const char* id;
    std::string words;
    Form form;
    Token colour;
};

Letters letters_of(const Scale& scale) {
    return {scale.font(22), false, Token::card, Align::left};
}

void draw_sign(Sheet& sheet, const Key& key, Box square) {
    const bool crossed = key.form == Form::cross;
    const bool ringed = key.form == Form::ring;
    const int edge = crossed || ringed || key.form == Form::framed ? 2 : 1;
    sheet.shape(crossed ? Form::framed : key.form, square, key.colour, edge);
    if (crossed) {
        sheet.shape(Form::cross, square, key.colour, 1);
    }
    if (ringed) {
        sheet.shape(Form::disc, square.within(square.width / 4), Token::ink_2);
    }
    if (key.form == Form::filled && key.colour == Token::delayed) {
        sheet.shape(Form::mark, square, Token::card);
    }
}

/// A sign of the legend, on a plate of the cards' colour, then its words. Returns where the next begins; where there
/// is no room for this one, that is where it would have.
int draw_key(Sheet& sheet, const Key& key, int x, Box box) {
    const Scale& scale = sheet.scale();
    const Letters letters = letters_of(scale);
    const int side = scale.font(22) * 7 / 10;
    const int edge = std::max(2, side / 5);
    const int needed = side + 2 * edge + scale.length(8) + sheet.width_of(key.words, letters);
    if (key.words.empty() || x + needed > box.right()) {
        return x;
    }
    const Box square{x + edge, box.y + (box.height - side) / 2, side, side};
    sheet.fill({x, square.y - edge, side + 2 * edge, side + 2 * edge}, Token::card);
    draw_sign(sheet, key, square);
    const int words = x + side + 2 * edge + scale.length(8);
    sheet.text(std::string{"legend "} + key.id, {key.words}, {words, box.y, x + needed - words, box.height}, letters);
    return x + needed + scale.length(24);
}

int draw_keys(Sheet& sheet, const Picture& picture, Box box) {
    const Key keys[] = {
        {"treated", "treated", Form::filled, Token::treated}, {"delayed", "delayed", Form::filled, Token::delayed},
        {"free", "free", Form::framed, Token::outline},       {"closed", "being cleaned", Form::cross, Token::outline},
        {"waiting", "waiting", Form::disc, Token::ink_2},     {"flying", picture.flying, Form::disc, Token::treated},
        {"late", picture.ring, Form::ring, Token::delayed},
    };
    int x = box.x;
    for (const Key& key : keys) {
        x = draw_key(sheet, key, x, box);
    }
    return x;
}

/// Units, those first without which nothing can be counted; shorter wordings leave out the later ones.
std::vector<std::string> units(const Picture& picture, const Display& display) {
    std::string words =
        display.people_a_dot == 1 ? "1 dot = 1 person" : "1 dot = " + with_commas(display.people_a_dot) + " people";
    if (display.square > 0) {
        words = "1 square = " +
                (display.places_a_square == 1 ? "1 " + picture.place_word
                                              : with_commas(display.places_a_square) + " " + picture.places_word) +
                ", " + words;
    }
    std::vector<std::string> found{words};
    for (const std::string& more :
         {std::string{"arrow: people a day, last 7 days"}, std::string{"%: places in use"}, picture.pressure}) {
        words += more.empty() ? "" : ", " + more;
        found.insert(found.begin(), words);
    }
    return found;
}

bool has_two_lines(const Scale& scale, int height) {
    return height >= 2 * scale.line(22);
}

/// What is said or, while nothing is, what happened last.
void draw_event(Sheet& sheet, const Picture& picture, Box box) {
    const int size = sheet.scale().font(22);
    sheet.text("event", {picture.event}, box, {size, true, Token::card, Align::right});
    if (picture.event.empty()) {
        sheet.text("last event", {picture.last_event}, box, {size, false, Token::card, Align::right});
    }
}

}  // namespace

int height_of_footer(const Sheet& sheet) {
    const Scale& scale = sheet.scale();
    return std::max(scale.length(60), scale.line(22) + 4);
}

void draw_footer(Sheet& sheet, const Picture& picture, Box box) {
    const Scale& scale = sheet.scale();
    sheet.part("footer");
    sheet.fill(box, Token::ink);
    const int margin = scale.length(20);
    const int lines = has_two_lines(scale, box.height) ? 2 : 1;
    const Box first{box.x + margin, box.y, box.width - 2 * margin, box.height / lines};
    const int end = draw_keys(sheet, picture, first);
    const Box beside{end, first.y, first.right() - end, first.height};
    const Box under{first.x, first.bottom(), first.width, first.height};

    const Letters strong{scale.font(22), true, Token::card, Align::right};
    const auto wordings = units(picture, sheet.display());
    const int event = picture.event.empty() ? 0 : sheet.width_of(picture.event, strong) + scale.length(24);
    if (lines == 2 && event <= beside.width) {
        draw_event(sheet, picture, beside);
        sheet.text("legend units", wordings, under, letters_of(scale));
        return;
    }
    // What has just been done is said once, and in full: the units are there again after it.
    const Box line = lines == 2 ? under : beside;
    int x = line.x;
    if (event == 0 || event + sheet.width_of(wordings.back(), letters_of(scale)) <= line.width) {
        const Box room{x, line.y, line.width - event, line.height};
        x = sheet.text("legend units", wordings, room, letters_of(scale)).right() + scale.length(24);
    }
    draw_event(sheet, picture, {x, line.y, line.right() - x, line.height});
}

}  // namespace careway::scene
