package org.toroku.ui.fake;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.toroku.confirmation.CoolingOffDesk;
import org.toroku.enrolment.EnrolmentDesk.ClientFacts;

/** Revocation codes in memory: what is typed says what becomes of it. */
public final class FakeCoolingOff implements CoolingOffDesk {
    private final List<String> asked = new ArrayList<>();
    private final Clock clock;

    public FakeCoolingOff(Clock clock) {
        this.clock = clock;
    }

    public List<String> asked() {
        return List.copyOf(asked);
    }

    @Override
    public Answer revoke(String caseNumber, String code, Why why, ClientFacts facts) {
        asked.add(caseNumber + " " + why);
        return switch (code) {
            case "AWAY" -> new Answer.Ordered(caseNumber, clock.instant());
            case "GUESS" -> new Answer.TooMany(Duration.ofHours(1));
            case "SLIP" -> new Answer.Refused("code-mistyped");
            case "WRONG" -> new Answer.Refused("code-wrong");
            case "LATE" -> new Answer.Refused("code-expired");
            case "AGAIN" -> new Answer.Refused("already-revoked");
            default -> new Answer.Revoked(caseNumber, clock.instant(), List.of());
        };
    }
}
