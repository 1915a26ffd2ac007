package org.toroku.issuance;

import java.math.BigInteger;
import java.net.URI;
import java.security.KeyPair;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.toroku.ca.CaConnector;
import org.toroku.ca.Health;
import org.toroku.ca.Revocation;
import org.toroku.ca.RevocationReason;
import org.toroku.ca.Submission;
import org.toroku.ca.SubscriberKeys;
import org.toroku.ca.Voiding;
import org.toroku.ca.order.CanonicalOrder;
import org.toroku.ca.order.IssuanceOrder;
import org.toroku.ca.order.SignedOrder;
import org.toroku.ca.profile.Profiles;
import org.toroku.pki.Der;

/** A CA that signs whatever it is asked for: what it must not be asked for is what these tests are about. */
public final class StandInCa implements CaConnector, SubscriberKeys {
    /** What every house of the tests begins with. */
    public static final Profiles BUNDLED = Profiles.bundled(URI.create("http://ca.example/repository"));

    private final Map<UUID, IssuanceOrder> orders = new ConcurrentHashMap<>();
    private final Map<UUID, Submission.Issued> issued = new ConcurrentHashMap<>();
    private final Map<UUID, Der> keys = new ConcurrentHashMap<>();
    private final Map<UUID, KeyPair> madeKeys = new ConcurrentHashMap<>();
    private final SoftIssuer issuer;
    private final Map<String, RevocationReason> revoked = new ConcurrentHashMap<>();
    private final Map<String, Integer> revocations = new ConcurrentHashMap<>();
    private final Map<UUID, Integer> asked = new ConcurrentHashMap<>();
    private final Set<UUID> refused = ConcurrentHashMap.newKeySet();
    private final Set<UUID> takenBack = ConcurrentHashMap.newKeySet();
    private final Set<UUID> destroyed = ConcurrentHashMap.newKeySet();
    private final AtomicInteger outlived = new AtomicInteger();
    private final Clock clock;
    private final AtomicReference<Runnable> held = new AtomicReference<>(StandInCa::nothing);
    private final Set<String> forgotten = ConcurrentHashMap.newKeySet();
    private volatile Mood mood = Mood.WILLING;
    private volatile Profiles profiles = BUNDLED;

    public StandInCa(Clock clock) {
        this.clock = clock;
        Instant now = clock.instant();
        this.issuer = new SoftIssuer(now.minus(Duration.ofDays(1)), now.plus(Duration.ofDays(36_500)));
    }

    /** From now on certificates would be made by these. */
    public void makeBy(Profiles others) {
        profiles = others;
    }

    public SoftIssuer issuer() {
        return issuer;
    }

    /** What was ordered last for a case. */
    public IssuanceOrder orderOf(UUID caseId) {
        return orders.values().stream()
                .filter(order -> order.applicationId().equals(caseId))
                .max(Comparator.comparing(IssuanceOrder::approvedAt))
                .orElseThrow();
    }

    /** The key that was made for a case, as its holder has it after the hand-over. */
    public HolderKey holderOf(UUID caseId) {
        UUID order = orderOf(caseId).orderId();
        return new HolderKey(
                Objects.requireNonNull(madeKeys.get(order)),
                Objects.requireNonNull(issued.get(order)).certificate());
    }

    /** Orders carried out for a case. */
    public long ordersOf(UUID caseId) {
        return orders.values().stream()
                .filter(order -> order.applicationId().equals(caseId))
                .count();
    }

    public boolean hasCertified(UUID caseId) {
        return orders.values().stream()
                .filter(order -> order.applicationId().equals(caseId))
                .anyMatch(order -> issued.containsKey(order.orderId()));
    }

    /** Keys of applicants that were certified for a case. */
    public List<Der> certifiedKeys(UUID caseId) {
        return orders.values().stream()
                .filter(order -> order.applicationId().equals(caseId))
                .map(IssuanceOrder::orderId)
                .filter(issued::containsKey)
                .flatMap(orderId -> Optional.ofNullable(keys.get(orderId)).stream())
                .toList();
    }

    /** Profiles by which a case was certified. */
    public List<String> profilesOf(UUID caseId) {
        return orders.values().stream()
                .filter(order -> order.applicationId().equals(caseId))
                .filter(order -> issued.containsKey(order.orderId()))
                .map(IssuanceOrder::profileId)
                .toList();
    }

    /** What the CA does with orders. */
    public enum Mood {
        WILLING,
        /** Keeps a reservation, as after a signature that could not be stored. */
        RESERVES_ONLY,
        /** Revokes, and its answer is lost on the way. */
        REVOKES_UNHEARD,
        /** Does not know the rules by which an order was approved: other ones are in force since. */
        OTHER_RULES,
        /** Cannot be asked about rules: it is in a room of its own, and nobody fetches. */
        OUT_OF_REACH,
        /** Refuses an order as another CA does: once and for all. */
        REFUSES,
        /** Finds that the proofing which an order rests on is outlived by now. */
        TOO_LATE,
        AWAY
    }

    /** How many orders were refused for that, counting each attempt. */
    public int refusedAsOutlived() {
        return outlived.get();
    }

    public void be(Mood mood) {
        this.mood = mood;
    }

    private static void nothing() {}

    /** What happens elsewhere while the CA has signed the next order and its answer is on the way. */
    public void holdNext(Runnable meanwhile) {
        held.set(meanwhile);
    }

    /** How often an order was asked for; each attempt to issue begins with that. */
    int asked(UUID orderId) {
        return asked.getOrDefault(orderId, 0);
    }

    /** Signs although the caller cannot hear of it. */
    public void issueUnheard(SignedOrder signed) {
        IssuanceOrder order = decoded(signed);
        orders.put(order.orderId(), order);
        sign(order);
    }

    private void sign(IssuanceOrder order) {
        issued.computeIfAbsent(order.orderId(), id -> {
            Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
            Instant profiled = now.plus(Duration.ofDays(365));
            Instant notAfter = order.notAfterCeiling().filter(profiled::isAfter).orElse(profiled);
            String serial = new BigInteger(id.toString().replace("-", ""), 16).toString(16);
            Der key = Objects.requireNonNull(keys.getOrDefault(
                    id,
                    Der.of(madeKeys.computeIfAbsent(id, made -> SoftIssuer.p256())
                            .getPublic()
                            .getEncoded())));
            return new Submission.Issued(
                    issuer.issue(order.subject(), serial, key, now, notAfter), serial, now, notAfter);
        });
    }

    /** As after a restore of an older journal, until it is found again. */
    public void forget(String serial) {
        forgotten.add(serial);
    }

    public void remember(String serial) {
        forgotten.remove(serial);
    }

    public void revokeUnheard(UUID orderId) {
        revoked.put(Objects.requireNonNull(issued.get(orderId)).serial(), RevocationReason.SUPERSEDED);
    }

    public boolean hasTakenBack(UUID caseId) {
        return orders.values().stream()
                .filter(order -> order.applicationId().equals(caseId))
                .anyMatch(order -> takenBack.contains(order.orderId()));
    }

    public boolean holdsKeyOf(UUID orderId) {
        return !destroyed.contains(orderId);
    }

    private static IssuanceOrder decoded(SignedOrder signed) {
        return ((CanonicalOrder.Decoding.Decoded) CanonicalOrder.decode(signed.canonical())).order();
    }

    @Override
    public Submission submit(SignedOrder signed, Optional<Der> publicKey) {
        IssuanceOrder order = decoded(signed);
        if (mood == Mood.AWAY) {
            return new Submission.Unavailable("token-away");
        }
        orders.put(order.orderId(), order);
        if (!publicKey.map(Der::sha256Hex).equals(order.spkiSha256())) {
            return new Submission.Refused("spkiSha256", "public-key-differs");
        }
        if (mood == Mood.TOO_LATE && order.notAfterCeiling().isPresent()) {
            outlived.incrementAndGet();
            return new Submission.Refused("notAfterCeiling", "proofing-outlived");
        }
        if (mood == Mood.REFUSES) {
            refused.add(order.orderId());
        }
        if (refused.contains(order.orderId())) {
            return new Submission.Refused("orderId", "ca-bad-cert-template");
        }
        if (mood == Mood.OTHER_RULES) {
            return new Submission.Refused("approval.ruleSetSha256", "rule-set-not-allowed");
        }
        publicKey.ifPresent(key -> keys.put(order.orderId(), key));
        if (takenBack.contains(order.orderId()) && !issued.containsKey(order.orderId())) {
            return new Submission.Refused("orderId", "revoked");
        }
        if (mood == Mood.RESERVES_ONLY) {
            return new Submission.Unavailable("journal-away");
        }
        sign(order);
        Submission answer = query(order.orderId()).orElseThrow();
        held.getAndSet(StandInCa::nothing).run();
        return answer;
    }

    @Override
    public Optional<Submission> query(UUID orderId) {
        asked.merge(orderId, 1, Integer::sum);
        if (mood == Mood.AWAY) {
            return Optional.of(new Submission.Unavailable("journal-away"));
        }
        Submission.Issued known = issued.get(orderId);
        if (known == null) {
            return orders.containsKey(orderId)
                    ? Optional.of(new Submission.Unavailable("not-yet-signed"))
                    : Optional.empty();
        }
        return Optional.of(
                revoked.containsKey(known.serial())
                        ? new Submission.Revoked(
                                known.serial(), clock.instant(), Objects.requireNonNull(revoked.get(known.serial())))
                        : known);
    }

    @Override
    public Voiding cancel(SignedOrder signed, String requestedBy) {
        IssuanceOrder order = decoded(signed);
        if (mood == Mood.AWAY) {
            return new Voiding.Unavailable("journal-away");
        }
        orders.put(order.orderId(), order);
        takenBack.add(order.orderId());
        destroyed.add(order.orderId());
        Optional.ofNullable(issued.get(order.orderId()))
                .ifPresent(known -> revoked.put(known.serial(), RevocationReason.CESSATION_OF_OPERATION));
        return new Voiding.Voided();
    }

    @Override
    public Revocation revoke(String serial, RevocationReason reason, String requestedBy) {
        if (mood == Mood.AWAY) {
            return new Revocation.Unavailable("journal-away");
        }
        if (forgotten.contains(serial)) {
            return new Revocation.UnknownSerial(serial);
        }
        revocations.merge(serial, 1, Integer::sum);
        revoked.putIfAbsent(serial, reason);
        return mood == Mood.REVOKES_UNHEARD
                ? new Revocation.Unavailable("connection-lost")
                : new Revocation.Revoked(serial, clock.instant(), Objects.requireNonNull(revoked.get(serial)));
    }

    /** Why the CA's journal says that a certificate was revoked. */
    public Optional<RevocationReason> reasonOf(String serial) {
        return Optional.ofNullable(revoked.get(serial));
    }

    /** How often the CA was asked to. */
    public int askedToRevoke(String serial) {
        return revocations.getOrDefault(serial, 0);
    }

    /** Whether something was certified for a case, and all of it is revoked. */
    public boolean hasRevokedAllOf(UUID caseId) {
        return hasCertified(caseId)
                && orders.values().stream()
                        .filter(order -> order.applicationId().equals(caseId))
                        .flatMap(order -> Optional.ofNullable(issued.get(order.orderId())).stream())
                        .allMatch(known -> revoked.containsKey(known.serial()));
    }

    public boolean hasRevoked(String serial) {
        return revoked.containsKey(serial);
    }

    @Override
    public Health health() {
        return new Health.Ready();
    }

    @Override
    public Der caCertificate() {
        return issuer.certificate();
    }

    @Override
    public boolean takesRules(String sha256) {
        if (mood == Mood.OUT_OF_REACH) {
            throw new org.toroku.ca.journal.JournalUnavailable("connector-away");
        }
        return mood != Mood.OTHER_RULES;
    }

    @Override
    public String profileSha256(String profileId) {
        return profiles.sha256(profileId);
    }

    @Override
    public Packaging packageFor(UUID orderId, char[] passphrase) {
        if (keys.containsKey(orderId)) {
            return new Packaging.Gone("never-made");
        }
        return new Packaging.Packaged(Der.of(new byte[] {0x30, 0}));
    }

    @Override
    public Destruction destroy(UUID orderId, String reason) {
        destroyed.add(orderId);
        return new Destruction.Destroyed(clock.instant());
    }

    @Override
    public Optional<Boolean> held(UUID orderId) {
        return keys.containsKey(orderId) ? Optional.empty() : Optional.of(holdsKeyOf(orderId));
    }
}
