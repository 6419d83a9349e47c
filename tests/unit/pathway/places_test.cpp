#include "sim/pathway/places.hpp"

#include <gtest/gtest.h>

namespace careway::pathway {
namespace {

std::uint32_t waiter(PatientTable& patients, std::uint64_t person, std::int64_t asked, std::uint8_t priority) {
    const std::uint32_t row = patients.add();
    patients[row].person = person;
    patients[row].asked = Time{Duration::milliseconds(asked)};
    patients[row].priority = priority;
    return row;
}

TEST(WaitingList, OrdersByPriorityThenAskingThenPerson) {
    PatientTable patients{0};
    Queue queue;
    const auto late = waiter(patients, 1, 20, 0);
    const auto low = waiter(patients, 2, 10, 3);
    const auto tied_second = waiter(patients, 9, 20, 0);
    const auto early = waiter(patients, 5, 10, 0);
    for (const auto row : {late, low, tied_second, early}) {
        queue.join(row, patients);
    }

    EXPECT_EQ(queue.first(), early);
    EXPECT_EQ(queue.after(early, patients), late);
    EXPECT_EQ(queue.after(late, patients), tied_second);
    EXPECT_EQ(queue.after(tied_second, patients), low);
    EXPECT_EQ(queue.after(low, patients), none);
}

TEST(WaitingList, KnowsWhoAskedLongestAgoWhateverTheirPriority) {
    PatientTable patients{0};
    Queue queue;
    EXPECT_EQ(queue.oldest_asking(patients), never);
    const auto low = waiter(patients, 2, 10, 3);
    for (const auto row : {waiter(patients, 1, 20, 0), low, waiter(patients, 5, 30, 3)}) {
        queue.join(row, patients);
    }

    EXPECT_EQ(queue.oldest_asking(patients), Time{Duration::milliseconds(10)});
    queue.leave(low, patients);
    EXPECT_EQ(queue.oldest_asking(patients), Time{Duration::milliseconds(20)});
}

TEST(WaitingList, LetsAnyoneLeaveFromTheMiddleAndBothEnds) {
    PatientTable patients{0};
    Queue queue;
    const auto one = waiter(patients, 1, 1, 0);
    const auto two = waiter(patients, 2, 2, 0);
    const auto three = waiter(patients, 3, 3, 0);
    for (const auto row : {one, two, three}) {
        queue.join(row, patients);
    }

    queue.leave(two, patients);
    EXPECT_EQ(queue.after(one, patients), three);
    queue.leave(one, patients);
    EXPECT_EQ(queue.first(), three);
    queue.leave(three, patients);
    EXPECT_TRUE(queue.empty());
    EXPECT_EQ(queue.first(), none);
}

TEST(PatientTable, UsesARowAgainWithNothingLeftInIt) {
    PatientTable patients{2};
    const auto row = patients.add();
    patients[row].person = 7;
    patients.count_visit(row, 1);
    EXPECT_EQ(patients.count_visit(row, 1), 1u);
    patients.remove(row);

    const auto again = patients.add();

    EXPECT_EQ(again, row);
    EXPECT_EQ(patients[again].person, 0u);
    EXPECT_EQ(patients.visits(again, 1), 0u);
    EXPECT_EQ(patients.present(), 1u);
}

TEST(PatientTable, StopsBeforeItHoldsMoreThanAnEventCanTellApart) {
    PatientTable patients{0, false, 2};
    patients.add();
    const auto second = patients.add();
    patients.remove(second);
    patients.add();

    EXPECT_THROW(patients.add(), ModelError);
}

}  // namespace
}  // namespace careway::pathway
