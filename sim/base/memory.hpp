#pragma once

namespace careway {

/// Lets every table above a megabyte have pages of its own, which go back to the system when it moves to larger ones.
/// The C library's habit is to keep such pages once a few tables have grown, which costs a run with a million people in
/// it 7 bytes a person. For `main`, before anything else.
void give_back_large_tables();

}  // namespace careway
