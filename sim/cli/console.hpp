#pragma once

#include <memory>
#include <string>

#include "sim/cli/options.hpp"

namespace spdlog {
class logger;
}

namespace careway::cli {

/// Where words go: results to stdout, everything else to stderr.
class Console {
public:
    explicit Console(const Options& options);

    /// A result, as it is. Throws SystemError when it cannot be written, such as to a full disk.
    void print(const std::string& text) const;
    /// Brings out what print() still holds back; throws likewise.
    void finish() const;
    /// A title among results: bold where colour is on.
    [[nodiscard]] std::string title(const std::string& text) const;

    void detail(const std::string& text) const;  ///< with -v only
    void note(const std::string& text) const;    ///< not with -q
    void warn(const std::string& text) const;    ///< not with -q
    void fail(const std::string& text) const;    ///< always
    /// Text on stderr without a line end, such as a bar that is drawn again and again.
    void draw(const std::string& text) const;

    [[nodiscard]] bool quiet() const { return quiet_; }
    [[nodiscard]] bool verbose() const { return verbose_; }
    /// Whether a person watches stderr on a terminal that understands more than lines.
    [[nodiscard]] bool live() const { return live_; }

private:
    std::shared_ptr<spdlog::logger> log_;
    bool quiet_ = false;
    bool verbose_ = false;
    bool live_ = false;
    bool colour_ = false;
};

}  // namespace careway::cli
