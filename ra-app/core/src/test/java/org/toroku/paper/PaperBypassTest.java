package org.toroku.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.toroku.paper.PaperHouse.ANNE;
import static org.toroku.paper.PaperHouse.POST;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ProblemException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;
import org.toroku.audit.Actor;
import org.toroku.audit.Book;
import org.toroku.audit.BookVerifier;
import org.toroku.audit.ProtectedTable;
import org.toroku.decision.AutomatonVerdict;
import org.toroku.enrolment.ApplicationState;
import org.toroku.enrolment.Applications;
import org.toroku.paper.PaperFiles.ArrivalPurpose;
import org.toroku.paper.PaperFiles.Flag;
import org.toroku.process.Inbox;
import org.toroku.process.Step;
import org.toroku.process.StepContext;
import org.toroku.process.StepResult;
import org.toroku.workflows.JobTypes;
import org.toroku.workflows.TaskIds;
import org.toroku.workflows.Variables;

/** Ways around the desks of the paper route: variables, models, rows and guesses. Nothing of it issues anything. */
class PaperBypassTest {
    private static PaperHouse house;
    private static CamundaClient intruder;

    @BeforeAll
    static void open() {
        house = PaperHouse.open();
        intruder = CamundaClient.newClientBuilder()
                .restAddress(house.engine().restAddress())
                .preferRestOverGrpc(true)
                .build();
    }

    @AfterAll
    static void close() {
        intruder.close();
        house.close();
    }

    private static Step step(String jobType) {
        return house.parts(Step.class).stream()
                .filter(step -> step.jobType().equals(jobType))
                .findFirst()
                .orElseThrow();
    }

    private static StepResult perform(String jobType, UUID caseId) {
        return step(jobType).perform(new StepContext(caseId, jobType, 1));
    }

    private static PaperCase decided() {
        return house.apply(ProofMethod.SEAL_CERTIFICATE)
                .documentsArrive()
                .examined()
                .rechecked()
                .accepted();
    }

    /** Reliability 11: whatever model asks for it, the step acts on the committed decision only. */
    @Test
    void issuesNothingThatNobodyApprovedWhateverTheModelSays() {
        PaperCase waiting = house.apply(ProofMethod.SEAL_CERTIFICATE);
        PaperCase examined =
                house.apply(ProofMethod.SEAL_CERTIFICATE).documentsArrive().examined();

        assertThat(perform(JobTypes.ISSUE_CERTIFICATE, waiting.id())).isEqualTo(new StepResult.Halt("not-approved"));
        assertThat(perform(JobTypes.ISSUE_CERTIFICATE, examined.id())).isEqualTo(new StepResult.Halt("not-approved"));
        assertThat(house.ca().ordersOf(examined.id())).isZero();
    }

    /** Reliability 11: an automaton's approval counts for nothing on paper, and none is made. */
    @Test
    void letsNoAutomatonDecideOnPaper() {
        PaperCase paper = house.apply(ProofMethod.SEAL_CERTIFICATE).documentsArrive();
        house.task(paper.id(), TaskIds.EXAMINE_PAPER_APPLICATION);

        assertThat(house.decisions()
                        .byAutomaton(
                                paper.id(),
                                new AutomatonVerdict(
                                        AutomatonVerdict.Outcome.ACCEPT,
                                        List.of(),
                                        "a",
                                        "00",
                                        "1",
                                        "00",
                                        "1",
                                        List.of(),
                                        "{}",
                                        "mona")))
                .isEqualTo(new StepResult.Halt("route-not-automated"));
        assertThat(house.decisions().of(paper.id())).isEmpty();
    }

    /** Reliability 12: a variable, a message and a completion from outside carry no authority. */
    @Test
    void takesNoDecisionFromTheEngine() {
        PaperCase paper = house.apply(ProofMethod.SEAL_CERTIFICATE)
                .documentsArrive()
                .examined()
                .rechecked();
        Inbox.Row task = house.task(paper.id(), TaskIds.DECIDE_ON_PAPER_APPLICATION);
        record Engine(long task, long instance) {}
        Engine engine = house.sql()
                .sql("SELECT t.user_task_key, r.process_instance_key FROM inbox_task t JOIN case_run r USING (run_id)"
                        + " WHERE t.task_key = ?")
                .param(task.taskKey())
                .query((rs, n) -> new Engine(rs.getLong(1), rs.getLong(2)))
                .single();

        intruder.newSetVariablesCommand(engine.instance())
                .variables(Map.of(Variables.DECISION, Variables.ACCEPT, Variables.ISSUANCE, Variables.ISSUED))
                .send()
                .join();
        assertThatThrownBy(() -> intruder.newCompleteUserTaskCommand(engine.task())
                        .variables(Map.of(Variables.DECISION, Variables.ACCEPT))
                        .send()
                        .join())
                .isInstanceOf(ProblemException.class);

        assertThat(house.decisions().of(paper.id())).isEmpty();
        assertThat(perform(JobTypes.ISSUE_CERTIFICATE, paper.id())).isEqualTo(new StepResult.Halt("not-approved"));
        assertThat(house.state(paper.id())).isEqualTo(ApplicationState.REFERRED);
    }

    /** Reliability 12: documents that nobody received are not checked, defects that nobody found are not written. */
    @Test
    void performsNoStepThatNoDeskGaveCauseFor() {
        PaperCase paper = house.apply(ProofMethod.SEAL_CERTIFICATE);

        assertThat(perform(JobTypes.CHECK_EVIDENCE, paper.id()))
                .isEqualTo(new StepResult.Halt("documents-not-received"));
        assertThat(perform(JobTypes.SEND_DEFECT_LETTER, paper.id()))
                .isEqualTo(new StepResult.Halt("no-correction-asked"));
        UUID nobody = UUID.randomUUID();
        for (String jobType : List.of(
                JobTypes.OPEN_PAPER_FILE,
                JobTypes.CHECK_EVIDENCE,
                JobTypes.SEND_DEFECT_LETTER,
                JobTypes.EXPIRE_APPLICATION)) {
            assertThat(perform(jobType, nobody)).as(jobType).isInstanceOf(StepResult.Halt.class);
        }
        PaperCase arrived = house.apply(ProofMethod.SEAL_CERTIFICATE).documentsArrive();
        house.task(arrived.id(), TaskIds.EXAMINE_PAPER_APPLICATION);
        assertThat(perform(JobTypes.EXPIRE_APPLICATION, arrived.id()))
                .isEqualTo(new StepResult.Halt("documents-arrived"));
    }

    /** Reliability 16 and 17: an approval of another case, copied by whoever owns the database, is no approval. */
    @Test
    void issuesNothingOnAnApprovalCopiedFromAnotherCase() {
        PaperCase approved = decided();
        PaperCase other = house.apply(ProofMethod.SEAL_CERTIFICATE)
                .documentsArrive()
                .examined()
                .rechecked();
        copy(approved.id(), other.id());

        assertThat(perform(JobTypes.ISSUE_CERTIFICATE, other.id())).isEqualTo(new StepResult.Halt("case-altered"));
        remove(other.id());
        house.part(TransactionTemplate.class).executeWithoutResult(status -> {
            copy(approved.id(), other.id());
            seal(other.id());
        });
        assertThat(perform(JobTypes.ISSUE_CERTIFICATE, other.id()))
                .as("even where the book says that it belongs there")
                .isEqualTo(new StepResult.Halt("order-of-other-data"));
        assertThat(house.ca().ordersOf(other.id())).isZero();
        remove(other.id());
    }

    private static void copy(UUID approved, UUID other) {
        house.sql()
                .sql("INSERT INTO decision SELECT ?, round, accepted, reasons, by_kind, decider, examiner,"
                        + " responsible_officer, rule_set_sha256, note, case_version, decided_at FROM decision"
                        + " WHERE application_id = ?")
                .params(other, approved)
                .update();
        house.sql()
                .sql("INSERT INTO approved_request SELECT gen_random_uuid(), ?, round, canonical, signature, key_id,"
                        + " approved_at, expires_at FROM approved_request WHERE application_id = ?")
                .params(other, approved)
                .update();
    }

    private static void remove(UUID caseId) {
        house.sql()
                .sql("DELETE FROM approved_request WHERE application_id = ?")
                .param(caseId)
                .update();
        house.sql()
                .sql("DELETE FROM decision WHERE application_id = ?")
                .param(caseId)
                .update();
    }

    private static void seal(UUID caseId) {
        UUID order = house.sql()
                .sql("SELECT order_id FROM approved_request WHERE application_id = ?")
                .param(caseId)
                .query(UUID.class)
                .single();
        house.part(Book.class)
                .record(Book.Entry.of(
                        new Actor.Service("test"),
                        "test-copied",
                        caseId,
                        Map.of(),
                        new Book.Row(ProtectedTable.DECISION, caseId + "|1"),
                        new Book.Row(ProtectedTable.APPROVED_REQUEST, order.toString())));
    }

    /** What was approved must still be there when it is signed (I03); only the law ends a case, no document does. */
    @Test
    void cancelsWhatTheLawEndedBetweenDecisionAndSigningAndHasTheRestDecidedAgain() {
        PaperCase destroyed = decided();
        house.postRoom()
                .custody(POST, destroyed.enclosure(EnclosureKind.RESIDENCE_RECORD), CustodyEvent.DESTROYED, "B-1");
        PaperCase quarantined = decided();
        UUID late = quarantined.arrival(ArrivalPurpose.DOCUMENTS);
        quarantined.enclose(late, EnclosureKind.OTHER, Flag.MY_NUMBER_SHOWN);
        PaperCase dead = decided();
        PaperCase.done(house.postRoom().reportDeath(ANNE, dead.id(), "家族からの電話"));

        Map.of(
                        destroyed, Variables.REAPPROVE,
                        quarantined, Variables.REAPPROVE,
                        dead, Variables.CANCELLED)
                .forEach((paper, issuance) -> {
                    assertThat(perform(JobTypes.ISSUE_CERTIFICATE, paper.id()))
                            .isInstanceOfSatisfying(
                                    StepResult.Done.class,
                                    done -> assertThat(done.variables()).containsEntry(Variables.ISSUANCE, issuance));
                    assertThat(house.ca().hasTakenBack(paper.id())).isTrue();
                    assertThat(house.ca().hasCertified(paper.id())).isFalse();
                });
    }

    @Test
    void issuesNothingForAnAlteredRowOrARouteThatNobodyKnows() {
        PaperCase paper = decided();
        house.sql()
                .sql("UPDATE paper_enclosure SET issued_on = issued_on + 1 WHERE application_id = ? AND kind ="
                        + " 'RESIDENCE_RECORD'")
                .param(paper.id())
                .update();
        assertThat(perform(JobTypes.ISSUE_CERTIFICATE, paper.id())).isEqualTo(new StepResult.Halt("case-altered"));
        house.sql()
                .sql("UPDATE paper_enclosure SET issued_on = issued_on - 1 WHERE application_id = ? AND kind ="
                        + " 'RESIDENCE_RECORD'")
                .param(paper.id())
                .update();
        PaperEvidence evidence = house.part(PaperEvidence.class);
        assertThat(evidence.recheck(paper.id())).isEqualTo(new PaperEvidence.Recheck.Good());
        assertThat(evidence.recheck(UUID.randomUUID())).isEqualTo(new PaperEvidence.Recheck.Untrusted("no-paper-file"));

        // sealed with its unknown route, as a release to come might have written it
        reroute(paper.id(), "fax");
        assertThat(perform(JobTypes.ISSUE_CERTIFICATE, paper.id())).isEqualTo(new StepResult.Halt("route-unknown"));
        assertThat(house.part(PickupGate.class).refusal(paper.id(), Optional.of("x")))
                .contains("route-unknown");
        reroute(paper.id(), "paper");
        assertThat(house.ca().ordersOf(paper.id())).isZero();
    }

    private static void reroute(UUID caseId, String route) {
        house.part(TransactionTemplate.class).executeWithoutResult(status -> {
            house.sql()
                    .sql("UPDATE application SET route = ? WHERE id = ?")
                    .params(route, caseId)
                    .update();
            house.part(Book.class)
                    .record(Book.Entry.of(
                            new Actor.Service("test"),
                            "test-rerouted",
                            caseId,
                            Map.of(),
                            new Book.Row(ProtectedTable.APPLICATION, caseId.toString())));
        });
    }

    /** A paper case that runs in the card route's process is none of its desks' cases. */
    @Test
    void examinesAndDecidesByTheSealedRouteNotByTheTask() {
        PaperCase paper = house.apply(ProofMethod.SEAL_CERTIFICATE).documentsArrive();
        Inbox.Row task = house.task(paper.id(), TaskIds.EXAMINE_PAPER_APPLICATION);
        house.sql()
                .sql("UPDATE inbox_task SET element_id = 'examine-application' WHERE task_key = ?")
                .param(task.taskKey())
                .update();

        assertThat(paper.recommend(task, ANNE)).isEqualTo(new org.toroku.decision.DecisionDesk.Act.Refused("role"));
        house.sql()
                .sql("UPDATE inbox_task SET element_id = 'examine-paper-application' WHERE task_key = ?")
                .param(task.taskKey())
                .update();
    }

    /** Nobody goes on with documents that cannot be read back. */
    @Test
    void haltsOnADocumentThatIsDamaged() {
        PaperCase paper = house.apply(ProofMethod.SEAL_CERTIFICATE);
        UUID arrival = paper.arrival(ArrivalPurpose.DOCUMENTS);
        paper.enclose(arrival, EnclosureKind.APPLICATION_FORM, Flag.SEALED);
        byte[] scan = house.part(StandInExaminer.class)
                .scan(
                        "damaged",
                        new ScanExaminer.Examined.Pages(
                                List.of(StandInExaminer.page("damaged", List.of("TOROKU:" + paper.code() + ":1")))));
        house.postRoom().upload(POST, scan, Optional.of(arrival));
        UUID image = house.sql()
                .sql("SELECT image_document FROM scan_page WHERE application_id = ?")
                .param(paper.id())
                .query(UUID.class)
                .single();
        house.sql()
                .sql("UPDATE document SET blob = ? WHERE id = ?")
                .params("0".repeat(64), image)
                .update();

        house.part(TransactionTemplate.class)
                .executeWithoutResult(status ->
                        house.part(Applications.class).move(paper.id(), ApplicationState.RECEIVED, Optional.empty()));
        assertThat(perform(JobTypes.CHECK_EVIDENCE, paper.id())).isEqualTo(new StepResult.Halt("document-damaged"));
    }

    /** Every change of a row of the route is seen by the verifier of its case, and so stops the issue. */
    @Test
    void namesEveryAlteredRow() {
        PaperCase paper =
                house.apply(ProofMethod.INQUIRY).documentsArrive().examined().rechecked();
        Map<String, String> changes = Map.of(
                "paper_file", "method = 'PHOTO_ID'",
                "paper_arrival", "received_on = received_on - 1",
                "paper_enclosure", "quarantined = NOT quarantined",
                "custody_event", "location = location || 'x'",
                "read_value", "value = value || 'x'",
                "paper_act", "officer = officer || 'x'",
                "recheck", "officer = officer || 'x'",
                "verdict_basis", "documents = array_append(documents, 'x')",
                "outgoing_mail", "kind = 'NOTICE'");
        changes.forEach((table, change) -> {
            house.sql().sql("CREATE TABLE kept AS SELECT * FROM " + table).update();
            house.sql()
                    .sql("UPDATE " + table + " SET " + change + " WHERE application_id = ?")
                    .param(paper.id())
                    .update();
            assertThat(house.part(BookVerifier.class).verifyCase(paper.id()))
                    .as(table)
                    .isInstanceOf(BookVerifier.Report.Altered.class);
            String key = table.equals("paper_file") ? "application_id" : "id";
            String column = change.substring(0, change.indexOf(' '));
            house.sql()
                    .sql("UPDATE " + table + " t SET " + column + " = k." + column + " FROM kept k WHERE k." + key
                            + " = t." + key)
                    .update();
            house.sql().sql("DROP TABLE kept").update();
        });
        assertThat(house.part(BookVerifier.class).verifyCase(paper.id()))
                .isInstanceOf(BookVerifier.Report.Intact.class);
    }
}
