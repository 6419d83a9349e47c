#pragma once

#include <memory>
#include <optional>
#include <string>

#include "sim/measure/catalogue.hpp"
#include "sim/measure/measures.hpp"
#include "tests/unit/pathway/system.hpp"

namespace careway::measure::testing {

/// A day or more of a small system, told record by record to its measures. Times are hours from the start.
class Told {
public:
    explicit Told(const pathway::ModelSpec& spec) : program{pathway::compile(spec)}, measures{program} {}

    void tell(double time, pathway::What what, std::uint16_t node, std::uint16_t other = 0, double since = 0,
              std::uint8_t marks = 0) {
        pathway::Record record;
        record.person = person;
        record.person_class = person_class;
        record.time = Time{Duration::hours(time)};
        record.since = Time{Duration::hours(since)};
        record.what = what;
        record.node = node;
        record.other = other;
        record.marks = marks;
        measures.read({&record, 1});
    }
    Totals end(double time = 24) { return measures.cut(Time{Duration::hours(time)}); }

    [[nodiscard]] double value(const Totals& totals, const std::string& address) const {
        const Catalogue catalogue{*program, totals.length};
        return values(*program, {totals})[static_cast<std::size_t>(catalogue.find(address))];
    }
    /// Of the first day, after which nothing more can be told.
    double value(const std::string& address) {
        if (!day_) {
            day_ = end();
        }
        return value(*day_, address);
    }

    std::shared_ptr<const pathway::Program> program;
    Measures measures;
    std::uint64_t person = 0;        ///< of whom is told next
    std::uint16_t person_class = 0;  ///< likewise

private:
    std::optional<Totals> day_;
};

}  // namespace careway::measure::testing
