package org.toroku.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.toroku.paper.PaperHouse.ANNE;
import static org.toroku.paper.PaperHouse.BERT;
import static org.toroku.paper.PaperHouse.CARL;
import static org.toroku.paper.PaperHouse.POST;
import static org.toroku.paper.PaperHouse.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataIntegrityViolationException;
import org.toroku.decision.DecisionDesk;
import org.toroku.enrolment.ApplicationForm;
import org.toroku.enrolment.ApplicationState;
import org.toroku.paper.PaperExaminationDesk.Correction;
import org.toroku.paper.PaperFiles.ArrivalPurpose;
import org.toroku.paper.PaperFiles.Flag;
import org.toroku.process.Inbox;
import org.toroku.workflows.TaskIds;

/**
 * A person whose every datum is a word of its own goes the whole way on paper: none of these words is in what the engine
 * is told, in the journal, the book or the log, nor in the words that records say of themselves.
 */
@ExtendWith(SharedHouse.class)
class PaperPrivacyTest {
    private static final ApplicationForm CANARY = new ApplicationForm(
            "鸕野",
            "讃良",
            "ウノノ",
            "サララ",
            "UNONO",
            "SARARA",
            Optional.of("菟野"),
            LocalDate.of(1945, 1, 13),
            ApplicationForm.Sex.FEMALE,
            "6340141",
            "奈良県高市郡明日香村大字野口四五九一",
            "sarara@canary.example",
            "0744549999",
            ApplicationForm.Operator.SELF);
    private static final String WORDS = "持統の疑い";
    private static final List<String> PERSONAL = List.of(
            "鸕野",
            "讃良",
            "ウノノ",
            "サララ",
            "UNONO",
            "SARARA",
            "菟野",
            "1945-01-13",
            "昭和20",
            "6340141",
            "明日香村",
            "四五九一",
            "sarara",
            "0744549999",
            WORDS);

    private final PaperHouse house;

    PaperPrivacyTest(PaperHouse house) {
        this.house = house;
    }

    @Test
    void leavesNoPersonalDatumInVariablesJournalBookOrLog() {
        Logger root = (Logger) LoggerFactory.getLogger("org.toroku");
        Level before = root.getLevel();
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        root.setLevel(Level.TRACE);
        root.addAppender(log);
        PaperCase paper;
        try {
            paper = played();
        } finally {
            root.detachAppender(log);
            root.setLevel(before);
        }

        for (String query : List.of(
                "SELECT coalesce(string_agg(payload::text, ' '), '') FROM outbox WHERE case_id = ?",
                "SELECT string_agg(outcome::text, ' ') FROM case_journal WHERE case_id = ?",
                "SELECT string_agg(action || ' ' || actor || ' ' || detail, ' ') FROM audit_entry WHERE case_id = ?")) {
            assertThat(house.sql()
                            .sql(query)
                            .param(paper.id())
                            .query(String.class)
                            .single())
                    .as(query)
                    .doesNotContain(PERSONAL);
        }
        assertThat(log.list)
                .allSatisfy(event -> assertThat(event.getFormattedMessage()
                                + event.getKeyValuePairs()
                                + (event.getThrowableProxy() == null
                                        ? ""
                                        : ThrowableProxyUtil.asString(event.getThrowableProxy())))
                        .doesNotContain(PERSONAL));
        PaperFiles.PaperFile file =
                house.part(PaperFiles.class).of(ANNE, paper.id()).orElseThrow();
        assertThat(String.valueOf(file)
                        + file.form()
                        + file.values()
                        + file.matrix()
                        + file.events()
                        + file.evidence()
                        + file.rechecks()
                        + house.part(EnclosureLedger.class).of(paper.id())
                        + house.part(ActLedger.class).of(paper.id())
                        + house.part(Inbox.class).find(1))
                .doesNotContain(PERSONAL);
    }

    /** Whatever the database says of a row that it refuses, it does not quote the row. */
    @Test
    void quotesNobodyInAFaultOfTheDatabase() {
        PaperCase paper = new PaperCase(house, house.applied(CANARY, ProofMethod.SEAL_CERTIFICATE)).documentsArrive();
        Inbox.Row task = paper.claimed(TaskIds.EXAMINE_PAPER_APPLICATION, ANNE);
        house.sql()
                .sql("ALTER TABLE paper_act ADD CONSTRAINT for_the_test CHECK (kind <> 'ESCALATION') NOT VALID")
                .update();
        try {
            assertThatThrownBy(() -> house.examination().escalate(task.taskKey(), ANNE, WORDS, paper.version()))
                    .isInstanceOf(DataIntegrityViolationException.class)
                    .satisfies(thrown -> {
                        for (Throwable each = thrown; each != null; each = each.getCause()) {
                            assertThat(String.valueOf(each.getMessage())).doesNotContain(PERSONAL);
                        }
                    });
        } finally {
            house.sql()
                    .sql("ALTER TABLE paper_act DROP CONSTRAINT for_the_test")
                    .update();
        }
    }

    private PaperCase played() {
        PaperCase paper = new PaperCase(house, house.applied(CANARY, ProofMethod.SEAL_CERTIFICATE));
        UUID arrival = paper.arrival(ArrivalPurpose.DOCUMENTS);
        paper.enclose(arrival, EnclosureKind.APPLICATION_FORM, Flag.SEALED, Flag.SIGNED);
        byte[] scan = house.part(StandInExaminer.class)
                .scan(
                        "canary " + paper.code(),
                        new ScanExaminer.Examined.Pages(List.of(StandInExaminer.page(
                                "canary " + paper.code(),
                                List.of("TOROKU:" + paper.code() + ":1"),
                                StandInExaminer.field(PaperField.NAME, CANARY.fullName()),
                                StandInExaminer.field(PaperField.ADDRESS, CANARY.address())))));
        house.postRoom().upload(POST, scan, Optional.of(arrival));
        house.postRoom().complete(POST, arrival);
        Inbox.Row first = paper.claimed(TaskIds.EXAMINE_PAPER_APPLICATION, ANNE);
        Defect defect = new Defect(
                DefectCode.FIELD_DIFFERS,
                Optional.of(EnclosureKind.APPLICATION_FORM),
                Optional.of(PaperField.NAME),
                WORDS);
        PaperCase.done(house.examination()
                .askForCorrection(
                        first.taskKey(),
                        ANNE,
                        new Correction(List.of(defect), house.clock().instant().plus(Duration.ofDays(30))),
                        paper.version()));
        await(() -> house.state(paper.id()) == ApplicationState.AWAITING_DOCUMENTS
                && house.outcomes(paper.id(), "send-defect-letter") == 1);
        UUID again = paper.arrival(ArrivalPurpose.DOCUMENTS);
        paper.enclose(again, EnclosureKind.RESIDENCE_RECORD);
        paper.enclose(again, EnclosureKind.SEAL_REGISTRATION_CERTIFICATE);
        paper.allScanned();
        house.postRoom().complete(POST, again);
        Inbox.Row task = paper.claimed(TaskIds.EXAMINE_PAPER_APPLICATION, ANNE);
        UUID record = paper.enclosure(EnclosureKind.RESIDENCE_RECORD);
        UUID form = paper.enclosure(EnclosureKind.APPLICATION_FORM);
        Map<PaperField, String> truth = Map.of(
                PaperField.NAME, CANARY.fullName(),
                PaperField.BIRTH_DATE, CANARY.birthDate().toString(),
                PaperField.ADDRESS, CANARY.address());
        truth.forEach((field, value) -> PaperCase.done(
                house.examination().correctValue(task.taskKey(), ANNE, record, field, value, paper.version())));
        PaperCase.done(house.examination().confirmField(task.taskKey(), ANNE, form, PaperField.NAME, paper.version()));
        PaperCase.done(house.examination().sealVerdict(task.taskKey(), ANNE, SealVerdict.SAME, paper.version()));
        assertThat(house.decisions()
                        .examine(
                                task.taskKey(),
                                ANNE,
                                new DecisionDesk.Finding(true, List.of("name"), WORDS, paper.version())))
                .isEqualTo(new DecisionDesk.Act.Done());
        Inbox.Row recheck = paper.claimed(TaskIds.RECHECK_PAPER_APPLICATION, BERT);
        assertThat(paper.rekey(recheck, BERT, truth)).isEqualTo(new RecheckDesk.Rekeyed.Same());
        Inbox.Row decide = paper.claimed(TaskIds.DECIDE_ON_PAPER_APPLICATION, CARL);
        // refused once, for the log
        assertThat(paper.decide(decide, ANNE, true)).isInstanceOf(DecisionDesk.Act.Refused.class);
        assertThat(house.decisions()
                        .decide(
                                decide.taskKey(),
                                CARL,
                                new DecisionDesk.Verdict(true, Optional.empty(), WORDS, paper.version())))
                .isEqualTo(new DecisionDesk.Act.Done());
        paper.pickupCodeSent();
        await(() -> house.state(paper.id()) == ApplicationState.ISSUED);
        return paper;
    }
}
