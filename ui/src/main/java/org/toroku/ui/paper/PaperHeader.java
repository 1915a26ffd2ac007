package org.toroku.ui.paper;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Span;
import org.toroku.paper.PaperFiles.PaperFile;
import org.toroku.process.Inbox;
import org.toroku.ui.text.Moments;

/** Which case and which task this is, whose, and how the person is proven. */
final class PaperHeader extends Div {
    PaperHeader(Inbox.Row task, PaperFile file) {
        addClassName("case-header");
        Span applicant = new Span(task.applicantName());
        applicant.addClassName("strong");
        add(
                new H1(task.caseNumber()),
                applicant,
                new Span(getTranslation("element." + task.elementId())),
                new Span(getTranslation("proof." + file.method().name())),
                new Span(task.assignee()
                        .map(officer -> getTranslation("case.assignee", officer))
                        .orElse(getTranslation("case.unassigned"))));
        task.dueAt().ifPresent(due -> add(new Span(getTranslation("case.due", Moments.text(due, getLocale())))));
        if (!file.others().isEmpty()) {
            Span others = new Span(getTranslation("paper.others", String.join(", ", file.others())));
            others.addClassName("overdue");
            add(others);
        }
    }
}
