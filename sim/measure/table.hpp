#pragma once

#include <span>
#include <string>

#include "sim/measure/catalogue.hpp"
#include "sim/measure/totals.hpp"

namespace careway::measure {

/// What the rows of the table of measures have in common.
struct Row {
    const char* id;
    const char* label;  ///< `{}` stands for the name of the pool, node, reason or organisation
    const char* unit;
    Style style;
    const char* formula;
    const char* numerator;
    const char* denominator;
    bool main;
};

struct PoolRow {
    Row row;
    double (*value)(const PoolTotals& totals, Duration window);
    bool limited;  ///< makes sense only for a pool that can be full
    bool (*exists)(const pathway::Program& program, std::uint32_t pool) = nullptr;  ///< null: for every pool
};

/// Of a pool, for each value of the attribute that splits it.
struct ValueRow {
    Row row;
    double (*value)(const OccupantTotals& totals, Duration window);
};

struct NodeRow {
    Row row;
    double (*value)(const NodeTotals& totals, Duration window);
    bool (*exists)(const pathway::Program& program, std::uint32_t node) = nullptr;  ///< null: for every node
};

/// Of a stream whose people may be sent home.
struct StreamRow {
    Row row;
    double (*value)(const SentHome& sent, Duration window);
};

struct SystemRow {
    Row row;
    double (*value)(const Totals& totals);
};

/// The table of measures: every measure that exists is one row of one of these.
std::span<const PoolRow> pool_rows();
std::span<const ValueRow> value_rows();
std::span<const NodeRow> node_rows();
std::span<const StreamRow> stream_rows();
std::span<const SystemRow> system_rows();
/// People delayed by one process, or by the lack of one pool's places.
const Row& reason_row();
/// People whose delay has one process, or the lack of one pool's places, at its root.
const Row& root_row();
/// Delayed transfers of care under one national letter, or under none.
const Row& letter_row();
/// Cost of one pool, one organisation, or all of them.
const Row& cost_row();

}  // namespace careway::measure
