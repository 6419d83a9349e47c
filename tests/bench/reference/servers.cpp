#include "tests/bench/reference/servers.hpp"

#include <queue>
#include <vector>

#include "tests/bench/reference/generator.hpp"
#include "tests/bench/reference/heap.hpp"

namespace careway::bench::reference {

namespace {

const Exponential exponential;

struct LaterFirst {
    bool operator()(const Event& a, const Event& b) const { return b < a; }
};

}  // namespace

ServersResult simulate_servers(long customers, unsigned long seed) {
    enum : std::uint32_t { arrives, leaves };
    constexpr int servers = 10;
    constexpr double arrival_rate = 9;
    std::priority_queue<Event, std::vector<Event>, LaterFirst> events;
    Generator arrivals{seed};
    Generator services{seed ^ 0x5555};
    std::vector<double> queue(1 << 16);  // arrival times of those who wait, in a ring
    const auto ring = static_cast<std::uint32_t>(queue.size() - 1);
    std::uint32_t head = 0;
    std::uint32_t tail = 0;
    std::uint32_t sequence = 0;
    int free = servers;
    long arrived = 0;
    long left = 0;
    double waited = 0;
    events.push({exponential(arrivals) / arrival_rate, sequence++, arrives});
    while (left < customers) {
        const Event event = events.top();
        events.pop();
        if (event.tag == arrives) {
            if (++arrived < customers) {
                events.push({event.time + exponential(arrivals) * (1 / arrival_rate), sequence++, arrives});
            }
            if (free > 0) {
                --free;
                events.push({event.time + exponential(services), sequence++, leaves});
            } else {
                queue[tail++ & ring] = event.time;
            }
            continue;
        }
        ++left;
        if (head != tail) {
            waited += event.time - queue[head++ & ring];
            events.push({event.time + exponential(services), sequence++, leaves});
        } else {
            ++free;
        }
    }
    return {waited / static_cast<double>(customers), customers};
}

}  // namespace careway::bench::reference
