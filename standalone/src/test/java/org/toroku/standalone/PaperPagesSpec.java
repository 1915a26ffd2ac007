package org.toroku.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.toroku.decision.DecisionDesk.Officer;
import org.toroku.enrolment.ApplicationForm;
import org.toroku.enrolment.EnrolmentDesk;
import org.toroku.officers.OfficerRegister;
import org.toroku.officers.OfficerRegister.OfficerAccount;
import org.toroku.officers.Roles;
import org.toroku.paper.EnclosureKind;
import org.toroku.paper.LetterLanguage;
import org.toroku.paper.PaperCounter;
import org.toroku.paper.PaperFiles;
import org.toroku.paper.PostRoomDesk;
import org.toroku.paper.ProofMethod;
import org.toroku.process.Inbox;
import org.toroku.workflows.TaskIds;

/**
 * Reliability 48, 51 and 53 over HTTP: every address of every page and call, with the ids of a paper case, by everybody
 * whom it is not for; sessions of officers who lost their role or account; events to components that no browser offers.
 * An address without a row fails.
 */
@ExtendWith(RunningToroku.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PaperPagesSpec {
    private static final Officer POST = new Officer("post1", Set.of(Roles.POST_ROOM));
    private static final Officer EXAMINER = new Officer("examiner1", Set.of(Roles.EXAMINER));
    private static final List<String> STAFF = List.of("post1", "examiner1", "decider1", "manager1", "auditor1");
    private static final Set<String> OWNERS = Set.of("owner1", "manager1", "auditor1");
    private static final Set<String> EVERYBODY = Set.of("");
    private static final Set<String> TOKEN = Set.of("token");
    private static final String ADDRESS = "秋田県秋田市架空町四丁目６番８号";
    private static final String FAMILY = "鷹觜";

    /** Who may open an address; of pages about one task, who may work on it or oversees it. */
    private static final Map<String, Set<String>> ROWS = Map.ofEntries(
            Map.entry("", EVERYBODY),
            Map.entry("login", EVERYBODY),
            Map.entry("apply", EVERYBODY),
            Map.entry("apply-own-key", EVERYBODY),
            Map.entry("apply-paper", EVERYBODY),
            Map.entry("continue", EVERYBODY),
            Map.entry("revoke", EVERYBODY),
            Map.entry("invited", EVERYBODY),
            Map.entry("assisted", EVERYBODY),
            Map.entry("staff/assistance", Set.of("post1", "examiner1")),
            // by accounts that this spec does not have; played in OrganisationSpec
            Map.entry("organisation", Set.of("administrator of an organisation")),
            Map.entry("organisation/password", Set.of("administrator of an organisation")),
            Map.entry("staff/organisations", Set.of("manager1", "auditor1")),
            Map.entry("staff/texts", Set.of("manager1", "auditor1")),
            Map.entry("staff/password", Set.of("post1", "examiner1", "decider1", "manager1", "auditor1", "owner1")),
            Map.entry("application/:id", TOKEN),
            Map.entry("renew/:id", TOKEN),
            // an owner without tasks is led to the studio
            Map.entry("staff", Set.of("post1", "examiner1", "decider1", "manager1", "auditor1", "owner1")),
            Map.entry("staff/automation", Set.of("manager1")),
            Map.entry("staff/assignment", Set.of("post1", "examiner1", "decider1", "manager1", "auditor1")),
            Map.entry("staff/studio", OWNERS),
            Map.entry("staff/studio/law", OWNERS),
            Map.entry("staff/studio/live", OWNERS),
            Map.entry("staff/studio/rules", OWNERS),
            Map.entry("staff/studio/draft/:id", OWNERS),
            Map.entry("staff/studio/proposal/:id", OWNERS),
            Map.entry("staff/studio/propose/:id", Set.of("owner1")),
            Map.entry("staff/studio/republish/:id", Set.of("owner1")),
            Map.entry("staff/revocations", Set.of("examiner1", "decider1", "manager1", "auditor1")),
            Map.entry("staff/revocation-task/:task", Set.of("decider1", "manager1", "auditor1")),
            Map.entry("staff/halted", Set.of("manager1", "auditor1")),
            Map.entry("staff/post", Set.of("post1")),
            Map.entry("staff/letters", Set.of("post1")),
            Map.entry("staff/death-report/:case", Set.of("post1", "examiner1", "manager1")),
            Map.entry("staff/post-task/:task", Set.of("post1")),
            Map.entry("staff/recheck/:task", Set.of("examiner1")),
            Map.entry("staff/paper/:task", Set.of("examiner1", "decider1", "manager1", "auditor1")),
            Map.entry("staff/case/:task", Set.of("examiner1", "decider1", "manager1", "auditor1")),
            Map.entry("/staff/pages/{id}", Set.copyOf(STAFF)),
            Map.entry("/repository/ca.cer", EVERYBODY),
            Map.entry("/repository/ca.crt", EVERYBODY),
            Map.entry("/repository/ca.crl", EVERYBODY),
            Map.entry("/repository/ca-{shard:[0-9]{1,3}}.crl", EVERYBODY),
            Map.entry("/repository/log/checkpoint", EVERYBODY),
            Map.entry("/repository/log/checkpoint/{size:[0-9]{1,18}}", EVERYBODY),
            Map.entry("/repository/log/checkpoint/{size:[0-9]{1,18}}.tsr", EVERYBODY),
            Map.entry("/repository/log/key.pem", EVERYBODY),
            Map.entry("/api/v1/ca-certificate", EVERYBODY),
            Map.entry("/api/v1/openapi.yaml", EVERYBODY),
            Map.entry("/api/v1/explanation", EVERYBODY),
            Map.entry("/api/v1/applications", EVERYBODY),
            Map.entry("/api/v1/key-submission", EVERYBODY),
            // the code of the letter is its only key
            Map.entry("/api/v1/revocations", EVERYBODY),
            Map.entry("/api/v1/signed-revocations", EVERYBODY),
            Map.entry("/api/v1/signed-revocations/text", EVERYBODY),
            Map.entry("/api/v1/applications/{id}", TOKEN),
            Map.entry("/api/v1/applications/{id}/content", TOKEN),
            Map.entry("/api/v1/applications/{id}/history", TOKEN),
            Map.entry("/api/v1/applications/{id}/key", TOKEN),
            Map.entry("/api/v1/applications/{id}/renewal", TOKEN),
            Map.entry("/api/v1/applications/{id}/signature", TOKEN),
            Map.entry("/api/v1/applications/{id}/pick-up", TOKEN),
            Map.entry("/api/v1/applications/{id}/certificate", TOKEN),
            Map.entry("/api/v1/applications/{id}/receipt", TOKEN),
            Map.entry("/api/v1/applications/{id}/receipt/text", TOKEN),
            Map.entry("/api/v1/applications/{id}/receipt/signature", TOKEN),
            Map.entry("/api/v1/assisted-session", EVERYBODY),
            Map.entry("/api/v1/assisted-session/application", Set.of("ticket of a session")),
            Map.entry("/api/v1/invitation", Set.of("token of an invitation")),
            Map.entry("/api/v1/invitation/application", Set.of("token of an invitation")),
            Map.entry("/api/v1/invitation/refusal", Set.of("token of an invitation")),
            Map.entry("/api/partner/v1/openapi.yaml", EVERYBODY),
            Map.entry("/api/partner/v1/applications", Set.of("partner")),
            Map.entry("/api/partner/v1/applications/{id}", Set.of("partner")),
            Map.entry("/api/partner/v1/applications/{id}/content", Set.of("partner")),
            Map.entry("/api/partner/v1/applications/{id}/signature", Set.of("partner")));

    private final Standalone toroku;
    private final OfficerRegister officers;
    private final Map<String, VaadinClient> clients = new HashMap<>();
    private final PaperCounter.Applied.Accepted application;
    private final Inbox.Row task;
    private final UUID page;

    PaperPagesSpec(Standalone toroku) throws IOException {
        this.toroku = toroku;
        this.officers = bean(OfficerRegister.class);
        this.application = applied();
        PostRoomDesk post = bean(PostRoomDesk.class);
        LocalDate today = LocalDate.now(ZoneId.of("Asia/Tokyo"));
        UUID arrival = ((PostRoomDesk.Registered.Done) post.registerArrival(
                        POST,
                        application.caseCode(),
                        new PostRoomDesk.ArrivalFacts(PaperFiles.ArrivalPurpose.DOCUMENTS, today, "post", 1)))
                .arrivalId();
        UUID record = ((PostRoomDesk.Enclosed.Done) post.enclose(
                        POST,
                        arrival,
                        new PostRoomDesk.NewEnclosure(
                                EnclosureKind.RESIDENCE_RECORD,
                                Optional.of(today),
                                Optional.empty(),
                                1,
                                "B-1",
                                Set.of(PaperFiles.Flag.ORIGINAL))))
                .enclosureId();
        assertThat(post.upload(POST, blankSheet(), Optional.of(arrival)))
                .isInstanceOf(PostRoomDesk.Uploaded.Done.class);
        this.page = post.tray(POST, PostRoomDesk.TrayQuery.first()).pages().stream()
                .filter(each -> each.caseCode().equals(Optional.of(application.caseCode())))
                .findFirst()
                .orElseThrow()
                .pageId();
        post.file(POST, page, record);
        post.complete(POST, arrival);
        Inbox inbox = bean(Inbox.class);
        this.task = Waiting.until(
                        Duration.ofSeconds(60),
                        () -> inbox.list(
                                new Inbox.Filter(
                                        application.caseNumber(),
                                        Optional.of(TaskIds.EXAMINE_PAPER_APPLICATION),
                                        false,
                                        EXAMINER.username(),
                                        0,
                                        10),
                                EXAMINER.roles()),
                        found -> found.size() == 1)
                .getFirst();
        STAFF.forEach(name -> clients.put(name, loggedIn(name)));
        clients.put("owner1", loggedIn("owner1"));
        clients.put("anonymous", new VaadinClient(toroku.url()));
    }

    private <T> T bean(Class<T> type) {
        return toroku.context().getBean(type);
    }

    private PaperCounter.Applied.Accepted applied() {
        EnrolmentDesk desk = bean(EnrolmentDesk.class);
        EnrolmentDesk.Explanation explanation = desk.explanation(Locale.JAPANESE);
        ApplicationForm form = new ApplicationForm(
                FAMILY,
                "朔",
                "タカノハシ",
                "サク",
                "TAKANOHASHI",
                "SAKU",
                Optional.empty(),
                LocalDate.of(1971, 3, 9),
                ApplicationForm.Sex.MALE,
                "0100001",
                ADDRESS,
                "saku@example.jp",
                "0180000000",
                ApplicationForm.Operator.SELF);
        PaperCounter.Applied applied = bean(PaperCounter.class)
                .apply(
                        form,
                        new PaperCounter.PaperChoice(ProofMethod.PHOTO_ID, LetterLanguage.JA),
                        new EnrolmentDesk.Consent(
                                explanation.version(),
                                bean(java.time.Clock.class).instant(),
                                explanation.items().stream()
                                        .map(EnrolmentDesk.Explanation.Item::id)
                                        .toList()),
                        new EnrolmentDesk.ClientFacts(
                                Optional.empty(), UUID.randomUUID().toString(), "test", Locale.JAPANESE));
        return (PaperCounter.Applied.Accepted) applied;
    }

    private static byte[] blankSheet() throws IOException {
        BufferedImage sheet = new BufferedImage(620, 877, BufferedImage.TYPE_BYTE_GRAY);
        sheet.createGraphics().fillRect(0, 0, 620, 877);
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(sheet, "png", png);
        return png.toByteArray();
    }

    private VaadinClient loggedIn(String username) {
        VaadinClient client = new VaadinClient(toroku.url());
        assertThat(client.logIn(username, toroku.password())).as(username).isTrue();
        return client;
    }

    private VaadinClient client(String who) {
        return java.util.Objects.requireNonNull(clients.get(who));
    }

    @Test
    void hasARowForEveryAddress() throws IOException {
        assertThat(DeclaredAddresses.all()).containsExactlyInAnyOrderElementsOf(ROWS.keySet());
    }

    /** Nothing of the case may be in an answer. */
    private void assertSilent(String body, String as) {
        assertThat(body)
                .as(as)
                .doesNotContain(FAMILY, "タカノハシ", ADDRESS, "saku@", application.caseNumber(), application.caseCode());
    }

    @Test
    void showsNoPageToWhomItIsNotFor() {
        ROWS.forEach((address, allowed) -> {
            if (address.startsWith("/") || allowed.equals(EVERYBODY)) {
                return;
            }
            String path = address.replace(":task", String.valueOf(task.taskKey()))
                    .replace(":case", application.access().applicationId().toString())
                    .replace(":id", application.access().applicationId().toString());
            // a page about nothing for a page about something; an address that nobody wrote for one without a subject
            String nowhere = address.contains(":")
                    ? address.replace(":task", "987654321")
                            .replace(":case", UUID.randomUUID().toString())
                            .replace(":id", UUID.randomUUID().toString())
                    : address.replaceFirst("[^/]+$", "nowhere-at-all");
            clients.forEach((who, client) -> {
                if (allowed.contains(who)) {
                    if (!address.contains(":")) {
                        assertThat(said(client.open().go(path)))
                                .as("%s at %s sees a page", who, address)
                                .isNotEqualTo(said(client.open().go(nowhere)));
                    }
                    return;
                }
                VaadinClient.Answer answer = client.open().go(path);
                assertSilent(answer.body(), who + " at " + address);
                if (who.equals("anonymous") && !address.contains(":")) {
                    // is asked to sign in, at pages that there are; which those are is no secret
                    return;
                }
                assertThat(said(answer))
                        .as("%s at %s learns nothing of what exists", who, address)
                        .isEqualTo(said(client.open().go(nowhere)));
            });
        });
        assertThat(client("examiner1")
                        .open()
                        .go("staff/paper/" + task.taskKey())
                        .body())
                .as("the page itself works")
                .contains(application.caseNumber());
    }

    /** Texts of a page in their order, without ids of nodes and without who is signed in. */
    private static List<String> said(VaadinClient.Answer answer) {
        return java.util.regex.Pattern.compile("\"key\":\"text\",\"feat\":7,\"value\":\"([^\"]*)\"")
                .matcher(answer.body())
                .results()
                .map(result -> result.group(1))
                .toList();
    }

    @Test
    void handsAPictureToReadersOfTheCaseOnly() {
        String path = "/staff/pages/" + page;
        for (String who : STAFF) {
            assertThat(client(who).get(path).statusCode()).as(who).isEqualTo(200);
        }
        var refused = client("anonymous").get(path);
        assertThat(refused.statusCode()).isIn(302, 401, 403);
        assertThat(client("anonymous").get("/staff/pages/" + UUID.randomUUID()).statusCode())
                .isEqualTo(refused.statusCode());
        for (String guess : List.of(UUID.randomUUID().toString(), "x", "..%2F..", "%00")) {
            assertThat(client("auditor1").get("/staff/pages/" + guess).statusCode())
                    .as(guess)
                    .isIn(400, 403, 404);
        }
    }

    @Test
    void answersACallWithoutTheTokenAsIfThereWereNoSuchApplication() {
        ApplicantClient applicant = new ApplicantClient(toroku.url());
        String other = applied().access().token();
        List<String> calls = ROWS.entrySet().stream()
                .filter(row -> row.getKey().startsWith("/api") && row.getValue().equals(TOKEN))
                .map(row -> row.getKey().substring("/api/v1".length()))
                .toList();
        for (String call : calls) {
            for (String token : List.of("", other, "0".repeat(64))) {
                String real = call.replace(
                        "{id}", application.access().applicationId().toString());
                String invented = call.replace("{id}", UUID.randomUUID().toString());
                var answer = call(applicant, real, token);
                assertThat(answer.statusCode()).as(call).isIn(401, 404);
                assertSilent(answer.body(), call);
                var nowhere = call(applicant, invented, token);
                assertThat(answer.statusCode()).as(call).isEqualTo(nowhere.statusCode());
                assertThat(masked(answer.body())).as(call).isEqualTo(masked(nowhere.body()));
            }
        }
    }

    private static java.net.http.HttpResponse<String> call(ApplicantClient applicant, String path, String token) {
        var request = applicant.request(path, token).header("Content-Type", "application/json");
        if (path.endsWith("signature")) {
            request.POST(java.net.http.HttpRequest.BodyPublishers.ofString("{\"cms\": \"AAAA\"}"));
        } else if (path.endsWith("/key")) {
            request.POST(java.net.http.HttpRequest.BodyPublishers.ofString(
                    "{\"code\": \"0000\", \"key\": {\"request\": \"MIIB\", \"madeIn\": \"UPLOAD\"}}"));
        } else if (path.endsWith("pick-up")) {
            request.POST(
                    java.net.http.HttpRequest.BodyPublishers.ofString("{\"passphrase\": \"correct horse battery\"}"));
        } else if (path.endsWith("receipt") || path.endsWith("receipt/text")) {
            request.POST(java.net.http.HttpRequest.BodyPublishers.noBody());
        }
        return applicant.send(request, java.net.http.HttpResponse.BodyHandlers.ofString());
    }

    private static String masked(String body) {
        return body.replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "id");
    }

    /** Takes something from an officer, tries, and gives it back. */
    private void without(String username, OfficerAccount changed, Runnable tries) {
        OfficerAccount before = officers.find(username).orElseThrow();
        officers.save(changed);
        try {
            tries.run();
        } finally {
            officers.save(before);
            // the sessions that the other tests share may have ended meanwhile as well
            clients.put(username, loggedIn(username));
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void endsTheSessionOfWhoIsDisabledOrLosesTheRoleWithTheNextRequest(boolean disabled) {
        Map<String, String> pages = Map.of(
                "post1", "staff/post",
                "examiner1", "staff/paper/" + task.taskKey(),
                "auditor1", "staff/paper/" + task.taskKey());
        pages.forEach((who, path) -> {
            VaadinClient client = loggedIn(who);
            VaadinClient.Window window = client.open();
            VaadinClient.Answer open = window.go(path);
            assertThat(said(open)).as(who).isNotEmpty();
            OfficerAccount account = officers.find(who).orElseThrow();
            OfficerAccount changed = new OfficerAccount(
                    account.username(),
                    account.displayName(),
                    account.passwordHash(),
                    !disabled,
                    disabled ? account.roles() : Set.of(Roles.DECIDER));
            without(who, changed, () -> {
                VaadinClient.Answer next = window.go(path);
                assertSilent(next.body(), who);
                assertThat(said(next)).as(who).doesNotContainSequence(said(open));
                assertThat(client.get("/staff/pages/" + page).statusCode())
                        .as(who)
                        .isNotEqualTo(200);
                if (disabled) {
                    assertThat(new VaadinClient(toroku.url()).logIn(who, toroku.password()))
                            .as("%s logs in again", who)
                            .isFalse();
                }
            });
        });
    }

    private Optional<String> holder() {
        return bean(Inbox.class).find(task.taskKey()).orElseThrow().assignee();
    }

    @BeforeEach
    void nobodyHoldsTheTask() {
        holder().ifPresent(officer -> bean(Inbox.class).release(task.taskKey(), officer));
    }

    /** The page of yesterday still has its buttons; what counts is what the desk finds when one is pressed. */
    @Test
    void refusesAnEventOfAPageThatIsNoLongerTrue() {
        VaadinClient client = loggedIn("examiner1");
        VaadinClient.Window window = client.open();
        bean(Inbox.class).claim(task.taskKey(), "examiner1", EXAMINER.roles());
        UiTexts texts = UiTexts.japanese();
        VaadinClient.Answer open = window.go("staff/paper/" + task.taskKey());
        int reject = open.button(texts.of("examine.reject"));
        int claim = open.button(texts.of("claim.release"));

        assertThat(window.forged(claim).body()).as("the key of another session").doesNotContain("changes\":[{");
        assertThat(holder()).contains("examiner1");
        bean(Inbox.class).release(task.taskKey(), "examiner1");
        window.click(reject);
        assertThat(holder()).isEmpty();
        assertThat(bean(org.toroku.decision.DecisionDesk.class).examination(task.caseId()))
                .isEmpty();
    }

    /** Disabled: the inbox offers no claim before a task is chosen; the server drops the event, whoever sends it. */
    @Test
    void dropsEventsToWhatIsDisabledOrHidden() {
        VaadinClient.Window window = loggedIn("examiner1").open();
        VaadinClient.Answer open = window.go("staff");
        List<Integer> nodes = new ArrayList<>(open.hidden());
        nodes.add(open.button(UiTexts.japanese().of("claim.claim")));
        for (int node : nodes) {
            assertThat(window.click(node).status()).isEqualTo(200);
        }
        assertThat(holder()).isEmpty();
    }
}
