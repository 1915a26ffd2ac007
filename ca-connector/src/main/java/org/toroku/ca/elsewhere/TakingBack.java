package org.toroku.ca.elsewhere;

import java.util.Optional;
import java.util.UUID;
import org.bouncycastle.asn1.x509.Certificate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.toroku.ca.RevocationReason;
import org.toroku.ca.journal.Exchange;
import org.toroku.ca.journal.Exchange.State;
import org.toroku.ca.journal.ExchangeJournal;
import org.toroku.ca.journal.OrderJournal;
import org.toroku.ca.journal.Revocations;
import org.toroku.ca.profile.IssuerIdentity;
import org.toroku.pki.Der;

/** Sees to it that a certificate that came and is not wanted is not good: refuses its confirmation, and revokes it. */
final class TakingBack {
    private static final Logger LOG = LoggerFactory.getLogger(TakingBack.class);

    private final OrderJournal orders;
    private final ExchangeJournal exchanges;
    private final Revocations revocations;
    private final Dialogue dialogue;
    private final IssuerIdentity issuer;

    TakingBack(
            OrderJournal orders,
            ExchangeJournal exchanges,
            Revocations revocations,
            Dialogue dialogue,
            IssuerIdentity issuer) {
        this.orders = orders;
        this.exchanges = exchanges;
        this.revocations = revocations;
        this.dialogue = dialogue;
        this.issuer = issuer;
    }

    /** Empty where it is done; else why only waiting helps. */
    Optional<String> carryOut(Exchange exchange) {
        UUID id = exchange.orderId();
        if (exchange.confirm() && !(dialogue.confirm(exchange, false) instanceof Reply.Nothing)) {
            exchanges.confirmed(id);
        }
        Optional<String> good = stillGood(exchange.certificate().orElseThrow());
        if (good.isPresent()) {
            return good;
        }
        orders.refuse(
                id,
                exchange.objectionField().orElseThrow(),
                exchange.objection().orElseThrow());
        return exchanges.end(id, State.TAKEN_BACK) ? Optional.empty() : Optional.of("being-signed");
    }

    /** Revokes it; empty where it is not good, else why it may be. */
    Optional<String> stillGood(Der bytes) {
        Certificate certificate;
        try {
            certificate = Certificate.getInstance(bytes.toByteArray());
        } catch (RuntimeException malformed) {
            LOG.warn("what the other CA sent is no certificate, so that there is nothing to revoke");
            return Optional.empty();
        }
        if (!certificate.getIssuer().equals(issuer.name())) {
            LOG.warn("a certificate of a stranger is not the other CA's to revoke");
            return Optional.empty();
        }
        String serial = CertificateCheck.serial(certificate);
        if (revocations.assigned(serial)) {
            LOG.warn("serial {} is another order's, whose certificate stays good", serial);
            return Optional.empty();
        }
        Reply reply = dialogue.revoke(
                certificate.getIssuer(),
                certificate.getSerialNumber().getValue(),
                RevocationReason.CESSATION_OF_OPERATION);
        // what the other CA does not know was not issued by it
        return reply instanceof Reply.Rejected(var failure, var decides, var nonce)
                        && failure.has(Failure.UNKNOWN_CERTIFICATE)
                ? Optional.empty()
                : Dialogue.stillGood(reply);
    }
}
