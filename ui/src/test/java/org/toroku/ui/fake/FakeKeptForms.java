package org.toroku.ui.fake;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.toroku.enrolment.EnrolmentDesk.ClientFacts;
import org.toroku.enrolment.KeptForms;

/** Forms put aside, in memory. */
public final class FakeKeptForms implements KeptForms {
    private final Map<String, String> kept = new HashMap<>();
    private boolean full;

    public void refuse() {
        full = true;
    }

    @Override
    public Kept keep(Optional<String> code, String form, ClientFacts facts) {
        if (full) {
            return new Kept.TooMany(Duration.ofHours(1));
        }
        String under = code.filter(kept::containsKey).orElseGet(() -> "x".repeat(42) + kept.size());
        kept.put(under, form);
        return new Kept.Under(under, Instant.parse("2026-12-01T03:00:00Z"));
    }

    @Override
    public Optional<String> open(String code) {
        return Optional.ofNullable(kept.get(code));
    }

    @Override
    public void forget(String code) {
        kept.remove(code);
    }
}
