#include "sim/run/provenance.hpp"

namespace careway::run {

namespace {

constexpr const char* engine =
#include "engine_identity.inc"
    ;

}  // namespace

std::string version() {
    return CAREWAY_VERSION;
}

std::string program() {
    return version() + "+" + engine;
}

}  // namespace careway::run
