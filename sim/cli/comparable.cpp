#include "sim/cli/comparable.hpp"

#include <fmt/format.h>

#include "sim/results/number.hpp"

namespace careway::cli {

namespace {

/// One line of the run's description that differs from the base's.
void require_same(const Prepared& base, const Prepared& other, const std::string& address, const std::string& verb,
                  const std::string& in_base, const std::string& in_other) {
    if (in_base == in_other) {
        return;
    }
    Fault fault;
    fault.code = "M140";
    fault.message = fmt::format("{} {} {}, {} {} {}: not comparable", base.scenario.name, verb, in_base,
                                other.scenario.name, verb, in_other);
    fault.place = other.model.place_of(address);
    fault.other = OtherPlace{"the base says so here", base.model.place_of(address)};
    throw InputError{{fault}, language::render({fault}, "error")};
}

std::string in_days(Duration duration) {
    return results::counted(static_cast<long long>(duration.in_days()), "day");
}

}  // namespace

void require_comparable(const std::vector<Prepared>& prepared) {
    const Prepared& base = prepared.front();
    for (const Prepared& other : prepared) {
        const auto& a = base.scenario;
        const auto& b = other.scenario;
        require_same(base, other, "run.length", "covers", in_days(a.length), in_days(b.length));
        require_same(base, other, "run.warm_up", "warms up for", in_days(a.warm_up), in_days(b.warm_up));
        require_same(base, other, "start", "starts on", to_string(a.start), to_string(b.start));
    }
}

}  // namespace careway::cli
