// Files that a model is made of.
#include <ctime>
#include <memory>
#include <optional>
#include <vector>

#include "sim/base/error.hpp"
#include "sim/cli/model.hpp"
#include "sim/measure/measures.hpp"
#include "sim/pathway/simulation.hpp"
#include "tests/fuzz/inputs.hpp"
#include "tests/fuzz/scratch.hpp"

namespace careway::fuzz {

namespace {

/// Models with more people than these on their first day are right, and slow.
constexpr std::uint32_t most_people = 2000;
constexpr int most_batches = 20;
constexpr Duration longest = Duration::days(20);
/// A model may also do much that nobody hears of.
constexpr std::clock_t patience = CLOCKS_PER_SEC;

bool is_small(const pathway::Program& program) {
    std::size_t people = program.census.size();
    for (const pathway::InitialGroup& group : program.initial) {
        people += group.count;
    }
    return people <= most_people;
}

/// Ever longer steps, so that no step takes much longer than all before it.
void run_briefly(const std::shared_ptr<const pathway::Program>& program) {
    const std::clock_t begin = std::clock();
    pathway::Simulation simulation{program, program->initial_settings, random::Draws{1, 1}};
    measure::Measures measures{program};
    pathway::Records records;
    Time until = Time{} + Duration::seconds(1);
    for (int batch = 0; batch < most_batches && std::clock() - begin < patience; ++batch) {
        if (simulation.advance(std::min(until, program->end), records)) {
            until = Time{} + 2 * (until - Time{});
        }
        measures.read(records.all());
        records.clear();
        if (simulation.now() == program->end || simulation.now() > Time{} + longest) {
            break;
        }
    }
    measure::values(*program, {measures.cut(simulation.now())});
}

bool reads_and_runs(const char* model, const std::optional<cli::Located>& scenario = {}) {
    try {
        const cli::Prepared prepared = cli::prepare({"model", model}, scenario);
        if (is_small(*prepared.program)) {
            run_briefly(prepared.program);
        }
    } catch (const InputError&) {
        return false;
    } catch (const ModelError&) {  // a deadlock: the model was read
    }
    return true;
}

}  // namespace

bool try_model(std::string_view text) {
    const Scratch scratch{"model"};
    Scratch::write("model.yaml", text);
    return reads_and_runs("model.yaml");
}

bool try_scenario(std::string_view text) {
    const Scratch scratch{"scenario"};
    Scratch::write("scenario.yaml", text);
    return reads_and_runs("model.yaml", cli::Located{"scenario", "scenario.yaml"});
}

bool try_table(std::string_view text) {
    const Scratch scratch{"table"};
    Scratch::write("table.csv", text);
    bool taken = false;
    for (const char* model : {"rate.yaml", "share.yaml", "stay.yaml", "observed.yaml", "profile.yaml", "census.yaml"}) {
        taken = reads_and_runs(model) || taken;
    }
    return taken;
}

}  // namespace careway::fuzz
