package org.toroku.ca.journal;

import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Lets callers that come at the same time share one transaction, and so one wait for the disk. While one transaction
 * runs, the next ones' rows gather; nobody waits for company. A caller is answered only after the commit that holds its
 * row. Where a group fails, each row is tried by itself, so that a bad one does not fail its neighbours.
 */
final class GroupCommit<Q, A> {
    /** Writes all rows in one transaction or none; answers in the order of the rows. Must bear being repeated. */
    @FunctionalInterface
    interface Transaction<Q, A> {
        List<A> commit(List<Q> rows) throws SQLException;
    }

    private static final int LARGEST = 32;

    /** A row and what became of it; one of {@code answer} and {@code failure} is set once it is done. */
    private static final class Waiting<Q, A> {
        private final Q row;
        private volatile @Nullable A answer;
        private volatile @Nullable Throwable failure;

        Waiting(Q row) {
            this.row = row;
        }

        boolean done() {
            return answer != null || failure != null;
        }
    }

    private final Transaction<Q, A> transaction;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition finished = lock.newCondition();
    private final Queue<Waiting<Q, A>> gathering = new ArrayDeque<>();
    private boolean committing;

    GroupCommit(Transaction<Q, A> transaction) {
        this.transaction = transaction;
    }

    /** @throws SQLException what the database said about this row */
    A write(Q row) throws SQLException {
        Waiting<Q, A> mine = new Waiting<>(row);
        lock.lock();
        try {
            gathering.add(mine);
        } finally {
            lock.unlock();
        }
        while (true) {
            List<Waiting<Q, A>> group = groupToCommit(mine);
            if (group.isEmpty()) {
                return answer(mine);
            }
            commit(group);
        }
    }

    /** Waits until {@code mine} is done (then nothing), or until it is this caller's turn to commit. */
    private List<Waiting<Q, A>> groupToCommit(Waiting<Q, A> mine) {
        List<Waiting<Q, A>> group = new ArrayList<>();
        lock.lock();
        try {
            while (committing && !mine.done()) {
                finished.awaitUninterruptibly();
            }
            while (!mine.done() && group.size() < LARGEST && !gathering.isEmpty()) {
                group.add(gathering.remove());
            }
            committing |= !group.isEmpty();
            return group;
        } finally {
            lock.unlock();
        }
    }

    private void commit(List<Waiting<Q, A>> group) {
        try {
            if (group.size() == 1 || !together(group)) {
                group.forEach(this::alone);
            }
        } finally {
            lock.lock();
            try {
                // Also where an error ended this thread: the others then find their rows not written.
                committing = false;
                finished.signalAll();
            } finally {
                lock.unlock();
            }
        }
    }

    private boolean together(List<Waiting<Q, A>> group) {
        try {
            List<A> answers = transaction.commit(
                    group.stream().map(waiting -> waiting.row).toList());
            for (int i = 0; i < answers.size(); i++) {
                group.get(i).answer = answers.get(i);
            }
            return true;
        } catch (SQLException | RuntimeException oneOfThem) {
            return false;
        }
    }

    private void alone(Waiting<Q, A> waiting) {
        try {
            waiting.answer = transaction.commit(List.of(waiting.row)).getFirst();
        } catch (SQLException | RuntimeException e) {
            waiting.failure = e;
        }
    }

    private static <A> A answer(Waiting<?, A> mine) throws SQLException {
        if (mine.failure instanceof SQLException e) {
            throw e;
        }
        if (mine.answer == null) {
            throw new IllegalStateException("the row was not written", mine.failure);
        }
        return mine.answer;
    }
}
