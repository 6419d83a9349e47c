#include <algorithm>
#include <cmath>

#include "viz/app/stage.hpp"

namespace careway::app {

namespace {

constexpr double seconds_on_the_way = 0.4;
constexpr std::size_t most_on_the_way = 60;

/// Where in its hour the move of a number happens: spread evenly however many there are (multiples of the golden
/// ratio). When in that hour it did is not kept.
Duration moment_of(std::size_t number) {
    constexpr double golden = 0.6180339887498949;
    const double turns = static_cast<double>(number + 1) * golden;
    return Duration::hours(turns - std::floor(turns));
}

std::vector<run::Moved> one_by_one(const std::vector<run::Moved>& moves) {
    std::vector<run::Moved> single;
    for (const run::Moved& moved : moves) {
        single.insert(single.end(), moved.to == 0 ? 0 : static_cast<std::size_t>(moved.people),
                      {moved.from, moved.to, 1});
    }
    return single;
}

}  // namespace

bool shows_flights(Duration per_second) {
    return per_second > Duration{} && per_second <= Duration::hours(6);
}

std::string flights_in_words(Duration per_second) {
    return shows_flights(per_second) ? "on the way (" + std::to_string(most_on_the_way) + " at most)" : "";
}

std::vector<scene::Flight> Stage::flights(Time at, Duration per_second) const {
    std::vector<scene::Flight> flights;
    if (!shows_flights(per_second)) {
        return flights;
    }
    const Duration lasts = Duration::hours(seconds_on_the_way * per_second.in_hours());
    // As evenly as they are spread, some hours have a few more in that time.
    const double room = static_cast<double>(most_on_the_way / scenarios_.size()) - 4;
    const auto most = static_cast<std::size_t>(room / std::max(1.0, lasts.in_hours()));
    const auto name_of = [&](std::uint16_t side) {
        return side == 0 ? std::string{} : scenarios_.front().program->texts.pools[side - 1u].name;
    };
    for (std::size_t lane = 0; lane < scenarios_.size(); ++lane) {
        const Time first = at - lasts;
        for (Time begin = first - Duration::milliseconds(first.ticks() % hour.ticks()); begin <= at;
             begin = begin + hour) {
            const auto moves = one_by_one(session_.moves(lane, begin));
            const std::size_t shown = std::min(moves.size(), most);
            for (std::size_t i = 0; i < shown; ++i) {
                const double progress = (at - (begin + moment_of(i))).in_hours() / lasts.in_hours();
                if (progress >= 0 && progress < 1) {
                    const run::Moved& moved = moves[i * moves.size() / shown];
                    flights.push_back({lane, name_of(moved.from), name_of(moved.to), progress});
                }
            }
        }
    }
    return flights;
}

}  // namespace careway::app
