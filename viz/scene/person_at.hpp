#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "viz/scene/display.hpp"

namespace careway::scene {

/// Where somebody is drawn: as one of the people of one state on a card, who are drawn in their order.
struct PersonDrawn {
    std::size_t lane = 0;
    std::string card;
    bool delayed = false;
    int nth = 0, of = 1;  ///< `nth` of `of` parts as large as each other, from 0
    friend bool operator==(const PersonDrawn&, const PersonDrawn&) = default;
};

[[nodiscard]] std::optional<PersonDrawn> person_at(const Display& display, int x, int y);

}  // namespace careway::scene
