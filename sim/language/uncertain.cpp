#include "sim/language/uncertain.hpp"

#include <utility>

#include "sim/language/whole.hpp"

namespace careway::language {

UncertainModel::UncertainModel(const std::filesystem::path& model, const std::optional<std::filesystem::path>& scenario,
                               std::vector<Value> sets)
    : sets_{std::move(sets)} {
    Faults faults;
    files_ = read_files(model, scenario, faults);
    faults.throw_errors();
    static_cast<void>(with({}));
}

std::vector<Assumption> UncertainModel::assumptions(const Value& settings) const {
    return assumptions_in(laid_over_with(settings));
}

pathway::ModelSpec UncertainModel::with(const Uniforms& uniforms, const Value& settings) const {
    Value tree = laid_over_with(settings);
    if (uniforms) {
        draw(tree, uniforms);
    }
    Faults faults;
    pathway::ModelSpec spec = spec_of(tree, faults);
    faults.throw_errors();
    return spec;
}

Value UncertainModel::laid_over_with(const Value& settings) const {
    Faults faults;
    Value tree = lay_over(files_, faults, sets_, settings).tree;
    faults.throw_errors();
    return tree;
}

}  // namespace careway::language
