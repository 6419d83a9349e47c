#include "sim/study/plan.hpp"

#include <algorithm>
#include <map>
#include <mutex>
#include <set>
#include <tuple>

#include "sim/base/error.hpp"
#include "sim/run/digest.hpp"
#include "sim/run/runner.hpp"

namespace careway::study {

namespace {

std::string name_of(const Base& base, const std::vector<std::string>& factors, const Levels& levels) {
    std::string name = base.name;
    for (std::size_t factor = 0; factor < factors.size(); ++factor) {
        name += "/" + factors[factor] + "=" + levels[factor].name;
    }
    return name;
}

Plan unread(const language::Study& study, const Ground& ground) {
    Plan plan;
    plan.ground = ground;
    plan.label = study.label;
    plan.runs = study.runs;
    plan.seed = study.seed;
    plan.variation = {study.drawn, study.ensemble};
    for (const language::Factor& factor : study.factors) {
        plan.factors.push_back(factor.name);
    }
    const std::vector<Levels> points = design(study);
    for (std::size_t base = 0; base < ground.bases.size(); ++base) {
        for (const Levels& levels : points) {
            plan.points.push_back({name_of(ground.bases[base], plan.factors, levels), base, levels, "", 0});
        }
    }
    return plan;
}

/// What points say of their faults, each once, in the order of the points.
class Heard {
public:
    explicit Heard(std::size_t points) : faults_(points) {}

    void add(std::size_t point, const std::vector<Fault>& faults) {
        const std::lock_guard lock{mutex_};
        for (const Fault& fault : faults) {
            if (told_.insert({fault.code, fault.place.file, fault.place.line, fault.place.column, fault.message})
                    .second) {
                faults_[point].push_back(fault);
            }
        }
    }

    [[nodiscard]] std::vector<Fault> all() const {
        std::vector<Fault> all;
        for (const auto& of_point : faults_) {
            all.insert(all.end(), of_point.begin(), of_point.end());
        }
        std::ranges::stable_sort(all, {}, [](const Fault& fault) {
            return std::tuple{fault.place.file, fault.place.line, fault.place.column};
        });
        return all;
    }

private:
    std::mutex mutex_;
    std::set<std::tuple<std::string, std::string, std::size_t, std::size_t, std::string>> told_;
    std::vector<std::vector<Fault>> faults_;
};

/// What reading a point finds out that the plan does not keep of each.
struct Read {
    bool changes = false;
    std::set<std::string> drawn;
};

/// Writes to its own point only, so that threads need not wait for one another.
void read_point(Plan& plan, std::size_t number, Read& read, Heard& errors, Heard& warnings) {
    try {
        Prepared prepared = plan.prepare(number);
        read.changes = prepared.program->measured_changes;
        warnings.add(number, prepared.warnings);
        if (plan.variation.any()) {
            const Varied varied = plan.varied(number, prepared.scenario);
            prepared.scenario = varied.scenario();
            read.drawn = varied.names_drawn();
        }
        plan.points[number].digest = run::sha256(prepared.scenario.text);
        if (number == 0) {
            plan.first = std::move(prepared.scenario);
            plan.headline = std::move(prepared.model.spec.headline);
        }
    } catch (const InputError& error) {
        errors.add(number, error.faults());
    } catch (const ModelError& error) {
        throw ModelError{plan.points[number].name + ": " + error.what()};
    }
}

void find_equal_points(Plan& plan) {
    std::map<std::string, std::size_t> first;
    for (std::size_t number = 0; number < plan.points.size(); ++number) {
        plan.points[number].same_as = first.try_emplace(plan.points[number].digest, number).first->second;
    }
}

}  // namespace

std::vector<std::size_t> Plan::to_run() const {
    std::vector<std::size_t> numbers;
    for (std::size_t number = 0; number < points.size(); ++number) {
        if (points[number].same_as == number) {
            numbers.push_back(number);
        }
    }
    return numbers;
}

std::vector<language::Value> Plan::sets(std::size_t point) const {
    std::vector<language::Value> sets;
    for (const language::Level& level : points[point].levels) {
        sets.push_back(level.set);
    }
    return sets;
}

Prepared Plan::prepare(std::size_t point) const {
    Prepared prepared = study::prepare(ground.model, ground.bases[points[point].base].path, sets(point));
    prepared.scenario.name = points[point].name;
    return prepared;
}

Varied Plan::varied(std::size_t point, const results::Scenario& fixed) const {
    return {ground.model, ground.bases[points[point].base].path, sets(point), fixed, variation};
}

results::Design Plan::design(const std::string& program) const {
    results::Design design{ground.study + variation.suffix(), label, program, seed, runs, {}};
    for (std::size_t number = 0; number < points.size(); ++number) {
        const Point& point = points[number];
        results::DesignPoint row{static_cast<std::int64_t>(number + 1),
                                 ground.bases[point.base].name,
                                 filed_as(point.same_as),
                                 point.digest,
                                 {}};
        for (std::size_t factor = 0; factor < factors.size(); ++factor) {
            row.levels.push_back({factors[factor], point.levels[factor].name, point.levels[factor].number});
        }
        design.points.push_back(std::move(row));
    }
    return design;
}

std::optional<Plan> plan(const language::Study& study, const Ground& ground, unsigned threads,
                         const std::atomic<bool>& stop) {
    Plan plan = unread(study, ground);
    Heard errors{plan.points.size()};
    Heard warnings{plan.points.size()};
    std::vector<Read> found(plan.points.size());
    std::vector<run::Job> jobs;
    for (std::size_t number = 0; number < plan.points.size(); ++number) {
        jobs.push_back({number, 1});
    }
    const auto read = [&](const run::Job& job) -> std::optional<run::Values> {
        read_point(plan, job.scenario, found[job.scenario], errors, warnings);
        return run::Values{};
    };
    if (!run::run_jobs(
            jobs, threads, read, [](const run::Finished&) {}, stop)) {
        return {};
    }
    if (auto faults = errors.all(); !faults.empty()) {
        const std::string message = language::render(faults, "error");
        throw InputError{std::move(faults), message};
    }
    find_equal_points(plan);
    for (const Read& point : found) {
        plan.changes = plan.changes || point.changes;
        plan.drawn.insert(point.drawn.begin(), point.drawn.end());
    }
    plan.warnings = warnings.all();
    return plan;
}

}  // namespace careway::study
