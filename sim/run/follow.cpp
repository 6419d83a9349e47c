#include "sim/run/follow.hpp"

#include <algorithm>
#include <optional>
#include <tuple>

namespace careway::run {

using pathway::Patient;
using pathway::Record;
using pathway::State;
using pathway::What;

namespace {

/// As it stood at the checkpoint of that number, counted from the last; at the start of the run behind them all.
Replica replica_at(const Rerun& rerun, std::size_t back) {
    if (back >= rerun.checkpoints.size()) {
        return {rerun.program, rerun.seed, rerun.replication};
    }
    Replica replica = *rerun.checkpoints[rerun.checkpoints.size() - 1 - back].replica;
    replica.go_on_under(rerun.program);
    return replica;
}

bool holds_place(const Patient& patient, const pathway::Program& program) {
    return patient.state == State::staying || patient.state == State::at_gate || patient.state == State::in_process ||
           (patient.state == State::delayed && program.edges[patient.edge].holds);
}

bool holds_place_of(const Patient& patient, std::uint32_t pool, const pathway::Program& program) {
    const bool instead = (patient.marks & pathway::elsewhere) != 0;
    const auto needs = program.list(instead ? program.instead[patient.node] : program.nodes[patient.node].needs);
    return holds_place(patient, program) &&
           std::any_of(needs.begin(), needs.end(), [&](const pathway::Need& need) { return need.pool == pool; });
}

/// One person's records, made into steps.
class Journey {
public:
    explicit Journey(std::uint64_t person) : person_{person} {}

    void read(std::span<const Record> records) {
        for (const Record& record : records) {
            if (record.person == person_) {
                read_one(record);
            }
        }
    }
    [[nodiscard]] bool has_arrival() const { return has_arrival_; }
    [[nodiscard]] std::vector<Step> until(Time time) {
        end(time);
        return std::move(steps_);
    }

private:
    std::uint64_t person_;
    bool has_arrival_ = false;
    std::optional<Step> now_;
    std::vector<Step> steps_;

    void read_one(const Record& record) {
        has_arrival_ = has_arrival_ || (record.marks & pathway::arrived) != 0;
        switch (record.what) {
            case What::queued:
            case What::sent_back:
                return begin(record, Step::Kind::waits, record.other);
            case What::started:
            case What::resumed:
                return begin(record, Step::Kind::stays, 0);
            case What::process_waits:
                return begin(record, Step::Kind::process, record.other);
            case What::gate_holds:
                return begin(record, Step::Kind::process, static_cast<std::uint32_t>(record.since.ticks()));
            case What::place_waits:
            case What::gate_lets_go:
                return begin(record, Step::Kind::delayed, record.other);
            case What::left:
            case What::exited:
            case What::gave_up:
            case What::died:
            case What::admitted:
                return end(record.time);
            default:
                return;
        }
    }
    void begin(const Record& record, Step::Kind kind, std::uint32_t other) {
        end(record.time);
        now_ = Step{kind, record.node, other, record.time, record.time};
    }
    void end(Time time) {
        if (now_ && now_->from < time) {
            now_->to = time;
            steps_.push_back(*now_);
        }
        now_.reset();
    }
};

}  // namespace

std::vector<PersonInPlace> people_in(const Rerun& rerun, std::uint32_t pool) {
    if (rerun.until < rerun.program->measure_from) {
        return {};
    }
    Replica replica = replica_at(rerun, 0);
    replica.advance(rerun.until);
    const pathway::PatientTable& patients = replica.simulation().patients();
    std::vector<PersonInPlace> people;
    for (std::uint32_t row = 0; row < patients.rows(); ++row) {
        if (holds_place_of(patients[row], pool, *rerun.program)) {
            people.push_back({patients[row].person, patients[row].entered_for, patients[row].state != State::staying});
        }
    }
    std::sort(people.begin(), people.end(), [](const PersonInPlace& a, const PersonInPlace& b) {
        return std::tie(a.delayed, a.asked, a.person) < std::tie(b.delayed, b.asked, b.person);
    });
    return people;
}

/// Goes back twice as far each time until the arrival is seen, so that all this takes no more than twice as long as
/// from there.
std::vector<Step> journey(const Rerun& rerun, std::uint64_t person) {
    if (rerun.until < rerun.program->measure_from) {
        return {};
    }
    for (std::size_t back = 0;; back = 2 * back + 1) {
        Journey found{person};
        Replica replica = replica_at(rerun, back);
        replica.advance(rerun.until, [&found](std::span<const Record> records) { found.read(records); });
        if (found.has_arrival() || back >= rerun.checkpoints.size()) {
            return found.until(rerun.until);
        }
    }
}

}  // namespace careway::run
