#include "sim/language/suggest.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cctype>

namespace careway::language {

namespace {

constexpr std::size_t longest_compared = 64;
constexpr std::size_t most_listed = 24;

std::string lower(const std::string& text) {
    std::string result = text;
    std::transform(result.begin(), result.end(), result.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return result;
}

}  // namespace

std::size_t edit_distance(std::string_view a, std::string_view b) {
    std::vector<std::vector<std::size_t>> cost(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
    for (std::size_t i = 0; i <= a.size(); ++i) {
        for (std::size_t j = 0; j <= b.size(); ++j) {
            if (i == 0 || j == 0) {
                cost[i][j] = i + j;
                continue;
            }
            const std::size_t changed = a[i - 1] == b[j - 1] ? 0 : 1;
            cost[i][j] = std::min({cost[i - 1][j] + 1, cost[i][j - 1] + 1, cost[i - 1][j - 1] + changed});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
                cost[i][j] = std::min(cost[i][j], cost[i - 2][j - 2] + 1);
            }
        }
    }
    return cost[a.size()][b.size()];
}

std::string nearest(const std::string& name, const std::vector<std::string>& candidates) {
    if (name.empty() || name.size() > longest_compared) {
        return "";
    }
    std::string best;
    std::size_t best_distance = std::max<std::size_t>(1, name.size() / 3) + 1;
    for (const std::string& candidate : candidates) {
        if (candidate.size() > longest_compared) {
            continue;
        }
        const std::size_t distance = edit_distance(lower(name), lower(candidate));
        if (distance < best_distance || (distance == best_distance && !best.empty() && candidate < best)) {
            best = candidate;
            best_distance = distance;
        }
    }
    if (!best.empty()) {
        return best;
    }
    // `rehab` for `rehab_ward`: a beginning is as good as a slip of the finger.
    const auto begun = std::find_if(candidates.begin(), candidates.end(), [&](const std::string& candidate) {
        return name.size() >= 3 && candidate.starts_with(name);
    });
    if (begun != candidates.end()) {
        return *begun;
    }
    // `length of stay` for `stay`.
    const auto word = std::find_if(candidates.begin(), candidates.end(), [&](const std::string& candidate) {
        return candidate.size() >= 4 && name.size() > candidate.size() && name.ends_with(" " + candidate);
    });
    return word == candidates.end() ? "" : *word;
}

std::string did_you_mean(const std::string& name, const std::vector<std::string>& candidates) {
    const std::string near = nearest(name, candidates);
    return near.empty() ? "" : fmt::format("did you mean `{}`?", near);
}

std::string listed(const std::vector<std::string>& names) {
    if (names.empty()) {
        return "none";
    }
    if (names.size() <= most_listed) {
        return fmt::format("{}", fmt::join(names, ", "));
    }
    return fmt::format("{}, … and {} more", fmt::join(names.begin(), names.begin() + most_listed, ", "),
                       names.size() - most_listed);
}

}  // namespace careway::language
