#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace careway::pathway {

/// The reasons of the national statistics of delayed transfers of care, of which each has a letter (C161). The
/// statistics split D into residential and nursing homes; here the pools tell them apart.
struct NationalReason {
    std::string_view letter;
    std::string_view meaning;
};
inline constexpr std::array<NationalReason, 9> national_reasons{{
    {"A", "assessment"},
    {"B", "public funding"},
    {"C", "further NHS care"},
    {"D", "care home place"},
    {"E", "package at home"},
    {"F", "equipment"},
    {"G", "choice"},
    {"H", "disputes"},
    {"I", "housing"},
}};

/// Number of a letter, from 1; 0 is that of no letter.
constexpr std::uint8_t number_of_letter(std::string_view letter) {
    std::uint8_t number = 0;
    for (std::size_t i = 0; i < national_reasons.size(); ++i) {
        number = national_reasons[i].letter == letter ? static_cast<std::uint8_t>(i + 1) : number;
    }
    return number;
}

}  // namespace careway::pathway
