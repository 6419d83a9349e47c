#include "viz/scene/sheet.hpp"

#include <cmath>

namespace careway::scene {

namespace {

constexpr int smallest_font = 14;

}  // namespace

int line_height(int font_size) {
    return static_cast<int>(std::ceil((ascent + descent) * font_size)) + 1;
}

std::vector<std::string> wordings(const std::string& name, const std::string& short_name) {
    return short_name.empty() ? std::vector{name} : std::vector{name, short_name};
}

Scale::Scale(int width, int height, double text_scale)
    : scale_{std::min(width / 1920.0, height / 1080.0)}, text_scale_{text_scale} {}

int Scale::length(double nominal) const {
    return static_cast<int>(std::lround(nominal * scale_));
}

int Scale::font(double nominal) const {
    return std::max(smallest_font, static_cast<int>(std::lround(nominal * scale_ * text_scale_)));
}

Sheet::Sheet(int width, int height, Scale scale, const TextMeasure& measure) : scale_{scale}, measure_{measure} {
    display_.width = width;
    display_.height = height;
}

int Sheet::width_of(const std::string& words, const Letters& letters) const {
    return static_cast<int>(std::ceil(measure_(words, letters.size, letters.bold)));
}

void Sheet::part(std::string name) {
    display_.parts.push_back(std::move(name));
}

void Sheet::shape(Form form, Box box, Token colour, int thickness) {
    display_.shapes.push_back({form, colour, thickness, static_cast<std::uint32_t>(display_.parts.size()) - 1, box});
}

void Sheet::crowd(Crowd crowd) {
    crowd.part = static_cast<std::uint32_t>(display_.parts.size()) - 1;
    display_.crowds.push_back(std::move(crowd));
}

void Sheet::panel(Box box) {
    fill(box, Token::card);
    shape(Form::framed, box, Token::card_edge, std::max(1, scale_.length(1)));
}

std::pair<std::string, bool> Sheet::fitted(const std::vector<std::string>& wordings, int room,
                                           const Letters& letters) const {
    const auto fits = [&](const std::string& words) { return width_of(words, letters) <= room; };
    for (const std::string& words : wordings) {
        if (fits(words)) {
            return {words, false};
        }
    }
    return {cut_to(wordings.back(), fits), true};
}

Box Sheet::text(const std::string& id, const std::vector<std::string>& wordings, Box box, const Letters& letters) {
    const auto [words, cut] = fitted(wordings, box.width, letters);
    const int height = line_height(letters.size) - 1;
    if (words.empty() || height > box.height) {
        return {box.x, box.y, 0, 0};
    }
    const int width = width_of(words, letters);
    const int spare = box.width - width;
    const int x = letters.align == Align::left ? 0 : letters.align == Align::right ? spare : spare / 2;
    const Box place{box.x + x, box.y + (box.height - height) / 2, width, height};
    display_.texts.push_back({id, words, letters.size, letters.bold, false, cut, letters.colour, place, box});
    return place;
}

Box Sheet::turned_text(const std::string& id, const std::vector<std::string>& wordings, Box box,
                       const Letters& letters) {
    const auto [words, cut] = fitted(wordings, box.height, letters);
    const int across = line_height(letters.size) - 1;
    if (words.empty() || across > box.width) {
        return {box.x, box.y, 0, 0};
    }
    const int length = width_of(words, letters);
    const Box place{box.x + (box.width - across) / 2, box.y + (box.height - length) / 2, across, length};
    display_.texts.push_back({id, words, letters.size, letters.bold, true, cut, letters.colour, place, box});
    return place;
}

std::string cut_to(const std::string& words, const std::function<bool(const std::string&)>& fits) {
    std::string kept = words;
    while (!kept.empty()) {
        const auto continues = [](char c) { return (static_cast<unsigned char>(c) & 0xc0) == 0x80; };
        while (!kept.empty() && continues(kept.back())) {
            kept.pop_back();
        }
        kept.pop_back();
        const std::size_t last = kept.find_last_not_of(' ');
        const std::string shown = kept.substr(0, last == std::string::npos ? 0 : last + 1) + "…";
        if (fits(shown) && shown != "…") {
            return shown;
        }
    }
    return "";
}

std::string with_commas(std::int64_t number) {
    std::string digits = std::to_string(std::abs(number));
    for (std::size_t at = digits.size(); at > 3; at -= 3) {
        digits.insert(at - 3, ",");
    }
    return (number < 0 ? "-" : "") + digits;
}

std::string compact(std::int64_t number) {
    if (number < 1000) {
        return std::to_string(number);
    }
    const bool thousands = number < 1'000'000;
    const std::int64_t unit = thousands ? 1000 : 1'000'000;
    const std::int64_t tenths = number * 10 / unit;  // cut, not rounded, so that 999,999 stays "999k"
    const std::string digits =
        tenths < 100 ? std::to_string(tenths / 10) + "." + std::to_string(tenths % 10) : std::to_string(tenths / 10);
    return digits + (thousands ? "k" : "m");
}

int next_round(int number) {
    int power = 1;
    while (power * 10 <= number) {
        power *= 10;
    }
    return number == power ? 2 * power : number == 2 * power ? 5 * power : 10 * power;
}

}  // namespace careway::scene
