#pragma once

namespace careway::random {

/// Quantile of the standard normal distribution at 0 < p < 1, to about 16 digits: monotone in p, one uniform a variate.
/// Source: Wichura (1988), Algorithm AS 241 (PPND16), Applied Statistics 37(3).
double normal_quantile(double p);

}  // namespace careway::random
