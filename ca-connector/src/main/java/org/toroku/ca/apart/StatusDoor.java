package org.toroku.ca.apart;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.toroku.ca.status.StatusIntake;
import org.toroku.pki.Der;

/** Where the connector brings what the CA publishes: what is lacking is asked for, each file comes by itself, then all is put in force. */
final class StatusDoor {
    static final String STATUS = "/v1/status/";
    static final String OFFER = STATUS + "offer";
    static final String FILE = STATUS + "file/";
    static final String PUT_IN_FORCE = STATUS + "put-in-force";

    private static final Logger LOG = LoggerFactory.getLogger(StatusDoor.class);

    private final StatusIntake intake;
    private final RoomJudge judge;
    private final Consumer<String> alarm;
    /** What is being brought; a process that starts anew is offered it again. */
    private final AtomicReference<String> offered = new AtomicReference<>("");

    StatusDoor(StatusIntake intake, RoomJudge judge, Consumer<String> alarm) {
        this.intake = intake;
        this.judge = judge;
        this.alarm = alarm;
    }

    void on(Exchange exchange) throws IOException {
        try {
            bring(exchange);
        } catch (IOException e) {
            LOG.warn("what the CA publishes was not taken", e);
            alarm.accept("status-not-taken");
            exchange.hangUp(422);
        }
    }

    private void bring(Exchange exchange) throws IOException {
        String path = exchange.path();
        if (path.startsWith(FILE)) {
            intake.take(offered.get(), path.substring(FILE.length()), exchange.body());
            exchange.answer(PullServer.TAKEN);
            return;
        }
        Optional<Der> body = PullServer.body(exchange);
        if (body.isEmpty()) {
            exchange.hangUp(413);
            return;
        }
        String manifest = believed(body.get());
        if (path.equals(OFFER)) {
            byte[] lacking = String.join("\n", intake.lacking(manifest)).getBytes(StandardCharsets.UTF_8);
            offered.set(manifest);
            answer(exchange, lacking);
        } else if (path.equals(PUT_IN_FORCE)) {
            intake.putInForce(manifest);
            exchange.answer(PullServer.TAKEN);
        } else {
            exchange.hangUp(404);
        }
    }

    /** What the CA published: whoever brings it names no file of his own, and leaves none out. */
    private String believed(Der body) throws IOException {
        SealedPublication publication =
                SealedPublication.read(body).orElseThrow(() -> new IOException("no publication"));
        SealedPublication.Statement said = publication.opened().orElseThrow(() -> new IOException("no publication"));
        Optional<String> objection = judge.objection(publication, said);
        if (objection.isPresent()) {
            alarm.accept(objection.get());
            throw new IOException("the CA's token did not sign the publication: " + objection.get());
        }
        return said.manifest();
    }

    private static void answer(Exchange exchange, byte[] body) throws IOException {
        exchange.answer(body.length == 0 ? PullServer.NOTHING : 200, body);
    }
}
