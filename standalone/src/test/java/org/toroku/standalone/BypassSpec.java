package org.toroku.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.camunda.client.api.command.ProblemException;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.toroku.process.Inbox;
import org.toroku.workflows.Messages;
import org.toroku.workflows.ProcessIds;
import org.toroku.workflows.Roles;
import org.toroku.workflows.TaskIds;

/**
 * Ways around the approval, tried by somebody who owns the engine: a diagram without an approval step, a clone of ours,
 * an approval claimed by variables or messages, another case's identity, and, with the database as well, an approval
 * copied from another application. None of them gets a certificate, and each calls for people.
 */
@ExtendWith(RunningToroku.class)
class BypassSpec {
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private final Standalone toroku;
    private final ApplicantClient applicant;
    private final Staff staff;
    private final Superuser superuser;
    private final Attacker attacker;

    BypassSpec(Standalone toroku) {
        this.toroku = toroku;
        this.applicant = new ApplicantClient(toroku);
        this.staff = new Staff(toroku);
        this.superuser = Superuser.of(toroku);
        this.attacker = new Attacker(toroku);
    }

    private ApplicantClient.Mine victim;

    @BeforeEach
    void waitsForAnExaminer() {
        victim = applicant.enrol(People.withSubstitute(toroku));
        staff.examineTask(victim);
    }

    @AfterEach
    void close() {
        superuser.close();
        attacker.close();
    }

    /** What the attacker tries; each is expected to be noticed with a reason. */
    enum Attempt {
        /** A diagram that orders a certificate and does nothing else. */
        OWN_DIAGRAM("unknown-model") {
            @Override
            void on(BypassSpec spec, UUID caseId) {
                long diagram = spec.attacker.deployShortcut("quick-issue");
                spec.attacker.start(diagram, caseId, spec.attacker.run(caseId));
            }
        },
        /** A newer version of our own process of issuing. */
        CLONE_OF_THE_CALLED_PROCESS("unknown-model") {
            @Override
            void on(BypassSpec spec, UUID caseId) {
                long clone = spec.attacker.deployShortcut(ProcessIds.ISSUE_CERTIFICATE);
                spec.attacker.start(clone, caseId, spec.attacker.run(caseId));
            }
        },
        /** A newer version of the whole route. */
        CLONE_OF_THE_ROUTE("unknown-model") {
            @Override
            void on(BypassSpec spec, UUID caseId) {
                long clone = spec.attacker.deployShortcut(ProcessIds.ENROL_MY_NUMBER_CARD);
                spec.attacker.start(clone, caseId, spec.attacker.run(caseId));
            }
        },
        /** A newer version of the route on which applicants bring their own keys. */
        CLONE_OF_THE_KEY_ROUTE("unknown-model") {
            @Override
            void on(BypassSpec spec, UUID caseId) {
                long clone = spec.attacker.deployShortcut(ProcessIds.ENROL_SIMULTANEOUS_KEY);
                spec.attacker.start(clone, caseId, spec.attacker.run(caseId));
            }
        },
        /** The published process of issuing, started by itself. */
        GENUINE_ISSUING_ALONE("foreign-instance") {
            @Override
            void on(BypassSpec spec, UUID caseId) {
                spec.attacker.start(
                        spec.attacker.genuine(ProcessIds.ISSUE_CERTIFICATE), caseId, spec.attacker.run(caseId));
            }
        },
        /** The same under a run that never was. */
        GENUINE_ISSUING_UNDER_AN_INVENTED_RUN("unknown-run") {
            @Override
            void on(BypassSpec spec, UUID caseId) {
                spec.attacker.start(spec.attacker.genuine(ProcessIds.ISSUE_CERTIFICATE), caseId, UUID.randomUUID());
            }
        },
        /** The case's own instance is moved to the issuing activity. */
        TOKEN_MOVED_TO_ISSUING("not-approved") {
            @Override
            void on(BypassSpec spec, UUID caseId) {
                spec.attacker
                        .engine
                        .newModifyProcessInstanceCommand(spec.attacker.instance(caseId))
                        .activateElement("issue-certificate")
                        .send()
                        .join();
            }
        },
        /** As before, and the variables say that everything was approved. */
        VARIABLES_SAY_APPROVED("not-approved") {
            @Override
            void on(BypassSpec spec, UUID caseId) {
                spec.attacker
                        .engine
                        .newSetVariablesCommand(spec.attacker.instance(caseId))
                        .variables(Map.<String, Object>of(
                                "approved",
                                true,
                                "decision",
                                "ACCEPT",
                                "issuance",
                                "ISSUED",
                                "verification",
                                "VERIFIED"))
                        .send()
                        .join();
                TOKEN_MOVED_TO_ISSUING.on(spec, caseId);
            }
        },
        /** The open task is completed with a decision that nobody took. */
        TASK_COMPLETED_BY_API("no decision%") {
            @Override
            void on(BypassSpec spec, UUID caseId) {
                assertThatThrownBy(() -> spec.attacker.completeTask(
                                caseId, Map.of("examination", "RECOMMEND_ACCEPT", "decision", "ACCEPT")))
                        .isInstanceOf(ProblemException.class);
            }
        },
        /** The case's own instance is moved to issuing under the identity of a case that was approved. */
        IDENTITY_OF_AN_APPROVED_CASE("case-mismatch") {
            @Override
            void on(BypassSpec spec, UUID caseId) {
                var approved = spec.issued();
                long instance = spec.attacker.instance(caseId);
                spec.attacker
                        .engine
                        .newSetVariablesCommand(instance)
                        .variables(
                                Map.<String, Object>of("caseId", approved.id().toString()))
                        .send()
                        .join();
                spec.attacker
                        .engine
                        .newModifyProcessInstanceCommand(instance)
                        .activateElement("issue-certificate")
                        .send()
                        .join();
                spec.awaitAlarm(approved.id(), reason);
                assertThat(spec.superuser.certificates(approved.id())).isEqualTo(1);
            }

            @Override
            boolean seenOnTheCaseItself() {
                return false;
            }
        };

        final String reason;

        Attempt(String reason) {
            this.reason = reason;
        }

        abstract void on(BypassSpec spec, UUID caseId);

        boolean seenOnTheCaseItself() {
            return true;
        }
    }

    private ApplicantClient.Mine issued() {
        var mine = applicant.enrol(People.newcomer(toroku));
        applicant.await(mine, "ISSUED");
        return mine;
    }

    private void awaitAlarm(UUID caseId, String reason) {
        Waiting.until(PATIENCE, () -> superuser.alarmed(caseId, reason), alarmed -> alarmed);
    }

    @ParameterizedTest
    @EnumSource
    void issuesNothingAndCallsForPeople(Attempt attempt) {
        attempt.on(this, victim.id());
        if (attempt.seenOnTheCaseItself()) {
            awaitAlarm(victim.id(), attempt.reason);
        }
        assertThat(superuser.certificates(victim.id())).isZero();
        assertThat(superuser.orders(victim.id())).isZero();
        assertThat(applicant.state(victim)).isEqualTo("REFERRED");
    }

    @Test
    void takesNoMessageForAnApproval() {
        for (String message : Messages.ALL) {
            if (!message.equals(Messages.APPLICATION_WITHDRAWN)) {
                attacker.engine
                        .newPublishMessageCommand()
                        .messageName(message)
                        .correlationKey(victim.id().toString())
                        .variables(Map.<String, Object>of("decision", "ACCEPT", "approved", true))
                        .send()
                        .join();
            }
        }
        // the case goes on as if nothing had been said
        staff.examined(victim);
        staff.decided(victim, false);
        applicant.await(victim, "REJECTED");
        assertThat(superuser.orders(victim.id())).isZero();
    }

    /** The message ends the diagram; the books know of no withdrawal, so the case starts again where it stood. */
    @Test
    void takesNoMessageForAWithdrawal() {
        attacker.engine
                .newPublishMessageCommand()
                .messageName(Messages.APPLICATION_WITHDRAWN)
                .correlationKey(victim.id().toString())
                .send()
                .join();
        Waiting.until(
                PATIENCE,
                () -> superuser.count(
                        "SELECT count(*)::int FROM audit_entry WHERE case_id = ? AND action = 'case-restarted'",
                        victim.id()),
                restarts -> restarts > 0);
        staff.examined(victim);
        staff.decided(victim, true);
        applicant.await(victim, "ISSUED");
        assertThat(superuser.certificates(victim.id())).isEqualTo(1);
    }

    @Test
    void keepsAKeyThatTheApplicantHasNotConfirmed() {
        var mine = issued();
        attacker.engine
                .newPublishMessageCommand()
                .messageName(Messages.RECEIPT_CONFIRMED)
                .correlationKey(mine.id().toString())
                .send()
                .join();
        awaitAlarm(mine.id(), "key-still-needed");
        assertThat(applicant.state(mine)).isEqualTo("ISSUED");
        assertThat(applicant.pickUp(mine, "correct horse battery").statusCode()).isEqualTo(200);
    }

    @Test
    void goesOnUnderItsOwnModelsAfterClonesWereDeployed() {
        attacker.deployShortcut(ProcessIds.DECIDE_APPLICATION);
        attacker.deployShortcut(ProcessIds.ENROL_MY_NUMBER_CARD);
        var mine = applicant.enrol(People.withSubstitute(toroku));
        staff.examined(mine);
        staff.decided(mine, true);
        applicant.await(mine, "ISSUED");
        assertThat(superuser.certificates(mine.id())).isEqualTo(1);
        assertThat(superuser.alarms(mine.id())).isZero();
    }

    /** An approval copied to another application, with the officers' acts made up, and the engine led past both tasks. */
    @Test
    void doesNotIssueByTheCopiedApprovalOfAnotherCase() {
        var approved = issued();
        UUID forged = UUID.randomUUID();
        superuser.sql("""
                        INSERT INTO decision SELECT ?, round, accepted, reasons, by_kind, decider, examiner,
                            responsible_officer, rule_set_sha256, note, case_version, decided_at
                        FROM decision WHERE application_id = ?""", victim.id(), approved.id()).update();
        superuser.sql("""
                        INSERT INTO approved_request SELECT ?, ?, round, canonical, signature, key_id, approved_at,
                            expires_at FROM approved_request WHERE application_id = ?""", forged, victim.id(), approved.id()).update();
        act(TaskIds.EXAMINE_APPLICATION, "examiner1", "{\"examination\":\"RECOMMEND_ACCEPT\"}");
        act(TaskIds.DECIDE_ON_APPLICATION, "decider1", "{\"decision\":\"ACCEPT\"}");
        try {
            toroku.engine().wipe();
            awaitAlarm(victim.id(), "case-altered");
            assertThat(superuser.certificates(victim.id())).isZero();
            assertThat(superuser.orders(victim.id())).isZero();
            assertThat(superuser.certificates(approved.id())).isEqualTo(1);
        } finally {
            superuser
                    .sql("DELETE FROM approved_request WHERE application_id = ?", victim.id())
                    .update();
            superuser
                    .sql("DELETE FROM decision WHERE application_id = ?", victim.id())
                    .update();
            superuser
                    .sql("DELETE FROM case_journal WHERE case_id = ? AND kind = 'USER_TASK'", victim.id())
                    .update();
            toroku.engine().wipe();
        }
        Inbox.Row task = staff.task(victim, TaskIds.EXAMINE_APPLICATION, Roles.EXAMINER);
        assertThat(task.state()).isEqualTo(Inbox.State.OPEN);
    }

    private void act(String element, String officer, String outcome) {
        superuser
                .sql(
                        "INSERT INTO case_journal VALUES (?, ?, 1, 'USER_TASK', ?::jsonb, 'HUMAN', ?, now())",
                        victim.id(),
                        element,
                        outcome,
                        officer)
                .update();
    }
}
