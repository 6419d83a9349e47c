#include "sim/language/describe.hpp"

namespace careway::language {

using namespace describe;

namespace {

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

}  // namespace

constexpr Type describe::arrivals{.form = Form::map, .of = &stream, .least_items = 1};

}  // namespace careway::language
