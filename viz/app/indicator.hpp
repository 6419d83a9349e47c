#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "sim/language/load.hpp"
#include "sim/measure/catalogue.hpp"
#include "sim/pathway/program.hpp"
#include "sim/run/view.hpp"
#include "viz/scene/picture.hpp"

namespace careway::app {

/// A number that a tile or a chart shows.
struct Indicator {
    /// From the counts of an instant, or from the measures of the run up to the last midnight.
    enum class Of : std::uint8_t { occupancy, in_use, waiting, delayed, all_delayed, cost_so_far, measure };
    Of of = Of::in_use;
    std::uint32_t pool = 0;
    std::ptrdiff_t entry = -1;  ///< of the catalogue
    measure::Style style = measure::Style::number;
    std::string label;
    std::string short_label = {};  ///< where there is less room; may be empty
    int sense = 0;                 ///< 1: more of it is to be wished for; -1: less; 0: that is not for us to say
    double unit = 1;               ///< of `in_use`: what people read of one place (PoolText::in_its_unit)
};

/// What `address` ("acute_beds.waiting") names; nothing when the model has no such measure.
[[nodiscard]] std::optional<Indicator> indicator_of(const std::string& address, const language::Model& model,
                                                    const pathway::Program& program,
                                                    const measure::Catalogue& catalogue);
/// Addresses of the tiles and of the charts: as the model says, else by what there is.
[[nodiscard]] std::vector<std::string> tiles_of(const language::Model& model, const pathway::Program& program);
[[nodiscard]] std::vector<std::string> charts_of(const language::Model& model, const pathway::Program& program);

/// Whether its value comes from measures, not from the counts of an instant.
[[nodiscard]] bool is_measured(const Indicator& indicator);
/// Its value; NaN where it does not exist.
/// @param measures  empty before the first midnight, and where is_measured says no; @param days  passed then
[[nodiscard]] double value_of(const Indicator& indicator, const std::vector<run::PoolView>& pools,
                              const std::vector<double>& measures, double days);

/// What a tile says of its value in A and, unless that is nothing, in B.
[[nodiscard]] scene::Tile tile_of(const Indicator& indicator, double a, std::optional<double> b);
/// "604", "95%", "£2.5m": three digits at most.
[[nodiscard]] std::string in_words(measure::Style style, double value);

/// "Acute beds", or the shorter name that the model gives for the screen.
[[nodiscard]] std::string name_of_pool(const language::Model& model, const pathway::Program& program,
                                       std::uint32_t pool);

}  // namespace careway::app
