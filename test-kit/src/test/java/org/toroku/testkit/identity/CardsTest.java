package org.toroku.testkit.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.toroku.pki.identity.BasicFourItems;
import org.toroku.pki.identity.CardStatus;
import org.toroku.pki.identity.IdentityVerification;
import org.toroku.pki.jpki.JpkiVerifier;
import org.toroku.testkit.pki.CardDefect;
import org.toroku.testkit.pki.CardRequest;
import org.toroku.testkit.pki.CardValidity;
import org.toroku.testkit.pki.Expectation;
import org.toroku.testkit.pki.Holder;
import org.toroku.testkit.pki.JpkiTestNames;
import org.toroku.testkit.pki.TestCard;

/** Every card of the test PKI has exactly one outcome, whichever way its signature travels. */
@Timeout(60)
class CardsTest {
    private static final Scene SCENE = Scene.open();

    private static final List<String> VERIFIED = List.of(
            "good",
            "good2",
            "good3",
            "substitute",
            "unknown-birth-date",
            "unknown-birth-era",
            "former-name",
            "old-kanji-takahashi",
            "old-kanji-watanabe",
            "p384");

    /** Cards that are not verified, and why. */
    private static final Map<String, String> REFUSED = Map.ofEntries(
            Map.entry("revoked", "card-revoked"),
            Map.entry("revoked-affiliation-changed", "card-revoked"),
            Map.entry("revoked-superseded", "card-revoked"),
            Map.entry("revoked-hold", "card-revoked"),
            Map.entry("expired", "card-expired"),
            Map.entry("wrong-policy", "policy-not-accepted"),
            Map.entry("phone-policy", "policy-not-accepted"),
            Map.entry("authentication", "authentication-certificate"),
            Map.entry("look-alike-ca", "issuer-key-mismatch"),
            Map.entry("unknown-to-ocsp", "pending card-unknown"),
            Map.entry("weak-1024", "key-not-accepted"),
            Map.entry("swapped-oids", "basic-items-swapped"),
            Map.entry("flag-length-mismatch", "substitute-flags-length"));

    @AfterAll
    static void close() {
        SCENE.close();
    }

    static Stream<TestCard> standardCards() {
        return Stream.concat(VERIFIED.stream(), REFUSED.keySet().stream()).map(SCENE.pki::card);
    }

    @ParameterizedTest
    @MethodSource("standardCards")
    void cmsOfEveryStandardCardHasItsOutcome(TestCard card) {
        assertThat(Scene.outcome(SCENE.verify(Scene.cms(card, Scene.CONTENT))))
                .isEqualTo(REFUSED.getOrDefault(card.name(), "verified"));
    }

    @ParameterizedTest
    @MethodSource("standardCards")
    void bareSignatureOfEveryStandardCardHasTheSameOutcome(TestCard card) {
        assertThat(Scene.outcome(SCENE.verify(Scene.raw(card, Scene.CONTENT))))
                .isEqualTo(REFUSED.getOrDefault(card.name(), "verified"));
    }

    @ParameterizedTest
    @MethodSource("standardCards")
    void whatTheTestKitExpectsAgreesWithTheOutcome(TestCard card) {
        boolean verified = SCENE.verify(card) instanceof IdentityVerification.Verified;
        assertThat(verified)
                .isEqualTo(card.expected() == Expectation.ACCEPTED || card.expected() == Expectation.REFERRED);
    }

    @Test
    void verifiedApplicationCarriesItemsPathAndEvidence() {
        TestCard card = SCENE.pki.card("good");
        IdentityVerification.Verified verified = (IdentityVerification.Verified) SCENE.verify(card);
        BasicFourItems items = verified.items();
        assertThat(items.name()).isEqualTo(card.holder().name());
        assertThat(items.address()).isEqualTo(card.holder().address());
        assertThat(items.sex()).isEqualTo(BasicFourItems.Sex.FEMALE);
        assertThat(items.birthDate().era()).isEqualTo(3);
        assertThat(items.birthDate().toLocalDate()).contains(LocalDate.of(1980, 2, 17));
        assertThat(items.nameSubstitutes().isEmpty()).isTrue();
        assertThat(verified.path()).containsExactly(Scene.der(card.certificate()), Scene.der(SCENE.pki.anchor()));
        assertThat(verified.good().evidence().request()).isPresent();
        assertThat(verified.good().evidence().response()).isPresent();
        assertThat(verified.good().evidence().responderCertificate()).contains(Scene.der(SCENE.pki.ocspResponder()));
        assertThat(Scene.failures(verified)).isEmpty();
        assertThat(verified.checks())
                .hasSizeGreaterThanOrEqualTo(17)
                .allSatisfy(check -> assertThat(check.clause()).isNotBlank());
    }

    @Test
    void substituteFlagsAreReadByPosition() {
        IdentityVerification.Verified verified =
                (IdentityVerification.Verified) SCENE.verify(SCENE.pki.card("substitute"));
        assertThat(verified.items().nameSubstitutes().stream().boxed()).containsExactly(0);
        assertThat(verified.items().addressSubstitutes().stream().boxed()).containsExactly(3);
    }

    @Test
    void unknownPartsOfABirthDateStayUnknown() {
        BasicFourItems.BirthDate day = ((IdentityVerification.Verified)
                        SCENE.verify(SCENE.pki.card("unknown-birth-date")))
                .items()
                .birthDate();
        BasicFourItems.BirthDate all = ((IdentityVerification.Verified)
                        SCENE.verify(SCENE.pki.card("unknown-birth-era")))
                .items()
                .birthDate();
        assertThat(day.year()).contains(1948);
        assertThat(day.month()).isEmpty();
        assertThat(day.toLocalDate()).isEmpty();
        assertThat(all)
                .isEqualTo(new BasicFourItems.BirthDate(0, Optional.empty(), Optional.empty(), Optional.empty()));
    }

    @Test
    void defectsThatNoStandardCardHasAreNoticed() {
        assertThat(Scene.outcome(SCENE.verify(made(CardDefect.DUPLICATE_NAME)))).isEqualTo("basic-item-duplicate");
        assertThat(Scene.outcome(SCENE.verify(made(CardDefect.MISSING_NAME)))).isEqualTo("basic-item-missing");
        assertThat(Scene.outcome(SCENE.verify(made(CardDefect.CA_LEAF)))).isEqualTo("ca-certificate");
        assertThat(Scene.outcome(SCENE.verify(made(CardDefect.WITHOUT_NON_REPUDIATION))))
                .isEqualTo("authentication-certificate");
        assertThat(Scene.outcome(SCENE.verify(made(CardDefect.UNKNOWN_ITEM)))).isEqualTo("verified");
    }

    @Test
    void holderItemsThatCannotBeTrustedAreRefused() {
        assertThat(items("表　示\u202e", "1", "319800217")).isEqualTo("basic-item-malformed");
        assertThat(items("", "1", "319800217")).isEqualTo("basic-item-malformed");
        assertThat(items("01010", "1", "319800217")).isEqualTo("verified");
        assertThat(items("𠮷野　太郎", "1", "319800217")).isEqualTo("verified");
        assertThat(items("山田　太郎", "男", "319800217")).isEqualTo("sex-malformed");
        assertThat(items("山田　太郎", "9", "319800217")).isEqualTo("verified");
        assertThat(items("山田　太郎", "1", "919800217")).isEqualTo("birth-date-malformed");
        assertThat(items("山田　太郎", "1", "319800017")).isEqualTo("verified");
    }

    @Test
    void allFindingsAreKeptNotOnlyTheFirst() {
        CardRequest several = request()
                .withPolicy(JpkiTestNames.FOREIGN_POLICY)
                .with(CardValidity.expired(SCENE.clock.instant(), Duration.ofDays(1)))
                .with(CardDefect.FLAG_LENGTH_MISMATCH);
        assertThat(Scene.failures(SCENE.verify(SCENE.pki.issue(several))))
                .containsExactly("card-expired", "policy-not-accepted", "substitute-flags-length", "path-invalid");
    }

    @Test
    void theStatusServiceIsNotAskedAboutACardThatFailed() {
        long before = SCENE.service.requests();
        SCENE.verify(SCENE.pki.card("look-alike-ca"));
        SCENE.verify(SCENE.pki.card("expired"));
        SCENE.verify(Scene.raw(SCENE.pki.card("weak-1024"), Scene.CONTENT));
        assertThat(SCENE.service.requests()).isEqualTo(before);
    }

    @Test
    void productionRefusesTestAnchorAndTestPolicy() {
        JpkiVerifier production = new JpkiVerifier(SCENE.productionPolicy(), SCENE.clock);
        TestCard card = SCENE.pki.card("good");
        IdentityVerification verification = production.verify(Scene.cms(card, Scene.CONTENT));
        assertThat(Scene.outcome(verification)).isEqualTo("test-anchor");
        assertThat(Scene.failures(verification)).contains("test-policy");
        assertThat(production.status(Scene.der(card.certificate())))
                .isInstanceOfSatisfying(
                        CardStatus.Unavailable.class,
                        status -> assertThat(status.reason()).isEqualTo("test-anchor"));
    }

    @Test
    void statusOfAnExpiredCardIsNeverGood() {
        CardStatus status = new JpkiVerifier(SCENE.policy(), SCENE.clock)
                .status(Scene.der(SCENE.pki.card("expired").certificate()));
        assertThat(status)
                .isInstanceOfSatisfying(
                        CardStatus.Unavailable.class,
                        unavailable -> assertThat(unavailable.reason()).isEqualTo("card-expired"));
    }

    @Test
    void revocationBetweenTwoQuestionsShowsInTheSecond() {
        JpkiVerifier verifier = new JpkiVerifier(SCENE.policy(), SCENE.clock);
        TestCard card = SCENE.pki.issue(request());
        assertThat(verifier.verify(Scene.cms(card, Scene.CONTENT))).isInstanceOf(IdentityVerification.Verified.class);
        SCENE.pki.revoke(card.certificate().getSerialNumber(), 3, SCENE.clock.instant());
        assertThat(verifier.status(Scene.der(card.certificate())))
                .isInstanceOfSatisfying(
                        CardStatus.Revoked.class,
                        revoked -> assertThat(revoked.reason()).isEqualTo(3));
    }

    private static String items(String name, String sex, String birthDate) {
        return Scene.outcome(SCENE.verify(SCENE.pki.issue(CardRequest.of(
                name(),
                Holder.of(name, sex, birthDate, "東京都千代田区"),
                SCENE.clock.instant().minus(Duration.ofDays(1))))));
    }

    private static TestCard made(CardDefect defect) {
        return SCENE.pki.issue(request().with(defect));
    }

    private static CardRequest request() {
        return CardRequest.of(
                name(),
                Holder.of("試験　二郎", "1", "319681105", "大阪府大阪市北区"),
                SCENE.clock.instant().minus(Duration.ofDays(1)));
    }

    /** Other tests of this module load all cards: those made here are recognisable. */
    private static String name() {
        return "made-" + Long.toUnsignedString(java.util.UUID.randomUUID().getMostSignificantBits(), 36);
    }
}
