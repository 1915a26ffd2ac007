package org.toroku.ca.check;

import java.text.Normalizer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.toroku.ca.lint.SubjectKeyCheck;
import org.toroku.ca.order.CanonicalOrder;
import org.toroku.ca.order.CanonicalOrder.Decoding;
import org.toroku.ca.order.IssuanceOrder;
import org.toroku.ca.order.IssuanceOrder.Approval.Automaton;
import org.toroku.ca.order.IssuanceOrder.Approval.FourEyes;
import org.toroku.ca.order.SignedOrder;
import org.toroku.ca.pkcs11.SignatureVerifier;
import org.toroku.ca.profile.CertificateProfile;
import org.toroku.ca.profile.Profiles;
import org.toroku.pki.Der;

/** Decides by itself whether an order may be carried out; trusts neither engine, model, nor user interface. */
public final class OrderCheck {
    /** Speaks against an order now and not for good. */
    public static final String RULE_SETS_UNREADABLE = "rule-sets-unreadable";

    /** Whether the bytes are an order of a trusted RA. */
    public sealed interface Authenticity {
        record Authentic(IssuanceOrder order) implements Authenticity {}

        record Foreign(Objection why) implements Authenticity {}
    }

    private static final Duration CLOCK_SKEW = Duration.ofMinutes(5);

    private final Profiles profiles;
    private final RuleSets ruleSets;
    private final Clock clock;
    private final Map<String, SignatureVerifier> orderKeys;

    /** @param orderKeys SubjectPublicKeyInfos of the RA order keys that are trusted, no others */
    public OrderCheck(Set<Der> orderKeys, Profiles profiles, RuleSets ruleSets, Clock clock) {
        this.profiles = profiles;
        this.ruleSets = ruleSets;
        this.clock = clock;
        this.orderKeys = orderKeys.stream()
                .collect(Collectors.toUnmodifiableMap(Der::sha256Hex, SignatureVerifier::new, (a, b) -> a));
    }

    /** Signature first: nothing of an unsigned order is even looked at. */
    public Authenticity authenticate(SignedOrder signed) {
        SignatureVerifier key = orderKeys.get(signed.keyId());
        if (key == null) {
            return foreign("keyId", "order-key-unknown");
        }
        if (!key.verifies(signed.canonical().toByteArray(), signed.signature().toByteArray())) {
            return foreign("signature", "signature-invalid");
        }
        return switch (CanonicalOrder.decode(signed.canonical())) {
            case Decoding.Decoded decoded -> new Authenticity.Authentic(decoded.order());
            case Decoding.NotCanonical not -> foreign("canonical", "not-canonical");
        };
    }

    /** Whether {@code publicKey} is what the order speaks of: a wrong argument, not a flaw of the order. */
    public static Optional<Objection> misfit(IssuanceOrder order, Optional<Der> publicKey) {
        if (order.spkiSha256().isPresent() != publicKey.isPresent()) {
            return Optional.of(new Objection(
                    "spkiSha256", publicKey.isPresent() ? "public-key-not-ordered" : "public-key-missing"));
        }
        return publicKey.map(Der::sha256Hex).equals(order.spkiSha256())
                ? Optional.empty()
                : Optional.of(new Objection("spkiSha256", "public-key-differs"));
    }

    /** What the order's content has against it, now. */
    public Optional<Objection> object(IssuanceOrder order, Optional<Der> publicKey) {
        Instant now = clock.instant();
        if (!now.isBefore(order.expiresAt())) {
            return objection("expiresAt", "expired");
        }
        if (order.approvedAt().isAfter(now.plus(CLOCK_SKEW))
                || !order.approvedAt().isBefore(order.expiresAt())) {
            return objection("approvedAt", "not-yet-approved");
        }
        Optional<CertificateProfile> profile = profiles.find(order.profileId());
        if (profile.isEmpty()) {
            return objection("profileId", "profile-unknown");
        }
        // The approver saw a certain profile; another one needs another approval.
        if (!profile.get().sha256().equals(order.profileSha256())) {
            return objection("profileSha256", "profile-changed");
        }
        return objectToApproval(order.approval())
                .or(() ->
                        objectToKey(publicKey, profile.get(), now).map(reason -> new Objection("spkiSha256", reason)));
    }

    private static Optional<String> objectToKey(Optional<Der> publicKey, CertificateProfile profile, Instant now) {
        if (publicKey.isEmpty() && profile.caMadeKey().isEmpty()) {
            return Optional.of("public-key-missing");
        }
        return publicKey.flatMap(key -> SubjectKeyCheck.objection(key, profile, now));
    }

    private Optional<Objection> objectToApproval(IssuanceOrder.Approval approval) {
        return switch (approval) {
            case FourEyes a when a.examiner().isBlank() -> objection("approval.examiner", "examiner-missing");
            case FourEyes a when a.decider().isBlank() -> objection("approval.decider", "decider-missing");
            case FourEyes a
            when person(a.examiner()).equals(person(a.decider())) ->
                objection("approval.decider", "examiner-is-decider");
            case FourEyes a -> Optional.empty();
            case Automaton a when a.automaton().isBlank() -> objection("approval.automaton", "automaton-missing");
            case Automaton a
            when a.responsibleOfficer().isBlank() ->
                objection("approval.responsibleOfficer", "responsible-officer-missing");
            case Automaton a ->
                switch (ruleSets.ask(a.ruleSetSha256())) {
                    case TAKEN -> Optional.empty();
                    case NOT_TAKEN -> objection("approval.ruleSetSha256", "rule-set-not-allowed");
                    case UNREADABLE -> objection("approval.ruleSetSha256", RULE_SETS_UNREADABLE);
                };
        };
    }

    /** Two spellings of one account are one person. */
    private static String person(String id) {
        return Normalizer.normalize(id, Normalizer.Form.NFKC).strip().toLowerCase(Locale.ROOT);
    }

    /** Names the first part in which {@code order} differs from the one received before under the same id. */
    public static Optional<Objection> difference(Der received, Der canonical, IssuanceOrder order) {
        if (received.equals(canonical)) {
            return Optional.empty();
        }
        return switch (CanonicalOrder.decode(received)) {
            case Decoding.Decoded before -> objection(differing(before.order(), order), "order-differs-from-received");
            case Decoding.NotCanonical altered -> objection("orderId", "journal-altered");
        };
    }

    private static String differing(IssuanceOrder received, IssuanceOrder order) {
        Map<String, Function<IssuanceOrder, Object>> parts = OrderParts.BY_NAME;
        return parts.entrySet().stream()
                .filter(part ->
                        !part.getValue().apply(received).equals(part.getValue().apply(order)))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse("canonical");
    }

    private static Optional<Objection> objection(String field, String reason) {
        return Optional.of(new Objection(field, reason));
    }

    private static Authenticity foreign(String field, String reason) {
        return new Authenticity.Foreign(new Objection(field, reason));
    }
}
