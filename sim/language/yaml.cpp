#include "sim/language/yaml.hpp"

#include <fmt/format.h>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/mark.h>
#include <yaml-cpp/parser.h>

#include <algorithm>
#include <map>
#include <set>
#include <sstream>
#include <utility>

#include "sim/language/lines.hpp"
#include "sim/language/text_file.hpp"

namespace careway::language {

namespace {

/// What stops the reading of one file. Never leaves this file.
struct Stop {
    Code code;
    Place place;
    std::string message;
    Advice advice = {};
};

/// The place of a mark of yaml-cpp, which counts lines and bytes from 0.
Place place_of(const Lines& lines, const YAML::Mark& mark, std::size_t length = 1) {
    const bool known = mark.line >= 0 && mark.column >= 0;
    return known ? lines.place(static_cast<std::size_t>(mark.line), static_cast<std::size_t>(mark.column), length)
                 : Place{lines.file()};
}

/// Of a scalar: as long as it is written in its first line, quotes included.
Place place_of_scalar(const Lines& lines, const YAML::Mark& mark, const std::string& tag, const std::string& value) {
    const std::size_t characters = count_characters(value.substr(0, value.find('\n')));
    return place_of(lines, mark, std::max<std::size_t>(1, characters + (tag == "!" ? 2 : 0)));
}

std::size_t values_in(const Value& value) {
    std::size_t count = 1;
    for (const Value& item : value.items) {
        count += values_in(item);
    }
    for (const Entry& entry : value.entries) {
        count += values_in(entry.value);
    }
    return count;
}

std::size_t depth_of(const Value& value) {
    std::size_t deepest = 0;
    for (const Value& item : value.items) {
        deepest = std::max(deepest, depth_of(item));
    }
    for (const Entry& entry : value.entries) {
        deepest = std::max(deepest, depth_of(entry.value));
    }
    return deepest + 1;
}

/// Builds the tree from yaml-cpp's events. Its node interface would hide keys given twice and the places of keys;
/// the virtual functions are its own.
class Builder : public YAML::EventHandler {
public:
    Builder(const Lines& lines, Faults& faults) : lines_{lines}, faults_{faults} {}

    [[nodiscard]] Value take() { return std::move(root_); }

    [[nodiscard]] const Place& last_scalar() const { return last_scalar_; }

    /// Where the innermost bracket stands that is still open, if one is.
    [[nodiscard]] const Place* open_bracket() const {
        return open_.empty() || !open_.back().flow ? nullptr : &open_.back().value.place;
    }

    void OnDocumentStart(const YAML::Mark& mark) override {
        if (++documents_ > 1) {
            throw Stop{Code::yaml_not_supported,
                       place_of(lines_, mark),
                       "a second YAML document; a file holds one",
                       {"", "remove the line `---` or `...`, or split the file"}};
        }
    }
    void OnDocumentEnd() override {}

    void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override {
        Value value;
        value.place = place_of(lines_, mark);
        add(std::move(value), anchor);
    }

    void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                  const std::string& text) override {
        refuse_tag(mark, tag);
        Value value;
        value.kind = Value::Kind::text;
        value.text = text;
        value.quoted = tag == "!";
        value.place = place_of_scalar(lines_, mark, tag, text);
        last_scalar_ = value.place;
        add(std::move(value), anchor);
    }

    void OnAlias(const YAML::Mark& mark, YAML::anchor_t anchor) override {
        const auto found = anchors_.find(anchor);
        if (found == anchors_.end()) {
            throw Stop{Code::too_large, place_of(lines_, mark), "an alias inside the very value that it stands for"};
        }
        count(mark, values_in(found->second), depth_of(found->second));
        add(found->second, YAML::NullAnchor);
    }

    void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                         YAML::EmitterStyle::value style) override {
        start(Value::Kind::list, mark, tag, anchor, style);
    }
    void OnSequenceEnd() override { finish(); }
    void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                    YAML::EmitterStyle::value style) override {
        start(Value::Kind::map, mark, tag, anchor, style);
    }
    void OnMapEnd() override { finish(); }

private:
    struct Open {
        Value value;
        YAML::anchor_t anchor = YAML::NullAnchor;
        bool flow = false;
        bool has_key = false;
        std::set<std::string> keys;
        std::string key;
        bool key_quoted = false;
        Place key_place;
    };

    void refuse_tag(const YAML::Mark& mark, const std::string& tag) const {
        if (!tag.empty() && tag != "?" && tag != "!") {
            throw Stop{Code::yaml_not_supported, place_of(lines_, mark), "YAML tags such as `!!int` are not used here"};
        }
    }

    void count(const YAML::Mark& mark, std::size_t more, std::size_t deeper) {
        values_ += more;
        if (values_ > most_values) {
            throw Stop{Code::too_large, place_of(lines_, mark),
                       fmt::format("more than {} values in one file", most_values)};
        }
        if (open_.size() + deeper > deepest_nesting) {
            throw Stop{Code::too_large, place_of(lines_, mark),
                       fmt::format("nested more than {} deep", deepest_nesting)};
        }
    }

    void start(Value::Kind kind, const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
               YAML::EmitterStyle::value style) {
        refuse_tag(mark, tag);
        count(mark, 1, 1);
        Open open;
        open.value.kind = kind;
        open.value.place = place_of(lines_, mark);
        open.anchor = anchor;
        open.flow = style == YAML::EmitterStyle::Flow;
        open_.push_back(std::move(open));
    }

    void finish() {
        Open done = std::move(open_.back());
        open_.pop_back();
        add(std::move(done.value), done.anchor);
    }

    void add(Value value, YAML::anchor_t anchor) {
        ++values_;
        if (anchor != YAML::NullAnchor) {
            anchors_[anchor] = value;
        }
        if (open_.empty()) {
            root_ = std::move(value);
        } else if (open_.back().value.is_list()) {
            open_.back().value.items.push_back(std::move(value));
        } else if (!open_.back().has_key) {
            take_key(value);
        } else {
            take_value(std::move(value));
        }
    }

    void take_key(const Value& value) {
        if (!value.is_text() || value.text.empty()) {
            const bool word = value.kind == Value::Kind::nothing;
            throw Stop{Code::yaml_not_supported,
                       value.place,
                       word ? "an empty key" : "a key must be a plain name, found " + described(value),
                       {"", word ? "YAML reads `~` and `null` as nothing; put a name like that in quotes" : ""}};
        }
        if (value.text == "<<") {
            throw Stop{Code::yaml_not_supported,
                       value.place,
                       "merge keys (`<<`) are not supported",
                       {"", "write the keys out, or repeat a whole value with an anchor and an alias"}};
        }
        Open& map = open_.back();
        map.key = value.text;
        map.key_quoted = value.quoted;
        map.key_place = value.place;
        map.has_key = true;
    }

    void take_value(Value value) {
        Open& map = open_.back();
        map.has_key = false;
        if (value.kind == Value::Kind::nothing) {
            value.place = map.key_place;
        }
        if (!map.keys.insert(map.key).second) {
            const Entry* first = map.value.entry(map.key);
            faults_.add(Code::key_twice, map.key_place, fmt::format("`{}` is given twice", map.key),
                        {fmt::format("first given in line {}", first->place.line), ""});
            return;
        }
        map.value.entries.push_back({map.key, map.key_place, std::move(value), map.key_quoted});
    }

    const Lines& lines_;
    Faults& faults_;
    Value root_;
    Place last_scalar_;
    std::vector<Open> open_;
    std::map<YAML::anchor_t, Value> anchors_;
    std::size_t documents_ = 0;
    std::size_t values_ = 0;
};

void report(const YAML::Exception& error, const Builder& builder, const Lines& lines, Faults& faults) {
    const Place* bracket = builder.open_bracket();
    const bool unclosed = error.msg.find("flow not found") != std::string::npos && bracket != nullptr;
    const std::optional<Place> quote = open_quote(lines, bracket == nullptr ? Place{lines.file(), 1} : *bracket);
    if (quote && (unclosed || error.msg.find("EOF in scalar") != std::string::npos)) {
        faults.add(Code::open_bracket, *quote, "this quoted text is never closed");
    } else if (unclosed) {
        const std::string& line = lines.all()[bracket->line - 1];
        const bool comment = line.find(" #", bracket->column) != std::string::npos;
        faults.add(Code::open_bracket, *bracket, "this bracket is never closed",
                   {"", comment ? "a `#` after a space begins a comment; put a text that holds one in quotes" : ""});
    } else {
        const Place place = place_of(lines, error.mark);
        auto [message, known] = in_words(error.msg, lines, place);
        faults.add(Code::malformed_yaml, place, std::move(message), {"", std::move(known)});
    }
}

}  // namespace

std::optional<Value> parse_yaml(const std::string& text, const std::string& file, Faults& faults) {
    const Lines lines{text, file};
    if (indented_with_tab(lines, faults) || with_directive(lines, faults)) {
        return {};
    }
    Builder builder{lines, faults};
    try {
        std::istringstream stream{text};
        YAML::Parser parser{stream};
        while (parser.HandleNextDocument(builder)) {
        }
        // yaml-cpp takes the end of a file for the end of a quoted text, and everything up to there for the text.
        const std::optional<Place> quote = open_quote(lines, Place{file, 1});
        if (quote && quote->line == builder.last_scalar().line && quote->column == builder.last_scalar().column) {
            faults.add(Code::open_bracket, *quote, "this quoted text is never closed");
            return {};
        }
        Value root = builder.take();
        root.place.file = file;
        return root;
    } catch (const Stop& stop) {
        faults.add(stop.code, stop.place, stop.message, stop.advice);
    } catch (const YAML::Exception& error) {
        report(error, builder, lines, faults);
    }
    return {};
}

std::optional<Value> read_yaml(const std::filesystem::path& path, const std::optional<Place>& named_at,
                               Faults& faults) {
    const std::optional<std::string> text = read_text(path, named_at, faults);
    return text ? parse_yaml(*text, path.generic_string(), faults) : std::nullopt;
}

}  // namespace careway::language
