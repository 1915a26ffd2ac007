package org.toroku.testkit.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.toroku.pki.identity.CardStatus;
import org.toroku.pki.identity.IdentityVerification;
import org.toroku.pki.identity.StatusEvidence;
import org.toroku.pki.jpki.JpkiVerifier;
import org.toroku.pki.status.OfflineStatusCheck;
import org.toroku.testkit.pki.CrlBehaviour;
import org.toroku.testkit.pki.OcspBehaviour;
import org.toroku.testkit.pki.TestCard;

/** However the status service misbehaves, nothing but a verified "good" is good, and the answer comes in bounded time. */
@Timeout(60)
class StatusServiceFaultsTest {
    private static final Scene SCENE = Scene.open();
    private static final Duration TIMEOUT = Duration.ofSeconds(2);
    private static final JpkiVerifier VERIFIER = new JpkiVerifier(SCENE.policy(TIMEOUT), SCENE.clock);
    private static final JpkiVerifier WITH_CRL = new JpkiVerifier(SCENE.policyWithCrl(TIMEOUT), SCENE.clock);

    private static final Map<OcspBehaviour, String> OUTCOMES = Map.ofEntries(
            Map.entry(OcspBehaviour.NORMAL, "verified"),
            Map.entry(OcspBehaviour.GOOD, "verified"),
            Map.entry(OcspBehaviour.REVOKED, "card-revoked"),
            Map.entry(OcspBehaviour.UNKNOWN, "pending card-unknown"),
            Map.entry(OcspBehaviour.STALE, "pending ocsp-stale"),
            Map.entry(OcspBehaviour.REPLAY, "pending ocsp-nonce-mismatch"),
            Map.entry(OcspBehaviour.NO_NONCE, "pending ocsp-nonce-missing"),
            Map.entry(OcspBehaviour.TRY_LATER, "pending ocsp-try-later"),
            Map.entry(OcspBehaviour.SLOW, "pending ocsp-timeout"),
            Map.entry(OcspBehaviour.WRONG_SIGNER, "pending ocsp-wrong-responder"),
            Map.entry(OcspBehaviour.BAD_SIGNATURE, "pending ocsp-signature-invalid"),
            Map.entry(OcspBehaviour.UNAUTHORISED_RESPONDER, "pending ocsp-responder-not-delegated"),
            Map.entry(OcspBehaviour.OTHER_SERIAL, "pending ocsp-other-certificate"),
            Map.entry(OcspBehaviour.ENDLESS_BODY, "pending ocsp-too-large"),
            Map.entry(OcspBehaviour.HTTP_500, "pending ocsp-server-error"),
            Map.entry(OcspBehaviour.REDIRECT, "pending ocsp-redirect"),
            Map.entry(OcspBehaviour.GARBAGE, "pending ocsp-malformed"),
            Map.entry(OcspBehaviour.DOWN, "pending ocsp-unreachable"));

    /** The service could not speak; everything else is an answer that stands. */
    private static final Set<OcspBehaviour> SILENT =
            Set.of(OcspBehaviour.TRY_LATER, OcspBehaviour.SLOW, OcspBehaviour.HTTP_500, OcspBehaviour.DOWN);

    /** Where bytes were received, they are kept, above all the refused ones. */
    private static final Set<OcspBehaviour> WITHOUT_BYTES = Set.of(
            OcspBehaviour.SLOW,
            OcspBehaviour.ENDLESS_BODY,
            OcspBehaviour.HTTP_500,
            OcspBehaviour.REDIRECT,
            OcspBehaviour.DOWN);

    private final TestCard good = SCENE.pki.card("good");
    private final TestCard revoked = SCENE.pki.card("revoked");

    @AfterAll
    static void close() {
        SCENE.close();
    }

    @BeforeEach
    void normal() {
        SCENE.service.behaveNormally();
    }

    @ParameterizedTest
    @EnumSource
    void everyBehaviourHasItsOutcomeInBoundedTime(OcspBehaviour behaviour) {
        SCENE.service.behave(behaviour);
        long start = System.nanoTime();
        IdentityVerification verification = VERIFIER.verify(Scene.cms(good, Scene.CONTENT));
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(TIMEOUT.plusSeconds(2));
        assertThat(Scene.outcome(verification)).isEqualTo(OUTCOMES.get(behaviour));
        StatusEvidence evidence = verification.status().orElseThrow().evidence();
        assertThat(evidence.source()).isEqualTo("OCSP");
        assertThat(evidence.request()).isPresent();
        assertThat(evidence.response().isEmpty()).isEqualTo(WITHOUT_BYTES.contains(behaviour));
    }

    @ParameterizedTest
    @EnumSource
    void aRevokedCardIsNeverVerifiedUnlessTheResponderItselfSaysGood(OcspBehaviour behaviour) {
        SCENE.service.behave(behaviour);
        IdentityVerification verification = VERIFIER.verify(Scene.cms(revoked, Scene.CONTENT));
        assertThat(verification instanceof IdentityVerification.Verified).isEqualTo(behaviour == OcspBehaviour.GOOD);
    }

    @ParameterizedTest
    @EnumSource
    void crlReplacesOnlyAResponderThatCouldNotSpeak(OcspBehaviour behaviour) {
        SCENE.service.behave(behaviour);
        long before = SCENE.service.crlRequests();
        IdentityVerification verification = WITH_CRL.verify(Scene.cms(good, Scene.CONTENT));
        assertThat(Scene.outcome(verification))
                .isEqualTo(SILENT.contains(behaviour) ? "verified" : OUTCOMES.get(behaviour));
        assertThat(SCENE.service.crlRequests() - before).isEqualTo(SILENT.contains(behaviour) ? 1 : 0);
        assertThat(verification.status().orElseThrow().evidence().source())
                .isEqualTo(SILENT.contains(behaviour) ? "CRL" : "OCSP");
    }

    @Test
    void crlThatListsTheCardRevokesIt() {
        SCENE.service.behave(OcspBehaviour.DOWN);
        IdentityVerification verification = WITH_CRL.verify(Scene.cms(revoked, Scene.CONTENT));
        assertThat(Scene.outcome(verification)).isEqualTo("card-revoked");
        assertThat(verification.status())
                .get()
                .isInstanceOfSatisfying(
                        CardStatus.Revoked.class,
                        found -> assertThat(found.reason()).isEqualTo(5));
    }

    @ParameterizedTest
    @EnumSource
    void whenBothFailTheCardWaits(CrlBehaviour behaviour) {
        SCENE.service.behave(OcspBehaviour.DOWN);
        SCENE.service.behave(behaviour);
        String outcome = Scene.outcome(WITH_CRL.verify(Scene.cms(good, Scene.CONTENT)));
        assertThat(outcome)
                .isEqualTo(
                        switch (behaviour) {
                            case NORMAL -> "verified";
                            case STALE -> "pending crl-stale";
                            case WRONG_SIGNER -> "pending crl-signature-invalid";
                            case HTTP_500, DOWN -> "pending ocsp-unreachable";
                            case GARBAGE -> "pending crl-malformed";
                        });
    }

    @Test
    void storedEvidenceProvesTheSameStatusAgainOffline() {
        OfflineStatusCheck offline = new OfflineStatusCheck(SCENE.policy());
        for (OcspBehaviour behaviour : OcspBehaviour.values()) {
            SCENE.service.behave(behaviour);
            CardStatus online =
                    VERIFIER.verify(Scene.cms(good, Scene.CONTENT)).status().orElseThrow();
            CardStatus again = offline.recheck(Scene.der(good.certificate()), online.evidence());
            if (WITHOUT_BYTES.contains(behaviour)) {
                assertThat(again).isInstanceOf(CardStatus.Unavailable.class);
            } else {
                assertThat(again).as(behaviour.name()).isEqualTo(online);
            }
        }
        SCENE.service.behave(OcspBehaviour.DOWN);
        CardStatus byCrl = WITH_CRL.status(Scene.der(good.certificate()));
        assertThat(byCrl).isInstanceOf(CardStatus.Good.class);
        assertThat(offline.recheck(Scene.der(good.certificate()), byCrl.evidence()))
                .isEqualTo(byCrl);
    }

    @Test
    void evidenceOfOneCardProvesNothingAboutAnother() {
        OfflineStatusCheck offline = new OfflineStatusCheck(SCENE.policy());
        StatusEvidence evidence = VERIFIER.verify(Scene.cms(good, Scene.CONTENT))
                .status()
                .orElseThrow()
                .evidence();
        assertThat(offline.recheck(Scene.der(SCENE.pki.card("good2").certificate()), evidence))
                .isInstanceOfSatisfying(
                        CardStatus.Unavailable.class,
                        status -> assertThat(status.reason()).isEqualTo("ocsp-other-certificate"));
    }

    @Test
    void eachQuestionHasAFreshNonce() {
        StatusEvidence first = VERIFIER.verify(Scene.cms(good, Scene.CONTENT))
                .status()
                .orElseThrow()
                .evidence();
        StatusEvidence second = VERIFIER.verify(Scene.cms(good, Scene.CONTENT))
                .status()
                .orElseThrow()
                .evidence();
        assertThat(first.request()).isNotEqualTo(second.request());
    }

    @Test
    void anInterruptedQuestionEndsAtOnceAndStaysUndecided() {
        SCENE.service.behave(OcspBehaviour.SLOW);
        Thread.currentThread().interrupt();
        IdentityVerification verification = VERIFIER.verify(Scene.cms(good, Scene.CONTENT));
        assertThat(Thread.interrupted()).isTrue();
        assertThat(Scene.outcome(verification)).isEqualTo("pending interrupted");
    }
}
