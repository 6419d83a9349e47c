#pragma once

#include <algorithm>
#include <iterator>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "sim/base/name.hpp"
#include "sim/pathway/compile.hpp"
#include "sim/pathway/simulation.hpp"

/// Small systems for tests, said in few words. Times are whole hours.
namespace careway::pathway::testing {

inline random::Distribution fixed(double hours) {
    return {random::Shape::deterministic, hours * 3600e3, 0, {}, {}, 1};
}
inline random::Distribution exponential(double mean_hours) {
    return {random::Shape::exponential, mean_hours * 3600e3, 0, {}, {}, 1};
}

inline PoolSpec pool(const std::string& name, int capacity) {
    PoolSpec spec;
    spec.name = spec.label = name;
    spec.capacity = Dated<int>::always(capacity);
    return spec;
}

inline demand::StreamSpec stream(const std::string& name, const std::string& enters, double per_hour) {
    demand::StreamSpec spec;
    spec.name = name;
    spec.enters = enters;
    spec.rate = Dated<Split<double>>::always(Split<double>::same(per_hour));
    return spec;
}

inline DestinationSpec to(const std::string& name, double share = 1) {
    DestinationSpec spec;
    spec.to = name;
    spec.share = Dated<Split<double>>::always(Split<double>::same(share));
    return spec;
}

inline NodeSpec node(const std::string& name, const std::vector<std::string>& uses, const random::Distribution& stay,
                     const std::vector<DestinationSpec>& destinations) {
    NodeSpec spec;
    spec.name = spec.label = name;
    for (const std::string& pool : uses) {
        spec.uses.push_back({pool});
    }
    spec.stay = Dated<Stay>::always(Stay::same(stay));
    spec.destinations = destinations;
    spec.delays = true;
    return spec;
}

inline ModelSpec system(const std::vector<PoolSpec>& pools, const std::vector<demand::StreamSpec>& streams,
                        const std::vector<NodeSpec>& nodes, Duration length = 100 * day) {
    ModelSpec spec;
    spec.name = "test";
    spec.run.length = length;
    spec.pools = pools;
    spec.streams = streams;
    spec.nodes = nodes;
    return spec;
}

inline std::vector<Time> times(const std::vector<Record>& records) {
    std::vector<Time> found;
    std::transform(records.begin(), records.end(), std::back_inserter(found), [](const Record& r) { return r.time; });
    return found;
}

/// Everything that happened in a run, from its start to its end.
struct Story {
    std::shared_ptr<const Program> program;
    std::vector<Record> records;
    Frame end;

    explicit Story(const ModelSpec& spec, std::uint32_t seed = 1) : program{compile(spec)} {
        Simulation simulation{program, program->initial_settings, random::Draws{seed, 0}};
        Records batch;
        for (bool done = false; !done;) {
            done = simulation.advance(program->end, batch);
            records.insert(records.end(), batch.all().begin(), batch.all().end());
            batch.clear();
        }
        end = simulation.frame();
    }

    [[nodiscard]] std::uint16_t node(const std::string& name) const { return index(program->texts.nodes, name); }
    [[nodiscard]] std::uint16_t pool(const std::string& name) const { return index(program->texts.pools, name); }

    /// Records of one kind at one node, in order.
    [[nodiscard]] std::vector<Record> all(What what, const std::string& name) const {
        std::vector<Record> found;
        for (const Record& record : records) {
            if (record.what == what && record.node == node(name)) {
                found.push_back(record);
            }
        }
        return found;
    }
    [[nodiscard]] std::size_t count(What what) const {
        std::size_t found = 0;
        for (const Record& record : records) {
            found += record.what == what ? 1 : 0;
        }
        return found;
    }

private:
    template <class Texts>
    static std::uint16_t index(const Texts& texts, const std::string& name) {
        for (std::uint16_t i = 0; i < texts.size(); ++i) {
            if (texts[i].name == name) {
                return i;
            }
        }
        throw std::out_of_range{name};
    }
};

}  // namespace careway::pathway::testing
