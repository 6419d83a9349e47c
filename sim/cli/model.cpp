#include "sim/cli/model.hpp"

#include <algorithm>

namespace careway::cli {

std::vector<Fault> Told::fresh(const std::vector<Fault>& faults) {
    std::vector<Fault> result;
    for (const Fault& fault : faults) {
        const bool told = std::ranges::any_of(told_, [&](const Fault& other) {
            return other.code == fault.code && other.place == fault.place && other.message == fault.message;
        });
        if (!told) {
            result.push_back(fault);
            told_.push_back(fault);
        }
    }
    return result;
}

Prepared prepare(const Located& model, const std::optional<Located>& scenario) {
    return study::prepare(model.path, scenario ? std::optional{scenario->path} : std::nullopt);
}

}  // namespace careway::cli
