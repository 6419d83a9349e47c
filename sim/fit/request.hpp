#pragma once

#include <chrono>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace careway::fit {

/// An instant of the data; time zones and summer time are not looked at.
using Moment = std::chrono::sys_seconds;

/// "2016-04-01 14:30".
[[nodiscard]] std::string to_string(Moment moment);
[[nodiscard]] double days_between(Moment from, Moment to);

/// People of these whole years of age, both ends included.
struct Band {
    std::string name;  ///< "65+"
    int low = 0;
    int high = 0;
};

/// What people are told apart by: a column, each of whose values stands for itself where there are no bands.
struct Split {
    std::string column;
    std::vector<Band> bands;  ///< none overlaps another
};

/// A table of spells, and how to read it.
struct Request {
    std::filesystem::path file;
    std::map<std::string, std::string> columns;  ///< "admitted" to what the file calls it
    std::optional<Split> by;
    std::optional<Moment> from;  ///< when the data begins
    std::optional<Moment> to;    ///< and ends
    bool smooth = false;         ///< the hours of the week

    /// What the file calls a column.
    [[nodiscard]] const std::string& name_in_file(const std::string& known) const;
};

/// Columns that have a meaning, such as "admitted".
[[nodiscard]] const std::vector<std::string>& known_columns();

/// These throw UsageError for what cannot be read.
[[nodiscard]] std::pair<std::string, std::string> column_of(const std::string& text);   ///< "admitted=adm_date"
[[nodiscard]] Split split_of(const std::string& text);                                  ///< "age=0-17,18-64,65+"
[[nodiscard]] Moment moment_of(const std::string& text, const std::string& of_option);  ///< "2016-04-01 14:30"
[[nodiscard]] std::optional<Moment> parse_moment(std::string_view text);

}  // namespace careway::fit
