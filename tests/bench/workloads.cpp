#include "tests/bench/workloads.hpp"

#include "sim/language/load.hpp"
#include "sim/pathway/compile.hpp"
#include "sim/run/replica.hpp"

namespace careway::bench {

namespace {

constexpr std::uint32_t seed = 42;

std::shared_ptr<const pathway::Program> compiled(const std::filesystem::path& model,
                                                 const std::optional<std::filesystem::path>& scenario) {
    return pathway::compile(language::load(model, scenario).spec);
}

}  // namespace

Workload::Workload(const std::filesystem::path& model, const std::optional<std::filesystem::path>& scenario)
    : program{compiled(model, scenario)}, catalogue{*program, program->end - program->measure_from} {}

std::vector<double> Workload::run(std::uint32_t replication) const {
    return run::Replica{program, seed, replication}.finish();
}

double Workload::value(const std::vector<double>& values, const std::string& address) const {
    return values.at(static_cast<std::size_t>(catalogue.find(address)));
}

double Workload::patients(const std::vector<double>& values) const {
    return value(values, "system.arrivals") * (program->end - program->measure_from).in_days();
}

}  // namespace careway::bench
