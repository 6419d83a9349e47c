// A table of spells, row by row.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "sim/fit/naming.hpp"
#include "sim/fit/settle.hpp"
#include "sim/fit/spells.hpp"
#include "sim/language/csv.hpp"
#include "sim/language/dates.hpp"
#include "sim/language/suggest.hpp"
#include "sim/language/text_file.hpp"

namespace careway::fit {

namespace {

using language::Code;
using language::CsvCell;
using language::CsvRow;

constexpr std::size_t most_bytes = std::size_t{1} << 30;
constexpr int oldest = 130;

/// As statistical programs and databases write what they do not know.
bool is_empty(const CsvCell& cell) {
    return cell.text.empty() || cell.text == "NA" || cell.text == "NULL";
}

/// Instants of a spell in the order in which they come.
constexpr std::array<std::pair<const char*, std::optional<Moment> Spell::*>, 4> instants{
    {{"arrived", &Spell::arrived}, {"admitted", &Spell::admitted}, {"ready", &Spell::ready}, {"left", &Spell::left}}};

class Reader {
public:
    Reader(const Request& request, language::Faults& faults)
        : request_{request}, faults_{faults}, file_{request.file.generic_string()} {}

    Spells read() {
        const std::optional<std::string> text = language::read_text(request_.file, {}, faults_, most_bytes);
        if (!text) {
            return {};
        }
        language::CsvRows rows{*text, file_};
        const std::optional<CsvRow> header = rows.next(faults_);
        if (!header) {
            faults_.add(Code::table_columns, Place{file_}, "the table is empty");
            return {};
        }
        find_columns(*header);
        while (const std::optional<CsvRow> row =
                   told_ < language::CsvRows::enough_faults && !faults_of_header_ ? rows.next(faults_) : std::nullopt) {
            read_row(*row);
        }
        return named();
    }

private:
    void fault(Code code, const Place& place, const std::string& message, const std::string& hint = "") {
        faults_.add(code, place, message, {hint, ""});
        ++told_;
    }

    void find_columns(const CsvRow& header) {
        std::vector<std::string> names;
        for (const CsvCell& cell : header) {
            names.push_back(cell.text);
        }
        const auto position = [&](const std::string& name) {
            const auto found = std::ranges::find(names, name);
            return found == names.end() ? std::nullopt : std::optional{static_cast<std::size_t>(found - names.begin())};
        };
        const auto called = [&](const std::string& known) {
            const auto renamed = request_.columns.find(known);
            return renamed == request_.columns.end() ? known : renamed->second;
        };
        const auto require = [&](const std::string& name, const std::string& wanted) {
            if (!position(name)) {
                fault(Code::table_columns, header.front().place,
                      fmt::format("the table has no column `{}`, {}", name, wanted),
                      language::did_you_mean(name, names));
            }
        };
        for (const std::string& known : known_columns()) {
            at_[known] = position(called(known));
            if (request_.columns.contains(known)) {
                require(called(known), fmt::format("which `--column {}=` names", known));
            }
        }
        if (!at_["arrived"] && !at_["admitted"]) {
            require(called("admitted"), "in which a stay begins; `--column admitted=NAME` says what it is called");
        }
        require(called("left"), "in which it ends; `--column left=NAME` says what it is called");
        if (request_.by) {
            by_ = position(called(request_.by->column));
            require(called(request_.by->column), "which `--by` names");
        }
        faults_of_header_ = faults_.any_error();
    }

    /// The cell of a column that the table has and that is not empty.
    const CsvCell* cell(const CsvRow& row, const char* known) const {
        const std::optional<std::size_t> at = at_.find(known)->second;
        return at && !is_empty(row[*at]) ? &row[*at] : nullptr;
    }

    void read_row(const CsvRow& row) {
        Spell spell;
        const std::size_t before = told_;
        for (const auto& [name, instant] : instants) {
            if (const CsvCell* stated = cell(row, name)) {
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
        if (!at_["admitted"]) {
            spell.admitted = spell.arrived;
        }
        spell.group = group_of(row);
        if (const CsvCell* stated = cell(row, "destination")) {
            spell.destination = destinations_.number_of(stated->text);
        }
        if (const CsvCell* stated = cell(row, "reason")) {
            spell.reason = reasons_.number_of(stated->text);
        }
        read_.all.push_back(spell);
    }

    void check_order(const CsvRow& row, Spell& spell) {
        const char* before = nullptr;
        std::optional<Moment> latest;
        for (const auto& [name, instant] : instants) {
            if (!(spell.*instant)) {
                continue;
            }
            if (latest && *(spell.*instant) < *latest) {
                fault(Code::spell_row, cell(row, name)->place,
                      fmt::format("`{}` of a spell is before `{}`, {}", name, before, to_string(*latest)));
                return;
            }
            before = name;
            latest = spell.*instant;
        }
        if (!latest) {
            fault(Code::spell_row, row.front().place, "a spell without an instant");
        } else if (!spell.arrived && !spell.admitted) {
            fault(Code::spell_row, cell(row, before)->place, fmt::format("a spell with `{}` that never began", before));
        } else if (spell.ready && at_["admitted"] && !spell.admitted) {
            fault(Code::spell_row, cell(row, "ready")->place, "a spell with `ready` but without `admitted`");
        }
    }

    std::uint32_t group_of(const CsvRow& row) {
        if (!by_) {
            return 0;
        }
        const CsvCell& stated = row[*by_];
        if (is_empty(stated)) {
            return unknown;
        }
        if (request_.by->bands.empty()) {
            return groups_.number_of(stated.text);
        }
        double age = 0;
        const char* end = stated.text.data() + stated.text.size();
        const auto [stop, error] = std::from_chars(stated.text.data(), end, age);
        if (error != std::errc{} || stop != end || !(age >= 0 && age <= oldest)) {
            fault(Code::spell_row, stated.place,
                  fmt::format("`{}` is no age in years: `{}`", request_.by->column, stated.text));
            return unknown;
        }
        const auto& bands = request_.by->bands;
        const auto found = std::ranges::find_if(bands, [&](const Band& band) {
            return static_cast<int>(age) >= band.low && static_cast<int>(age) <= band.high;
        });
        return found == bands.end() ? unknown : static_cast<std::uint32_t>(found - bands.begin());
    }

    /// Values by name, so that nothing depends on the order of rows.
    Spells named() {
        read_.rows = static_cast<std::int64_t>(read_.all.size());
        read_.has_ready = at_["ready"].has_value();
        read_.has_reasons = at_["reason"].has_value();
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

    void name_by(const Naming& naming, std::uint32_t Spell::*value, std::vector<Value>& values) {
        const auto [named, number] = naming.sorted();
        values = named;
        for (Spell& spell : read_.all) {
            spell.*value = spell.*value == unknown ? unknown : number[spell.*value];
        }
    }

    const Request& request_;
    language::Faults& faults_;
    std::string file_;
    std::map<std::string, std::optional<std::size_t>, std::less<>> at_;  ///< of known columns
    std::optional<std::size_t> by_;
    Naming groups_;
    Naming destinations_;
    Naming reasons_;
    Spells read_;
    std::size_t told_ = 0;
    bool faults_of_header_ = false;
};

}  // namespace

Spells read_spells(const Request& request) {
    language::Faults faults;
    Spells spells = Reader{request, faults}.read();
    faults.throw_errors();
    settle(spells, request, faults);
    faults.throw_errors();
    return spells;
}

}  // namespace careway::fit
