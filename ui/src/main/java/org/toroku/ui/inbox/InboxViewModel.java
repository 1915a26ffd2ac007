package org.toroku.ui.inbox;

import com.vaadin.flow.component.Component;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.toroku.assignment.AbsenceDesk;
import org.toroku.assignment.AbsenceDesk.Absence;
import org.toroku.decision.DecisionDesk.Officer;
import org.toroku.officers.Roles;
import org.toroku.process.Inbox;
import org.toroku.process.Inbox.Filter;
import org.toroku.process.Inbox.Holder;
import org.toroku.process.Inbox.Order;
import org.toroku.process.Inbox.Rests;
import org.toroku.process.Inbox.Urgency;
import org.toroku.process.SavedViews;
import org.toroku.ui.staff.Said;
import org.toroku.ui.staff.TaskNames;

/** What the officer sees of the inbox, and what became of an act on one task or on many. */
final class InboxViewModel {
    /** How many free tasks are tried before "next" says that others are quicker. */
    private static final int TRIES = 200;

    private static final int PAGE = 20;

    private final Inbox inbox;
    private final SavedViews views;
    private final AbsenceDesk absences;
    private final TaskNames names;
    private final Officer officer;
    private Filter filter;
    private Map<String, Absence> absent = Map.of();

    InboxViewModel(Inbox inbox, SavedViews views, AbsenceDesk absences, TaskNames names, Officer officer) {
        this.inbox = inbox;
        this.views = views;
        this.absences = absences;
        this.names = names;
        this.officer = officer;
        this.filter = awake();
    }

    /** An absent colleague and what they hold of what the officer may see. */
    record Away(Absence absence, List<Inbox.Row> held) {}

    /** For the list and the sheets until the next look: a list asks of each of its rows. */
    void lookWhoIsAway() {
        absent = absences.today();
    }

    /** The last day of an absence that has begun. */
    Optional<LocalDate> awayUntil(String username) {
        return Optional.ofNullable(absent.get(username)).map(Absence::lastDay);
    }

    /** Absent colleagues whose tasks the officer may take over or give out, and who hold some. */
    List<Away> away() {
        return absent.values().stream()
                .filter(each -> manages() || standsIn(each))
                .map(each -> new Away(each, inbox.heldBy(each.officer(), officer.username(), officer.roles())))
                .filter(each -> !each.held().isEmpty())
                .toList();
    }

    /** What a task is called on a page. */
    String called(Component page, Inbox.Row task, Locale locale) {
        return names.of(page, task, locale);
    }

    boolean standsIn(Away away) {
        return standsIn(away.absence());
    }

    private boolean standsIn(Absence absence) {
        return absence.substitute().equals(Optional.of(officer.username()));
    }

    /** Every rule is asked as if the officer claimed it. */
    Said takeOver(Inbox.Row row) {
        return assign(row, officer.username());
    }

    /** All that is to be done now, the most urgent first. */
    Filter awake() {
        return new Filter(
                "",
                Optional.empty(),
                Optional.empty(),
                Holder.ANYBODY,
                Rests.AWAKE,
                Urgency.ALL,
                false,
                Order.DUE_FIRST,
                officer.username(),
                0,
                0);
    }

    Filter filter() {
        return filter;
    }

    void show(Filter wanted) {
        filter = wanted.page(0, 0);
    }

    boolean isFiltered() {
        return !filter.sorted(Order.DUE_FIRST).equals(awake());
    }

    /** Whatever is open of one case. */
    Filter ofCase(String caseNumber) {
        return new Filter(
                caseNumber,
                Optional.empty(),
                Optional.empty(),
                Holder.ANYBODY,
                Rests.ALL,
                Urgency.ALL,
                oversees(),
                Order.DUE_FIRST,
                officer.username(),
                0,
                0);
    }

    boolean oversees() {
        return officer.roles().contains(Roles.MANAGER) || officer.roles().contains(Roles.AUDITOR);
    }

    boolean manages() {
        return officer.roles().contains(Roles.MANAGER);
    }

    List<Inbox.Row> page(Order order, int offset, int limit) {
        return inbox.list(filter.sorted(order).page(offset, limit), officer.roles());
    }

    int count() {
        return inbox.count(filter, officer.roles());
    }

    /** Tasks that this officer must not see: of their own case, or a namesake's. */
    int leftOut() {
        return inbox.leftOut(officer.username(), officer.roles());
    }

    /** Open tasks of the officer's groups, whatever is filtered. */
    int countAll() {
        return inbox.count(
                new Filter("", Optional.empty(), false, officer.username(), 0, Integer.MAX_VALUE), officer.roles());
    }

    List<Inbox.Load> workload() {
        return inbox.workload(officer.roles());
    }

    /** Those of the list as it is shown, as they are now; the others are no longer in sight. */
    Map<Long, Inbox.Row> among(Set<Long> taskKeys) {
        return inbox.among(filter, officer.roles(), taskKeys).stream()
                .collect(Collectors.toMap(Inbox.Row::taskKey, row -> row));
    }

    boolean isMine(Inbox.Row row) {
        return row.assignee().equals(Optional.of(officer.username()));
    }

    Said claim(Inbox.Row row) {
        return Said.of(inbox.claim(row.taskKey(), officer.username(), officer.roles()), false);
    }

    Said release(Inbox.Row row) {
        return Said.of(inbox.release(row.taskKey(), officer.username()), true);
    }

    Said takeBack(Inbox.Row row) {
        return Said.of(inbox.takeBack(row.taskKey(), officer.username(), officer.roles()), "inbox.taken-back");
    }

    /** Whether the officer may give it to somebody else. */
    boolean mayAssign(Inbox.Row row) {
        return manages() || isMine(row);
    }

    List<String> colleagues(Set<Inbox.Row> rows) {
        return inbox.colleagues(rows.stream().map(Inbox.Row::candidateGroup).collect(Collectors.toSet()));
    }

    Said assign(Inbox.Row row, String to) {
        return switch (inbox.assign(row.taskKey(), officer.username(), officer.roles(), to)) {
            case Inbox.Claim.Claimed claimed ->
                new Said("inbox.assign.done", claimed.row().caseNumber() + "\t" + to, true);
            case Inbox.Claim.NotAllowed _ -> new Said("inbox.assign.refused", to, false);
            case Inbox.Claim.TakenBy taken ->
                Said.taken(taken, "inbox.assign.not-yours", "inbox.assign.not-yours-unnamed");
            case Inbox.Claim.Gone _ -> new Said("claim.gone", "", false);
        };
    }

    Said rest(Inbox.Row row, Instant until, String reason) {
        return said(inbox.rest(row.taskKey(), officer.username(), until, reason), "inbox.rest.done");
    }

    Said wake(Inbox.Row row) {
        return said(inbox.wake(row.taskKey(), officer.username()), "inbox.rest.ended");
    }

    private static Said said(Inbox.Resting answer, String done) {
        return switch (answer) {
            case Inbox.Resting.Done rested -> new Said(done, rested.row().caseNumber(), true);
            case Inbox.Resting.NotClaimed _ -> new Said("inbox.rest.not-claimed", "", false);
            case Inbox.Resting.Gone _ -> new Said("claim.gone", "", false);
            case Inbox.Resting.Refused refused -> Said.refused(refused.reason());
        };
    }

    /** One act on many tasks, each answered by itself. */
    record Answer(Inbox.Row row, Said said) {}

    List<Answer> each(Set<Inbox.Row> rows, Function<Inbox.Row, Said> act) {
        List<Answer> answers = new ArrayList<>();
        rows.forEach(row -> answers.add(new Answer(row, act.apply(row))));
        return answers;
    }

    /** What "next" came to: a task that is the officer's now, or why each that is free is not theirs to take. */
    sealed interface Next {
        record Taken(Inbox.Row row) implements Next {}

        /** @param why keys of sentences, none where nothing is free */
        record Nothing(Set<String> why) implements Next {}
    }

    /** Claims the most urgent free task of the list as it is filtered. */
    Next next() {
        Filter free = filter.of(Holder.NOBODY).ofOwnGroups().sorted(Order.DUE_FIRST);
        Set<String> why = new LinkedHashSet<>();
        for (int tried = 0; tried < TRIES; tried += PAGE) {
            List<Inbox.Row> page = inbox.list(free.page(tried, PAGE), officer.roles());
            for (Inbox.Row row : page) {
                switch (inbox.claim(row.taskKey(), officer.username(), officer.roles())) {
                    case Inbox.Claim.Claimed _ -> {
                        return new Next.Taken(row);
                    }
                    case Inbox.Claim.NotAllowed(var reason) -> why.add("act." + reason);
                    case Inbox.Claim.TakenBy _, Inbox.Claim.Gone _ -> {
                        // somebody was quicker
                    }
                }
            }
            if (page.size() < PAGE) {
                break;
            }
        }
        return new Next.Nothing(why);
    }

    List<SavedViews.View> views() {
        return views.of(officer.username());
    }

    SavedViews.Saving save(String name) {
        return views.save(officer.username(), new SavedViews.View(name, filter));
    }

    void forget(String name) {
        views.remove(officer.username(), name);
    }
}
