package org.toroku.process;

import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Defers a signal until what it announces can be read by others. */
final class AfterCommit {
    private AfterCommit() {}

    /** Runs {@code signal} after the current transaction has committed, at once where there is none. */
    static void run(Runnable signal) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            signal.run();
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                signal.run();
            }
        });
    }
}
