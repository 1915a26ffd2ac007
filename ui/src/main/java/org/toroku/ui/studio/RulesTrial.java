package org.toroku.ui.studio;

import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.Optional;
import org.toroku.studio.RulesDesk.Otherwise;
import org.toroku.studio.RulesDesk.Trial;

/** What recorded cases would become by other rules than those in force. */
final class RulesTrial extends Div {
    /** @param trial empty where the rules cannot be read */
    RulesTrial(Optional<Trial> trial) {
        add(new H3(getTranslation("studio.rules.trial")));
        if (trial.isEmpty()) {
            add(StudioParts.notice("problem", getTranslation("studio.rules.trial.unreadable")));
            return;
        }
        Trial found = trial.get();
        if (found.judged() == 0) {
            add(new Paragraph(getTranslation("studio.rules.trial.none")));
            return;
        }
        add(new Paragraph(getTranslation(
                "studio.rules.trial.text", found.judged(), found.otherwise().size(), found.gone())));
        if (found.otherwise().isEmpty()) {
            return;
        }
        StudioTable table = new StudioTable(
                "studio.rules.trial",
                List.of(
                        "studio.rules.trial.case",
                        "studio.rules.trial.now",
                        "studio.rules.trial.then",
                        "studio.rules.reason"));
        for (Otherwise each : found.otherwise()) {
            table.row(
                    new Span(each.caseNumber()),
                    new Span(getTranslation("outcome.value." + each.before())),
                    new Span(getTranslation("outcome.value." + each.after())),
                    new Code(String.join(" ", each.reasons())));
        }
        add(table);
    }
}
