#include "sim/language/faults.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>

#include "sim/language/load.hpp"

namespace careway::language {

void Faults::opened(const std::string& file) {
    if (rank(file) == files_.size()) {
        files_.push_back(file);
    }
}

void Faults::add(Code code, const Place& place, std::string message, Advice advice) {
    Fault fault{id_of(code), std::move(message), place, std::move(advice.hint), std::move(advice.known)};
    std::vector<Fault>& list = fault.code.front() == 'W' ? warnings_ : errors_;
    const bool fresh = told_.insert({fault.code, place.file, place.line, place.column, fault.message}).second;
    if (fresh) {
        list.push_back(std::move(fault));
    }
}

std::size_t Faults::rank(const std::string& file) const {
    return static_cast<std::size_t>(std::find(files_.begin(), files_.end(), file) - files_.begin());
}

std::vector<Fault> Faults::in_order(std::vector<Fault> faults) const {
    std::stable_sort(faults.begin(), faults.end(), [this](const Fault& a, const Fault& b) {
        return std::tuple{rank(a.place.file), a.place.line, a.place.column} <
               std::tuple{rank(b.place.file), b.place.line, b.place.column};
    });
    return faults;
}

void Faults::throw_errors() const {
    if (!any_error()) {
        return;
    }
    std::vector<Fault> faults = errors();
    const std::size_t found = faults.size();
    faults.resize(std::min(found, most_shown));
    std::string message = render(faults, "error");
    if (found > most_shown) {
        message += fmt::format("\nand {} more\n", found - most_shown);
    }
    throw InputError{std::move(faults), message};
}

}  // namespace careway::language
