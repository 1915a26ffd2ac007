package org.toroku.ui.paper;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
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

    /** The answer, and what is wrong with fields that are to be typed again, as keys under {@code recheck.problem.}. */
    record Checked(Said said, Map<PaperField, String> problems) {}

    Checked check() {
        if (!(opened instanceof Opened.Sheet sheet)) {
            return new Checked(Said.refused("not-claimed"), Map.of());
        }
        Map<PaperField, String> problems = new EnumMap<>(PaperField.class);
        sheet.fields().stream()
                .filter(field -> typed.getOrDefault(field, "").isBlank())
                .forEach(field -> problems.put(field, "missing"));
        if (!problems.isEmpty()) {
            return new Checked(new Said("recheck.missing", "", false), problems);
        }
        return switch (desk.rekey(taskKey, officer, Map.copyOf(typed), sheet.version())) {
            case Rekeyed.Same _ -> new Checked(Said.done("recheck.same"), Map.of());
            case Rekeyed.Different _ -> new Checked(Said.done("recheck.different"), Map.of());
            case Rekeyed.Malformed malformed ->
                new Checked(new Said("recheck.malformed", "", false), malformed.problems());
            case Rekeyed.Refused refused -> new Checked(Said.refused(refused.reason()), Map.of());
        };
    }
}
