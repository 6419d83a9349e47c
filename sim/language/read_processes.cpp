#include <fmt/format.h>

#include <algorithm>

#include "sim/language/model_reader.hpp"

// What must happen between the end of a stay and the next place, and what people do who may have to wait for it.
namespace careway::language {

void ModelReader::read_processes(const Value& value, pathway::DestinationSpec& destination) {
    const Value* after = value.find("after");
    const Value* reason = value.find("reason");
    if (after != nullptr && !bare(*after).is_list()) {
        destination.processes.push_back({plain_stay(*after), text_at(value, "reason", ""), {}});
    } else if (after != nullptr) {
        for (const Value& item : bare(*after).items) {
            const Value& stated = bare(item);
            if (const Value* takes = stated.find("takes")) {
                pathway::ProcessSpec process{plain_stay(*takes), text_at(stated, "reason", ""), {}};
                if (const Value* needs = stated.find("needs"); needs != nullptr && sound(*needs)) {
                    process.needs = read_process_needs(bare(*needs));
                }
                destination.processes.push_back(std::move(process));
            }
            if (const Value* own = stated.find("reason")) {
                check_reason(*own);
            }
        }
        if (reason != nullptr) {
            faults_.add(Code::reason_of_each, value.entry("reason")->place,
                        fmt::format("`reason` of `{}` stands beside a list of processes", destination.to),
                        {"", "each process of the list says its own"});
        }
    }
    if (reason != nullptr) {
        check_reason(*reason);
    }
    destination.with_ready = value.has("with");
    if (destination.with_ready && pathway::is_exit(destination.to)) {
        faults_.add(Code::nothing_to_wait_for, value.entry("with")->place,
                    fmt::format("`with: ready` on the way to `{}`, where nobody queues", destination.to),
                    {"", "it belongs to destinations that have a queue"});
    }
}

std::vector<pathway::UseSpec> ModelReader::read_process_needs(const Value& value) {
    if (value.is_text()) {
        return {{value.text}};
    }
    std::vector<pathway::UseSpec> needs;
    for (const Entry* entry : own_entries(value)) {
        needs.push_back({entry->key, read_whole(entry->value, process_amount_type, Frame{}, faults_)});
    }
    return needs;
}

void ModelReader::read_reasons(pathway::ModelSpec& spec) {
    const Value* reasons = model_.find("reasons");
    if (reasons == nullptr) {
        return;
    }
    for (const Entry* entry : own_entries(*reasons)) {
        const Value& stated = bare(entry->value);
        spec.reasons.push_back({entry->key, text_at(stated, "label", entry->key), text_at(stated, "letter", "")});
    }
}

/// Both are addresses of `system.delayed_for`.
void ModelReader::check_reason(const Value& reason) {
    const Value& stated = bare(reason);
    if (stated.is_text() && names_.has(Space::pool, stated.text)) {
        faults_.add(Code::reason_like_pool, stated.place,
                    fmt::format("the reason `{}` has the name of a pool", stated.text),
                    {"days without a place of that pool are charged to it already", ""});
    }
}

void ModelReader::read_if_free(const Value& value, pathway::DestinationSpec& destination) {
    const std::string if_free = text_at(value, "if_free", "no");
    if (if_free != "yes" && if_free != "true") {
        return;
    }
    destination.instead = text_at(value, "else", "");
    if (pathway::is_exit(destination.to)) {
        faults_.add(Code::nothing_to_wait_for, value.entry("if_free")->place,
                    fmt::format("`if_free` on the way to `{}`, which is never full", destination.to));
    }
    if (destination.with_ready) {
        faults_.add(Code::neither_waits, value.entry("with")->place,
                    fmt::format("`with: ready` for people who go to `{}` only if there is a place", destination.to),
                    {"", "`if_free` is judged after the processes, and those who find no place do not queue"});
    }
}

void ModelReader::read_hazards(const Value& node, pathway::NodeSpec& spec) {
    const auto read = [&](const char* key) {
        const Value* time = node.find(key);
        return time == nullptr ? std::nullopt : std::optional{plain_stay(*time)};
    };
    spec.dies_waiting = read("dies_waiting");
    spec.dies_delayed = read("dies_delayed");
    spec.dies = read("dies");
}

void ModelReader::read_admitted(const Value& membership, pathway::NodeSpec& spec) {
    const Value* admitted = membership.find("admitted");
    const Value* keep = membership.find("keep");
    if (admitted == nullptr || keep == nullptr || bare(*admitted).find("after") == nullptr) {
        return;
    }
    spec.admitted = pathway::AdmissionSpec{plain_stay(*bare(*admitted).find("after")),
                                           text_at(bare(*admitted), "enters", ""), plain_stay(*keep)};
}

/// Whoever is interrupted at home, or sent back from there, has no clock that could bring them into hospital.
void ModelReader::check_admitted(const pathway::ModelSpec& spec) {
    for (const pathway::NodeSpec& node : spec.nodes) {
        for (const pathway::UseSpec& use : node.admitted ? node.uses : std::vector<pathway::UseSpec>{}) {
            const pathway::PoolSpec* pool = pool_called(spec, use.pool);
            if (pool == nullptr || pool->closing == pathway::Closing::finish) {
                continue;
            }
            const bool pause = pool->closing == pathway::Closing::pause;
            faults_.add(Code::membership_broken_off,
                        bare(*model_.find("memberships")->find(node.name)).entry("admitted")->place,
                        fmt::format("members of `{}` come into hospital, but `closing: {}` of pool `{}` {}", node.name,
                                    pause ? "pause" : "send_back", use.pool,
                                    pause ? "would stop the time until then" : "would end their membership before"),
                        {"", "with `closing: finish` members stay, and places close as they empty"});
        }
    }
}

}  // namespace careway::language
