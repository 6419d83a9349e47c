#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <set>

#include "sim/pathway/record.hpp"

/// What runs do, held fast as numbers: when one moves, somebody has changed what a model means.
namespace careway::fingerprint {

/// All that happened in one run: when, to whom, where and what. Whole numbers alone, so that no compiler moves them.
struct Fingerprint {
    std::uint64_t records = 0;
    std::uint64_t hash = 0;

    friend bool operator==(const Fingerprint&, const Fingerprint&) = default;
};

/// Of the first replication. @param happened  takes in all kinds of things that happened
Fingerprint fingerprint_of(const std::filesystem::path& model, const std::optional<std::filesystem::path>& scenario,
                           std::uint32_t seed, std::set<pathway::What>* happened = nullptr);

}  // namespace careway::fingerprint
