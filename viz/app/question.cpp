#include "viz/app/question.hpp"

#include "viz/app/dates.hpp"

namespace careway::app {

std::string question(const Stage& stage, Time at) {
    const std::size_t changes = stage.later_changes(at).size();
    const bool one = changes == 1;
    return "This drops " + std::to_string(changes) + " later change" + (one ? "" : "s") + ". Enter: go on. Esc: keep " +
           (one ? "it." : "them.");
}

scene::Panel question_panel(const Stage& stage, Time at) {
    using Kind = scene::PanelItem::Kind;
    scene::Panel panel{"Drop what comes later?", {{Kind::plate, question(stage, at)}}};
    panel.items.push_back({Kind::card, "Enter: go on", "", std::string{go_on_id}});
    panel.items.push_back({Kind::card, "Esc: keep", "", std::string{keep_id}});
    for (const language::LoggedPull& later : stage.later_changes(at)) {
        panel.items.push_back({Kind::words, stage.levers()[later.pull.lever].name,
                               (later.pull.release ? "released on " : "pulled on ") + day_and_month(later.asked)});
    }
    return panel;
}

}  // namespace careway::app
