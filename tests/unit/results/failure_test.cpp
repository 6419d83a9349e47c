#include "sim/results/failure.hpp"

#include <gtest/gtest.h>
#include <sqlite3.h>

namespace careway::results {
namespace {

TEST(StoreFailure, OfAFullDiskSaysThatNothingIsLost) {
    EXPECT_STREQ(store_failure(SQLITE_FULL, "out/a.sqlite", "database or disk is full").what(),
                 "the disk is full: `out/a.sqlite` cannot grow. The runs finished before are kept; make room and "
                 "repeat the command");
}

TEST(StoreFailure, OfAWriteProtectedFileSaysWhatToDo) {
    EXPECT_STREQ(store_failure(SQLITE_READONLY_DBMOVED, "a.sqlite", "attempt to write a readonly database").what(),
                 "`a.sqlite` may not be written; choose another file with -o");
}

TEST(StoreFailure, OfAFolderSaysWhatToDo) {
    EXPECT_STREQ(store_failure(SQLITE_CANTOPEN_ISDIR, "out", "unable to open database file").what(),
                 "cannot open or create `out`: its folder is missing or may not be written; choose another file with "
                 "-o");
}

TEST(StoreFailure, OfALockSaysToWait) {
    EXPECT_STREQ(store_failure(SQLITE_BUSY, "a.sqlite", "database is locked").what(),
                 "`a.sqlite` is in use by another program; wait for it and repeat the command");
}

TEST(StoreFailure, OfDamageSaysToMoveItAway) {
    EXPECT_STREQ(store_failure(SQLITE_CORRUPT_VTAB, "a.sqlite", "database disk image is malformed").what(),
                 "`a.sqlite` is damaged (database disk image is malformed); move it away and repeat the command: its "
                 "runs will be done again");
}

TEST(StoreFailure, OfAnyOtherKindPassesItsWordsOn) {
    EXPECT_STREQ(store_failure(SQLITE_IOERR_READ, "a.sqlite", "disk I/O error").what(),
                 "reading or writing `a.sqlite` failed: disk I/O error");
}

}  // namespace
}  // namespace careway::results
