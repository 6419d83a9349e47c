#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "viz/app/stage.hpp"

namespace careway::app {

/// What a lever does to one number of a model, as the model writes it.
struct Effect {
    std::string address;  ///< "pools.packages.capacity"
    std::string before, after;
    int days = 0;  ///< from its day until all of it is there
    friend bool operator==(const Effect&, const Effect&) = default;
};

/// The numbers that are others in `with` from a day on.
[[nodiscard]] std::vector<Effect> effects_between(const std::vector<language::Input>& without,
                                                  const std::vector<language::Input>& with, Date from);

/// "Home care packages from 720 to 780".
[[nodiscard]] std::string in_words(const Effect& effect, const pathway::Texts& texts);

/// Keeps what levers do: to know it the model has to be read once more, which takes longer than a frame.
class LeverEffects {
public:
    /// Of a lever that is in force or to come into force, what that does; else what pulling it now would do, nothing
    /// where it cannot be. Of what was done on later days it knows nothing, for that would be dropped.
    /// @param today  the day looked at
    [[nodiscard]] const std::vector<Effect>& of(const Scenario& scenario, std::size_t lever, Date today);

private:
    using Log = std::vector<language::LoggedPull>;
    struct Known {
        Log log;  ///< under which it is so
        bool pulled = false;
        Date from;
        std::vector<Effect> effects;
    };
    std::map<std::size_t, Known> known_;  ///< by lever
    std::optional<std::pair<Log, std::vector<language::Input>>> earlier_;

    [[nodiscard]] const std::vector<language::Input>& inputs(const Scenario& scenario, const Log& log);
    [[nodiscard]] bool would_do_the_same(const Known& known, const Scenario& scenario, Date from);
};

/// What had been done by the end of a day.
[[nodiscard]] std::vector<language::LoggedPull> log_until(const std::vector<language::LoggedPull>& log, Date day);

/// The pull of a lever that stands, be it that it takes effect later.
[[nodiscard]] std::optional<std::size_t> standing_pull(const std::vector<language::LoggedPull>& log, std::size_t lever);

}  // namespace careway::app
