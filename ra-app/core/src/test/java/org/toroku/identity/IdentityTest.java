package org.toroku.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateEncodingException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.toroku.audit.BookVerifier;
import org.toroku.enrolment.ApplicationState;
import org.toroku.enrolment.Applications;
import org.toroku.evidence.DocumentKind;
import org.toroku.evidence.DocumentStore;
import org.toroku.evidence.Ground;
import org.toroku.pki.Der;
import org.toroku.pki.identity.BasicFourItems;
import org.toroku.pki.identity.CardStatus;
import org.toroku.pki.identity.IdentityPolicy;
import org.toroku.pki.identity.IdentityVerifier;
import org.toroku.pki.identity.SignedApplication;
import org.toroku.pki.jpki.JpkiVerifier;
import org.toroku.process.StepContext;
import org.toroku.process.StepResult;
import org.toroku.testkit.pki.CardSigner;
import org.toroku.testkit.pki.JpkiTestNames;
import org.toroku.testkit.pki.OcspBehaviour;
import org.toroku.testkit.pki.TestCard;
import org.toroku.testkit.pki.TestNationalPki;
import org.toroku.testkit.pki.TestStatusService;
import org.toroku.workflows.Variables;

@ExtendWith(OutputCaptureExtension.class)
class IdentityTest {
    @TempDir
    static Path folder;

    private static TestNationalPki pki;
    private static TestStatusService service;

    private Ground ground;
    private VerifyIdentityStep step;
    private Identities identities;
    private DocumentStore documents;

    @BeforeAll
    static void start() throws IOException {
        pki = TestNationalPki.openOrCreate(folder, Clock.systemUTC());
        service = TestStatusService.start(pki, 0, Clock.systemUTC());
    }

    @BeforeEach
    void open() {
        service.behaveNormally();
        ground = Ground.open(
                Map.of(
                        "toroku.identity.status-deadline", "PT1H",
                        "toroku.identity.status-retry-first", "PT30S",
                        "toroku.identity.status-retry-max", "PT1M"),
                RealVerifier.class);
        step = ground.bean(VerifyIdentityStep.class);
        identities = ground.bean(Identities.class);
        documents = ground.bean(DocumentStore.class);
    }

    @AfterEach
    void close() {
        ground.close();
    }

    static class RealVerifier {
        @Bean
        IdentityVerifier identityVerifier() {
            return new JpkiVerifier(
                    new IdentityPolicy(
                            List.of(der(pki.anchor())),
                            Set.of(JpkiTestNames.TEST_CARD_POLICY),
                            true,
                            Set.of("SHA256withRSA/2048"),
                            service.ocspUri(),
                            Optional.empty(),
                            Duration.ofMinutes(30),
                            Duration.ofHours(36),
                            Duration.ofSeconds(5),
                            64 * 1024),
                    Clock.systemUTC());
        }
    }

    @Test
    void keepsEveryPieceOfEvidenceOfAVerifiedIdentity() {
        UUID id = submitted("good");

        assertThat(run(id)).containsExactly(Map.entry(Variables.VERIFICATION, Variables.VERIFIED));

        Identities.Verification verification = identities.latest(id).orElseThrow();
        assertThat(verification.result()).isEqualTo(Variables.VERIFIED);
        assertThat(verification.reason()).isEmpty();
        assertThat(verification.items().map(BasicFourItems::name)).contains("山田　花子");
        assertThat(verification.items().flatMap(items -> items.birthDate().toLocalDate()))
                .contains(java.time.LocalDate.of(1980, 2, 17));
        assertThat(documents.list(id))
                .extracting(DocumentStore.Stored::kind)
                .contains(
                        DocumentKind.SIGNER_CERTIFICATE,
                        DocumentKind.CERTIFICATION_PATH,
                        DocumentKind.OCSP_REQUEST,
                        DocumentKind.OCSP_RESPONSE,
                        DocumentKind.RESPONDER_CERTIFICATE,
                        DocumentKind.VERIFICATION_REPORT);
        assertThat(text(id, DocumentKind.CERTIFICATION_PATH)).containsSubsequence("BEGIN", "END", "BEGIN", "END");
        assertThat(text(id, DocumentKind.VERIFICATION_REPORT))
                .contains(
                        "\"passed\"",
                        "responseSha256",
                        verification.signerSha256().orElseThrow());
        assertThat(ground.bean(Applications.class).state(id)).isEqualTo(ApplicationState.RECEIVED);
        assertThat(ground.bookText()).contains("identity-verified");
        assertThat(ground.verifyBook()).isInstanceOf(BookVerifier.Report.Intact.class);
    }

    @Test
    void verifiesARawSignatureWithItsCertificateBeside() {
        UUID id = ground.cases().apply();
        TestCard card = pki.card("good");
        byte[] content = ground.cases().content(id);
        ground.cases()
                .submit(
                        id,
                        new SignedApplication.Raw(
                                Der.of(content), Der.of(CardSigner.raw(card, content)), der(card.certificate())));

        assertThat(run(id)).containsEntry(Variables.VERIFICATION, Variables.VERIFIED);
        assertThat(documents.list(id))
                .filteredOn(document -> document.kind() == DocumentKind.SIGNER_CERTIFICATE)
                .hasSize(1);
    }

    @Test
    void rejectsARevokedCardInNeutralWordsAndTellsStaffWhichCheckFailed() {
        UUID id = submitted("revoked");

        assertThat(run(id)).containsExactly(Map.entry(Variables.VERIFICATION, Variables.REJECTED));

        assertThat(ground.bean(Applications.class).state(id)).isEqualTo(ApplicationState.REJECTED);
        assertThat(shownReason(id)).isEqualTo("{identity-not-confirmed}");
        assertThat(ground.bookText()).contains("identity-rejected", "revoked");
        assertThat(identities.latest(id).orElseThrow().items()).isEmpty();
        assertThat(documents.find(id, DocumentKind.OCSP_RESPONSE)).isPresent();
        assertThat(ground.verifyBook()).isInstanceOf(BookVerifier.Report.Intact.class);
    }

    @Test
    void showsTheSameReasonForEveryKindOfRejectedCard() {
        for (String card : List.of("expired", "wrong-policy", "look-alike-ca", "authentication")) {
            UUID id = submitted(card);

            assertThat(run(id)).as(card).containsEntry(Variables.VERIFICATION, Variables.REJECTED);
            assertThat(shownReason(id)).as(card).isEqualTo("{identity-not-confirmed}");
        }
    }

    @Test
    void waitsWithGrowingPausesWhileTheStatusServiceIsAwayAndGoesOnWhenItIsBack() {
        UUID id = submitted("good");
        service.behave(OcspBehaviour.HTTP_500);

        assertThat(pauseOf(run(id))).isBetween(Duration.ofSeconds(25), Duration.ofSeconds(30));
        assertThat(ground.bean(Applications.class).state(id)).isEqualTo(ApplicationState.PENDING_STATUS);
        assertThat(pauseOf(run(id))).isBetween(Duration.ofSeconds(50), Duration.ofSeconds(60));
        assertThat(pauseOf(run(id))).as("bounded").isBetween(Duration.ofSeconds(50), Duration.ofSeconds(60));

        service.behaveNormally();
        assertThat(run(id)).containsEntry(Variables.VERIFICATION, Variables.VERIFIED);
        assertThat(ground.bean(Applications.class).state(id)).isEqualTo(ApplicationState.RECEIVED);
        assertThat(identities.latest(id).orElseThrow().attempt()).isEqualTo(4);
        assertThat(ground.verifyBook()).isInstanceOf(BookVerifier.Report.Intact.class);
    }

    @Test
    void asksForTheLastTimeAtTheDeadlineAndThenRejects() {
        UUID id = submitted("good");
        service.behave(OcspBehaviour.DOWN);
        ground.clock().forward(Duration.ofMinutes(59).plusSeconds(50));

        Map<String, Object> waiting = run(id);
        assertThat(waiting).containsEntry(Variables.VERIFICATION, Variables.PENDING);
        assertThat(waiting.get(Variables.STATUS_RETRY_AT)).isEqualTo(waiting.get(Variables.STATUS_DEADLINE));

        ground.clock().forward(Duration.ofSeconds(30));
        assertThat(run(id)).containsExactly(Map.entry(Variables.VERIFICATION, Variables.REJECTED));
        assertThat(shownReason(id)).isEqualTo("{status-unavailable}");
        assertThat(identities.latest(id).orElseThrow().reason()).contains("status-unavailable");
    }

    @Test
    void neverTakesAnUnverifiableAnswerForGood() {
        for (OcspBehaviour behaviour : List.of(
                OcspBehaviour.STALE,
                OcspBehaviour.REPLAY,
                OcspBehaviour.NO_NONCE,
                OcspBehaviour.TRY_LATER,
                OcspBehaviour.WRONG_SIGNER,
                OcspBehaviour.BAD_SIGNATURE,
                OcspBehaviour.OTHER_SERIAL,
                OcspBehaviour.GARBAGE,
                OcspBehaviour.UNKNOWN)) {
            UUID id = submitted("good");
            service.behave(behaviour);

            assertThat(run(id)).as(behaviour.name()).containsEntry(Variables.VERIFICATION, Variables.PENDING);
        }
    }

    @Test
    void looksAtTheCardAgainAndKeepsTheFreshAnswer() {
        UUID id = submitted("good2");
        run(id);
        assertThat(identities.recheck(id)).isInstanceOf(CardStatus.Good.class);
        assertThat(answers(id)).isEqualTo(2);

        service.behave(OcspBehaviour.REVOKED);
        assertThat(identities.recheck(id)).isInstanceOf(CardStatus.Revoked.class);
        service.behave(OcspBehaviour.DOWN);
        assertThat(identities.recheck(id)).isInstanceOf(CardStatus.Unavailable.class);

        assertThat(answers(id)).isEqualTo(3);
        assertThat(ground.bookText()).containsSubsequence("\"good\"", "\"revoked\"", "\"unavailable\"");
        assertThat(ground.verifyBook()).isInstanceOf(BookVerifier.Report.Intact.class);
    }

    /** Sealing the row again on a recheck would make an altered row look right. */
    @Test
    void doesNotHideAnAlteredRowByLookingAgain() {
        UUID id = submitted("good");
        run(id);
        ground.jdbc()
                .sql("UPDATE identity_verification SET items = jsonb_set(items, '{name}', '\"偽\"')")
                .update();

        identities.recheck(id);

        assertThat(ground.verifyBook()).isInstanceOf(BookVerifier.Report.Altered.class);
    }

    @Test
    void hasNobodyToLookAtAgainWithoutAVerifiedIdentity() {
        UUID id = submitted("revoked");
        run(id);

        assertThatThrownBy(() -> identities.recheck(id)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void knowsAPersonAgainByAKeyedHash() {
        UUID one = submitted("good");
        UUID two = submitted("good");
        UUID other = submitted("good2");
        run(one);
        run(two);
        run(other);

        String person = person(one);
        assertThat(person).hasSize(64).isEqualTo(person(two)).isNotEqualTo(person(other));
        BasicFourItems items = identities.latest(one).orElseThrow().items().orElseThrow();
        assertThat(new PersonHash(new byte[32]).of(items)).as("another key").isNotEqualTo(person);
    }

    @Test
    void leavesNothingBehindWhenItsTransactionFails() {
        UUID id = submitted("good");
        StepResult.Done done = (StepResult.Done) step.perform(context(id));
        int before = documents.list(id).size();

        assertThatThrownBy(() -> ground.transaction().executeWithoutResult(status -> {
                    done.writes().run();
                    throw new IllegalStateException("journal refused");
                }))
                .hasMessage("journal refused");

        assertThat(identities.latest(id)).isEmpty();
        assertThat(documents.list(id)).hasSize(before);
        assertThat(ground.bookText()).doesNotContain("identity-verified");
    }

    @Test
    void haltsOnADamagedDocument() throws IOException {
        UUID id = submitted("good");
        damageNewestBlob();

        assertThat(step.perform(context(id))).isEqualTo(new StepResult.Halt("document-damaged"));
        assertThat(ground.bean(StoreDocumentsStep.class).perform(context(id)))
                .isEqualTo(new StepResult.Halt("document-damaged"));
    }

    @Test
    void haltsWhereNothingWasSigned() {
        UUID id = ground.cases().apply();

        assertThat(step.perform(context(id))).isEqualTo(new StepResult.Halt("application-not-signed"));
        assertThat(ground.bean(StoreDocumentsStep.class).perform(context(id)))
                .isEqualTo(new StepResult.Halt("application-not-signed"));
    }

    @Test
    void listsTheDocumentsHandedInOnceTheyWereReadBack() {
        UUID id = submitted("good");
        StepResult result = ground.bean(StoreDocumentsStep.class).perform(context(id));

        assertThat(result).isInstanceOfSatisfying(StepResult.Done.class, done -> {
            assertThat(done.variables()).isEqualTo(Map.of("documents", 2));
            commit(done);
        });
        assertThat(ground.bookText())
                .contains("documents-verified", "APPLICATION_CONTENT", "APPLICATION_SIGNATURE")
                .contains(documents
                        .find(id, DocumentKind.APPLICATION_CONTENT)
                        .orElseThrow()
                        .sha256());
    }

    @Test
    void noticesThatTheContentStoredIsNotTheContentShown() {
        UUID id = submitted("good");
        ground.jdbc().sql("UPDATE application SET content = 'other'").update();

        assertThat(ground.bean(StoreDocumentsStep.class).perform(context(id)))
                .isEqualTo(new StepResult.Halt("document-missing"));
    }

    @Test
    void tellsNobodysNameToLogBookOrEngine(CapturedOutput output) {
        UUID id = submitted("good");
        Map<String, Object> variables = run(id);
        service.behave(OcspBehaviour.DOWN);
        UUID pending = submitted("good");
        Map<String, Object> later = run(pending);

        String everywhere = output
                + ground.bookText()
                + variables
                + later
                + identities.latest(id).orElseThrow();
        assertThat(everywhere).doesNotContain("山田", "花子", "霞が関", "1980");
    }

    private UUID submitted(String card) {
        UUID id = ground.cases().apply();
        byte[] content = ground.cases().content(id);
        ground.cases()
                .submit(
                        id,
                        new SignedApplication.Cms(Der.of(content), Der.of(CardSigner.cms(pki.card(card), content))));
        return id;
    }

    private Map<String, Object> run(UUID id) {
        StepResult.Done done = (StepResult.Done) step.perform(context(id));
        commit(done);
        return done.variables();
    }

    private void commit(StepResult.Done done) {
        ground.transaction().executeWithoutResult(status -> done.writes().run());
    }

    private static StepContext context(UUID id) {
        return new StepContext(id, "verify-identity", 1);
    }

    private Duration pauseOf(Map<String, Object> variables) {
        assertThat(variables).containsEntry(Variables.VERIFICATION, Variables.PENDING);
        return Duration.between(
                ground.clock().instant(), Instant.parse((String) variables.get(Variables.STATUS_RETRY_AT)));
    }

    private String shownReason(UUID id) {
        return ground.jdbc()
                .sql("SELECT reasons::text FROM application_state WHERE application_id = ?")
                .param(id)
                .query(String.class)
                .single();
    }

    private String person(UUID id) {
        return identities.latest(id).orElseThrow().personSha256().orElseThrow();
    }

    private long answers(UUID id) {
        return documents.list(id).stream()
                .filter(document -> document.kind() == DocumentKind.OCSP_RESPONSE)
                .count();
    }

    private String text(UUID id, DocumentKind kind) {
        return new String(documents.read(documents.find(id, kind).orElseThrow().id()), StandardCharsets.UTF_8);
    }

    private void damageNewestBlob() throws IOException {
        try (Stream<Path> files = Files.walk(ground.folder().resolve("documents"))) {
            files.filter(Files::isRegularFile).forEach(file -> {
                try {
                    Files.write(file, new byte[10]);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }

    private static Der der(java.security.cert.X509Certificate certificate) {
        try {
            return Der.of(certificate.getEncoded());
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }
}
