#include "tests/models/expectation.hpp"

#include <yaml-cpp/yaml.h>

namespace careway::models_test {

namespace {

double sum(const std::vector<std::string>& addresses, const std::map<std::string, double>& measures) {
    double total = 0;
    for (const auto& address : addresses) {
        total += measures.at(address);
    }
    return total;
}

std::vector<std::string> addresses(const YAML::Node& list) {
    return list ? list.as<std::vector<std::string>>() : std::vector<std::string>{};
}

}  // namespace

double Expectation::value(const std::map<std::string, double>& measures) const {
    return (sum(add, measures) - sum(less, measures)) / (over.empty() ? 1 : sum(over, measures)) * times;
}

Expectations read_expectations(const std::filesystem::path& file) {
    const YAML::Node root = YAML::LoadFile(file.string());
    Expectations expectations{root["replications"].as<std::uint32_t>(),
                              root["seed"].as<std::uint32_t>(),
                              root["split"].as<std::string>(),
                              {}};
    for (const YAML::Node& row : root["expect"]) {
        expectations.all.push_back({row["what"].as<std::string>(), addresses(row["add"]), addresses(row["less"]),
                                    addresses(row["over"]), row["times"] ? row["times"].as<double>() : 1,
                                    row["low"].as<double>(), row["high"].as<double>(),
                                    row["source"].as<std::string>()});
    }
    return expectations;
}

}  // namespace careway::models_test
