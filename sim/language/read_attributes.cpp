#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "sim/language/model_reader.hpp"
#include "sim/language/shares.hpp"

namespace careway::language {

namespace {

/// What shares leave, class by class.
Split<double> rest_of(const std::vector<Split<double>>& shares, const Classes& classes) {
    Split<double> rest{classes.by(), {}};
    for (std::size_t number = 0; number < classes.count(); ++number) {
        double left = 1;
        for (const Split<double>& share : shares) {
            left -= classes.cell(share, number);
        }
        rest.cells.push_back(std::max(0.0, left));
    }
    return rest;
}

}  // namespace

bool ModelReader::decided_by_streams(const std::string& attribute) const {
    const Value* attributes = model_.find("attributes");
    const Value* value = attributes == nullptr ? nullptr : attributes->find(attribute);
    return value != nullptr && bare(*value).is_list();
}

std::vector<std::string> ModelReader::attributes_before(const Value& attribute) const {
    const std::set<std::string> used = used_attributes(attribute);
    return {used.begin(), used.end()};
}

/// An attribute stands after those that its shares are split by, whatever the order of the file; for the rest the
/// file's order is kept.
void ModelReader::order_attributes() {
    if (used_.contains(pathway::stream_attribute)) {
        attributes_.emplace_back(pathway::stream_attribute, names_.streams);
    }
    const Value* stated = model_.find("attributes");
    if (stated == nullptr || !stated->is_map()) {
        return;
    }
    std::vector<const Entry*> waiting = own_entries(*stated);
    // Nobody need have an attribute that divides nothing: it is warned about and left out.
    std::erase_if(waiting,
                  [this](const Entry* entry) { return decided_by_streams(entry->key) && !used_.contains(entry->key); });
    const auto is_ready = [this](const Entry* entry) {
        const std::vector<std::string> before = attributes_before(entry->value);
        return std::all_of(before.begin(), before.end(), [&](const std::string& name) {
            const bool there =
                std::any_of(attributes_.begin(), attributes_.end(), [&](const auto& a) { return a.first == name; });
            return there || !names_.has(Space::attribute, name);
        });
    };
    while (!waiting.empty()) {
        auto next = std::find_if(waiting.begin(), waiting.end(), is_ready);
        if (next == waiting.end()) {
            next = waiting.begin();
            faults_.add(Code::circular_attributes, (*next)->place,
                        fmt::format("the shares of `{}` depend on themselves, directly or through other attributes",
                                    (*next)->key));
        }
        if (const auto* values = names_.values_of((*next)->key)) {
            attributes_.emplace_back((*next)->key, *values);
        }
        waiting.erase(next);
    }
}

void ModelReader::read_attributes(pathway::ModelSpec& spec) {
    for (const auto& [name, values] : attributes_) {
        pathway::AttributeSpec attribute{name, values, {}};
        const Value* stated = model_.find("attributes");
        const Entry* entry = stated == nullptr ? nullptr : stated->entry(name);
        if (entry != nullptr) {
            for (auto value = values.begin(); value != values.end(); ++value) {
                if (std::find(values.begin(), value, *value) != value) {
                    faults_.add(Code::name_twice, entry->place,
                                fmt::format("attribute `{}` has the value `{}` twice", name, *value));
                }
            }
            if (!decided_by_streams(name)) {
                read_drawn(*entry, attribute);
            }
        }
        spec.attributes.push_back(std::move(attribute));
    }
    const Value* stated = model_.find("attributes");
    if (const Entry* entry = stated == nullptr ? nullptr : stated->entry(pathway::stream_attribute)) {
        faults_.add(Code::bad_name, entry->place, "`stream` cannot be a name",
                    {"every model has this attribute: the stream a person came by", ""});
    }
}

void ModelReader::read_drawn(const Entry& entry, pathway::AttributeSpec& spec) {
    const Value& map = bare(entry.value);
    std::map<std::string, Split<double>> stated;  // by name, so that sums do not depend on the order of the file
    std::vector<std::size_t> by;
    std::size_t rests = 0;
    for (const Entry* value : own_entries(map)) {
        const bool rest = bare(value->value).is_text("rest");
        rests += rest ? 1 : 0;
        spec.shares.push_back(rest ? Split<double>{} : split_share(value->value, Frame{}));
        if (!rest) {
            stated[value->key] = spec.shares.back();
            by.insert(by.end(), spec.shares.back().by.begin(), spec.shares.back().by.end());
        }
    }
    const Classes classes{by, attributes_};
    if (!sound(entry.value) || too_many(classes, fmt::format("attribute `{}`", entry.key), entry.place)) {
        return;
    }
    if (rests > 1) {
        faults_.add(Code::rest_twice, entry.place,
                    fmt::format("attribute `{}` has {} shares that take the rest", entry.key, rests));
        return;
    }
    std::vector<Split<double>> shares;
    std::transform(stated.begin(), stated.end(), std::back_inserter(shares),
                   [](const auto& row) { return row.second; });
    if (const std::optional<ShareFault> fault = fault_in_shares(shares, rests == 1, classes)) {
        faults_.add(Code::shares_do_not_add_up, entry.place,
                    share_message(fmt::format("attribute `{}`", entry.key), *fault, rests == 1),
                    {"", "make one of them `rest` to let it take what is left"});
        return;
    }
    for (Split<double>& share : spec.shares) {
        if (share.cells.empty()) {
            share = rest_of(shares, classes);
        }
    }
}

}  // namespace careway::language
