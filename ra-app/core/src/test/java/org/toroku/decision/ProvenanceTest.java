package org.toroku.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.cert.CertificateEncodingException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.toroku.ca.CaConnector;
import org.toroku.ca.Health;
import org.toroku.ca.Revocation;
import org.toroku.ca.RevocationReason;
import org.toroku.ca.Submission;
import org.toroku.ca.TokenSigner;
import org.toroku.ca.Voiding;
import org.toroku.ca.order.CanonicalOrder;
import org.toroku.ca.order.IssuanceOrder;
import org.toroku.ca.order.SignedOrder;
import org.toroku.decision.Approvals.Approval;
import org.toroku.decision.Approvals.Confirmation;
import org.toroku.evidence.Ground;
import org.toroku.evidence.Scratch;
import org.toroku.evidence.SoftSigner;
import org.toroku.pki.Der;
import org.toroku.pki.identity.IdentityPolicy;
import org.toroku.pki.identity.IdentityVerifier;
import org.toroku.pki.identity.SignedApplication;
import org.toroku.pki.jpki.JpkiVerifier;
import org.toroku.process.Step;
import org.toroku.process.StepContext;
import org.toroku.process.StepResult;
import org.toroku.testkit.pki.CardSigner;
import org.toroku.testkit.pki.JpkiTestNames;
import org.toroku.testkit.pki.TestNationalPki;
import org.toroku.testkit.pki.TestStatusService;
import org.toroku.workflows.JobTypes;

/** Whoever owns the database makes a case say something else for as long as it takes to have an order signed. */
class ProvenanceTest {
    private static final TestNationalPki PKI = pki();
    private static final TestStatusService SERVICE = service();
    private static final String FORGED = "'偽名\u3000一郎'";

    private Ground ground;

    @BeforeEach
    void open() {
        ground = Ground.open(World.class);
    }

    @AfterEach
    void close() {
        ground.close();
    }

    private static TestNationalPki pki() {
        return TestNationalPki.openOrCreate(Scratch.folder("toroku-provenance"), Clock.systemUTC());
    }

    private static TestStatusService service() {
        try {
            return TestStatusService.start(PKI, 0, Clock.systemUTC());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private UUID verified() {
        UUID id = ground.cases().apply();
        byte[] content = ground.cases().content(id);
        ground.cases()
                .submit(
                        id,
                        new SignedApplication.Cms(Der.of(content), Der.of(CardSigner.cms(PKI.card("good"), content))));
        StepResult result = ground.beans(Step.class).stream()
                .filter(step -> step.jobType().equals(JobTypes.VERIFY_IDENTITY))
                .findFirst()
                .orElseThrow()
                .perform(new StepContext(id, "verify-identity", 1));
        commit(result);
        return id;
    }

    private void commit(StepResult result) {
        assertThat(result).isInstanceOf(StepResult.Done.class);
        ground.transaction()
                .executeWithoutResult(
                        status -> ((StepResult.Done) result).writes().run());
    }

    private StepResult accepted(UUID caseId) {
        return ground.bean(DecisionDesk.class)
                .byAutomaton(
                        caseId,
                        new AutomatonVerdict(
                                AutomatonVerdict.Outcome.ACCEPT,
                                List.of(),
                                "automaton",
                                "00".repeat(32),
                                "1",
                                "00".repeat(32),
                                "1",
                                List.of(),
                                "{}",
                                "suzuki"));
    }

    private void sql(String statement) {
        ground.jdbc().sql(statement).update();
    }

    private void plant(String table, String body) {
        sql("CREATE SCHEMA IF NOT EXISTS elsewhere");
        sql("CREATE FUNCTION elsewhere.planted() RETURNS trigger LANGUAGE plpgsql AS $f$ BEGIN " + body
                + " RETURN NEW; END $f$");
        sql("CREATE TRIGGER planted BEFORE INSERT ON " + table + " FOR EACH ROW EXECUTE FUNCTION elsewhere.planted()");
    }

    @Test
    void anOrderNamesWhomTheCardNames() {
        UUID caseId = verified();
        commit(accepted(caseId));
        Approval approval = approvals().current(caseId).orElseThrow();

        assertThat(approvals().confirm(approval))
                .isInstanceOfSatisfying(
                        Confirmation.Confirmed.class,
                        confirmed -> assertThat(confirmed.order().subject()).contains("cn=山田 花子"));
    }

    @Test
    void nothingIsSignedForARowThatIsAnotherOneForTheMoment() {
        UUID caseId = verified();
        sql("UPDATE identity_verification SET items = jsonb_set(items, '{name}', to_jsonb(" + FORGED + "::text))");

        assertThat(accepted(caseId)).isEqualTo(new StepResult.Halt("case-altered"));
    }

    @Test
    void nothingIsSignedForARowThatWasForgedBeforeItWasSealed() {
        plant("identity_verification", "NEW.items = jsonb_set(NEW.items, '{name}', to_jsonb(" + FORGED + "::text));");
        UUID caseId = verified();
        assertThat(accepted(caseId)).isEqualTo(new StepResult.Halt("case-altered"));

        sql("DROP TRIGGER planted ON identity_verification");
        assertThat(accepted(caseId)).isEqualTo(new StepResult.Halt("identity-altered"));
    }

    @Test
    void nothingIsSignedForAFormThatNobodySigned() {
        plant("application", "NEW.form = jsonb_set(NEW.form, '{givenName}', to_jsonb('一郎'::text));");
        UUID caseId = verified();
        sql("DROP TRIGGER planted ON application");

        assertThat(accepted(caseId)).isEqualTo(new StepResult.Halt("form-altered"));
    }

    @Test
    void nothingIsSignedForAVerificationThatFailed() {
        plant(
                "identity_verification",
                "NEW.result = 'VERIFIED'; NEW.reason = NULL; NEW.person_sha256 = 'x';"
                        + " NEW.items = '{\"name\":\"偽名\",\"nameSubstitutes\":[],\"sex\":\"MALE\",\"birthDate\":{\"era\":3},"
                        + "\"address\":\"x\",\"addressSubstitutes\":[]}';");
        SERVICE.behave(PKI.card("good").certificate().getSerialNumber(), org.toroku.testkit.pki.OcspBehaviour.REVOKED);
        UUID caseId;
        try {
            caseId = verified();
        } finally {
            SERVICE.behaveNormally();
        }
        sql("DROP TRIGGER planted ON identity_verification");

        assertThat(accepted(caseId)).isEqualTo(new StepResult.Halt("identity-altered"));
    }

    @Test
    void anOrderForAnotherNameIsNotCarriedOut() {
        UUID caseId = verified();
        commit(accepted(caseId));
        Approval approval = approvals().current(caseId).orElseThrow();
        IssuanceOrder order = ((CanonicalOrder.Decoding.Decoded)
                        CanonicalOrder.decode(approval.order().canonical()))
                .order();
        IssuanceOrder other = new IssuanceOrder(
                order.orderId(),
                order.applicationId(),
                order.applicationSha256(),
                order.subject().replace("花子", "一郎"),
                order.subjectAltName(),
                order.spkiSha256(),
                order.profileId(),
                order.profileSha256(),
                order.notAfterCeiling(),
                order.approval(),
                order.approvedAt(),
                order.expiresAt(),
                order.nonce());
        SignedOrder signed = new SignedOrder(
                CanonicalOrder.encode(other),
                approval.order().signature(),
                approval.order().keyId());

        assertThat(approvals().confirm(new Approval(order.orderId(), caseId, signed, approval.expiresAt())))
                .isEqualTo(new Confirmation.Untrue("order-of-other-data"));
    }

    private Approvals approvals() {
        return ground.bean(Approvals.class);
    }

    @Import({
        Decisions.class,
        AutomatonDesk.class,
        OfficerDesk.class,
        OfficerDesk.Knowledge.class,
        OfficerDesk.Commitment.class,
        Beside.class,
        OrderSigner.class,
        ProfileHold.class,
        Provenance.class,
        OrderConfirmation.class,
        DecisionLedger.class,
        DraftDesk.class,
        Predecessors.class,
        Certification.class,
        OwnCase.class,
        OnDuty.class,
        Rounds.class
    })
    @EnableConfigurationProperties(DecisionSettings.class)
    static class World {
        @Bean
        CaConnector ca() {
            return new NoCa();
        }

        @Bean
        ProfileGate profileGate() {
            return (profileId, sha256) -> Optional.empty();
        }

        @Bean
        OwnKeys ownKeys() {
            return new NoOwnKeys();
        }

        @Bean
        Renewals renewals() {
            return new NoRenewals();
        }

        @Bean
        Affiliations affiliations() {
            return new NoAffiliations();
        }

        @Bean
        Attendance attendance() {
            return new NoAttendance();
        }

        @Bean
        TokenSigner orderKey() {
            return new SoftSigner();
        }

        @Bean
        IdentityVerifier verifier() throws CertificateEncodingException {
            return new JpkiVerifier(
                    new IdentityPolicy(
                            List.of(Der.of(PKI.anchor().getEncoded())),
                            Set.of(JpkiTestNames.TEST_CARD_POLICY),
                            true,
                            Set.of("SHA256withRSA/2048"),
                            SERVICE.ocspUri(),
                            Optional.empty(),
                            Duration.ofMinutes(30),
                            Duration.ofHours(36),
                            Duration.ofSeconds(5),
                            64 * 1024),
                    Clock.systemUTC());
        }
    }

    /** Knows the hash of its profile and does nothing else. */
    private static final class NoCa implements CaConnector {
        @Override
        public Submission submit(SignedOrder order, Optional<Der> publicKey) {
            throw new UnsupportedOperationException("nothing is issued here");
        }

        @Override
        public Optional<Submission> query(UUID orderId) {
            return Optional.empty();
        }

        @Override
        public Voiding cancel(SignedOrder order, String requestedBy) {
            throw new UnsupportedOperationException("nothing is taken back here");
        }

        @Override
        public Revocation revoke(String serial, RevocationReason reason, String requestedBy) {
            throw new UnsupportedOperationException("nothing is revoked here");
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
        public boolean takesRules(String sha256) {
            return true;
        }

        @Override
        public String profileSha256(String profileId) {
            return "00".repeat(32);
        }
    }
}
