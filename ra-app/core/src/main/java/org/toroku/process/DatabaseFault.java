package org.toroku.process;

import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;

/** Tells a database that is away, restarting or deadlocked from a mistake in what was asked of it. */
final class DatabaseFault {
    private DatabaseFault() {}

    static boolean mayPass(RuntimeException thrown) {
        return switch (thrown) {
            case TransientDataAccessException ignored -> true;
            case RecoverableDataAccessException ignored -> true;
            case NonTransientDataAccessResourceException ignored -> true;
            case CannotCreateTransactionException ignored -> true;
            case TransactionSystemException ignored -> true;
            default -> false;
        };
    }
}
