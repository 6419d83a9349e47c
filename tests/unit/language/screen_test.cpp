#include "sim/language/screen.hpp"

#include "tests/unit/language/files.hpp"

namespace careway::language {

namespace {

class ScreenWords : public Folder {
protected:
    std::filesystem::path ward_;

    void SetUp() override {
        Folder::SetUp();
        ward_ = write_ward(
            "pools: {beds: {capacity: 9}}\n"
            "pathway: {ward: {uses: beds, stay: 1 day, ready: home}}\n");
    }
};

}  // namespace

TEST_F(ScreenWords, HoldEveryPoolOfAModelThatSaysNothingOfTheScreen) {
    const Screen screen = load(ward_).screen;

    ASSERT_EQ(screen.pools.size(), 1);
    EXPECT_EQ(screen.pools.at("beds").short_name, "");
}

TEST_F(ScreenWords, RefuseALeverThatTheModelDoesNotHave) {
    const std::vector<Pull> pulls{{0, Date{}, false}};

    EXPECT_THROW(load(ward_, {}, pulls), PullRefused);
}

}  // namespace careway::language
