#include "sim/language/describe.hpp"

namespace careway::language {

using namespace describe;

namespace {

constexpr Field exponential_fields[] = {{"mean", &long_duration, required, "mean", "2 days"}};
constexpr Type exponential{.form = Form::record, .name = "exponential", .fields = exponential_fields};
constexpr std::string_view unit_words[] = {"seconds", "minutes", "hours", "days", "weeks", "months", "years"};
constexpr Type unit{.form = Form::word, .words = unit_words};
constexpr Type mean_of_logarithm{.form = Form::quantity, .dimension = Dimension::count, .range = {-100, 100}};
constexpr Type sd_of_logarithm{.form = Form::quantity, .dimension = Dimension::count, .range = {0, 10, true}};
constexpr Field lognormal_fields[] = {
    {"mean", &long_duration, optional, "mean of the variable itself, not of its logarithm", "9.4 days"},
    {"sd", &long_duration, optional, "standard deviation of the variable itself", "7 days"},
    {"median", &long_duration, optional, "median, below the mean", "6 days"},
    {"mu", &mean_of_logarithm, optional, "mean of the logarithm of the variable in `unit`", "1.8"},
    {"sigma", &sd_of_logarithm, optional, "standard deviation of the logarithm", "0.7"},
    {"unit", &unit, optional, "what the variable is counted in where `mu` is given", "days"}};
constexpr std::string_view lognormal_sets[] = {"mean sd", "mean median", "median sigma", "mu sigma unit"};
constexpr Type lognormal{
    .form = Form::record, .name = "lognormal", .fields = lognormal_fields, .one_set_of = lognormal_sets};
constexpr Type stages{.form = Form::whole, .range = {1, 10'000}};
constexpr Field erlang_fields[] = {{"mean", &long_duration, required, "mean of all stages together", "3 hours"},
                                   {"stages", &stages, required, "exponential stages one after the other", "4"}};
constexpr Type erlang{.form = Form::record, .name = "erlang", .fields = erlang_fields};
constexpr Type weibull_shape{.form = Form::quantity, .dimension = Dimension::count, .range = {0.1, 100}};
constexpr Field weibull_fields[] = {
    {"mean", &long_duration, optional, "mean", "9 days"},
    {"scale", &long_duration, optional, "63.2 % are shorter", "10 days"},
    {"shape", &weibull_shape, required, "below 1 the end gets less likely with time, above 1 more", "1.5"}};
constexpr std::string_view mean_or_scale[] = {"mean", "scale"};
constexpr Type weibull{.form = Form::record, .name = "weibull", .fields = weibull_fields, .exactly_one = mean_or_scale};
constexpr Field triangular_fields[] = {{"low", &duration, required, "shortest", "1 hour"},
                                       {"likely", &duration, required, "likeliest", "90 minutes"},
                                       {"high", &duration, required, "longest", "3 hours"}};
constexpr Type triangular{.form = Form::record, .name = "triangular", .fields = triangular_fields};
constexpr Field normal_fields[] = {
    {"mean", &long_duration, required, "mean before what is below 0 is cut off", "9 days"},
    {"sd", &long_duration, required, "standard deviation before that", "2 days"}};
constexpr Type normal{.form = Form::record, .name = "normal", .fields = normal_fields};
constexpr Field discrete_fields[] = {{"value", &duration, required, "how long", "1 day"},
                                     {"share", &part_share, required, "how many of all, or `rest`", "20 %"}};
constexpr Type discrete_value{.form = Form::record, .name = "discrete value", .fields = discrete_fields};
constexpr Type discrete{.form = Form::list, .of = &discrete_value, .least_items = 1};
constexpr Field mixture_fields[] = {
    {"share", &part_share, required, "how many of all, or `rest`", "30 %"},
    {"of", &distribution_type, required, "the distribution of these", "{exponential: {mean: 2 days}}"}};
constexpr Type mixture_part{.form = Form::record, .name = "part of a mixture", .fields = mixture_fields};
constexpr Type mixture{.form = Form::list, .of = &mixture_part, .least_items = 1};
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
    {"lognormal", &lognormal, optional, "mean with sd, mean with median, median with sigma, or mu with sigma and unit",
     "{mean: 9.4 days, sd: 7 days}"},
    {"gamma", &gamma, optional, "mean and sd", "{mean: 9.4 days, sd: 7 days}"},
    {"erlang", &erlang, optional, "mean and number of stages", "{mean: 3 hours, stages: 4}"},
    {"weibull", &weibull, optional, "mean or scale, and shape", "{mean: 9 days, shape: 1.5}"},
    {"normal", &normal, optional, "mean and sd; cut off at 0, which moves the mean", "{mean: 9 days, sd: 2 days}"},
    {"uniform", &uniform, optional, "between two ends", "{low: 1 hour, high: 3 hours}"},
    {"triangular", &triangular, optional, "between two ends, most often near the likeliest",
     "{low: 1 hour, likely: 90 minutes, high: 3 hours}"},
    {"discrete", &discrete, optional, "stated values with their shares",
     "[{value: 1 day, share: 20 %}, {value: 3 days, share: rest}]"},
    {"empirical", &empirical, optional, "observed values, or a CSV table `value,weight` of them", "[1 day, 2 days]"},
    {"mixture", &mixture, optional, "several distributions, each for a share of all",
     "[{share: 30 %, of: {exponential: {mean: 2 days}}}, {share: rest, of: 9 days}]"}};
constexpr Type shaped{.form = Form::tagged, .name = "distribution", .fields = shapes};
constexpr const Type* distribution_forms[] = {&duration, &shaped};

}  // namespace

constexpr Type distribution_type{.form = Form::choice, .name = "distribution", .alternatives = distribution_forms};
constexpr Type describe::split_distribution{.form = Form::split, .of = &distribution_type};

}  // namespace careway::language
