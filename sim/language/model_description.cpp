#include "sim/language/describe.hpp"

namespace careway::language {

using namespace describe;

namespace {

// Attributes ---------------------------------------------------------------------------------------------------------

constexpr Type value_list{.form = Form::list, .of = &new_name, .least_items = 1};
constexpr Type attribute_split{.form = Form::split, .of = &share};
constexpr const Type* attribute_share_forms[] = {&rest, &attribute_split};
constexpr Type attribute_share{.form = Form::choice, .alternatives = attribute_share_forms};
constexpr Type drawn_values{.form = Form::map, .of = &attribute_share, .least_items = 1};
constexpr const Type* attribute_forms[] = {&value_list, &drawn_values};
constexpr Type attribute{.form = Form::choice, .name = "attribute", .alternatives = attribute_forms};
constexpr Type attributes{.form = Form::map, .of = &attribute};

// Pathway ------------------------------------------------------------------------------------------------------------

constexpr Type stay{.form = Form::dated, .name = "stay", .of = &split_distribution};
constexpr Type split_share{.form = Form::split, .of = &share};
constexpr Field readmitted_fields[] = {
    {"share", &split_share, required, "of those who leave here", "10 %"},
    {"after", &split_distribution, required, "time at home before it", "{exponential: {mean: 10 days}}"},
    {"enters", &to_entrance, required, "the node or membership they come back to", "triage"},
};
constexpr Type readmitted{.form = Form::record, .name = "readmission", .fields = readmitted_fields};
constexpr Type dated_share{.form = Form::dated, .of = &split_share};
constexpr const Type* destination_share_forms[] = {&rest, &dated_share};
constexpr Type destination_share{.form = Form::choice, .alternatives = destination_share_forms};
constexpr Type amount{.form = Form::whole, .range = {1, most_places}};
constexpr Type amounts{
    .form = Form::map, .space = Space::pool, .keys = Keys::references, .of = &amount, .least_items = 1};
constexpr const Type* process_needs_forms[] = {&to_pool, &amounts};
constexpr Type process_needs{.form = Form::choice, .alternatives = process_needs_forms};
constexpr Field process_fields[] = {
    {"takes", &split_distribution, required, "how long it takes", "{exponential: {mean: 2 days}}"},
    {"reason", &new_name, required, "what days of it are charged to", "assessment"},
    {"needs", &process_needs, optional, "the pool of which it needs a place, or places by pool; freed at its end",
     "social_workers"},
};
constexpr Type process{.form = Form::record, .name = "process", .fields = process_fields, .called = "reason"};
constexpr Type processes{.form = Form::list, .of = &process, .least_items = 1};
constexpr const Type* after_forms[] = {&split_distribution, &processes};
constexpr Type after{.form = Form::choice, .alternatives = after_forms};
constexpr std::string_view ready_word[] = {"ready"};
constexpr Type ready{.form = Form::word, .words = ready_word};
constexpr Field destination_fields[] = {
    {"share", &destination_share, required, "of those whose stay has ended", "14 %"},
    {"after", &after, optional, "a process before they ask for the place, or several in a row",
     "{exponential: {mean: 2 days}}"},
    {"reason", &new_name, optional, "what days of that process are charged to", "assessment", "after"},
    {"with", &ready, optional, "their turn for the place is that of the end of the stay, not of the process", "ready",
     "after"},
    {"if_free", &flag, optional, "they go there only if there is a place at once", "yes", "else"},
    {"else", &to_node_or_exit, optional, "where they go who find none", "home", "if_free"},
    {"readmitted", &readmitted, optional, "of an exit: who comes back", "{share: 10 %, after: 9 days, enters: triage}"},
};
constexpr Type detailed_destination{
    .form = Form::record, .name = "destination", .fields = destination_fields, .stands_for = "share"};
constexpr const Type* destination_forms[] = {&rest, &dated_share, &detailed_destination};
constexpr Type destination{.form = Form::choice, .name = "destination", .alternatives = destination_forms};
constexpr Type destination_map{
    .form = Form::map, .space = Space::destination, .keys = Keys::references, .of = &destination, .least_items = 1};
constexpr const Type* onward_forms[] = {&to_destination, &destination_map};
constexpr Type onward{.form = Form::choice, .name = "destinations", .alternatives = onward_forms};
constexpr Type rank{.form = Form::whole, .range = {1, 8}, .evidence = false};
constexpr Type rank_by_class{.form = Form::split, .of = &rank};
constexpr Type rank_by_origin{
    .form = Form::map, .space = Space::origin, .keys = Keys::references, .of = &rank, .least_items = 1};
constexpr Field origin_fields[] = {
    {"from", &rank_by_origin, required, "the node or stream that people come from; `other` for everybody else",
     "{triage: 1, elective: 2, other: 3}"},
};
constexpr Type by_origin{.form = Form::record, .name = "priority by origin", .fields = origin_fields};
constexpr const Type* priority_forms[] = {&rank_by_class, &by_origin};
constexpr Type priority{.form = Form::choice, .name = "priority", .alternatives = priority_forms};
constexpr Field rise_fields[] = {
    {"after", &long_duration, required, "time since asking", "40 hours"},
    {"to", &rank, required, "the priority from then on; one that is better already stays", "1"},
};
constexpr Type rise{.form = Form::record, .name = "rise of priority", .fields = rise_fields};
constexpr Type rises{.form = Form::list, .of = &rise, .least_items = 1};
constexpr std::string_view patience_lucks[] = {"own", "stay"};
constexpr Type patience_luck{.form = Form::word, .words = patience_lucks};
constexpr Type people{.form = Form::whole, .range = {0, 1e9}};
constexpr Type some_people{.form = Form::whole, .range = {1, 1e6}};
constexpr Field node_fields[] = {
    {"label", &text, optional, "as people read it", "Emergency department"},
    {"luck", &new_name, optional, "the name that its draws use, so that a renamed node keeps them", "old_ward"},
    {"uses", &uses, optional, "the pool or pools of which places are needed; none when left out",
     "{acute_beds: 1, doctors: {amount: 2, for: 20 minutes}}"},
    {"reserve", &flag, optional, "what people wait for who need several pools is kept for them", "yes"},
    {"buffer", &some_people, optional,
     "places between the node before and this one; when full, people wait where they are", "5"},
    {"overflow", &overflow, optional, "where people start while the first pool is full", "{into: escalation_beds}",
     "uses"},
    {"stay", &stay, required, "active stay, delay not included", "{lognormal: {mean: 9.4 days, sd: 7 days}}"},
    {"ready", &onward, optional, "where people go, who may have to wait for it", "{home: rest, acute_ward: 31.6 %}"},
    {"next", &onward, optional, "where people go at once", "home"},
    {"rounds", &week_times, optional,
     "when people become ready, whose stay has ended before; at any time when left out",
     "[mon-fri 09:00, sat-sun 11:00]"},
    {"leaves", &week_hours, optional, "when they may leave; at any time when left out", "[mon-sun 08:00-20:00]"},
    {"hold", &flag, optional, "keep the places until the next place starts; yes but for clinics", "no"},
    {"priority", &priority, optional, "1 goes first, 8 last; for everybody, by class, or by where people come from",
     "{from: {triage: 1, elective: 2, other: 3}}"},
    {"rises", &rises, optional, "better priority for those who have waited", "[{after: 40 hours, to: 1}]"},
    {"queue", &people, optional, "people who may wait outside", "20"},
    {"else", &to_node_or_exit, optional, "where people go who find the queue full; left_area when left out", "home",
     "queue"},
    {"patience", &split_distribution, optional, "how long people wait outside", "{exponential: {mean: 2 hours}}"},
    {"patience_luck", &patience_luck, optional, "which draw decides it: its own, or that of the stay that would begin",
     "stay", "patience"},
    {"gives_up_to", &to_exit, optional, "where they go then; left_area when left out", "home", "patience"},
    {"dies_waiting", &split_distribution, optional, "time to death while one waits outside for it",
     "{exponential: {mean: 2 years}}"},
    {"dies_delayed", &split_distribution, optional, "time to death while one is ready to leave",
     "{exponential: {mean: 1 year}}"},
};
constexpr std::string_view ready_or_next[] = {"ready", "next"};
constexpr Type node{.form = Form::record, .name = "node", .fields = node_fields, .exactly_one = ready_or_next};
constexpr Type pathway_nodes{.form = Form::map, .of = &node, .least_items = 1};
constexpr Field admitted_fields[] = {
    {"after", &split_distribution, required, "time at home before it", "{exponential: {mean: 300 days}}"},
    {"enters", &to_node, required, "the node they ask for first", "triage"},
};
constexpr Type admitted{.form = Form::record, .name = "admission", .fields = admitted_fields};
constexpr Field membership_fields[] = {
    {"label", &text, optional, "as people read it", "Home care"},
    {"luck", &new_name, optional, "the name that its draws use, so that a renamed membership keeps them",
     "old_home_care"},
    {"uses", &uses, required, "the pool or pools of which places are needed", "packages"},
    {"reserve", &flag, optional, "what people wait for who need several pools is kept for them", "yes"},
    {"stay", &stay, required, "how long one belongs to it", "{exponential: {mean: 240 days}}"},
    {"priority", &priority, optional, "1 goes first, 8 last; for everybody, by class, or by where people come from",
     "{from: {triage: 1, elective: 2, other: 3}}"},
    {"rises", &rises, optional, "better priority for those who have waited", "[{after: 40 hours, to: 1}]"},
    {"queue", &people, optional, "people who may wait outside", "20"},
    {"else", &to_node_or_exit, optional, "where people go who find the queue full; left_area when left out", "home",
     "queue"},
    {"patience", &split_distribution, optional, "how long people wait outside", "{exponential: {mean: 2 hours}}"},
    {"patience_luck", &patience_luck, optional, "which draw decides it: its own, or that of the stay that would begin",
     "stay", "patience"},
    {"gives_up_to", &to_exit, optional, "where they go then; left_area when left out", "home", "patience"},
    {"dies_waiting", &split_distribution, optional, "time to death while one waits outside for it",
     "{exponential: {mean: 2 years}}"},
    {"dies", &split_distribution, optional, "time to death while one belongs to it and is at home",
     "{exponential: {mean: 4 years}}"},
    {"admitted", &admitted, optional, "when members come into hospital, and where",
     "{after: {exponential: {mean: 300 days}}, enters: triage}", "keep"},
    {"keep", &split_distribution, optional, "how long the place of a member in hospital is kept", "14 days",
     "admitted"},
};
constexpr Type membership{.form = Form::record, .name = "membership", .fields = membership_fields};
constexpr Type memberships{.form = Form::map, .of = &membership};

constexpr Field reason_fields[] = {
    {"label", &text, optional, "as people read it", "Assessment of needs"},
    {"letter", &letter, optional,
     "that of the national statistics of delayed transfers of care: A assessment, B public funding, C further NHS care "
     "that is not acute, D a place in a care home, E a package of care at home, F equipment and adaptations, G choice "
     "of patient or family, H disputes, I housing. Days of it are counted on the second clock (`system.dtoc`), even "
     "where it comes first; a first process whose reason has no letter is the sign-off, from whose end that clock runs",
     "A"},
};
constexpr Type reason{.form = Form::record, .name = "reason", .fields = reason_fields};
constexpr Type reasons{.form = Form::map, .of = &reason};

// The file -----------------------------------------------------------------------------------------------------------

constexpr Type run_time{
    .form = Form::quantity, .dimension = Dimension::duration, .range = {0, longest_run, true}, .evidence = false};
constexpr Type warm_up_time{
    .form = Form::quantity, .dimension = Dimension::duration, .range = {0, longest_run}, .evidence = false};
constexpr Type filling{.form = Form::quantity, .dimension = Dimension::share, .range = {0, 1}, .evidence = false};
constexpr Type instant{.form = Form::instant};
constexpr Type census_attributes{.form = Form::map, .space = Space::attribute, .keys = Keys::references, .of = &text};
constexpr Type to_stream{.form = Form::reference, .space = Space::stream};
constexpr Field person_fields[] = {
    {"node", &to_entrance, optional, "the node or membership whose places they hold; without it they wait outside",
     "acute_ward", "entered"},
    {"entered", &instant, optional, "when they came there", "2016-03-28 14:00", "node"},
    {"ready", &instant, optional, "when their stay there ended; in the middle of it when left out", "2016-03-30",
     "node"},
    {"waits_for", &to_destination, optional, "where they will go; drawn when left out", "home_care"},
    {"asked", &instant, optional,
     "since when they wait for the place; when left out, they are in the process before it, or wait since `ready`",
     "2016-03-31 09:30"},
    {"stream", &to_stream, optional, "the stream that they came by", "ed"},
    {"attributes", &census_attributes, optional, "their values; those left out are drawn", "{age: over_80}"},
};
constexpr Type person{.form = Form::record, .name = "person", .fields = person_fields};
constexpr Type census_rows{.form = Form::list, .of = &person};
constexpr const Type* census_forms[] = {&census_rows, &file};
constexpr Type census{.form = Form::choice, .name = "census", .alternatives = census_forms};
constexpr Field run_fields[] = {
    {"length", &run_time, required, "what is measured; whole days", "2 years"},
    {"warm_up", &warm_up_time, optional, "what runs before it, unmeasured; whole days", "1 year"},
    {"start_full", &filling, optional, "share of capacity filled at the very start", "97 %"},
    {"census", &census, optional,
     "who is there at the start: a CSV table beside this file, whose columns are the keys below and the attributes, or "
     "a list of such people",
     "[{node: acute_ward, entered: 2016-03-28 14:00}]"},
    {"exchange", &flag, optional, "let rings of people who hold each other's places swap them; no when left out",
     "yes"},
};
constexpr Type run{.form = Form::record, .name = "run", .fields = run_fields};
constexpr Type organisations{.form = Form::map, .of = &text};
constexpr Type measures{.form = Form::list, .of = &measure};

constexpr Field model_fields[] = {
    {"careway", &version, required, "version of the format", "1"},
    {"name", &text, required, "what the model is of", "South Somerset"},
    {"start", &date, optional, "first measured day; 2000-01-03, a Monday, when left out", "2016-04-01"},
    {"run", &run, required, "how long it runs", "{warm_up: 1 year, length: 2 years}"},
    {"organisations", &organisations, optional, "who owns and pays", "{acute_trust: Yeovil District Hospital}"},
    {"attributes", &attributes, optional, "in what people differ", "{frailty: {fit: 70 %, frail: rest}}"},
    {"pools", &pools, optional, "what is finite", "{acute_beds: {kind: beds, capacity: 345}}"},
    {"arrivals", &arrivals, required, "who comes", "{ed: {rate: 128 per day, enters: triage}}"},
    {"pathway", &pathway_nodes, required, "the steps", "{triage: {stay: 2.6 hours, ready: home}}"},
    {"memberships", &memberships, optional, "what people belong to after the pathway",
     "{home_care: {uses: packages, stay: {exponential: {mean: 240 days}}}}"},
    {"reasons", &reasons, optional,
     "what the reasons of processes are called; also `hours` and `weekend` (of gates) and `restart` (of `keep`)",
     "{assessment: {label: Assessment of needs, letter: A}}"},
    {"headline", &measures, optional, "measures that tables show, in this order", "[acute_beds.in_use]"},
    {"screen", &screen, optional, "what the live screen shows", "{tiles: [acute_beds.occupancy]}"},
    {"levers", &levers, optional,
     "what can be done while it runs on the live screen, and undone unless a later one changed the same in another way",
     "[{name: 28 more acute beds, set: {pools.acute_beds.capacity: {add: 28}}}]"},
    {"stops", &stops, optional, "limits at which the live screen pauses by itself, until `X` switches that off",
     "[{name: The hospital is full, measure: acute_beds.occupancy, above: 98 %}]"},
    {"budget", &budget, optional,
     "what a workshop may spend on levers; the live screen refuses those that go beyond it",
     "{cost: £20000 per day, staff: 60}"},
};

constexpr Field addition_fields[] = {
    {"organisations", &organisations, optional, "new organisations", "{charity: A charity}"},
    {"pools", &pools, optional, "new pools", "{hospice_beds: {kind: beds, capacity: 12}}"},
    {"arrivals", &arrivals, optional, "new streams", "{transfers: {rate: 1 per day, enters: acute_ward}}"},
    {"pathway", &pathway_nodes, optional, "new nodes", "{hospice: {stay: 20 days, next: died}}"},
    {"memberships", &memberships, optional, "new memberships",
     "{day_centre: {uses: packages, stay: {exponential: {mean: 90 days}}}}"},
    {"reasons", &reasons, optional, "what new reasons are called", "{assessment: {letter: A}}"},
};

constexpr Type new_value{.form = Form::change};
constexpr Type tie{.form = Form::name};
constexpr Type bare_number{.form = Form::quantity, .dimension = Dimension::count, .range = {0, 1e6}};
constexpr Field operation_fields[] = {
    {"to", &new_value, optional, "the new value", "345"},
    {"add", &new_value, optional, "what is added to the old one; below 0 it is taken away", "84"},
    {"times", &bare_number, optional, "what the old one is multiplied by; a distribution is stretched", "0.9"},
    {"from", &date, optional, "first day of the change; all of the run when left out", "2016-10-01"},
    {"over", &run_time, optional, "whole days in which it goes from the old value to the new one, by daily steps",
     "90 days", "from"},
    {"low", &new_value, optional, "lower end of the range of `to`, `add` or `times`", "300"},
    {"high", &new_value, optional, "upper end of it", "400"},
    {"together", &tie, optional, "a name; of all ranges with the same, the draws are high or low together", "growth"},
};
constexpr std::string_view to_add_or_times[] = {"to", "add", "times"};
constexpr Type operation{
    .form = Form::record, .name = "change", .fields = operation_fields, .exactly_one = to_add_or_times};
constexpr Type change{.form = Form::change, .of = &operation};
constexpr Type additions{.form = Form::record, .name = "add", .fields = addition_fields, .holds_sections = true};
constexpr Field scenario_fields[] = {
    {"careway", &version, required, "version of the format", "1"},
    {"scenario", &text, required, "what people read", "Three extra wards"},
    {"model", &text, required, "short name or path of the model", "south_somerset"},
    {"extends", &text, optional, "another scenario, applied first", "do_nothing_2021"},
    {"set", &scenario_changes, optional, "changes by address, each a new value, one change or a list of changes",
     "{pools.acute_beds.capacity: {add: 84, from: 2016-10-01, over: 90 days}}"},
    {"add", &additions, optional, "new pools, nodes, memberships and streams", "{pools: {hub: {capacity: 80}}}"},
    {"levers", &levers, optional, "more levers, after those of the model and of what it extends",
     "[{name: 28 more acute beds, set: {pools.acute_beds.capacity: {add: 28}}}]"},
};

constexpr Field fact_fields[] = {
    {"fact", &text, required, "what the source says, in our own words", "Acute beds in use"},
};
constexpr Type fact{.form = Form::record, .name = "source", .fields = fact_fields};

}  // namespace

constexpr Type describe::scenario_changes{.form = Form::map, .keys = Keys::addresses, .of = &change};
constexpr Type model_type{.form = Form::record, .name = "the model", .fields = model_fields, .holds_sections = true};
constexpr Type scenario_type{.form = Form::record, .name = "the scenario", .fields = scenario_fields};
constexpr Type addition_type = additions;
constexpr Type operation_type = operation;
constexpr Type census_person_type = person;
constexpr Type duration_type = duration;
constexpr Type share_type = share;
constexpr Type rate_type = rate;
constexpr Type price_type = price;
constexpr Type fee_type = fee;
constexpr Type places_type = places;
constexpr Type weekly_hours_type = weekly_hours;
constexpr Type people_type = people;
constexpr Type rank_type = rank;
constexpr Type process_amount_type = amount;
constexpr Type weight_type = weight;
constexpr Type run_time_type = warm_up_time;
constexpr Type source_list_type{.form = Form::map, .keys = Keys::sources, .of = &fact};

}  // namespace careway::language
