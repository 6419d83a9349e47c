#include <fmt/format.h>

#include <algorithm>
#include <limits>

#include "sim/base/name.hpp"
#include "sim/pathway/compiler.hpp"
#include "sim/pathway/record.hpp"

namespace careway::pathway {

PoolList Compiler::add_list(const std::vector<std::uint32_t>& pools) {
    const PoolList list{static_cast<std::uint32_t>(program_->pool_lists.size()),
                        static_cast<std::uint32_t>(pools.size())};
    program_->pool_lists.insert(program_->pool_lists.end(), pools.begin(), pools.end());
    return list;
}

NeedList Compiler::add_needs(const std::vector<Need>& needs) {
    const NeedList list{static_cast<std::uint32_t>(program_->needs.size()), static_cast<std::uint32_t>(needs.size())};
    program_->needs.insert(program_->needs.end(), needs.begin(), needs.end());
    return list;
}

std::uint32_t Compiler::add_variates(const Stay& stay) {
    auto& slots = program_->initial_settings.variates;
    const auto first = static_cast<std::uint32_t>(slots.size());
    std::vector<random::Variate> cells;
    for (const auto& distribution : stay.cells) {
        cells.push_back(variates_.make(distribution));
    }
    for (std::uint32_t c = 0; c < program_->classes; ++c) {
        slots.push_back(cells[stay.by.empty() ? 0 : cell_of(stay.by, c)]);
    }
    return first;
}

/// Shares that belong to no edge stand behind those that do; the edges' own slots are counted by their numbers, so
/// these are kept in an edge's row that nobody takes.
std::uint32_t Compiler::add_shares(const Split<double>& share) {
    const std::uint32_t slot = add_edge(Edge{}) * program_->classes;
    for (std::uint32_t c = 0; c < program_->classes; ++c) {
        program_->initial_settings.shares[slot + c] = at(share, c);
    }
    return slot;
}

template <class T, class Set>
void Compiler::each_step(const Dated<T>& dated, Set set) {
    for (const auto& [date, value] : dated.steps) {
        set(date, value);
    }
}

/// Changes up to the first measured day are in force from the start of the warm-up (semantics 30).
void Compiler::change(Date date, Setting setting, std::uint32_t index, double value) {
    const Change change{Time{(date - program_->first_day()).count() * day}, setting, index, value};
    if (date <= program_->start) {
        program_->initial_settings.apply(*program_, change);
    } else if (change.at < program_->end) {
        program_->changes.push_back(change);
        program_->measured_changes = true;
    }
}

void Compiler::add_numbers_of_destination(const DestinationSpec& destination, std::uint32_t number) {
    const std::uint32_t first = number * program_->classes;
    for (std::uint32_t c = 0; c < program_->classes && !destination.rest; ++c) {
        program_->initial_settings.shares[first + c] = at(destination.share.first, c);
    }
    if (!destination.processes.empty()) {
        program_->edges[number].process = add_variates(destination.processes.front().takes);
        const std::uint32_t reason = reasons_.at(destination.processes.front().reason);
        program_->edges[number].reason = reason;
        program_->edges[number].process_marks = signs_off(reason) ? before_sign_off : std::uint8_t{0};
    }
    if (destination.stay) {
        program_->edges[number].stay = add_variates(destination.stay->first);
        program_->nodes[program_->edges[number].from].by_next = true;
    }
    if (destination.readmitted) {
        program_->edges[number].readmission_after = add_variates(destination.readmitted->after);
        program_->edges[number].readmission_enters = nodes_.at(destination.readmitted->enters);
    }
}

void Compiler::add_drawn_attributes() {
    for (std::size_t a = 0; a < spec_.attributes.size(); ++a) {
        const AttributeSpec& spec = spec_.attributes[a];
        if (spec.shares.empty()) {
            continue;
        }
        DrawnAttribute drawn{name_key(spec.name), strides_[a], {}, {}};
        for (const std::string& value : spec.values) {
            drawn.values.push_back(name_key(value));
        }
        for (std::uint32_t c = 0; c < program_->classes; ++c) {
            for (const auto& share : spec.shares) {
                const double x = at(share, c);
                drawn.inverse_shares.push_back(x > 0 ? 1 / x : std::numeric_limits<double>::infinity());
            }
        }
        program_->drawn.push_back(drawn);
    }
}

std::vector<std::pair<std::uint32_t, double>> Program::classes_of(std::uint32_t person_class) const {
    std::vector<std::pair<std::uint32_t, double>> found{{person_class, 1.0}};
    for (const DrawnAttribute& attribute : drawn) {
        std::vector<std::pair<std::uint32_t, double>> finer;
        for (const auto& [partial, share] : found) {
            for (std::uint32_t v = 0; v < attribute.values.size(); ++v) {
                const double inverse = attribute.inverse_shares[partial * attribute.values.size() + v];
                finer.emplace_back(partial + v * attribute.stride, share / inverse);
            }
        }
        found = std::move(finer);
    }
    return found;
}

void Compiler::add_rota(const Rota& rota, std::uint32_t pool) {
    const auto into_week = static_cast<std::int64_t>(demand::hour_of_week(program_->streams.first_hour)) * hour;
    const auto at_start = std::upper_bound(rota.begin(), rota.end(), into_week,
                                           [](Duration t, const auto& entry) { return t < entry.first; });
    program_->initial_settings.capacity[pool] = (at_start == rota.begin() ? rota.back() : *(at_start - 1)).second;
    for (Duration monday = Duration{} - into_week; Time{monday} < program_->end; monday = monday + week) {
        for (const auto& [opens, places] : rota) {
            const Time when{monday + opens};
            if (when > Time{} && when < program_->end) {
                program_->changes.push_back({when, Setting::capacity, pool, static_cast<double>(places)});
            }
        }
    }
}

void Compiler::change_stays(const Dated<Stay>& stays, std::uint32_t slot) {
    each_step(stays, [&](Date date, const Stay& stay) {
        for (std::uint32_t c = 0; c < program_->classes; ++c) {
            program_->spare_variates.push_back(variates_.make(at(stay, c)));
            change(date, Setting::variate, slot + c, static_cast<double>(program_->spare_variates.size() - 1));
        }
    });
}

void Compiler::add_dated_changes() {
    for (std::uint32_t p = 0; p < spec_.pools.size(); ++p) {
        if (program_->pools[p].rota) {
            add_rota(spec_.pools[p].rota, p);
        } else if (!spec_.pools[p].unlimited) {
            each_step(spec_.pools[p].capacity,
                      [&](Date date, int places) { change(date, Setting::capacity, p, places / units_[p]); });
        }
    }
    add_changes_of_streams();
    for (std::uint32_t n = 0; n < spec_.nodes.size(); ++n) {
        change_stays(spec_.nodes[n].stay, program_->nodes[n].stay);
        for (std::uint32_t d = 0; d < spec_.nodes[n].destinations.size(); ++d) {
            const DestinationSpec& destination = spec_.nodes[n].destinations[d];
            const std::uint32_t edge = program_->nodes[n].first_edge + d;
            if (destination.stay) {
                change_stays(*destination.stay, program_->edges[edge].stay);
            }
            each_step(destination.share, [&](Date date, const Split<double>& share) {
                for (std::uint32_t c = 0; c < program_->classes && !destination.rest; ++c) {
                    change(date, Setting::share, edge * program_->classes + c, at(share, c));
                }
            });
            if (destination.readmitted) {
                program_->edges[edge].readmission_share = add_shares(destination.readmitted->share);
                readmit_refused(program_->edges[edge]);
            }
        }
    }
    const auto name_of = [&](const Change& c) -> std::uint64_t {
        if (c.setting == Setting::gate) {
            const Gate& gate = program_->gates[c.index];
            return std::uint64_t{static_cast<std::uint8_t>(gate.kind)} << 32 | gate.name;
        }
        return c.setting == Setting::capacity ? program_->pools[c.index].name : 0;
    };
    // Capacity last: whoever starts in a place that opens does so under everything else that holds from that date.
    std::stable_sort(program_->changes.begin(), program_->changes.end(), [&](const Change& a, const Change& b) {
        return a.at != b.at ? a.at < b.at : a.setting != b.setting ? a.setting > b.setting : name_of(a) < name_of(b);
    });
    for (const Change& change : program_->changes) {
        if (change.setting == Setting::capacity) {
            program_->pools[change.index].changes = true;
        }
    }
}

}  // namespace careway::pathway
