#include "sim/language/text_file.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <iterator>

namespace careway::language {

namespace {

std::size_t length_of_character(std::string_view rest) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(rest[i]); };
    const unsigned char lead = byte(0);
    if (lead < 0x80) {
        return lead >= 0x20 || lead == '\t' || lead == '\n' ? 1 : 0;
    }
    const std::size_t length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
    if (lead < 0xc2 || lead > 0xf4 || rest.size() < length) {
        return 0;
    }
    for (std::size_t i = 1; i < length; ++i) {
        if ((byte(i) & 0xc0) != 0x80) {
            return 0;
        }
    }
    const bool overlong = (lead == 0xe0 && byte(1) < 0xa0) || (lead == 0xf0 && byte(1) < 0x90);
    const bool beyond = (lead == 0xed && byte(1) > 0x9f) || (lead == 0xf4 && byte(1) > 0x8f);
    const bool control = lead == 0xc2 && byte(1) < 0xa0;
    return overlong || beyond || control ? 0 : length;
}

std::string with_plain_line_ends(const std::string& bytes) {
    std::string text;
    text.reserve(bytes.size());
    const std::size_t start = bytes.starts_with("\xef\xbb\xbf") ? 3 : 0;
    for (std::size_t i = start; i < bytes.size(); ++i) {
        if (bytes[i] == '\r') {
            text += '\n';
            i += i + 1 < bytes.size() && bytes[i + 1] == '\n' ? 1 : 0;
        } else {
            text += bytes[i];
        }
    }
    return text;
}

std::optional<std::string> read_bytes(const std::filesystem::path& path, std::size_t most) {
    std::error_code ignored;
    if (!std::filesystem::is_regular_file(path, ignored)) {
        return {};
    }
    std::ifstream file{path, std::ios::binary};
    if (!file) {
        return {};
    }
    const std::uintmax_t size = std::filesystem::file_size(path, ignored);
    std::string bytes(static_cast<std::size_t>(std::min<std::uintmax_t>(ignored ? 0 : size, most + 1)), '\0');
    file.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    bytes.resize(static_cast<std::size_t>(file.gcount()));
    return bytes;
}

}  // namespace

std::size_t first_byte_not_text(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t length = length_of_character(text.substr(at));
        if (length == 0) {
            return at;
        }
        at += length;
    }
    return std::string_view::npos;
}

std::size_t count_characters(std::string_view text) {
    return static_cast<std::size_t>(
        std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xc0) != 0x80; }));
}

std::optional<std::string> read_text(const std::filesystem::path& path, const std::optional<Place>& named_at,
                                     Faults& faults, std::size_t most) {
    const std::string file = path.generic_string();
    const std::optional<std::string> bytes = read_bytes(path, most);
    if (!bytes) {
        faults.add(Code::unreadable_file, named_at.value_or(Place{file}),
                   fmt::format("cannot open the file `{}`", file));
        return {};
    }
    faults.opened(file);
    if (bytes->size() > most) {
        faults.add(Code::too_large, Place{file}, fmt::format("a file may have at most {} MB", most >> 20));
        return {};
    }
    std::string text = with_plain_line_ends(*bytes);
    if (const std::size_t at = first_byte_not_text(text); at != std::string::npos) {
        const auto line =
            static_cast<std::size_t>(std::count(text.begin(), text.begin() + static_cast<long>(at), '\n'));
        const auto byte = static_cast<unsigned char>(text[at]);
        const bool wide = bytes->starts_with("\xff\xfe") || bytes->starts_with("\xfe\xff");
        faults.add(Code::not_text, Place{file, line + 1, 1, 1},
                   byte < 0x20 || byte == 0x7f
                       ? fmt::format("line {} has a character that no text has: byte 0x{:02x}", line + 1, byte)
                       : fmt::format("not UTF-8 text: byte 0x{:02x} in line {}", byte, line + 1),
                   {"", wide ? "the file is UTF-16, which some programs call Unicode; save it as UTF-8"
                             : "save the file as UTF-8"});
        return {};
    }
    return text;
}

}  // namespace careway::language
