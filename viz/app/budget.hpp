#pragma once

#include <span>
#include <string>
#include <vector>

#include "sim/language/screen.hpp"

namespace careway::app {

/// What levers take together.
struct Spending {
    double cost_per_day = 0;  ///< pounds
    double staff = 0;         ///< whole-time equivalents
};

/// The most that levers in force take on any one day from `from` on, those to come among them. @pre no pull is refused
[[nodiscard]] Spending most_spent(const std::vector<language::Lever>& levers, std::span<const language::Pull> pulls,
                                  Date from);

/// Refuses a lever that takes more than is left of a budget from the day on which it comes into force, and says what is
/// left. @param pulls  made before, none of them refused. Throws language::PullRefused.
void refuse_beyond(const language::Budget& budget, const std::vector<language::Lever>& levers,
                   std::span<const language::Pull> pulls, const language::Pull& pull);

/// "£5,400 a day", "12 staff"; "no money", "no staff".
[[nodiscard]] std::string money_in_words(double per_day);
[[nodiscard]] std::string staff_in_words(double staff);

}  // namespace careway::app
