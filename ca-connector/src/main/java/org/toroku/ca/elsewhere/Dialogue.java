package org.toroku.ca.elsewhere;

import java.math.BigInteger;
import java.util.Optional;
import org.bouncycastle.asn1.x500.X500Name;
import org.toroku.ca.RevocationReason;
import org.toroku.ca.check.OrderDraft;
import org.toroku.ca.journal.Exchange;
import org.toroku.ca.order.IssuanceOrder;
import org.toroku.pki.Der;

/** Question and answer with another CA by some protocol. Keeps nothing, and concludes nothing beyond what was said. */
public interface Dialogue extends AutoCloseable {
    /** Writes the one request that there ever is for an order; sends nothing. */
    Requesting write(IssuanceOrder order, OrderDraft.Linted draft, Der publicKey);

    /** Sends the recorded request, as it was written. */
    Reply request(Exchange exchange);

    /** How to learn what became of a request without sending it again; empty where sending it again is how it is learnt. */
    Optional<Inquiry> inquiry();

    /** Asks for the answer to a request that the other CA has. */
    Reply poll(Exchange exchange);

    /** Tells whether the certificate that came is taken. */
    Reply confirm(Exchange exchange, boolean taken);

    Reply revoke(X500Name issuer, BigInteger serial, RevocationReason reason);

    /** Whether the other CA is there, is who it should be, and takes orders of ours. */
    Reply greet();

    @Override
    void close();

    /** Answer to {@link #write}. */
    sealed interface Requesting {
        /** @param transactionId by which the other CA and we find the request again */
        record Request(Der bytes, Der transactionId) implements Requesting {}

        record Unavailable(String reason) implements Requesting {}
    }

    /** The other CA's word that a certificate is not good (revoked now, revoked before), as empty; else why it may be. */
    static Optional<String> stillGood(Reply reply) {
        return switch (reply) {
            case Reply.Revoked revoked -> Optional.empty();
            case Reply.Rejected(var failure, var decides, var nonce)
            when failure.has(Failure.CERTIFICATE_REVOKED) -> Optional.empty();
            case Reply.Rejected(var failure, var decides, var nonce) -> Optional.of(failure.reason());
            case Reply.Nothing(var why, var read) -> Optional.of(why);
            case Reply.Certificate other -> Optional.of("answer-unexpected");
            case Reply.Waiting other -> Optional.of("answer-unexpected");
            case Reply.Confirmed other -> Optional.of("answer-unexpected");
            case Reply.Present other -> Optional.of("answer-unexpected");
        };
    }
}
