#include "sim/language/settings_table.hpp"

#include "sim/language/uncertain.hpp"
#include "tests/unit/language/files.hpp"

namespace careway::language {

namespace {

class Settings : public Folder {
protected:
    std::filesystem::path table(const std::string& text) const { return write("ensemble.csv", text); }
    /// "code file:line:column message" of each fault, one a line.
    template <class Action>
    static std::string faults_of_doing(const Action& action) {
        std::string text;
        try {
            action();
        } catch (const InputError& error) {
            for (const Fault& fault : error.faults()) {
                text += fault.code + " " + std::filesystem::path{fault.place.file}.filename().string() + ":" +
                        std::to_string(fault.place.line) + ":" + std::to_string(fault.place.column) + " " +
                        fault.message + "\n";
            }
        }
        return text;
    }
    [[nodiscard]] UncertainModel ward() const {
        return {write_ward("source: assumption (x)\npools: {beds: {capacity: 40}}\n"
                           "pathway: {ward: {uses: beds, stay: {exponential: {mean: 4 days}}, ready: home}}\n"),
                {}};
    }
};

}  // namespace

TEST_F(Settings, AreTheRowsOfATable) {
    const SettingsTable settings =
        read_settings(table("# that fit\npools.beds.capacity,pathway.ward.stay.mean\n50,3 days\n60,2 days\n"));
    const auto spec = ward().with({}, settings.rows.at(1).settings);

    EXPECT_EQ(settings.addresses, (std::vector<std::string>{"pools.beds.capacity", "pathway.ward.stay.mean"}));
    EXPECT_EQ(settings.rows.at(0).values, (std::vector<std::string>{"50", "3 days"}));
    EXPECT_EQ(spec.pools.at(0).capacity.first, 60);
    EXPECT_DOUBLE_EQ(spec.nodes.at(0).stay.first.cells.at(0).a, Duration::days(2).ticks());
}

TEST_F(Settings, WithGapsOrWithoutRowsAreAFault) {
    EXPECT_EQ(faults_of_doing([&] { read_settings(table("pools.beds.capacity,a\n50,\n")); }),
              "M151 ensemble.csv:2:4 no value for `a`\n");
    EXPECT_EQ(faults_of_doing([&] { read_settings(table("pools.beds.capacity\n")); }),
              "M150 ensemble.csv:1:1 the table has no settings\n");
}

TEST_F(Settings, ThatTheModelDoesNotTakeAreAFaultWhereTheyStand) {
    const SettingsTable settings = read_settings(table("pools.bed.capacity,pathway.ward.stay.mean\n50,3\n"));

    EXPECT_EQ(faults_of_doing([&] { static_cast<void>(ward().with({}, settings.rows.at(0).settings)); }),
              "M160 ensemble.csv:2:1 no `pools.bed.capacity` in the model\n"
              "M112 ensemble.csv:2:4 `mean` of `exponential` of `stay` of node `ward` needs a unit, found `3`\n");
}

}  // namespace careway::language
