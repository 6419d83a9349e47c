#pragma once

#include <CLI/CLI.hpp>
#include <cstdint>
#include <string>
#include <vector>

#include "sim/cli/options.hpp"

/// What the descriptions of several verbs have in common.
namespace careway::cli {

inline constexpr unsigned most_threads = 1024;
inline constexpr std::uint32_t most_runs = 1'000'000;
inline constexpr std::uint32_t largest_seed = 0xffffffff;

CLI::Validator one_of(const std::vector<std::string>& names);
CLI::Validator whole_number(std::uint32_t least, std::uint32_t most);

/// How much a verb says.
void add_talk(CLI::App& verb, Options& options);
/// In which form it prints.
void add_form(CLI::App& verb, Options& options, bool csv);
void add_scenarios(CLI::App& verb, Options& options);
void add_threads(CLI::App& verb, Options& options);
/// What varies beside chance. @param otherwise  what holds where the option is left out
void add_assumptions(CLI::App& verb, Options& options, const std::string& otherwise);

/// `study` and its short forms.
void add_study(CLI::App& app, Options& options);

}  // namespace careway::cli
