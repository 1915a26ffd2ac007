package org.toroku.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.toroku.standalone.Staff.DECIDER;
import static org.toroku.standalone.Staff.DOUBTFUL;
import static org.toroku.standalone.Staff.EXAMINER;

import io.camunda.client.api.command.ProblemException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.toroku.decision.DecisionDesk.Act;
import org.toroku.decision.DecisionDesk.Finding;
import org.toroku.decision.DecisionDesk.Officer;
import org.toroku.decision.DecisionDesk.Verdict;
import org.toroku.officers.OfficerRegister;
import org.toroku.officers.Roles;
import org.toroku.process.Inbox;

/**
 * A case that the rules refer, at the officers' desks: two people, each in their role, each on what they saw. Self
 * approval, two roles in one person and approval of an outdated view are refused, and so is the engine's own API.
 */
@ExtendWith(RunningToroku.class)
class OfficersSpec {
    /** Somebody who was given both roles. */
    private static final Officer BOTH = new Officer("both1", Set.of(Roles.EXAMINER, Roles.DECIDER));

    private final Standalone toroku;
    private final ApplicantClient applicant;
    private final Staff staff;
    private final Superuser superuser;
    private final Attacker attacker;

    OfficersSpec(Standalone toroku) {
        this.toroku = toroku;
        this.applicant = new ApplicantClient(toroku);
        this.staff = new Staff(toroku);
        this.superuser = Superuser.of(toroku);
        this.attacker = new Attacker(toroku);
    }

    @AfterEach
    void close() {
        superuser.close();
        attacker.close();
    }

    /** Roles are those of the register, whatever an act says. */
    @BeforeEach
    void enterSomebodyWithBothRoles() {
        OfficerRegister register = toroku.context().getBean(OfficerRegister.class);
        if (register.find(BOTH.username()).isEmpty()) {
            register.save(new OfficerRegister.OfficerAccount(
                    BOTH.username(), "両役 八重", "{noop}never used", true, BOTH.roles()));
        }
    }

    private ApplicantClient.Mine referred() {
        return applicant.enrol(People.withSubstitute(toroku));
    }

    @Test
    void issuesWhatOnePersonExaminedAndAnotherAccepted() {
        var mine = referred();
        staff.examined(mine);
        assertThat(applicant.state(mine)).isEqualTo("REFERRED");
        staff.decided(mine, true);
        applicant.await(mine, "ISSUED");

        var decision = staff.desk.of(mine.id()).orElseThrow();
        assertThat(decision.by()).isEqualTo("decider1");
        assertThat(decision.byKind()).isEqualTo("HUMAN");
        assertThat(superuser.certificates(mine.id())).isEqualTo(1);
    }

    /** The name is nobody's, so that no officer of another spec is kept out; the right password would not help either. */
    @Test
    void refusesWhoGuessesPasswordsForAWhileAndWritesItDown() throws Exception {
        int before = superuser.count("SELECT count(*)::int FROM audit_entry WHERE action = 'login-locked'");
        List<String> answers = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            // what Spring cuts off is no other account
            answers.add(signIn("ghost-" + before + "\u0001".repeat(i), "guess " + i));
        }
        assertThat(answers.subList(0, 5))
                .allSatisfy(answer -> assertThat(answer).endsWith("/login?error"));
        assertThat(answers.subList(5, 7))
                .allSatisfy(answer -> assertThat(answer).endsWith("/login?locked"));
        assertThat(answers).noneMatch(answer -> answer.contains("evil.example"));
        assertThat(superuser.count("SELECT count(*)::int FROM audit_entry WHERE action = 'login-locked'"))
                .isEqualTo(before + 1);
    }

    /** No log entry, no access: a login that the book cannot take opens no session. */
    @Test
    void letsNobodyInWhomTheBookCannotWriteDown() throws Exception {
        try (HttpClient http =
                HttpClient.newBuilder().cookieHandler(new CookieManager()).build()) {
            superuser
                    .sql(
                            "ALTER TABLE audit_entry ADD CONSTRAINT planted CHECK (action <> 'officer-logged-in') NOT VALID")
                    .update();
            try {
                assertThat(signIn(http, "auditor1", toroku.password())).endsWith("/login?error");
                assertThat(inbox(http)).isEqualTo(302);
            } finally {
                superuser.sql("ALTER TABLE audit_entry DROP CONSTRAINT planted").update();
            }
            assertThat(signIn(http, "auditor1", toroku.password())).doesNotContain("error");
            assertThat(inbox(http)).isEqualTo(200);
        }
    }

    private int inbox(HttpClient http) throws Exception {
        return http.send(
                        HttpRequest.newBuilder(URI.create(toroku.url() + "/staff"))
                                .build(),
                        HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    private String signIn(String username, String password) throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return signIn(http, username, password);
        }
    }

    /** @return where the answer leads */
    private String signIn(HttpClient http, String username, String password) throws Exception {
        return http.send(
                        HttpRequest.newBuilder(URI.create(toroku.url() + "/login"))
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .header("X-Forwarded-Host", "evil.example")
                                .POST(HttpRequest.BodyPublishers.ofString(
                                        "username=" + URLEncoder.encode(username, UTF_8) + "&password="
                                                + URLEncoder.encode(password, UTF_8)))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .headers()
                .firstValue("Location")
                .orElse("nowhere");
    }

    @Test
    void rejectsWithTheReasonThatTheDeciderGave() {
        var mine = referred();
        staff.examined(mine);
        staff.decided(mine, false);
        applicant.await(mine, "REJECTED");
        assertThat(staff.desk.of(mine.id()).orElseThrow().reasons()).containsExactly("name-differs");
        assertThat(superuser.certificates(mine.id())).isZero();
    }

    @Test
    void letsNobodyDecideOnWhatTheyExamined() {
        var mine = referred();
        Inbox.Row examine = staff.examineTask(mine);
        staff.claimed(examine, BOTH);
        assertThat(staff.examine(examine, BOTH, DOUBTFUL)).isEqualTo(new Act.Done());

        Inbox.Row decide = staff.decideTask(mine);
        assertThat(staff.inbox.claim(decide.taskKey(), BOTH.username(), BOTH.roles()))
                .isEqualTo(new Inbox.Claim.NotAllowed("four-eyes"));
        assertThat(staff.decide(decide, BOTH, true, Optional.empty())).isEqualTo(new Act.Refused("four-eyes"));
        assertThat(applicant.state(mine)).isEqualTo("REFERRED");
    }

    /** The page of yesterday still has its buttons; what counts is what the desk finds when one is pressed. */
    @Test
    void aButtonOfAPageThatIsNoLongerTrueActsOnNothing() {
        var mine = referred();
        Inbox.Row examine = staff.examineTask(mine);
        staff.claimed(examine, EXAMINER);
        VaadinClient client = new VaadinClient(toroku.url());
        assertThat(client.logIn("examiner1", toroku.password())).isTrue();
        VaadinClient.Window window = client.open();
        VaadinClient.Answer open = window.go("staff/case/" + examine.taskKey());
        UiTexts texts = UiTexts.japanese();
        int reject = open.button(texts.of("examine.reject"));
        window.type(open.field(texts.of("act.note")), "見た");

        staff.inbox.release(examine.taskKey(), "examiner1");
        window.click(reject);
        assertThat(staff.desk.examination(mine.id())).isEmpty();

        staff.claimed(examine, EXAMINER);
        window.click(reject);
        assertThat(staff.desk.examination(mine.id()))
                .as("the very same event counts where it may")
                .hasValueSatisfying(found -> assertThat(found.note()).isEqualTo("見た"));
    }

    /** Pages that the first one left open would act as the second from one moment to the next. */
    @Test
    void nobodySignsInOverTheSessionOfAnother() {
        VaadinClient client = new VaadinClient(toroku.url());
        assertThat(client.logIn("examiner1", toroku.password())).isTrue();
        assertThat(client.get("/login?error").body()).contains("_csrf");
        assertThat(client.logIn("decider1", toroku.password())).isFalse();
        assertThat(client.open().go("staff").body()).contains("examiner1").doesNotContain("decider1");
        assertThat(client.logIn("examiner1", toroku.password()))
                .as("again, as oneself")
                .isTrue();
    }

    @Test
    void aButtonPressedByWhoLostTheRoleMeanwhileDecidesNothing() {
        var mine = referred();
        staff.examined(mine);
        Inbox.Row decide = staff.decideTask(mine);
        staff.claimed(decide, DECIDER);
        VaadinClient client = new VaadinClient(toroku.url());
        assertThat(client.logIn("decider1", toroku.password())).isTrue();
        VaadinClient.Window window = client.open();
        int accept = window.go("staff/case/" + decide.taskKey())
                .button(UiTexts.japanese().of("decide.accept"));
        OfficerRegister register = toroku.context().getBean(OfficerRegister.class);
        OfficerRegister.OfficerAccount before = register.find("decider1").orElseThrow();
        register.save(new OfficerRegister.OfficerAccount(
                before.username(), before.displayName(), before.passwordHash(), true, Set.of(Roles.AUDITOR)));
        try {
            window.click(accept);
            assertThat(staff.desk.of(mine.id())).isEmpty();
            assertThat(applicant.state(mine)).isEqualTo("REFERRED");
        } finally {
            register.save(before);
        }
        staff.inbox.release(decide.taskKey(), "decider1");
        staff.decided(mine, true);
        applicant.await(mine, "ISSUED");
    }

    /** Nobody learns from the staff's pages what is thought of their own application. */
    @Test
    void nobodyOpensTheirOwnCase() {
        OfficerRegister register = toroku.context().getBean(OfficerRegister.class);
        String name = register.find("auditor1").orElseThrow().displayName().replace(' ', '\u3000');
        var mine = applicant.enrol(People.card(toroku.pki(), People.holder(name).withSubstituteInName(0)));
        Inbox.Row task = staff.examineTask(mine);
        VaadinClient client = new VaadinClient(toroku.url());
        assertThat(client.logIn("auditor1", toroku.password())).isTrue();

        VaadinClient.Answer answer = client.open().go("staff/case/" + task.taskKey());

        assertThat(answer.body())
                .doesNotContain(mine.caseNumber(), UiTexts.japanese().of("case.content"));
        assertThat(answer.body()).contains(UiTexts.japanese().of("case.none"));
        staff.examined(mine);
        staff.decided(mine, false);
        applicant.await(mine, "REJECTED");
    }

    @Test
    void keepsOfficersToTheirRoles() {
        var mine = referred();
        Inbox.Row examine = staff.examineTask(mine);
        assertThat(staff.inbox.claim(examine.taskKey(), "decider1", DECIDER.roles()))
                .isEqualTo(new Inbox.Claim.NotAllowed("role"));
        assertThat(staff.examine(examine, DECIDER, DOUBTFUL)).isEqualTo(new Act.Refused("role"));
        // a decider cannot skip the examination by deciding on the examiner's task either
        assertThat(staff.decide(examine, DECIDER, true, Optional.empty())).isEqualTo(new Act.Refused("role"));

        staff.examined(mine);
        Inbox.Row decide = staff.decideTask(mine);
        Officer other = new Officer("examiner2", Set.of(Roles.EXAMINER));
        assertThat(staff.inbox.claim(decide.taskKey(), "examiner2", other.roles()))
                .isEqualTo(new Inbox.Claim.NotAllowed("role"));
        assertThat(staff.decide(decide, other, true, Optional.empty())).isEqualTo(new Act.Refused("role"));
        assertThat(applicant.state(mine)).isEqualTo("REFERRED");
    }

    @Test
    void keepsOfficersFromTheirOwnCase() {
        var mine = applicant.enrol(
                People.card(toroku.pki(), People.holder("審査\u3000一郎").withSubstituteInName(0)));
        Inbox.Row examine = staff.examineTask(mine);
        assertThat(staff.inbox.list(
                        new Inbox.Filter(mine.caseNumber(), Optional.empty(), false, "examiner1", 0, 10),
                        EXAMINER.roles()))
                .as("what they would see of it")
                .isEmpty();
        assertThat(staff.inbox.claim(examine.taskKey(), "examiner1", EXAMINER.roles()))
                .isEqualTo(new Inbox.Claim.NotAllowed("own-case"));
        assertThat(staff.examine(examine, EXAMINER, DOUBTFUL)).isEqualTo(new Act.Refused("own-case"));
    }

    @Test
    void refusesActsThatAreNotFoundedOnTheCase() {
        var mine = referred();
        Inbox.Row examine = staff.examineTask(mine);
        assertThat(staff.examine(examine, EXAMINER, DOUBTFUL)).isEqualTo(new Act.Refused("not-claimed"));
        staff.claimed(examine, EXAMINER);
        assertThat(staff.examine(examine, EXAMINER, List.of())).isEqualTo(new Act.Refused("unconfirmed-fields"));
        assertThat(staff.desk.examine(
                        examine.taskKey(), EXAMINER, new Finding(true, DOUBTFUL, "looked", "seen yesterday")))
                .isEqualTo(new Act.Refused("outdated"));
        String before = staff.version(mine.id());
        assertThat(staff.examine(examine, EXAMINER, DOUBTFUL)).isEqualTo(new Act.Done());

        Inbox.Row decide = staff.decideTask(mine);
        assertThat(staff.decide(decide, DECIDER, true, Optional.empty())).isEqualTo(new Act.Refused("not-claimed"));
        staff.claimed(decide, DECIDER);
        assertThat(staff.decide(decide, DECIDER, false, Optional.empty())).isEqualTo(new Act.Refused("reason-missing"));
        assertThat(staff.desk.decide(decide.taskKey(), DECIDER, new Verdict(true, Optional.empty(), "", before)))
                .as("the decider looked before the examiner had finished")
                .isEqualTo(new Act.Refused("outdated"));
        assertThat(superuser.orders(mine.id())).isZero();
        assertThat(staff.decide(decide, DECIDER, true, Optional.empty())).isEqualTo(new Act.Done());
        assertThat(staff.decide(decide, DECIDER, false, Optional.of("name-differs")))
                .isInstanceOf(Act.Refused.class);
        applicant.await(mine, "ISSUED");
    }

    @Test
    void givesATaskToOneOfManyWhoClaimIt() throws Exception {
        var mine = referred();
        Inbox.Row task = staff.examineTask(mine);
        CountDownLatch start = new CountDownLatch(1);
        List<Inbox.Claim> answers = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Inbox.Claim>> claims = new ArrayList<>();
            for (int i = 0; i < 32; i++) {
                String officer = "examiner" + (1 + i % 2);
                Callable<Inbox.Claim> claim = () -> {
                    start.await();
                    return staff.inbox.claim(task.taskKey(), officer, EXAMINER.roles());
                };
                claims.add(threads.submit(claim));
            }
            start.countDown();
            for (Future<Inbox.Claim> claim : claims) {
                answers.add(claim.get());
            }
        }
        String holder =
                staff.inbox.find(task.taskKey()).orElseThrow().assignee().orElseThrow();
        assertThat(answers).filteredOn(Inbox.Claim.Claimed.class::isInstance).hasSize(16);
        assertThat(answers)
                .filteredOn(Inbox.Claim.TakenBy.class::isInstance)
                .hasSize(16)
                .containsOnly(new Inbox.Claim.TakenBy(holder));
    }

    @Test
    void refusesTheEnginesOwnApiWithoutADecision() {
        var mine = referred();
        Inbox.Row task = staff.examineTask(mine);
        assertThatThrownBy(() -> attacker.completeTask(mine.id(), Map.of("examination", "RECOMMEND_ACCEPT")))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> assertThat(refused.details().getStatus()).isEqualTo(409));
        assertThat(staff.inbox.find(task.taskKey()).orElseThrow().state()).isEqualTo(Inbox.State.OPEN);
        assertThat(applicant.state(mine)).isEqualTo("REFERRED");
        assertThat(superuser.alarmed(mine.id(), "no decision%")).isTrue();

        staff.examined(mine);
        staff.decided(mine, false);
        applicant.await(mine, "REJECTED");
    }
}
