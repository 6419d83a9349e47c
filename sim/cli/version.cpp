#include "sim/cli/report.hpp"
#include "sim/cli/verbs.hpp"
#include "sim/run/provenance.hpp"

namespace careway::cli {

int version(const Options& options, const Library&, const Console& console) {
    console.print(options.json ? version_json() : "careway " + run::program() + "\n");
    return 0;
}

}  // namespace careway::cli
