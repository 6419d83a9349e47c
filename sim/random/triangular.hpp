#pragma once

#include <cmath>

namespace careway::random {

/// The value of a triangular distribution below which a share `uniform` lies, 0 and 1 included: its ends.
///
/// @param width, rise  from the lower end to the upper, and to the likeliest value; 0 <= rise <= width
/// Source: Kotz and van Dorp (2004), Beyond Beta, section 1.1.
inline double triangular_quantile(double low, double width, double rise, double uniform) {
    const double fall = width - rise;
    return uniform * width < rise ? low + std::sqrt(uniform * width * rise)
                                  : low + width - std::sqrt((1 - uniform) * width * fall);
}

}  // namespace careway::random
