package org.toroku.ui.staff;

import com.vaadin.flow.router.BeforeEnterEvent;
import java.util.Optional;
import java.util.UUID;

/** The task that stands in the address of a page. */
public final class TaskAddress {
    public static final String TASK = "task";

    private TaskAddress() {}

    /** A case stands in the place of a task; empty where the address holds none. */
    public static Optional<UUID> caseOf(BeforeEnterEvent event) {
        return event.getRouteParameters().get(TASK).flatMap(TaskAddress::uuid);
    }

    /** Empty for what names no case. */
    public static Optional<UUID> uuid(String text) {
        return Optional.of(text)
                .filter(each -> each.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"))
                .map(UUID::fromString);
    }

    /** Empty where the address holds no number of a task. */
    public static Optional<Long> of(BeforeEnterEvent event) {
        return event.getRouteParameters()
                .get(TASK)
                .filter(text -> text.matches("\\d{1,18}"))
                .map(Long::valueOf);
    }
}
