#include "viz/scene/lanes.hpp"

#include <cmath>
#include <numeric>

#include "viz/scene/cards.hpp"
#include "viz/scene/plan.hpp"
#include "viz/scene/queue.hpp"

namespace careway::scene {

namespace {

/// Where things stand in every lane, measured from its top left corner.
struct Ground {
    int tab, heading, gutter, height;
    std::vector<int> x, widths;  ///< of the cards, by column
};

/// Of the width that columns share. Where there are four, beds need most of it.
std::vector<double> shares_of(std::size_t columns) {
    if (columns == 4) {
        return {0.16, 0.36, 0.22, 0.26};
    }
    return std::vector<double>(columns, 1.0 / static_cast<double>(columns));
}

/// Where the name of a lane stands: below its letter.
int room_for_name(const Scale& scale, int height) {
    return height - std::min(scale.line(36), height) - scale.length(6);
}

/// The name in one line, or broken between words into two where it does not fit.
std::vector<std::string> lines_of_name(const Sheet& sheet, const std::string& name, int room) {
    const Letters letters{sheet.scale().font(22), true, {}, {}};
    if (sheet.width_of(name, letters) <= room) {
        return {name};
    }
    std::vector<std::string> best{name};
    int shortest = sheet.width_of(name, letters);
    for (std::size_t at = name.find(' '); at != std::string::npos; at = name.find(' ', at + 1)) {
        const std::vector<std::string> lines{name.substr(0, at), name.substr(at + 1)};
        const int longest = std::max(sheet.width_of(lines[0], letters), sheet.width_of(lines[1], letters));
        if (longest < shortest) {
            best = lines;
            shortest = longest;
        }
    }
    return best;
}

int lines_of_tab(const Sheet& sheet, const Picture& picture, int height) {
    std::size_t most = 1;
    for (const Lane& lane : picture.lanes) {
        most = std::max(most, lines_of_name(sheet, lane.name, room_for_name(sheet.scale(), height)).size());
    }
    return static_cast<int>(most) + (picture.badge.empty() ? 0 : 1);
}

Ground ground_of(const Sheet& sheet, const Picture& picture, int width, int height) {
    const Scale& scale = sheet.scale();
    Ground ground;
    ground.height = height;
    ground.tab = std::max(scale.length(44), lines_of_tab(sheet, picture, height) * scale.line(22));
    ground.heading = scale.line(22) + std::max(12, scale.length(16));
    ground.gutter = width_of_gutter(sheet);
    const auto columns = static_cast<int>(picture.columns.size());
    const int usable = width - ground.tab - columns * ground.gutter - std::max(2, scale.length(8));
    int x = ground.tab;
    for (const double share : shares_of(picture.columns.size())) {
        x += ground.gutter;
        ground.x.push_back(x);
        ground.widths.push_back(static_cast<int>(usable * share));
        x += ground.widths.back();
    }
    return ground;
}

int room_for_cards(const Ground& ground, const Scale& scale) {
    return ground.height - ground.heading - std::max(2, scale.length(8));
}

/// The fewest people that a dot may stand for so that every queue of every lane finds room.
int people_a_dot(const Picture& picture, const Plan& plan, const Ground& ground, const Scale& scale) {
    int people = 1;
    for (const Lane& lane : picture.lanes) {
        for (const auto& column : plan.columns) {
            for (const Planned& planned : column) {
                const int most = queue_grid(scale, {0, 0, ground.gutter, planned.height}).most();
                const std::int32_t waiting = together(lane, planned).waiting;
                while (!planned.row && most > 0 && dots_for(waiting, people) > most) {
                    people = next_round(people);
                }
            }
        }
    }
    return people;
}

void draw_tab(Sheet& sheet, const std::string& letter, const Lane& lane, const std::string& badge, Box box) {
    const Scale& scale = sheet.scale();
    sheet.fill(box, letter == "A" ? Token::ink : Token::scenario_b);
    const int head = std::min(scale.line(36), box.height);
    sheet.text(letter + " letter", {letter}, {box.x, box.y, box.width, head},
               {scale.font(36), true, Token::card, Align::centre});
    const int room = room_for_name(scale, box.height);
    const auto names = lines_of_name(sheet, lane.name, room);
    const auto count = static_cast<int>(names.size()) + (badge.empty() ? 0 : 1);
    const int width = box.width / count;
    Box line{box.x + (box.width - count * width) / 2, box.y + head, width, room};
    for (std::size_t i = 0; i < names.size(); ++i, line.x += width) {
        sheet.turned_text(letter + " name" + (i == 0 ? "" : " 2"), {names[i]}, line,
                          {scale.font(22), true, Token::card, Align::centre});
    }
    sheet.turned_text(letter + " badge", {badge}, line, {scale.font(20), false, Token::card, Align::centre});
}

/// An arrow for the people who come into a column, the wider the more, under their number.
void draw_flow(Sheet& sheet, const std::string& id, double people_a_day, double most, Box box) {
    const Scale& scale = sheet.scale();
    if (people_a_day <= 0) {
        return;
    }
    const std::string number = people_a_day < 9.95 ? std::to_string(std::lround(people_a_day * 10) / 10) + "." +
                                                         std::to_string(std::lround(people_a_day * 10) % 10)
                                                   : compact(std::lround(people_a_day));
    const int line = scale.line(22);
    sheet.text(id, {number}, {box.x, box.y, box.width, line}, {scale.font(22), false, Token::ink_2, Align::centre});
    const double thickness = 2 + 12 * people_a_day / most;
    const int margin = std::max(2, scale.length(4));
    sheet.shape(Form::right, {box.x + margin, box.y + line, box.width - 2 * margin, box.height - line}, Token::ink_2,
                std::max(1, scale.length(thickness)));
}

double most_moves(const Picture& picture) {
    double most = 1;
    for (const Lane& lane : picture.lanes) {
        for (const double moves : lane.moves_in) {
            most = std::max(most, moves);
        }
    }
    return most;
}

/// The level of pressure at the right end of a lane's headings: a plate, and its digit beside it. Returns what is left
/// of the box.
Box draw_pressure(Sheet& sheet, const std::string& letter, int level, Box box) {
    constexpr Token plates[] = {Token::pressure_1, Token::pressure_2, Token::pressure_3, Token::pressure_4};
    const Scale& scale = sheet.scale();
    const Box digit = sheet.text(letter + " pressure", {std::to_string(level)}, box,
                                 {scale.font(22), true, Token::ink, Align::right});
    const int height = scale.font(22) * 7 / 10;
    const int pad = std::max(2, scale.length(6));
    const Box plate{digit.x - pad - 2 * height, box.y + (box.height - height) / 2, 2 * height, height};
    sheet.fill(plate, Token::ink);
    sheet.fill(plate.within(std::max(1, scale.length(1))), plates[std::clamp(level, 1, 4) - 1]);
    return {box.x, box.y, plate.x - pad - box.x, box.height};
}

/// The last heading, which shares its line with the level of pressure.
void draw_last_heading(Sheet& sheet, const std::string& letter, const std::string& id, const std::string& words,
                       int level, Box box) {
    const Box left = draw_pressure(sheet, letter, level, box);
    const Box heading = sheet.text(id, {words}, left, {sheet.scale().font(22), true, Token::ink, Align::left});
    const Letters letters{sheet.scale().font(20), false, Token::ink_2, Align::right};
    const int from = heading.right() + std::max(2, sheet.scale().length(12));
    for (const char* name : {"bed pressure", "pressure"}) {
        if (sheet.width_of(name, letters) <= left.right() - from) {
            sheet.text(letter + " pressure name", {name}, {from, box.y, left.right() - from, box.height}, letters);
            return;
        }
    }
}

void draw_headings(Sheet& sheet, const std::string& letter, const Picture& picture, const Lane& lane,
                   const Ground& ground, Box box) {
    const Scale& scale = sheet.scale();
    const double most = most_moves(picture);
    for (std::size_t c = 0; c < picture.columns.size(); ++c) {
        const std::string id = letter + " column " + std::to_string(c + 1);
        const Box heading{box.x + ground.x[c], box.y, ground.widths[c], ground.heading};
        if (lane.pressure > 0 && c + 1 == picture.columns.size()) {
            draw_last_heading(sheet, letter, id, picture.columns[c], lane.pressure, heading);
        } else {
            sheet.text(id, {picture.columns[c]}, heading, {scale.font(22), true, Token::ink, Align::left});
        }
        if (c < lane.moves_in.size()) {
            draw_flow(sheet, id + " moves", lane.moves_in[c], most,
                      {box.x + ground.x[c] - ground.gutter, box.y, ground.gutter, ground.heading});
        }
    }
}

void draw_lane(Sheet& sheet, const std::string& letter, const Picture& picture, const Lane& lane, const Ground& ground,
               const Plan& plan, Box box) {
    sheet.part(letter);
    sheet.fill(box, Token::lane);
    draw_tab(sheet, letter, lane, picture.badge, {box.x, box.y, ground.tab, box.height});
    draw_headings(sheet, letter, picture, lane, ground, box);
    for (std::size_t c = 0; c < plan.columns.size(); ++c) {
        for (const Planned& planned : plan.columns[c]) {
            Card card = together(lane, planned);
            if (card.id.empty()) {
                continue;
            }
            const std::string id = letter + " " + card.id;
            const int y = box.y + ground.heading + planned.y;
            const Box place{box.x + ground.x[c], y, ground.widths[c], planned.height};
            sheet.part(id);
            if (!planned.group.empty()) {
                const std::string spot = std::string{group_prefix} + (planned.opened ? "" : planned.group);
                card.focused = spot == picture.focus;
                sheet.display().spots.push_back({spot, place});
            }
            if (planned.row) {
                draw_row(sheet, id, card, place);
            } else {
                draw_card(sheet, id, card, place, plan);
            }
            const Box gutter{place.x - ground.gutter, y, ground.gutter, planned.height};
            draw_queue(sheet, id, card, gutter, sheet.display().people_a_dot, !planned.row);
            const int arrow = box.y + (sheet.scale().line(22) + ground.heading) / 2;
            sheet.display().stops.push_back({letter == "A" ? 0u : 1u, c, planned.ids, place, gutter, arrow});
        }
    }
}

}  // namespace

void draw_lanes(Sheet& sheet, const Picture& picture, Box box) {
    if (picture.lanes.empty() || picture.columns.empty()) {
        return;
    }
    const auto lanes = static_cast<int>(picture.lanes.size());
    const int between = sheet.scale().length(10);
    const int height = (box.height - (lanes - 1) * between) / lanes;
    const Ground ground = ground_of(sheet, picture, box.width, height);
    const Plan plan = plan_of(picture, ground.widths, room_for_cards(ground, sheet.scale()), sheet.scale());
    sheet.display().square = plan.square;
    sheet.display().places_a_square = plan.places_a_square;
    sheet.display().people_a_dot = people_a_dot(picture, plan, ground, sheet.scale());
    for (int i = 0; i < lanes; ++i) {
        draw_lane(sheet, i == 0 ? "A" : "B", picture, picture.lanes[static_cast<std::size_t>(i)], ground, plan,
                  {box.x, box.y + i * (height + between), box.width, height});
    }
}

}  // namespace careway::scene
