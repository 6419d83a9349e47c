#pragma once

#include <gtest/gtest.h>

#include <atomic>

#include "sim/study/plan.hpp"
#include "tests/scratch_folder.hpp"

namespace careway::study {

/// A ward of ten beds, with a scenario of twenty, and studies of both.
class InWard : public testing::Test {
protected:
    void SetUp() override {
        folder_.write("ward.yaml",
                      "careway: 1\nname: Ward\nsource: assumption (x)\nrun: {length: 10 days}\n"
                      "pools: {beds: {capacity: 10}}\narrivals: {ed: {rate: 2 per day, enters: ward}}\n"
                      "pathway: {ward: {uses: beds, stay: 4 days, ready: home}}\nheadline: [beds.in_use]\n");
        folder_.write("more.yaml",
                      "careway: 1\nscenario: More beds\nmodel: ward\nset: {pools.beds.capacity: {to: 20, source: "
                      "assumption (x)}}\n");
    }

    std::filesystem::path write(const std::string& name, const std::string& text) const {
        return folder_.write(name, text);
    }
    [[nodiscard]] std::filesystem::path file(const std::string& name) const { return folder_.file(name); }
    [[nodiscard]] language::Study study(const std::string& lines) const {
        const auto path = folder_.write("study.yaml", "careway: 1\nstudy: Beds\nmodel: ward\nruns: 3\n" + lines);
        return language::read_study(path, file("ward.yaml"));
    }
    [[nodiscard]] Ground ground() const {
        return {"ward_study", file("ward.yaml"), {{"as_is", {}}, {"more", file("more.yaml")}}};
    }
    [[nodiscard]] Plan planned(const std::string& lines, unsigned threads = 2) const {
        const std::atomic<bool> stop = false;
        return *plan(study(lines), ground(), threads, stop);
    }

private:
    const ScratchFolder folder_;
};

}  // namespace careway::study
