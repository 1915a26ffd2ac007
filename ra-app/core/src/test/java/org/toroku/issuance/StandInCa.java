package org.toroku.issuance;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.toroku.ca.CaConnector;
import org.toroku.ca.Health;
import org.toroku.ca.Revocation;
import org.toroku.ca.RevocationReason;
import org.toroku.ca.Submission;
import org.toroku.ca.SubscriberKeys;
import org.toroku.ca.order.CanonicalOrder;
import org.toroku.ca.order.IssuanceOrder;
import org.toroku.ca.order.SignedOrder;
import org.toroku.pki.Der;

/** A CA that signs whatever it is asked for: what it must not be asked for is what these tests are about. */
public final class StandInCa implements CaConnector, SubscriberKeys {
    private final Map<UUID, IssuanceOrder> orders = new ConcurrentHashMap<>();
    private final Map<UUID, Submission.Issued> issued = new ConcurrentHashMap<>();
    private final Clock clock;

    public StandInCa(Clock clock) {
        this.clock = clock;
    }

    /** Orders carried out for a case. */
    public long ordersOf(UUID caseId) {
        return orders.values().stream()
                .filter(order -> order.applicationId().equals(caseId))
                .count();
    }

    @Override
    public Submission submit(SignedOrder signed, Optional<Der> publicKey) {
        IssuanceOrder order = ((CanonicalOrder.Decoding.Decoded) CanonicalOrder.decode(signed.canonical())).order();
        orders.put(order.orderId(), order);
        return issued.computeIfAbsent(order.orderId(), id -> {
            Instant now = clock.instant();
            String serial = new BigInteger(1, id.toString().getBytes(StandardCharsets.US_ASCII)).toString(16);
            return new Submission.Issued(
                    Der.of(serial.getBytes(StandardCharsets.US_ASCII)), serial, now, now.plus(Duration.ofDays(365)));
        });
    }

    @Override
    public Optional<Submission> query(UUID orderId) {
        return Optional.ofNullable(issued.get(orderId));
    }

    @Override
    public Revocation revoke(String serial, RevocationReason reason, String requestedBy) {
        return new Revocation.Revoked(serial, clock.instant(), reason);
    }

    @Override
    public Health health() {
        return new Health.Ready();
    }

    @Override
    public Der caCertificate() {
        return Der.of(new byte[0]);
    }

    @Override
    public String profileSha256(String profileId) {
        return "00".repeat(32);
    }

    @Override
    public Packaging packageFor(UUID orderId, char[] passphrase) {
        return new Packaging.Packaged(Der.of(new byte[] {0x30, 0}));
    }

    @Override
    public Destruction destroy(UUID orderId, String reason) {
        return new Destruction.Destroyed(clock.instant());
    }

    @Override
    public Optional<Boolean> held(UUID orderId) {
        return Optional.of(true);
    }
}
