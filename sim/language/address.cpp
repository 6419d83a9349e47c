#include "sim/language/address.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <span>

#include "sim/language/suggest.hpp"

namespace careway::language {

namespace {

using Path = std::span<const std::string>;

struct Spot {
    Value* value;
    const Type* type;
    bool dated;
};

class Search {
public:
    explicit Search(const Names& names) : names_{names} {}

    void look(Spot spot, Path path) {
        const Type& type = *spot.type;
        if (path.empty()) {
            targets_.push_back({spot.value, spot.type, spot.dated, nullptr, ""});
        } else if (is_sourced(*spot.value) && type.form != Form::record) {
            look({spot.value->find("value"), spot.type, spot.dated}, path);
        } else if (spot.dated && is_dated(*spot.value)) {
            look_in_parts(spot, path);
        } else if (type.form == Form::dated) {
            look({spot.value, type.of, true}, path);
        } else if (type.form == Form::split && is_split(*spot.value)) {
            look_in_cells({spot.value, type.of, spot.dated}, path, depth(*spot.value));
        } else if (type.form == Form::split) {
            look({spot.value, type.of, spot.dated}, path);
        } else if (type.form == Form::choice) {
            look_in_choice(spot, path);
        } else if (type.form == Form::list && spot.value->is_list() && !type.of->called.empty()) {
            look_in_list(spot, path);
        } else if (type.form == Form::tagged && !spot.value->entries.empty()) {
            look_in_shape(spot, path);
        } else if (spot.value->is_map() && (type.form == Form::record || type.form == Form::map)) {
            look_at_key(spot, path);
        } else if (spot.value->is_list() && type.form == Form::list) {
            look_at_item(spot, path);
        } else {
            fail({}, path, spot);
        }
    }

    std::vector<Target> targets_;
    bool failed_ = false;
    std::size_t left_ = 0;  ///< parts of the address from the one that went wrong
    std::vector<std::string> candidates_;
    const Value* wrong_at_ = nullptr;

private:
    static std::size_t depth(const Value& split) {
        const Value& by = *split.find("by");
        return by.is_list() ? by.items.size() : 1;
    }

    static std::vector<std::string> keys(const Value& map) {
        std::vector<std::string> names;
        for (const Entry* entry : own_entries(map)) {
            names.push_back(entry->key);
        }
        return names;
    }

    void fail(std::vector<std::string> candidates, Path path, const Spot& spot) {
        if (!failed_) {
            failed_ = true;
            left_ = path.size();
            wrong_at_ = spot.value;
            candidates_ = std::move(candidates);
        }
    }

    void look_in_parts(Spot spot, Path path) {
        if (Value* step = spot.value->find(path.front())) {
            return look({step, spot.type, spot.dated}, path.subspan(1));
        }
        for (Entry* entry : own_entries(*spot.value)) {
            look({&entry->value, spot.type, spot.dated}, path);
        }
    }

    /// @param levels  how many attributes still divide what stands here
    void look_in_cells(Spot spot, Path path, std::size_t levels) {
        if (levels == 0 || !spot.value->is_map()) {
            return look(spot, path);
        }
        Value* cell = path.empty() ? nullptr : spot.value->find(path.front());
        if (cell != nullptr && path.front() != "by" && path.front() != "source") {
            return look_in_cells({cell, spot.type, spot.dated}, path.subspan(1), levels - 1);
        }
        const std::size_t found_before = targets_.size();
        const bool failed_before = failed_;
        for (Entry* entry : own_entries(*spot.value)) {
            look_in_cells({&entry->value, spot.type, spot.dated}, path, levels - 1);
        }
        if (failed_ && !failed_before && targets_.size() == found_before) {
            const std::vector<std::string> here = keys(*spot.value);
            candidates_.insert(candidates_.end(), here.begin(), here.end());
        }
    }

    /// `after.assessment.takes`: an item goes by what it is called.
    void look_in_list(Spot spot, Path path) {
        std::vector<std::string> names;
        bool found = false;
        for (Value& item : spot.value->items) {
            const std::string name = name_of_item(item, *spot.type->of);
            if (name == path.front()) {
                look({&item, spot.type->of, spot.dated}, path.subspan(1));
                found = true;
            }
            names.push_back(name);
        }
        if (!found) {
            fail(std::move(names), path, spot);
        }
    }

    void look_in_choice(Spot spot, Path path) {
        const Type& chosen = alternative_for(*spot.type, *spot.value);
        const bool short_form =
            std::any_of(spot.type->alternatives.begin(), spot.type->alternatives.end(), [&](const Type* other) {
                return other != &chosen && !other->stands_for.empty() && other->stands_for == path.front();
            });
        look({spot.value, &chosen, spot.dated}, short_form ? path.subspan(1) : path);
    }

    void look_in_shape(Spot spot, Path path) {
        const std::vector<Entry*> shapes = own_entries(*spot.value);
        if (shapes.empty()) {
            return fail({}, path, spot);
        }
        const Field* field = field_of(*spot.type, shapes.front()->key);
        if (field == nullptr) {
            return fail({}, path, spot);
        }
        const bool named = shapes.front()->key == path.front();
        look({&shapes.front()->value, field->type, spot.dated}, named ? path.subspan(1) : path);
    }

    /// Items of a list are counted from 0: `rises.0.after`.
    void look_at_item(Spot spot, Path path) {
        std::vector<std::string> numbers;
        for (std::size_t i = 0; i < spot.value->items.size(); ++i) {
            numbers.push_back(std::to_string(i));
            if (numbers.back() == path.front()) {
                return look({&spot.value->items[i], spot.type->of, spot.dated}, path.subspan(1));
            }
        }
        fail(numbers, path, spot);
    }

    void look_at_key(Spot spot, Path path) {
        const Type& type = *spot.type;
        const Field* field = type.form == Form::record ? field_of(type, path.front()) : nullptr;
        const Type* inner = type.form == Form::map ? type.of : field == nullptr ? nullptr : field->type;
        Value* value = path.front() == "source" ? nullptr : spot.value->find(path.front());
        const bool could_be = type.form == Form::map
                                  ? type.keys == Keys::references && names_.has(type.space, path.front())
                                  : field != nullptr;
        Value* meant = field == nullptr && !type.stands_for.empty() ? spot.value->find(type.stands_for) : nullptr;
        if (meant != nullptr) {
            // `ready.home_care.85+` is a cell of its share.
            look({meant, field_of(type, type.stands_for)->type, spot.dated}, path);
        } else if (value != nullptr && inner != nullptr) {
            look({value, inner, spot.dated}, path.subspan(1));
        } else if (could_be && path.size() == 1) {
            targets_.push_back({nullptr, inner, spot.dated, spot.value, path.front()});
        } else {
            fail(keys(*spot.value), path, spot);
        }
    }

    const Names& names_;
};

std::vector<std::string> parts_of(const std::string& address) {
    std::vector<std::string> parts;
    for (std::size_t begin = 0; begin <= address.size();) {
        const std::size_t end = std::min(address.find('.', begin), address.size());
        parts.push_back(address.substr(begin, end - begin));
        begin = end + 1;
    }
    return parts;
}

bool takes(const Type& type, std::string_view key) {
    switch (type.form) {
        case Form::record:
        case Form::tagged:
            return field_of(type, key) != nullptr;
        case Form::map:
            return type.keys == Keys::names || type.keys == Keys::references;
        case Form::list:
        case Form::dated:
        case Form::split:
            return takes(*type.of, key);
        case Form::choice:
            return std::any_of(type.alternatives.begin(), type.alternatives.end(),
                               [&](const Type* alternative) { return takes(*alternative, key); });
        default:
            return false;
    }
}

}  // namespace

bool takes_key(Value& model, const Type& type, const std::string& address, std::string_view key, const Names& names) {
    const auto targets = find_address(model, type, address, names).targets;
    return std::any_of(targets.begin(), targets.end(), [&](const Target& target) { return takes(*target.type, key); });
}

Found find_address(Value& model, const Type& type, const std::string& address, const Names& names) {
    const std::vector<std::string> parts = parts_of(address);
    Search search{names};
    search.look({&model, &type, false}, parts);
    if (!search.failed_) {
        return {std::move(search.targets_), "", "", {}};
    }
    Found found;
    found.place = search.wrong_at_ == nullptr ? Place{model.place.file} : search.wrong_at_->place;
    const std::size_t wrong = parts.size() - search.left_;
    const std::string near = wrong < parts.size() ? nearest(parts[wrong], search.candidates_) : "";
    if (!near.empty()) {
        std::vector<std::string> mended = parts;
        mended[wrong] = near;
        found.nearest = fmt::format("{}", fmt::join(mended, "."));
        const Entry* meant = search.wrong_at_ == nullptr ? nullptr : search.wrong_at_->entry(near);
        found.place = meant == nullptr ? found.place : meant->place;
    }
    const std::string before = fmt::format(
        "{}", fmt::join(parts.begin(), parts.begin() + static_cast<long>(std::min(wrong, parts.size())), "."));
    found.known = search.candidates_.empty()
                      ? fmt::format("`{}` has no parts", before)
                      : fmt::format("known in {}: {}", before.empty() ? "the model" : "`" + before + "`",
                                    listed(search.candidates_));
    return found;
}

}  // namespace careway::language
