// What decides how many places of a pool are open beside its capacity, and when it takes people.
#include <fmt/format.h>

#include <algorithm>

#include "sim/language/model_reader.hpp"

namespace careway::language {

namespace {

bool given(const Value& map, const char* key) {
    const Value* value = map.find(key);
    return value != nullptr && sound(*value);
}

}  // namespace

double ModelReader::number_at(const Value& map, const char* key, const Type& type, double otherwise) {
    return given(map, key) ? read_number(*map.find(key), type, Frame{}, faults_) : otherwise;
}

Duration ModelReader::time_at(const Value& map, const char* key) {
    return Duration::milliseconds(static_cast<std::int64_t>(number_at(map, key, duration_type, 0) + 0.5));
}

int ModelReader::whole_at(const Value& map, const char* key, const Type& type, int otherwise) {
    return given(map, key) ? read_whole(*map.find(key), type, Frame{}, faults_) : otherwise;
}

void ModelReader::read_openings(const Value& stated, pathway::PoolSpec& pool) {
    const std::string closing = text_at(stated, "closing", "finish");
    pool.closing = closing == "pause"       ? pathway::Closing::pause
                   : closing == "send_back" ? pathway::Closing::send_back
                                            : pathway::Closing::finish;
    if (given(stated, "closed")) {
        const Value& closed = bare(*stated.find("closed"));
        if (given(closed, "every") && given(closed, "for")) {
            pool.closed = pathway::ClosureSpec{read_distribution(*closed.find("every"), Frame{}, faults_),
                                               read_distribution(*closed.find("for"), Frame{}, faults_),
                                               whole_at(closed, "places", places_type, 1)};
            pool.closed->places *= pool.in_hours ? 100 : 1;
        }
    }
    if (given(stated, "sessions")) {
        const Value& sessions = bare(*stated.find("sessions"));
        pool.sessions = pathway::SessionsSpec{time_at(sessions, "every"), whole_at(sessions, "quorum", people_type, 1),
                                              time_at(sessions, "first")};
    }
    if (given(stated, "opens")) {
        read_rule(stated, pool);
    }
    read_staff(stated, pool);
}

void ModelReader::read_rule(const Value& stated, pathway::PoolSpec& pool) {
    const Value& opens = bare(*stated.find("opens"));
    pathway::OpeningSpec rule;
    rule.above = number_at(opens, "above", share_type, 1);
    rule.of = text_at(opens, "of", "");
    rule.opens_for = time_at(opens, "for");
    if (given(stated, "closes")) {
        const Value& closes = bare(*stated.find("closes"));
        rule.closes_for = time_at(closes, "for");
        if (given(closes, "below")) {
            rule.below = number_at(closes, "below", share_type, 0);
            if (*rule.below > rule.above) {
                faults_.add(Code::bad_range, closes.find("below")->place,
                            fmt::format("pool `{}` would close below an occupancy at which it opens", pool.name),
                            {"", "`below` of `closes` is at most `above` of `opens`"});
            }
        }
    }
    rule.at_least = time_at(stated, "at_least");
    pool.opens = rule;
}

void ModelReader::read_staff(const Value& stated, pathway::PoolSpec& pool) {
    if (given(stated, "posts")) {
        pathway::PostsSpec posts;
        posts.posts = whole_at(stated, "posts", places_type, 0);
        posts.vacant = number_at(stated, "vacant", share_type, 0);
        posts.hours = number_at(stated, "hours", rate_type, 0);
        if (given(stated, "leaves_after")) {
            posts.leaves_after = read_distribution(*stated.find("leaves_after"), Frame{}, faults_);
        }
        if (given(stated, "recruited_after")) {
            posts.recruited_after = read_distribution(*stated.find("recruited_after"), Frame{}, faults_);
        }
        pool.posts = posts;
    }
    if (given(stated, "staffed_by")) {
        for (const Entry* entry : own_entries(bare(*stated.find("staffed_by")))) {
            if (sound(entry->value) && bare(entry->value).is_map()) {
                pool.staffed_by.push_back({entry->key, number_at(bare(entry->value), "hours", rate_type, 0),
                                           whole_at(bare(entry->value), "rank", people_type, 1)});
            }
        }
    }
}

/// Staff have posts, and hours where places need hours of them.
void ModelReader::check_openings(const pathway::ModelSpec& spec) {
    for (const pathway::PoolSpec& pool : spec.pools) {
        for (const pathway::StaffingSpec& need : pool.staffed_by) {
            const pathway::PoolSpec* staff = pool_called(spec, need.staff);
            const Value& stated = bare(*model_.find("pools")->find(pool.name));
            const Place& place = bare(*stated.find("staffed_by")).entry(need.staff)->place;
            if (staff != nullptr && !staff->posts) {
                faults_.add(Code::not_staff, place,
                            fmt::format("pool `{}` has no `posts`, so it staffs nothing", need.staff));
            } else if (staff != nullptr && !(staff->posts->hours > 0)) {
                faults_.add(Code::not_staff, place,
                            fmt::format("pool `{}` does not say how many `hours` a post works", need.staff),
                            {"", "for example `hours: 37.5 per week`"});
            }
        }
        if (pool.opens) {
            const pathway::PoolSpec* watched = pool_called(spec, pool.opens->of);
            if (watched != nullptr && (watched->unlimited || watched->name == pool.name)) {
                faults_.add(Code::never_opens, model_.find("pools")->entry(pool.name)->place,
                            fmt::format("pool `{}` never opens: `{}` {}", pool.name, watched->name,
                                        watched->unlimited ? "has no limit" : "is itself"));
            }
        }
    }
}

}  // namespace careway::language
