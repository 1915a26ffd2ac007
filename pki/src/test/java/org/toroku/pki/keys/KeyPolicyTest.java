package org.toroku.pki.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.ECNamedCurveTable;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.junit.jupiter.api.Test;
import org.toroku.pki.Der;
import org.toroku.pki.fixture.Spki;
import org.toroku.pki.fixture.TinyCa;

class KeyPolicyTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 26);
    private static final PublicKey RSA = TinyCa.rsa(2048).getPublic();

    private final KeyPolicy policy = KeyPolicy.standard(KnownBadKeys.none(), CompromisedKeys.none());

    @Test
    void soundKeysOfListedKindsAreFit() throws Exception {
        assertThat(policy.examine(Spki.of(RSA), TODAY)).isInstanceOfSatisfying(KeyVerdict.Fit.class, fit -> {
            assertThat(fit.algorithm()).isEqualTo(KeyAlgorithm.RSA);
            assertThat(fit.findings())
                    .extracting(KeyFinding::check)
                    .containsExactly(
                            "key-algorithm",
                            "key-minimum-size",
                            "key-maximum-size",
                            "key-rsa-exponent",
                            "key-parameters",
                            "key-rsa-odd",
                            "key-rsa-small-factor",
                            "key-rsa-power",
                            "key-rsa-fermat",
                            "key-rsa-roca",
                            "key-debian",
                            "key-compromised");
            assertThat(fit.key().spki()).isEqualTo(Spki.of(RSA));
        });
        assertThat(policy.examine(Spki.of(TinyCa.ec("secp256r1").getPublic()), TODAY))
                .isInstanceOfSatisfying(
                        KeyVerdict.Fit.class,
                        fit -> assertThat(fit.findings())
                                .extracting(KeyFinding::check)
                                .containsExactly(
                                        "key-algorithm",
                                        "key-minimum-size",
                                        "key-maximum-size",
                                        "key-ec-curve",
                                        "key-ec-point-form",
                                        "key-ec-point",
                                        "key-compromised"));
        assertThat(flaws(Spki.of(TinyCa.ec("secp384r1").getPublic()))).isEmpty();
    }

    @Test
    void everyFindingCitesWhatDemandsIt() {
        assertThat(policy.examine(Spki.of(RSA), TODAY).findings())
                .allSatisfy(finding -> assertThat(finding.clause()).isNotBlank());
    }

    @Test
    void refusesKeysShorterThanArticle2AllowsAndSaysByHowMuch() {
        assertThat(policy.examine(Spki.of(TinyCa.rsa(1024).getPublic()), TODAY))
                .isInstanceOfSatisfying(
                        KeyVerdict.Unfit.class,
                        unfit -> assertThat(unfit.failures()).singleElement().satisfies(failure -> {
                            assertThat(failure.flaw()).isEqualTo(KeyFlaw.TOO_SHORT);
                            assertThat(failure.facts())
                                    .containsEntry("bits", "1024")
                                    .containsEntry("minimum", "2048");
                        }));
    }

    @Test
    void refusesCurvesBelow224BitsForTheirSizeAndForTheirName() {
        SubjectPublicKeyInfo key = new SubjectPublicKeyInfo(
                new AlgorithmIdentifier(X9ObjectIdentifiers.id_ecPublicKey, X9ObjectIdentifiers.prime192v1),
                new byte[] {4});
        assertThat(flaws(Spki.of(key))).contains(KeyFlaw.TOO_SHORT, KeyFlaw.EC_CURVE, KeyFlaw.ALGORITHM);
    }

    @Test
    void refusesModuliThatWouldTieUpVerifiers() {
        BigInteger long9000 = new BigInteger(9000, new Random(1)).setBit(8999).setBit(0);
        assertThat(flaws(Spki.rsa(long9000, Spki.F4))).contains(KeyFlaw.TOO_LONG);
    }

    @Test
    void collectsEveryFlawOfAKeyNotOnlyTheFirst() {
        BigInteger modulus = BigInteger.valueOf(3).pow(600).shiftLeft(1);
        assertThat(flaws(Spki.rsa(modulus, BigInteger.TWO)))
                .contains(KeyFlaw.TOO_SHORT, KeyFlaw.RSA_EXPONENT, KeyFlaw.RSA_EVEN, KeyFlaw.RSA_SMALL_FACTOR);
    }

    @Test
    void refusesKindsThatThePolicyDoesNotList() throws Exception {
        for (String kind : List.of("Ed25519", "ML-DSA-44", "ML-DSA-65", "ML-DSA-87")) {
            assertThat(flaws(generated(kind))).as(kind).containsExactly(KeyFlaw.ALGORITHM);
        }
        assertThat(flaws(generated("X25519"))).containsExactly(KeyFlaw.ALGORITHM);
        assertThat(flaws(generated("Ed448"))).containsExactly(KeyFlaw.ALGORITHM);
    }

    @Test
    void acceptsAKindOnceThePolicyListsIt() throws Exception {
        KeyPolicy wider = policy.with(listed(KeyAlgorithm.ED25519, Period.always()))
                .with(listed(KeyAlgorithm.ML_DSA_44, Period.always()))
                .with(listed(KeyAlgorithm.ML_DSA_87, Period.always()));
        assertThat(wider.examine(generated("Ed25519"), TODAY)).isInstanceOf(KeyVerdict.Fit.class);
        assertThat(wider.examine(generated("ML-DSA-44"), TODAY)).isInstanceOf(KeyVerdict.Fit.class);
        assertThat(wider.examine(generated("ML-DSA-87"), TODAY)).isInstanceOf(KeyVerdict.Fit.class);
        assertThat(wider.examine(generated("ML-DSA-65"), TODAY)).isInstanceOf(KeyVerdict.Unfit.class);
    }

    @Test
    void aKindIsAcceptedFromItsFirstToItsLastDayInclusive() throws Exception {
        Period november = new Period(Optional.of(LocalDate.of(2026, 11, 1)), Optional.of(LocalDate.of(2026, 11, 30)));
        KeyPolicy dated = policy.with(listed(KeyAlgorithm.ED25519, november));
        Der key = generated("Ed25519");
        assertThat(flaws(dated, key, LocalDate.of(2026, 10, 31))).containsExactly(KeyFlaw.ALGORITHM_NOT_YET);
        assertThat(flaws(dated, key, LocalDate.of(2026, 11, 1))).isEmpty();
        assertThat(flaws(dated, key, LocalDate.of(2026, 11, 30))).isEmpty();
        assertThat(flaws(dated, key, LocalDate.of(2026, 12, 1))).containsExactly(KeyFlaw.ALGORITHM_ENDED);
    }

    @Test
    void aLargerMinimumTakesEffectOnItsDay() {
        LocalDate last = LocalDate.of(2030, 12, 31);
        KeyPolicy dated = withSizes(
                new SizeRule(KeyFamily.FACTORING, 2048, 8192, Period.until(last), "old"),
                new SizeRule(KeyFamily.FACTORING, 3072, 8192, Period.from(last.plusDays(1)), "new"));
        assertThat(flaws(dated, Spki.of(RSA), last)).isEmpty();
        assertThat(flaws(dated, Spki.of(RSA), last.plusDays(1))).containsExactly(KeyFlaw.TOO_SHORT);
    }

    @Test
    void refusesEverythingOnADayWithoutARule() {
        KeyPolicy ended =
                withSizes(new SizeRule(KeyFamily.FACTORING, 2048, 8192, Period.until(TODAY.minusDays(1)), "ended"));
        assertThat(flaws(ended, Spki.of(RSA), TODAY)).containsExactly(KeyFlaw.NO_RULE, KeyFlaw.NO_RULE);
        KeyPolicy withoutExponents = new KeyPolicy(
                policy.algorithms(), policy.sizes(), List.of(), KnownBadKeys.none(), CompromisedKeys.none());
        assertThat(flaws(withoutExponents, Spki.of(RSA), TODAY)).containsExactly(KeyFlaw.NO_RULE);
    }

    @Test
    void twoRulesForOneDayAreRefusedAtTheStart() {
        assertThatThrownBy(() -> withSizes(
                        new SizeRule(KeyFamily.FACTORING, 2048, 8192, Period.until(TODAY), "old"),
                        new SizeRule(KeyFamily.FACTORING, 3072, 8192, Period.from(TODAY), "new")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatIsNoKeyHasNoVerdictOtherThanUnfit() {
        for (byte[] bytes : new byte[][] {{}, {1, 2, 3}, {5, 0}, {0x30, 0}}) {
            assertThat(flaws(Der.of(bytes))).containsExactly(KeyFlaw.MALFORMED);
        }
        assertThat(flaws(Spki.withBits(Spki.parsed(RSA), new byte[] {1, 2, 3})))
                .contains(KeyFlaw.MALFORMED)
                .doesNotContain(KeyFlaw.ALGORITHM);
    }

    @Test
    void aCurveGivenByItsParametersIsRefusedEvenIfTheyAreThoseOfP256() throws Exception {
        SubjectPublicKeyInfo named = Spki.parsed(TinyCa.ec("secp256r1").getPublic());
        Der explicit = Spki.withParameters(
                named,
                ECNamedCurveTable.getByOID(
                        ASN1ObjectIdentifier.getInstance(named.getAlgorithm().getParameters())));
        assertThat(flaws(explicit)).contains(KeyFlaw.EC_CURVE, KeyFlaw.ALGORITHM);
    }

    private KeyPolicy withSizes(SizeRule... sizes) {
        return new KeyPolicy(
                policy.algorithms(), List.of(sizes), policy.exponents(), KnownBadKeys.none(), CompromisedKeys.none());
    }

    private static AlgorithmRule listed(KeyAlgorithm algorithm, Period period) {
        return new AlgorithmRule(algorithm, period, "CPS 6.1.5");
    }

    private static Der generated(String kind) throws Exception {
        return Spki.of(KeyPairGenerator.getInstance(kind).generateKeyPair().getPublic());
    }

    private List<KeyFlaw> flaws(Der spki) {
        return flaws(policy, spki, TODAY);
    }

    private static List<KeyFlaw> flaws(KeyPolicy policy, Der spki, LocalDate day) {
        return switch (policy.examine(spki, day)) {
            case KeyVerdict.Fit _ -> List.of();
            case KeyVerdict.Unfit unfit ->
                unfit.failures().stream().map(KeyFinding.Failed::flaw).toList();
        };
    }
}
