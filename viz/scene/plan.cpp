#include "viz/scene/plan.hpp"

#include <cmath>
#include <numeric>

#include "viz/scene/squares.hpp"

namespace careway::scene {

namespace {

constexpr int smallest_square = 6;
constexpr int largest_square = 22;
constexpr std::size_t most_cards = 3;      // in a column of two lanes; the rest are rows
constexpr std::size_t most_services = 40;  // beyond it groups share a card
constexpr int states = 4;                  // treated, delayed, free, closed
const std::string rest_label = "more services";

std::int32_t room_of(const Card& card) {
    return std::max({card.room, card.capacity.value_or(0), card.in_use + card.turning});
}

/// Services in the order of the first lane that has them, those of a group as one when `grouped`.
std::vector<std::vector<Planned>> services(const Picture& picture, bool grouped) {
    std::vector<std::vector<Planned>> columns(picture.columns.size());
    for (const Lane& lane : picture.lanes) {
        for (const Card& card : lane.cards) {
            auto& column = columns[card.column];
            const bool opened = grouped && !card.group.empty() && card.group == picture.open_group;
            const bool shares = grouped && !card.group.empty() && !opened;
            const auto same = std::ranges::find_if(column, [&](const Planned& planned) {
                return std::ranges::count(planned.ids, card.id) > 0 || (shares && planned.group == card.group);
            });
            if (same == column.end()) {
                column.push_back({{card.id},
                                  shares ? card.group : card.label,
                                  shares ? "" : card.short_label,
                                  card.kind,
                                  room_of(card),
                                  false,
                                  0,
                                  0,
                                  card.surge,
                                  card.may_shrink,
                                  shares || opened ? card.group : "",
                                  opened});
                continue;
            }
            same->surge = same->surge && card.surge;
            same->may_shrink = same->may_shrink || card.may_shrink;
            if (std::ranges::count(same->ids, card.id) > 0) {
                same->room = std::max(same->room, room_of(card));
            } else {
                same->ids.push_back(card.id);
                same->room += room_of(card);
            }
        }
    }
    return columns;
}

std::size_t count_of(const std::vector<std::vector<Planned>>& columns) {
    return std::accumulate(columns.begin(), columns.end(), std::size_t{0},
                           [](std::size_t sum, const auto& column) { return sum + column.size(); });
}

/// Of a card, whatever a square stands for.
int least_height(const Planned& planned, const CardSizes& sizes) {
    const int beyond = planned.may_shrink ? height_beyond(smallest_square) : 0;
    const int squares = planned.kind == CardKind::squares ? smallest_square + beyond : 0;
    return 3 * sizes.pad + sizes.head + std::max(sizes.bar, squares) + sizes.foot;
}

/// The smallest services, counted by room; of equal ones the later. Those of a group that has been opened come last.
std::vector<std::size_t> smallest_first(const std::vector<Planned>& column) {
    std::vector<std::size_t> order(column.size());
    std::iota(order.rbegin(), order.rend(), std::size_t{0});
    std::ranges::stable_sort(order, {}, [&](std::size_t i) { return std::pair{column[i].opened, column[i].room}; });
    return order;
}

/// Puts what finds no line of its own into one last row.
void gather(std::vector<Planned>& column, std::size_t lines) {
    if (column.size() <= lines || lines == 0) {
        column.resize(std::min(column.size(), lines));
        return;
    }
    Planned rest;
    const auto order = smallest_first(column);
    std::vector<std::size_t> gone(order.begin(),
                                  order.begin() + static_cast<std::ptrdiff_t>(column.size() - lines + 1));
    std::ranges::sort(gone);
    for (const std::size_t i : gone) {
        rest.ids.insert(rest.ids.end(), column[i].ids.begin(), column[i].ids.end());
        rest.room += column[i].room;
    }
    rest.label = std::to_string(gone.size()) + " " + rest_label;
    rest.short_label = std::to_string(gone.size()) + " more";
    rest.kind = CardKind::bar;
    rest.row = true;
    for (auto i = gone.rbegin(); i != gone.rend(); ++i) {
        column.erase(column.begin() + static_cast<std::ptrdiff_t>(*i));
    }
    column.push_back(rest);
}

/// Makes the smallest services rows until what is left as cards finds room at its least height.
void make_rows(std::vector<Planned>& column, bool two_lanes, int height, const CardSizes& sizes) {
    const auto order = smallest_first(column);
    const int row = sizes.row + sizes.pad;
    const auto fits = [&](std::size_t rows) {
        int needed = static_cast<int>(rows) * row - (rows > 0 ? sizes.pad : sizes.gap);
        for (std::size_t i = rows; i < column.size(); ++i) {
            needed += least_height(column[order[i]], sizes) + sizes.gap;
        }
        return needed <= height;
    };
    std::size_t rows = two_lanes && column.size() > most_cards ? column.size() - most_cards : 0;
    while (rows < column.size() && !fits(rows)) {
        ++rows;
    }
    for (std::size_t i = 0; i < rows; ++i) {
        column[order[i]].row = true;
    }
    if (rows == column.size()) {
        gather(column, static_cast<std::size_t>(std::max(0, (height + sizes.pad) / row)));
    }
    std::ranges::stable_sort(column, {}, &Planned::row);
}

int columns_of_squares(int width, int square) {
    return std::max(1, (width + gap_between(square)) / (square + gap_between(square)));
}

int height_of(const Planned& planned, int width, int square, int unit, const CardSizes& sizes) {
    if (planned.row) {
        return sizes.row;
    }
    if (planned.kind == CardKind::bar) {
        return least_height(planned, sizes);
    }
    const int most = planned.room / unit + (unit == 1 ? 0 : states);
    const int across = columns_of_squares(width_for_squares(width - 2 * sizes.pad, planned.surge), square);
    const int lines = std::max(1, (most + across - 1) / across);
    const int block = height_of_lines(lines, square) + (planned.may_shrink ? height_beyond(square) : 0);
    return std::max(least_height(planned, sizes), 3 * sizes.pad + sizes.head + block + sizes.foot);
}

/// Gives every service its place; whether they all find room.
bool place(std::vector<Planned>& column, int width, int height, int square, int unit, const CardSizes& sizes) {
    int y = 0;
    for (Planned& planned : column) {
        planned.y = y;
        planned.height = height_of(planned, width, square, unit, sizes);
        y += planned.height + (planned.row ? sizes.pad : sizes.gap);
    }
    return column.empty() || column.back().y + column.back().height <= height;
}

bool place_all(Plan& plan, const std::vector<int>& widths, int height, const CardSizes& sizes) {
    bool fits = true;
    for (std::size_t c = 0; c < plan.columns.size(); ++c) {
        fits = place(plan.columns[c], widths[c], height, plan.square, plan.places_a_square, sizes) && fits;
    }
    return fits;
}

}  // namespace

CardSizes card_sizes(const Scale& scale) {
    const int pad = std::max(2, scale.length(4));
    return {scale.line(26),
            scale.line(22),
            std::max(5, scale.length(17)),
            pad,
            std::max(2, scale.length(8)),
            std::max(scale.length(36), scale.line(22) + 2)};
}

int gap_between(int square) {
    return square >= 14 ? 3 : square >= 8 ? 2 : 1;
}

int squares_for(std::int32_t places, int places_a_square) {
    if (places <= 0) {
        return 0;
    }
    return std::max(1, (places + places_a_square / 2) / places_a_square);
}

Plan plan_of(const Picture& picture, const std::vector<int>& widths, int height, const Scale& scale) {
    const CardSizes sizes = card_sizes(scale);
    Plan plan;
    plan.columns = services(picture, false);
    if (count_of(plan.columns) > most_services) {
        plan.columns = services(picture, true);
    }
    bool squares = false;
    for (auto& column : plan.columns) {
        make_rows(column, picture.lanes.size() > 1, height, sizes);
        squares = squares || std::ranges::any_of(column, [](const Planned& planned) {
                      return planned.kind == CardKind::squares && !planned.row;
                  });
    }
    const int most = std::max(largest_square, scale.length(largest_square));
    for (bool fits = false; !fits;
         plan.places_a_square = fits ? plan.places_a_square : next_round(plan.places_a_square)) {
        for (plan.square = most; plan.square >= smallest_square; --plan.square) {
            if ((fits = place_all(plan, widths, height, sizes))) {
                break;
            }
        }
    }
    plan.gap = gap_between(plan.square);
    plan.square = squares ? plan.square : 0;
    return plan;
}

Card together(const Lane& lane, const Planned& planned) {
    Card sum;
    sum.capacity = 0;
    sum.kind = planned.kind;
    for (const Card& card : lane.cards) {
        if (std::ranges::count(planned.ids, card.id) == 0) {
            continue;
        }
        sum.id = planned.ids.size() == 1 ? card.id : planned.label;
        sum.column = card.column;
        sum.capacity = sum.capacity && card.capacity ? std::optional{*sum.capacity + *card.capacity} : std::nullopt;
        sum.in_use += card.in_use;
        sum.delayed += card.delayed;
        sum.turning += card.turning;
        sum.waiting += card.waiting;
        sum.oldest_hours = std::max(sum.oldest_hours, card.oldest_hours);
        sum.late = sum.late || card.late;
        sum.changed = sum.changed || card.changed;
    }
    sum.label = planned.label;
    sum.short_label = planned.short_label;
    sum.room = planned.room;
    sum.surge = planned.surge;
    return sum;
}

}  // namespace careway::scene
