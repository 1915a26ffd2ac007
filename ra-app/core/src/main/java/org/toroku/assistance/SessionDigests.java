package org.toroku.assistance;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.toroku.pki.Der;
import org.toroku.subjectkey.CodeDigests;

/** What is kept in the place of codes and tickets. */
@Component
class SessionDigests {
    /** A code is looked for before it is known whose it is. */
    private static final UUID ANY = new UUID(0, 0);

    private final CodeDigests digests;

    SessionDigests(CodeDigests digests) {
        this.digests = digests;
    }

    /** Keyed: 40 bits are few enough to be tried by whoever has the database. */
    String ofCode(String plain) {
        return digests.of("assisted-session", ANY, plain);
    }

    static String ofTicket(String ticket) {
        return Der.of(ticket.getBytes(StandardCharsets.UTF_8)).sha256Hex();
    }
}
