package org.toroku.assignment;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Whoever enters an absence, changes the rules or gives out a task by them waits for the others who do, on whatever node:
 * no task is given to who is being entered as absent, and two nodes do not fill the last place of an officer twice.
 */
@Component
class OneAtATime {
    /** "assign" in ASCII. */
    private static final long LOCK = 0x61_73_73_69_67_6eL;

    private final JdbcClient jdbc;

    OneAtATime(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Until the end of the transaction. */
    void hold() {
        jdbc.sql("SELECT pg_advisory_xact_lock(?)").param(LOCK).query().listOfRows();
    }

    /** @return false where somebody else is at it */
    boolean tryHold() {
        return jdbc.sql("SELECT pg_try_advisory_xact_lock(?)")
                .param(LOCK)
                .query(Boolean.class)
                .single();
    }
}
