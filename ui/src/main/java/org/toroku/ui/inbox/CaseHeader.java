package org.toroku.ui.inbox;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Span;
import org.toroku.process.Inbox;
import org.toroku.ui.text.Moments;

/** Which case and which task this is, and whose. */
final class CaseHeader extends Div {
    CaseHeader(Inbox.Row task) {
        addClassName("case-header");
        Span applicant = new Span(task.applicantName());
        applicant.addClassName("strong");
        add(
                new H1(task.caseNumber()),
                applicant,
                new Span(getTranslation("route." + task.route())),
                new Span(getTranslation("element." + task.elementId())),
                new Span(task.assignee()
                        .map(officer -> getTranslation("case.assignee", officer))
                        .orElse(getTranslation("case.unassigned"))));
        task.dueAt().ifPresent(due -> add(new Span(getTranslation("case.due", Moments.text(due, getLocale())))));
    }
}
