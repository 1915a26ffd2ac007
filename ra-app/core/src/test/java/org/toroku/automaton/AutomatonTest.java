package org.toroku.automaton;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.toroku.audit.BookVerifier;
import org.toroku.enrolment.ApplicationForm;
import org.toroku.evidence.Cases;
import org.toroku.evidence.DocumentKind;
import org.toroku.evidence.DocumentStore;
import org.toroku.evidence.Ground;
import org.toroku.identity.Identities;
import org.toroku.officers.AutomationSwitch;
import org.toroku.officers.OfficerRegister;
import org.toroku.officers.OfficerRegister.OfficerAccount;
import org.toroku.officers.Roles;
import org.toroku.pki.Der;
import org.toroku.pki.identity.SignedApplication;
import org.toroku.process.Step;
import org.toroku.process.StepContext;
import org.toroku.process.StepResult;
import org.toroku.workflows.DecisionIds;
import org.toroku.workflows.JobTypes;
import org.toroku.workflows.RuleSet;
import org.toroku.workflows.Variables;

class AutomatonTest {
    private static final Instant LONG_AGO = Instant.parse("2026-01-01T00:00:00Z");

    private Ground ground;
    private OfficerRegister officers;
    private AutomationSwitch automation;
    private DecideAutomaticallyStep step;

    @BeforeEach
    void open() {
        ground = Ground.open(StandIns.class);
        officers = ground.bean(OfficerRegister.class);
        automation = ground.bean(AutomationSwitch.class);
        step = ground.bean(DecideAutomaticallyStep.class);
        officers.save(new OfficerAccount("suzuki", "鈴木", "{noop}x", true, Set.of(Roles.MANAGER)));
        officers.appoint(DecisionIds.AUTOMATIC_DECISION, "suzuki", LONG_AGO);
    }

    @AfterEach
    void close() {
        ground.close();
    }

    @Test
    void acceptsWhereEverythingMatchesAndWritesDownWhoDidIt() {
        UUID id = matched(person("花子"));

        assertThat(decide(id)).containsExactly(Map.entry(Variables.DECISION, "ACCEPT"));

        Map<String, @Nullable Object> row = result(id);
        assertThat(row)
                .containsEntry("outcome", "ACCEPT")
                .containsEntry("rule_set_sha256", RuleSet.automaticDecision().sha256())
                .containsEntry("rule_set_version", RuleSet.automaticDecision().version())
                .containsEntry("responsible_officer", "suzuki")
                .containsEntry("sample_picked", false);
        assertThat(String.valueOf(row.get("engine_version"))).matches("dmn-scala \\d+\\.\\d+\\.\\d+");
        assertThat(String.valueOf(row.get("matched_rules"))).contains("accept-all-matched");
        assertThat(ground.bookText())
                .contains("automaton-judged toroku-automaton")
                .contains("under suzuki");
        assertThat(ground.verifyBook()).isInstanceOf(BookVerifier.Report.Intact.class);
    }

    @Test
    void keepsATraceThatExplainsTheOutcomeAndNamesNobody() {
        UUID id = matched(person("花子"));
        decide(id);

        DocumentStore documents = ground.bean(DocumentStore.class);
        String trace = new String(
                documents.read(documents
                        .find(id, DocumentKind.DECISION_TRACE)
                        .orElseThrow()
                        .id()),
                StandardCharsets.UTF_8);

        assertThat(trace)
                .contains("\"matchName\":\"EQUAL\"", "\"quotaLeft\":500", "accept-all-matched", "dmn-scala")
                .doesNotContain("山田", "花子", "霞が関", "1980", "hanako");
    }

    @Test
    void refersWhereNobodyAnswersForTheRules() {
        officers.save(new OfficerAccount("suzuki", "鈴木", "{noop}x", false, Set.of(Roles.MANAGER)));
        UUID id = matched(person("花子"));

        assertThat(decide(id)).containsEntry(Variables.DECISION, "REFER");
        assertThat(reasons(id)).isEqualTo("{no-responsible-officer}");
    }

    @Test
    void refersEverythingWhileTheSwitchIsOff() {
        turn(false, 500, 0.0);
        UUID match = matched(person("花子"));
        UUID stranger = matched(person("花子"), items -> StandIns.card("別人", 1950));

        assertThat(decide(match)).containsEntry(Variables.DECISION, "REFER");
        assertThat(reasons(match)).contains("automation-off");
        assertThat(decide(stranger)).as("even what would be rejected").containsEntry(Variables.DECISION, "REFER");
    }

    @Test
    void refersWhatTheDrawPicksAndRecordsThatItDid() {
        turn(true, 500, 1.0);
        UUID id = matched(person("花子"));

        assertThat(decide(id)).containsEntry(Variables.DECISION, "REFER");
        assertThat(reasons(id)).isEqualTo("{random-review}");
        assertThat(result(id)).containsEntry("sample_picked", true);
    }

    @Test
    void rejectsTheCardOfAnotherPerson() {
        UUID id = matched(person("花子"), items -> StandIns.card("別人", 1950));

        assertThat(decide(id)).containsEntry(Variables.DECISION, "REJECT");
        assertThat(reasons(id)).isEqualTo("{card-of-another-person}");
    }

    @Test
    void refersASecondApplicationOfTheSamePersonForThirtyDays() {
        UUID first = matched(person("花子"));
        UUID second = matched(person("花子"));

        assertThat(decide(second)).containsEntry(Variables.DECISION, "REFER");
        assertThat(reasons(second)).isEqualTo("{duplicate-person}");
        assertThat(inputs(second)).containsEntry("openApplicationsSameSigner", 1);

        ground.clock().forward(Duration.ofDays(31));
        assertThat(inputs(first)).containsEntry("applicationsSamePerson30d", 0);
    }

    @Test
    void refersAPersonWhoHoldsAValidCertificateAlready() {
        UUID first = matched(person("花子"));
        certify(first, Duration.ofDays(100));
        ground.clock().forward(Duration.ofDays(40));
        UUID second = matched(person("花子"));

        assertThat(inputs(second))
                .containsEntry("certificatesSamePersonValid", 1)
                .containsEntry("applicationsSamePerson30d", 0);
        assertThat(decide(second)).containsEntry(Variables.DECISION, "REFER");

        ground.clock().forward(Duration.ofDays(70));
        assertThat(inputs(second)).as("expired").containsEntry("certificatesSamePersonValid", 0);
    }

    @Test
    void refersSeveralPersonsOnOneDevice() {
        Cases.Origin device = new Cases.Origin(Optional.of("device"), "network");
        matched(person("花子"), device);
        UUID second = matched(person("桜子"), device);

        assertThat(inputs(second))
                .containsEntry("personsSameDevice24h", 1)
                .containsEntry("applicationsSameDevice24h", 1)
                .containsEntry("applicationsSameNetwork1h", 1);
        assertThat(decide(second)).containsEntry(Variables.DECISION, "REFER");
        assertThat(reasons(second)).isEqualTo("{several-persons-one-device}");

        ground.clock().forward(Duration.ofHours(25));
        assertThat(inputs(second))
                .containsEntry("personsSameDevice24h", 0)
                .containsEntry("applicationsSameDevice24h", 0)
                .containsEntry("applicationsSameNetwork1h", 0);
    }

    @Test
    void doesNotTakeApplicationsWithoutDeviceForOnesOfTheSameDevice() {
        matched(person("花子"), new Cases.Origin(Optional.empty(), "one"));
        UUID second = matched(person("桜子"), new Cases.Origin(Optional.empty(), "two"));

        assertThat(inputs(second)).containsEntry("applicationsSameDevice24h", 0);
        assertThat(decide(second)).containsEntry(Variables.DECISION, "ACCEPT");
    }

    @Test
    void refersManyApplicationsFromOneNetwork() {
        for (int i = 0; i < 20; i++) {
            ground.cases().apply(person("花子"), new Cases.Origin(Optional.empty(), "network"));
        }
        UUID id = matched(person("花子"), new Cases.Origin(Optional.empty(), "network"));

        assertThat(decide(id)).containsEntry(Variables.DECISION, "REFER");
        assertThat(reasons(id)).isEqualTo("{network-velocity}");
    }

    @Test
    void refersADenyListedPerson() {
        UUID id = matched(person("花子"));
        ground.jdbc()
                .sql("INSERT INTO deny_list (person_sha256, reason, listed_at) VALUES (?, 'test', now())")
                .param(ground.bean(Identities.class)
                        .latest(id)
                        .orElseThrow()
                        .personSha256()
                        .orElseThrow())
                .update();

        assertThat(decide(id)).containsEntry(Variables.DECISION, "REFER");
        assertThat(reasons(id)).isEqualTo("{deny-listed}");
    }

    @Test
    void haltsACaseThatWasNeverVerifiedOrNeverMatched() {
        UUID unverified = ground.cases().apply();
        UUID unmatched = verified(person("花子"), Cases.Origin.anywhere(), form -> StandIns.card(form));

        assertThat(step.perform(context(unverified))).isEqualTo(new StepResult.Halt("case-not-verified-and-matched"));
        assertThat(step.perform(context(unmatched))).isEqualTo(new StepResult.Halt("case-not-verified-and-matched"));
    }

    /** Two workers at the limit: both judged while one acceptance was left. */
    @Test
    void neverAcceptsMoreThanTheQuotaHoweverManyWorkersJudgeAtOnce() throws Exception {
        int quota = 3;
        int workers = 8;
        turn(true, quota, 0.0);
        List<StepResult.Done> judged = IntStream.range(0, workers)
                .mapToObj(i -> matched(person("花" + "子".repeat(i + 1))))
                .map(id -> (StepResult.Done) step.perform(context(id)))
                .toList();
        assertThat(judged).allSatisfy(done -> assertThat(done.variables()).containsValue("ACCEPT"));

        assertThat(committed(judged)).isEqualTo(quota);
        assertThat(accepted()).isEqualTo(quota);

        UUID late = matched(person("遅子"));
        assertThat(decide(late)).containsEntry(Variables.DECISION, "REFER");
        assertThat(reasons(late)).isEqualTo("{quota-exhausted}");

        ground.clock().forward(Duration.ofMinutes(61));
        UUID later = matched(person("後子"));
        assertThat(decide(later)).containsEntry(Variables.DECISION, "ACCEPT");
    }

    @Test
    void doesNotCommitAnAcceptanceJudgedBeforeTheSwitchWasTurnedOff() {
        UUID id = matched(person("花子"));
        StepResult.Done done = (StepResult.Done) step.perform(context(id));
        assertThat(done.variables()).containsValue("ACCEPT");

        turn(false, 500, 0.0);

        assertThatThrownBy(() -> commit(done)).isInstanceOf(JudgementOvertakenException.class);
        assertThat(accepted()).isZero();
        assertThat(decide(id)).as("delivered again").containsEntry(Variables.DECISION, "REFER");
    }

    @Test
    void judgesACaseAnewWhereItsApprovalBecameVoid() {
        UUID id = matched(person("花子"));
        decide(id);
        commit((StepResult.Done) step.perform(new StepContext(id, JobTypes.DECIDE_AUTOMATICALLY, 2)));

        assertThat(accepted()).isEqualTo(2);
        assertThat(ground.verifyBook()).isInstanceOf(BookVerifier.Report.Intact.class);
    }

    private static ApplicationForm person(String givenName) {
        ApplicationForm plain = Cases.HANAKO;
        return new ApplicationForm(
                plain.familyName(),
                givenName,
                plain.familyNameKana(),
                plain.givenNameKana(),
                plain.familyNameRomaji(),
                plain.givenNameRomaji(),
                plain.formerName(),
                plain.birthDate(),
                plain.sex(),
                plain.postalCode(),
                plain.address(),
                plain.email(),
                plain.phone(),
                plain.operator());
    }

    private UUID matched(ApplicationForm form) {
        return matched(form, Cases.Origin.anywhere());
    }

    private UUID matched(ApplicationForm form, Cases.Origin origin) {
        return match(verified(form, origin, StandIns::card));
    }

    private UUID matched(ApplicationForm form, StandIns.Holder holder) {
        return match(verified(form, Cases.Origin.anywhere(), holder));
    }

    private UUID match(UUID id) {
        commit((StepResult.Done) named(JobTypes.MATCH_APPLICATION).perform(context(id)));
        return id;
    }

    private UUID verified(ApplicationForm form, Cases.Origin origin, StandIns.Holder holder) {
        UUID id = ground.cases().apply(form, origin);
        Der card = ground.bean(StandIns.Cards.class).insert(holder.of(form));
        ground.cases()
                .submit(
                        id,
                        new SignedApplication.Raw(Der.of(ground.cases().content(id)), Der.of(new byte[] {1}), card));
        commit((StepResult.Done) named(JobTypes.VERIFY_IDENTITY).perform(context(id)));
        return id;
    }

    private Step named(String jobType) {
        return ground.beans(Step.class).stream()
                .filter(candidate -> candidate.jobType().equals(jobType))
                .findFirst()
                .orElseThrow();
    }

    private Map<String, Object> decide(UUID id) {
        StepResult.Done done = (StepResult.Done) step.perform(context(id));
        commit(done);
        return done.variables();
    }

    private void commit(StepResult.Done done) {
        ground.transaction().executeWithoutResult(status -> done.writes().run());
    }

    private int committed(List<StepResult.Done> judged) throws Exception {
        CyclicBarrier barrier = new CyclicBarrier(judged.size());
        List<Future<Boolean>> commits = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(judged.size())) {
            for (StepResult.Done done : judged) {
                commits.add(threads.submit(() -> {
                    barrier.await();
                    try {
                        commit(done);
                        return true;
                    } catch (JudgementOvertakenException _) {
                        return false;
                    }
                }));
            }
        }
        int committed = 0;
        for (Future<Boolean> commit : commits) {
            committed += commit.get() ? 1 : 0;
        }
        return committed;
    }

    private void turn(boolean enabled, int perHour, double share) {
        automation.change(new AutomationSwitch.Setting(enabled, perHour, share, Instant.EPOCH), "suzuki", "試験");
    }

    private Map<String, Object> inputs(UUID id) {
        Instant now = ground.clock().instant();
        return ground.bean(CaseInputs.class)
                .of(id, ground.bean(Leash.class).read(now), now)
                .orElseThrow();
    }

    private Map<String, @Nullable Object> result(UUID id) {
        return ground.jdbc()
                .sql("SELECT * FROM automaton_result WHERE application_id = ?")
                .param(id)
                .query()
                .singleRow();
    }

    private String reasons(UUID id) {
        return ground.jdbc()
                .sql("SELECT reasons::text FROM automaton_result WHERE application_id = ?")
                .param(id)
                .query(String.class)
                .single();
    }

    private int accepted() {
        return ground.jdbc()
                .sql("SELECT count(*) FROM automaton_result WHERE outcome = 'ACCEPT'")
                .query(Integer.class)
                .single();
    }

    /** A certificate in the database without the approval it needs in earnest. */
    private void certify(UUID id, Duration validFor) {
        ground.transaction().executeWithoutResult(status -> {
            ground.jdbc().sql("SET LOCAL session_replication_role = replica").update();
            ground.jdbc()
                    .sql("INSERT INTO issued_certificate (application_id, order_id, serial, certificate, not_after,"
                            + " issued_at, receipt_deadline) VALUES (?, ?, '1', '', ?, now(), now())")
                    .params(
                            id,
                            UUID.randomUUID(),
                            ground.clock().instant().plus(validFor).atOffset(ZoneOffset.UTC))
                    .update();
        });
    }

    private static StepContext context(UUID id) {
        return new StepContext(id, JobTypes.DECIDE_AUTOMATICALLY, 1);
    }
}
