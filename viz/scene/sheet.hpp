#pragma once

#include <initializer_list>
#include <string>
#include <utility>
#include <vector>

#include "viz/scene/display.hpp"

namespace careway::scene {

/// How lengths and letters of the nominal picture of 1920x1080 become pixels.
class Scale {
public:
    Scale(int width, int height, double text_scale);

    [[nodiscard]] int length(double nominal) const;
    /// Size of letters: never under 14 pixels, whatever the screen.
    [[nodiscard]] int font(double nominal) const;
    /// A length that holds letters, which grows with them.
    [[nodiscard]] int line(double nominal_font) const { return line_height(font(nominal_font)); }
    [[nodiscard]] double text_scale() const { return text_scale_; }

private:
    double scale_;
    double text_scale_;
};

/// Wordings of a name, the best one first.
[[nodiscard]] std::vector<std::string> wordings(const std::string& name, const std::string& short_name);

/// How letters look.
struct Letters {
    int size = 14;
    bool bold = false;
    Token colour = Token::ink;
    Align align = Align::left;
};

/// Collects what is to be drawn.
class Sheet {
public:
    Sheet(int width, int height, Scale scale, const TextMeasure& measure);

    [[nodiscard]] const Scale& scale() const { return scale_; }
    [[nodiscard]] int width_of(const std::string& words, const Letters& letters) const;

    /// Shapes from now on belong to this.
    void part(std::string name);
    void shape(Form form, Box box, Token colour, int thickness = 1);
    void fill(Box box, Token colour) { shape(Form::filled, box, colour); }
    /// People who are drawn on the part that shapes belong to.
    void crowd(Crowd crowd);
    /// A ground with an edge around it.
    void panel(Box box);

    /// Puts the first of `wordings` that fits into `box`, in the middle of its height; the last one is cut by "…" when
    /// none does. Nothing is put for empty words or a box without room. Returns where the letters stand.
    Box text(const std::string& id, const std::vector<std::string>& wordings, Box box, const Letters& letters);
    /// Likewise, reading upwards along the box's height.
    Box turned_text(const std::string& id, const std::vector<std::string>& wordings, Box box, const Letters& letters);

    [[nodiscard]] Display& display() { return display_; }

private:
    [[nodiscard]] std::pair<std::string, bool> fitted(const std::vector<std::string>& wordings, int room,
                                                      const Letters& letters) const;

    Display display_;
    Scale scale_;
    const TextMeasure& measure_;
};

/// "Emergency depa…": as many whole letters of UTF-8 as `fits` lets stand; "" when not even one does.
[[nodiscard]] std::string cut_to(const std::string& words, const std::function<bool(const std::string&)>& fits);

/// "1,095"; "-12".
[[nodiscard]] std::string with_commas(std::int64_t number);
/// What follows in 1, 2, 5, 10, 20, 50…
[[nodiscard]] int next_round(int number);
/// Four letters at most: "999", "9.9k", "999k", "12m".
[[nodiscard]] std::string compact(std::int64_t number);

}  // namespace careway::scene
