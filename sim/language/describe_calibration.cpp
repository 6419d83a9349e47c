#include "sim/language/describe.hpp"

namespace careway::language {

using namespace describe;

namespace {

// Targets -------------------------------------------------------------------------------------------------------------

constexpr Type measures{.form = Form::list, .of = &measure, .least_items = 1};
constexpr Type number{.form = Form::quantity, .dimension = Dimension::count, .evidence = false};
constexpr Field target_fields[] = {
    {"what", &text, required, "what it is, for people", "Emergency admissions, a year"},
    {"add", &measures, required, "measures that are added up", "[acute_beds.starts, acute_beds.waiting]"},
    {"less", &measures, optional, "measures that are taken away from that", "[acute_beds.delayed_here]"},
    {"over", &measures, optional, "measures by whose sum it is divided", "[triage.starts]"},
    {"times", &number, optional, "what that is multiplied by", "365"},
    {"target", &number, required, "what it should be", "18000"},
    {"low", &number, required, "the lowest value that will do", "17000"},
    {"high", &number, required, "the highest", "19500"},
};
constexpr Type target{.form = Form::record,
                      .name = "target",
                      .help =
                          "what a run is to reproduce: the sum of `add`, less that of `less`, over that of `over`, "
                          "times `times`",
                      .fields = target_fields};
constexpr Type targets{.form = Form::list, .of = &target, .least_items = 1};

constexpr Type replications{.form = Form::whole, .range = {1, 1e6}, .evidence = false};
constexpr Type seed{.form = Form::whole, .range = {0, 4294967295.0}, .evidence = false};
constexpr Field target_list_fields[] = {
    {"careway", &version, optional, "version of the format", "1"},
    {"replications", &replications, optional, "how many a test takes the means of; 8 when left out", "12"},
    {"seed", &seed, optional, "of their random numbers; 42 when left out", "2016"},
    {"split", &text, optional, "the year of the measures, such as `year 1`; the whole window when left out", "year 1"},
    {"expect", &targets, required, "the targets",
     "[{what: People in beds, add: [acute_beds.in_use], target: 314, low: 303, high: 335}]"},
};

// Calibration ---------------------------------------------------------------------------------------------------------

constexpr Type address{.form = Form::text, .help = "the address of a value"};
constexpr Type address_list{.form = Form::list, .of = &address, .least_items = 1};
constexpr const Type* address_forms[] = {&address_list, &address};
constexpr Type addresses{.form = Form::choice, .alternatives = address_forms};
constexpr Type end{.form = Form::change};
constexpr Field unknown_fields[] = {
    {"to", &addresses, optional, "the address, or addresses, of which it is the new value",
     "pathway.acute_ward.stay.mean"},
    {"times", &addresses, optional, "the address, or addresses, whose values are multiplied by it",
     "[pathway.acute_ward.stay.mean]"},
    {"low", &end, required, "lower end of the range in which it is looked for", "0.7"},
    {"high", &end, required, "upper end of it", "1.3"},
};
constexpr std::string_view to_or_times[] = {"to", "times"};
constexpr Type unknown{.form = Form::record,
                       .name = "unknown",
                       .help = "a value, or a factor of values, that nobody has measured",
                       .fields = unknown_fields,
                       .exactly_one = to_or_times};
constexpr Type unknowns{.form = Form::map, .of = &unknown, .least_items = 1};
constexpr const Type* target_forms[] = {&targets, &text};
constexpr Type stated_targets{.form = Form::choice, .alternatives = target_forms};
constexpr Type runs{.form = Form::whole, .range = {2, 1e4}, .evidence = false};
constexpr Type members{.form = Form::whole, .range = {10, 1e4}, .evidence = false};
constexpr Type rounds{.form = Form::whole, .range = {1, 50}, .evidence = false};
constexpr Field calibration_fields[] = {
    {"careway", &version, required, "version of the format", "1"},
    {"calibration", &text, required, "what people read", "South Somerset, financial year 2016"},
    {"model", &text, required, "short name or path of the model", "south_somerset"},
    {"extends", &text, optional, "a scenario of the model, applied first", "do_nothing_2021"},
    {"unknowns", &unknowns, required, "what is tuned",
     "{ward_stay: {times: pathway.acute_ward.stay.mean, low: 0.7, high: 1.3}}"},
    {"targets", &stated_targets, required, "what it is tuned to: targets, or the path of a file of them from this one",
     "[{what: People in beds, add: [acute_beds.in_use], target: 314, low: 303, high: 335}]"},
    {"split", &text, optional, "the year of the measures; that of the file of targets, or the whole window", "year 1"},
    {"runs", &runs, optional, "replications of each setting; 8 when left out", "8"},
    {"seed", &seed, optional, "of the settings and of their runs; 42 when left out", "2016"},
    {"members", &members, optional, "settings in each round; 60 when left out", "60"},
    {"rounds", &rounds, optional, "how often the settings are moved towards the targets; 4 when left out", "4"},
};

}  // namespace

constexpr Type factor_type{.form = Form::quantity, .dimension = Dimension::count, .range = {0, 1e6}};
constexpr Type target_list_type{.form = Form::record, .name = "the targets", .fields = target_list_fields};
constexpr Type calibration_type{.form = Form::record, .name = "the calibration", .fields = calibration_fields};

}  // namespace careway::language
