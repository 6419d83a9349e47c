#include "tests/cli/child.hpp"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <pty.h>
#include <sqlite3.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <stdexcept>
#include <thread>

namespace careway::cli_test {

namespace fs = std::filesystem;

namespace {

using namespace std::chrono_literals;

constexpr auto patience = 120s;

std::vector<char*> pointers_to(Words& words) {
    std::vector<char*> pointers;
    for (std::string& word : words) {
        pointers.push_back(word.data());
    }
    pointers.push_back(nullptr);
    return pointers;
}

void send_to_file(int descriptor, const fs::path& path) {
    const int file = open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
    dup2(file, descriptor);
    close(file);
}

using Database = std::unique_ptr<sqlite3, decltype(&sqlite3_close)>;

Database opened(const fs::path& store) {
    sqlite3* handle = nullptr;
    sqlite3_open_v2(store.c_str(), &handle, SQLITE_OPEN_READWRITE, nullptr);
    sqlite3_busy_timeout(handle, 10'000);
    return {handle, sqlite3_close};
}

std::string rows_of(sqlite3* handle, const std::string& sql) {
    std::string text;
    const auto add = [](void* to, int columns, char** cells, char**) {
        for (int column = 0; column < columns; ++column) {
            *static_cast<std::string*>(to) += (cells[column] == nullptr ? "NULL" : cells[column]) + std::string{"|"};
        }
        *static_cast<std::string*>(to) += '\n';
        return 0;
    };
    sqlite3_exec(handle, sql.c_str(), add, &text, nullptr);
    return text;
}

}  // namespace

Workplace::Workplace() {
    for (const auto& entry : fs::directory_iterator{CAREWAY_CLI_MODELS}) {
        if (entry.path().extension() == ".yaml") {
            fs::copy(entry.path(), folder_.path());
        }
    }
}

int Workplace::start(const std::string& program, const Words& words, const Words& environment,
                     int error_terminal) const {
    Words arguments{"careway"};
    arguments.insert(arguments.end(), words.begin(), words.end());
    const pid_t child = fork();
    if (child == 0) {
        if (chdir(folder_.path().c_str()) != 0) {
            _exit(126);
        }
        send_to_file(STDOUT_FILENO, path(".stdout"));
        if (error_terminal >= 0) {
            dup2(error_terminal, STDERR_FILENO);
        } else {
            send_to_file(STDERR_FILENO, path(".stderr"));
        }
        setenv("TERM", "xterm", 1);
        unsetenv("NO_COLOR");
        for (const std::string& setting : environment) {
            const std::size_t equals = setting.find('=');
            setenv(setting.substr(0, equals).c_str(), setting.substr(equals + 1).c_str(), 1);
        }
        execv(program.c_str(), pointers_to(arguments).data());
        _exit(127);
    }
    return child;
}

Outcome Workplace::finish(int child) const {
    int status = 0;
    waitpid(child, &status, 0);
    return {WIFEXITED(status) ? WEXITSTATUS(status) : -1, read(".stdout"), read(".stderr")};
}

Outcome Workplace::run(const Words& words, const Words& environment) const {
    return finish(start(CAREWAY_PROGRAM, words, environment));
}

Outcome Workplace::interrupt(const Words& words, int signal, const std::string& store, int runs) const {
    const int child = start(CAREWAY_PROGRAM, words, {});
    const auto deadline = std::chrono::steady_clock::now() + patience;
    while (runs_in(path(store)) < runs && std::chrono::steady_clock::now() < deadline) {
        std::this_thread::sleep_for(2ms);
    }
    kill(child, signal);
    return finish(child);
}

Outcome Workplace::run_on_terminal(const Words& words) const {
    int ours = -1;
    int theirs = -1;
    if (openpty(&ours, &theirs, nullptr, nullptr, nullptr) != 0) {
        throw std::runtime_error{"no terminal to be had"};
    }
    const int child = start(CAREWAY_PROGRAM, words, {}, theirs);
    close(theirs);
    std::string drawn;
    std::array<char, 4096> buffer{};
    for (ssize_t count = 0; (count = ::read(ours, buffer.data(), buffer.size())) > 0;) {
        drawn.append(buffer.data(), static_cast<std::size_t>(count));
    }
    close(ours);
    Outcome outcome = finish(child);
    outcome.err = drawn;
    return outcome;
}

Outcome Workplace::run_copy(const std::string& program, const Words& words) const {
    fs::create_directories(path(program).parent_path());
    fs::copy_file(CAREWAY_PROGRAM, path(program), fs::copy_options::overwrite_existing);
    return finish(start(path(program).string(), words, {}));
}

std::string dump(const fs::path& store) {
    const Database database = opened(store);
    std::string text;
    for (const char* table : {"meta", "model_text", "scenario", "input", "prediction", "entry", "run", "value",
                              "assumption", "drawn", "latest", "study", "point", "level"}) {
        text += std::string{table} + "\n" +
                rows_of(database.get(), std::string{"SELECT * FROM "} + table + " ORDER BY 1, 2, 3");
    }
    return text;
}

int runs_in(const fs::path& store) {
    if (!fs::exists(store)) {
        return 0;
    }
    const Database database = opened(store);
    const std::string count = rows_of(database.get(), "SELECT count(*) FROM run");
    return count.empty() ? 0 : std::stoi(count);
}

}  // namespace careway::cli_test
