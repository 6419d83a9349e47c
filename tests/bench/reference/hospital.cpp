#include "tests/bench/reference/hospital.hpp"

#include <algorithm>
#include <utility>

#include "tests/bench/reference/generator.hpp"
#include "tests/bench/reference/heap.hpp"

namespace careway::bench::reference {

namespace {

const Exponential exponential;
const Normal normal;

/// First in, first out.
class Ring {
public:
    [[nodiscard]] bool empty() const { return head_ == tail_; }
    [[nodiscard]] std::uint32_t size() const { return tail_ - head_; }
    void push(double time) {
        if (size() == times_.size()) {
            grow();
        }
        times_[tail_++ & (times_.size() - 1)] = time;
    }
    double pop() { return times_[head_++ & (times_.size() - 1)]; }

private:
    std::vector<double> times_ = std::vector<double>(1 << 10);
    std::uint32_t head_ = 0;
    std::uint32_t tail_ = 0;

    void grow() {
        std::vector<double> larger(2 * times_.size());
        const std::uint32_t count = size();
        for (std::uint32_t i = 0; i < count; ++i) {
            larger[i] = pop();
        }
        head_ = 0;
        tail_ = count;
        times_ = std::move(larger);
    }
};

class Hospital {
public:
    explicit Hospital(unsigned long seed) : generator_{seed} {}

    HospitalResult run(double days) {
        schedule(exponential(generator_) / arrivals_a_day, arrival);
        Event event = heap_.pop();
        for (; event.time <= days; event = heap_.pop()) {
            measure_until(event.time);
            fire(event);
        }
        measure_until(days);
        return {acute_area_ / days / acute_beds, community_area_ / days / community_places, delayed_area_ / days,
                wait_sum_ / static_cast<double>(std::max(1L, admitted_)), patients_};
    }

private:
    enum : std::uint32_t { arrival, ed_end, acute_end, community_end };
    static constexpr double arrivals_a_day = 40;
    static constexpr int ed_spaces = 20;
    static constexpr int acute_beds = 86;
    static constexpr int community_places = 50;
    // A lognormal of mean 6 days whose standard deviation is 1.3 times the mean.
    const double log_variance_ = std::log(1 + 1.3 * 1.3);
    const double log_sd_ = std::sqrt(log_variance_);
    const double log_mean_ = std::log(6.0) - 0.5 * log_variance_;

    Generator generator_;
    FourWayHeap heap_;
    std::uint32_t sequence_ = 0;
    Ring wait_for_ed_, wait_for_acute_, delayed_;
    int free_ed_ = ed_spaces, free_acute_ = acute_beds, free_community_ = community_places;
    double measured_until_ = 0;
    double ed_area_ = 0, acute_area_ = 0, community_area_ = 0, delayed_area_ = 0, wait_sum_ = 0;
    long patients_ = 0, admitted_ = 0;

    void measure_until(double now) {
        const double time = now - std::exchange(measured_until_, now);
        ed_area_ += time * (ed_spaces - free_ed_);
        acute_area_ += time * (acute_beds - free_acute_);
        community_area_ += time * (community_places - free_community_);
        delayed_area_ += time * delayed_.size();
    }
    void schedule(double time, std::uint32_t kind) { heap_.push({time, sequence_++, kind}); }

    void start_ed(double now) { schedule(now + exponential(generator_) * (1.0 / 6), ed_end); }
    void start_acute(double now) {
        ++admitted_;
        schedule(now + std::exp(log_mean_ + log_sd_ * normal(generator_)), acute_end);
    }
    void start_community(double now) { schedule(now + exponential(generator_) * 20.0, community_end); }

    void fire(const Event& event) {
        switch (event.tag) {
            case arrival:
                arrive(event.time);
                break;
            case ed_end:
                leave_ed(event.time);
                break;
            case acute_end:
                end_acute(event.time);
                break;
            case community_end:
                leave_community(event.time);
                break;
        }
    }
    void arrive(double now) {
        ++patients_;
        schedule(now + exponential(generator_) * (1.0 / arrivals_a_day), arrival);
        if (free_ed_ > 0) {
            --free_ed_;
            start_ed(now);
        } else {
            wait_for_ed_.push(now);
        }
    }
    void leave_ed(double now) {
        if (!wait_for_ed_.empty()) {
            wait_for_ed_.pop();
            start_ed(now);
        } else {
            ++free_ed_;
        }
        if (generator_.uniform() < 0.3) {
            if (free_acute_ > 0) {
                --free_acute_;
                start_acute(now);
            } else {
                wait_for_acute_.push(now);
            }
        }
    }
    void end_acute(double now) {
        if (generator_.uniform() < 0.2) {
            if (free_community_ == 0) {
                delayed_.push(now);
                return;
            }
            --free_community_;
            start_community(now);
        }
        leave_acute(now);
    }
    void leave_acute(double now) {
        if (!wait_for_acute_.empty()) {
            wait_sum_ += now - wait_for_acute_.pop();
            start_acute(now);
        } else {
            ++free_acute_;
        }
    }
    void leave_community(double now) {
        if (delayed_.empty()) {
            ++free_community_;
            return;
        }
        delayed_.pop();
        start_community(now);
        leave_acute(now);
    }
};

}  // namespace

HospitalResult simulate_hospital(double days, unsigned long seed) {
    return Hospital{seed}.run(days);
}

}  // namespace careway::bench::reference
