package org.toroku.decision;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.toroku.ca.TokenSigner;
import org.toroku.ca.order.CanonicalOrder;
import org.toroku.ca.order.IssuanceOrder;
import org.toroku.ca.order.SignedOrder;
import org.toroku.enrolment.ApplicationRecord;
import org.toroku.pki.Der;

/**
 * Turns an approval into a signed order. Package-private with its product {@link ApprovedRequest}, so that nothing
 * outside this package can make the CA sign.
 */
@Component
class OrderSigner {
    private final ProfileHold profiles;
    private final TokenSigner orderKey;
    private final Provenance provenance;
    private final DecisionSettings settings;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    OrderSigner(
            ProfileHold profiles,
            @org.springframework.beans.factory.annotation.Qualifier("orderKey") TokenSigner orderKey,
            Provenance provenance,
            DecisionSettings settings,
            Clock clock) {
        this.profiles = profiles;
        this.orderKey = orderKey;
        this.provenance = provenance;
        this.settings = settings;
        this.clock = clock;
    }

    sealed interface Signed {
        record Approved(ApprovedRequest request) implements Signed {}

        record Unavailable(String reason) implements Signed {}

        /** The certificate profile is not what two persons approved; {@code reason} as {@link ProfileGate#objection}. */
        record Held(String reason) implements Signed {}

        /** The case is not what the book or its documents say it is; {@code reason} as {@link Provenance.Basis.Untrue}. */
        record Untrue(String reason) implements Signed {}
    }

    /**
     * Calls the token: never inside a transaction.
     *
     * @param approval who approved, read together with what they approved
     */
    Signed sign(UUID caseId, Supplier<IssuanceOrder.Approval> approval) {
        return switch (provenance.of(caseId, approval)) {
            case Provenance.Basis.Proven basis -> sign(basis);
            case Provenance.Basis.Untrue(var reason) -> new Signed.Untrue(reason);
        };
    }

    private Signed sign(Provenance.Basis.Proven basis) {
        ApplicationRecord application = basis.application();
        Certification.Statement says = basis.says();
        return switch (profiles.of(says.profile())) {
            case ProfileHold.Standing.Held(var reason) -> new Signed.Held(reason);
            case ProfileHold.Standing.Unknown() -> new Signed.Held(ProfileGate.NOT_APPROVED);
            case ProfileHold.Standing.Free(var sha256) -> sign(basis, application, says, sha256);
        };
    }

    private Signed sign(
            Provenance.Basis.Proven basis,
            ApplicationRecord application,
            Certification.Statement says,
            String profileSha256) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        byte[] nonce = new byte[16];
        random.nextBytes(nonce);
        IssuanceOrder order = new IssuanceOrder(
                UUID.randomUUID(),
                application.id(),
                application.contentSha256(),
                says.subject(),
                says.subjectAltName(),
                basis.key().map(Der::sha256Hex),
                says.profile(),
                profileSha256,
                basis.notAfterCeiling(),
                basis.approval(),
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
