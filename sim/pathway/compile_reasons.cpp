#include <algorithm>

#include "sim/pathway/compiler.hpp"
#include "sim/pathway/letters.hpp"

// What delays are charged to: names, labels and national letters (semantics 6).
namespace careway::pathway {

void Compiler::name_reasons() {
    for (const NodeSpec& node : spec_.nodes) {
        for (const DestinationSpec& destination : node.destinations) {
            for (const ProcessSpec& process : destination.processes) {
                reasons_.emplace(process.reason, 0);
            }
        }
        if (node.admitted) {
            reasons_.emplace("restart", 0);
        }
    }
    name_gate_reasons();
    for (auto& [reason, number] : reasons_) {
        number = static_cast<std::uint32_t>(program_->texts.reasons.size());
        program_->texts.reasons.push_back(reason);
    }
    if (const auto restart = reasons_.find("restart"); restart != reasons_.end()) {
        program_->restart_reason = restart->second;
    }
    program_->texts.reason_labels = program_->texts.reasons;
    add_letters();
}

void Compiler::add_letters() {
    Texts& texts = program_->texts;
    std::vector<std::uint8_t> letters;
    for (const PoolSpec& pool : spec_.pools) {
        letters.push_back(number_of_letter(pool.letter));
    }
    letters.resize(letters.size() + reasons_.size());
    for (const ReasonSpec& spec : spec_.reasons) {
        if (const auto reason = reasons_.find(spec.name); reason != reasons_.end()) {
            texts.reason_labels[reason->second] = spec.label;
            letters[spec_.pools.size() + reason->second] = number_of_letter(spec.letter);
        }
    }
    if (std::any_of(letters.begin(), letters.end(), [](std::uint8_t letter) { return letter != 0; })) {
        texts.letters = std::move(letters);
    }
}

/// Whether this is what signs people off, where it comes first: a reason with a letter is one that is counted.
bool Compiler::signs_off(std::uint32_t reason) const {
    const auto& letters = program_->texts.letters;
    return letters.empty() || letters[spec_.pools.size() + reason] == 0;
}

}  // namespace careway::pathway
