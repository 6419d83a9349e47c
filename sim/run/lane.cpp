#include "sim/run/lane.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

#include "sim/pathway/past.hpp"

namespace careway::run {

Lane::Lane(std::shared_ptr<const pathway::Program> program, std::size_t bytes)
    : program_{std::move(program)}, bytes_{bytes}, first_{first_hour(*program_)} {}

Time Lane::first_hour(const pathway::Program& program) {
    return std::max(Time{}, program.measure_from - week);
}

Time Lane::reached() const {
    return first_ + (static_cast<std::int64_t>(hours()) - 1) * hour;
}

/// Number of views up to `time`.
std::size_t Lane::hours_until(Time time) const {
    return static_cast<std::size_t>((time - first_).ticks() / hour.ticks()) + 1;
}

/// Number of the view that stands for `time`.
std::size_t Lane::hour_shown(Time time) const {
    return hours_until(std::clamp(time, program_->measure_from, program_->end)) - 1;
}

std::optional<std::vector<PoolView>> Lane::pools(Time time) const {
    const std::size_t number = hour_shown(time);
    if (number >= hours()) {
        return std::nullopt;
    }
    const auto width = static_cast<std::ptrdiff_t>(program_->pools.size());
    const auto begin = pools_.begin() + static_cast<std::ptrdiff_t>(number) * width;
    return std::vector<PoolView>{begin, begin + width};
}

std::optional<View> Lane::view(Time time) const {
    auto seen = pools(time);
    if (!seen) {
        return std::nullopt;
    }
    const std::size_t number = hour_shown(time);
    return View{first_ + static_cast<std::int64_t>(number) * hour, std::move(*seen), moves_of_week(number)};
}

std::vector<bool> Lane::capacity_changed(Time time, Duration before) const {
    const std::size_t width = program_->pools.size();
    std::vector<bool> changed(width);
    const std::size_t last = hour_shown(time);
    if (last >= hours()) {
        return changed;
    }
    const std::size_t back = std::min(last, static_cast<std::size_t>(before.ticks() / hour.ticks()));
    for (std::size_t number = last - back; number < last; ++number) {
        for (std::size_t pool = 0; pool < width; ++pool) {
            const bool other = pools_[number * width + pool].capacity != pools_[last * width + pool].capacity;
            changed[pool] = changed[pool] || other;
        }
    }
    return changed;
}

std::vector<Moved> Lane::moves(Time time) const {
    const std::size_t end = time < first_ ? hours() : hours_until(time);
    if (end >= hours()) {
        return {};
    }
    const auto from = moves_.begin() + static_cast<std::ptrdiff_t>(moves_end_[end - 1]);
    return {from, moves_.begin() + static_cast<std::ptrdiff_t>(moves_end_[end])};
}

std::vector<std::int32_t> Lane::moves_of_week(std::size_t number) const {
    const std::size_t sides = program_->pools.size() + 1;
    std::vector<std::int32_t> people(sides * sides);
    constexpr std::size_t hours_of_week = 168;
    for (std::size_t i = number < hours_of_week ? 0 : moves_end_[number - hours_of_week]; i < moves_end_[number]; ++i) {
        people[moves_[i].from * sides + moves_[i].to] += moves_[i].people;
    }
    return people;
}

std::optional<std::vector<double>> Lane::measures(Time time) const {
    const auto days = (std::min(time, program_->end) - program_->measure_from).ticks() / day.ticks();
    if (days < 1 || days > static_cast<std::int64_t>(days_.size())) {
        return std::nullopt;
    }
    return days_[static_cast<std::size_t>(days - 1)];
}

void Lane::add(Footage footage) {
    for (const Footage::Hour& one : footage.hours) {
        if (one.time > reached()) {
            pools_.insert(pools_.end(), one.pools.begin(), one.pools.end());
            moves_.insert(moves_.end(), one.moves.begin(), one.moves.end());
            moves_end_.push_back(moves_.size());
        }
    }
    if (!footage.measures.empty()) {
        const auto days = (footage.hours.back().time - program_->measure_from).ticks() / day.ticks();
        if (days > static_cast<std::int64_t>(days_.size())) {
            days_.push_back(std::move(footage.measures));
        }
    }
    for (const Checkpoint& fresh : footage.checkpoints) {
        const auto behind = std::lower_bound(checkpoints_.begin(), checkpoints_.end(), fresh.time(),
                                             [](const Checkpoint& one, Time time) { return one.time() < time; });
        if (behind == checkpoints_.end() || behind->time() != fresh.time()) {
            checkpoints_.insert(behind, fresh);
        }
    }
    thin();
    stopped_ = std::move(footage.stopped);
}

void Lane::cut_after(Time instant) {
    const Time time = instant - Duration::milliseconds(instant.ticks() % hour.ticks());
    if (time < program_->measure_from) {
        forget();
    } else if (const std::size_t kept = hours_until(time); kept < hours()) {
        pools_.resize(kept * program_->pools.size());
        moves_end_.resize(kept);
        moves_.resize(moves_end_.back());
        const auto days = static_cast<std::size_t>((time - program_->measure_from).ticks() / day.ticks());
        days_.resize(std::min(days_.size(), days));
    }
    std::erase_if(checkpoints_, [&](const Checkpoint& one) { return one.time() > time; });
    marks_.erase(marks_.upper_bound(time), marks_.end());
    marks_.insert(time);
    stopped_.reset();
}

/// Each checkpoint is one from which a run of `program_` may go on. Where the last is one for a run of another program
/// too, so are those before it.
void Lane::go_on_under(std::shared_ptr<const pathway::Program> program, Time from) {
    Time same = from;
    if (!same_until(*program_, *program, from)) {
        while (!checkpoints_.empty() &&
               (checkpoints_.back().time() > from ||
                !same_until(checkpoints_.back().replica->program(), *program, checkpoints_.back().time()))) {
            checkpoints_.pop_back();
        }
        if (checkpoints_.empty()) {
            forget();
        } else {
            same = checkpoints_.back().time();
        }
    }
    cut_after(same);
    marks_.insert(from);
    program_ = std::move(program);
    first_ = first_hour(*program_);
}

void Lane::forget() {
    pools_.clear();
    moves_.clear();
    moves_end_.clear();
    days_.clear();
    checkpoints_.clear();
}

/// Takes away what is missed least: the one whose neighbours lie closest together, of such the oldest. So every second
/// goes, older ones first. The first one stays, for without it the warm-up would have to be run again.
void Lane::thin() {
    const auto bytes = [](std::size_t sum, const Checkpoint& one) { return sum + one.replica->bytes(); };
    while (checkpoints_.size() > 1 &&
           std::accumulate(checkpoints_.begin(), checkpoints_.end(), std::size_t{0}, bytes) > bytes_) {
        std::size_t least = checkpoints_.size() - 1;
        Duration shortest = never - Time{};
        for (std::size_t i = 1; i + 1 < checkpoints_.size(); ++i) {
            const Duration apart = checkpoints_[i + 1].time() - checkpoints_[i - 1].time();
            if (apart < shortest) {
                shortest = apart;
                least = i;
            }
        }
        checkpoints_.erase(checkpoints_.begin() + static_cast<std::ptrdiff_t>(least));
    }
}

}  // namespace careway::run
