package org.toroku.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.toroku.paper.PaperHouse.ANNE;
import static org.toroku.paper.PaperHouse.CARL;
import static org.toroku.paper.PaperHouse.HANAKO;
import static org.toroku.paper.PaperHouse.POST;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.toroku.decision.DecisionDesk.Officer;
import org.toroku.enrolment.ApplicationState;
import org.toroku.enrolment.EnrolmentDesk;
import org.toroku.officers.Roles;
import org.toroku.paper.PaperFiles.ArrivalPurpose;
import org.toroku.paper.PaperFiles.Flag;
import org.toroku.post.LetterKind;
import org.toroku.process.Inbox;
import org.toroku.workflows.Messages;
import org.toroku.workflows.TaskIds;

/** What the post room takes in, and what it refuses, whoever asks. */
class PostRoomTest {
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

    private static PostRoomDesk.ArrivalFacts facts(PaperCase paper) {
        return new PostRoomDesk.ArrivalFacts(ArrivalPurpose.DOCUMENTS, paper.today(), "post", 1);
    }

    @Test
    void findsACaseByTheCodeOnTheFormHoweverItIsTyped() {
        PaperCase paper = house.apply(ProofMethod.SEAL_CERTIFICATE);
        String typed = " " + paper.code().toLowerCase(java.util.Locale.ROOT).replace("-", "－");

        assertThat(house.postRoom().find(POST, paper.code()))
                .isInstanceOfSatisfying(PostRoomDesk.Found.Case.class, found -> {
                    assertThat(found.caseId()).isEqualTo(paper.id());
                    assertThat(found.awaited()).isTrue();
                });
        assertThat(house.postRoom().find(POST, typed.strip())).isInstanceOf(PostRoomDesk.Found.Case.class);
    }

    @Test
    void noticesEveryWrongCharacterOfACaseCode() {
        String code = house.apply(ProofMethod.SEAL_CERTIFICATE).code();
        for (int i = 2; i < code.length(); i++) {
            if (Character.isDigit(code.charAt(i))) {
                char other = code.charAt(i) == '9' ? '0' : (char) (code.charAt(i) + 1);
                String wrong = code.substring(0, i) + other + code.substring(i + 1);
                assertThat(house.postRoom().find(POST, wrong))
                        .as(wrong)
                        .isEqualTo(new PostRoomDesk.Found.WrongCheckCharacter());
            }
        }
        assertThat(house.postRoom().find(POST, "P-2026")).isEqualTo(new PostRoomDesk.Found.Unreadable());
        assertThat(house.postRoom().find(POST, CaseCode.of("P-2026-999999").text()))
                .isEqualTo(new PostRoomDesk.Found.NoSuchCase());
    }

    @Test
    void letsOnlyThePostRoomReceiveAndNobodyTheirOwnCase() {
        PaperCase paper = house.apply(ProofMethod.SEAL_CERTIFICATE);
        UUID arrival = paper.arrival(ArrivalPurpose.DOCUMENTS);
        for (Officer officer : List.of(ANNE, CARL)) {
            assertThat(house.postRoom().find(officer, paper.code())).isEqualTo(new PostRoomDesk.Found.Refused("role"));
            assertThat(house.postRoom().registerArrival(officer, paper.code(), facts(paper)))
                    .isEqualTo(new PostRoomDesk.Registered.Refused("role"));
            assertThat(house.postRoom().enclose(officer, arrival, paper.document(EnclosureKind.PASSPORT)))
                    .isEqualTo(new PostRoomDesk.Enclosed.Refused("role"));
            assertThat(house.postRoom().complete(officer, arrival))
                    .isEqualTo(new PostRoomDesk.Completed.Refused("role"));
            assertThat(house.postRoom().upload(officer, new byte[0], Optional.empty()))
                    .isEqualTo(new PostRoomDesk.Uploaded.Refused("role"));
            assertThat(house.postRoom().renewPickupCode(officer, paper.id())).isEqualTo(new Act.Refused("role"));
            assertThat(house.postRoom().mailReturned(officer, paper.code(), PostRoomDesk.ReturnReason.OTHER))
                    .isEqualTo(new PostRoomDesk.Returned.Refused("role"));
            assertThat(house.postRoom()
                            .tray(officer, PostRoomDesk.TrayQuery.first())
                            .pages())
                    .isEmpty();
        }
        assertThat(house.postRoom().reportDeath(CARL, paper.id(), "電話")).isEqualTo(new Act.Refused("role"));
        assertThat(house.postRoom().registerArrival(HANAKO, paper.code(), facts(paper)))
                .isEqualTo(new PostRoomDesk.Registered.Refused("own-case"));
        assertThat(house.postRoom().enclose(HANAKO, arrival, paper.document(EnclosureKind.PASSPORT)))
                .isEqualTo(new PostRoomDesk.Enclosed.Refused("own-case"));
        assertThat(house.postRoom().complete(HANAKO, arrival))
                .isEqualTo(new PostRoomDesk.Completed.Refused("own-case"));
        assertThat(house.part(PaperFiles.class).of(HANAKO, paper.id())).isEmpty();
    }

    @Test
    void refusesWhatCannotBeOfAnEnvelope() {
        PaperCase paper = house.apply(ProofMethod.SEAL_CERTIFICATE);
        UUID arrival = paper.arrival(ArrivalPurpose.DOCUMENTS);
        PostRoomDesk.NewEnclosure good = paper.document(EnclosureKind.RESIDENCE_RECORD);

        assertThat(house.postRoom().complete(POST, arrival)).isEqualTo(new PostRoomDesk.Completed.Refused("empty"));
        assertThat(house.postRoom().inquiryAnswered(POST, arrival))
                .isEqualTo(new PostRoomDesk.Completed.Refused("wrong-purpose"));
        assertThat(house.postRoom().complete(POST, UUID.randomUUID()))
                .isEqualTo(new PostRoomDesk.Completed.Refused("not-found"));
        assertThat(house.postRoom()
                        .enclose(
                                POST,
                                arrival,
                                new PostRoomDesk.NewEnclosure(
                                        good.kind(),
                                        Optional.of(paper.today().plusDays(1)),
                                        Optional.empty(),
                                        1,
                                        "B-1",
                                        good.flags())))
                .isEqualTo(new PostRoomDesk.Enclosed.Refused("issued-in-future"));
        assertThat(house.postRoom()
                        .enclose(
                                POST,
                                arrival,
                                new PostRoomDesk.NewEnclosure(
                                        good.kind(), good.issuedOn(), Optional.empty(), 1, "=1+1", good.flags())))
                .isEqualTo(new PostRoomDesk.Enclosed.Refused("shelf-malformed"));
        assertThat(house.postRoom()
                        .registerArrival(
                                POST,
                                paper.code(),
                                new PostRoomDesk.ArrivalFacts(
                                        ArrivalPurpose.DOCUMENTS, paper.today().plusDays(1), "post", 1)))
                .isEqualTo(new PostRoomDesk.Registered.Refused("received-in-future"));
    }

    /** Whatever arrives is kept and recorded, but the process hears only of what it waits for, and only once. */
    @Test
    void tellsTheProcessOfDocumentsOnlyWhileItWaitsForThem() {
        PaperCase paper = house.apply(ProofMethod.SEAL_CERTIFICATE).documentsArrive();
        house.task(paper.id(), TaskIds.EXAMINE_PAPER_APPLICATION);

        UUID late = paper.arrival(ArrivalPurpose.DOCUMENTS);
        paper.enclose(late, EnclosureKind.OTHER);

        assertThat(house.postRoom().complete(POST, late)).isEqualTo(new PostRoomDesk.Completed.Done(false));
        assertThat(house.postRoom().complete(POST, late)).isEqualTo(new PostRoomDesk.Completed.Done(false));
        UUID reply = paper.arrival(ArrivalPurpose.INQUIRY_REPLY);
        paper.enclose(reply, EnclosureKind.INQUIRY_REPLY);
        assertThat(house.postRoom().inquiryAnswered(POST, reply)).isEqualTo(new PostRoomDesk.Completed.Done(false));
        assertThat(house.outcomes(paper.id(), Messages.DOCUMENTS_ARRIVED)).isEqualTo(1);
        assertThat(house.outcomes(paper.id(), Messages.INQUIRY_ANSWERED)).isZero();
        assertThat(house.state(paper.id())).isEqualTo(ApplicationState.REFERRED);
    }

    @Test
    void keepsWhatArrivesAfterAWithdrawalWithoutWakingTheCase() {
        PaperCase paper = house.apply(ProofMethod.SEAL_CERTIFICATE);
        house.part(EnrolmentDesk.class).withdraw(paper.applied().access());
        UUID arrival = paper.arrival(ArrivalPurpose.DOCUMENTS);
        UUID form = paper.enclose(arrival, EnclosureKind.APPLICATION_FORM, Flag.SEALED);

        assertThat(house.postRoom().complete(POST, arrival)).isEqualTo(new PostRoomDesk.Completed.Done(false));
        assertThat(house.state(paper.id())).isEqualTo(ApplicationState.WITHDRAWN);
        assertThat(house.part(PaperFiles.class)
                        .of(POST, paper.id())
                        .orElseThrow()
                        .enclosures())
                .singleElement()
                .satisfies(enclosure -> {
                    assertThat(enclosure.id()).isEqualTo(form);
                    assertThat(enclosure.custody())
                            .extracting(PaperFiles.Custody::event)
                            .containsExactly(CustodyEvent.RECEIVED, CustodyEvent.SHELVED);
                });
    }

    @Test
    void refusesAReturnedLetterThatNobodyPosted() {
        PaperCase paper =
                house.apply(ProofMethod.INQUIRY).documentsArrive().examined().rechecked();

        assertThat(house.postRoom().mailReturned(POST, paper.code(), PostRoomDesk.ReturnReason.MOVED))
                .isEqualTo(new PostRoomDesk.Returned.Refused("not-found"));
        String tracking = PaperCase.tracking();
        paper.inquirySent(tracking);
        assertThat(house.postRoom().mailReturned(POST, tracking, PostRoomDesk.ReturnReason.MOVED))
                .isInstanceOf(PostRoomDesk.Returned.Done.class);
        assertThat(house.postRoom().mailReturned(POST, tracking, PostRoomDesk.ReturnReason.MOVED))
                .isEqualTo(new PostRoomDesk.Returned.Refused("not-posted"));
        Inbox.Row task = paper.claimed(TaskIds.SEND_INQUIRY, POST);
        assertThat(house.postRoom()
                        .inquirySent(
                                task.taskKey(),
                                POST,
                                paper.letter(LetterKind.INQUIRY).id(),
                                tracking,
                                paper.version()))
                .isEqualTo(new Act.Refused("tracking-used"));
        assertThat(house.postRoom()
                        .inquirySent(task.taskKey(), POST, UUID.randomUUID(), PaperCase.tracking(), paper.version()))
                .isEqualTo(new Act.Refused("not-found"));
    }

    @Test
    void knowsTheRoleOfThePostRoomAsTheModelsDo() {
        assertThat(Roles.POST_ROOM).isEqualTo(org.toroku.workflows.Roles.POST_ROOM);
    }
}
