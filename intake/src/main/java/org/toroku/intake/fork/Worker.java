package org.toroku.intake.fork;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.toroku.intake.Examination.Failure;
import org.toroku.intake.Limits;
import org.toroku.intake.wire.Greeting;
import org.toroku.intake.wire.InvalidAnswer;
import org.toroku.intake.wire.ParentSide;

/** One running worker, used by one thread at a time. */
final class Worker {
    /** What a worker answered, or why it is dead now. */
    sealed interface Outcome {
        record Answered(ParentSide.Answer answer) implements Outcome {}

        record Died(Failure failure) implements Outcome {}
    }

    private static final Duration TO_END = Duration.ofSeconds(5);
    private static final int KEPT_OF_COMPLAINTS = 300;

    /** Exit status that -XX:+ExitOnOutOfMemoryError chooses. */
    private static final int OUT_OF_MEMORY = 3;

    private final Process process;
    private final ParentSide pipe;
    private final ScheduledExecutorService watchdog;
    private final Greeting greeting;
    private int documents;

    private volatile boolean tooLate;

    private Worker(Process process, ParentSide pipe, ScheduledExecutorService watchdog, Greeting greeting) {
        this.process = process;
        this.pipe = pipe;
        this.watchdog = watchdog;
        this.greeting = greeting;
    }

    /** @throws IOException if it does not greet; the message says what it complained about */
    static Worker start(List<String> command, Limits limits, Duration patience, ScheduledExecutorService watchdog)
            throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().clear();
        Process process = launch(builder, watchdog);
        Complaints complaints = new Complaints(process.getErrorStream());
        ScheduledFuture<?> late = watchdog.schedule(() -> kill(process), patience.toMillis(), TimeUnit.MILLISECONDS);
        try {
            ParentSide pipe = new ParentSide(
                    new BufferedInputStream(process.getInputStream()),
                    new BufferedOutputStream(process.getOutputStream()),
                    limits);
            return new Worker(process, pipe, watchdog, pipe.greeting());
        } catch (IOException e) {
            kill(process);
            throw new IOException(complaints.text(), e);
        } finally {
            late.cancel(false);
        }
    }

    /**
     * By the watchdog's thread, which lives as long as the pool: Linux tells a process that its parent has died when the
     * thread ends that started it (prctl(2), PR_SET_PDEATHSIG), and the thread of a request does end.
     */
    private static Process launch(ProcessBuilder builder, ScheduledExecutorService watchdog) throws IOException {
        try {
            return watchdog.submit(builder::start).get();
        } catch (ExecutionException | RejectedExecutionException e) {
            throw new IOException(e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    Greeting greeting() {
        return greeting;
    }

    boolean usable(int documentsEach) {
        return process.isAlive() && documents < documentsEach;
    }

    long processId() {
        return process.pid();
    }

    Outcome examine(byte[] document, Duration time) {
        documents++;
        tooLate = false;
        ScheduledFuture<?> late = watchdog.schedule(
                () -> {
                    tooLate = true;
                    kill(process);
                },
                time.toMillis(),
                TimeUnit.MILLISECONDS);
        try {
            return new Outcome.Answered(pipe.ask(document));
        } catch (InvalidAnswer e) {
            kill(process);
            return new Outcome.Died(Failure.ANSWER_REJECTED);
        } catch (IOException e) {
            return new Outcome.Died(autopsy());
        } finally {
            late.cancel(false);
        }
    }

    private Failure autopsy() {
        try {
            if (!process.waitFor(TO_END.toMillis(), TimeUnit.MILLISECONDS)) {
                kill(process);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            kill(process);
        }
        if (tooLate) {
            return Failure.TIMEOUT;
        }
        return !process.isAlive() && process.exitValue() == OUT_OF_MEMORY ? Failure.OUT_OF_MEMORY : Failure.CRASH;
    }

    void kill() {
        kill(process);
    }

    /** The whole tree: what was put before the worker's command is a process of its own. */
    private static void kill(Process process) {
        List<ProcessHandle> descendants = process.descendants().toList();
        descendants.forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        try {
            process.waitFor(TO_END.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Reads what a process complains about, keeps its beginning, and never lets it wait. */
    private static final class Complaints {
        private final AtomicReference<String> kept = new AtomicReference<>("");
        private final Thread reader;

        Complaints(InputStream errors) {
            reader = Thread.ofVirtual().start(() -> {
                try (errors) {
                    byte[] buffer = new byte[1024];
                    for (int read = errors.read(buffer); read >= 0; read = errors.read(buffer)) {
                        if (kept.get().length() < KEPT_OF_COMPLAINTS) {
                            kept.set(kept.get() + new String(buffer, 0, read, StandardCharsets.UTF_8));
                        }
                    }
                } catch (IOException ended) {
                    kept.set(kept.get() + ' ');
                }
            });
        }

        String text() {
            try {
                reader.join(TO_END);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            String text = kept.get().strip();
            return text.substring(0, Math.min(text.length(), KEPT_OF_COMPLAINTS));
        }
    }
}
