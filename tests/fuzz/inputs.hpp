#pragma once

#include <string_view>

/// One function for each kind of input that somebody may give Careway. It does with the text what Careway does with
/// such an input, for as long as nobody has to wait for it, and returns whether the text was taken. What it throws, or
/// does not survive, is a fault of ours.
namespace careway::fuzz {

/// A model file beside the tables of base/model: read, compiled, and its first days run.
bool try_model(std::string_view text);
/// A scenario file, laid over base/scenario/model.yaml.
bool try_scenario(std::string_view text);
/// A table, wherever a model may open one (base/table). @return whether any of these models took it
bool try_table(std::string_view text);
/// Command lines, one word a line and a line `;` between them, obeyed in a folder with the files of base/command.
/// @return whether all exit with 0
bool try_command(std::string_view text);

}  // namespace careway::fuzz
