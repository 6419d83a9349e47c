#include "sim/language/describe.hpp"

// What is finite, and how much of it a stay needs.
namespace careway::language {

using namespace describe;

namespace {

constexpr std::string_view unlimited_word[] = {"unlimited"};
constexpr Type unlimited{.form = Form::word, .words = unlimited_word};
constexpr Type weekly{.form = Form::map, .keys = Keys::hours, .of = &places, .least_items = 1};
constexpr Field rota_fields[] = {
    {"rota", &weekly, required, "places by hours of the week, 0 outside", "{mon-fri 08:00-18:00: 6}"}};
constexpr Type rota{.form = Form::record, .name = "rota", .fields = rota_fields};
constexpr const Type* size_forms[] = {&weekly_hours, &places};
constexpr Type size{.form = Form::choice, .alternatives = size_forms};
constexpr Type dated_size{.form = Form::dated, .of = &size};
constexpr const Type* capacity_forms[] = {&unlimited, &dated_size, &rota};
constexpr Type capacity{.form = Form::choice, .name = "capacity", .alternatives = capacity_forms};
constexpr Field cost_fields[] = {
    {"in_use", &price, optional, "for each place in use", "£298 per day"},
    {"open", &price, optional, "for each open place, in use or not", "£10 per day"},
    {"start", &fee, optional, "for each stay or process that begins in it", "£40"},
    {"opening", &fee, optional, "each time that its rule opens it", "£5000"},
    {"delivered", &price, optional, "for each hour delivered: of a place in use, or of hours per week in use",
     "£22 per hour"},
    {"added", &price, optional, "for each open place beyond those before any dated change: capital of what is built",
     "£33 per day"},
};
constexpr Type cost{.form = Form::record, .name = "cost", .fields = cost_fields};
constexpr std::string_view kinds[] = {"beds", "spaces", "packages", "places", "slots", "clinic", "staff"};
constexpr Type kind{.form = Form::word, .words = kinds};
constexpr std::string_view closings[] = {"finish", "pause", "send_back"};
constexpr Type closing{.form = Form::word, .words = closings};
constexpr Type some_places{.form = Form::whole, .range = {1, most_places}};
constexpr Field closure_fields[] = {
    {"every", &distribution_type, required, "time from the end of one closure to the next",
     "{exponential: {mean: 60 days}}"},
    {"for", &distribution_type, required, "how long the places stay closed", "{lognormal: {mean: 9 days, sd: 6 days}}"},
    {"places", &some_places, optional, "how many of them; 1 when left out", "4"},
};
constexpr Type closure{.form = Form::record, .name = "closure", .fields = closure_fields};
constexpr Type quorum{.form = Form::whole, .range = {1, most_places}, .evidence = false};
constexpr Type period{
    .form = Form::quantity, .dimension = Dimension::duration, .range = {0, longest_duration, true}, .evidence = false};
constexpr Type moment{
    .form = Form::quantity, .dimension = Dimension::duration, .range = any_duration, .evidence = false};
constexpr Type limit{.form = Form::quantity, .dimension = Dimension::share, .range = {0, 1}, .evidence = false};
constexpr Field session_fields[] = {
    {"every", &period, required, "time from one to the next", "2 weeks"},
    {"quorum", &quorum, optional, "people who must wait for one to be held; 1 when left out", "4"},
    {"first", &moment, optional, "when the first is, from the start of the run; at once when left out", "3 days"},
};
constexpr Type sessions{.form = Form::record, .name = "sessions", .fields = session_fields};
constexpr Field opens_fields[] = {
    {"above", &limit, required, "occupancy of the other pool from which on this one opens", "98 %"},
    {"of", &to_pool, required, "the other pool", "acute_beds"},
    {"for", &moment, optional, "how long without a break; not at all when left out", "4 hours"},
};
constexpr Type opens{.form = Form::record, .name = "rule of opening", .fields = opens_fields};
constexpr Field closes_fields[] = {
    {"below", &limit, optional, "occupancy below which it closes; that of `opens` when left out", "92 %"},
    {"for", &moment, optional, "how long without a break; not at all when left out", "12 hours"},
};
constexpr Type closes{.form = Form::record, .name = "rule of closing", .fields = closes_fields};
constexpr Type working_time{.form = Form::quantity, .dimension = Dimension::rate, .range = {0, 1, true}};
constexpr Type staff_hours{.form = Form::quantity, .dimension = Dimension::rate, .range = {0, highest_rate, true}};
constexpr Type staff_rank{.form = Form::whole, .range = {1, most_places}, .evidence = false};
constexpr Field staffing_fields[] = {
    {"hours", &staff_hours, required, "of staff that one place needs, or one hour per week", "33.6 per week"},
    {"rank", &staff_rank, optional, "whom staff go to first; 1 is first, and meant when left out", "1"},
};
constexpr Type staffing{.form = Form::record, .name = "staffing", .fields = staffing_fields};
constexpr Type staffed_by{
    .form = Form::map, .space = Space::pool, .keys = Keys::references, .of = &staffing, .least_items = 1};
constexpr std::string_view capacity_or_posts[] = {"capacity", "posts"};
constexpr Field pool_fields[] = {
    {"kind", &kind, optional, "what a place is", "beds"},
    {"capacity", &capacity, optional, "places or hours per week, for ever or from dates on, or places by a weekly rota",
     "345"},
    {"label", &text, optional, "as people read it", "Acute beds"},
    {"short", &short_name, optional, "its name on the live screen; the label when left out", "Acute beds"},
    {"group", &heading, optional, "pools that the live screen puts together when there are many", "Wards"},
    {"column", &heading, optional, "where it stands on the live screen, one of `screen.columns`", "Acute hospital"},
    {"luck", &new_name, optional, "the name that its draws use, so that a renamed pool keeps them", "old_beds"},
    {"letter", &letter, optional,
     "of the national reasons for delayed transfers of care (see `reasons`): that of those who wait for a place", "E"},
    {"owner", &to_organisation, optional, "the organisation that pays", "acute_trust"},
    {"turnaround", &split_distribution, optional, "time before a place left can be used again", "2 hours"},
    {"starts", &week_hours, optional, "when it accepts anybody; at any time when left out", "[mon-fri 09:00-17:00]"},
    {"closing", &closing, optional,
     "what happens to people in places that close by date or rota: they finish, pause until it opens, or are sent back",
     "pause"},
    {"closed", &closure, optional, "places out at random",
     "{every: {exponential: {mean: 60 days}}, for: 9 days, places: 4}"},
    {"sessions", &sessions, optional, "the instants at which alone people may start", "{every: 2 weeks, quorum: 4}"},
    {"opens", &opens, optional, "the rule that opens it; it has no places until then",
     "{above: 98 %, of: acute_beds, for: 4 hours}"},
    {"closes", &closes, optional, "the rule that closes it again", "{below: 92 %, for: 12 hours}", "opens"},
    {"at_least", &moment, optional, "how long it stays open once it has opened", "24 hours", "opens"},
    {"staffed_by", &staffed_by, optional, "the staff without whom a place does not open",
     "{nurses: {hours: 33.6 per week, rank: 1}}"},
    {"posts", &places, optional, "of staff, in place of a capacity", "120"},
    {"vacant", &share, optional, "of the posts, at the start of the run", "8 %", "posts"},
    {"hours", &working_time, optional, "that a filled post works", "37.5 per week", "posts"},
    {"leaves_after", &distribution_type, optional, "how long people stay in a post; for ever when left out",
     "{exponential: {mean: 5 years}}", "posts"},
    {"recruited_after", &distribution_type, optional, "how long a post stays vacant; for ever when left out", "90 days",
     "posts"},
    {"cost", &cost, optional, "what it costs its owner", "{in_use: £298 per day}"},
    {"split_by", &to_attribute, optional,
     "an attribute: for each of its values it is measured how many such people are in the places, and how many of them "
     "are ready to leave (`in_use.VALUE`, `delayed_here.VALUE`)",
     "age"},
};
constexpr Type pool{.form = Form::record,
                    .name = "pool",
                    .help = "something finite",
                    .fields = pool_fields,
                    .exactly_one = capacity_or_posts};

constexpr Type pool_list{.form = Form::list, .of = &to_pool, .least_items = 1};
constexpr Type hours_needed{.form = Form::quantity, .dimension = Dimension::work, .range = {0, most_places, true}};
constexpr Type places_needed{.form = Form::whole, .range = {1, most_places}, .evidence = false};
constexpr const Type* amount_forms[] = {&hours_needed, &places_needed};
constexpr Type amount{.form = Form::choice, .alternatives = amount_forms};
constexpr Field use_fields[] = {
    {"amount", &amount, optional, "places, or hours per week, of it; 1 place when left out", "2"},
    {"for", &split_distribution, optional,
     "the part of the stay, from its start, for which it is needed; all when "
     "left out",
     "20 minutes"},
};
constexpr Type use_in_detail{.form = Form::record, .name = "use", .fields = use_fields, .stands_for = "amount"};
constexpr const Type* use_forms[] = {&hours_needed, &places_needed, &use_in_detail};
constexpr Type use{.form = Form::choice, .name = "use", .alternatives = use_forms};
constexpr Type use_map{.form = Form::map, .space = Space::pool, .keys = Keys::references, .of = &use, .least_items = 1};
constexpr const Type* uses_forms[] = {&to_pool, &pool_list, &use_map};
constexpr std::string_view returns[] = {"when free", "never"};
constexpr Type return_rule{.form = Form::word, .words = returns};
constexpr Field overflow_fields[] = {
    {"into", &to_pool, required, "the pool whose places stand in for the first that the node uses", "escalation_beds"},
    {"return", &return_rule, optional,
     "whether people go back once there is a place that nobody waits for; `when free` when left out", "never"},
};

}  // namespace

constexpr Type describe::pools{.form = Form::map, .of = &pool};
constexpr Type describe::overflow{.form = Form::record, .name = "overflow", .fields = overflow_fields};
constexpr Type describe::uses{.form = Form::choice, .alternatives = uses_forms};

}  // namespace careway::language
