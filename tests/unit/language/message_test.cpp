#include "tests/unit/language/files.hpp"

namespace careway::language {

using Message = Folder;

TEST_F(Message, ShowsTheLineWithACaretAndTheHint) {
    const std::string file = write("northvale.yaml", "a: 1\n\n\n\n\n\n\n\n\n\n\n    capcity: 60\n").string();
    const Fault fault{"M104",
                      "unknown key `capcity` in pool `ed`",
                      {file, 12, 5, 7},
                      "did you mean `capacity`?",
                      "known keys here: capacity, kind"};

    EXPECT_EQ(render({fault}, "error"), "error[M104]: unknown key `capcity` in pool `ed`\n  --> " + file +
                                            ":12:5\n"
                                            "   |\n"
                                            "12 |     capcity: 60\n"
                                            "   |     ^^^^^^^ did you mean `capacity`?\n"
                                            "   = known keys here: capacity, kind\n");
}

TEST_F(Message, PutsTheCaretUnderCharactersNotBytes) {
    const std::string file = write("f.yaml", "£é: x\n").string();

    EXPECT_EQ(render({{"M104", "m", {file, 1, 5, 1}, "", ""}}, "error"),
              "error[M104]: m\n --> " + file + ":1:5\n  |\n1 | £é: x\n  |     ^\n");
}

TEST_F(Message, ShowsOnlyTheNeighbourhoodInALongLine) {
    const std::string file = write("f.yaml", std::string(300, 'a') + "HERE" + std::string(300, 'b') + "\n").string();

    const std::string message = render({{"M104", "m", {file, 1, 301, 4}, "", ""}}, "error");

    EXPECT_NE(message.find("1 | …" + std::string(40, 'a') + "HERE" + std::string(66, 'b') + "…\n"), std::string::npos);
    EXPECT_NE(message.find("  | " + std::string(41, ' ') + "^^^^\n"), std::string::npos);
}

TEST_F(Message, DoesWithoutALineForAWholeFile) {
    EXPECT_EQ(render({{"M100", "m", {"none.yaml", 0, 0, 1}, "", ""}}, "error"), "error[M100]: m\n --> none.yaml\n");
}

TEST_F(Message, KeepsCaretInsideItsLine) {
    const std::string file = write("f.yaml", "ab\n").string();

    EXPECT_EQ(render({{"M104", "m", {file, 1, 99, 50}, "", ""}}, "warning"),
              "warning[M104]: m\n --> " + file + ":1:99\n  |\n1 | ab\n  |   ^\n");
}

TEST_F(Message, SeparatesFaultsByAnEmptyLine) {
    const Fault fault{"M100", "m", {"none.yaml", 0, 0, 1}, "", ""};

    EXPECT_EQ(render({fault, fault}, "error"), "error[M100]: m\n --> none.yaml\n\nerror[M100]: m\n --> none.yaml\n");
}

TEST_F(Message, ShowsASecondPlaceWithItsLine) {
    const std::string scenario = write("cut.yaml", "\n\nset: {beds: -40}\n").string();
    const std::string model = write("model.yaml", std::string(11, '\n') + "beds: 30\n").string();
    const Fault fault{"M165", "m",     {scenario, 3, 7, 4},
                      "",     "known", OtherPlace{"the value it changes", {model, 12, 7, 2}}};

    EXPECT_EQ(render({fault}, "error"), "error[M165]: m\n  --> " + scenario +
                                            ":3:7\n"
                                            "   |\n"
                                            " 3 | set: {beds: -40}\n"
                                            "   |       ^^^^\n"
                                            "   = known\n"
                                            "   = the value it changes: " +
                                            model +
                                            ":12:7\n"
                                            "   |\n"
                                            "12 | beds: 30\n"
                                            "   |       ^^\n");
}

TEST_F(Message, CountsWhatComesAfterTheTwentieth) {
    const std::vector<Fault> faults(21, Fault{"M104", "m", {"none.yaml", 0, 0, 1}, "", ""});

    EXPECT_TRUE(render(faults, "warning").ends_with(" --> none.yaml\n\nand 1 more warning\n"));
}

}  // namespace careway::language
