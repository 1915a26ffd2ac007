package org.toroku.automaton;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.toroku.enrolment.ApplicationForm;
import org.toroku.evidence.Cases;
import org.toroku.evidence.Ground;
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

/** Officers, rules and people for tests of the automaton, over a real database of their own. */
final class AutomatonScene implements AutoCloseable {
    private static final Instant LONG_AGO = Instant.parse("2026-01-01T00:00:00Z");

    private final Ground ground;
    private final OfficerRegister officers;
    private final AutomationSwitch automation;
    private final DecideAutomaticallyStep step;

    AutomatonScene() {
        this(new Class<?>[0]);
    }

    /** @param more what stands in its place beside the others */
    AutomatonScene(Class<?>... more) {
        ground = Ground.open(
                Stream.concat(Stream.of(StandIns.class), Stream.of(more)).toArray(Class<?>[]::new));
        officers = ground.bean(OfficerRegister.class);
        automation = ground.bean(AutomationSwitch.class);
        step = ground.bean(DecideAutomaticallyStep.class);
        officers.save(new OfficerAccount("suzuki", "鈴木", "{noop}x", true, Set.of(Roles.MANAGER)));
        officers.appoint(DecisionIds.AUTOMATIC_DECISION, "suzuki", LONG_AGO);
    }

    Ground ground() {
        return ground;
    }

    DecideAutomaticallyStep step() {
        return step;
    }

    OfficerRegister officers() {
        return officers;
    }

    @Override
    public void close() {
        ground.close();
    }

    static ApplicationForm person(String givenName) {
        return person(givenName, ApplicationForm.Operator.SELF);
    }

    static ApplicationForm person(String givenName, ApplicationForm.Operator operator) {
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
                operator);
    }

    UUID matched(ApplicationForm form) {
        return matched(form, Cases.Origin.anywhere());
    }

    UUID matched(ApplicationForm form, Cases.Origin origin) {
        return match(verified(form, origin, StandIns::card));
    }

    UUID matched(ApplicationForm form, StandIns.Holder holder) {
        return match(verified(form, Cases.Origin.anywhere(), holder));
    }

    UUID match(UUID id) {
        commit((StepResult.Done) named(JobTypes.MATCH_APPLICATION).perform(context(id)));
        return id;
    }

    UUID verified(ApplicationForm form, Cases.Origin origin, StandIns.Holder holder) {
        UUID id = ground.cases().apply(form, origin);
        Der card = ground.bean(StandIns.Cards.class).insert(holder.of(form));
        ground.cases()
                .submit(
                        id,
                        new SignedApplication.Raw(Der.of(ground.cases().content(id)), Der.of(new byte[] {1}), card));
        commit((StepResult.Done) named(JobTypes.VERIFY_IDENTITY).perform(context(id)));
        return id;
    }

    Step named(String jobType) {
        return ground.beans(Step.class).stream()
                .filter(candidate -> candidate.jobType().equals(jobType))
                .findFirst()
                .orElseThrow();
    }

    Map<String, Object> decide(UUID id) {
        StepResult.Done done = (StepResult.Done) step.perform(context(id));
        commit(done);
        return done.variables();
    }

    void commit(StepResult.Done done) {
        ground.transaction().executeWithoutResult(status -> done.writes().run());
    }

    int committed(List<StepResult.Done> judged) throws Exception {
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

    void turn(boolean enabled, int perHour, double share) {
        automation.change(new AutomationSwitch.Setting(enabled, perHour, share, Instant.EPOCH), "suzuki", "試験");
    }

    Map<String, Object> inputs(UUID id) {
        Instant now = ground.clock().instant();
        return ground.bean(CaseInputs.class)
                .of(id, ground.bean(Leash.class).read(now), now)
                .orElseThrow();
    }

    Map<String, @Nullable Object> result(UUID id) {
        return ground.jdbc()
                .sql("SELECT * FROM automaton_result WHERE application_id = ?")
                .param(id)
                .query()
                .singleRow();
    }

    String reasons(UUID id) {
        return ground.jdbc()
                .sql("SELECT reasons::text FROM automaton_result WHERE application_id = ?")
                .param(id)
                .query(String.class)
                .single();
    }

    int accepted() {
        return ground.jdbc()
                .sql("SELECT count(*) FROM automaton_result WHERE outcome = 'ACCEPT'")
                .query(Integer.class)
                .single();
    }

    /** A certificate in the database without the approval it needs in earnest. */
    void certify(UUID id, Duration validFor) {
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

    static StepContext context(UUID id) {
        return new StepContext(id, JobTypes.DECIDE_AUTOMATICALLY, 1);
    }
}
