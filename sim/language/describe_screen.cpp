#include "sim/language/describe.hpp"
#include "sim/language/screen.hpp"

namespace careway::language {

using namespace describe;

namespace {

// What the live screen shows ------------------------------------------------------------------------------------------

constexpr Type columns{.form = Form::list, .of = &heading, .least_items = 1, .most_items = most_columns};
constexpr Type tiles{.form = Form::list, .of = &measure, .least_items = 1, .most_items = 5};
constexpr Type charts{.form = Form::list, .of = &measure, .least_items = 1, .most_items = 2};
constexpr Field screen_fields[] = {
    {"columns", &columns, optional,
     "the columns of pools, from left to right; those that pools name, in their order, when left out",
     "[Front door, Acute hospital, Home and social care]"},
    {"tiles", &tiles, optional, "measures shown in large figures", "[acute_beds.occupancy, system.delayed]"},
    {"charts", &charts, optional, "measures drawn over time", "[acute_beds.in_use]"},
};

// What a room can do --------------------------------------------------------------------------------------------------

constexpr double longest_ramp = 3650 * 86400e3;
constexpr Type new_value{.form = Form::change};
constexpr Type ramp{
    .form = Form::quantity, .dimension = Dimension::duration, .range = {0, longest_ramp, true}, .evidence = false};
constexpr Field lever_change_fields[] = {
    {"to", &new_value, optional, "the new value; it cannot be taken back", "377"},
    {"add", &new_value, optional, "what is added to the old one; below 0 it is taken away", "28"},
    {"times", &factor_type, optional, "what the old one is multiplied by; a distribution is stretched", "0.9"},
    {"over", &ramp, optional, "whole days in which it goes from the old value to the new one, by daily steps",
     "90 days"},
    {"low", &new_value, optional, "lower end of the range of `to`, `add` or `times`", "20"},
    {"high", &new_value, optional, "upper end of it", "400"},
};
constexpr std::string_view to_add_or_times[] = {"to", "add", "times"};
constexpr Type lever_change{.form = Form::record,
                            .name = "change by a lever",
                            .help = "a change whose first day is that on which the lever takes effect",
                            .fields = lever_change_fields,
                            .exactly_one = to_add_or_times};
constexpr Type change{.form = Form::change, .of = &lever_change};
constexpr Type changes{.form = Form::map, .keys = Keys::addresses, .of = &change, .least_items = 1};
constexpr Type key{.form = Form::whole, .range = {1, 9}, .evidence = false};
constexpr Type lead_time{.form = Form::quantity, .dimension = Dimension::duration, .range = {0, longest_ramp}};
constexpr Field lever_fields[] = {
    {"name", &line, required, "what people read", "28 more acute beds"},
    {"key", &key, optional, "the digit that pulls it; the first that no lever has when left out", "1"},
    {"set", &changes, required, "changes by address, as in a scenario but without `from`",
     "{pools.acute_beds.capacity: {add: 28}}"},
    {"takes_effect", &lead_time, optional,
     "whole days until it begins after it has been pulled; the next midnight when left out", "14 days"},
    {"cost", &price, optional, "what it costs the `budget` while it is in force; not part of the costs of the run",
     "£5400 per day"},
    {"staff", &extra_staff_type, optional, "whole-time equivalents that it takes of the `budget`", "12"},
};
constexpr Type lever{.form = Form::record,
                     .name = "lever",
                     .help = "something that can be done while the model runs on the live screen",
                     .fields = lever_fields};

constexpr Type people{.form = Form::quantity, .dimension = Dimension::count, .range = {0, 1e9}, .evidence = false};
constexpr const Type* limit_forms[] = {&watched_share_type, &people};
constexpr Type limit{.form = Form::choice, .alternatives = limit_forms};
constexpr Field stop_fields[] = {
    {"name", &line, required, "what people call it", "The hospital is full"},
    {"measure", &measure, required,
     "`occupancy`, `in_use`, `waiting` or `delayed_here` of a pool, as it is at each full hour",
     "acute_beds.occupancy"},
    {"above", &limit, optional, "the limit is passed when the measure comes above this", "98 %"},
    {"below", &limit, optional, "the limit is passed when the measure comes below this", "85 %"},
};
constexpr std::string_view above_or_below[] = {"above", "below"};
constexpr Type stop{.form = Form::record,
                    .name = "stop rule",
                    .help = "a limit at which the live screen pauses by itself",
                    .fields = stop_fields,
                    .exactly_one = above_or_below};

constexpr Type money{.form = Form::quantity, .dimension = Dimension::price, .range = {0, 1e9}, .evidence = false};
constexpr Type staff{.form = Form::quantity, .dimension = Dimension::count, .range = {0, 1e6}, .evidence = false};
constexpr Field budget_fields[] = {
    {"cost", &money, optional, "most that all levers in force, or still to come, may cost together on any day",
     "£20000 per day"},
    {"staff", &staff, optional, "most whole-time equivalents that they may need together on any day", "60"},
};

}  // namespace

constexpr Type extra_staff_type{.form = Form::quantity, .dimension = Dimension::count, .range = {0, 1e6}};
constexpr Type watched_share_type{
    .form = Form::quantity, .dimension = Dimension::share, .range = {0, 1}, .evidence = false, .known_by = "%"};
constexpr Type describe::screen{.form = Form::record, .name = "screen", .fields = screen_fields};
constexpr Type describe::levers{.form = Form::list, .of = &lever};
constexpr Type describe::stops{.form = Form::list, .of = &stop};
constexpr Type describe::budget{
    .form = Form::record,
    .name = "budget",
    .help = "what a workshop may spend on levers; the live screen refuses those that go beyond it",
    .fields = budget_fields};

}  // namespace careway::language
