#include "sim/run/replicate.hpp"

#include <utility>

#include "sim/run/replica.hpp"

namespace careway::run {

namespace {

/// How much simulated time passes between two looks at `stop`: some milliseconds of a large model.
constexpr Duration between_looks = Duration::days(7);

}  // namespace

std::optional<Values> replicate(std::shared_ptr<const pathway::Program> program, std::uint32_t seed,
                                std::uint32_t replication, const std::atomic<bool>& stop) {
    const Time end = program->end;
    Replica replica{std::move(program), seed, replication};
    for (Time until{between_looks}; until < end; until = until + between_looks) {
        if (stop) {
            return std::nullopt;
        }
        replica.advance(until);
    }
    return replica.finish();
}

}  // namespace careway::run
