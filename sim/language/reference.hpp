#pragma once

#include <string>
#include <vector>

namespace careway::language {

/// A piece of the reference under a heading of its own.
struct Chapter {
    std::string title;               ///< "Pool"
    std::vector<std::string> names;  ///< what one may ask for it by: "pool", "pools", "pool.capacity"
    std::string text;                ///< Markdown, from its heading on
};

/// The whole language in order: files, values, every record of the description with its keys, scenarios, tables,
/// sources, codes.
std::vector<Chapter> reference_chapters();

/// All of it, in Markdown.
std::string reference();

/// The chapters that `asked` names: a record (`pool`), a key (`turnaround`, `pool.turnaround`), an address
/// (`pools.acute_beds.capacity`), a code (`M104`) or a heading (`Tables`), capitals or not. "" when it names nothing.
std::string reference_of(const std::string& asked);

/// Everything that reference_of knows, for suggestions.
std::vector<std::string> reference_names();

}  // namespace careway::language
