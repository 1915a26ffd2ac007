package org.toroku.process;

import static org.toroku.process.Timestamps.utc;

import java.time.Instant;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** For the module that conducts a case, where it learns of something that makes its tasks more urgent. Joins the caller's transaction. */
@Component
public class EarlierDates {
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;

    EarlierDates(JdbcClient jdbc, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.events = events;
    }

    /** Shows the open tasks of the case as due by then, unless they are due before. */
    public void bring(UUID caseId, Instant due) {
        jdbc.sql("UPDATE inbox_task SET due_at = ? WHERE case_id = ? AND state IN ('CREATING', 'OPEN') AND due_at > ?")
                .params(utc(due), caseId, utc(due))
                .update();
        AfterCommit.run(() -> events.publishEvent(new InboxChanged()));
    }
}
