#include "sim/language/reference.hpp"

#include "sim/base/error.hpp"
#include "sim/cli/output.hpp"
#include "sim/cli/verbs.hpp"
#include "sim/language/suggest.hpp"

namespace careway::cli {

int reference(const Options& options, const Library&, const Console& console) {
    const std::string text = options.topic.empty() ? language::reference() : language::reference_of(options.topic);
    if (text.empty()) {
        const std::string meant = language::did_you_mean(options.topic, language::reference_names());
        throw UsageError{"the reference has no `" + options.topic + "`; " +
                         (meant.empty() ? "`careway reference` prints all of it" : meant)};
    }
    put(text, options.output, console);
    return 0;
}

}  // namespace careway::cli
