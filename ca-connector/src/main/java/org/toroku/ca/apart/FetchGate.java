package org.toroku.ca.apart;

import java.util.Optional;
import org.toroku.pki.Der;

/** Who may fetch requests, beside having the key for the connection. */
interface FetchGate {
    /** Not of this moment: whoever says it asks for another challenge. */
    String ENDED = "challenge-ended";

    /** To be signed by whoever wants to fetch. */
    Der challenge();

    /** Why nothing is handed out. */
    Optional<String> objection(SealedHello hello, Hello said);
}
