#pragma once

namespace careway {

/// Lets the calling thread work only where no other wants to: for what may take its time while somebody watches.
void give_way_to_others();

}  // namespace careway
