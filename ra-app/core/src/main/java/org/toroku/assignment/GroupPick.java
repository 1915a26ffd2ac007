package org.toroku.assignment;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.stereotype.Component;
import org.toroku.assignment.RuleDesk.Group;
import org.toroku.audit.Actor;
import org.toroku.audit.Book;
import org.toroku.audit.ProtectedTable;
import org.toroku.officers.OfficerRegister;
import org.toroku.process.Inbox;
import org.toroku.process.Pool;

/** Gives a task to whoever of a group has least to do and may work on it. */
@Component
class GroupPick {
    private final AbsenceDesk absences;
    private final OfficerRegister officers;
    private final RuleOutcomes outcomes;
    private final Pool pool;
    private final Book book;

    GroupPick(AbsenceDesk absences, OfficerRegister officers, RuleOutcomes outcomes, Pool pool, Book book) {
        this.absences = absences;
        this.officers = officers;
        this.outcomes = outcomes;
        this.pool = pool;
        this.book = book;
    }

    sealed interface Picked {
        record To(String officer) implements Picked {}

        /** @param reasons with how many officers each was for */
        record Nobody(Map<String, Integer> reasons) implements Picked {}

        /** Somebody took the task, or it has gone. */
        record TooLate() implements Picked {}
    }

    Picked give(Inbox.Row task, Group group, Actor.Automaton by, Map<String, Object> why) {
        Map<String, Integer> reasons = new TreeMap<>();
        for (String officer : fit(task, group, reasons)) {
            if (!remainsInOffice(officer, task.candidateGroup())) {
                reasons.merge("not-in-office", 1, Integer::sum);
                continue;
            }
            switch (pool.give(task.taskKey(), officer, by, why)) {
                case Inbox.Claim.Claimed _ -> {
                    return new Picked.To(officer);
                }
                // which rule it is stays between the desk and the officer
                case Inbox.Claim.NotAllowed _ -> reasons.merge("not-allowed", 1, Integer::sum);
                case Inbox.Claim.TakenBy _, Inbox.Claim.Gone _ -> {
                    return new Picked.TooLate();
                }
            }
        }
        return new Picked.Nobody(reasons);
    }

    /** Least to do first; of those who have as much, who was served longest ago. */
    private List<String> fit(Inbox.Row task, Group group, Map<String, Integer> reasons) {
        Map<String, Integer> held = outcomes.held(group.officers());
        Map<String, Instant> last = outcomes.lastGiven(group.officers());
        Set<String> away = absences.today().keySet();
        List<String> fit = new ArrayList<>();
        for (String officer : group.officers()) {
            Optional<String> unfit = away.contains(officer)
                    ? Optional.of("absent")
                    : unfit(officer, task.candidateGroup())
                            .or(() -> group.limit()
                                    .filter(limit -> held.getOrDefault(officer, 0) >= limit)
                                    .map(_ -> "limit"));
            unfit.ifPresentOrElse(reason -> reasons.merge(reason, 1, Integer::sum), () -> fit.add(officer));
        }
        fit.sort(Comparator.<String>comparingInt(officer -> held.getOrDefault(officer, 0))
                .thenComparing(officer -> last.getOrDefault(officer, Instant.EPOCH))
                .thenComparing(officer -> officer));
        return fit;
    }

    private Optional<String> unfit(String officer, String role) {
        Set<String> roles = officers.rolesInForce(officer);
        if (roles.isEmpty()) {
            return Optional.of("not-in-office");
        }
        return roles.contains(role) ? Optional.empty() : Optional.of("role");
    }

    /** Until the commit: whoever is being disabled is disabled first, or after the task was given to them. */
    private boolean remainsInOffice(String officer, String role) {
        book.hold(new Book.Row(ProtectedTable.OFFICER, officer));
        return officers.rolesInForce(officer).contains(role);
    }
}
