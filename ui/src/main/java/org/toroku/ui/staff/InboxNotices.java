package org.toroku.ui.staff;

import com.vaadin.flow.signals.Signal;
import com.vaadin.flow.signals.shared.SharedNumberSignal;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.toroku.process.InboxChanged;

/** Tells every open page that something in the inbox changed; the data itself is read from the inbox. */
@Component
public class InboxNotices {
    private final SharedNumberSignal changes = new SharedNumberSignal(0);

    @EventListener
    void on(InboxChanged change) {
        changes.incrementBy(1);
    }

    /** A number that grows with every change. */
    public Signal<Double> changes() {
        return changes;
    }
}
