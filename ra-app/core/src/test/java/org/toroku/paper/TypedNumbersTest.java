package org.toroku.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.toroku.paper.PaperHouse.ANNE;
import static org.toroku.paper.PaperHouse.CARL;
import static org.toroku.paper.PaperHouse.MONA;
import static org.toroku.paper.PaperHouse.POST;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.toroku.decision.DecisionDesk;
import org.toroku.paper.PaperFiles.ArrivalPurpose;
import org.toroku.paper.PaperFiles.Flag;
import org.toroku.paper.PostRoomDesk.ArrivalFacts;
import org.toroku.paper.PostRoomDesk.Enclosed;
import org.toroku.paper.PostRoomDesk.NewEnclosure;
import org.toroku.post.LetterDesk;
import org.toroku.post.LetterKind;
import org.toroku.process.Inbox;
import org.toroku.workflows.TaskIds;

/** Numbers that nobody may write down, that are none, or that are another thing's. */
@ExtendWith(SharedHouse.class)
class TypedNumbersTest {
    /** Twelve digits whose last fits the others. */
    private static final String NUMBER = "1234 5678 9018";

    private static final Act REFUSED = new Act.Refused("my-number");
    private final PaperHouse house;

    TypedNumbersTest(PaperHouse house) {
        this.house = house;
    }

    /** Rows of a case that say the number. */
    private int kept(PaperCase paper) {
        return house.sql()
                .sql("""
                        SELECT count(*) FROM (
                            SELECT value AS said FROM read_value WHERE application_id = :case
                            UNION ALL SELECT words || defects::text FROM paper_act WHERE application_id = :case
                            UNION ALL SELECT why FROM paper_entry WHERE application_id = :case
                            UNION ALL SELECT location FROM custody_event WHERE application_id = :case
                            UNION ALL SELECT note FROM examination WHERE application_id = :case
                            UNION ALL SELECT note FROM decision WHERE application_id = :case
                            UNION ALL SELECT detail FROM audit_entry WHERE case_id = :case) x
                        WHERE translate(said, ' -', '') LIKE '%123456789018%'
                        """)
                .param("case", paper.id())
                .query(Integer.class)
                .single();
    }

    @Test
    void noMyNumberIsWrittenDownByAnExaminer() {
        PaperCase paper = house.apply(ProofMethod.SEAL_CERTIFICATE).documentsArrive();
        Inbox.Row task = paper.claimed(TaskIds.EXAMINE_PAPER_APPLICATION, ANNE);
        UUID record = paper.enclosure(EnclosureKind.RESIDENCE_RECORD);
        PaperExaminationDesk desk = house.examination();
        long key = task.taskKey();

        for (String typed : List.of(NUMBER, "番号は１２３４−５６７８−９０１８です", "1234-5678-9018", "x123456789018")) {
            assertThat(desk.correctValue(key, ANNE, record, PaperField.NAME, typed, paper.version()))
                    .as(typed)
                    .isEqualTo(REFUSED);
        }
        assertThat(desk.correctValue(key, ANNE, record, PaperField.CERTIFICATE_NUMBER, NUMBER, paper.version()))
                .isEqualTo(REFUSED);
        assertThat(desk.correctEntry(
                        key, ANNE, record, paper.record(2, paper.today().minusDays(9)), NUMBER, paper.version()))
                .isEqualTo(REFUSED);
        assertThat(desk.askForCorrection(
                        key,
                        ANNE,
                        new PaperExaminationDesk.Correction(
                                List.of(new Defect(
                                        DefectCode.OTHER,
                                        Optional.of(EnclosureKind.RESIDENCE_RECORD),
                                        Optional.empty(),
                                        NUMBER)),
                                house.correction().due()),
                        paper.version()))
                .isEqualTo(REFUSED);
        assertThat(desk.hold(key, ANNE, house.clock().instant().plus(Duration.ofDays(1)), NUMBER, paper.version()))
                .isEqualTo(REFUSED);
        assertThat(desk.escalate(key, ANNE, NUMBER, paper.version())).isEqualTo(REFUSED);
        assertThat(house.decisions()
                        .examine(key, ANNE, new DecisionDesk.Finding(false, List.of(), NUMBER, paper.version())))
                .isEqualTo(new DecisionDesk.Act.Refused("my-number"));
        assertThat(kept(paper)).isZero();
    }

    @Test
    void nothingThatOnlyLooksAlikeIsRefused() {
        PaperCase paper = house.apply(ProofMethod.PHOTO_ID).documentsArrive();
        Inbox.Row task = paper.claimed(TaskIds.EXAMINE_PAPER_APPLICATION, ANNE);
        UUID licence = paper.enclosure(EnclosureKind.DRIVING_LICENCE);

        PaperCase.done(house.examination()
                .correctValue(
                        task.taskKey(), ANNE, licence, PaperField.CERTIFICATE_NUMBER, "123456789018", paper.version()));
        UUID record = paper.enclosure(EnclosureKind.RESIDENCE_RECORD);
        for (String typed : List.of("123456789012", "電話 090-1234-5678 2026-11-26", "1123456789018")) {
            PaperCase.done(house.examination()
                    .correctValue(task.taskKey(), ANNE, record, PaperField.CERTIFICATE_NUMBER, typed, paper.version()));
        }
    }

    @Test
    void noMyNumberIsWrittenDownByThePostRoomTheManagerOrTheDecider() {
        PaperCase paper = house.apply(ProofMethod.SEAL_CERTIFICATE)
                .documentsArrive()
                .examined()
                .rechecked();
        UUID record = paper.enclosure(EnclosureKind.RESIDENCE_RECORD);

        assertThat(house.postRoom().custody(POST, record, CustodyEvent.MOVED, NUMBER))
                .isEqualTo(REFUSED);
        UUID arrival = paper.arrival(ArrivalPurpose.DOCUMENTS);
        assertThat(house.postRoom()
                        .enclose(
                                POST,
                                arrival,
                                new NewEnclosure(
                                        EnclosureKind.OTHER,
                                        Optional.empty(),
                                        Optional.empty(),
                                        1,
                                        NUMBER,
                                        Set.of(Flag.ORIGINAL))))
                .isEqualTo(new Enclosed.Refused("my-number"));
        assertThat(house.postRoom().reportDeath(POST, paper.id(), NUMBER)).isEqualTo(REFUSED);
        assertThat(house.postRoom().fileAcross(POST, paper.scanned(record), record, NUMBER))
                .isEqualTo(REFUSED);
        assertThat(house.part(ReturnNotices.class).settle(MONA, paper.id(), NUMBER))
                .isEqualTo(REFUSED);
        assertThat(house.part(LetterDesk.class).spoil(POST, UUID.randomUUID(), NUMBER))
                .isEqualTo(new LetterDesk.Act.Refused("my-number"));
        assertThat(kept(paper)).isZero();
    }

    @Test
    void noMyNumberIsWrittenDownByTheDecider() {
        PaperCase paper = house.apply(ProofMethod.SEAL_CERTIFICATE)
                .documentsArrive()
                .examined()
                .rechecked();
        Inbox.Row task = paper.claimed(TaskIds.DECIDE_ON_PAPER_APPLICATION, CARL);
        assertThat(house.examination().reexamine(task.taskKey(), CARL, NUMBER, paper.version()))
                .isEqualTo(REFUSED);
        assertThat(house.decisions()
                        .decide(
                                task.taskKey(),
                                CARL,
                                new DecisionDesk.Verdict(
                                        false, Optional.of("not-proven"), "番号 " + NUMBER, paper.version())))
                .isEqualTo(new DecisionDesk.Act.Refused("my-number"));
        assertThat(kept(paper)).isZero();
    }

    @Test
    void aCaseCodeIsNoTrackingNumberHoweverItIsWritten() {
        PaperCase other = house.apply(ProofMethod.INQUIRY);
        PaperCase paper =
                house.apply(ProofMethod.INQUIRY).documentsArrive().examined().rechecked();
        Inbox.Row task = paper.claimed(TaskIds.SEND_INQUIRY, POST);
        UUID letter = paper.printed(LetterKind.INQUIRY);

        for (String typed : List.of(
                other.code(), other.code().replace("-", ""), other.code().replace('-', ' '))) {
            assertThat(house.postRoom().inquirySent(task.taskKey(), POST, letter, typed, paper.version()))
                    .as(typed)
                    .isEqualTo(new Act.Refused("tracking-is-case-code"));
        }
        PaperCase.done(
                house.postRoom().inquirySent(task.taskKey(), POST, letter, PaperCase.tracking(), paper.version()));
    }

    @Test
    void aDayOfNoCalendarThatIsInUseIsRefused() {
        PaperCase paper = house.apply(ProofMethod.SEAL_CERTIFICATE).documentsArrive();
        Inbox.Row task = paper.claimed(TaskIds.EXAMINE_PAPER_APPLICATION, ANNE);
        UUID record = paper.enclosure(EnclosureKind.RESIDENCE_RECORD);
        assertThat(house.examination()
                        .correctEntry(
                                task.taskKey(),
                                ANNE,
                                record,
                                paper.record(1, LocalDate.of(8, 11, 12)),
                                "発行日の誤り",
                                paper.version()))
                .isEqualTo(new Act.Refused("issued-implausible"));
        assertThat(house.examination()
                        .correctEntry(
                                task.taskKey(),
                                ANNE,
                                record,
                                new PaperFiles.Entry(
                                        EnclosureKind.RESIDENCE_RECORD,
                                        Optional.empty(),
                                        Optional.of(LocalDate.of(20261, 1, 1)),
                                        1,
                                        Set.of(Flag.ORIGINAL)),
                                "期限の誤り",
                                paper.version()))
                .isEqualTo(new Act.Refused("expires-implausible"));
        for (String born : List.of("1867-12-31", "2101-01-01", "1080年2月17日")) {
            assertThat(house.examination()
                            .correctValue(task.taskKey(), ANNE, record, PaperField.BIRTH_DATE, born, paper.version()))
                    .as(born)
                    .isEqualTo(new Act.Refused("birth-date-implausible"));
        }
        for (String sex : List.of("おんな", "男女", "X", "長女")) {
            assertThat(house.examination()
                            .correctValue(task.taskKey(), ANNE, record, PaperField.SEX, sex, paper.version()))
                    .as(sex)
                    .isEqualTo(new Act.Refused("sex-unknown"));
        }
        for (String sex : List.of("男性", "Ｆ", "女")) {
            PaperCase.done(house.examination()
                    .correctValue(task.taskKey(), ANNE, record, PaperField.SEX, sex, paper.version()));
        }
        assertThat(house.postRoom()
                        .registerArrival(
                                POST,
                                paper.code(),
                                new ArrivalFacts(ArrivalPurpose.DOCUMENTS, LocalDate.of(8, 11, 12), "post", 1)))
                .isEqualTo(new PostRoomDesk.Registered.Refused("received-implausible"));
        UUID arrival = paper.arrival(ArrivalPurpose.DOCUMENTS);
        assertThat(house.postRoom()
                        .enclose(
                                POST,
                                arrival,
                                new NewEnclosure(
                                        EnclosureKind.OTHER,
                                        Optional.of(LocalDate.of(1867, 12, 31)),
                                        Optional.empty(),
                                        1,
                                        "B-1",
                                        Set.of())))
                .isEqualTo(new Enclosed.Refused("issued-implausible"));
    }
}
