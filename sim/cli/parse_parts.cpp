#include "sim/cli/parse_parts.hpp"

#include <algorithm>
#include <charconv>

#include "sim/language/suggest.hpp"

namespace careway::cli {

namespace {

/// "there are a, b" or "did you mean `a`?"; "" where `word` is one of them.
std::string unless_one_of(const std::string& word, const std::vector<std::string>& names) {
    if (std::ranges::count(names, word) > 0) {
        return "";
    }
    const std::string meant = language::did_you_mean(word, names);
    return "there is no `" + word + "`; " + (meant.empty() ? "there are " + language::listed(names) : meant);
}

}  // namespace

CLI::Validator one_of(const std::vector<std::string>& names) {
    return {[names](const std::string& word) { return unless_one_of(word, names); }, ""};
}

CLI::Validator whole_number(std::uint32_t least, std::uint32_t most) {
    const std::string wanted = "must be a whole number from " + std::to_string(least) + " to " + std::to_string(most);
    return {[=](const std::string& word) {
                std::uint32_t number = 0;
                const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), number);
                const bool whole = error == std::errc{} && end == word.data() + word.size();
                return whole && number >= least && number <= most ? "" : wanted + ", found `" + word + "`";
            },
            ""};
}

void add_talk(CLI::App& verb, Options& options) {
    verb.add_flag("-q,--quiet", options.quiet, "no progress and no remarks");
    verb.add_flag("-v,--verbose", options.verbose, "every remark");
    const std::map<std::string, Colour> colours{
        {"auto", Colour::automatic}, {"always", Colour::always}, {"never", Colour::never}};
    verb.add_option("--color", options.colour, "auto, always or never")
        ->type_name("WHEN")
        ->transform(CLI::Transformer(colours).description(""))
        ->transform(one_of({"auto", "always", "never"}));  // added last, applied first
}

void add_form(CLI::App& verb, Options& options, bool csv) {
    auto* json = verb.add_flag("--json", options.json, "JSON instead of text");
    if (csv) {
        verb.add_flag("--csv", options.csv, "CSV instead of text")->excludes(json);
    }
}

void add_scenarios(CLI::App& verb, Options& options) {
    verb.add_option("-s,--scenario", options.scenarios, "scenarios, or as_is; A,B for several")->delimiter(',');
}

void add_threads(CLI::App& verb, Options& options) {
    verb.add_option("--jobs", options.threads, "threads (as many as there are cores)")
        ->check(whole_number(1, most_threads));
}

void add_assumptions(CLI::App& verb, Options& options, const std::string& otherwise) {
    verb.add_option("--assumptions", options.assumptions, "fixed, or drawn from ranges, run by run (" + otherwise + ")")
        ->check(one_of({"fixed", "drawn"}))
        ->each([&options](const std::string&) { options.assumptions_asked = true; });
    verb.add_option("--ensemble", options.ensemble, "CSV of settings that all fit; run i has row i");
}

}  // namespace careway::cli
