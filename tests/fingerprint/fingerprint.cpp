#include "tests/fingerprint/fingerprint.hpp"

#include "sim/language/load.hpp"
#include "sim/pathway/compile.hpp"
#include "sim/pathway/simulation.hpp"
#include "sim/random/draw.hpp"

namespace careway::fingerprint {

namespace {

void add(Fingerprint& fingerprint, const pathway::Record& record) {
    const std::uint64_t what_where = std::uint64_t{record.node} << 48 | std::uint64_t{record.other} << 32 |
                                     std::uint64_t{record.person_class} << 16 | static_cast<std::uint64_t>(record.what);
    ++fingerprint.records;
    for (const std::uint64_t word : {static_cast<std::uint64_t>(record.time.ticks()), record.person, what_where}) {
        fingerprint.hash = random::scramble(fingerprint.hash * 0x9e3779b97f4a7c15ull + word);
    }
}

}  // namespace

Fingerprint fingerprint_of(const std::filesystem::path& model, const std::optional<std::filesystem::path>& scenario,
                           std::uint32_t seed, std::set<pathway::What>* happened) {
    const auto program = pathway::compile(language::load(model, scenario).spec);
    pathway::Simulation simulation{program, program->initial_settings, random::Draws{seed, 1}};
    pathway::Records records;
    Fingerprint fingerprint;
    for (bool done = false; !done;) {
        done = simulation.advance(program->end, records);
        for (const pathway::Record& record : records.all()) {
            add(fingerprint, record);
            if (happened != nullptr) {
                happened->insert(record.what);
            }
        }
        records.clear();
    }
    return fingerprint;
}

}  // namespace careway::fingerprint
