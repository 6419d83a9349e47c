#include "viz/scene/cards.hpp"

#include <cmath>

namespace careway::scene {

namespace {

std::string percent_of(const Card& card) {
    if (!card.capacity || (*card.capacity == 0 && card.in_use == 0)) {
        return "";
    }
    if (*card.capacity == 0) {
        return "over";
    }
    return std::to_string(std::lround(100.0 * card.in_use / *card.capacity)) + "%";
}

std::vector<std::string> counts_of(const Card& card) {
    const std::string used = with_commas(card.in_use);
    if (!card.capacity) {
        return {used + " in use", used};
    }
    const std::string capacity = with_commas(*card.capacity);
    return {used + " of " + capacity, used + "/" + capacity, compact(card.in_use) + "/" + compact(*card.capacity)};
}

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

void draw_squares(Sheet& sheet, const Card& card, Box box, const Plan& plan) {
    const int unit = plan.places_a_square;
    const std::int32_t free = card.capacity.value_or(0) - card.in_use - card.turning;
    const State states[] = {
        {squares_for(card.in_use - card.delayed, unit), Token::treated, false, false},
        {squares_for(card.delayed, unit), Token::delayed, false, false},
        {squares_for(free, unit), Token::outline, true, false},
        {squares_for(card.turning, unit), Token::outline, true, true},
    };
    const int pitch = plan.square + plan.gap;
    const int across = std::max(1, (box.width + plan.gap) / pitch);
    int at = 0;
    for (const State& state : states) {
        for (int i = 0; i < state.count; ++i, ++at) {
            const Box square{box.x + at % across * pitch, box.y + at / across * pitch, plan.square, plan.square};
            const bool last = at % across == across - 1 || i == state.count - 1;
            draw_square(sheet, state, square, plan.gap, last);
        }
    }
}

/// One bar: its outline is the places there are, its filling who is in them.
void draw_bar(Sheet& sheet, const Card& card, Box box) {
    const std::int32_t most = std::max({card.capacity.value_or(card.in_use), card.in_use, 1});
    const int line = box.height >= 14 ? 2 : 1;
    sheet.shape(Form::framed, box, Token::outline, line);
    const Box inner = box.within(line);
    const auto width_for = [&](std::int32_t people) {
        const auto width = static_cast<int>(std::lround(static_cast<double>(inner.width) * people / most));
        return people > 0 ? std::max(1, width) : 0;
    };
    const int used = width_for(card.in_use);
    const int delayed = std::min(used, width_for(card.delayed));
    sheet.fill({inner.x, inner.y, used - delayed, inner.height}, Token::treated);
    sheet.fill({inner.x + used - delayed, inner.y, delayed, inner.height}, Token::delayed);
}

/// What is to be said beside the counts: who is delayed, else what is free or too many.
void draw_remark(Sheet& sheet, const std::string& id, const Card& card, Box box, int font) {
    if (card.delayed > 0) {
        const Letters letters{font, true, Token::delayed_text, Align::right};
        const std::string count = with_commas(card.delayed);
        const int side = std::max(6, font / 2);
        const Box room{box.x + 2 * side, box.y, box.width - 2 * side, box.height};
        const Box words = sheet.text(id + " delayed", {count + " delayed", count}, room, letters);
        if (words.width > 0) {
            sheet.fill({words.x - side - side / 2, box.y + (box.height - side) / 2, side, side}, Token::delayed);
        }
        return;
    }
    if (card.kind == CardKind::bar && card.capacity) {
        const std::int32_t free = *card.capacity - card.in_use - card.turning;
        const std::string words = with_commas(std::abs(free)) + (free < 0 ? " over" : " free");
        const Letters letters{font, false, free < 0 ? Token::delayed_text : Token::ink_2, Align::right};
        if (sheet.width_of(words, letters) <= box.width) {
            sheet.text(id + " free", {words}, box, letters);
        }
    }
}

}  // namespace

void draw_card(Sheet& sheet, const std::string& id, const Card& card, Box box, const Plan& plan) {
    const Scale& scale = sheet.scale();
    const CardSizes sizes = card_sizes(scale);
    sheet.panel(box);
    const Box inner{box.x + sizes.pad, box.y + sizes.pad, box.width - 2 * sizes.pad, box.height - 2 * sizes.pad};
    const Box head{inner.x, inner.y, inner.width, sizes.head};
    const Letters large{scale.font(26), true, Token::ink, Align::right};
    const Box percent = sheet.text(id + " occupancy", {percent_of(card), ""}, head, large);
    // A full pool's, so that both lanes give a pool the same name, and keep it.
    const int kept = percent.width > 0 ? std::max(percent.width, sheet.width_of("100%", large)) : 0;
    sheet.text(id + " name", wordings(card.label, card.short_label),
               {head.x, head.y, head.width - kept - sizes.pad, head.height},
               {scale.font(22), true, Token::ink, Align::left});

    const Box middle{inner.x, head.bottom(), inner.width, inner.bottom() - sizes.foot - head.bottom()};
    if (card.kind == CardKind::bar) {
        draw_bar(sheet, card, {middle.x, middle.y + (middle.height - sizes.bar) / 2, middle.width, sizes.bar});
    } else {
        draw_squares(sheet, card, middle, plan);
    }

    const Box foot{inner.x, inner.bottom() - sizes.foot, inner.width, sizes.foot};
    const Box counts =
        sheet.text(id + " counts", counts_of(card), foot, {scale.font(22), false, Token::ink, Align::left});
    const int used = counts.width + 2 * sizes.pad;
    draw_remark(sheet, id, card, {foot.x + used, foot.y, foot.width - used, foot.height}, scale.font(22));
}

void draw_row(Sheet& sheet, const std::string& id, const Card& card, Box box) {
    const Scale& scale = sheet.scale();
    const int pad = card_sizes(scale).pad;
    sheet.panel(box);
    const Box inner{box.x + pad, box.y + 1, box.width - 2 * pad, box.height - 2};
    const Box right{inner.x + inner.width / 3, inner.y, inner.width - inner.width / 3, inner.height};
    const Box counts =
        sheet.text(id + " counts", counts_of(card), right, {scale.font(22), false, Token::ink, Align::right});
    const int left = inner.width - counts.width - pad;
    const int bar = left / 4;
    const int height = std::max(5, scale.length(12));
    if (bar > 2 * height) {
        draw_bar(sheet, card, {inner.x + left - bar, inner.y + (inner.height - height) / 2, bar, height});
    }
    sheet.text(id + " name", wordings(card.label, card.short_label),
               {inner.x, inner.y, left - (bar > 2 * height ? bar + pad : 0), inner.height},
               {scale.font(22), true, Token::ink, Align::left});
}

QueueGrid queue_grid(const Scale& scale, Box gutter) {
    const int dot = std::max(4, scale.length(8));
    const int pitch = dot + std::max(1, scale.length(2));
    const int margin = std::max(2, scale.length(4));
    return {dot, pitch, std::max(1, (gutter.width - 2 * margin) / pitch),
            std::max(0, (gutter.height - scale.line(26)) / pitch)};
}

int dots_for(std::int32_t people, int people_a_dot) {
    return squares_for(people, people_a_dot);
}

void draw_queue(Sheet& sheet, const std::string& id, std::int32_t waiting, Box gutter, int people_a_dot, bool dots) {
    const Scale& scale = sheet.scale();
    const int margin = std::max(2, scale.length(4));
    const int head = dots ? scale.line(26) : gutter.height;
    sheet.text(id + " waiting", {with_commas(waiting), compact(waiting)},
               {gutter.x + margin, gutter.y, gutter.width - 2 * margin, head},
               {scale.font(26), true, Token::ink, Align::right});
    const QueueGrid grid = queue_grid(scale, gutter);
    const int count = dots ? std::min(dots_for(waiting, people_a_dot), grid.most()) : 0;
    for (int i = 0; i < count; ++i) {
        const int x = gutter.right() - margin - (i / grid.rows) * grid.pitch - grid.dot;
        const int y = gutter.y + head + i % grid.rows * grid.pitch;
        sheet.shape(Form::disc, {x, y, grid.dot, grid.dot}, Token::ink_2);
    }
}

}  // namespace careway::scene
