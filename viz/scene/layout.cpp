#include "viz/scene/layout.hpp"

#include "viz/scene/charts.hpp"
#include "viz/scene/flights.hpp"
#include "viz/scene/footer.hpp"
#include "viz/scene/hints.hpp"
#include "viz/scene/lanes.hpp"
#include "viz/scene/panel.hpp"
#include "viz/scene/sheet.hpp"
#include "viz/scene/strip.hpp"
#include "viz/scene/tiles.hpp"

namespace careway::scene {

namespace {

constexpr std::size_t most_charts = 2;

/// Charts give way to letters: the room needs one of both, and has the numbers in the tiles.
std::size_t charts_shown(const Picture& picture) {
    const std::size_t room = picture.bare || picture.text_scale > 1.41 ? 0
                             : picture.text_scale > 1.21               ? 1
                                                                       : most_charts;
    return std::min(picture.charts.size(), room);
}

/// While the picture stands still the plate stands where the speed is read else.
void draw_pace(Sheet& sheet, const Picture& picture, Box box) {
    const Scale& scale = sheet.scale();
    const std::string number = picture.run.substr(0, picture.run.find_first_of(",;"));
    if (!picture.paused) {
        sheet.text("speed", {picture.speed + ", " + picture.run, picture.run, number}, box,
                   {scale.font(26), false, Token::card, Align::right});
        return;
    }
    const Letters letters{scale.font(44), true, Token::ink, Align::centre};
    const int pad = std::max(2, scale.length(10));
    const int width = std::min(box.width, sheet.width_of("PAUSED", letters) + 2 * pad);
    const Box plate{box.right() - width, box.y + 1, width, box.height - 2};
    sheet.fill(plate, Token::card);
    sheet.text("paused", {"PAUSED"}, {plate.x + pad, plate.y, plate.width - 2 * pad, plate.height}, letters);
    sheet.text("speed", {picture.run, number, ""}, {box.x, box.y, box.width - width - pad, box.height},
               {scale.font(26), false, Token::card, Align::right});
}

void draw_header(Sheet& sheet, const Picture& picture, Box box) {
    const Scale& scale = sheet.scale();
    sheet.part("header");
    sheet.fill(box, Token::header);
    const int margin = scale.length(20);
    const std::string when = picture.date + "   " + picture.time;
    const Letters letters{scale.font(32), true, Token::card, Align::centre};
    const Box date = sheet.text("date", {when + "   " + picture.day_of_days, when, picture.date},
                                {box.x + box.width / 4, box.y, box.width / 2, box.height}, letters);
    sheet.text("title", {picture.title}, {box.x + margin, box.y, date.x - 2 * margin - box.x, box.height},
               {scale.font(28), true, Token::card, Align::left});
    const int left = date.right() + margin;
    draw_pace(sheet, picture, {left, box.y, box.right() - margin - left, box.height});
}

void draw_charts(Sheet& sheet, const Picture& picture, std::size_t count, Box box) {
    const int between = sheet.scale().length(10);
    for (std::size_t i = 0; i < count; ++i) {
        const int width = (box.width - between * (static_cast<int>(count) - 1)) / static_cast<int>(count);
        draw_chart(sheet, i + 1, picture.charts[i],
                   {box.x + static_cast<int>(i) * (width + between), box.y, width, box.height});
    }
}

/// What one can press or would like to know, else the legend.
void draw_foot(Sheet& sheet, const Picture& picture, Box box) {
    if (!picture.hints.empty()) {
        draw_hints(sheet, picture, box);
    } else if (!picture.buttons.empty()) {
        draw_strip(sheet, picture, box);
    } else if (box.height > 0) {
        draw_footer(sheet, picture, box);
    }
}

/// Where the regions of the screen stand, from top to bottom; the panel beside lanes and charts.
struct Regions {
    Box header, tiles, lanes, charts, panel, timeline, foot;
};

/// Letters decide heights where the window is small or they are large; lanes get what is left.
Regions regions_of(const Sheet& sheet, const Picture& picture, int width, int height) {
    const Scale& scale = sheet.scale();
    const int gap = scale.length(10);
    const int inside = width - 2 * gap;
    Regions at;
    at.header = {0, 0, width, picture.bare ? 0 : std::max(scale.length(60), scale.line(44) + 2)};
    const int tiles = picture.tiles.empty() ? -gap : height_of_tiles(sheet, picture, inside);
    at.tiles = {gap, at.header.bottom() + gap, inside, tiles};

    const bool footless = picture.bare && picture.event.empty();
    const int footer = footless ? 0 : height_of_footer(sheet);
    const int foot =
        std::max({footer, strip_of(sheet, picture, width).height, height_of_hints(sheet, picture, width, height)});
    at.foot = {0, height - foot, width, foot};
    const int timeline =
        picture.bare ? -gap : std::max(scale.length(40), scale.line(20) + std::max(2, scale.length(5)) + 4);
    at.timeline = {gap, height - footer - gap - timeline, inside, timeline};
    const int least_chart = 2 * scale.line(20) + 2 * scale.line(22) + 10 + scale.length(6);
    const int chart = charts_shown(picture) > 0 ? std::max(scale.length(136), least_chart) : -gap;
    const int panel = picture.panel ? width_of_panel(sheet, inside) : -gap;
    const int beside = inside - panel - gap;
    at.charts = {gap, at.timeline.y - gap - chart, beside, chart};

    const int top = at.tiles.bottom() + gap;
    const int end = std::min(at.charts.y, at.foot.y) - gap;
    at.lanes = {gap, top, beside, std::max(0, end - top)};
    at.panel = {gap + beside + gap, top, panel, std::max(0, std::min(at.timeline.y, at.foot.y) - gap - top)};
    return at;
}

}  // namespace

Display layout(const Picture& picture, int width, int height, const TextMeasure& measure) {
    Sheet sheet{width, height, Scale{width, height, picture.text_scale}, measure};
    sheet.part("page");
    sheet.fill({0, 0, width, height}, Token::page);
    const Regions at = regions_of(sheet, picture, width, height);
    if (!picture.bare) {
        draw_header(sheet, picture, at.header);
    }
    draw_tiles(sheet, picture, at.tiles);
    draw_lanes(sheet, picture, at.lanes);
    // What the buttons would cut is left out while they are there: words are never covered.
    if (at.charts.bottom() <= at.foot.y) {
        draw_charts(sheet, picture, charts_shown(picture), at.charts);
    }
    if (picture.panel) {
        draw_panel(sheet, *picture.panel, at.panel);
    }
    if (!picture.bare && at.timeline.bottom() <= at.foot.y) {
        draw_timeline(sheet, picture.timeline, at.timeline);
    }
    draw_foot(sheet, picture, at.foot);
    sheet.part("on the way");
    sheet.display().flying = dots_of(sheet.display(), picture.flights);
    return std::move(sheet.display());
}

}  // namespace careway::scene
