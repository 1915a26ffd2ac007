package org.toroku.decision;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.toroku.ca.CaConnector;
import org.toroku.ca.TokenSigner;
import org.toroku.ca.order.CanonicalOrder;
import org.toroku.ca.order.IssuanceOrder;
import org.toroku.ca.order.SignedOrder;
import org.toroku.enrolment.ApplicationRecord;

/**
 * Turns an approval into a signed order. Package-private with its product {@link ApprovedRequest}, so that nothing
 * outside this package can make the CA sign.
 */
@Component
class OrderSigner {
    private final CaConnector ca;
    private final TokenSigner orderKey;
    private final Certification certification;
    private final DecisionSettings settings;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    OrderSigner(
            CaConnector ca,
            @org.springframework.beans.factory.annotation.Qualifier("orderKey") TokenSigner orderKey,
            Certification certification,
            DecisionSettings settings,
            Clock clock) {
        this.ca = ca;
        this.orderKey = orderKey;
        this.certification = certification;
        this.settings = settings;
        this.clock = clock;
    }

    sealed interface Signed {
        record Approved(ApprovedRequest request) implements Signed {}

        record Unavailable(String reason) implements Signed {}
    }

    /** Calls the token: never inside a transaction. */
    Signed sign(ApplicationRecord application, IssuanceOrder.Approval approval) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        byte[] nonce = new byte[16];
        random.nextBytes(nonce);
        Certification.Statement says = certification.of(application);
        IssuanceOrder order = new IssuanceOrder(
                UUID.randomUUID(),
                application.id(),
                application.contentSha256(),
                says.subject(),
                says.subjectAltName(),
                Optional.empty(),
                says.profile(),
                ca.profileSha256(says.profile()),
                approval,
                now,
                now.plus(settings.orderValidFor()),
                HexFormat.of().formatHex(nonce));
        var canonical = CanonicalOrder.encode(order);
        return switch (orderKey.sign(canonical.toByteArray())) {
            case TokenSigner.Signing.Signed(var signature) ->
                new Signed.Approved(
                        new ApprovedRequest(order, new SignedOrder(canonical, signature, orderKey.keyId())));
            case TokenSigner.Signing.Unavailable(var reason) -> new Signed.Unavailable(reason);
        };
    }
}
