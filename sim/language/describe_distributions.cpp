#include "sim/language/describe.hpp"

namespace careway::language {

using namespace describe;

namespace {

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

}  // namespace

constexpr Type distribution_type{.form = Form::choice, .name = "distribution", .alternatives = distribution_forms};
constexpr Type describe::split_distribution{.form = Form::split, .of = &distribution_type};

}  // namespace careway::language
