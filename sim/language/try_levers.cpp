#include "sim/language/try_levers.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <vector>

#include "sim/language/address.hpp"
#include "sim/language/change.hpp"
#include "sim/language/lever_set.hpp"
#include "sim/language/model_reader.hpp"
#include "sim/language/pulls.hpp"

namespace careway::language {

namespace {

/// Whether no change is of something with keys of its own, such as all destinations of a node: there a date would be
/// taken for one of them.
bool leads_to_values(Value& model, const Value& set, Faults& faults) {
    bool leads = true;
    const Names names = names_of(model);
    for (const Entry& line : set.entries) {
        if (takes_key(model, model_type, line.key, "from", names) ||
            takes_key(model, model_type, line.key, "to", names)) {
            faults.add(Code::change_not_possible, line.place,
                       fmt::format("`{}` cannot change like this: {}", line.key, not_on_dates));
            leads = false;
        }
    }
    return leads;
}

void read_changed(const Value& tree, Faults& faults) {
    const Names names = names_of(tree);
    ModelReader{tree, names, faults}.read();
}

/// Whether a model can be read before any lever is pulled.
bool is_sound(LaidOver laid) {
    Value nothing;
    nothing.kind = Value::Kind::map;
    Faults faults;
    change(laid, nothing, faults);
    read_changed(laid.tree, faults);
    return !faults.any_error();
}

/// @param sound_without  whether the model can be read as it is; where not, its own faults would be told of the lever
void try_lever(LaidOver trial, const Value& lever, Date first_day, bool sound_without, Faults& faults) {
    const Value* set = lever.find("set");
    if (set == nullptr || !sound(lever) || !own_dates(*set).empty() || !leads_to_values(trial.tree, *set, faults)) {
        return;
    }
    Value changes;
    changes.kind = Value::Kind::map;
    changes.entries = changes_by(trial.tree, lever, first_day, false);
    change(trial, changes, faults);
    if (sound_without && !faults.any_error()) {
        read_changed(trial.tree, faults);
    }
}

}  // namespace

void try_levers(const LaidOver& laid, Date first_day, Faults& faults) {
    for (const LaidOver::Layer& layer : laid.with_levers) {
        std::vector<Value> levers;
        std::ranges::copy_if(stated_levers(layer.tree), std::back_inserter(levers),
                             [&](const Value& lever) { return lever.place.file == layer.file; });
        const LaidOver untried{{layer.tree, {}, laid.sources, true}, laid.order, {}};
        const bool sound_without = !levers.empty() && is_sound(untried);
        for (const Value& lever : levers) {
            // Warnings are for whoever pulls it.
            Faults told;
            try_lever(untried, lever, first_day, sound_without, told);
            for (const Fault& fault : told.errors()) {
                faults.add(fault.code, fault.place, fault.message, {fault.hint, fault.known, fault.other});
            }
        }
    }
}

}  // namespace careway::language
