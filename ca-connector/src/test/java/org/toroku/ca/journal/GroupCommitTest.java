package org.toroku.ca.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class GroupCommitTest {
    /** Stands for the thread dying inside the transaction. */
    private static final class Death extends Error {}

    private final List<List<String>> committed = new CopyOnWriteArrayList<>();
    private final CountDownLatch disk = new CountDownLatch(1);
    private final GroupCommit<String, String> commits = new GroupCommit<>(this::commit);

    /** The first row waits for the disk, so that the others gather; a row may bring bad luck. */
    private List<String> commit(List<String> rows) throws SQLException {
        if (rows.contains("first")) {
            awaitDisk();
        }
        if (rows.contains("bad")) {
            throw new SQLException("disk full, say", "53100");
        }
        if (rows.contains("deadly") && rows.size() > 1) {
            throw new Death();
        }
        committed.add(rows);
        return rows.stream().map(row -> row + " written").toList();
    }

    private void awaitDisk() {
        try {
            disk.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void sharesOneCommitBetweenTheRowsThatCameDuringTheLast() throws Exception {
        FutureTask<String> first = write("first");
        List<FutureTask<String>> others = List.of(write("a"), write("b"), write("c"));

        assertThat(others).noneMatch(FutureTask::isDone);
        disk.countDown();

        assertThat(first.get()).isEqualTo("first written");
        for (FutureTask<String> other : others) {
            assertThat(other.get()).endsWith(" written");
        }
        assertThat(committed).containsExactly(List.of("first"), List.of("a", "b", "c"));
    }

    @Test
    void failsABadRowAloneAndWritesItsNeighbours() throws Exception {
        FutureTask<String> first = write("first");
        FutureTask<String> before = write("before");
        FutureTask<String> bad = write("bad");
        FutureTask<String> after = write("after");

        disk.countDown();
        assertThat(first.get()).isEqualTo("first written");

        assertThat(before.get()).isEqualTo("before written");
        assertThat(after.get()).isEqualTo("after written");
        assertThatThrownBy(bad::get)
                .cause()
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("53100"));
        assertThat(committed).containsExactly(List.of("first"), List.of("before"), List.of("after"));
    }

    @Test
    void letsNobodyWaitForACommitterThatDied() throws Exception {
        FutureTask<String> first = write("first");
        FutureTask<String> deadly = write("deadly");
        FutureTask<String> neighbour = write("neighbour");

        disk.countDown();
        assertThat(first.get()).isEqualTo("first written");

        assertThatThrownBy(deadly::get).isNotNull();
        assertThatThrownBy(neighbour::get).isNotNull();
        assertThat(commits.write("next")).isEqualTo("next written");
    }

    @ParameterizedTest
    @ValueSource(ints = {33, 100})
    void writesEveryRowOfACrowdOnce(int crowd) throws Exception {
        FutureTask<String> first = write("first");
        List<FutureTask<String>> rows = new ArrayList<>();
        for (int i = 0; i < crowd; i++) {
            rows.add(write("row " + i));
        }

        disk.countDown();
        assertThat(first.get()).isEqualTo("first written");

        for (int i = 0; i < crowd; i++) {
            assertThat(rows.get(i).get()).isEqualTo("row " + i + " written");
        }
        assertThat(committed.stream().mapToInt(List::size).sum()).isEqualTo(crowd + 1);
    }

    /** Returns once the row is under way, so that rows come in the order written here. */
    private FutureTask<String> write(String row) {
        FutureTask<String> task = new FutureTask<>(() -> commits.write(row));
        Thread caller = Thread.ofPlatform().daemon().start(task);
        while (caller.getState() != Thread.State.WAITING) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
        }
        return task;
    }
}
