#pragma once

#include "sim/fit/estimate.hpp"
#include "sim/fit/likelihood.hpp"
#include "sim/fit/spells.hpp"

namespace careway::fit {

/// Those who were ready more than an hour before they left, for one reason.
struct Delay {
    std::uint32_t reason = unknown;  ///< unknown where the table has none, or this row
    std::int64_t people = 0;
    Estimate share;         ///< of all who left that way
    std::vector<Fit> fits;  ///< how long they stayed on, the best first
    [[nodiscard]] double mean_of_all() const { return share.value * fits.front().mean; }
};

/// One destination.
struct Way {
    std::int64_t people = 0;       ///< who left there while the data was taken
    std::vector<Estimate> shares;  ///< among those of each group who left
    bool rest = false;             ///< that of most people, which takes what the others leave
    Estimate delay;                ///< days from ready to left, mean of all of them
    Estimate delayed;              ///< share of those who were ready more than an hour before
    double part = 0;               ///< of the time from admitted to left that was delay
    std::vector<Delay> delays;     ///< by reason; none where nobody was delayed
};

/// By destination. People still there tell nothing of the shares; where it is known that they wait, and where for, they
/// tell of the delays.
[[nodiscard]] std::vector<Way> ways_of(const Spells& spells);

}  // namespace careway::fit
