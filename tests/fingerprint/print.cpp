#include <cstdio>
#include <exception>
#include <fstream>

#include "tests/fingerprint/table.hpp"

// scripts/fingerprint.
int main(int count, char** arguments) try {
    using namespace careway::fingerprint;
    const std::string since = count > 1 ? arguments[1] : "";
    const auto entries = changes_of_behaviour(text_of_file(project() / "CHANGELOG.md"));
    const auto rows = brought_up_to_date(read_table(text_of_file(table_file())), since, entries,
                                         [](const Row& row) { return row.now(); });
    std::ofstream{table_file()} << text_of(rows);
} catch (const std::exception& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 1;
}
