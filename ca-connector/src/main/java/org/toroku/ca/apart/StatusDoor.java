package org.toroku.ca.apart;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.toroku.ca.status.StatusIntake;
import org.toroku.pki.Der;

/** Where the connector brings what the CA publishes: what is lacking is asked for, each file comes by itself, then all is put in force. */
final class StatusDoor {
    static final String STATUS = "/v1/status/";
    static final String OFFER = STATUS + "offer";
    static final String FILE = STATUS + "file/";
    static final String PUT_IN_FORCE = STATUS + "put-in-force";

    private final StatusIntake intake;
    private final RoomJudge judge;
    private final DoorAlarm alarm;
    /** What is being brought; a process that starts anew is offered it again. */
    private final AtomicReference<Upload> offered = new AtomicReference<>(new Upload("", ""));

    /** What the CA's word covers: the address of each of its files has the id, which nobody knows but who offered it just now. */
    private record Upload(String id, String manifest, AtomicBoolean busy, AtomicBoolean over) {
        Upload(String id, String manifest) {
            this(id, manifest, new AtomicBoolean(), new AtomicBoolean());
        }

        /** Ends where another publication was offered meanwhile. */
        InputStream until(InputStream octets) {
            return new FilterInputStream(octets) {
                @Override
                public int read(byte[] into, int from, int count) throws IOException {
                    if (over.get()) {
                        throw new IOException("another publication was offered meanwhile");
                    }
                    return super.read(into, from, count);
                }
            };
        }
    }

    StatusDoor(StatusIntake intake, RoomJudge judge, DoorAlarm alarm) {
        this.intake = intake;
        this.judge = judge;
        this.alarm = alarm;
    }

    void on(Exchange exchange) throws IOException {
        try {
            bring(exchange);
        } catch (StatusIntake.NotTaken e) {
            alarm.tell(e.reason(), e.getMessage() + ", from " + exchange.from());
            exchange.hangUp(422);
        } catch (IOException e) {
            alarm.tell("status-not-taken", e + ", from " + exchange.from());
            exchange.hangUp(422);
        }
    }

    private void bring(Exchange exchange) throws IOException {
        String path = exchange.path();
        if (path.startsWith(FILE)) {
            take(exchange, path.substring(FILE.length()));
            return;
        }
        Optional<Der> body = PullServer.body(exchange);
        if (body.isEmpty()) {
            exchange.hangUp(413);
            return;
        }
        String manifest = believed(body.get());
        if (path.equals(OFFER)) {
            offer(exchange, manifest);
        } else if (path.equals(PUT_IN_FORCE)) {
            intake.putInForce(manifest);
            exchange.answer(PullServer.TAKEN);
        } else {
            exchange.hangUp(404);
        }
    }

    /** Answers with the id on the first line, then the names of the files that are lacking. */
    private void offer(Exchange exchange, String manifest) throws IOException {
        Upload upload = new Upload(UUID.randomUUID().toString(), manifest);
        List<String> lines = new ArrayList<>(intake.lacking(manifest));
        offered.getAndSet(upload).over().set(true);
        if (lines.isEmpty()) {
            exchange.answer(PullServer.NOTHING);
            return;
        }
        lines.addFirst(upload.id());
        exchange.answer(200, String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
    }

    /** One file at a time: a crowd of them would fill the folder before the first was seen to be none. */
    private void take(Exchange exchange, String address) throws IOException {
        Upload upload = offered.get();
        int slash = address.indexOf('/');
        if (slash < 1 || !address.substring(0, slash).equals(upload.id())) {
            throw new IOException("no file of what is offered now");
        }
        if (!upload.busy().compareAndSet(false, true)) {
            alarm.tell("status-not-taken", "a second file at the same time, from " + exchange.from());
            exchange.hangUp(503);
            return;
        }
        try {
            intake.take(upload.manifest(), address.substring(slash + 1), upload.until(exchange.body()));
        } finally {
            upload.busy().set(false);
        }
        exchange.answer(PullServer.TAKEN);
    }

    /** What the CA published: whoever brings it names no file of his own, and leaves none out. */
    private String believed(Der body) throws IOException {
        SealedPublication publication =
                SealedPublication.read(body).orElseThrow(() -> new IOException("no publication"));
        SealedPublication.Statement said = publication.opened().orElseThrow(() -> new IOException("no publication"));
        Optional<String> objection = judge.objection(publication, said);
        if (objection.isPresent()) {
            alarm.tell(objection.get(), "a publication");
            throw new IOException("the CA's token did not sign the publication: " + objection.get());
        }
        return said.manifest();
    }
}
