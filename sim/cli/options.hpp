#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace careway::cli {

enum class Verb {
    run,
    compare,
    check,
    export_store,
    list,
    reference,
    schema,
    graph,
    make_new,
    study,
    watch,
    version,
    fit
};
enum class Colour { automatic, always, never };

/// A command line, as it was typed.
struct Options {
    Verb verb = Verb::version;
    std::vector<std::string> command;  ///< the words after the program's name, to print again

    std::string model;                   ///< path or short name; study: its file
    std::vector<std::string> scenarios;  ///< run: -s
    std::string base;                    ///< compare
    std::vector<std::string> with;       ///< compare
    std::vector<std::string> files;      ///< check
    std::string store;                   ///< -o; export: the store to read
    std::string
        output;  ///< -o: of export, reference, schema, graph, empty for stdout; of new a file, of calibrate a folder
    std::string what;                   ///< list, export: what of it; study: its short form
    std::string topic;                  ///< reference: what to read of, empty for all; schema, new: of what
    std::vector<std::string> measures;  ///< rows of the table; empty for the model's own choice
    std::vector<std::string> requirements;
    std::vector<std::string> limits;    ///< run, compare: of each run
    double precision = 0;               ///< run, compare: share of a mean asked for; 0 when none is
    bool by_year = false;               ///< run, compare
    std::string assumptions = "fixed";  ///< run, compare, study: or drawn
    bool assumptions_asked = false;     ///< study: whether the command line says so
    std::string ensemble;               ///< run, compare, study: table of settings; empty for none
    std::vector<std::string> columns;   ///< fit: "admitted=adm_date"
    std::string by;                     ///< fit: "age=0-17,18-64,65+"
    std::string from;                   ///< fit: when the data begins, empty for what it seems
    std::string to;
    bool smooth = false;            ///< fit: the profile
    std::vector<std::string> vary;  ///< study sweep
    std::uint32_t runs = 50;
    std::uint32_t seed = 42;
    bool runs_asked = false;  ///< study: rather than those of its file
    bool seed_asked = false;
    bool dry_run = false;
    unsigned threads = 1;
    bool json = false;
    bool csv = false;
    bool bare = false;  ///< export: CSV without the comments that say where it comes from
    bool strict = false;
    bool force = false;       ///< new, calibrate: write over a file
    bool check_only = false;  ///< calibrate: of the model as it stands
    bool quiet = false;
    bool verbose = false;
    Colour colour = Colour::automatic;
};

}  // namespace careway::cli
