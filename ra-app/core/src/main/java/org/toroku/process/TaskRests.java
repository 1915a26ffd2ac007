package org.toroku.process;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.toroku.audit.Actor;
import org.toroku.audit.Book;
import org.toroku.audit.MyNumberText;
import org.toroku.audit.Printable;

/** Tasks that their officers lay aside for some time. Nothing waits for them: deadlines go on. */
@Component
class TaskRests {
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final InboxRows rows;
    private final InboxTasks tasks;
    private final Book book;
    private final Clock clock;

    TaskRests(
            JdbcClient jdbc,
            TransactionTemplate transaction,
            InboxRows rows,
            InboxTasks tasks,
            Book book,
            Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.rows = rows;
        this.tasks = tasks;
        this.book = book;
        this.clock = clock;
    }

    Inbox.Resting rest(long taskKey, String officer, Instant until, String reason) {
        String words = Printable.typed(reason);
        return inTransaction(() -> {
            Optional<Inbox.Row> task = open(taskKey);
            if (task.isEmpty()) {
                return new Inbox.Resting.Gone();
            }
            Optional<String> refusal = refusal(task.get(), until, words);
            if (refusal.isPresent()) {
                return new Inbox.Resting.Refused(refusal.get());
            }
            return set(taskKey, officer, Optional.of(new Inbox.Rest(until, words)), "task-laid-aside");
        });
    }

    Inbox.Resting wake(long taskKey, String officer) {
        return inTransaction(() -> open(taskKey).isEmpty()
                ? new Inbox.Resting.Gone()
                : set(taskKey, officer, Optional.empty(), "task-taken-up"));
    }

    private Optional<String> refusal(Inbox.Row task, Instant until, String reason) {
        Instant now = clock.instant();
        if (!until.isAfter(now)) {
            return Optional.of("rest-past");
        }
        if (task.dueAt().filter(due -> !until.isBefore(due)).isPresent()) {
            return Optional.of("rest-after-due");
        }
        if (until.isAfter(now.plus(Duration.ofDays(Inbox.LONGEST_REST_DAYS)))) {
            return Optional.of("rest-too-long");
        }
        if (!Printable.sentences(reason)) {
            return Optional.of("rest-unprintable");
        }
        if (MyNumberText.in(reason)) {
            return Optional.of("my-number");
        }
        boolean written = !reason.isEmpty() && reason.length() <= Inbox.LONGEST_REASON;
        return written ? Optional.empty() : Optional.of("rest-reason");
    }

    /** The words stay out of the book, which is kept for ever. */
    private Inbox.Resting set(long taskKey, String officer, Optional<Inbox.Rest> rest, String action) {
        int changed = jdbc.sql("UPDATE inbox_task SET rest_until = ?, rest_reason = ?"
                        + " WHERE task_key = ? AND state = 'OPEN' AND assignee = ?")
                .param(rest.map(Inbox.Rest::until).map(Timestamps::utc).orElse(null))
                .param(rest.map(Inbox.Rest::reason).orElse(null))
                .params(taskKey, officer)
                .update();
        if (changed == 0) {
            return new Inbox.Resting.NotClaimed();
        }
        Inbox.Row row = rows.find(taskKey).orElseThrow();
        Map<String, Object> details = new TreeMap<>(Map.of("element", row.elementId(), "occurrence", row.occurrence()));
        rest.ifPresent(set -> details.put("until", set.until().toString()));
        book.record(Book.Entry.of(new Actor.Human(officer), action, row.caseId(), details));
        tasks.announce();
        return new Inbox.Resting.Done(row);
    }

    private Optional<Inbox.Row> open(long taskKey) {
        return rows.find(taskKey).filter(row -> row.state() == Inbox.State.OPEN);
    }

    private <T> T inTransaction(Supplier<T> work) {
        return Objects.requireNonNull(transaction.execute(status -> work.get()));
    }
}
