#pragma once

#include "viz/scene/picture.hpp"

namespace careway::scene_test {

/// A ward with a state of each kind: 20 treated, 5 delayed, 4 free, 1 being cleaned.
scene::Card ward();

/// Two lanes of the system that ux.md draws: nine services in four columns.
scene::Picture northvale();

/// Two lanes of `services` alike, in four columns; every number is `number`.
scene::Picture many_services(int services, std::int32_t number, const std::string& name);

/// With `items` items of each kind, all of them called `name`; `focused` is the number of the one in focus, if any.
void add_panel(scene::Picture& picture, int items, const std::string& name, int focused = -1);

/// With a button for each of seventeen actions, the second in focus.
void add_buttons(scene::Picture& picture);

}  // namespace careway::scene_test
