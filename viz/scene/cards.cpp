#include "viz/scene/cards.hpp"

#include <cmath>

#include "viz/scene/squares.hpp"

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
    if (card.surge && *card.capacity == 0 && card.in_use == 0) {
        return {"surge, not open", "surge"};
    }
    if (card.surge) {
        return {"surge: " + used + " of " + capacity, "surge " + used + "/" + capacity};
    }
    return {used + " of " + capacity, used + "/" + capacity, compact(card.in_use) + "/" + compact(*card.capacity)};
}

/// One bar: its outline is the places there are, its filling who is in them. Where these are more, a stroke says how
/// many there are places for.
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
    const Box in_treatment{inner.x, inner.y, used - delayed, inner.height};
    const Box ready{in_treatment.right(), inner.y, delayed, inner.height};
    sheet.fill(in_treatment, Token::treated);
    sheet.fill(ready, Token::delayed);
    sheet.crowd({.delayed = false, .bar = true, .boxes = {in_treatment}});
    sheet.crowd({.delayed = true, .bar = true, .boxes = {ready}});
    if (card.capacity && card.in_use > *card.capacity) {
        sheet.fill({inner.x + width_for(*card.capacity) - line, box.y - 1, 2 * line, box.height + 2}, Token::ink);
    }
}

/// What is to be said beside the counts: who is delayed, else what is free or too many. Returns where it begins.
int draw_remark(Sheet& sheet, const std::string& id, const Card& card, Box box, int font) {
    if (card.delayed > 0) {
        const Letters letters{font, true, Token::delayed_text, Align::right};
        const std::string count = with_commas(card.delayed);
        const int side = std::max(6, font / 2);
        const Box room{box.x + 2 * side, box.y, box.width - 2 * side, box.height};
        const Box words = sheet.text(id + " delayed", {count + " delayed", count}, room, letters);
        if (words.width == 0) {
            return box.right();
        }
        sheet.fill({words.x - side - side / 2, box.y + (box.height - side) / 2, side, side}, Token::delayed);
        return words.x - side - side / 2;
    }
    if (card.kind == CardKind::bar && card.capacity) {
        const std::int32_t free = *card.capacity - card.in_use - card.turning;
        const std::string words = with_commas(std::abs(free)) + (free < 0 ? " over" : " free");
        const Letters letters{font, false, free < 0 ? Token::delayed_text : Token::ink_2, Align::right};
        if (sheet.width_of(words, letters) <= box.width) {
            return sheet.text(id + " free", {words}, box, letters).x;
        }
    }
    return box.right();
}

std::string time_in_words(std::int32_t hours) {
    const std::int32_t count = hours < 48 ? hours : hours / 24;
    return with_commas(count) + (hours < 48 ? " hour" : " day") + (count == 1 ? "" : "s");
}

/// How long somebody has waited for it: only in full, for half a number is worse than none.
void draw_oldest(Sheet& sheet, const std::string& id, const Card& card, Box box) {
    if (card.oldest_hours == 0) {
        return;
    }
    const std::string time = time_in_words(card.oldest_hours);
    const Letters letters{sheet.scale().font(20), card.late, card.late ? Token::delayed_text : Token::ink_2,
                          Align::centre};
    for (const std::string& words : {"longest wait " + time, "oldest " + time}) {
        if (sheet.width_of(words, letters) <= box.width) {
            sheet.text(id + " oldest", {words}, box, letters);
            return;
        }
    }
}

void draw_foot(Sheet& sheet, const std::string& id, const Card& card, Box foot) {
    const int font = sheet.scale().font(22);
    const int between = 2 * card_sizes(sheet.scale()).pad;
    const Box counts = sheet.text(id + " counts", counts_of(card), foot, {font, false, Token::ink, Align::left});
    const int left = counts.right() + between;
    const int right = draw_remark(sheet, id, card, {left, foot.y, foot.right() - left, foot.height}, font) - between;
    draw_oldest(sheet, id, card, {left, foot.y, right - left, foot.height});
}

/// @param most  that its edge may be thick before it meets words
void draw_ground(Sheet& sheet, const Card& card, Box box, int most) {
    sheet.panel(box);
    if (card.focused) {
        sheet.shape(Form::framed, box, Token::focus, most);
        sheet.shape(Form::framed, box, Token::ink, std::max(1, most / 2));
    } else if (card.changed) {
        sheet.shape(Form::framed, box, Token::ink, std::clamp(sheet.scale().length(3), 1, most));
    }
}

}  // namespace

void draw_card(Sheet& sheet, const std::string& id, const Card& card, Box box, const Plan& plan) {
    const Scale& scale = sheet.scale();
    const CardSizes sizes = card_sizes(scale);
    draw_ground(sheet, card, box, sizes.pad);
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

    draw_foot(sheet, id, card, {inner.x, inner.bottom() - sizes.foot, inner.width, sizes.foot});
}

void draw_row(Sheet& sheet, const std::string& id, const Card& card, Box box) {
    const Scale& scale = sheet.scale();
    const int pad = card_sizes(scale).pad;
    draw_ground(sheet, card, box, std::max(1, (box.height - scale.line(22)) / 2));
    const Box inner{box.x + pad, box.y + 1, box.width - 2 * pad, box.height - 2};
    const Box right{inner.x + inner.width / 3, inner.y, inner.width - inner.width / 3, inner.height};
    const Box counts =
        sheet.text(id + " counts", counts_of(card), right, {scale.font(22), false, Token::ink, Align::right});
    const int left = inner.width - counts.width - pad;
    const int bar = left / 4;
    const int height = std::max(5, scale.length(12));
    const std::vector<std::string> names = wordings(card.label, card.short_label);
    const Letters letters{scale.font(22), true, Token::ink, Align::left};
    // By the widest counts that it may have, so that a bar does not come and go with the numbers.
    const std::string widest = with_commas(card.room) + " of " + with_commas(card.room);
    const int beside = inner.width - sheet.width_of(widest, {scale.font(22), false, {}, {}}) - 2 * pad - bar;
    const bool has_bar = bar > 2 * height && sheet.width_of(names.back(), letters) <= beside;
    if (has_bar) {
        draw_bar(sheet, card, {inner.x + left - bar, inner.y + (inner.height - height) / 2, bar, height});
    }
    sheet.text(id + " name", names, {inner.x, inner.y, left - (has_bar ? bar + pad : 0), inner.height}, letters);
}

}  // namespace careway::scene
