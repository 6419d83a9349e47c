#pragma once

namespace careway::bench::reference {

struct HospitalResult {
    double acute_occupancy = 0;
    double community_occupancy = 0;
    double delayed = 0;    ///< patients in an acute bed who wait for a place in the community, on average
    double wait_days = 0;  ///< mean wait for an acute bed
    long patients = 0;
};

/// W2 by hand: an emergency department, 86 acute beds and 50 places in the community, from empty. One heap for all
/// events; patients are no more than their arrival times in a ring, and only what `HospitalResult` says is measured.
HospitalResult simulate_hospital(double days, unsigned long seed);

}  // namespace careway::bench::reference
