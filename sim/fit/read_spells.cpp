// A table of spells, row by row.
#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <utility>

#include "sim/fit/columns.hpp"
#include "sim/fit/naming.hpp"
#include "sim/fit/settle.hpp"
#include "sim/fit/spells.hpp"
#include "sim/language/csv.hpp"
#include "sim/language/dates.hpp"
#include "sim/language/text_file.hpp"

namespace careway::fit {

namespace {

using language::Code;
using language::CsvCell;
using language::CsvRow;

constexpr std::size_t most_bytes = std::size_t{1} << 30;
constexpr int oldest = 130;

/// An instant of a spell.
struct Instant {
    const char* name;
    Column column;
    std::optional<Moment> Spell::*of;
};
/// In the order in which they come.
constexpr Instant instants[] = {{"arrived", Column::arrived, &Spell::arrived},
                                {"admitted", Column::admitted, &Spell::admitted},
                                {"ready", Column::ready, &Spell::ready},
                                {"left", Column::left, &Spell::left}};

class Reader {
public:
    Reader(const Request& request, const Columns& columns, language::Faults& faults)
        : request_{request}, columns_{columns}, faults_{faults} {}

    void read_all(language::CsvRows& rows) {
        std::optional<CsvRow> row = rows.next(faults_);
        for (; row && told_ < language::CsvRows::enough_faults; row = rows.next(faults_)) {
            read_row(*row);
        }
    }

    /// Values by name, so that nothing depends on the order of rows.
    Spells spells() {
        read_.rows = static_cast<std::int64_t>(read_.all.size());
        read_.has_ready = columns_.has(Column::ready);
        read_.has_reasons = columns_.has(Column::reason);
        read_.groups = {{"", ""}};
        name_by(destinations_, &Spell::destination, read_.destinations);
        name_by(reasons_, &Spell::reason, read_.reasons);
        if (request_.by) {
            read_.attribute = attribute_like(request_.by->column);
            read_.groups.clear();
            for (const Band& band : request_.by->bands) {
                read_.groups.push_back({band.name, band.name});
            }
        }
        if (request_.by && request_.by->bands.empty()) {
            name_by(groups_, &Spell::group, read_.groups);
        }
        return std::move(read_);
    }

private:
    void fault(Code code, const Place& place, const std::string& message, const std::string& hint = "") {
        faults_.add(code, place, message, {hint, ""});
        ++told_;
    }

    void read_row(const CsvRow& row) {
        Spell spell;
        const std::size_t before = told_;
        for (const auto& [name, column, instant] : instants) {
            if (const CsvCell* stated = columns_.cell(row, column)) {
                spell.*instant = parse_moment(stated->text);
                if (!(spell.*instant)) {
                    fault(Code::not_a_date, stated->place,
                          fmt::format("`{}` of a spell is no instant: `{}`", name, stated->text),
                          language::advice_on_instant(stated->text));
                }
            }
        }
        if (told_ == before) {
            check_order(row, spell);
        }
        if (!columns_.has(Column::admitted)) {
            spell.admitted = spell.arrived;
        }
        spell.group = group_of(row);
        if (const CsvCell* stated = columns_.cell(row, Column::destination)) {
            spell.destination = destinations_.number_of(stated->text);
        }
        if (const CsvCell* stated = columns_.cell(row, Column::reason)) {
            spell.reason = reasons_.number_of(stated->text);
        }
        read_.all.push_back(spell);
    }

    void check_order(const CsvRow& row, const Spell& spell) {
        const Instant* before = nullptr;
        for (const Instant& one : instants) {
            if (!(spell.*one.of)) {
                continue;
            }
            if (before != nullptr && spell.*one.of < spell.*before->of) {
                fault(Code::spell_row, columns_.cell(row, one.column)->place,
                      fmt::format("`{}` of a spell is before `{}`, {}", one.name, before->name,
                                  to_string(*(spell.*before->of))));
                return;
            }
            before = &one;
        }
        if (before == nullptr) {
            fault(Code::spell_row, row.front().place, "a spell without an instant");
        } else if (!spell.arrived && !spell.admitted) {
            fault(Code::spell_row, columns_.cell(row, before->column)->place,
                  fmt::format("a spell with `{}` that never began", before->name));
        } else if (spell.ready && columns_.has(Column::admitted) && !spell.admitted) {
            fault(Code::spell_row, columns_.cell(row, Column::ready)->place,
                  "a spell with `ready` but without `admitted`");
        }
    }

    std::uint32_t group_of(const CsvRow& row) {
        if (!request_.by) {
            return 0;
        }
        const CsvCell& stated = row[*columns_.split()];
        if (is_empty(stated)) {
            return unknown;
        }
        return request_.by->bands.empty() ? groups_.number_of(stated.text) : band_of(stated);
    }

    std::uint32_t band_of(const CsvCell& stated) {
        double age = 0;
        const char* end = stated.text.data() + stated.text.size();
        const auto [stop, error] = std::from_chars(stated.text.data(), end, age);
        if (error != std::errc{} || stop != end || !(age >= 0 && age <= oldest)) {
            fault(Code::spell_row, stated.place,
                  fmt::format("`{}` is no age in years: `{}`", request_.by->column, stated.text));
            return unknown;
        }
        const auto years = static_cast<int>(age);
        const auto& bands = request_.by->bands;
        const auto found =
            std::ranges::find_if(bands, [&](const Band& band) { return years >= band.low && years <= band.high; });
        return found == bands.end() ? unknown : static_cast<std::uint32_t>(found - bands.begin());
    }

    void name_by(const Naming& naming, std::uint32_t Spell::*value, std::vector<Value>& values) {
        const auto [named, number] = naming.sorted();
        values = named;
        for (Spell& spell : read_.all) {
            spell.*value = spell.*value == unknown ? unknown : number[spell.*value];
        }
    }

    const Request& request_;
    const Columns& columns_;
    language::Faults& faults_;
    Naming groups_;
    Naming destinations_;
    Naming reasons_;
    Spells read_;
    std::size_t told_ = 0;
};

Spells read_table(const Request& request, language::Faults& faults) {
    const std::string file = request.file.generic_string();
    const std::optional<std::string> text = language::read_text(request.file, {}, faults, most_bytes);
    if (!text) {
        return {};
    }
    language::CsvRows rows{*text, file};
    const std::optional<CsvRow> header = rows.next(faults);
    if (!header) {
        faults.add(Code::table_columns, Place{file}, "the table is empty");
        return {};
    }
    const Columns columns{*header, request, faults};
    if (faults.any_error()) {
        return {};
    }
    Reader reader{request, columns, faults};
    reader.read_all(rows);
    return reader.spells();
}

}  // namespace

Spells read_spells(const Request& request) {
    language::Faults faults;
    Spells spells = read_table(request, faults);
    faults.throw_errors();
    settle(spells, request, faults);
    faults.throw_errors();
    return spells;
}

}  // namespace careway::fit
