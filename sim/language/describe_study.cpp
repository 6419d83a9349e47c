#include "sim/language/describe.hpp"
#include "sim/language/read_factor.hpp"
#include "sim/language/study.hpp"

namespace careway::language {

using namespace describe;

namespace {

/// Scenarios, and values of a factor: beyond that a range says the same.
constexpr std::size_t most_listed = 1000;
constexpr Type anything{.form = Form::change};
constexpr Type any_values{.form = Form::list, .of = &anything, .least_items = 1, .most_items = most_listed};
constexpr Field level_fields[] = {
    {"set", &scenario_changes, optional, "changes by address, as in a scenario; none leaves the model as it is",
     "{pools.acute_beds.capacity: {add: 84, source: assumption (three wards)}}"},
};
constexpr Type level{.form = Form::record, .name = "level", .fields = level_fields};
constexpr Type named_levels{.form = Form::map, .of = &level, .least_items = 1};

constexpr std::string_view doing[] = {"to", "add", "times"};
constexpr Type operation_word{.form = Form::word, .words = doing};
constexpr Field factor_fields[] = {
    {"levels", &named_levels, optional, "its levels by name, each as many changes as it takes",
     "{none: {}, three: {set: {pools.acute_beds.capacity: {add: 84}}}}"},
    {"address", &describe::text, optional, "or the one value that varies, by its address", "pools.packages.capacity"},
    {"change", &operation_word, optional,
     "what its numbers do to that value: `to` (when left out) puts them in its place, `add` adds them, `times` "
     "multiplies it",
     "times", "address"},
    {"values", &any_values, optional, "the levels, each a new value or a change", "[360, 400, 440]", "address"},
    {"from", &anything, optional, "or a range of levels: the first", "360", "to"},
    {"to", &anything, optional, "the last", "440", "from"},
    {"step", &anything, optional,
     "from each level to the next; where a Latin hypercube draws from the range, what drawn numbers are rounded to",
     "20", "from"},
};
constexpr std::string_view levels_or_address[] = {"levels", "address"};
constexpr Type factor{.form = Form::record,
                      .name = "factor",
                      .help = "something that a study varies",
                      .fields = factor_fields,
                      .exactly_one = levels_or_address};
constexpr Type factors{.form = Form::map, .of = &factor};

constexpr Type names{.form = Form::list, .of = &describe::text, .least_items = 1, .most_items = most_listed};
constexpr Type some_levels{.form = Form::map, .of = &names, .least_items = 1};
constexpr Type runs{.form = Form::whole, .range = {1, 1e6}, .evidence = false};
constexpr Type seed{.form = Form::whole, .range = {0, 4294967295.0}, .evidence = false};
constexpr Type drawn_points{.form = Form::whole, .range = {2, most_points}, .evidence = false};
constexpr std::string_view how_assumed[] = {"fixed", "drawn"};
constexpr Type assumptions{.form = Form::word, .words = how_assumed};
constexpr Type point{.form = Form::map, .of = &anything, .least_items = 1};
constexpr Type points{.form = Form::list, .of = &point, .least_items = 1};
constexpr Field study_fields[] = {
    {"careway", &version, required, "version of the format", "1"},
    {"study", &describe::text, required, "what people read", "Wards or packages of care"},
    {"model", &describe::text, required, "short name or path of the model", "south_somerset"},
    {"extends", &describe::text, optional,
     "another study, by its path from this file, that says all which this one leaves out beside `careway`, `study` and "
     "`model`",
     "wards.yaml"},
    {"scenarios", &names, optional,
     "scenarios, by short name or path, with each of which every combination is run; `as_is`, which is the model "
     "alone, when left out",
     "[as_is, do_nothing_2021]"},
    {"runs", &runs, optional, "replications of each; 20 when left out", "50"},
    {"seed", &seed, optional, "of the random numbers; 42 when left out", "7"},
    {"assumptions", &assumptions, optional,
     "`fixed`, when left out, or `drawn`: every number with a range is drawn from it, run by run, alike in all points",
     "drawn"},
    {"ensemble", &describe::text, optional,
     "settings that all fit what was measured, as `careway study calibrate` leaves them: a CSV beside this file, of "
     "which "
     "run i has row i",
     "ensemble.csv"},
    {"factors", &factors, optional, "what varies; all combinations of levels are run unless `points` lists some",
     "{packages: {address: pools.packages.capacity, values: [360, 400, 440]}}"},
    {"latin_hypercube", &drawn_points, optional,
     "so many points, spread evenly over all ranges at once, in place of the levels of each", "50", "factors"},
    {"only", &some_levels, optional, "the only levels of a factor to run, by their names", "{packages: [360, 440]}"},
    {"points", &points, optional, "the only combinations to run, each with a level for every factor",
     "[{packages: 360}, {packages: 440}]", "factors"},
};

}  // namespace

constexpr Type study_type{.form = Form::record, .name = "the study", .fields = study_fields, .holds_sections = true};

}  // namespace careway::language
