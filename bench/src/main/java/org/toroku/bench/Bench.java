package org.toroku.bench;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.LoggerFactory;
import org.toroku.testkit.pki.TestCard;

/** Measures Toroku on this machine and prints one table of ratios, each against a limit of the same run. */
public final class Bench {
    private final Path folder;
    private final Extent extent;
    private final Clock clock = Clock.systemUTC();
    private final PrintStream out;
    private final Table table = new Table();

    private Bench(Path folder, Extent extent, PrintStream out) {
        this.folder = folder;
        this.extent = extent;
        this.out = out;
    }

    /**
     * Exits with 0 even where an aim is missed: a figure is no test, and the machine may be busy.
     *
     * @param args {@code --folder DIR} for everything written, {@code --quick} for less, {@code --issuing} for the
     *     part about the CA connector alone, {@code --cases} for whole cases against empty ones alone, {@code --keys}
     *     for keys, requests and cards alone, {@code --proof} for the proof of process models alone, {@code --replay} for
     *     replaying cases alone, {@code --page} for the portal's first page alone, {@code --inbox} for the staff's inbox
     *     among a million cases, {@code --status} for publishing the status of certificates and {@code --officer} for officers who work by keyboard in a browser, which nothing else
     *     measures
     */
    public static void main(String[] args) throws IOException {
        Path folder = null;
        Extent extent = Extent.full();
        Part only = Part.ALL;
        for (int i = 0; i < args.length; i++) {
            if (args[i].equals("--quick")) {
                extent = Extent.quick();
            } else if (args[i].equals("--issuing")) {
                only = Part.ISSUING;
            } else if (args[i].equals("--cases")) {
                only = Part.CASES;
            } else if (args[i].equals("--keys")) {
                only = Part.KEYS;
            } else if (args[i].equals("--proof")) {
                only = Part.PROOF;
            } else if (args[i].equals("--inbox")) {
                only = Part.INBOX;
            } else if (args[i].equals("--officer")) {
                only = Part.OFFICER;
            } else if (args[i].equals("--page")) {
                only = Part.PAGE;
            } else if (args[i].equals("--status")) {
                only = Part.STATUS;
            } else if (args[i].equals("--replay")) {
                only = Part.REPLAY;
            } else if (args[i].equals("--folder") && i + 1 < args.length) {
                folder = Path.of(args[++i]).toAbsolutePath();
            } else {
                System.err.println("unknown option: " + args[i]);
                System.exit(2);
            }
        }
        if (folder == null) {
            System.err.println("--folder is missing; start with ./toroku bench");
            System.exit(2);
            return;
        }
        Files.createDirectories(folder);
        PrintStream out = System.out;
        try (PrintStream log = new PrintStream(
                new FileOutputStream(folder.resolve("bench.log").toFile()), true, StandardCharsets.UTF_8)) {
            // what is measured logs to the console; the console belongs to the table
            System.setOut(log);
            if (LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME) instanceof Logger root) {
                root.setLevel(Level.INFO);
            }
            new Bench(folder, extent, out).run(only);
            out.flush();
        }
        System.exit(0);
    }

    /** What is measured. */
    private enum Part {
        ALL,
        ISSUING,
        CASES,
        KEYS,
        PROOF,
        INBOX,
        OFFICER,
        PAGE,
        STATUS,
        REPLAY
    }

    private void run(Part only) {
        long begun = System.nanoTime();
        out.println("Conditions at the start: " + Conditions.now(clock.instant()));
        if (only == Part.ALL || only == Part.CASES) {
            cases(only == Part.ALL);
        }
        if (only == Part.ALL || only == Part.KEYS) {
            part("keys, requests and cards", () -> new KeysBench(folder, extent, clock, table).run());
        }
        if (only == Part.ALL || only == Part.PROOF) {
            part("proof of process models", () -> new ProofBench(extent, table).run());
        }
        if (only == Part.INBOX) {
            part("inbox among very many cases", () -> new InboxBench(folder, table).run());
        }
        if (only == Part.OFFICER) {
            part("officers at the keyboard", () -> new OfficerBench(folder, extent, clock, table).run());
        }
        if (only == Part.ALL || only == Part.PAGE) {
            part("first page of the portal", () -> new PageBench(folder, table).run());
        }
        if (only == Part.ALL || only == Part.REPLAY) {
            part("replay of recorded cases", () -> new ReplayBench(extent, table).run());
        }
        if (only == Part.ALL) {
            part("documents through a worker", () -> new IntakeBench(extent, table).run());
        }
        if (only == Part.STATUS) {
            part("status of certificates", () -> new StatusBench(folder, extent, clock, table).run());
        }
        if (only == Part.ALL || only == Part.ISSUING) {
            part("issuing against the token", () -> new IssuingBench(folder, extent, clock, table).run());
        }
        out.println();
        out.print(table.text());
        out.println();
        out.println("Load average at the end: " + Conditions.loadAverage() + "; took "
                + Duration.ofNanos(System.nanoTime() - begun).toSeconds() + " s; " + table.missed() + " missed.");
        out.println("Token, database, engine and load generator share these processors. How to read it: docs/bench.md");
    }

    private void cases(boolean withDefaultRun) {
        Path data = folder.resolve("run");
        List<TestCard> cards = new ArrayList<>();
        part(
                "test cards of " + extent.persons() + " people",
                () -> cards.addAll(Persons.of(data.resolve("test-pki"), extent.persons(), clock)));
        CaseBench cases = new CaseBench(extent, clock, table);
        int paced = Extent.COLD_CASES + extent.pacedCases();
        // SoftHSM shows a process the tokens that exist when it is loaded: the default run makes its own first
        if (withDefaultRun) {
            part("default run: start, time of a case, memory", () -> defaultRun(data, cases, cards.subList(0, paced)));
        }
        part("whole cases against empty ones", () -> cases.throughput(data, cards.subList(paced, cards.size())));
    }

    private void defaultRun(Path data, CaseBench cases, List<TestCard> cards) {
        try (DefaultRun first = DefaultRun.start(data, folder.resolve("first-start.log"))) {
            table.add(
                    "first start, data made anew",
                    first.startTook().toMillis() / 1e3,
                    " s",
                    new Aim.ForInformation(),
                    "process start to greeting");
        }
        try (DefaultRun warm = DefaultRun.start(data, folder.resolve("warm-start.log"))) {
            table.add(
                    "warm start",
                    warm.startTook().toMillis() / 1e3,
                    " s",
                    new Aim.AtMost(20),
                    "process start to greeting, data kept");
            cases.pace(warm.url(), cards);
            table.add(
                    "resident memory of the default run",
                    warm.residentBytes() / 1e9,
                    " GB",
                    new Aim.AtMost(2.5),
                    "PSS of Java and PostgreSQL after those cases; Java alone " + warm.javaBytes() / 1_000_000 + " MB");
        }
    }

    /** A part that fails costs its lines, not the table. */
    private void part(String name, Runnable work) {
        out.print("  " + name + " …");
        out.flush();
        long begun = System.nanoTime();
        try {
            work.run();
            out.println(" " + Duration.ofNanos(System.nanoTime() - begun).toSeconds() + " s");
        } catch (RuntimeException e) {
            out.println(" failed; see bench.log");
            LoggerFactory.getLogger(Bench.class).error("{} failed", name, e);
            table.failed(name, e.getClass().getSimpleName() + ", see bench.log");
        }
    }
}
