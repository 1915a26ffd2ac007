package org.toroku.ui.fake;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.toroku.halted.HaltDesk;

/** Halted cases in memory; only "tanaka" may have them tried again. */
public final class FakeHalts implements HaltDesk {
    private final List<Halt> halts = new ArrayList<>();
    private final List<String> acts = new ArrayList<>();

    public static Halt halt(int number, String applicant, String reason) {
        return new Halt(
                new UUID(8, number),
                "order-certificate",
                1,
                "M-2026-%06d".formatted(number),
                LongNames.applicant(applicant),
                reason,
                Instant.parse("2026-11-23T03:00:00Z"));
    }

    public void put(Halt halt) {
        halts.add(halt);
    }

    public List<String> acts() {
        return List.copyOf(acts);
    }

    @Override
    public List<Halt> list(String officer, int offset, int limit) {
        return halts.stream().skip(offset).limit(limit).toList();
    }

    @Override
    public int count(String officer) {
        return halts.size();
    }

    @Override
    public Answer tryAgain(Halt halt, String officer, String why) {
        if (!officer.equals("tanaka")) {
            return new Answer.Refused("role");
        }
        if (why.isBlank()) {
            return new Answer.Refused("reason-missing");
        }
        if (!halts.remove(halt)) {
            return new Answer.Refused("gone");
        }
        acts.add(officer + ": " + why.strip());
        return new Answer.Ordered();
    }
}
