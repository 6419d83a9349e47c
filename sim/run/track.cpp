#include "sim/run/track.hpp"

#include <cmath>
#include <limits>
#include <utility>

#include "sim/run/replica.hpp"

namespace careway::run {

namespace {

constexpr float nothing = std::numeric_limits<float>::quiet_NaN();

void raise(std::vector<float>& highest, const std::vector<float>& numbers) {
    highest.resize(numbers.size(), nothing);
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        highest[i] = std::fmax(highest[i], numbers[i]);  // of a number and NaN the number
    }
}

}  // namespace

std::optional<Track> follow_numbers(std::shared_ptr<const pathway::Program> program, std::uint32_t seed,
                                    std::uint32_t replication, const Wanted& wanted, const std::stop_token& stop) {
    const Time from = program->measure_from;
    const Time end = program->end;
    Replica replica{std::move(program), seed, replication};
    for (Time at{day}; at < from && !stop.stop_requested(); at = at + day) {
        replica.advance(at);
    }
    Track track;
    std::vector<double> measures;
    for (Time at = from; at <= end; at = at + hour) {
        if (stop.stop_requested()) {
            return std::nullopt;
        }
        replica.advance(at);
        const std::int64_t hours = (at - from).ticks() / hour.ticks() % 24;
        if (hours == 0) {
            measures = replica.values_so_far();
        }
        const std::vector<double> exact = wanted({at, pools_of(replica), {}}, measures);
        const std::vector<float> numbers{exact.begin(), exact.end()};
        raise(track.highest, numbers);
        if (hours == 12) {
            track.noons.insert(track.noons.end(), numbers.begin(), numbers.end());
        }
    }
    track.whole = replica.finish();
    return track;
}

}  // namespace careway::run
