#pragma once

#include "sim/language/description.hpp"

/// What the files that describe the parts of the language share.
namespace careway::language::describe {

inline constexpr double longest_duration = 1000.0 * 365 * 86400e3;
/// Of a warm-up and of what is measured: twice that is less than demand::longest_field.
inline constexpr double longest_run = 100.0 * 365 * 86400e3;
inline constexpr double most_places = 10e6;
inline constexpr double highest_rate = 1e6;
inline constexpr Range any_duration{0, longest_duration};

inline constexpr Type text{.form = Form::text, .help = "words for people"};
/// As much as the live screen has room for.
inline constexpr Type short_name{.form = Form::text, .help = "words for people", .most_characters = 18};
inline constexpr Type heading{.form = Form::text, .help = "words for people", .most_characters = 24};
inline constexpr Type line{.form = Form::text, .help = "words for people", .most_characters = 60};
inline constexpr Type measure{.form = Form::measure};
inline constexpr Type flag{.form = Form::flag};
inline constexpr Type date{.form = Form::date};
inline constexpr Type version{.form = Form::version, .help = "the version of the format"};
inline constexpr Type file{.form = Form::file, .help = "a CSV table beside this file"};
inline constexpr Type new_name{.form = Form::name};

inline constexpr Type duration{.form = Form::quantity, .dimension = Dimension::duration, .range = any_duration};
inline constexpr Type long_duration{
    .form = Form::quantity, .dimension = Dimension::duration, .range = {0, longest_duration, true}};
inline constexpr Type share{.form = Form::quantity, .dimension = Dimension::share, .range = {0, 1}};
inline constexpr Type rate{.form = Form::quantity, .dimension = Dimension::rate, .range = {0, highest_rate}};
inline constexpr Type price{.form = Form::quantity, .dimension = Dimension::price, .range = {0, 1e9}};
inline constexpr Type fee{.form = Form::quantity, .dimension = Dimension::money, .range = {0, 1e9}};
inline constexpr Type places{.form = Form::whole, .range = {0, most_places}};
inline constexpr Type weekly_hours{.form = Form::quantity, .dimension = Dimension::work, .range = {0, most_places}};
inline constexpr Type weight{
    .form = Form::quantity, .dimension = Dimension::count, .range = {0, 1e9}, .evidence = false};
inline constexpr std::string_view rest_word[] = {"rest"};
inline constexpr Type rest{.form = Form::word, .help = "what the others leave", .words = rest_word};

inline constexpr const Type* part_share_forms[] = {&rest, &share};
inline constexpr Type part_share{.form = Form::choice, .alternatives = part_share_forms};

inline constexpr std::string_view letters[] = {"A", "B", "C", "D", "E", "F", "G", "H", "I"};
inline constexpr Type letter{.form = Form::word, .words = letters};

inline constexpr Type to_entrance{.form = Form::reference, .space = Space::entrance};
inline constexpr Type to_exit{.form = Form::reference, .space = Space::exit};
inline constexpr Type to_node_or_exit{.form = Form::reference, .space = Space::node_or_exit};
inline constexpr Type to_node{.form = Form::reference, .space = Space::node};
inline constexpr Type to_destination{.form = Form::reference, .space = Space::destination};
inline constexpr Type to_pool{.form = Form::reference, .space = Space::pool};
inline constexpr Type to_organisation{.form = Form::reference, .space = Space::organisation};
inline constexpr Type to_attribute{.form = Form::reference, .space = Space::attribute};

inline constexpr Type hours_text{.form = Form::text, .help = "hours of the week, such as mon-fri 09:00-17:00"};
inline constexpr Type week_hours{.form = Form::list, .of = &hours_text, .least_items = 1};
inline constexpr Type time_text{.form = Form::text, .help = "times of the week, such as mon-fri 09:00"};
inline constexpr Type week_times{.form = Form::list, .of = &time_text, .least_items = 1};

// Parts that stand in files of their own.
extern const Type split_distribution;
extern const Type arrivals;
extern const Type pools;
extern const Type uses;
extern const Type overflow;
extern const Type scenario_changes;
extern const Type screen;
extern const Type levers;
extern const Type stops;
extern const Type budget;

}  // namespace careway::language::describe
