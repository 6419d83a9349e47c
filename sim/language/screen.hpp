#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

#include "sim/base/error.hpp"
#include "sim/base/time.hpp"

/// What a model says to the live screen. Nothing of it decides a run.
namespace careway::language {

/// The screen has room for so many columns.
inline constexpr std::size_t most_columns = 6;

/// How the screen shows a pool; empty what the model does not say.
struct OnScreen {
    std::string short_name;  ///< at most 18 characters
    std::string group;
    std::string column;  ///< one of Screen::columns
};

/// Something that a room can do while the model runs: a change without a date, which pulling it gives.
struct Lever {
    std::string name;
    int key = 0;  ///< 1 to 9, no two alike; 0: none is left
    int takes_effect_days = 0;
    double cost_per_day = 0;  ///< pounds
    double staff = 0;         ///< whole-time equivalents
    /// Whether its changes can be taken back once they are in force: not those that put a value in place of the old
    /// one, or multiply it by 0.
    bool can_release = true;
    Place place;  ///< where its `set` stands
};

/// At what the screen is to pause by itself.
struct StopRule {
    enum class Watched : std::uint8_t { occupancy, in_use, waiting, delayed_here };

    std::string name;
    std::string measure;  ///< "acute_beds.occupancy", as in the catalogue
    std::string pool;
    Watched watched = Watched::occupancy;
    bool above = true;  ///< it stops above the limit, otherwise below it
    double limit = 0;   ///< of an occupancy a share, 0.98
};

/// What a room may spend on levers; nothing: as much as it likes.
struct Budget {
    std::optional<double> cost_per_day;  ///< pounds
    std::optional<double> staff;         ///< whole-time equivalents
};

struct Screen {
    std::map<std::string, OnScreen> pools;  ///< every pool of the model
    std::vector<std::string> columns;       ///< from left to right, at most most_columns
    std::vector<std::string> tiles;         ///< addresses of measures, at most 5
    std::vector<std::string> charts;        ///< addresses of measures, at most 2
    std::vector<Lever> levers;              ///< of the model, then of what its scenario extends, then of the scenario
    std::vector<StopRule> stops;
    Budget budget;
};

/// A lever pulled, or released.
struct Pull {
    std::size_t lever = 0;  ///< position in Screen::levers
    Date from;              ///< the day on which it takes effect
    bool release = false;   ///< takes back the last pull of the lever
};

/// A lever cannot be pulled or released like this; `what()` says why to whoever pulled it.
class PullRefused : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

}  // namespace careway::language
