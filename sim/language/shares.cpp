#include "sim/language/shares.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace careway::language {

namespace {

/// Of 1; what adding a dozen percentages in binary costs is far below it.
constexpr double tolerance = 1e-9;

}  // namespace

Classes::Classes(std::vector<std::size_t> by, const AttributeList& attributes)
    : by_{std::move(by)}, attributes_{attributes} {
    std::sort(by_.begin(), by_.end());
    by_.erase(std::unique(by_.begin(), by_.end()), by_.end());
    for (const std::size_t attribute : by_) {
        count_ = std::min(count_ * std::max<std::size_t>(1, attributes_[attribute].second.size()), most + 1);
    }
}

std::size_t Classes::value_of(std::size_t i, std::size_t number) const {
    for (std::size_t later = by_.size() - 1; later > i; --later) {
        number /= attributes_[by_[later]].second.size();
    }
    return number % attributes_[by_[i]].second.size();
}

std::size_t Classes::position(const std::vector<std::size_t>& by, std::size_t number) const {
    std::size_t at = 0;
    for (const std::size_t attribute : by) {
        const auto i = static_cast<std::size_t>(std::find(by_.begin(), by_.end(), attribute) - by_.begin());
        at = at * attributes_[attribute].second.size() + value_of(i, number);
    }
    return at;
}

std::string Classes::described(std::size_t number) const {
    std::string text;
    for (std::size_t i = 0; i < by_.size(); ++i) {
        const auto& [attribute, values] = attributes_[by_[i]];
        text += fmt::format("{}{} `{}`", i == 0 ? "" : ", ", attribute, values[value_of(i, number)]);
    }
    return text;
}

Split<double> spread(const Split<double>& split, const Classes& classes) {
    Split<double> wide{classes.by(), {}};
    for (std::size_t number = 0; number < classes.count(); ++number) {
        wide.cells.push_back(classes.cell(split, number));
    }
    return wide;
}

std::optional<ShareFault> fault_in_shares(const std::vector<Split<double>>& shares, bool rest, const Classes& classes) {
    for (std::size_t number = 0; number < classes.count(); ++number) {
        double sum = 0;
        for (const Split<double>& share : shares) {
            sum += classes.cell(share, number);
        }
        if (sum > 1 + tolerance || (!rest && sum < 1 - tolerance)) {
            return ShareFault{sum, classes.described(number)};
        }
    }
    return {};
}

std::string share_message(const std::string& of, const ShareFault& fault, bool rest) {
    const std::string people = fault.people.empty() ? "" : " for " + fault.people;
    return fmt::format("shares of {} add up to {:.6g} %{}, {} 100 %", of, fault.sum * 100, people,
                       rest ? "more than" : "not");
}

std::vector<double> read_plain_shares(const std::vector<const Value*>& stated, const Frame& frame,
                                      const std::string& of, const Place& place, Faults& faults) {
    std::vector<double> shares;
    const auto is_rest = [](const Value* share) { return bare(*share).is_text("rest"); };
    for (const Value* share : stated) {
        shares.push_back(is_rest(share) ? 0 : read_number(*share, share_type, frame, faults));
    }
    const auto rests = std::count_if(stated.begin(), stated.end(), is_rest);
    const double sum = std::accumulate(shares.begin(), shares.end(), 0.0);
    if (rests > 1) {
        faults.add(Code::rest_twice, place, fmt::format("{} has {} shares that take the rest", of, rests));
    } else if (sum > 1 + tolerance || (rests == 0 && sum < 1 - tolerance)) {
        faults.add(Code::shares_do_not_add_up, place, share_message(of, {sum, ""}, rests == 1));
    }
    for (std::size_t i = 0; i < shares.size(); ++i) {
        shares[i] = is_rest(stated[i]) ? std::max(0.0, 1 - sum) : shares[i];
    }
    return shares;
}

}  // namespace careway::language
