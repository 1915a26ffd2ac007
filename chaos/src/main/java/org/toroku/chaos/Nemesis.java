package org.toroku.chaos;

import java.lang.management.ManagementFactory;
import java.lang.management.OperatingSystemMXBean;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.toroku.chaos.Fault.Kind;

/** Strikes with one fault after the other, drawn from the seed, and sees how long Toroku needs to issue again. */
final class Nemesis {
    /** After this nobody waits any more. */
    private static final Duration GIVE_UP = Duration.ofMinutes(3);

    /** From any single death until somebody new has a certificate. */
    static final Duration LIMIT = Duration.ofSeconds(60);
    /** Toroku, its database, the clients and a start come to about two a processor; this many are other people's. */
    static final double TOO_BUSY = 4;

    private final Scene scene;
    private final List<Fault> faults;
    private final Random random;
    private final BooleanSupplier issued;
    private final Consumer<Strike> told;
    private final Clock clock;
    private final Deque<Fault> deck = new ArrayDeque<>();
    private final List<Strike> strikes = new ArrayList<>();

    /**
     * @param issued applies as somebody undoubted and says whether there is a certificate
     * @param told of each strike when it is over
     */
    Nemesis(
            Scene scene,
            List<Fault> faults,
            Random random,
            BooleanSupplier issued,
            Consumer<Strike> told,
            Clock clock) {
        this.scene = scene;
        this.faults = List.copyOf(faults);
        this.random = random;
        this.issued = issued;
        this.told = told;
        this.clock = clock;
    }

    /**
     * One fault.
     *
     * @param death whether a process or its data were gone
     * @param load of the machine before the fault, per processor: above 1 others had to wait, and so had Toroku. Not afterwards, when
     *     a Toroku that spins would excuse itself
     * @param took from the death, or from when it was taken back, until health was UP and somebody new had a certificate
     */
    record Strike(Instant at, String what, boolean death, Duration took, boolean recovered, double load) {
        /** Whether the machine had so much else to do that the time says nothing of Toroku. */
        boolean isUnjudged() {
            return recovered && death && took.compareTo(LIMIT) > 0 && took.compareTo(GIVE_UP) < 0 && load > TOO_BUSY;
        }

        /** Nothing excuses that it did not come back at all. */
        boolean isTooSlow() {
            return !recovered || (death && took.compareTo(LIMIT) > 0 && !isUnjudged());
        }

        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "%s %-22s %s (load %.1f)",
                    at.truncatedTo(ChronoUnit.SECONDS),
                    what,
                    recovered ? String.format(Locale.ROOT, "%.1f s", took.toMillis() / 1e3) : "NOT RECOVERED",
                    load);
        }
    }

    List<Strike> strikeUntil(Instant end) {
        while (clock.instant().isBefore(end) && !faults.isEmpty()) {
            Pause.of(Duration.ofMillis(random.nextInt(1_500, 5_000)));
            strike(drawn());
        }
        return List.copyOf(strikes);
    }

    /** Every fault comes once before any comes again; a death is the first, so that the shortest campaign has one. */
    private Fault drawn() {
        if (deck.isEmpty()) {
            List<Fault> shuffled = new ArrayList<>(faults);
            Collections.shuffle(shuffled, random);
            boolean first = strikes.isEmpty();
            shuffled.stream()
                    .filter(each -> first && each.kind() == Kind.DEATH)
                    .findFirst()
                    .ifPresent(death -> {
                        shuffled.remove(death);
                        shuffled.addFirst(death);
                    });
            deck.addAll(shuffled);
        }
        return deck.removeFirst();
    }

    private void strike(Fault fault) {
        Instant at = clock.instant();
        double load = load();
        long begun = System.nanoTime();
        boolean death = fault.kind() == Kind.DEATH;
        String what = fault.word();
        fault.begin(scene, random);
        if (fault.kind() == Kind.PASSING) {
            Duration half = Duration.ofMillis(random.nextInt(1_000, 5_000));
            boolean kill = fault.canComeWithAKill() && random.nextInt(4) == 0;
            Pause.of(half);
            if (kill) {
                scene.killToroku();
                what += "+kill";
                death = true;
            }
            Pause.of(half);
            fault.end(scene);
            begun = System.nanoTime();
        }
        boolean recovered = recovered(begun);
        Strike strike = new Strike(at, what, death, Duration.ofNanos(System.nanoTime() - begun), recovered, load);
        strikes.add(strike);
        told.accept(strike);
    }

    private static double load() {
        OperatingSystemMXBean machine = ManagementFactory.getOperatingSystemMXBean();
        return machine.getSystemLoadAverage() / machine.getAvailableProcessors();
    }

    private boolean recovered(long since) {
        long end = since + GIVE_UP.toNanos();
        while (System.nanoTime() < end) {
            if (scene.isUp() && issued.getAsBoolean()) {
                return true;
            }
            Pause.of(Duration.ofMillis(100));
        }
        return false;
    }
}
