package org.toroku.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.toroku.audit.Actor;
import org.toroku.ca.CertificatePreview;
import org.toroku.ca.lint.Finding;
import org.toroku.decision.DecisionDesk.Officer;
import org.toroku.decision.PreviewDesk.Objection;
import org.toroku.decision.PreviewDesk.Open;
import org.toroku.decision.PreviewDesk.Part;
import org.toroku.decision.PreviewDesk.Predecessor;
import org.toroku.decision.PreviewDesk.Preview;
import org.toroku.enrolment.ApplicationState;
import org.toroku.enrolment.Routes;
import org.toroku.evidence.Ground;
import org.toroku.issuance.StandInCa;
import org.toroku.officers.OfficerRegister;
import org.toroku.officers.Roles;
import org.toroku.pki.Der;
import org.toroku.pki.identity.CardStatus;
import org.toroku.pki.identity.IdentityVerification;
import org.toroku.pki.identity.IdentityVerifier;
import org.toroku.pki.identity.SignedApplication;

/** What officers are shown before they accept, and what nobody may accept. */
class DraftDeskTest {
    private static final Officer DECIDER = new Officer("carl", Set.of(Roles.DECIDER));
    /** C=JP, O=見本株式会社, CN=山田 花子, serialNumber=M-2026-000001, made with OpenSSL. */
    private static final Der CERTIFICATE = Der.of(Base64.getMimeDecoder().decode("""
            MIICFzCCAb6gAwIBAgIUQW+0RNUXlvyY0miREPThm5hyZkEwCgYIKoZIzj0EAwIwWjELMAkGA1UEBhMCSlAxGzAZBgNVBAoMEuim
            i+acrOagquW8j+S8muekvjEWMBQGA1UEAwwN5bGx55SwIOiKseWtkDEWMBQGA1UEBRMNTS0yMDI2LTAwMDAwMTAeFw0yNjExMjUy
            MDQ3NDJaFw0yOTA4MjEyMDQ3NDJaMFoxCzAJBgNVBAYTAkpQMRswGQYDVQQKDBLopovmnKzmoKrlvI/kvJrnpL4xFjAUBgNVBAMM
            DeWxseeUsCDoirHlrZAxFjAUBgNVBAUTDU0tMjAyNi0wMDAwMDEwWTATBgcqhkjOPQIBBggqhkjOPQMBBwNCAATRMDoZDA7p8Wrp
            Y8DpWvOBxZ3iGKxiybdkcWVf9wOi0USwnKE6qaJS5kfbozsdbVIfBBdTCTca6KzHlI3quK38o2IwYDAOBgNVHQ8BAf8EBAMCBsAw
            HAYDVR0RBBUwE4ERaGFuYWtvQGV4YW1wbGUuanAwEQYDVR0gBAowCDAGBgSINwEBMB0GA1UdDgQWBBSNyYZ1vCJjmPyHJ656QyOq
            BHN7gTAKBggqhkjOPQQDAgNHADBEAiBB6bMA1y+8O9eya73jmZcDCA4Yebr3u9pDL9fmYjve+AIgN98hiCs7gOvUK+MbWllKtEgX
            6+5vmpv6INucUqj4xBM=
            """));

    private static final AtomicReference<@Nullable String> held = new AtomicReference<>();

    private static Ground ground;

    @BeforeAll
    static void open() {
        ground = Ground.open(Map.of("toroku.decision.certify-email", true), World.class);
        register(DECIDER, "職員　カール");
    }

    @AfterAll
    static void close() {
        ground.close();
    }

    @BeforeEach
    void nothingWrong() {
        held.set(null);
        ca().findings = List.of();
        ca().impossible = Optional.empty();
        ca().maker = new CertificatePreview.Maker.Drafter();
    }

    private static void register(Officer officer, String name) {
        ground.bean(OfficerRegister.class)
                .save(new OfficerRegister.OfficerAccount(officer.username(), name, "{noop}x", true, officer.roles()));
    }

    private static ScriptedCa ca() {
        return ground.bean(ScriptedCa.class);
    }

    private static DraftDesk desk() {
        return ground.bean(DraftDesk.class);
    }

    @Test
    void asksTheCaForWhatTheOrderWillSay() {
        UUID caseId = ground.cases().apply();
        ca().asked.clear();

        desk().preview(DECIDER, caseId);

        assertThat(ca().asked)
                .singleElement()
                .asString()
                .startsWith("serialNumber=")
                .endsWith(",cn=山田 花子,c=JP hanako@example.jp subscriber-sign-p256");
    }

    /** Nobody is told to reject an application for it, nor to have it corrected. */
    @Test
    void saysThatTheCaseWaitsWhileTwoPersonsHaveNotApprovedTheProfile() {
        UUID caseId = ground.cases().apply();
        held.set(ProfileGate.NOT_APPROVED);

        assertThat(desk().preview(DECIDER, caseId)).isEqualTo(new Preview.Held("profile-not-approved"));
        assertThat(new Preview.Held("profile-not-approved").forbidsAcceptance()).isTrue();
        assertThat(desk().objection(caseId)).contains("profile-not-approved");
        assertThat(desk().held(caseId)).contains("profile-not-approved");
    }

    @Test
    void showsNoDraftWhereTheRouteObjects() {
        Officer blind = new Officer("blind", Set.of(Roles.EXAMINER));
        register(blind, "職員　ブラインド");

        assertThat(desk().preview(blind, ground.cases().apply())).isEqualTo(new Preview.Refused("values-withheld"));
    }

    @Test
    void tellsWhatTheAccreditationDoesNotCover() {
        Preview.Drafted drafted =
                (Preview.Drafted) desk().preview(DECIDER, ground.cases().apply());

        assertThat(drafted.contents().subject())
                .containsExactly(
                        new Part("C", "JP", false),
                        new Part("O", "見本株式会社", false),
                        new Part("CN", "山田 花子", true),
                        new Part("SERIALNUMBER", "M-2026-000001", false));
        assertThat(drafted.contents().alternativeNames()).containsExactly("hanako@example.jp");
        assertThat(drafted.contents().usages()).containsExactly("digitalSignature", "nonRepudiation");
        assertThat(drafted.contents().policies()).containsExactly("2.999.1.1");
        assertThat(drafted.text()).contains("KeyUsage");
        assertThat(drafted.toString()).doesNotContain("花子");
    }

    @Test
    void showsWhatTheSamePersonWasCertifiedBefore() {
        UUID before = ground.cases().apply();
        UUID now = ground.cases().apply();
        UUID somebody = ground.cases().apply();
        proven(before, "person-1");
        proven(now, "person-1");
        proven(somebody, "person-2");
        issued(before);

        assertThat(desk().preview(DECIDER, now)).isInstanceOfSatisfying(Preview.Drafted.class, drafted -> {
            Predecessor found = drafted.predecessor().orElseThrow();
            assertThat(found.caseNumber()).isEqualTo(before.toString());
            assertThat(found.state()).isEqualTo(ApplicationState.AWAITING_SIGNATURE);
            assertThat(found.contents().subject()).contains(new Part("O", "見本株式会社", false));
            assertThat(found.toString()).doesNotContain("花子");
        });
        for (UUID other : List.of(somebody, before)) {
            assertThat(desk().preview(DECIDER, other))
                    .as("nobody else's, nor its own")
                    .isInstanceOfSatisfying(
                            Preview.Drafted.class,
                            drafted -> assertThat(drafted.predecessor()).isEmpty());
        }
    }

    /** Rows alone: where they come from is tested where cards are. */
    private static void proven(UUID caseId, String person) {
        alone("INSERT INTO identity_verification (application_id, attempt, result, checks, items, signer_sha256,"
                + " person_sha256, report_document, verified_at)"
                + " VALUES ('%s', 1, 'VERIFIED', '[]', '{\"name\":\"山田　花子\",\"sex\":\"FEMALE\"}', 'signer', '%s', gen_random_uuid(), now())"
                        .formatted(caseId, person));
    }

    private static void issued(UUID caseId) {
        alone("INSERT INTO issued_certificate (application_id, order_id, serial, certificate, not_after, issued_at,"
                + " receipt_deadline) VALUES ('%s', gen_random_uuid(), 'a1', decode('%s', 'hex'), now(), now(), now())"
                        .formatted(caseId, HexFormat.of().formatHex(CERTIFICATE.toByteArray())));
    }

    private static void alone(String row) {
        ground.transaction().executeWithoutResult(status -> {
            ground.jdbc().sql("SET LOCAL session_replication_role = replica").update();
            ground.jdbc().sql(row).update();
        });
    }

    @Test
    void tellsWhatAnotherCaSettles() {
        UUID caseId = ground.cases().apply();
        assertThat(((Preview.Drafted) desk().preview(DECIDER, caseId)).open()).isEqualTo(Open.KEY);

        ca().maker = new CertificatePreview.Maker.Elsewhere(List.of());
        assertThat(((Preview.Drafted) desk().preview(DECIDER, caseId)).open()).isEqualTo(Open.ELSEWHERE);

        ca().maker = new CertificatePreview.Maker.Elsewhere(List.of("CRL http://other.example/ca.crl"));
        Preview.Drafted drafted = (Preview.Drafted) desk().preview(DECIDER, caseId);
        assertThat(drafted.open()).isEqualTo(Open.ELSEWHERE_WITH_ADDRESSES);
        assertThat(drafted.contents().publications()).containsExactly("CRL http://other.example/ca.crl");
    }

    @Test
    void refusesAcceptanceOfWhatBreaksARule() {
        UUID caseId = ground.cases().apply();
        assertThat(desk().objection(caseId)).isEmpty();
        ca().findings = List.of(new Finding("subject-not-placeholder", "則6(5)", "subject"));

        assertThat(desk().preview(DECIDER, caseId)).isInstanceOfSatisfying(Preview.Drafted.class, drafted -> {
            assertThat(drafted.forbidsAcceptance()).isTrue();
            assertThat(drafted.objections()).containsExactly(new Objection("subject-not-placeholder", "則6(5)"));
        });
        assertThat(desk().objection(caseId)).contains("certificate-not-issuable");
    }

    @Test
    void refusesAcceptanceOfWhatCannotEvenBeDrafted() {
        UUID caseId = ground.cases().apply();
        ca().impossible = Optional.of(new CertificatePreview.Preview.Impossible("profileId", "unknown-profile"));

        assertThat(desk().preview(DECIDER, caseId)).isEqualTo(new Preview.Impossible("profileId", "unknown-profile"));
        assertThat(desk().objection(caseId)).contains("certificate-not-issuable");
    }

    @Test
    void showsNothingToThePostRoomNorOfTheOfficersOwnCase() {
        UUID caseId = ground.cases().apply();
        Officer namesake = new Officer("hana", Set.of(Roles.DECIDER));
        register(namesake, "山田 花子");

        assertThat(desk().preview(new Officer("post", Set.of(Roles.POST_ROOM)), caseId))
                .isEqualTo(new Preview.Refused("role"));
        assertThat(desk().preview(namesake, caseId)).isEqualTo(new Preview.Refused("own-case"));
        assertThat(desk().preview(DECIDER, UUID.randomUUID())).isEqualTo(new Preview.Refused("not-found"));
    }

    @Import({DraftDesk.class, Predecessors.class, Certification.class, OwnCase.class, OnDuty.class})
    @EnableConfigurationProperties(DecisionSettings.class)
    static class World {
        @Bean
        ScriptedCa scriptedCa() {
            return new ScriptedCa();
        }

        @Bean
        ProfileHold profileHold(Clock clock) {
            return new ProfileHold(new StandInCa(clock), (profileId, sha256) -> Optional.ofNullable(held.get()));
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
        RouteRule route() {
            return new OpenRoute();
        }

        @Bean
        IdentityVerifier verifier() {
            return new NoCards();
        }
    }

    /** Shows the draft to whoever may read the case at all. */
    private static final class OpenRoute implements RouteRule {
        @Override
        public String route() {
            return Routes.MY_NUMBER_CARD;
        }

        @Override
        public Elements elements() {
            return new Elements("examine", "decide");
        }

        @Override
        public Optional<String> objectionToRecommending(UUID caseId, List<String> confirmedFields) {
            return Optional.empty();
        }

        @Override
        public Optional<String> objectionToAccepting(UUID caseId) {
            return Optional.empty();
        }

        @Override
        public Optional<String> objectionToExaminer(UUID caseId, String officer) {
            return Optional.empty();
        }

        @Override
        public Optional<String> objectionToDecider(UUID caseId, String officer) {
            return Optional.empty();
        }

        @Override
        public Optional<String> objectionToShowing(UUID caseId, Officer officer) {
            return officer.username().equals("blind") ? Optional.of("values-withheld") : Optional.empty();
        }

        @Override
        public void examined(UUID caseId, Actor by) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void decided(UUID caseId, boolean accepted, Actor by) {
            throw new UnsupportedOperationException();
        }
    }

    private static final class NoCards implements IdentityVerifier {
        @Override
        public IdentityVerification verify(SignedApplication signed) {
            throw new UnsupportedOperationException("nobody comes with a card");
        }

        @Override
        public CardStatus status(Der certificate) {
            throw new UnsupportedOperationException("nobody asks for a status");
        }
    }

    /** Drafts always the same certificate; the real drafting is tested where the real CA is. */
    static final class ScriptedCa implements CertificatePreview {
        final List<String> asked = new ArrayList<>();
        List<Finding> findings = List.of();
        Optional<CertificatePreview.Preview> impossible = Optional.empty();
        Maker maker = new Maker.Drafter();

        @Override
        public Maker maker() {
            return maker;
        }

        @Override
        public CertificatePreview.Preview preview(
                String subject,
                Optional<String> subjectAltName,
                String profileId,
                Optional<java.time.Instant> notAfterCeiling,
                Optional<Der> publicKey) {
            asked.add(subject + " " + subjectAltName.orElse("-") + " " + profileId);
            return impossible.orElseGet(() -> new CertificatePreview.Preview.Drafted(CERTIFICATE, findings));
        }

        @Override
        public Optional<String> objection(String profileId, Der publicKey) {
            return Optional.empty();
        }
    }
}
