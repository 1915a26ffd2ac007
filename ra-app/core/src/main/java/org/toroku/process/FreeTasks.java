package org.toroku.process;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.toroku.audit.Actor;
import org.toroku.audit.Book;

/** The pool in the database: of an officer who claims and a rule that gives, one is too late. */
@Component
class FreeTasks implements Pool {
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final InboxRows rows;
    private final InboxTasks tasks;
    private final Book book;
    private final ObjectProvider<ClaimRule> rules;

    FreeTasks(
            JdbcClient jdbc,
            TransactionTemplate transaction,
            InboxRows rows,
            InboxTasks tasks,
            Book book,
            ObjectProvider<ClaimRule> rules) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.rows = rows;
        this.tasks = tasks;
        this.book = book;
        this.rules = rules;
    }

    @Override
    public Inbox.Claim give(long taskKey, String to, Actor.Automaton by, Map<String, Object> why) {
        return Objects.requireNonNull(transaction.execute(status -> {
            Optional<Inbox.Row> task = rows.find(taskKey).filter(FreeTasks::isFree);
            if (task.isEmpty()) {
                return new Inbox.Claim.Gone();
            }
            return rules.stream()
                    .flatMap(rule -> rule.refusal(task.get(), to).stream())
                    .findFirst()
                    .<Inbox.Claim>map(Inbox.Claim.NotAllowed::new)
                    .orElseGet(() -> take(task.get(), to, by, why));
        }));
    }

    private static boolean isFree(Inbox.Row row) {
        return row.state() == Inbox.State.OPEN && row.assignee().isEmpty();
    }

    private Inbox.Claim take(Inbox.Row task, String to, Actor.Automaton by, Map<String, Object> why) {
        int given = jdbc.sql("UPDATE inbox_task SET assignee = ? WHERE task_key = ? AND state = 'OPEN' AND current_run"
                        + " AND assignee IS NULL")
                .params(to, task.taskKey())
                .update();
        if (given == 0) {
            return new Inbox.Claim.Gone();
        }
        Map<String, Object> details = new TreeMap<>(why);
        details.put("element", task.elementId());
        details.put("occurrence", task.occurrence());
        details.put("from", "");
        details.put("to", to);
        book.record(Book.Entry.of(by, "task-assigned", task.caseId(), details));
        tasks.announce();
        return new Inbox.Claim.Claimed(rows.find(task.taskKey()).orElseThrow());
    }
}
