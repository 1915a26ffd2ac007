package org.toroku.pki.keys;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.toroku.pki.Der;

/**
 * Which public keys may be certified, as data with days: rules are added and ended, not rewritten, so that it can be said
 * years later under which rule a key was accepted. Immutable and thread-safe.
 *
 * @param algorithms accepted kinds of key; a kind without a rule is refused
 * @param sizes at most one rule for a family on any day
 * @param exponents at most one rule on any day
 * @param debian see {@link KnownBadKeys}
 * @param compromised see {@link CompromisedKeys}
 */
public record KeyPolicy(
        List<AlgorithmRule> algorithms,
        List<SizeRule> sizes,
        List<ExponentRule> exponents,
        KnownBadKeys debian,
        CompromisedKeys compromised) {
    private static final String ARTICLE_2 = "Act 102/2000 Enforcement Rules art. 2";

    /** What the numbers and points of a key must be like does not change with a policy. */
    private static final List<KeyCheck> UNCHANGING = List.of(
            new PrescribedParameters(),
            new RsaPssParameters(),
            new RsaOdd(),
            new RsaSmallFactor(),
            new RsaPower(),
            new RsaFermat(),
            new RsaRoca(),
            new EcNamedCurve(),
            new EcPointForm(),
            new EcPoint(),
            new Ed25519Point(),
            new MlDsaLength());

    /** @throws IllegalArgumentException where two rules about the same thing are in force on one day */
    public KeyPolicy {
        algorithms = List.copyOf(algorithms);
        sizes = List.copyOf(sizes);
        exponents = List.copyOf(exponents);
        for (KeyFamily family : KeyFamily.values()) {
            refuseOverlaps(sizes.stream()
                    .filter(rule -> rule.family() == family)
                    .map(SizeRule::period)
                    .toList());
        }
        refuseOverlaps(exponents.stream().map(ExponentRule::period).toList());
    }

    /**
     * RSA of 2048 to 8192 bits, P-256 and P-384. RSASSA-PSS keys, Ed25519 and ML-DSA are accepted once {@link #with} has
     * listed them.
     */
    public static KeyPolicy standard(KnownBadKeys debian, CompromisedKeys compromised) {
        return new KeyPolicy(
                Stream.of(KeyAlgorithm.RSA, KeyAlgorithm.P256, KeyAlgorithm.P384)
                        .map(algorithm -> new AlgorithmRule(algorithm, Period.always(), ARTICLE_2))
                        .toList(),
                List.of(
                        new SizeRule(KeyFamily.FACTORING, 2048, 8192, Period.always(), ARTICLE_2),
                        new SizeRule(KeyFamily.ELLIPTIC_CURVE, 224, 521, Period.always(), ARTICLE_2)),
                List.of(ExponentRule.fips(Period.always())),
                debian,
                compromised);
    }

    /** This policy and one more accepted kind of key. */
    public KeyPolicy with(AlgorithmRule rule) {
        List<AlgorithmRule> more = new ArrayList<>(algorithms);
        more.add(rule);
        return new KeyPolicy(more, sizes, exponents, debian, compromised);
    }

    /** This policy with another list of compromised keys. */
    public KeyPolicy knowing(CompromisedKeys keys) {
        return new KeyPolicy(algorithms, sizes, exponents, debian, keys);
    }

    /** All findings about {@code spki} (DER SubjectPublicKeyInfo) under the rules in force on {@code day}. */
    public KeyVerdict examine(Der spki, LocalDate day) {
        List<KeyFinding> findings = new KeyExamination(checksOn(day)).of(spki);
        Optional<SubjectKey> key = SubjectKey.of(spki);
        Optional<KeyAlgorithm> algorithm = KeyExamination.read(spki).flatMap(KeyAlgorithm::of);
        boolean fit = findings.stream().allMatch(KeyFinding.Passed.class::isInstance);
        return fit && key.isPresent() && algorithm.isPresent()
                ? new KeyVerdict.Fit(key.get(), algorithm.get(), findings)
                : new KeyVerdict.Unfit(findings);
    }

    private List<KeyCheck> checksOn(LocalDate day) {
        List<SizeRule> inForce =
                sizes.stream().filter(rule -> rule.period().contains(day)).toList();
        List<KeyCheck> checks = new ArrayList<>();
        checks.add(new AlgorithmListed(algorithms, day));
        checks.add(new MinimumSize(inForce));
        checks.add(new MaximumSize(inForce));
        checks.add(new RsaExponent(
                exponents.stream().filter(rule -> rule.period().contains(day)).findFirst()));
        checks.addAll(UNCHANGING);
        checks.add(new DebianKey(debian));
        checks.add(new CompromisedKey(compromised));
        return checks;
    }

    private static void refuseOverlaps(List<Period> periods) {
        for (int i = 0; i < periods.size(); i++) {
            for (int j = i + 1; j < periods.size(); j++) {
                if (periods.get(i).overlaps(periods.get(j))) {
                    throw new IllegalArgumentException(
                            "two rules are in force at once: " + periods.get(i) + " and " + periods.get(j));
                }
            }
        }
    }
}
