package org.toroku.ui.staff;

import com.vaadin.flow.router.BeforeEnterEvent;
import java.util.Optional;

/** The task that stands in the address of a page. */
public final class TaskAddress {
    public static final String TASK = "task";

    private TaskAddress() {}

    /** Empty where the address holds no number of a task. */
    public static Optional<Long> of(BeforeEnterEvent event) {
        return event.getRouteParameters()
                .get(TASK)
                .filter(text -> text.matches("\\d{1,18}"))
                .map(Long::valueOf);
    }
}
