package org.toroku.process;

import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;
import org.toroku.ca.journal.JournalUnavailable;

/** Tells a database that is away, restarting or deadlocked from a mistake in what was asked of it. */
final class DatabaseFault {
    private DatabaseFault() {}

    static boolean mayPass(RuntimeException thrown) {
        return switch (thrown) {
            case TransientDataAccessException _ -> true;
            case RecoverableDataAccessException _ -> true;
            case NonTransientDataAccessResourceException _ -> true;
            case CannotCreateTransactionException _ -> true;
            case TransactionSystemException _ -> true;
            // the CA's, in its room or here
            case JournalUnavailable _ -> true;
            default -> false;
        };
    }
}
