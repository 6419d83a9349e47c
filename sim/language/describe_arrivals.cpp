#include "sim/language/describe.hpp"

namespace careway::language {

using namespace describe;

namespace {

constexpr Type split_rate{.form = Form::split, .of = &rate};
constexpr Type dated_rate{.form = Form::dated, .of = &split_rate};
constexpr Type hours_of_week{.form = Form::list, .of = &weight, .least_items = 1};
constexpr const Type* profile_forms[] = {&file, &hours_of_week};
constexpr Type profile{.form = Form::choice, .name = "profile", .alternatives = profile_forms};
constexpr Type factors{.form = Form::list, .of = &weight, .least_items = 1};
constexpr Type named_months{.form = Form::map, .keys = Keys::months, .of = &weight, .least_items = 1};
constexpr const Type* months_forms[] = {&factors, &named_months};
constexpr Type months{.form = Form::choice, .name = "months", .alternatives = months_forms};
constexpr Type growth{.form = Form::quantity, .dimension = Dimension::growth, .range = {-0.5, 1}};
constexpr Type batch_size{.form = Form::whole, .range = {1, 1000}};
constexpr Type batch_sizes{.form = Form::map, .keys = Keys::sizes, .of = &part_share, .least_items = 1};
constexpr const Type* batch_forms[] = {&batch_size, &batch_sizes};
constexpr Type batch{.form = Form::choice, .name = "batch", .alternatives = batch_forms};
constexpr Type dated_flag{.form = Form::dated, .of = &flag};
constexpr Type cancellations{.form = Form::whole, .range = {0, 100}};
constexpr Field cancelled_fields[] = {
    {"rebooked_after", &split_distribution, required, "time until they come again", "14 days"},
    {"at_most", &cancellations, required, "how often one is sent home; after that one waits", "2"},
};
constexpr Type cancelled{.form = Form::record, .name = "cancellation", .fields = cancelled_fields};
constexpr Field stream_fields[] = {
    {"rate", &dated_rate, optional, "new people, at random moments", "128 per day"},
    {"gap", &distribution_type, optional, "time from one to the next; the first comes one gap after the run begins",
     "{erlang: {mean: 3 hours, stages: 4}}"},
    {"saturated", &flag, optional, "a source that never runs dry: the next asks when the one before starts", "yes"},
    {"enters", &to_entrance, required, "the node or membership they ask for first", "triage"},
    {"profile", &profile, optional, "relative rate by hour of the week, Monday 00:00 first", "profiles/ed.csv", "rate"},
    {"months", &months, optional,
     "relative rate by month: twelve numbers, January first, or months and seasons by name", "{winter: 1.1, jul: 0.9}",
     "rate"},
    {"growth", &growth, optional, "of the rate, compound, by steps on the first of each month that is measured",
     "2 % per year", "rate"},
    {"batch", &batch, optional, "how many come together", "{1: 50 %, 2: rest}"},
    {"active", &dated_flag, optional, "whether its people come", "{2016-04-01: yes, 2017-01-01: no}"},
    {"luck", &new_name, optional, "another name, whose draws it has", "old_ed"},
    {"cancelled", &cancelled, optional, "who finds no place at the booked hour goes home and comes again",
     "{rebooked_after: 14 days, at_most: 2}"},
};
constexpr std::string_view rate_gap_or_saturated[] = {"rate", "gap", "saturated"};
constexpr Type stream{
    .form = Form::record, .name = "stream", .fields = stream_fields, .exactly_one = rate_gap_or_saturated};

}  // namespace

constexpr Type growth_type = growth;
constexpr Type describe::arrivals{.form = Form::map, .of = &stream, .least_items = 1};

}  // namespace careway::language
