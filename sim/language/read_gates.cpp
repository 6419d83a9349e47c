#include <fmt/format.h>

#include <algorithm>

#include "sim/language/dates.hpp"
#include "sim/language/model_reader.hpp"

// Hours and times of the week at which people may go on.
namespace careway::language {

/// Hours may touch or overlap; they come out in order, each minute once.
pathway::WeekHours ModelReader::read_week_hours(const Value& owner, const char* key) {
    std::vector<OpenHours> parts;
    const Value* list = owner.find(key);
    for (const Value& item : list == nullptr ? std::vector<Value>{} : bare(*list).items) {
        const auto hours = parse_hours(bare(item).text);
        if (!hours && sound(item)) {
            faults_.add(Code::bad_hours, item.place, fmt::format("`{}` of `{}` are no hours", bare(item).text, key),
                        {"write them as `mon-fri 08:00-18:00` or `sat 09:00-12:30`", ""});
        }
        if (hours) {
            parts.insert(parts.end(), hours->begin(), hours->end());
        }
    }
    std::sort(parts.begin(), parts.end(), [](const auto& a, const auto& b) { return a.from < b.from; });
    pathway::WeekHours merged;
    for (const OpenHours& part : parts) {
        const Duration from = Duration::minutes(part.from);
        const Duration to = Duration::minutes(part.to);
        if (!merged.empty() && from <= merged.back().second) {
            merged.back().second = std::max(merged.back().second, to);
        } else {
            merged.emplace_back(from, to);
        }
    }
    return merged;
}

std::vector<Duration> ModelReader::read_week_times(const Value& owner, const char* key) {
    std::set<Duration> times;
    const Value* list = owner.find(key);
    for (const Value& item : list == nullptr ? std::vector<Value>{} : bare(*list).items) {
        const auto minutes = parse_times(bare(item).text);
        if (!minutes && sound(item)) {
            faults_.add(Code::bad_hours, item.place, fmt::format("`{}` of `{}` is no time", bare(item).text, key),
                        {"write it as `mon-fri 09:00` or `sat 11:30`", ""});
        }
        for (const int minute : minutes.value_or(std::vector<int>{})) {
            times.insert(Duration::minutes(minute));
        }
    }
    return {times.begin(), times.end()};
}

}  // namespace careway::language
