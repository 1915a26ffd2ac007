package org.toroku.ca.journal;

import java.sql.SQLException;

/** The journal's database did not do as asked; nothing is known to have been written. */
public final class JournalUnavailable extends RuntimeException {
    /** Of a journal that is asked from outside of its process; {@code reason} is a kebab-case code. */
    public JournalUnavailable(String reason) {
        super("the CA journal is not available: " + reason);
    }

    JournalUnavailable(SQLException cause) {
        super("the CA journal is not available, SQL state " + cause.getSQLState(), cause);
    }
}
