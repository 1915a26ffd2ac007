package org.toroku.ui.staff;

import com.vaadin.flow.component.Component;
import java.util.Locale;
import java.util.Optional;
import org.toroku.check.CheckDesk;
import org.toroku.process.Inbox;
import org.toroku.workflows.AdditionalCheck.Worded;

/** What tasks are called: by the house, or by the owner who drew them. */
@org.springframework.stereotype.Component
public class TaskNames {
    private final CheckDesk checks;

    TaskNames(CheckDesk checks) {
        this.checks = checks;
    }

    /** What an owner called it, who typed that; otherwise as {@link #general}. */
    public String of(Component page, Inbox.Row task, Locale locale) {
        return drawn(task).map(name -> name.in(locale)).orElseGet(() -> general(page, task.elementId()));
    }

    private Optional<Worded> drawn(Inbox.Row task) {
        return CheckDesk.isCheck(task.elementId()) ? checks.name(task.caseId(), task.elementId()) : Optional.empty();
    }

    /** Where it is not asked which case it is about. */
    public static String general(Component page, String elementId) {
        return page.getTranslation(CheckDesk.isCheck(elementId) ? "additional.task" : "element." + elementId);
    }
}
