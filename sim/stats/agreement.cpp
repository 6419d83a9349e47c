#include "sim/stats/agreement.hpp"

#include <boost/math/special_functions/beta.hpp>

namespace careway::stats {

double chance_of_agreement(std::size_t agreeing, std::size_t runs) {
    if (agreeing == 0) {
        return 1;
    }
    // The upper tail of a binomial distribution is an incomplete beta function.
    return boost::math::ibeta(static_cast<double>(agreeing), static_cast<double>(runs - agreeing + 1), 0.5);
}

}  // namespace careway::stats
