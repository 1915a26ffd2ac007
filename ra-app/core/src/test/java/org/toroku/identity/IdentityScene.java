package org.toroku.identity;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.springframework.context.annotation.Bean;
import org.toroku.evidence.DocumentKind;
import org.toroku.evidence.DocumentStore;
import org.toroku.evidence.Ground;
import org.toroku.evidence.Scratch;
import org.toroku.pki.Der;
import org.toroku.pki.identity.IdentityPolicy;
import org.toroku.pki.identity.IdentityVerifier;
import org.toroku.pki.identity.SignedApplication;
import org.toroku.pki.jpki.JpkiVerifier;
import org.toroku.process.StepContext;
import org.toroku.process.StepResult;
import org.toroku.testkit.pki.CardSigner;
import org.toroku.testkit.pki.JpkiTestNames;
import org.toroku.testkit.pki.TestCard;
import org.toroku.testkit.pki.TestNationalPki;
import org.toroku.testkit.pki.TestStatusService;
import org.toroku.workflows.Variables;

/** Cards, their status service and the step that verifies, over a real database of their own. */
final class IdentityScene implements AutoCloseable {
    private static final TestNationalPki PKI = pki();
    private static final TestStatusService SERVICE = service(PKI);

    private final Ground ground = Ground.open(
            Map.of(
                    "toroku.identity.status-deadline", "PT1H",
                    "toroku.identity.status-retry-first", "PT30S",
                    "toroku.identity.status-retry-max", "PT1M"),
            RealVerifier.class);
    private final VerifyIdentityStep step = ground.bean(VerifyIdentityStep.class);
    private final Identities identities = ground.bean(Identities.class);
    private final DocumentStore documents = ground.bean(DocumentStore.class);

    IdentityScene() {
        SERVICE.behaveNormally();
    }

    private static TestNationalPki pki() {
        return TestNationalPki.openOrCreate(Scratch.folder("toroku-identity"), Clock.systemUTC());
    }

    private static TestStatusService service(TestNationalPki pki) {
        try {
            return TestStatusService.start(pki, 0, Clock.systemUTC());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    TestCard card(String name) {
        return PKI.card(name);
    }

    TestStatusService service() {
        return SERVICE;
    }

    Ground ground() {
        return ground;
    }

    VerifyIdentityStep step() {
        return step;
    }

    Identities identities() {
        return identities;
    }

    DocumentStore documents() {
        return documents;
    }

    @Override
    public void close() {
        ground.close();
    }

    static class RealVerifier {
        @Bean
        IdentityVerifier identityVerifier() {
            return new JpkiVerifier(
                    new IdentityPolicy(
                            List.of(der(PKI.anchor())),
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

    UUID submitted(String card) {
        UUID id = ground.cases().apply();
        byte[] content = ground.cases().content(id);
        ground.cases()
                .submit(
                        id,
                        new SignedApplication.Cms(Der.of(content), Der.of(CardSigner.cms(PKI.card(card), content))));
        return id;
    }

    Map<String, Object> run(UUID id) {
        StepResult.Done done = (StepResult.Done) step.perform(context(id));
        commit(done);
        return done.variables();
    }

    void commit(StepResult.Done done) {
        ground.transaction().executeWithoutResult(status -> done.writes().run());
    }

    static StepContext context(UUID id) {
        return new StepContext(id, "verify-identity", 1);
    }

    Duration pauseOf(Map<String, Object> variables) {
        assertThat(variables).containsEntry(Variables.VERIFICATION, Variables.PENDING);
        return Duration.between(
                ground.clock().instant(), Instant.parse((String) variables.get(Variables.STATUS_RETRY_AT)));
    }

    String shownReason(UUID id) {
        return ground.jdbc()
                .sql("SELECT reasons::text FROM application_state WHERE application_id = ?")
                .param(id)
                .query(String.class)
                .single();
    }

    String person(UUID id) {
        return identities.latest(id).orElseThrow().personSha256().orElseThrow();
    }

    long answers(UUID id) {
        return documents.list(id).stream()
                .filter(document -> document.kind() == DocumentKind.OCSP_RESPONSE)
                .count();
    }

    String text(UUID id, DocumentKind kind) {
        return new String(documents.read(documents.find(id, kind).orElseThrow().id()), StandardCharsets.UTF_8);
    }

    void damageNewestBlob() throws IOException {
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

    static Der der(java.security.cert.X509Certificate certificate) {
        try {
            return Der.of(certificate.getEncoded());
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }
}
