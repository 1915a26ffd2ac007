package org.toroku.process;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.toroku.audit.Actor;
import org.toroku.audit.Book;
import org.toroku.audit.Refusals;

/** Who works on which task. A claim is one conditional update, so two officers cannot hold the same one. */
@Component
class Claims {
    private static final String FREE = "UPDATE inbox_task SET assignee = NULL, rest_until = NULL, rest_reason = NULL"
            + " WHERE task_key = ? AND state = 'OPEN'";

    /** They answer for the work; auditors only look. */
    private static final String MANAGER = "manager";

    private static final String OWN_CASE = "own-case";

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final InboxRows rows;
    private final InboxTasks tasks;
    private final Book book;
    private final ObjectProvider<ClaimRule> rules;
    private final ObjectProvider<Colleagues> colleagues;
    private final ObjectProvider<Substitutes> substitutes;

    Claims(
            JdbcClient jdbc,
            TransactionTemplate transaction,
            InboxRows rows,
            InboxTasks tasks,
            Book book,
            ObjectProvider<ClaimRule> rules,
            ObjectProvider<Colleagues> colleagues,
            ObjectProvider<Substitutes> substitutes) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.rows = rows;
        this.tasks = tasks;
        this.book = book;
        this.rules = rules;
        this.colleagues = colleagues;
        this.substitutes = substitutes;
    }

    Inbox.Claim claim(long taskKey, String officer, Set<String> roles) {
        return inTransaction(() -> {
            Optional<Inbox.Row> found = rows.find(taskKey).filter(row -> row.state() == Inbox.State.OPEN);
            if (found.isEmpty()) {
                return new Inbox.Claim.Gone();
            }
            if (!roles.contains(found.get().candidateGroup())) {
                Refusals.noted(officer, found.get().caseId(), Optional.of("role"));
                return new Inbox.Claim.NotAllowed("role");
            }
            Optional<String> refusal = Refusals.noted(
                    officer,
                    found.get().caseId(),
                    rules.stream()
                            .flatMap(rule -> rule.refusal(found.get(), officer).stream())
                            .findFirst());
            return refusal.<Inbox.Claim>map(Inbox.Claim.NotAllowed::new).orElseGet(() -> take(taskKey, officer, roles));
        });
    }

    private Inbox.Claim take(long taskKey, String officer, Set<String> roles) {
        int taken = jdbc.sql("UPDATE inbox_task SET assignee = ? WHERE task_key = ? AND state = 'OPEN'"
                        + " AND assignee IS NULL")
                .params(officer, taskKey)
                .update();
        Optional<Inbox.Row> row = rows.find(taskKey).filter(each -> each.state() == Inbox.State.OPEN);
        if (row.isEmpty()) {
            return new Inbox.Claim.Gone();
        }
        if (taken == 1) {
            note(officer, "task-claimed", row.get());
            tasks.announce();
            return new Inbox.Claim.Claimed(row.get());
        }
        return row.get().assignee().equals(Optional.of(officer))
                ? new Inbox.Claim.Claimed(row.get())
                : takenBy(row.get().shownTo(officer, roles));
    }

    private static Inbox.Claim takenBy(Inbox.Row shown) {
        return new Inbox.Claim.TakenBy(shown.assignee().orElse(""));
    }

    Inbox.Claim release(long taskKey, String officer) {
        return inTransaction(() -> {
            int released = jdbc.sql(FREE + " AND assignee = ?")
                    .params(taskKey, officer)
                    .update();
            Optional<Inbox.Row> row = rows.find(taskKey).filter(each -> each.state() == Inbox.State.OPEN);
            if (row.isEmpty()) {
                return new Inbox.Claim.Gone();
            }
            if (released == 0) {
                return row.get().assignee().isEmpty()
                        ? new Inbox.Claim.Claimed(row.get())
                        : takenBy(row.get().shownTo(officer, Set.of(row.get().candidateGroup())));
            }
            note(officer, "task-released", row.get());
            tasks.announce();
            return new Inbox.Claim.Claimed(row.get());
        });
    }

    Inbox.Claim takeBack(long taskKey, String overseer, Set<String> roles) {
        return inTransaction(() -> {
            Optional<Inbox.Row> held = rows.find(taskKey).filter(row -> row.state() == Inbox.State.OPEN);
            if (held.isEmpty()) {
                return new Inbox.Claim.Gone();
            }
            if (!roles.contains(MANAGER)) {
                Refusals.noted(overseer, held.get().caseId(), Optional.of("role"));
                return new Inbox.Claim.NotAllowed("role");
            }
            if (isOwn(held.get(), overseer)) {
                return new Inbox.Claim.NotAllowed(OWN_CASE);
            }
            Optional<String> holder = held.get().assignee();
            if (holder.isPresent()
                    && jdbc.sql(FREE + " AND assignee = ?")
                                    .params(taskKey, holder.get())
                                    .update()
                            == 0) {
                // somebody was quicker: the next look shows who holds it now
                return new Inbox.Claim.Gone();
            }
            Inbox.Row free = rows.find(taskKey).orElseThrow();
            holder.ifPresent(from -> {
                note(overseer, "task-taken-back", free, Map.of("from", from));
                tasks.announce();
            });
            return new Inbox.Claim.Claimed(free);
        });
    }

    Inbox.Claim assign(long taskKey, String by, Set<String> roles, String to) {
        return inTransaction(() -> {
            Optional<Inbox.Row> found = rows.find(taskKey).filter(row -> row.state() == Inbox.State.OPEN);
            if (found.isEmpty()) {
                return new Inbox.Claim.Gone();
            }
            Optional<String> holder = found.get().assignee();
            if (!roles.contains(MANAGER) && !holder.equals(Optional.of(by)) && !takesOver(by, holder, to)) {
                if (holder.isPresent()) {
                    return takenBy(found.get().shownTo(by, roles));
                }
                Refusals.noted(by, found.get().caseId(), Optional.of("role"));
                return new Inbox.Claim.NotAllowed("role");
            }
            if (isOwn(found.get(), by)) {
                return new Inbox.Claim.NotAllowed(OWN_CASE);
            }
            Optional<String> objection = rules.stream()
                    .flatMap(rule -> rule.refusal(found.get(), to).stream())
                    .findFirst();
            return objection
                    .<Inbox.Claim>map(Inbox.Claim.NotAllowed::new)
                    .orElseGet(() -> give(taskKey, by, holder, to));
        });
    }

    /** Who stands in takes the task themselves; to give it on they hold it first. */
    private boolean takesOver(String by, Optional<String> holder, String to) {
        return by.equals(to)
                && holder.filter(absent -> substitutes.stream().anyMatch(each -> each.standsIn(by, absent)))
                        .isPresent();
    }

    private boolean isOwn(Inbox.Row task, String officer) {
        Optional<String> objection =
                rules.stream().anyMatch(rule -> rule.isOwn(task, officer)) ? Optional.of(OWN_CASE) : Optional.empty();
        return Refusals.noted(officer, task.caseId(), objection).isPresent();
    }

    /** Only from whom it was seen to be with: of two managers at once one is told that it has gone. */
    private Inbox.Claim give(long taskKey, String by, Optional<String> holder, String to) {
        int given = jdbc.sql("UPDATE inbox_task SET assignee = ? WHERE task_key = ? AND state = 'OPEN'"
                        + " AND coalesce(assignee, '') = ?")
                .params(to, taskKey, holder.orElse(""))
                .update();
        if (given == 0) {
            return new Inbox.Claim.Gone();
        }
        Inbox.Row row = rows.find(taskKey).orElseThrow();
        note(by, "task-assigned", row, Map.of("from", holder.orElse(""), "to", to));
        tasks.announce();
        return new Inbox.Claim.Claimed(row);
    }

    List<String> colleagues(Set<String> groups) {
        return colleagues.stream()
                .flatMap(register -> groups.stream().flatMap(group -> register.holding(group).stream()))
                .distinct()
                .sorted()
                .toList();
    }

    private void note(String officer, String action, Inbox.Row row) {
        note(officer, action, row, Map.of());
    }

    private void note(String officer, String action, Inbox.Row row, Map<String, String> more) {
        Map<String, Object> details = new TreeMap<>(more);
        details.put("element", row.elementId());
        details.put("occurrence", row.occurrence());
        book.record(Book.Entry.of(new Actor.Human(officer), action, row.caseId(), details));
    }

    private <T> T inTransaction(Supplier<T> work) {
        return Objects.requireNonNull(transaction.execute(status -> work.get()));
    }
}
