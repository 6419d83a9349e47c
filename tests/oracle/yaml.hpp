#pragma once

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "sim/pathway/spec.hpp"

/// What model files are written with.
namespace careway::oracle {

/// A map of YAML, key by key.
class Map {
public:
    Map& add(const std::string& key, const std::string& value) {
        entries_.emplace_back(key, value);
        return *this;
    }
    template <class T, class Write>
    Map& add(const std::string& key, const std::optional<T>& value, Write write) {
        return value ? add(key, write(*value)) : *this;
    }
    Map& add_if(bool there, const std::string& key, const std::string& value) {
        return there ? add(key, value) : *this;
    }

    [[nodiscard]] std::string in_braces() const {
        std::vector<std::string> parts;
        for (const auto& [key, value] : entries_) {
            parts.push_back(key + ": " + value);
        }
        return fmt::format("{{{}}}", fmt::join(parts, ", "));
    }
    [[nodiscard]] std::string in_lines() const {
        std::string text;
        for (const auto& [key, value] : entries_) {
            text += fmt::format("\n    {}: {}", key, value);
        }
        return text;
    }

private:
    std::vector<std::pair<std::string, std::string>> entries_;
};

inline std::string list(const std::vector<std::string>& parts) {
    return fmt::format("[{}]", fmt::join(parts, ", "));
}
inline std::string yes(bool on) {
    return on ? "yes" : "no";
}
inline std::string time(Duration time) {
    return time.ticks() % hour.ticks() == 0 ? fmt::format("{} hours", time.ticks() / hour.ticks())
                                            : fmt::format("{} ms", time.ticks());
}
inline std::string stay_of(const random::Distribution& of) {
    const std::string mean = time(Duration::milliseconds(static_cast<std::int64_t>(of.a)));
    return of.shape == random::Shape::deterministic ? mean : fmt::format("{{exponential: {{mean: {}}}}}", mean);
}
inline std::string share(double share) {
    return fmt::format("{} %", share * 100);
}
inline std::string rate(double per_hour) {
    return fmt::format("{} per hour", per_hour);
}
inline std::string number(int number) {
    return std::to_string(number);
}

inline constexpr const char* days[] = {"mon", "tue", "wed", "thu", "fri", "sat", "sun"};

inline std::string clock(Duration into_week) {
    const auto minutes = into_week.ticks() % day.ticks() / 60'000;
    return fmt::format("{:02}:{:02}", minutes / 60, minutes % 60);
}
inline const char* day_of_week(Duration into_week) {
    return days[into_week.ticks() / day.ticks()];
}
inline std::string hours_of(Duration from, Duration to) {
    const std::string end = to.ticks() % day.ticks() == 0 ? "24:00" : clock(to);
    return fmt::format("{} {}-{}", day_of_week(from), clock(from), end);
}
inline std::string week(const pathway::WeekHours& open) {
    std::vector<std::string> hours;
    for (const auto& [from, to] : open) {
        hours.push_back(hours_of(from, to));
    }
    return list(hours);
}

/// Values of one model, whose people differ in attributes.
class Values {
public:
    explicit Values(const pathway::ModelSpec& model) : model_{model} {}

protected:
    const pathway::ModelSpec& model_;

    template <class T, class Write>
    [[nodiscard]] std::string split(const Split<T>& value, Write write) const {
        if (value.by.empty()) {
            return write(value.cells.front());
        }
        const auto& attribute = model_.attributes[value.by.front()];
        Map map;
        map.add("by", attribute.name);
        for (std::size_t i = 0; i < attribute.values.size(); ++i) {
            map.add(attribute.values[i], write(value.cells[i]));
        }
        return map.in_braces();
    }
    [[nodiscard]] std::string stay(const pathway::Stay& stay) const { return split(stay, stay_of); }

    template <class T, class Write>
    [[nodiscard]] static std::string dated(const Dated<T>& value, Write write) {
        if (value.steps.empty()) {
            return write(value.first);
        }
        Map map;
        map.add(to_string(value.steps.front().first - std::chrono::days{1}), write(value.first));
        for (const auto& [date, step] : value.steps) {
            map.add(to_string(date), write(step));
        }
        return map.in_braces();
    }
    [[nodiscard]] std::string stay(const Dated<pathway::Stay>& stays) const {
        return dated(stays, [&](const pathway::Stay& one) { return stay(one); });
    }
    [[nodiscard]] static std::string places(int places, bool in_hours) {
        return in_hours ? fmt::format("{} hours per week", places / 100.0) : number(places);
    }
};

/// What the model says of a node or membership.
Map node_text(const pathway::ModelSpec& model, const pathway::NodeSpec& node);

}  // namespace careway::oracle
