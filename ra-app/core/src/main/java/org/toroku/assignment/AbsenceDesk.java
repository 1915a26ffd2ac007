package org.toroku.assignment;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.toroku.decision.DecisionDesk.Officer;

/**
 * Who is away on which days, and who stands in for them. Whoever is away is given no task by rule; their substitute may take
 * over what they hold, and is asked every rule as if they claimed it. An absence ends by itself with its last day in Japan.
 */
public interface AbsenceDesk {
    /** Days that one absence may have; whoever is away for longer is disabled or entered again. */
    int LONGEST_DAYS = 366;

    /** How far ahead its first day may be. */
    int FARTHEST_DAYS = 366;

    /** Those that are not over, the earliest first. Why somebody is away is told to themselves and to managers. */
    List<Absence> current(Officer reader);

    /** Who is away today, by username; without the reasons. */
    Map<String, Absence> today();

    /** Whom the officer may enter as absent: a manager everybody in office, others themselves. */
    List<String> mayEnter(Officer by);

    /** Who could stand in: officers in office with a role of the absent one. */
    List<String> substitutes(String absent);

    /**
     * Enters an absence of the officer's own, or of anybody for a manager.
     *
     * @return Refused for role, officer-unknown, absence-order, absence-past, absence-too-far, absence-too-long,
     *     absence-overlaps, substitute-self, substitute-unfit (not in office, or without any role of theirs) or
     *     substitute-absent
     */
    Act enter(Officer by, Draft draft);

    /** Ends an absence at once, or takes it back before it began; Refused for role or gone. */
    Act end(Officer by, UUID absence);

    enum Kind {
        LEAVE,
        TRAVEL,
        TRAINING,
        OTHER
    }

    record Draft(
            String officer, LocalDate firstDay, LocalDate lastDay, Optional<Kind> kind, Optional<String> substitute) {}

    record Absence(
            UUID id,
            String officer,
            LocalDate firstDay,
            LocalDate lastDay,
            Optional<Kind> kind,
            Optional<String> substitute,
            String enteredBy) {
        public boolean covers(LocalDate day) {
            return !day.isBefore(firstDay) && !day.isAfter(lastDay);
        }

        Absence withoutKind() {
            return new Absence(id, officer, firstDay, lastDay, Optional.empty(), substitute, enteredBy);
        }

        /** Masked: why somebody is away belongs into no log. */
        @Override
        public String toString() {
            return "Absence[" + id + "]";
        }
    }

    sealed interface Act {
        record Done() implements Act {}

        record Refused(String reason) implements Act {}
    }
}
