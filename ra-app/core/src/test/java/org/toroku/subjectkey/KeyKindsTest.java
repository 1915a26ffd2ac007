package org.toroku.subjectkey;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.toroku.ca.CertificatePreview;
import org.toroku.enrolment.ApplicationState;
import org.toroku.enrolment.EnrolmentDesk.Access;
import org.toroku.enrolment.EnrolmentDesk.Applied;
import org.toroku.enrolment.EnrolmentDesk.FieldProblem;
import org.toroku.enrolment.EnrolmentDesk.Receipt;
import org.toroku.enrolment.EnrolmentDesk.Submitted;
import org.toroku.issuance.CardHouse;
import org.toroku.pki.Der;
import org.toroku.renewal.RenewalCounter;
import org.toroku.subjectkey.KeyCounter.Handed;
import org.toroku.testkit.pki.OwnKey;
import org.toroku.testkit.pki.OwnKeyKind;

/** Kinds of key beyond RSA and the two curves: only where, and as long as, the operator lists them. */
class KeyKindsTest {
    private static CodeScene scene;

    @BeforeAll
    static void open() {
        Map<String, String> settings = new HashMap<>();
        settings.putAll(listed(0, "ED25519", "2026-01-01"));
        settings.putAll(listed(1, "RSA_PSS", "2026-01-01"));
        settings.put("toroku.subject-key.algorithms[1].until", "2026-01-02");
        settings.putAll(listed(2, "ML_DSA_44", "2100-01-01"));
        settings.putAll(listed(3, "ML_DSA_65", "2026-01-01"));
        scene = new CodeScene(settings);
    }

    @AfterAll
    static void close() {
        scene.close();
    }

    @Test
    void aListedKindIsTakenOnItsDays() {
        assertThat(apply(scene.house(), OwnKeyKind.ED25519)).isInstanceOf(Applied.Accepted.class);
        assertThat(problems(apply(scene.house(), OwnKeyKind.RSA_PSS_3072))).containsExactly("key-algorithm-ended");
        assertThat(problems(apply(scene.house(), OwnKeyKind.ML_DSA_44))).containsExactly("key-algorithm-not-yet");
        assertThat(problems(apply(scene.house(), OwnKeyKind.ML_DSA_87))).containsExactly("key-algorithm");
    }

    @Test
    void noKindIsTakenThatNobodyListed() {
        try (CardHouse plain = new CardHouse()) {
            for (OwnKeyKind kind : List.of(OwnKeyKind.ED25519, OwnKeyKind.RSA_PSS_3072, OwnKeyKind.ML_DSA_65)) {
                assertThat(problems(apply(plain, kind))).as(kind.word()).containsExactly("key-algorithm");
            }
        }
    }

    @Test
    void whatTheApplicantSignsSaysThatALatticeKeyIsOutsideTheAccreditation() {
        assertThat(content(OwnKeyKind.ML_DSA_65)).contains("ML-DSA-65", "認定対象外", "not accredited");
        assertThat(content(OwnKeyKind.ED25519)).contains("Ed25519").doesNotContain("認定対象外");
    }

    @Test
    void aKeyUnderACodeDoesNotChangeWhetherTheCertificateIsAccredited() {
        Access access = scene.waiting();
        UUID caseId = access.applicationId();
        String code = scene.posted(caseId, 1);

        assertThat(scene.send(access, code, OwnKey.of(OwnKeyKind.ML_DSA_65)))
                .isEqualTo(new Handed.Unsound(List.of("key-accreditation-differs")));
        assertThat(scene.triesLeft(caseId)).isEqualTo(5);
        OwnKey key = OwnKey.of(OwnKeyKind.ED25519);
        assertThat(scene.send(access, code, key)).isInstanceOf(Handed.Received.class);
        scene.house().acceptedByTwo(caseId);
        scene.house().awaitState(caseId, ApplicationState.ISSUED);
        assertThat(scene.house().ca().certifiedKeys(caseId)).containsExactly(Der.of(key.spki()));
    }

    @Test
    void aLatticeKeyGoesThroughUnderTheUnaccreditedProfileToItsCertificate() {
        Map<String, String> settings = new HashMap<>(listed(0, "ML_DSA_65", "2026-01-01"));
        settings.put("toroku.decision.unaccredited-profile", "subscriber-sign-ml-dsa");
        try (CodeScene lattice = new CodeScene(settings)) {
            OwnKey first = OwnKey.of(OwnKeyKind.ML_DSA_65);
            Applied.Accepted applied = (Applied.Accepted) apply(lattice.house(), first);
            assertThat(lattice.house()
                            .counter()
                            .submit(applied.access(), lattice.house().signature(applied)))
                    .isInstanceOf(Submitted.Received.class);
            UUID caseId = applied.access().applicationId();
            OwnKey second = OwnKey.of(OwnKeyKind.ML_DSA_65);
            assertThat(lattice.send(applied.access(), lattice.posted(caseId, 1), second))
                    .isInstanceOf(Handed.Received.class);
            lattice.house().acceptedByTwo(caseId);
            lattice.house().awaitState(caseId, ApplicationState.ISSUED);

            assertThat(lattice.house().ca().certifiedKeys(caseId)).containsExactly(Der.of(second.spki()));
            assertThat(lattice.house().ca().profilesOf(caseId)).containsExactly("subscriber-sign-ml-dsa");
        }
    }

    /** 則5②: only an accredited certificate proves its holder for another one, and only a signature that is looked at. */
    @Test
    void aKeyWhoseSignaturesProveNoHolderIsNotPromisedARenewal() {
        Map<String, String> settings = new HashMap<>(listed(0, "ML_DSA_65", "2026-01-01"));
        settings.putAll(listed(1, "ED25519", "2026-01-01"));
        settings.put("toroku.decision.unaccredited-profile", "subscriber-sign-ml-dsa");
        settings.put("toroku.subject-key.legal-bases[0].basis", "JPKI_26_5_I");
        settings.put("toroku.subject-key.legal-bases[0].reference", "届出 第1号");
        settings.put("toroku.subject-key.legal-bases[0].from", "2026-01-01");
        try (CodeScene kinds = new CodeScene(settings)) {
            for (OwnKeyKind kind : List.of(OwnKeyKind.ML_DSA_65, OwnKeyKind.ED25519)) {
                Access access = delivered(kinds, OwnKey.of(kind));
                assertThat(kinds.house().part(RenewalCounter.class).offer(access))
                        .as(kind.word())
                        .isEqualTo(new RenewalCounter.Offer.Refused("key-renews-nothing"));
            }
            assertThat(kinds.house().part(RenewalCounter.class).offer(delivered(kinds, OwnKey.p256())))
                    .isInstanceOf(RenewalCounter.Offer.Renewable.class);
        }
    }

    private static Access delivered(CodeScene kinds, OwnKey key) {
        Applied.Accepted applied = (Applied.Accepted) apply(kinds.house(), key);
        assertThat(kinds.house()
                        .counter()
                        .submit(applied.access(), kinds.house().signature(applied)))
                .isInstanceOf(Submitted.Received.class);
        UUID caseId = applied.access().applicationId();
        kinds.house().acceptedByTwo(caseId);
        kinds.house().awaitState(caseId, ApplicationState.ISSUED);
        assertThat(kinds.house().counter().certificate(applied.access())).isPresent();
        assertThat(kinds.house().counter().confirmReceipt(applied.access())).isInstanceOf(Receipt.Confirmed.class);
        return applied.access();
    }

    @Test
    void aKeyThatTheProfileDoesNotCertifyIsRefusedBeforeAnythingIsSigned() {
        CertificatePreview picky = new CertificatePreview() {
            @Override
            public Maker maker() {
                return new Maker.Drafter();
            }

            @Override
            public Preview preview(
                    String subject,
                    Optional<String> mail,
                    String profile,
                    Optional<java.time.Instant> notAfterCeiling,
                    Optional<Der> key) {
                return new Preview.Impossible("profileId", "unknown-profile");
            }

            @Override
            public Optional<String> objection(String profile, Der key) {
                return profile.equals("subscriber-sign-p256") ? Optional.of("key-kind-not-allowed") : Optional.empty();
            }
        };
        Map<String, String> settings = new HashMap<>(listed(0, "ED25519", "2026-01-01"));
        settings.putAll(listed(1, "ML_DSA_65", "2026-01-01"));
        settings.put("toroku.decision.unaccredited-profile", "subscriber-sign-ml-dsa");
        try (CardHouse house = new CardHouse(settings, Optional.of(picky))) {
            assertThat(problems(apply(house, OwnKeyKind.ED25519))).containsExactly("key-not-in-profile");
            assertThat(apply(house, OwnKeyKind.ML_DSA_65)).isInstanceOf(Applied.Accepted.class);
        }
    }

    private static Map<String, String> listed(int number, String algorithm, String from) {
        String rule = "toroku.subject-key.algorithms[" + number + "].";
        return Map.of(rule + "algorithm", algorithm, rule + "clause", "CPS 6.1.5", rule + "from", from);
    }

    private static String content(OwnKeyKind kind) {
        Applied.Accepted applied = (Applied.Accepted) apply(scene.house(), kind);
        return new String(applied.content().bytes().toByteArray(), StandardCharsets.UTF_8);
    }

    private static Applied apply(CardHouse at, OwnKeyKind kind) {
        return apply(at, OwnKey.of(kind));
    }

    private static Applied apply(CardHouse at, OwnKey key) {
        return at.part(KeyCounter.class)
                .apply(CardHouse.form(), at.consent(), at.newcomer(), CodeScene.input(key.request()));
    }

    private static List<String> problems(Applied applied) {
        return ((Applied.Invalid) applied)
                .problems().stream().map(FieldProblem::code).toList();
    }
}
