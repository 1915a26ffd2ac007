package org.toroku.ui.studio;

import com.vaadin.flow.signals.Signal;
import com.vaadin.flow.signals.shared.SharedNumberSignal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/**
 * Tells every open page of this node that something happened to a draft; what, is read from the desk. Who has it open on
 * another node is told when they save.
 */
@Component
class DraftNotices {
    private final SharedNumberSignal changes = new SharedNumberSignal(0);

    /** By the page that it is an edit of, as long as it is not stored. */
    private final Map<DraftSession, Taken> taken = new ConcurrentHashMap<>();

    /** An earlier version became an edit in somebody's page. */
    record Taken(String officer, UUID draft, String resource, int version) {}

    /** A number that grows with every change. */
    Signal<Double> changes() {
        return changes;
    }

    void changed() {
        changes.incrementBy(1);
    }

    void take(DraftSession page, Taken what) {
        taken.put(page, what);
        changed();
    }

    /** The page has no such edit any more: it was stored, given up, or is closed. */
    void settle(DraftSession page) {
        if (taken.remove(page) != null) {
            changed();
        }
    }

    /** What the same officer took back in other pages of the draft. */
    List<Taken> elsewhere(DraftSession page, String officer) {
        return taken.entrySet().stream()
                .filter(entry -> entry.getKey() != page)
                .map(Map.Entry::getValue)
                .filter(each -> each.officer().equals(officer)
                        && each.draft().equals(page.model().id()))
                .sorted(java.util.Comparator.comparing(Taken::resource).thenComparingInt(Taken::version))
                .distinct()
                .toList();
    }
}
