#pragma once

#include <string>

#include "sim/fit/findings.hpp"
#include "tests/scratch_folder.hpp"

namespace careway::fit {

/// A table of spells in a folder of its own.
class Table {
public:
    explicit Table(const std::string& text) { request_.file = folder_.write("spells.csv", text); }

    [[nodiscard]] Request& request() { return request_; }
    [[nodiscard]] Spells spells() const { return read_spells(request_); }
    [[nodiscard]] Findings findings() const { return findings_of(request_); }

    /// "M150 1:1 message", a line each; "" where nothing is wrong.
    [[nodiscard]] std::string faults() const {
        std::string text;
        try {
            static_cast<void>(findings());
        } catch (const InputError& error) {
            for (const Fault& fault : error.faults()) {
                text += fault.code + " " + std::to_string(fault.place.line) + ":" + std::to_string(fault.place.column) +
                        " " + fault.message + "\n";
            }
        }
        return text;
    }

private:
    ScratchFolder folder_;
    Request request_;
};

inline const std::string header = "arrived,admitted,ready,left,age,destination\n";

/// Two weeks of one person a day, who comes at 08:00, is admitted at 10:00, and is ready and goes home two days later,
/// every other one three.
inline std::string two_weeks() {
    std::string text = header;
    for (int day = 1; day <= 14; ++day) {
        const int stay = 2 + day % 2;
        const auto date = [](int of) { return "2016-04-" + std::string{of < 10 ? "0" : ""} + std::to_string(of); };
        text += date(day) + " 08:00," + date(day) + " 10:00," + date(day + stay) + " 10:00," + date(day + stay) +
                " 10:00,70,Home\n";
    }
    return text;
}

}  // namespace careway::fit
