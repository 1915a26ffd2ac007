package org.toroku.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.toroku.paper.PaperHouse.ANNE;
import static org.toroku.paper.PaperHouse.CARL;
import static org.toroku.paper.PaperHouse.OMNI;
import static org.toroku.paper.PaperHouse.POST;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.toroku.decision.DecisionDesk;
import org.toroku.decision.DecisionDesk.Officer;
import org.toroku.paper.PaperFiles.ArrivalPurpose;
import org.toroku.paper.PaperFiles.Entry;
import org.toroku.paper.PaperFiles.Flag;
import org.toroku.process.Inbox;
import org.toroku.workflows.TaskIds;

/** What was entered of a document wrongly is set right by who examines, and nothing of it is forgotten. */
class EntryCorrectionTest {
    private static PaperHouse house;

    @BeforeAll
    static void open() {
        house = PaperHouse.open();
    }

    @AfterAll
    static void close() {
        house.assertBookIntact();
        house.close();
    }

    private static Act correct(PaperCase paper, Inbox.Row task, Officer officer, Entry entry, String why) {
        return house.examination()
                .correctEntry(
                        task.taskKey(),
                        officer,
                        paper.enclosure(EnclosureKind.RESIDENCE_RECORD),
                        entry,
                        why,
                        paper.version());
    }

    @Test
    void theCorrectedEntryIsInForceAndTheFormerOneIsKeptWithWhoAndWhy() {
        PaperCase paper = house.apply(ProofMethod.SEAL_CERTIFICATE).documentsArrive();
        Inbox.Row task = paper.claimed(TaskIds.EXAMINE_PAPER_APPLICATION, ANNE);
        LocalDate tooOld = paper.today().minusMonths(5);
        UUID record = paper.enclosure(EnclosureKind.RESIDENCE_RECORD);

        PaperCase.done(correct(paper, task, ANNE, paper.record(2, tooOld), "発行日の誤記"));

        assertThat(house.part(EvidenceJudge.class).judge(paper.id()).defects())
                .as("the rules judge by what is in force")
                .containsExactly(Defect.of(DefectCode.DOCUMENT_TOO_OLD, EnclosureKind.RESIDENCE_RECORD));
        PaperFiles.Enclosure shown =
                house.part(PaperFiles.class).of(ANNE, paper.id()).orElseThrow().enclosures().stream()
                        .filter(each -> each.id().equals(record))
                        .findFirst()
                        .orElseThrow();
        assertThat(shown.issuedOn()).contains(tooOld);
        assertThat(shown.sheets()).isEqualTo(2);
        assertThat(shown.entries())
                .extracting(each -> each.entry().sheets(), PaperFiles.Entered::officer, PaperFiles.Entered::why)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(1, "post", ""),
                        org.assertj.core.groups.Tuple.tuple(2, "anne", "発行日の誤記"));
        assertThat(house.sql()
                        .sql("SELECT count(*) FROM audit_entry WHERE case_id = ? AND action = 'entry-corrected'"
                                + " AND actor = 'anne'")
                        .param(paper.id())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void aCorrectedKindMakesAnotherDocumentOfItAndTheVerdictOnTheSealLapse() {
        PaperCase paper = house.apply(ProofMethod.PHOTO_ID);
        UUID arrival = paper.arrival(ArrivalPurpose.DOCUMENTS);
        paper.enclose(arrival, EnclosureKind.APPLICATION_FORM, Flag.SEALED, Flag.SIGNED);
        UUID wrong = paper.enclose(arrival, EnclosureKind.PASSPORT);
        paper.enclose(arrival, EnclosureKind.DRIVING_LICENCE);
        assertThat(house.postRoom().complete(POST, arrival)).isEqualTo(new PostRoomDesk.Completed.Done(true));
        paper.allScanned();
        Inbox.Row task = paper.claimed(TaskIds.EXAMINE_PAPER_APPLICATION, ANNE);
        PaperCase.done(house.examination().sealVerdict(task.taskKey(), ANNE, SealVerdict.SAME, paper.version()));

        PaperCase.done(house.examination()
                .correctEntry(
                        task.taskKey(),
                        ANNE,
                        wrong,
                        new Entry(
                                EnclosureKind.SEAL_REGISTRATION_CERTIFICATE,
                                Optional.of(paper.today()),
                                Optional.empty(),
                                1,
                                Set.of(Flag.ORIGINAL)),
                        "種類の誤り",
                        paper.version()));

        assertThat(paper.enclosure(EnclosureKind.SEAL_REGISTRATION_CERTIFICATE)).isEqualTo(wrong);
        assertThat(house.part(Standing.class).seal(paper.id())).isEmpty();
    }

    @Test
    void refusesWhatCannotBeTrueOfADocumentAndACorrectionWithoutReason() {
        PaperCase paper = house.apply(ProofMethod.SEAL_CERTIFICATE).documentsArrive();
        Inbox.Row task = paper.claimed(TaskIds.EXAMINE_PAPER_APPLICATION, ANNE);
        LocalDate today = paper.today();

        assertThat(correct(paper, task, ANNE, paper.record(1, today.plusDays(1)), "x"))
                .isEqualTo(new Act.Refused("issued-in-future"));
        assertThat(correct(
                        paper,
                        task,
                        ANNE,
                        new Entry(
                                EnclosureKind.RESIDENCE_RECORD,
                                Optional.of(today),
                                Optional.of(today.minusDays(1)),
                                1,
                                Set.of(Flag.ORIGINAL)),
                        "x"))
                .isEqualTo(new Act.Refused("expires-before-issue"));
        assertThat(correct(paper, task, ANNE, paper.record(0, today), "x"))
                .isEqualTo(new Act.Refused("sheets-implausible"));
        assertThat(correct(paper, task, ANNE, paper.record(3, today), " "))
                .isEqualTo(new Act.Refused("reason-missing"));
        assertThat(correct(paper, task, ANNE, paper.record(1, today.minusDays(10)), "x"))
                .isEqualTo(new Act.Refused("nothing-corrected"));
    }

    /** The day is one in Japan, and the day of receipt is the last on which it can have been issued. */
    @Test
    void refusesToEnterADocumentThatWasIssuedAfterItArrived() {
        PaperCase paper = house.apply(ProofMethod.SEAL_CERTIFICATE);
        LocalDate today = paper.today();
        PostRoomDesk.Registered registered = house.postRoom()
                .registerArrival(
                        POST,
                        paper.code(),
                        new PostRoomDesk.ArrivalFacts(
                                ArrivalPurpose.DOCUMENTS, today.minusDays(3), "registered-mail", 1));
        UUID arrival = ((PostRoomDesk.Registered.Done) registered).arrivalId();
        for (int day = 2; day >= 0; day--) {
            assertThat(house.postRoom().enclose(POST, arrival, issued(today.minusDays(day))))
                    .isEqualTo(new PostRoomDesk.Enclosed.Refused("issued-after-receipt"));
        }
        assertThat(house.postRoom().enclose(POST, arrival, issued(today.plusDays(1))))
                .isEqualTo(new PostRoomDesk.Enclosed.Refused("issued-in-future"));
        assertThat(house.postRoom().enclose(POST, arrival, issued(today.minusDays(3))))
                .isInstanceOf(PostRoomDesk.Enclosed.Done.class);
    }

    private static PostRoomDesk.NewEnclosure issued(LocalDate on) {
        return new PostRoomDesk.NewEnclosure(
                EnclosureKind.RESIDENCE_RECORD, Optional.of(on), Optional.empty(), 1, "B-1", Set.of(Flag.ORIGINAL));
    }

    @Test
    void whoCorrectsAnEntryDoesNotDecideAndWhoDecidesDoesNotCorrect() {
        PaperCase paper = house.apply(ProofMethod.SEAL_CERTIFICATE).documentsArrive();
        Inbox.Row task = paper.claimed(TaskIds.EXAMINE_PAPER_APPLICATION, OMNI);
        PaperCase.done(correct(paper, task, OMNI, paper.record(2, paper.today()), "x"));
        house.part(Inbox.class).release(task.taskKey(), OMNI.username());
        paper.examined().rechecked();
        Inbox.Row decision = house.task(paper.id(), TaskIds.DECIDE_ON_PAPER_APPLICATION);
        assertThat(house.claim(decision, OMNI)).isEqualTo(new Inbox.Claim.NotAllowed("four-eyes"));

        assertThat(house.claim(decision, CARL)).isInstanceOf(Inbox.Claim.Claimed.class);
        assertThat(correct(paper, decision, CARL, paper.record(3, paper.today()), "x"))
                .isEqualTo(new Act.Refused("role"));
    }

    @Test
    void aMyNumberThatWasSeenIsNotCorrectedAway() {
        PaperCase paper = house.apply(ProofMethod.SEAL_CERTIFICATE).documentsArrive();
        Inbox.Row task = paper.claimed(TaskIds.EXAMINE_PAPER_APPLICATION, ANNE);
        UUID late = paper.arrival(ArrivalPurpose.DOCUMENTS);
        paper.enclose(late, EnclosureKind.RESIDENCE_RECORD, Flag.MY_NUMBER_SHOWN);

        PaperCase.done(correct(paper, task, ANNE, paper.record(2, paper.today()), "x"));

        assertThat(paper.recommend(task, ANNE)).isEqualTo(new DecisionDesk.Act.Refused("quarantined"));
        assertThat(house.part(EnclosureLedger.class).current(paper.id()))
                .filteredOn(row -> row.kind() == EnclosureKind.RESIDENCE_RECORD)
                .allMatch(row -> row.flags().contains(Flag.MY_NUMBER_SHOWN));
        assertThat(List.of(house.part(EvidenceJudge.class).judge(paper.id()).completeness()))
                .containsExactly(PaperFiles.Completeness.QUARANTINED);
    }
}
