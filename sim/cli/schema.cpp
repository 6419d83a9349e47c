#include "sim/language/schema.hpp"

#include "sim/cli/output.hpp"
#include "sim/cli/verbs.hpp"

namespace careway::cli {

int schema(const Options& options, const Library&, const Console& console) {
    const std::string text = options.topic == "scenario"      ? language::scenario_schema()
                             : options.topic == "study"       ? language::study_schema()
                             : options.topic == "sources"     ? language::sources_schema()
                             : options.topic == "calibration" ? language::calibration_schema()
                             : options.topic == "targets"     ? language::targets_schema()
                                                              : language::model_schema();
    put(text, options.output, console);
    return 0;
}

}  // namespace careway::cli
