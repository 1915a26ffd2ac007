package org.toroku.ui.fake;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.toroku.enrolment.EnrolmentDesk.ClientFacts;
import org.toroku.enrolment.EnrolmentDesk.SignatureInput;
import org.toroku.pki.Der;
import org.toroku.revocation.SelfRevocationDesk;

/** Signed requests in memory: the end of the serial says what becomes of it. */
public final class FakeSelfRevocation implements SelfRevocationDesk {
    private final List<String> asked = new ArrayList<>();
    private final Clock clock;

    public FakeSelfRevocation(Clock clock) {
        this.clock = clock;
    }

    public List<String> asked() {
        return List.copyOf(asked);
    }

    @Override
    public Prepared prepare(String serial, String reason, Locale language) {
        if (!serial.matches("[0-9a-fA-F: ]+")) {
            return new Prepared.Refused("serial-unreadable");
        }
        asked.add(serial + " " + reason);
        String text = language.getLanguage().equals("en")
                ? "Request for the revocation of a certificate\n\nSerial number: %s\nReason: %s\n\nA revocation cannot be undone.\n"
                : "電子証明書失効請求書\n\n失効させる電子証明書のシリアル番号: %s\n失効の理由: %s\n\n失効は取り消せません。\n";
        return new Prepared.Text(
                serial,
                Der.of(text.formatted(serial, reason).getBytes(StandardCharsets.UTF_8)),
                clock.instant().plus(Duration.ofMinutes(30)));
    }

    @Override
    public Answer submit(String ticket, SignatureInput signature, ClientFacts facts) {
        return switch (ticket.substring(ticket.length() - 2)) {
            case "01" ->
                new Answer.Referred(
                        "M-2026-000042",
                        clock.instant(),
                        "status-unknown",
                        clock.instant().plus(Duration.ofHours(1)));
            case "02" -> new Answer.Refused("not-the-holder");
            case "03" -> new Answer.Refused("expired");
            case "04" -> new Answer.TooMany(Duration.ofHours(1));
            case "05" -> new Answer.Accepted("M-2026-000042", clock.instant(), Optional.of(clock.instant()));
            case "06" -> new Answer.Accepted("M-2026-000042", clock.instant(), Optional.empty());
            case "07" -> new Answer.Refused("text-changed");
            default -> new Answer.Received("M-2026-000042", clock.instant());
        };
    }
}
