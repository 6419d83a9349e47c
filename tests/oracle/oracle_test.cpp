#include "tests/oracle/oracle.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <utility>

#include "sim/base/error.hpp"
#include "sim/language/canonical.hpp"
#include "sim/language/load.hpp"
#include "sim/measure/measures.hpp"
#include "sim/pathway/compile.hpp"
#include "sim/pathway/simulation.hpp"
#include "tests/oracle/little.hpp"
#include "tests/oracle/model_file.hpp"
#include "tests/oracle/models.hpp"
#include "tests/oracle/totals.hpp"

namespace careway::oracle {

void showValue(const Genes& genes, std::ostream& os) {
    os << model_file(model_of(genes));
}

namespace {

namespace fs = std::filesystem;
using pathway::Frame;
using pathway::Record;
using pathway::Simulation;

std::string text_of(const Record& r, const pathway::Program& program) {
    static constexpr const char* names[] = {
        "queued",      "started",     "process_waits", "process_ended", "place_waits", "place_ended", "delay_ended",
        "left",        "exited",      "turning",       "place_back",    "turned_away", "gave_up",     "cancelled",
        "died",        "admitted",    "resumed",       "released",      "capacity",    "gate_holds",  "gate_lets_go",
        "place_taken", "place_given", "sent_back",     "opened"};
    return fmt::format("{} person {:016x} class {} {} node {} other {} since {} marks {}",
                       to_string(program.first_day(), r.time), r.person, r.person_class,
                       names[static_cast<std::size_t>(r.what)], program.texts.nodes[r.node].name, r.other,
                       r.since.ticks(), r.marks);
}

bool same(const Record& a, const Record& b) {
    return a.time == b.time && a.person == b.person && a.since == b.since && a.node == b.node && a.other == b.other &&
           a.person_class == b.person_class && a.what == b.what && a.marks == b.marks;
}

/// The first record that differs, with what stands before it; empty when all are equal.
std::string difference(const pathway::Program& program, const std::vector<Record>& engine,
                       const std::vector<Record>& oracle) {
    const auto differs = std::mismatch(engine.begin(), engine.end(), oracle.begin(), oracle.end(), same);
    if (differs.first == engine.end() && differs.second == oracle.end()) {
        return "";
    }
    const auto number = differs.first - engine.begin();
    std::string text;
    for (auto r = engine.begin() + std::max(std::ptrdiff_t{0}, number - 12); r != differs.first; ++r) {
        text += "  " + text_of(*r, program) + "\n";
    }
    const auto next = [&](const char* name, auto r, auto end) {
        for (int i = 0; i < 4 && r != end; ++i, ++r) {
            text += std::string(name) + text_of(*r, program) + "\n";
        }
    };
    next("engine: ", differs.first, engine.end());
    next("oracle: ", differs.second, oracle.end());
    return text;
}

/// A run of the engine, read in slices of time.
struct EngineRun {
    Simulation simulation;
    std::vector<Record> records;
    std::string deadlock;

    EngineRun(const std::shared_ptr<const pathway::Program>& program, random::Draws draws)
        : simulation{program, program->initial_settings, draws} {}

    void until(Time time) {
        pathway::Records batch;
        bool done = !deadlock.empty();
        while (!done) {
            try {
                done = simulation.advance(time, batch);
            } catch (const ModelError& error) {
                deadlock = error.what();
                done = true;
            }
            records.insert(records.end(), batch.all().begin(), batch.all().end());
            batch.clear();
        }
    }
};

/// What is measured wrongly in two windows of a run, or in both together.
/// @param told  how many of the records tell of the time before the run, which is not measured
std::string wrong_measures(const std::shared_ptr<const pathway::Program>& program, std::vector<Record> records,
                           std::ptrdiff_t told) {
    measure::Measures measures{program};
    measures.read({records.begin(), records.begin() + told});
    measures.cut(Time{});
    std::for_each(records.begin(), records.begin() + told,
                  [](Record& past) { past.time = std::min(past.time, Time{} - Duration::milliseconds(1)); });
    const Time cut{program->end.ticks() / (3 * hour).ticks() * hour};
    const auto later =
        std::partition_point(records.begin(), records.end(), [&](const Record& r) { return r.time < cut; });
    measures.read({records.begin() + told, later});
    measure::Totals both = measures.cut(cut);
    std::string wrong = wrong_totals(*program, records, Time{}, cut, both);
    measures.read({later, records.end()});
    const measure::Totals second = measures.cut(program->end);
    wrong += wrong_totals(*program, records, cut, program->end, second);
    both += second;
    return wrong + wrong_totals(*program, records, Time{}, program->end, both);
}

Features features;  // of all models of this program's tests

/// Nothing when it is refused.
std::shared_ptr<const pathway::Program> compiled(const pathway::ModelSpec& spec) {
    try {
        return pathway::compile(spec);
    } catch (const pathway::RefusedModel&) {
        return {};
    }
}

void compare(const pathway::ModelSpec& spec) {
    const auto program = compiled(spec);
    if (program == nullptr) {
        RC_DISCARD("refused");
    }
    const random::Draws draws{1, 0};
    EngineRun engine{program, draws};
    Oracle oracle{*program, draws};
    std::optional<EngineRun> copy;
    engine.until(Time{});
    const auto told = program->census.empty() ? 0 : std::ssize(engine.records);
    for (Time time; time < program->end && engine.deadlock.empty();) {
        time = std::min(time + Duration::hours(31), program->end);
        engine.until(time);
        oracle.run(time);
        if (const auto text = difference(*program, engine.records, oracle.records()); !text.empty()) {
            RC_FAIL(text + engine.deadlock);
        }
        RC_ASSERT(oracle.locked() == !engine.deadlock.empty());
        if (engine.deadlock.empty()) {
            RC_ASSERT(!oracle.forgot_somebody());
            const Frame now = engine.simulation.frame();
            const Frame counted = oracle.frame();
            RC_ASSERT(now.pools == counted.pools);
            RC_ASSERT(now.nodes == counted.nodes);
            RC_ASSERT(now.between_places == counted.between_places);
            RC_ASSERT(now.away == counted.away);
        }
        if (!copy && time.ticks() > program->end.ticks() / 2) {
            copy = engine;
        }
    }
    if (copy) {
        copy->until(program->end);
        RC_ASSERT(difference(*program, engine.records, copy->records).empty());
    }
    EngineRun whole{program, draws};
    whole.until(program->end);
    RC_ASSERT(difference(*program, engine.records, whole.records).empty());
    if (engine.deadlock.empty()) {
        RC_ASSERT(obeys_little(program, draws, engine.records));
    }
    if (const auto wrong = wrong_measures(program, engine.records, told); !wrong.empty()) {
        RC_FAIL(wrong);
    }
    count_features(spec, engine.records, oracle.seen(), features);
    features["deadlock"].happened += oracle.locked() ? 1 : 0;
    features["all"].models += 1;
}

rc::Gen<std::vector<Gene>> genes_of(int least, int most) {
    const auto number = rc::gen::resize(100, rc::gen::inRange(0, 100));
    const auto gene = rc::gen::container<Gene>(std::size_t{160}, number);
    return rc::gen::mapcat(rc::gen::resize(100, rc::gen::inRange(least, most + 1)), [gene](int count) {
        return rc::gen::container<std::vector<Gene>>(static_cast<std::size_t>(count), gene);
    });
}

/// The lists of numbers, one after the other.
std::vector<std::vector<Gene>*> parts_of(Genes& genes) {
    return {&genes.nodes, &genes.streams, &genes.pools, &genes.run};
}

/// Smaller models: one without a node, stream or pool; one with a shorter list of numbers; one with a number less.
std::vector<Genes> simpler(Genes genes) {
    std::vector<Genes> found;
    for (auto* part : parts_of(genes)) {
        for (std::size_t i = 0; part != &genes.run && part->size() > 1 && i < part->size(); ++i) {
            const Gene gone = (*part)[i];
            part->erase(part->begin() + static_cast<std::ptrdiff_t>(i));
            found.push_back(genes);
            part->insert(part->begin() + static_cast<std::ptrdiff_t>(i), gone);
        }
    }
    for (auto* part : parts_of(genes)) {
        for (Gene& gene : *part) {
            const Gene whole = gene;
            for (const std::size_t length : {std::size_t{0}, whole.size() / 2, whole.size() * 9 / 10}) {
                if (length < whole.size()) {
                    gene.resize(length);
                    found.push_back(genes);
                    gene = whole;
                }
            }
            for (int& number : gene) {
                if (const int old = std::exchange(number, 0); old != 0) {
                    found.push_back(genes);
                    number = old;
                }
            }
        }
    }
    return found;
}

rc::Gen<Genes> genes_of_models() {
    return rc::gen::shrink(
        rc::gen::noShrink(rc::gen::build<Genes>(
            rc::gen::set(&Genes::run, genes_of(3, 3)), rc::gen::set(&Genes::pools, genes_of(1, 4)),
            rc::gen::set(&Genes::streams, genes_of(1, 3)), rc::gen::set(&Genes::nodes, genes_of(1, 12)))),
        [](const Genes& genes) { return rc::seq::fromContainer(simpler(genes)); });
}

int models_to_try() {
    const char* number = std::getenv("CAREWAY_ORACLE_MODELS");
    return number == nullptr ? 200 : std::atoi(number);
}

/// Looks at models made at random, from a seed that may be told.
template <class Property>
std::string failure_of(int models, Property property) {
    rc::detail::TestMetadata metadata;
    rc::detail::TestParams params;
    const char* seed = std::getenv("CAREWAY_ORACLE_SEED");
    params.seed = seed == nullptr ? 20260401 : std::strtoull(seed, nullptr, 10);
    params.maxSuccess = models;
    const auto result = rc::detail::checkTestable(property, metadata, params);
    std::ostringstream message;
    rc::detail::printResultMessage(result, message);
    return result.template is<rc::detail::SuccessResult>() ? "" : message.str();
}

TEST(LittlesLaw, IsBrokenWhereARecordIsMissing) {
    const auto program = compiled(model_of({{{}, {}, {}}, {{}}, {{}}, {{}}}));
    const random::Draws draws{1, 0};
    EngineRun run{program, draws};
    run.until(program->end);

    EXPECT_TRUE(obeys_little(program, draws, run.records));
    for (const auto what : {pathway::What::started, pathway::What::left}) {
        auto records = run.records;
        const auto is_such = [&](const Record& record) { return record.what == what; };
        records.erase(std::find_if(records.begin(), records.end(), is_such));
        EXPECT_FALSE(obeys_little(program, draws, records));
    }
}

/// A failure is told by a model file, which must say the whole model.
TEST(ModelFile, IsReadAsTheModel) {
    const fs::path file = fs::temp_directory_path() / fmt::format("careway_oracle_{}.yaml", ::getpid());

    const auto failure = failure_of(std::min(models_to_try(), 200), [&] {
        const auto spec = model_of(*genes_of_models());
        std::ofstream{file} << model_file(spec);
        try {
            RC_ASSERT(language::load(file).effective_text == language::canonical_text(spec));
        } catch (const InputError& error) {
            if (compiled(spec) != nullptr) {
                RC_FAIL(language::render(error.faults(), "error"));
            }
        }
    });

    fs::remove(file);
    EXPECT_TRUE(failure.empty()) << failure;
}

TEST(Engine, DoesWhatTheRulesSayOfAnyModel) {
    const char* file = std::getenv("CAREWAY_ORACLE_MODEL");
    if (file != nullptr) {
        const auto failure = failure_of(1, [&] { compare(language::load(file).spec); });
        EXPECT_TRUE(failure.empty()) << failure;
        return;
    }

    const auto failure = failure_of(models_to_try(), [] { compare(model_of(*genes_of_models())); });
    EXPECT_TRUE(failure.empty()) << failure;

    for (const char* name : {"rota: finish",
                             "rota: pause",
                             "rota: send_back",
                             "opened by a rule",
                             "overflow: start",
                             "overflow: return",
                             "patience",
                             "several pools",
                             "part of a stay",
                             "turnaround",
                             "ramp",
                             "falling capacity",
                             "processes in series",
                             "with: ready",
                             "gate: rounds",
                             "gate: leaves",
                             "gate: starts",
                             "buffer",
                             "rising priority",
                             "member's place kept",
                             "elective cancelled",
                             "deadlock",
                             "exchange",
                             "census start"}) {
        EXPECT_TRUE(models_to_try() < 2000 || features[name].happened >= 50) << name;
    }
    std::cout << fmt::format("{:30} {:>8} {:>8}\n", "models", "have it", "it was");
    for (const auto& [name, count] : features) {
        std::cout << fmt::format("{:30} {:8} {:8}\n", name, count.models, count.happened);
    }
}

}  // namespace
}  // namespace careway::oracle
