#include "viz/app/follower.hpp"

#include <chrono>
#include <exception>
#include <utility>

namespace careway::app {

namespace {

std::optional<std::uint64_t> person_of(const run::Session& session, const Whom& whom, Time time) {
    std::vector<run::PersonInPlace> people = session.people_in(whom.lane, whom.pool, time);
    std::erase_if(people, [&](const run::PersonInPlace& each) { return each.delayed != whom.delayed; });
    if (people.empty()) {
        return std::nullopt;
    }
    const auto nth = static_cast<std::size_t>(whom.nth);
    const std::size_t at = whom.of > 0 ? nth * people.size() / static_cast<std::size_t>(whom.of) : nth;
    return people[at % people.size()].person;
}

}  // namespace

void Follower::look_for(const Whom& whom) {
    forget();
    whom_ = whom;
}

void Follower::forget() {
    whom_.reset();
    followed_.reset();
    doubted_ = false;
    obsolete_ = answer_.valid();
}

bool Follower::has_answer() const {
    return answer_.valid() && answer_.wait_for(std::chrono::seconds{0}) == std::future_status::ready;
}

void Follower::take_answer() {
    std::optional<Followed> answer;
    try {
        answer = answer_.get();
    } catch (const std::exception&) {  // the model stops itself there, or memory ran out: nothing can be told
        answer.reset();
    }
    if (!std::exchange(obsolete_, false)) {
        followed_ = std::move(answer);
        whom_.reset();
    }
}

bool Follower::pass(Time shown) {
    const bool answered = has_answer();
    if (answered) {
        take_answer();
    }
    const bool known = followed_ && followed_->until == shown && !doubted_;
    if (!answer_.valid() && (whom_ || (followed_ && !known))) {
        ask(shown);
    }
    return answered;
}

void Follower::ask(Time shown) {
    doubted_ = false;
    const std::optional<Whom> whom = whom_;
    const Followed now = followed_.value_or(Followed{});
    answer_ = std::async(std::launch::async, [&session = session_, whom, now, shown]() -> std::optional<Followed> {
        const std::size_t lane = whom ? whom->lane : now.lane;
        const auto person = whom ? person_of(session, *whom, shown) : std::optional{now.person};
        return person ? std::optional{Followed{lane, *person, shown, session.journey(lane, *person, shown)}}
                      : std::nullopt;
    });
}

void Follower::settle(Time shown) {
    static_cast<void>(pass(shown));
    while (answer_.valid()) {
        answer_.wait();
        static_cast<void>(pass(shown));
    }
}

}  // namespace careway::app
