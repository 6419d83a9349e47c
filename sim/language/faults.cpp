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

void Faults::add(std::string code, const Place& place, std::string message, Advice advice) {
    Fault fault{std::move(code),        std::move(message),      place,
                std::move(advice.hint), std::move(advice.known), std::move(advice.other)};
    std::vector<Fault>& list = fault.code.front() == 'W' ? warnings_ : errors_;
    const bool fresh = told_.insert({fault.code, place.file, place.line, place.column, fault.message}).second;
    if (fresh) {
        list.push_back(std::move(fault));
    }
}

void Faults::add_first(Code code, const Place& place, std::string message, Advice advice) {
    const bool told = std::any_of(errors_.begin(), errors_.end(), [&](const Fault& fault) {
        return fault.code == id_of(code) && fault.place == place;
    });
    if (!told) {
        add(code, place, std::move(message), std::move(advice));
    }
}

void Faults::note_change(const Place& from, const Place& to, const Place& changed) {
    changed_.push_back({from, to, changed});
}

const Place* Faults::changed_at(const Place& place) const {
    const auto position = [](const Place& of) { return std::tuple{of.line, of.column}; };
    const auto found = std::find_if(changed_.begin(), changed_.end(), [&](const ChangedValue& change) {
        return change.from.file == place.file && position(change.from) <= position(place) &&
               position(place) <= position(change.to);
    });
    return found == changed_.end() ? nullptr : &found->value;
}

std::size_t Faults::rank(const std::string& file) const {
    return static_cast<std::size_t>(std::find(files_.begin(), files_.end(), file) - files_.begin());
}

std::vector<Fault> Faults::in_order(std::vector<Fault> faults) const {
    for (Fault& fault : faults) {
        if (const Place* changed = changed_at(fault.place); changed != nullptr && !fault.other) {
            fault.other = OtherPlace{value_changed, *changed};
        }
    }
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
    const std::string message = render(faults, "error");
    throw InputError{std::move(faults), message};
}

}  // namespace careway::language
