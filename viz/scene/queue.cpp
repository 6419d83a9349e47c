#include "viz/scene/queue.hpp"

#include "viz/scene/plan.hpp"

namespace careway::scene {

namespace {

Letters letters_of(const Scale& scale) {
    return {scale.font(26), true, Token::ink, Align::right};
}

int margin_of(const Scale& scale) {
    return std::max(2, scale.length(4));
}

/// Between a number and its card where there is no room for more.
int edge_of(const Scale& scale) {
    return std::max(1, scale.length(2));
}

/// How far a ring goes beyond its dot.
int ring_of(int dot) {
    return std::max(2, dot * 3 / 8);
}

}  // namespace

QueueGrid queue_grid(const Scale& scale, Box gutter) {
    const int dot = std::max(4, scale.length(8));
    const int pitch = dot + std::max(1, scale.length(2));
    return {dot, pitch, std::max(1, (gutter.width - 2 * margin_of(scale)) / pitch),
            std::max(0, (gutter.height - scale.line(26) - 2 * ring_of(dot)) / pitch)};
}

int dots_for(std::int32_t people, int people_a_dot) {
    return squares_for(people, people_a_dot);
}

int width_of_gutter(const Sheet& sheet) {
    const Scale& scale = sheet.scale();
    return std::max(scale.length(60), sheet.width_of("9,999", letters_of(scale)) + edge_of(scale));
}

void draw_queue(Sheet& sheet, const std::string& id, const Card& card, Box gutter, int people_a_dot, bool dots) {
    const Scale& scale = sheet.scale();
    const int margin = margin_of(scale);
    const int head = dots ? scale.line(26) : gutter.height;
    const std::string number = with_commas(card.waiting);
    const bool tight = sheet.width_of(number, letters_of(scale)) > gutter.width - 2 * margin;
    sheet.text(id + " waiting", {number, compact(card.waiting)},
               {gutter.x, gutter.y, gutter.width - (tight ? edge_of(scale) : margin), head}, letters_of(scale));
    const QueueGrid grid = queue_grid(scale, gutter);
    const int count = dots ? std::min(dots_for(card.waiting, people_a_dot), grid.most()) : 0;
    Box last;
    for (int i = 0; i < count; ++i) {
        const int x = gutter.right() - margin - (i / grid.rows) * grid.pitch - grid.dot;
        const int y = gutter.y + head + ring_of(grid.dot) + i % grid.rows * grid.pitch;
        last = {x, y, grid.dot, grid.dot};
        sheet.shape(Form::disc, last, Token::ink_2);
    }
    if (count > 0 && card.late) {
        sheet.shape(Form::ring, last.within(-ring_of(grid.dot)), Token::delayed, std::max(2, grid.dot / 4));
    }
}

}  // namespace careway::scene
