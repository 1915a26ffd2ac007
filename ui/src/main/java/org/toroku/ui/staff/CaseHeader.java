package org.toroku.ui.staff;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Span;
import java.util.Optional;
import org.toroku.enrolment.ApplicationState;
import org.toroku.process.Inbox;
import org.toroku.ui.text.Moments;

/** Which case and which task this is, and whose; a route adds what only it knows. */
public final class CaseHeader extends Div {
    /** Ids, by which a form says which case and task it is of. */
    public static final String NUMBER = "case-number";

    public static final String TASK = "case-task";

    /** @param how how the applicant applied or is proven, in words */
    public CaseHeader(Inbox.Row task, String how) {
        this(task, task.applicantName(), how);
    }

    /** @param name of the applicant, or what is said in place of it where this officer must not see it */
    public CaseHeader(Inbox.Row task, String name, String how) {
        this(task, name, how, Optional.empty());
    }

    /** @param called what its owner called the task; empty where the house knows it by name */
    public CaseHeader(Inbox.Row task, String name, String how, Optional<String> called) {
        addClassName("case-header");
        Span applicant = new Span(name);
        applicant.addClassName("strong");
        H1 number = new H1(task.caseNumber());
        number.setId(NUMBER);
        add(number, applicant);
        if (task.elementId().isEmpty()) {
            add(new Span(how));
            return;
        }
        Span asked = new Span(called.orElseGet(() -> TaskNames.general(this, task.elementId())));
        asked.setId(TASK);
        add(
                asked,
                new Span(how),
                new Span(task.assignee()
                        .map(officer -> officer.isEmpty()
                                ? getTranslation("case.assignee-unnamed")
                                : getTranslation("case.assignee", officer))
                        .orElse(getTranslation("case.unassigned"))));
        task.dueAt().ifPresent(due -> add(new Span(getTranslation("case.due", Moments.deadline(due, getLocale())))));
    }

    /** Says where the application stands, where a case is shown that asks for nothing. */
    public CaseHeader standing(ApplicationState state) {
        add(new Span(getTranslation("case.state." + state)));
        return this;
    }

    /** Adds something that must not be overlooked. */
    public CaseHeader warning(String sentence) {
        Span warning = new Span(sentence);
        warning.addClassName("overdue");
        add(warning);
        return this;
    }
}
