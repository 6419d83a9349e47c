#pragma once

/// Queues with Poisson arrivals and `servers` places, in a steady state. `load` is the offered load in erlangs: arrival
/// rate times mean stay. Waits are in multiples of the mean stay, so that no unit can be mistaken.
namespace careway::stats {

/// Share of arrivals turned away when nobody may wait (M/G/c/c), for any distribution of stays.
///
/// @param servers  at least 0
/// @param load     at least 0; may exceed `servers`
/// Source: Kleinrock (1975), Queueing Systems vol. 1, section 3.6 (M/M/m/m).
[[nodiscard]] double erlang_b(int servers, double load);

/// Probability that an arrival waits in an M/M/c queue.
///
/// @pre servers >= 1 and 0 <= load < servers; otherwise throws std::domain_error. The same holds for all below.
/// Source: Kleinrock (1975), section 3.5 (M/M/m).
[[nodiscard]] double erlang_c(int servers, double load);

/// Mean number of people who wait in an M/M/c queue. Source: Kleinrock (1975), section 3.5.
[[nodiscard]] double mmc_waiting(int servers, double load);

/// Mean wait in an M/M/c queue, over all who arrive, in mean stays. Source: Little's law on mmc_waiting.
[[nodiscard]] double mmc_mean_wait(int servers, double load);

/// Probability that a wait in an M/M/c queue served in order of arrival exceeds `stays` mean stays.
/// Source: Gross and Harris (1998), Fundamentals of Queueing Theory, 3rd ed., equation 2.38.
[[nodiscard]] double mmc_wait_exceeds(int servers, double load, double stays);

/// The wait, in mean stays, that a share `p` of arrivals does not exceed, 0 <= p < 1. The inverse of mmc_wait_exceeds.
[[nodiscard]] double mmc_wait_quantile(int servers, double load, double p);

}  // namespace careway::stats
