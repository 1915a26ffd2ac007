package org.toroku.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.toroku.audit.BookVerifier;
import org.toroku.enrolment.EnrolmentDesk;
import org.toroku.enrolment.EnrolmentDesk.Access;
import org.toroku.evidence.DocumentStore;
import org.toroku.organisation.OrganisationDesk;
import org.toroku.partner.PartnerDesk;
import org.toroku.post.OutgoingMail;
import org.toroku.standalone.OrganisationOffice.Admin;
import org.toroku.standalone.OrganisationOffice.PartnerKeys;
import org.toroku.testkit.pki.CardSigner;
import org.toroku.testkit.pki.TestCard;

/** Organisations and partners over HTTP, and what they must not reach (reliability 48, 50, 51, 53). */
@ExtendWith(RunningToroku.class)
class OrganisationSpec {
    private final Standalone toroku;
    private final OrganisationOffice office;
    private final ApplicantClient applicant;

    OrganisationSpec(Standalone toroku) {
        this.toroku = toroku;
        this.office = new OrganisationOffice(toroku);
        this.applicant = new ApplicantClient(toroku);
    }

    @Test
    void anInvitedMemberIsIssuedByItselfWhatTheOrganisationStated() throws Exception {
        Admin admin = office.administrator(office.organisation("株式会社とうろく商事"));
        String token = office.invited(admin, "松田 花子,マツダ ハナコ,hanako" + UUID.randomUUID() + "@example.jp,代表取締役,経営企画部");
        TestCard card = People.named(toroku, "松田\u3000花子");
        var says = ApplicantClient.json(applicant.get("/invitation", token));
        assertThat(says.get("title").asString()).isEqualTo("代表取締役");
        assertThat(says.get("accredited").asBoolean()).isFalse();

        var created = applicant.post("/invitation/application", token, applicant.agreed(card));
        assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
        var made = ApplicantClient.json(created);
        byte[] content =
                Base64.getDecoder().decode(made.get("content").get("bytes").asString());
        var mine = new ApplicantClient.Mine(
                UUID.fromString(made.get("id").asString()),
                made.get("token").asString(),
                made.get("caseNumber").asString(),
                org.toroku.pki.Der.of(content));
        assertThat(new String(content, StandardCharsets.UTF_8)).contains("認定対象外", "株式会社とうろく商事", "代表取締役");
        var replayed = applicant.post("/invitation/application", token, applicant.agreed(card));
        assertThat(replayed.statusCode()).isEqualTo(409);
        assertThat(replayed.body()).contains("invitation.used");
        assertThat(applicant.submit(mine, CardSigner.cms(card, content)).statusCode())
                .isEqualTo(202);
        applicant.await(mine, "ISSUED");

        X509Certificate certificate = (X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(applicant.certificate(mine)));
        assertThat(certificate.getSubjectX500Principal().getName("RFC2253", Map.of("2.5.4.12", "T")))
                .contains("O=株式会社とうろく商事", "OU=経営企画部")
                .contains("T=");
    }

    @Test
    void aNameThatWasNotInvitedIsReferredToPeople() {
        Admin admin = office.administrator(office.organisation("別名の会社"));
        String token = office.invited(admin, "鈴木 太郎,スズキ タロウ,taro" + UUID.randomUUID() + "@example.jp,社長,");
        TestCard card = People.newcomer(toroku);
        var made = ApplicantClient.json(applicant.post("/invitation/application", token, applicant.agreed(card)));
        byte[] content =
                Base64.getDecoder().decode(made.get("content").get("bytes").asString());
        var mine = new ApplicantClient.Mine(
                UUID.fromString(made.get("id").asString()),
                made.get("token").asString(),
                made.get("caseNumber").asString(),
                org.toroku.pki.Der.of(content));
        applicant.submit(mine, CardSigner.cms(card, content));
        applicant.await(mine, "REFERRED");
    }

    @Test
    void anAdministratorReachesNothingOfTheHouseAndOfficersNothingOfTheOrganisation() {
        UUID organisation = office.organisation("覗けない会社");
        Admin admin = office.administrator(organisation);
        office.invited(admin, "松田 花子,マツダ ハナコ,secret" + UUID.randomUUID() + "@example.jp,,");
        VaadinClient client = new VaadinClient(toroku.url());
        assertThat(client.logIn(admin.username(), admin.password())).isTrue();
        assertThat(client.open().go("organisation").body()).contains("覗けない会社");
        String nowhere = said(client.open().go("staff/nowhere-at-all").body());
        for (String page : List.of("staff", "staff/organisations", "staff/halted", "staff/automation", "staff/post")) {
            assertThat(said(client.open().go(page).body())).as(page).isEqualTo(nowhere);
        }
        assertThat(client.get("/staff/pages/" + UUID.randomUUID()).statusCode()).isNotEqualTo(200);
        for (String officer : List.of("manager1", "auditor1", "examiner1", "post1")) {
            VaadinClient other = new VaadinClient(toroku.url());
            other.logIn(officer, toroku.password());
            assertThat(other.open().go("organisation").body()).as(officer).doesNotContain("覗けない会社", "secret");
        }
        assertThat(new VaadinClient(toroku.url()).open().go("organisation").body())
                .doesNotContain("覗けない会社");

        VaadinClient.Window window = client.open();
        assertThat(office.bean(OrganisationDesk.class).endAdministrator(OrganisationOffice.FIRST, admin.username()))
                .isEqualTo(new OrganisationDesk.Act.Done());
        assertThat(window.go("organisation").body()).doesNotContain("覗けない会社");
    }

    /** Texts of a page in their order. */
    private static String said(String body) {
        return String.join(
                "|",
                java.util.regex.Pattern.compile("\"key\":\"text\",\"feat\":7,\"value\":\"([^\"]*)\"")
                        .matcher(body)
                        .results()
                        .map(result -> result.group(1))
                        .toList());
    }

    private PartnerClient client(PartnerKeys keys) {
        return new PartnerClient(toroku, keys.id(), keys.secret());
    }

    @Test
    void aPartnerAppliesForItsUserAndTheUserTakesTheCertificateHome() {
        PartnerKeys keys = office.partner(10, 10);
        PartnerClient partner = client(keys);
        TestCard card = People.newcomer(toroku);
        var created = partner.apply(applicant.form(card), "user-0001-first");
        assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
        assertThat(created.body()).doesNotContain("token");
        var made = ApplicantClient.json(created);
        String id = made.get("id").asString();
        byte[] content = partner.get("/applications/" + id + "/content").body().getBytes(StandardCharsets.UTF_8);
        assertThat(partner.sign(id, card, content).statusCode()).isEqualTo(202);
        assertThat(partner.sign(id, card, "something else".getBytes(StandardCharsets.UTF_8))
                        .statusCode())
                .isEqualTo(409);
        Waiting.until(
                java.time.Duration.ofSeconds(100),
                () -> ApplicantClient.json(partner.get("/applications/" + id))
                        .get("state")
                        .asString(),
                "ISSUED"::equals);
        assertThat(partner.get("/applications/" + id).body()).doesNotContain("reasons", "milestones");

        // the code of the e-mail, which the partner never sees
        UUID caseId = UUID.fromString(id);
        var mail = office.bean(OutgoingMail.class).ofCase(caseId).getFirst();
        String token = new String(
                office.bean(DocumentStore.class).read(mail.contents().getFirst()), StandardCharsets.US_ASCII);
        Access access = new Access(caseId, token);
        EnrolmentDesk desk = office.bean(EnrolmentDesk.class);
        assertThat(desk.certificate(access)).isPresent();
        assertThat(desk.confirmReceipt(access)).isInstanceOf(EnrolmentDesk.Receipt.Confirmed.class);
        assertThat(office.bean(PartnerDesk.class).calls(OrganisationOffice.FIRST, keys.id(), 100))
                .extracting(PartnerDesk.Call::operation)
                .contains("POST v1/applications", "GET v1/applications/{id}", "POST v1/applications/{id}/signature");
        assertThat(office.bean(BookVerifier.class).verifyCase(caseId)).isInstanceOf(BookVerifier.Report.Intact.class);
    }

    @Test
    void aPartnerFindsNothingOfOthers() {
        PartnerClient first = client(office.partner(10, 10));
        PartnerClient second = client(office.partner(10, 10));
        TestCard card = People.newcomer(toroku);
        String foreign = ApplicantClient.json(first.apply(applicant.form(card), "user-0002-first"))
                .get("id")
                .asString();
        String own = applicant.applied(applicant.form(card)).id().toString();
        for (String path : List.of("", "/content")) {
            var nowhere = second.get("/applications/" + UUID.randomUUID() + path);
            assertThat(nowhere.statusCode()).isEqualTo(404);
            for (String id : List.of(foreign, own)) {
                var answer = second.get("/applications/" + id + path);
                assertThat(answer.statusCode()).isEqualTo(404);
                assertThat(masked(answer.body())).isEqualTo(masked(nowhere.body()));
            }
        }
        assertThat(second.sign(foreign, card, new byte[] {1}).statusCode()).isEqualTo(404);
        assertThat(second.get("/applications/1%27%20OR%201=1").statusCode()).isEqualTo(404);
    }

    /** However the address is written, nobody comes past the door, and what is too large is not read. */
    @Test
    void anAddressWrittenOtherwiseLeadsThroughTheSameDoor() throws Exception {
        var http = java.net.http.HttpClient.newHttpClient();
        for (String path : List.of("/%61pi/partner/v1/applications/", "/api/p%61rtner/v1/applications/")) {
            var answer = http.send(
                    java.net.http.HttpRequest.newBuilder(java.net.URI.create(toroku.url() + path + UUID.randomUUID()))
                            .build(),
                    java.net.http.HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(path).isEqualTo(401);
        }
        var large = http.send(
                java.net.http.HttpRequest.newBuilder(java.net.URI.create(toroku.url() + "/%61pi/v1/applications"))
                        .header("Content-Type", "application/json")
                        .POST(java.net.http.HttpRequest.BodyPublishers.ofString("[" + " ".repeat(300_000) + "]"))
                        .build(),
                java.net.http.HttpResponse.BodyHandlers.ofString());
        assertThat(large.statusCode()).isEqualTo(413);
    }

    private static String masked(String body) {
        return body.replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "id");
    }

    @Test
    void wrongCredentialsAreRefusedAndSlowedDown() {
        PartnerKeys keys = office.partner(10, 10);
        PartnerClient wrong = new PartnerClient(toroku, keys.id(), "guess");
        for (int i = 0; i < 5; i++) {
            var answer = wrong.get("/applications/" + UUID.randomUUID());
            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(answer.headers().firstValue("WWW-Authenticate"))
                    .hasValueSatisfying(value -> assertThat(value).startsWith("Basic"));
        }
        var locked = wrong.get("/applications/" + UUID.randomUUID());
        assertThat(locked.statusCode()).isEqualTo(429);
        assertThat(locked.headers().firstValue("Retry-After")).isPresent();
        // elsewhere the partner itself goes on
        assertThat(client(keys).get("/applications/" + UUID.randomUUID()).statusCode())
                .isEqualTo(404);
        assertThat(new PartnerClient(toroku, UUID.randomUUID(), keys.secret())
                        .get("/applications/" + UUID.randomUUID())
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void aQuotaHoldsHoweverManyCallsComeAtOnceAndADisabledPartnerEndsWithTheNextCall() {
        PartnerKeys keys = office.partner(3, 100);
        PartnerClient partner = client(keys);
        Map<String, Object> form = applicant.form(People.newcomer(toroku));
        List<Integer> answers = java.util.stream.IntStream.range(0, 10)
                .parallel()
                .mapToObj(i -> partner.apply(form, "user-000" + i + "-" + i).statusCode())
                .toList();
        assertThat(answers.stream().filter(status -> status == 201)).hasSize(3);
        assertThat(answers.stream().filter(status -> status == 429)).hasSize(7);
        var tooMany = partner.apply(form, "one-too-many");
        assertThat(tooMany.headers().firstValue("Retry-After")).isPresent();
        assertThat(tooMany.body()).contains("partner.quota-per-day");

        assertThat(office.bean(PartnerDesk.class).disable(OrganisationOffice.FIRST, keys.id(), "漏えい"))
                .isEqualTo(new PartnerDesk.Act.Done());
        assertThat(partner.apply(form, "after-the-end").statusCode()).isEqualTo(401);
    }

    /** The same key again is the same application; another application under it is refused. */
    @Test
    void repeatsSafely() {
        PartnerClient partner = client(office.partner(10, 10));
        Map<String, Object> form = applicant.form(People.newcomer(toroku));
        byte[] request = org.toroku.testkit.pki.OwnKey.p256().request();
        var first = partner.apply(form, "user-0003-first", request);
        var again = partner.apply(form, "user-0003-first", request);
        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(first.body());
        Map<String, Object> other = new LinkedHashMap<>(form);
        other.put("phone", "03-9999-9999");
        assertThat(partner.apply(other, "user-0003-first", request).statusCode())
                .isEqualTo(422);
        assertThat(partner.apply(form, "short", request).statusCode()).isEqualTo(422);
    }
}
