package org.toroku.ui.paper;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.toroku.decision.DecisionDesk.Officer;
import org.toroku.paper.PaperField;
import org.toroku.paper.RecheckDesk;
import org.toroku.paper.RecheckDesk.Opened;
import org.toroku.paper.RecheckDesk.Rekeyed;
import org.toroku.process.Inbox;
import org.toroku.ui.staff.Said;

/** The blind second check of one case: pages and empty fields, never a value. */
final class RecheckViewModel {
    private final long taskKey;
    private final Officer officer;
    private final RecheckDesk desk;
    private final Inbox inbox;
    private final Map<PaperField, String> typed = new EnumMap<>(PaperField.class);
    private Opened opened = new Opened.Refused("gone");

    RecheckViewModel(long taskKey, Officer officer, RecheckDesk desk, Inbox inbox) {
        this.taskKey = taskKey;
        this.officer = officer;
        this.desk = desk;
        this.inbox = inbox;
    }

    void load() {
        opened = desk.open(taskKey, officer);
    }

    Opened opened() {
        return opened;
    }

    Optional<Inbox.Row> task() {
        return inbox.find(taskKey);
    }

    Said claim() {
        Said said = Said.of(inbox.claim(taskKey, officer.username(), officer.roles()), false);
        load();
        return said;
    }

    void type(PaperField field, String value) {
        typed.put(field, value);
    }

    /** The answer, and the fields that are to be looked at again. */
    record Checked(Said said, Set<PaperField> missing) {}

    Checked check() {
        if (!(opened instanceof Opened.Sheet sheet)) {
            return new Checked(Said.refused("not-claimed"), Set.of());
        }
        Set<PaperField> missing = new TreeSet<>();
        sheet.fields().stream()
                .filter(field -> typed.getOrDefault(field, "").isBlank())
                .forEach(missing::add);
        if (!missing.isEmpty()) {
            return new Checked(new Said("recheck.missing", "", false), missing);
        }
        return new Checked(
                switch (desk.rekey(taskKey, officer, Map.copyOf(typed), sheet.version())) {
                    case Rekeyed.Same _ -> Said.done("recheck.same");
                    case Rekeyed.Different _ -> Said.done("recheck.different");
                    case Rekeyed.Refused refused -> Said.refused(refused.reason());
                },
                Set.of());
    }
}
