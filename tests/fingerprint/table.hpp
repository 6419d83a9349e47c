#pragma once

#include <filesystem>
#include <functional>
#include <set>
#include <string>
#include <vector>

#include "tests/fingerprint/fingerprint.hpp"

namespace careway::fingerprint {

/// One line of table.csv.
struct Row {
    std::string model;     ///< from the project's own folder
    std::string scenario;  ///< empty: the model as it is
    std::uint32_t seed = 42;
    Fingerprint fingerprint;
    std::string since;  ///< how the entry of the CHANGELOG begins under which the fingerprint moved last

    [[nodiscard]] Fingerprint now(std::set<pathway::What>* happened = nullptr) const;
    friend bool operator==(const Row&, const Row&) = default;
};

std::filesystem::path project();
std::filesystem::path table_file();

std::vector<Row> read_table(const std::string& csv);
std::string text_of(const std::vector<Row>& rows);

/// The entries of every *Changed behaviour*, each on one line.
std::vector<std::string> changes_of_behaviour(const std::string& changelog);

/// The rows with what comes out now. Those that have moved, or are new, get `since`. Throws std::runtime_error when no
/// entry begins so, or when a row that moves has moved under that entry before: each change tells its own reason.
std::vector<Row> brought_up_to_date(std::vector<Row> rows, const std::string& since,
                                    const std::vector<std::string>& entries,
                                    const std::function<Fingerprint(const Row&)>& now);

std::string text_of_file(const std::filesystem::path& file);

}  // namespace careway::fingerprint
