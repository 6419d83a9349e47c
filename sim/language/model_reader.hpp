#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "sim/language/faults.hpp"
#include "sim/language/names.hpp"
#include "sim/language/reading.hpp"
#include "sim/language/shares.hpp"
#include "sim/language/tree.hpp"
#include "sim/pathway/spec.hpp"

namespace careway::language {

/// Turns a checked tree into the specs, and checks what the description cannot say: shares that add up, places that
/// cannot be waited for, attributes that nobody has.
class ModelReader {
public:
    ModelReader(const Value& model, const Names& names, Faults& faults);

    pathway::ModelSpec read();

private:
    // read_model.cpp
    void read_run(pathway::ModelSpec& spec);
    std::optional<Duration> whole_days(const Value& run, const char* key);
    void check_names();
    [[nodiscard]] std::string text_at(const Value& map, const char* key, const std::string& otherwise) const;

    // read_census.cpp
    void read_census(pathway::ModelSpec& spec);
    pathway::CensusRow read_person(const Value& stated, const pathway::ModelSpec& spec);
    std::optional<Time> instant_at(const Value& row, const char* key, Date start);
    void read_stream_and_attributes(const Value& stated, pathway::CensusRow& row, const pathway::ModelSpec& spec);
    void check_order(const Value& stated, const pathway::CensusRow& row, Date start);
    void check_person(const Value& stated, const pathway::CensusRow& row, const pathway::ModelSpec& spec);
    void check_outsider(const Value& stated, const pathway::CensusRow& row, const pathway::ModelSpec& spec);

    // read_attributes.cpp
    void order_attributes();
    [[nodiscard]] std::vector<std::string> attributes_before(const Value& attribute) const;
    void read_attributes(pathway::ModelSpec& spec);
    void read_drawn(const Entry& entry, pathway::AttributeSpec& spec);
    [[nodiscard]] bool decided_by_streams(const std::string& attribute) const;

    // read_pools.cpp
    void read_pools(pathway::ModelSpec& spec);
    std::string read_split_by(const Value& pool);
    void read_capacity(const Value& value, pathway::PoolSpec& pool);
    int size_at(const Value& value, const pathway::PoolSpec& pool, const Frame& frame);
    pathway::Rota read_rota(const Value& hours);
    void read_price(const Value& pool, pathway::PriceSpec& price);

    // read_openings.cpp
    double number_at(const Value& map, const char* key, const Type& type, double otherwise);
    Duration time_at(const Value& map, const char* key);
    int whole_at(const Value& map, const char* key, const Type& type, int otherwise);
    void read_openings(const Value& stated, pathway::PoolSpec& pool);
    void read_rule(const Value& stated, pathway::PoolSpec& pool);
    void read_staff(const Value& stated, pathway::PoolSpec& pool);
    void check_openings(const pathway::ModelSpec& spec);

    // read_streams.cpp
    void read_streams(pathway::ModelSpec& spec);
    void read_cancelled(const Value& stated, demand::StreamSpec& stream);
    void same_cells(Dated<Split<double>>& rate, const Entry& stated);
    void check_split(const Value& stream, const demand::StreamSpec& spec);
    void read_rate(const Value& stated, demand::StreamSpec& stream);
    void read_gap(const Value& stated, demand::StreamSpec& stream);
    void read_batch(const Value& stated, demand::StreamSpec& stream);
    std::optional<demand::Months> read_months(const Value& value);
    std::optional<demand::Profile> read_profile(const Value& value);
    bool fill_from_table(const Value& named, demand::Profile& profile);

    // read_nodes.cpp
    void read_nodes(pathway::ModelSpec& spec);
    pathway::NodeSpec read_node(const Entry& entry, bool membership, const pathway::ModelSpec& spec);
    void read_outside(const Value& node, pathway::NodeSpec& spec);
    std::vector<pathway::UseSpec> read_uses(const Value& value, const pathway::ModelSpec& spec);
    void read_sharing(const Value& stated, pathway::NodeSpec& node);
    pathway::UseSpec read_use(const Entry& entry, const pathway::ModelSpec& spec);
    void check_unit(const pathway::UseSpec& use, bool hours, const Place& place, const pathway::ModelSpec& spec);
    void read_destinations(const Value& onward, pathway::NodeSpec& node);
    void read_detailed(const Value& value, pathway::DestinationSpec& destination);
    void read_stays_by_next(const Value& stay, pathway::NodeSpec& node);

    // read_processes.cpp
    void read_hazards(const Value& node, pathway::NodeSpec& spec);
    void read_admitted(const Value& membership, pathway::NodeSpec& spec);
    void check_admitted(const pathway::ModelSpec& spec);
    void read_if_free(const Value& value, pathway::DestinationSpec& destination);
    void read_processes(const Value& value, pathway::DestinationSpec& destination);
    std::vector<pathway::UseSpec> read_process_needs(const Value& value);
    void check_reason(const Value& reason);
    void read_reasons(pathway::ModelSpec& spec);

    // read_nodes.cpp
    void read_readmission(const Value& value, pathway::DestinationSpec& destination);
    void check_shares(const Entry& onward, const pathway::NodeSpec& node);
    void check_next(const pathway::ModelSpec& spec);

    // read_gates.cpp
    pathway::WeekHours read_week_hours(const Value& owner, const char* key);
    std::vector<Duration> read_week_times(const Value& owner, const char* key);

    // read_order.cpp
    void read_priority(const Value& node, pathway::NodeSpec& spec);
    void read_rises(const Value& node, pathway::NodeSpec& spec);

    // read_model.cpp
    pathway::Stay stay_at(const Value& value, const Frame& frame);
    pathway::Stay plain_stay(const Value& value) { return stay_at(value, Frame{}); }
    /// Whether a value is split into more classes of people than can be looked through; a fault if so.
    bool too_many(const Classes& classes, const std::string& of, const Place& place);
    Split<double> split_share(const Value& value, const Frame& frame);

    const Value& model_;
    const Names& names_;
    Faults& faults_;
    AttributeList attributes_;    ///< in the order of the finished model
    std::set<std::string> used_;  ///< attributes that split something
};

/// The pool of a name, or null.
const pathway::PoolSpec* pool_called(const pathway::ModelSpec& spec, const std::string& name);

/// Whether any node needs hours of a pool, rather than places.
bool is_used_in_hours(const Value& model, const std::string& pool);

/// Attributes named under any `by:` in the tree.
std::set<std::string> used_attributes(const Value& tree);

/// Notes pools, attributes and organisations that nothing uses, and dated changes after the end of the run.
void warn_of_idle_parts(const Value& model, const pathway::ModelSpec& spec, Faults& faults);

}  // namespace careway::language
