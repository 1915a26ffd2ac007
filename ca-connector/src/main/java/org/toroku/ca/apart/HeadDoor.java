package org.toroku.ca.apart;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.toroku.ca.apart.Wire.Parts;
import org.toroku.ca.log.HeadIntake;
import org.toroku.pki.Der;

/** Where the connector brings signed heads of the CA's log: it asks which is the newest here, and brings those after it. */
final class HeadDoor {
    static final String LOG_OF_CA = "/v1/log/";
    static final String NEWEST = LOG_OF_CA + "newest";
    static final String HEADS = LOG_OF_CA + "heads";
    /** Each has its signature, and some 350 octets. */
    static final int MOST_AT_ONCE = 100;

    private final HeadIntake intake;
    private final DoorAlarm alarm;

    HeadDoor(HeadIntake intake, DoorAlarm alarm) {
        this.intake = intake;
        this.alarm = alarm;
    }

    static Der message(List<String> notes) {
        return Wire.bytes(
                Wire.sequence(notes.stream().map(Wire::text).toArray(org.bouncycastle.asn1.ASN1Encodable[]::new)));
    }

    void on(Exchange exchange) throws IOException {
        try {
            Optional<Der> body = PullServer.body(exchange);
            if (body.isEmpty()) {
                exchange.hangUp(413);
            } else if (exchange.path().equals(NEWEST)) {
                exchange.answer(200, Long.toString(intake.newest()).getBytes(StandardCharsets.US_ASCII));
            } else if (exchange.path().equals(HEADS)) {
                intake.take(notes(body.get()));
                exchange.answer(PullServer.TAKEN);
            } else {
                exchange.hangUp(404);
            }
        } catch (HeadIntake.NotTaken e) {
            alarm.tell(e.reason(), exchange.from());
            exchange.hangUp(422);
        } catch (IOException e) {
            alarm.tell("log-heads-not-taken", e + ", from " + exchange.from());
            exchange.hangUp(503);
        }
    }

    private static List<String> notes(Der body) throws IOException {
        try {
            Parts parts = Parts.of(body);
            List<String> notes = new ArrayList<>();
            while (parts.more() && notes.size() < MOST_AT_ONCE) {
                notes.add(parts.text());
            }
            parts.end();
            return notes;
        } catch (IOException | RuntimeException hostile) {
            throw new IOException("no heads", hostile);
        }
    }
}
