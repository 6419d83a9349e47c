#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "sim/pathway/compile.hpp"

namespace careway::pathway {

/// The name that a node's draws use.
inline const std::string& luck_of(const NodeSpec& node) {
    return node.luck.empty() ? node.name : node.luck;
}

/// What `all` needs beyond `some`.
std::vector<Need> without(std::span<const Need> all, std::span<const Need> some);

/// The steps of `compile`, in the order in which they are called.
class Compiler {
public:
    /// @param faults  what is known to be wrong with it
    Compiler(const ModelSpec& spec, std::vector<Finding> faults) : spec_{spec}, faults_{std::move(faults)} {}
    std::shared_ptr<const Program> run();

private:
    const ModelSpec& spec_;
    std::shared_ptr<Program> program_ = std::make_shared<Program>();
    std::map<std::string, std::uint32_t> pools_;
    std::map<std::string, std::uint32_t> nodes_;
    std::map<std::string, std::uint32_t> reasons_;
    std::map<std::uint32_t, std::uint32_t> staff_of_;                         ///< entry of Program::staffs by pool
    std::map<std::pair<std::string, std::uint32_t>, std::uint32_t> ways_in_;  ///< of streams with their own priority
    std::vector<std::uint32_t> sizes_;                                        ///< values of each attribute
    std::vector<std::uint32_t> strides_;                  ///< what one step of each attribute adds to the class
    std::map<std::string, std::uint32_t> first_sources_;  ///< by stream
    std::vector<double> numbered_rates_;                  ///< by numbered source, while it is on: arrivals an hour
    random::VariateMaker variates_;
    std::vector<int> units_;     ///< by pool: what one place is, in what the spec counts
    std::vector<bool> no_time_;  ///< by variate slot: takes no time, perhaps after some date
    std::vector<bool> nobody_;   ///< by share slot: 0 for ever
    std::vector<Finding> faults_;

    // compile.cpp: structure
    void name_everything();
    bool lay_out_classes();
    void choose_units();
    void add_pools();
    [[nodiscard]] SplitText split_by(const std::string& attribute) const;
    void add_nodes();
    void add_ways_in();
    void add_destinations(std::uint32_t node);
    std::uint32_t add_edge(Edge edge, const std::string& origin = "");
    std::uint32_t add_edge_of_nobody(const Edge& edge, const std::string& origin);
    static Exit exit_of(const std::string& name);
    void add_detours();
    void connect(Edge& edge);
    void list_queues();

    // compile_reasons.cpp: what delays are charged to
    void name_reasons();
    void add_letters();
    [[nodiscard]] bool signs_off(std::uint32_t reason) const;

    // compile_gates.cpp: doors that the week opens and shuts
    void name_gate_reasons();
    void add_gates();
    std::uint32_t add_gate(Gate gate, const std::vector<bool>& passes);
    void list_gate_offers();

    // compile_openings.cpp: how many places are open, and how people share them
    std::uint32_t add_variate(const random::Distribution& distribution);
    void add_openings();
    void share_units();
    void add_layer(std::uint32_t pool);
    void add_staff(std::uint32_t pool);
    void add_staffing();
    void add_parts(const NodeSpec& spec, Node& node);
    void add_overflow(const NodeSpec& spec, Node& node);
    void add_overflow_moves();
    NeedList stand_in(const Node& node);
    Move move_between(const Edge& edge, bool from, bool into);
    [[nodiscard]] std::vector<Need> needs_at_start(std::uint32_t node) const;

    // compile_order.cpp: who goes first, and whose luck it is
    void add_rises(const NodeSpec& spec, Node& node);
    void add_priorities(const Edge& edge, const std::string& origin);
    std::uint32_t way_in(const demand::StreamSpec& stream, std::uint32_t node);
    std::uint32_t add_booking(const demand::StreamSpec& stream);
    [[nodiscard]] std::uint32_t runner(const NodeSpec& from, const std::string& to) const;

    // compile_ways.cpp: processes, and other ways beside those of the shares
    void add_processes(std::uint32_t node);
    void add_ways_of_the_refused(std::uint32_t node);
    void readmit_refused(const Edge& exit);
    void add_hazards(std::uint32_t node);
    void add_admissions();
    void add_ways_back(std::uint32_t membership);
    std::uint32_t add_steps(const DestinationSpec& destination, std::uint32_t edge);

    // compile_checks.cpp: what must not be, and rings
    void count_visits();
    void mark_rings();
    void mark_zeros();
    [[nodiscard]] bool process_takes_time(const Edge& edge, std::uint32_t person_class) const;
    void add_memberships(std::vector<std::uint32_t>& nodes) const;
    [[nodiscard]] std::vector<std::uint32_t> asked_at_once(std::uint32_t node, std::uint32_t person_class) const;
    [[nodiscard]] bool comes_back_at_once(std::uint32_t node, std::uint32_t person_class) const;
    void refuse_endless_loops();

    // compile_numbers.cpp: numbers
    void add_drawn_attributes();
    void add_numbers_of_destination(const DestinationSpec& destination, std::uint32_t edge);
    void add_rota(const Rota& rota, std::uint32_t pool);
    void change_stays(const Dated<Stay>& stays, std::uint32_t slot);
    void add_dated_changes();

    // compile_streams.cpp: who comes
    void add_streams();
    void add_sources(const demand::StreamSpec& stream);
    void add_numbered_source(const demand::StreamSpec& stream);
    StreamEntry add_entry(const demand::StreamSpec& stream, std::uint32_t cell);
    [[nodiscard]] std::uint32_t class_of_cell(const demand::StreamSpec& stream, std::uint32_t cell);
    void add_changes_of_streams();
    void change_rates(const demand::StreamSpec& stream, Date date);

    // compile_start.cpp: who is there when the run starts
    void fill_initially();

    // compile_census.cpp: who is there by name
    void add_census();
    [[nodiscard]] std::uint32_t way_out(std::uint32_t node, const std::string& to) const;
    [[nodiscard]] std::uint32_t way_of_outsider(const CensusRow& row);
    void add_attributes(const CensusRow& row, CensusPerson& person) const;

    [[nodiscard]] std::uint32_t cell_of(const std::vector<std::size_t>& by, std::uint32_t person_class) const;
    template <class T>
    [[nodiscard]] const T& at(const Split<T>& split, std::uint32_t person_class) const {
        return split.cells[split.by.empty() ? 0 : cell_of(split.by, person_class)];
    }
    std::uint32_t add_variates(const Stay& stay);
    std::uint32_t add_shares(const Split<double>& share);
    PoolList add_list(const std::vector<std::uint32_t>& pools);
    NeedList add_needs(const std::vector<Need>& needs);
    template <class T, class Set>
    void each_step(const Dated<T>& dated, Set set);
    void change(Date date, Setting setting, std::uint32_t index, double value);
    void fault(const std::string& code, const std::string& address, const std::string& message) {
        faults_.push_back({true, code, address, message});
    }
};

}  // namespace careway::pathway
