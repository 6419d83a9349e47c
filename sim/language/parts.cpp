#include "sim/language/parts.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace careway::language {

namespace {

bool is_part(const Type& type) {
    return type.form == Form::record || type.form == Form::tagged;
}

void look_into(const Type& type, std::vector<std::string> way, std::set<const Type*>& seen, std::vector<Part>& found) {
    if (!seen.insert(&type).second) {
        return;
    }
    if (is_part(type)) {
        found.push_back({&type, 0, std::move(way)});
        return;
    }
    for (const Type* alternative : type.alternatives) {
        look_into(*alternative, way, seen, found);
    }
    if (type.of != nullptr) {
        if (type.form == Form::map || type.form == Form::list) {
            way.emplace_back(type.form == Form::map ? "*" : "0");
        }
        look_into(*type.of, std::move(way), seen, found);
    }
}

/// Every part with those right below it.
using Family = std::map<const Type*, std::vector<Part>>;

void explore(const Type& part, Family& family) {
    if (family.contains(&part)) {
        return;
    }
    std::vector<Part>& children = family[&part];
    for (const Field& field : part.fields) {
        for (Part child : parts_in(*field.type)) {
            child.way.insert(child.way.begin(), std::string{field.name});
            const auto same = [&](const Part& other) { return other.type == child.type; };
            if (std::none_of(children.begin(), children.end(), same)) {
                children.push_back(std::move(child));
            }
        }
    }
    for (const Part& child : std::vector<Part>{children}) {
        explore(*child.type, family);
    }
}

class Arrangement {
public:
    explicit Arrangement(const Family& family) : family_{family} {
        for (const auto& [type, children] : family) {
            for (const Part& child : children) {
                parents_[child.type] += child.type == type ? 0 : 1;
            }
        }
    }

    std::vector<Part> arranged(const Type& root) {
        place({&root, 0, {}});
        for (std::size_t i = 0; i < waiting_.size(); ++i) {
            place(Part{waiting_[i]});
        }
        return parts_;
    }

private:
    void place(const Part& part) {
        const auto placed = [&](const Part& other) { return other.type == part.type; };
        if (std::any_of(parts_.begin(), parts_.end(), placed)) {
            return;
        }
        const std::size_t number = parts_.size();
        parts_.push_back(part);
        for (Part child : family_.at(part.type)) {
            child.parent = number;
            child.shared = parents_[child.type] > 1;
            if (child.shared) {
                waiting_.push_back(child);
            } else {
                place(child);
            }
        }
    }

    const Family& family_;
    std::map<const Type*, int> parents_;
    std::vector<Part> parts_;
    std::vector<Part> waiting_;
};

}  // namespace

std::vector<Part> parts_in(const Type& type) {
    std::vector<Part> found;
    std::set<const Type*> seen;
    look_into(type, {}, seen, found);
    return found;
}

std::vector<Part> parts_of(const Type& root) {
    Family family;
    explore(root, family);
    return Arrangement{family}.arranged(root);
}

}  // namespace careway::language
