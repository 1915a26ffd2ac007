package org.toroku.chaos;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;
import org.toroku.chaos.Nemesis.Strike;
import org.toroku.chaos.Violation.Rule;
import org.toroku.standalone.AuditCommand;

/** Load and faults for a while, then quiet, then the question whether every promise was kept. */
final class Campaign {
    private static final int PEOPLE_AT_ONCE = 4;
    /** What a case may still need once nothing is wrong any more. */
    private static final Duration TO_THE_END = Duration.ofMinutes(3);
    /** A publication comes within a minute of a revocation. */
    private static final Duration TO_GET_QUIET = Duration.ofMinutes(2);

    private static final Duration CANARY = Duration.ofMinutes(3);

    private final CampaignOptions options;
    private final PrintStream out;
    private final Clock clock;
    private final AtomicBoolean over = new AtomicBoolean();
    private final AtomicBoolean enough = new AtomicBoolean();

    Campaign(CampaignOptions options, PrintStream out, Clock clock) {
        this.options = options;
        this.out = out;
        this.clock = clock;
    }

    /**
     * What came of it.
     *
     * @param notDrawn faults that were asked for and cannot be had here, and why
     */
    record Result(
            List<Violation> violations,
            List<Strike> strikes,
            Map<Fault, String> notDrawn,
            long submitted,
            long certificates,
            long revocations,
            long acts,
            long entries) {
        Result {
            violations = List.copyOf(violations);
            strikes = List.copyOf(strikes);
            notDrawn = Map.copyOf(notDrawn);
        }

        long deaths() {
            return strikes.stream().filter(Strike::death).count();
        }
    }

    /** @throws IllegalStateException where it cannot be run; that says nothing of Toroku */
    Result run() {
        Path folder = emptied();
        say("種 / seed: " + options.seed());
        say("保管場所 / kept in: " + folder);
        try (History history = new History(folder.resolve("history.tsv"), clock)) {
            Scene scene = Scene.start(folder, options.seed(), clock);
            try {
                return run(scene, history);
            } finally {
                over.set(true);
                scene.close();
            }
        }
    }

    private Path emptied() {
        Path folder = options.folder();
        try {
            Files.createDirectories(folder);
            try (Stream<Path> files = Files.list(folder)) {
                if (files.findAny().isPresent()) {
                    throw new IllegalStateException("空ではありません / not empty: " + folder);
                }
            }
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException("the folder cannot be made", e);
        }
    }

    private void say(String line) {
        out.println(line);
        out.flush();
    }

    private Applicants applicants(Scene scene, History history, Random random, BooleanSupplier stop) {
        return new Applicants(scene.network().url(), scene.pki(), history, clock, random, stop);
    }

    private Result run(Scene scene, History history) {
        Map<Fault, String> notDrawn = new LinkedHashMap<>();
        List<Fault> faults = new ArrayList<>();
        for (Fault fault : options.faults()) {
            fault.impossible(scene).ifPresentOrElse(why -> notDrawn.put(fault, why), () -> faults.add(fault));
        }
        notDrawn.forEach((fault, why) -> say("引かない障害 / not drawn: " + fault.word() + " — " + why));
        Random random = new Random(options.seed());
        List<Thread> people = new ArrayList<>();
        for (int i = 0; i < PEOPLE_AT_ONCE; i++) {
            Applicants one = applicants(scene, history, new Random(random.nextLong()), over::get);
            people.add(Thread.ofPlatform().name("person-" + i).start(() -> live(one)));
        }
        Random canaries = new Random(random.nextLong());
        BooleanSupplier issued = () -> {
            long end = System.nanoTime() + CANARY.toNanos();
            return applicants(scene, history, canaries, () -> System.nanoTime() > end)
                    .issued();
        };
        if (!issued.getAsBoolean()) {
            throw new IllegalStateException("障害の前に証明書が発行されません / nothing is issued even before any fault");
        }
        Instant end = clock.instant().plus(options.length());
        Nemesis nemesis =
                new Nemesis(scene, faults, new Random(random.nextLong()), issued, strike -> say("  " + strike), clock);
        List<Strike> strikes = nemesis.strikeUntil(end);
        while (clock.instant().isBefore(end)) {
            Pause.of(Duration.ofMillis(200));
        }
        enough.set(true);
        awaitEnd(people);
        return judged(scene, history, strikes, notDrawn);
    }

    private void live(Applicants one) {
        while (!enough.get()) {
            try {
                one.next();
            } catch (RuntimeException e) {
                // the person is lost, not the campaign; what they did is in the history
                LoggerFactory.getLogger(Campaign.class).error("a person's program failed", e);
            }
            Pause.of(Duration.ofMillis(100));
        }
    }

    private void awaitEnd(List<Thread> people) {
        long end = System.nanoTime() + TO_THE_END.toNanos();
        try {
            for (Thread person : people) {
                person.join(Duration.ofNanos(Math.max(1_000_000, end - System.nanoTime())));
            }
            over.set(true);
            for (Thread person : people) {
                person.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private record Look(Facts facts, List<Violation> violations) {}

    private Result judged(Scene scene, History history, List<Strike> strikes, Map<Fault, String> notDrawn) {
        BooksReader books = scene.books(clock);
        long end = System.nanoTime() + TO_GET_QUIET.toNanos();
        Look look = look(books, history, end);
        while (!look.violations().isEmpty() && System.nanoTime() < end) {
            Pause.of(Duration.ofSeconds(2));
            look = look(books, history, end);
        }
        List<Violation> violations = new ArrayList<>(look.violations());
        strikes.stream()
                .filter(Strike::isTooSlow)
                .forEach(strike -> violations.add(new Violation(Rule.SLOW_RECOVERY, "nemesis", strike.toString())));
        scene.stopToroku();
        violations.addAll(altered(scene));
        Facts facts = look.facts();
        long certificates = facts.cases().values().stream()
                .mapToLong(each -> each.certificates().size())
                .sum();
        long submitted = facts.cases().values().stream()
                .filter(each -> each.signature().isPresent())
                .count();
        return new Result(
                violations,
                strikes,
                notDrawn,
                submitted,
                certificates,
                facts.revoked().size(),
                HistoryChecker.acts(facts),
                HistoryChecker.entries(facts));
    }

    /** @param end after which books that cannot be read are no passing trouble any more */
    private static Look look(BooksReader books, History history, long end) {
        while (true) {
            try {
                Facts facts = books.read();
                return new Look(facts, HistoryChecker.check(history.acts(), facts));
            } catch (IllegalStateException e) {
                if (System.nanoTime() > end) {
                    throw e;
                }
                Pause.of(Duration.ofSeconds(2));
            }
        }
    }

    /** What {@code ./toroku audit verify} says of the data. */
    private List<Violation> altered(Scene scene) {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        PrintStream lines = new PrintStream(said, true, StandardCharsets.UTF_8);
        int code = new AuditCommand(lines, lines)
                .run(List.of("verify", "--data", scene.data().toString()));
        String text = said.toString(StandardCharsets.UTF_8);
        try {
            Files.writeString(options.folder().resolve("audit.txt"), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return code == AuditCommand.INTACT
                ? List.of()
                : List.of(new Violation(Rule.BOOK_ALTERED, "book", text.strip()));
    }
}
