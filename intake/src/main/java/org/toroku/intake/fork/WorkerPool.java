package org.toroku.intake.fork;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.toroku.intake.DocumentExaminer;
import org.toroku.intake.DocumentKind;
import org.toroku.intake.Examination;
import org.toroku.intake.Examination.Failure;
import org.toroku.intake.ExaminedDocument;
import org.toroku.intake.Finding;
import org.toroku.intake.Limits;
import org.toroku.intake.Reason;
import org.toroku.intake.wire.ParentSide;
import org.toroku.intake.worker.WorkerMain;

/** Examines documents in confined processes, each of them one document at a time. */
public final class WorkerPool implements DocumentExaminer, AutoCloseable {
    private static final Duration TO_START = Duration.ofSeconds(30);

    private final WorkerSettings settings;
    private final Limits limits;
    private final WorkerFiles files;
    private final List<String> command;
    private final Isolation isolation;
    private final ScheduledExecutorService watchdog;
    private final BlockingQueue<Seat> free;
    private volatile boolean closed;

    private WorkerPool(Start start, Chosen chosen) {
        this.settings = start.settings();
        this.limits = start.limits();
        this.files = start.files();
        this.watchdog = start.watchdog();
        this.command = chosen.command();
        this.isolation = chosen.isolation();
        this.free = new ArrayBlockingQueue<>(settings.workers());
        free.add(new Seat(Optional.of(chosen.worker())));
        while (free.remainingCapacity() > 0) {
            free.add(new Seat(Optional.empty()));
        }
    }

    /** @throws NotIsolated if workers could reach a network and the settings do not allow that */
    public static WorkerPool start(WorkerSettings settings, Limits limits) {
        return start(settings, limits, WorkerMain.class);
    }

    static WorkerPool start(WorkerSettings settings, Limits limits, Class<?> main) {
        try {
            WorkerFiles files = WorkerFiles.prepare(main);
            Start start = new Start(settings, limits, files, watchdog());
            try {
                return new WorkerPool(start, start.choose(main.getName()));
            } catch (IOException | RuntimeException e) {
                start.watchdog().shutdownNow();
                files.close();
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("no worker for documents could be started", e);
        }
    }

    private static ScheduledExecutorService watchdog() {
        return Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("document-watchdog").factory());
    }

    /** What is in force, for the operator to see. */
    public Isolation isolation() {
        return isolation;
    }

    /** Process ids of the workers that are idle now, each with its processes below; for measuring. */
    public List<Long> workers() {
        return free.stream()
                .flatMap(seat -> seat.worker.stream())
                .map(Worker::processId)
                .toList();
    }

    @Override
    public Examination examine(InputStream original, String fileName) {
        byte[] document;
        try {
            document = original.readNBytes(Math.toIntExact(limits.fileBytes() + 1));
        } catch (IOException e) {
            return new Examination.Unavailable(Failure.UNREADABLE);
        }
        if (document.length > limits.fileBytes()) {
            return new Examination.Refused(List.of(new Finding(Reason.TOO_LARGE, document.length, limits.fileBytes())));
        }
        if (document.length == 0) {
            return new Examination.Refused(List.of(Finding.of(Reason.EMPTY)));
        }
        Optional<Seat> seat = seat();
        if (seat.isEmpty()) {
            return new Examination.Unavailable(closed ? Failure.CLOSED : Failure.BUSY);
        }
        try {
            return seat.get().examine(document, fileName);
        } finally {
            free.add(seat.get());
            if (closed) {
                seat.get().kill();
            }
        }
    }

    private Optional<Seat> seat() {
        try {
            Optional<Seat> seat =
                    Optional.ofNullable(free.poll(settings.patience().toMillis(), TimeUnit.MILLISECONDS));
            if (closed) {
                seat.ifPresent(free::add);
                return Optional.empty();
            }
            return seat;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private Examination judge(ParentSide.Answer answer, String fileName) {
        List<Finding> findings = new ArrayList<>(answer.verdict().findings());
        Optional<DocumentKind> kind = answer.verdict().kind();
        Optional<DocumentKind> claimed = DocumentKind.claimedBy(fileName);
        if (kind.isPresent() && claimed.isPresent() && !claimed.equals(kind)) {
            findings.add(Finding.of(Reason.NAME_DIFFERS));
        }
        if (kind.isEmpty()
                || findings.stream().anyMatch(finding -> finding.reason().refuses())) {
            return new Examination.Refused(findings);
        }
        ExaminedDocument document = new ExaminedDocument(kind.get(), answer.pages());
        return findings.isEmpty() ? new Examination.Accepted(document) : new Examination.Referred(document, findings);
    }

    /** Ends idle workers at once and a busy one after its document, which may become unavailable. */
    @Override
    public void close() {
        closed = true;
        free.forEach(Seat::kill);
        watchdog.shutdown();
        try {
            files.close();
        } catch (IOException e) {
            throw new UncheckedIOException("the workers' files could not be removed", e);
        }
    }

    /** Where a worker sits, or will. Held by one thread at a time. */
    private final class Seat {
        private Optional<Worker> worker;

        Seat(Optional<Worker> worker) {
            this.worker = worker;
        }

        Examination examine(byte[] document, String fileName) {
            if (worker.isPresent() && !worker.get().usable(settings.documentsEach())) {
                kill();
            }
            if (worker.isEmpty()) {
                try {
                    worker = Optional.of(Worker.start(command, limits, TO_START, watchdog));
                } catch (IOException e) {
                    return new Examination.Unavailable(Failure.NO_WORKER);
                }
            }
            return switch (worker.get().examine(document, limits.time())) {
                case Worker.Outcome.Answered(ParentSide.Answer answer) -> judge(answer, fileName);
                case Worker.Outcome.Died(Failure failure) -> {
                    kill();
                    yield new Examination.Unavailable(closed ? Failure.CLOSED : failure);
                }
            };
        }

        void kill() {
            worker.ifPresent(Worker::kill);
            worker = Optional.empty();
        }
    }

    /** A way to run workers that worked once, and the worker that showed it. */
    private record Chosen(List<String> command, Isolation isolation, Worker worker) {}

    /** What is needed to choose. */
    private record Start(WorkerSettings settings, Limits limits, WorkerFiles files, ScheduledExecutorService watchdog) {
        Chosen choose(String mainClass) throws IOException {
            Path javaHome = Path.of(System.getProperty("java.home")).toRealPath();
            long user = ((Number) Files.getAttribute(Path.of("/proc/self"), "unix:uid")).longValue();
            WorkerCommand command = new WorkerCommand(javaHome, mainClass, limits, files.canary(), settings.memory());
            List<String> attempts = new ArrayList<>();
            for (Confinement confinement : Confinement.candidates(
                    new Tools(settings.toolFolders()), user == 0, javaHome, files.folder(), settings.memory())) {
                List<String> line = command.under(confinement);
                try {
                    Worker worker = Worker.start(line, limits, TO_START, watchdog);
                    Isolation isolation = Isolation.seen(confinement.means(), worker.greeting(), user);
                    if (isolation.network() || !settings.isolationRequired()) {
                        return new Chosen(line, isolation, worker);
                    }
                    worker.kill();
                    attempts.add(confinement.means() + ": the worker still sees a network or has privileges");
                } catch (IOException e) {
                    attempts.add(confinement.means() + ": " + e.getMessage());
                }
            }
            throw new NotIsolated(attempts);
        }
    }
}
