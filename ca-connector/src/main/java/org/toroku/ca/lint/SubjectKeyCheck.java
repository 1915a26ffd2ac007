package org.toroku.ca.lint;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.stream.Stream;
import org.toroku.ca.profile.CertificateProfile;
import org.toroku.ca.profile.SubjectKeyKind;
import org.toroku.pki.Der;
import org.toroku.pki.keys.AlgorithmRule;
import org.toroku.pki.keys.CompromisedKeys;
import org.toroku.pki.keys.KeyAlgorithm;
import org.toroku.pki.keys.KeyPolicy;
import org.toroku.pki.keys.KeyVerdict;
import org.toroku.pki.keys.KnownBadKeys;
import org.toroku.pki.keys.Period;

/** Whether an applicant's public key may be certified: sound in itself, and of a kind that the profile allows today. */
public final class SubjectKeyCheck {
    private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");

    /** Every kind that can be judged at all: which of them are certified is the profile's to say. */
    private static final KeyPolicy SOUND = Stream.of(KeyAlgorithm.values())
            .filter(kind -> KeyPolicy.standard(KnownBadKeys.none(), CompromisedKeys.none()).algorithms().stream()
                    .noneMatch(rule -> rule.algorithm() == kind))
            .reduce(
                    KeyPolicy.standard(KnownBadKeys.none(), CompromisedKeys.none()),
                    (policy, kind) -> policy.with(new AlgorithmRule(kind, Period.always(), "profile")),
                    (a, b) -> b);

    private SubjectKeyCheck() {}

    /** Kebab-case reason to refuse {@code publicKey} under {@code profile}; empty if it is fit. */
    public static Optional<String> objection(Der publicKey, CertificateProfile profile, Instant now) {
        LocalDate day = LocalDate.ofInstant(now, JAPAN);
        return switch (SOUND.examine(publicKey, day)) {
            case KeyVerdict.Unfit unfit ->
                Optional.of(unfit.failures().getFirst().flaw().code());
            case KeyVerdict.Fit _ ->
                SubjectKeyKind.of(publicKey)
                        .map(kind -> profile.objection(kind, day))
                        .orElseGet(() -> Optional.of("key-kind-not-allowed"));
        };
    }
}
