#include "sim/language/description.hpp"

namespace careway::language {

namespace {

constexpr double longest_duration = 1000.0 * 365 * 86400e3;
constexpr double most_places = 10e6;
constexpr double highest_rate = 1e6;
constexpr Range any_duration{0, longest_duration};

constexpr Type text{.form = Form::text, .help = "words for people"};
constexpr Type flag{.form = Form::flag};
constexpr Type date{.form = Form::date};
constexpr Type version{.form = Form::version, .help = "the version of the format"};
constexpr Type file{.form = Form::file, .help = "a CSV table beside this file"};
constexpr Type new_name{.form = Form::name};

constexpr Type duration{.form = Form::quantity, .dimension = Dimension::duration, .range = any_duration};
constexpr Type long_duration{
    .form = Form::quantity, .dimension = Dimension::duration, .range = {0, longest_duration, true}};
constexpr Type share{.form = Form::quantity, .dimension = Dimension::share, .range = {0, 1}};
constexpr Type rate{.form = Form::quantity, .dimension = Dimension::rate, .range = {0, highest_rate}};
constexpr Type price{.form = Form::quantity, .dimension = Dimension::price, .range = {0, 1e9}};
constexpr Type places{.form = Form::whole, .range = {0, most_places}};
constexpr Type weight{.form = Form::quantity, .dimension = Dimension::count, .range = {0, 1e9}, .evidence = false};
constexpr std::string_view rest_word[] = {"rest"};
constexpr Type rest{.form = Form::word, .help = "what the others leave", .words = rest_word};

constexpr Type to_entrance{.form = Form::reference, .space = Space::entrance};
constexpr Type to_exit{.form = Form::reference, .space = Space::exit};
constexpr Type to_node_or_exit{.form = Form::reference, .space = Space::node_or_exit};
constexpr Type to_destination{.form = Form::reference, .space = Space::destination};
constexpr Type to_pool{.form = Form::reference, .space = Space::pool};
constexpr Type to_organisation{.form = Form::reference, .space = Space::organisation};

// Distributions ------------------------------------------------------------------------------------------------------

constexpr Field exponential_fields[] = {{"mean", &long_duration, required, "mean", "2 days"}};
constexpr Type exponential{.form = Form::record, .name = "exponential", .fields = exponential_fields};
constexpr Field lognormal_fields[] = {
    {"mean", &long_duration, required, "mean of the variable itself, not of its logarithm", "9.4 days"},
    {"sd", &long_duration, optional, "standard deviation of the variable itself", "7 days"},
    {"median", &long_duration, optional, "median, below the mean", "6 days"}};
constexpr std::string_view sd_or_median[] = {"sd", "median"};
constexpr Type lognormal{
    .form = Form::record, .name = "lognormal", .fields = lognormal_fields, .exactly_one = sd_or_median};
constexpr Field gamma_fields[] = {{"mean", &long_duration, required, "mean", "9.4 days"},
                                  {"sd", &long_duration, required, "standard deviation", "7 days"}};
constexpr Type gamma{.form = Form::record, .name = "gamma", .fields = gamma_fields};
constexpr Field uniform_fields[] = {{"low", &duration, required, "shortest", "1 hour"},
                                    {"high", &duration, required, "longest", "3 hours"}};
constexpr Type uniform{.form = Form::record, .name = "uniform", .fields = uniform_fields};
constexpr Type observations{.form = Form::list, .of = &duration, .least_items = 1};
constexpr const Type* empirical_forms[] = {&file, &observations};
constexpr Type empirical{.form = Form::choice, .name = "empirical", .alternatives = empirical_forms};
constexpr Field shapes[] = {
    {"deterministic", &duration, optional, "always the same", "3 days"},
    {"exponential", &exponential, optional, "memoryless", "{mean: 2 days}"},
    {"lognormal", &lognormal, optional, "mean with sd, or mean with median", "{mean: 9.4 days, sd: 7 days}"},
    {"gamma", &gamma, optional, "mean and sd", "{mean: 9.4 days, sd: 7 days}"},
    {"uniform", &uniform, optional, "between two ends", "{low: 1 hour, high: 3 hours}"},
    {"empirical", &empirical, optional, "observed values, or a CSV table `value,weight` of them", "[1 day, 2 days]"}};
constexpr Type shaped{.form = Form::tagged, .name = "distribution", .fields = shapes};
constexpr const Type* distribution_forms[] = {&duration, &shaped};
constexpr Type distribution{.form = Form::choice, .name = "distribution", .alternatives = distribution_forms};
constexpr Type split_distribution{.form = Form::split, .of = &distribution};
constexpr Type stay{.form = Form::dated, .name = "stay", .of = &split_distribution};

// Attributes ---------------------------------------------------------------------------------------------------------

constexpr Type value_list{.form = Form::list, .of = &new_name, .least_items = 1};
constexpr Type attribute_split{.form = Form::split, .of = &share};
constexpr const Type* attribute_share_forms[] = {&rest, &attribute_split};
constexpr Type attribute_share{.form = Form::choice, .alternatives = attribute_share_forms};
constexpr Type drawn_values{.form = Form::map, .of = &attribute_share, .least_items = 1};
constexpr const Type* attribute_forms[] = {&value_list, &drawn_values};
constexpr Type attribute{.form = Form::choice, .name = "attribute", .alternatives = attribute_forms};
constexpr Type attributes{.form = Form::map, .of = &attribute};

// Pools --------------------------------------------------------------------------------------------------------------

constexpr std::string_view unlimited_word[] = {"unlimited"};
constexpr Type unlimited{.form = Form::word, .words = unlimited_word};
constexpr Type weekly{.form = Form::map, .keys = Keys::hours, .of = &places, .least_items = 1};
constexpr Field rota_fields[] = {
    {"rota", &weekly, required, "places by hours of the week, 0 outside", "{mon-fri 08:00-18:00: 6}"}};
constexpr Type rota{.form = Form::record, .name = "rota", .fields = rota_fields};
constexpr Type dated_places{.form = Form::dated, .of = &places};
constexpr const Type* capacity_forms[] = {&unlimited, &dated_places, &rota};
constexpr Type capacity{.form = Form::choice, .name = "capacity", .alternatives = capacity_forms};
constexpr Field cost_fields[] = {
    {"in_use", &price, optional, "for each place in use", "£298 per day"},
    {"open", &price, optional, "for each open place, in use or not", "£10 per day"},
};
constexpr Type cost{.form = Form::record, .name = "cost", .fields = cost_fields};
constexpr std::string_view kinds[] = {"beds", "spaces", "packages", "places", "slots", "clinic", "staff"};
constexpr Type kind{.form = Form::word, .words = kinds};
constexpr Field pool_fields[] = {
    {"kind", &kind, optional, "what a place is", "beds"},
    {"capacity", &capacity, required, "places, for ever, from dates on, or by a weekly rota", "345"},
    {"label", &text, optional, "as people read it", "Acute beds"},
    {"owner", &to_organisation, optional, "the organisation that pays", "acute_trust"},
    {"turnaround", &split_distribution, optional, "time before a place left can be used again", "2 hours"},
    {"cost", &cost, optional, "what it costs its owner", "{in_use: £298 per day}"},
};
constexpr Type pool{.form = Form::record, .name = "pool", .help = "something finite", .fields = pool_fields};
constexpr Type pools{.form = Form::map, .of = &pool};

// Arrivals -----------------------------------------------------------------------------------------------------------

constexpr Type split_rate{.form = Form::split, .of = &rate};
constexpr Type dated_rate{.form = Form::dated, .of = &split_rate};
constexpr Type hours_of_week{.form = Form::list, .of = &weight, .least_items = 1};
constexpr const Type* profile_forms[] = {&file, &hours_of_week};
constexpr Type profile{.form = Form::choice, .name = "profile", .alternatives = profile_forms};
constexpr Field stream_fields[] = {
    {"rate", &dated_rate, required, "new people", "128 per day"},
    {"enters", &to_entrance, required, "the node or membership they ask for first", "triage"},
    {"profile", &profile, optional, "relative rate by hour of the week, Monday 00:00 first", "profiles/ed.csv"},
};
constexpr Type stream{.form = Form::record, .name = "stream", .fields = stream_fields};
constexpr Type arrivals{.form = Form::map, .of = &stream, .least_items = 1};

// Pathway ------------------------------------------------------------------------------------------------------------

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
constexpr Field destination_fields[] = {
    {"share", &destination_share, required, "of those whose stay has ended", "14 %"},
    {"after", &split_distribution, optional, "a process before they ask for the place",
     "{exponential: {mean: 2 days}}"},
    {"reason", &new_name, optional, "what days of that process are charged to", "assessment", "after"},
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
constexpr Type pool_list{.form = Form::list, .of = &to_pool, .least_items = 1};
constexpr const Type* uses_forms[] = {&to_pool, &pool_list};
constexpr Type uses{.form = Form::choice, .alternatives = uses_forms};
constexpr Type rank{.form = Form::whole, .range = {1, 8}, .evidence = false};
constexpr Type priority{.form = Form::split, .of = &rank};
constexpr Type people{.form = Form::whole, .range = {0, 1e9}};
constexpr Field node_fields[] = {
    {"label", &text, optional, "as people read it", "Emergency department"},
    {"uses", &uses, optional, "the pool or pools of which a place is needed; none when left out", "acute_beds"},
    {"stay", &stay, required, "active stay, delay not included", "{lognormal: {mean: 9.4 days, sd: 7 days}}"},
    {"ready", &onward, optional, "where people go, who may have to wait for it", "{home: rest, acute_ward: 31.6 %}"},
    {"next", &onward, optional, "where people go at once", "home"},
    {"hold", &flag, optional, "keep the places until the next place starts; yes but for clinics", "no"},
    {"priority", &priority, optional, "1 goes first, 8 last", "{by: stream, ed: 1, elective: 2}"},
    {"queue", &people, optional, "people who may wait outside", "20"},
    {"else", &to_node_or_exit, optional, "where people go who find the queue full; left_area when left out", "home",
     "queue"},
    {"patience", &split_distribution, optional, "how long people wait outside", "{exponential: {mean: 2 hours}}"},
    {"gives_up_to", &to_exit, optional, "where they go then; left_area when left out", "home", "patience"},
};
constexpr std::string_view ready_or_next[] = {"ready", "next"};
constexpr Type node{.form = Form::record, .name = "node", .fields = node_fields, .exactly_one = ready_or_next};
constexpr Type pathway_nodes{.form = Form::map, .of = &node, .least_items = 1};
constexpr Field membership_fields[] = {
    {"label", &text, optional, "as people read it", "Home care"},
    {"uses", &uses, required, "the pool or pools of which a place is needed", "packages"},
    {"stay", &stay, required, "how long one belongs to it", "{exponential: {mean: 240 days}}"},
    {"priority", &priority, optional, "1 goes first, 8 last", "{by: stream, ed: 1, elective: 2}"},
    {"queue", &people, optional, "people who may wait outside", "20"},
    {"else", &to_node_or_exit, optional, "where people go who find the queue full; left_area when left out", "home",
     "queue"},
    {"patience", &split_distribution, optional, "how long people wait outside", "{exponential: {mean: 2 hours}}"},
    {"gives_up_to", &to_exit, optional, "where they go then; left_area when left out", "home", "patience"},
};
constexpr Type membership{.form = Form::record, .name = "membership", .fields = membership_fields};
constexpr Type memberships{.form = Form::map, .of = &membership};

// The file -----------------------------------------------------------------------------------------------------------

constexpr Type run_time{
    .form = Form::quantity, .dimension = Dimension::duration, .range = {0, longest_duration, true}, .evidence = false};
constexpr Type warm_up_time{
    .form = Form::quantity, .dimension = Dimension::duration, .range = any_duration, .evidence = false};
constexpr Type filling{.form = Form::quantity, .dimension = Dimension::share, .range = {0, 1}, .evidence = false};
constexpr Field run_fields[] = {
    {"length", &run_time, required, "what is measured; whole days", "2 years"},
    {"warm_up", &warm_up_time, optional, "what runs before it, unmeasured; whole days", "1 year"},
    {"start_full", &filling, optional, "share of capacity filled at the very start", "97 %"},
};
constexpr Type run{.form = Form::record, .name = "run", .fields = run_fields};
constexpr Type organisations{.form = Form::map, .of = &text};
constexpr Type measure{.form = Form::measure};
constexpr Type measures{.form = Form::list, .of = &measure};

constexpr Field model_fields[] = {
    {"careway", &version, required, "version of the format", "1"},
    {"name", &text, required, "what the model is of", "South Somerset"},
    {"start", &date, optional, "first measured day; 2000-01-03, a Monday, when left out", "2016-04-01"},
    {"run", &run, required, "how long it runs", "{warm_up: 1 year, length: 2 years}"},
    {"organisations", &organisations, optional, "who owns and pays", "{acute_trust: Yeovil District Hospital}"},
    {"attributes", &attributes, optional, "in what people differ", "{age: [0-64, 65+]}"},
    {"pools", &pools, optional, "what is finite", "{acute_beds: {kind: beds, capacity: 345}}"},
    {"arrivals", &arrivals, required, "who comes", "{ed: {rate: 128 per day, enters: triage}}"},
    {"pathway", &pathway_nodes, required, "the steps", "{triage: {stay: 2.6 hours, ready: home}}"},
    {"memberships", &memberships, optional, "what people belong to after the pathway",
     "{home_care: {uses: packages, stay: {exponential: {mean: 240 days}}}}"},
    {"headline", &measures, optional, "measures that tables show, in this order", "[acute_beds.in_use]"},
};

constexpr Field addition_fields[] = {
    {"organisations", &organisations, optional, "new organisations", ""},
    {"pools", &pools, optional, "new pools", ""},
    {"arrivals", &arrivals, optional, "new streams", ""},
    {"pathway", &pathway_nodes, optional, "new nodes", ""},
    {"memberships", &memberships, optional, "new memberships", ""},
};

constexpr Type change{.form = Form::change};
constexpr Type changes{.form = Form::map, .keys = Keys::addresses, .of = &change};
constexpr Type additions{.form = Form::record, .name = "add", .fields = addition_fields, .holds_sections = true};
constexpr Field scenario_fields[] = {
    {"careway", &version, required, "version of the format", "1"},
    {"scenario", &text, required, "what people read", "Three extra wards"},
    {"model", &text, required, "short name or path of the model", "south_somerset"},
    {"extends", &text, optional, "another scenario, applied first", "do_nothing_2021"},
    {"set", &changes, optional, "changes by address", "{pools.acute_beds.capacity: {add: 84, from: 2016-10-01}}"},
    {"add", &additions, optional, "new pools, nodes, memberships and streams", "{pools: {hub: {capacity: 80}}}"},
};

constexpr Field fact_fields[] = {
    {"fact", &text, required, "what the source says, in our own words", "Acute beds in use"},
};
constexpr Type fact{.form = Form::record, .name = "source", .fields = fact_fields};

}  // namespace

constexpr Type model_type{.form = Form::record, .name = "the model", .fields = model_fields, .holds_sections = true};
constexpr Type scenario_type{.form = Form::record, .name = "the scenario", .fields = scenario_fields};
constexpr Type addition_type = additions;
constexpr Type duration_type = duration;
constexpr Type share_type = share;
constexpr Type rate_type = rate;
constexpr Type price_type = price;
constexpr Type places_type = places;
constexpr Type people_type = people;
constexpr Type rank_type = rank;
constexpr Type weight_type = weight;
constexpr Type run_time_type = warm_up_time;
constexpr Type distribution_type = distribution;
constexpr Type source_list_type{.form = Form::map, .keys = Keys::sources, .of = &fact};

}  // namespace careway::language
