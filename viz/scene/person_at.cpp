#include "viz/scene/person_at.hpp"

namespace careway::scene {

std::optional<PersonDrawn> person_at(const Display& display, int x, int y) {
    const Box point{x, y, 1, 1};
    for (const Crowd& crowd : display.crowds) {
        const auto box = std::ranges::find_if(crowd.boxes, [&](const Box& each) { return each.holds(point); });
        if (box == crowd.boxes.end()) {
            continue;
        }
        const std::string& part = display.parts[crowd.part];  // "A acute_beds"
        const auto number = static_cast<int>(box - crowd.boxes.begin());
        const auto count = static_cast<int>(crowd.boxes.size());
        return PersonDrawn{part.front() == 'A' ? std::size_t{0} : std::size_t{1}, part.substr(2), crowd.delayed,
                           crowd.bar ? x - box->x : number, crowd.bar ? box->width : count};
    }
    return std::nullopt;
}

}  // namespace careway::scene
