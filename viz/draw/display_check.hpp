#pragma once

namespace careway::draw {

/// A display that can be drawn on. SFML ends the whole program when it finds none, which nobody can catch: make one of
/// these before anything else of this folder, while the program has one thread, and keep it. When the display goes away
/// later the program says so and ends with exit code 1: Xlib lets nobody go on.
class UsableDisplay {
public:
    /// Throws SystemError, saying what to do, when there is no display or it does not answer.
    UsableDisplay();
    UsableDisplay(const UsableDisplay&) = delete;
    UsableDisplay& operator=(const UsableDisplay&) = delete;
    ~UsableDisplay();

private:
    /// Draws first, and may die of it. It then stays with the display: one that only Xvfb makes begins anew when the
    /// last program leaves it, and lets nobody in meanwhile.
    int child_ = -1;
    int hold_ = -1;  ///< the child goes when this is closed
};

/// Keeps SFML from writing remarks to stderr that nobody can act on.
void silence_remarks();

}  // namespace careway::draw
