package org.toroku.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.toroku.paper.PaperCase.TRUTH;
import static org.toroku.paper.PaperHouse.ANNE;
import static org.toroku.paper.PaperHouse.BERT;
import static org.toroku.paper.PaperHouse.CARL;
import static org.toroku.paper.PaperHouse.HANAKO;
import static org.toroku.paper.PaperHouse.OMNI;
import static org.toroku.paper.PaperHouse.POST;
import static org.toroku.paper.PaperHouse.await;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;
import org.toroku.decision.DecisionDesk;
import org.toroku.decision.DecisionDesk.Officer;
import org.toroku.enrolment.ApplicationForm;
import org.toroku.enrolment.ApplicationState;
import org.toroku.enrolment.Applications;
import org.toroku.enrolment.EnrolmentDesk;
import org.toroku.officers.Roles;
import org.toroku.paper.PaperFiles.ArrivalPurpose;
import org.toroku.paper.PaperFiles.Flag;
import org.toroku.post.LetterKind;
import org.toroku.process.Inbox;
import org.toroku.workflows.Messages;
import org.toroku.workflows.TaskIds;

/** What the desks of the paper route refuse, whoever asks and whatever the page showed. */
class PaperDesksTest {
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

    private static DecisionDesk.Act refused(String reason) {
        return new DecisionDesk.Act.Refused(reason);
    }

    private static PaperExaminationDesk.Correction correction() {
        return new PaperExaminationDesk.Correction(
                List.of(Defect.of(DefectCode.SEAL_UNCLEAR, EnclosureKind.APPLICATION_FORM)),
                house.clock().instant().plus(Duration.ofDays(30)));
    }

    private static PostRoomDesk.ArrivalFacts facts(PaperCase paper) {
        return new PostRoomDesk.ArrivalFacts(ArrivalPurpose.DOCUMENTS, paper.today(), "post", 1);
    }

    // the post room

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
            assertThat(house.postRoom().tray(officer)).isEmpty();
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

    // scans

    @Test
    void filesPagesByTheirCodesAndLeavesTheOthersInTheTray() {
        PaperCase one = house.apply(ProofMethod.SEAL_CERTIFICATE);
        PaperCase two = house.apply(ProofMethod.SEAL_CERTIFICATE);
        UUID arrival = one.arrival(ArrivalPurpose.DOCUMENTS);
        UUID form = one.enclose(arrival, EnclosureKind.APPLICATION_FORM, Flag.SEALED);
        UUID other = two.arrival(ArrivalPurpose.DOCUMENTS);
        UUID record = two.enclose(other, EnclosureKind.RESIDENCE_RECORD);
        byte[] scan = house.part(StandInExaminer.class)
                .scan(
                        "batch",
                        new ScanExaminer.Examined.Pages(List.of(
                                StandInExaminer.page("form", List.of("TOROKU:" + one.code() + ":1")),
                                StandInExaminer.page("separator", List.of("TOROKU-SEP:" + two.code())),
                                StandInExaminer.page(
                                        "record",
                                        List.of("https://example.com/?q=${1+1}"),
                                        StandInExaminer.field(PaperField.NAME, "山田　花子")),
                                StandInExaminer.page("stranger", List.of("TOROKU-SEP:P-2026-999999-0")),
                                StandInExaminer.page("whose", List.of()))));

        assertThat(house.postRoom().upload(POST, scan, Optional.of(arrival)))
                .isInstanceOfSatisfying(PostRoomDesk.Uploaded.Done.class, done -> {
                    assertThat(done.filed()).isEqualTo(1);
                    assertThat(done.tray()).isEqualTo(2);
                });
        assertThat(pages(one, form)).hasSize(1);
        PostRoomDesk.TrayPage waiting = house.postRoom().tray(POST).stream()
                .filter(page -> page.caseCode().equals(Optional.of(two.code())))
                .findFirst()
                .orElseThrow();
        assertThat(house.postRoom().file(POST, waiting.pageId(), form)).isEqualTo(new Act.Refused("other-case"));
        PaperCase.done(house.postRoom().file(POST, waiting.pageId(), record));
        assertThat(house.postRoom().file(POST, waiting.pageId(), record)).isEqualTo(new Act.Refused("already-done"));
        PaperFiles.PaperFile file =
                house.part(PaperFiles.class).of(PaperHouse.MONA, two.id()).orElseThrow();
        assertThat(file.values()).singleElement().satisfies(value -> {
            assertThat(value.value()).isEqualTo("山田　花子");
            assertThat(value.place().orElseThrow().pageId()).isEqualTo(waiting.pageId());
            assertThat(value.confirmed()).isFalse();
        });
        PostRoomDesk.TrayPage nobodys = house.postRoom().tray(POST).stream()
                .filter(page -> page.caseCode().equals(Optional.of("P-2026-999999-0")))
                .findFirst()
                .orElseThrow();
        assertThat(house.part(PaperFiles.class).image(ANNE, nobodys.pageId()))
                .isEqualTo(new PaperFiles.Image.Withheld("role"));
        PaperCase.done(house.postRoom().file(POST, nobodys.pageId(), record));
        assertThat(pages(two, record)).hasSize(2);
        house.assertBookIntact();
    }

    private static List<PaperFiles.Page> pages(PaperCase paper, UUID enclosure) {
        return house.part(PaperFiles.class).of(POST, paper.id()).orElseThrow().enclosures().stream()
                .filter(each -> each.id().equals(enclosure))
                .findFirst()
                .orElseThrow()
                .pages();
    }

    @Test
    void showsAPageWithAMyNumberToNobodyButMaskedToThePostRoom() {
        PaperCase paper = house.apply(ProofMethod.SEAL_CERTIFICATE);
        UUID arrival = paper.arrival(ArrivalPurpose.DOCUMENTS);
        UUID record = paper.enclose(arrival, EnclosureKind.RESIDENCE_RECORD);
        byte[] scan = house.part(StandInExaminer.class)
                .scan(
                        "numbered",
                        new ScanExaminer.Examined.Pages(List.of(
                                StandInExaminer.withMyNumber("masked", List.of("TOROKU-SEP:ignored")),
                                StandInExaminer.page("second", List.of()))));
        house.postRoom().upload(POST, scan, Optional.of(arrival));
        assertThat(house.sql()
                        .sql("SELECT count(*) FROM document WHERE kind = 'SCAN_ORIGINAL' AND sha256 ="
                                + " encode(sha256('numbered'::bytea), 'hex')")
                        .query(Integer.class)
                        .single())
                .as("originals that show the number")
                .isZero();
        for (PostRoomDesk.TrayPage page : house.postRoom().tray(POST)) {
            if (house.part(PageLedger.class)
                    .find(page.pageId())
                    .orElseThrow()
                    .scanId()
                    .equals(scanOf("numbered"))) {
                PaperCase.done(house.postRoom().file(POST, page.pageId(), record));
            }
        }

        List<PaperFiles.Page> pages = pages(paper, record);
        assertThat(pages).extracting(PaperFiles.Page::quarantined).contains(true);
        for (PaperFiles.Page page : pages) {
            PaperFiles.Image forAnne = house.part(PaperFiles.class).image(ANNE, page.id());
            PaperFiles.Image forPost = house.part(PaperFiles.class).image(POST, page.id());
            if (page.quarantined()) {
                assertThat(forAnne).isEqualTo(new PaperFiles.Image.Withheld("quarantined"));
                assertThat(forPost)
                        .isInstanceOfSatisfying(
                                PaperFiles.Image.Shown.class,
                                shown -> assertThat(shown.masked()).isTrue());
            } else {
                assertThat(forAnne).isInstanceOf(PaperFiles.Image.Shown.class);
                PaperCase.done(house.postRoom().quarantine(POST, page.id()));
                assertThat(house.part(PaperFiles.class).image(POST, page.id()))
                        .as("marked by hand, so nothing is blacked out")
                        .isEqualTo(new PaperFiles.Image.Withheld("quarantined"));
            }
        }
        assertThat(house.part(PaperFiles.class)
                        .of(POST, paper.id())
                        .orElseThrow()
                        .evidence()
                        .completeness())
                .isEqualTo(PaperFiles.Completeness.QUARANTINED);
    }

    private static UUID scanOf(String name) {
        return house.sql()
                .sql("SELECT id FROM scan WHERE sha256 = encode(sha256(?::bytea), 'hex')")
                .param(name)
                .query(UUID.class)
                .single();
    }

    @Test
    void keepsNothingOfAScanThatIsRejected() {
        PaperCase paper = house.apply(ProofMethod.SEAL_CERTIFICATE);
        UUID arrival = paper.arrival(ArrivalPurpose.DOCUMENTS);
        String before = paper.version();

        assertThat(house.postRoom().upload(POST, new byte[] {1, 2, 3}, Optional.of(arrival)))
                .isEqualTo(new PostRoomDesk.Uploaded.Rejected("unknown-type"));
        assertThat(paper.version()).isEqualTo(before);
    }

    // examination, recheck, decision

    @Test
    void letsNobodyWithoutTheRoleOrTheClaimActOnATask() {
        PaperCase paper = house.apply(ProofMethod.SEAL_CERTIFICATE).documentsArrive();
        Inbox.Row task = house.task(paper.id(), TaskIds.EXAMINE_PAPER_APPLICATION);
        PaperExaminationDesk desk = house.examination();
        UUID record = paper.enclosure(EnclosureKind.RESIDENCE_RECORD);

        assertThat(house.claim(task, CARL)).isEqualTo(new Inbox.Claim.NotAllowed("role"));
        assertThat(house.claim(task, HANAKO)).isEqualTo(new Inbox.Claim.NotAllowed("own-case"));
        for (Map.Entry<Officer, String> each : Map.of(
                        CARL, "role", POST, "role", HANAKO, "own-case", BERT, "not-claimed")
                .entrySet()) {
            Officer officer = each.getKey();
            Act refusal = new Act.Refused(each.getValue());
            assertThat(desk.correctValue(task.taskKey(), officer, record, PaperField.NAME, "山田", paper.version()))
                    .isEqualTo(refusal);
            assertThat(desk.sealVerdict(task.taskKey(), officer, SealVerdict.SAME, paper.version()))
                    .isEqualTo(refusal);
            assertThat(desk.askForCorrection(task.taskKey(), officer, correction(), paper.version()))
                    .isEqualTo(refusal);
            assertThat(desk.escalate(task.taskKey(), officer, "x", paper.version()))
                    .isEqualTo(refusal);
        }
        assertThat(desk.advise(task.taskKey(), OMNI, "x", paper.version()))
                .as("an act of another task")
                .isEqualTo(new Act.Refused("role"));
        assertThat(desk.escalate(-1, ANNE, "x", "")).isEqualTo(new Act.Refused("gone"));
    }

    @Test
    void refusesAnActOnAnOutdatedView() {
        PaperCase paper = house.apply(ProofMethod.SEAL_CERTIFICATE).documentsArrive();
        Inbox.Row task = paper.claimed(TaskIds.EXAMINE_PAPER_APPLICATION, ANNE);
        UUID record = paper.enclosure(EnclosureKind.RESIDENCE_RECORD);
        String seen = paper.version();
        UUID late = paper.arrival(ArrivalPurpose.DOCUMENTS);

        assertThat(paper.version()).isNotEqualTo(seen);
        assertThat(house.examination().correctValue(task.taskKey(), ANNE, record, PaperField.NAME, "山田", seen))
                .isEqualTo(new Act.Refused("outdated"));
        assertThat(house.examination().askForCorrection(task.taskKey(), ANNE, correction(), seen))
                .isEqualTo(new Act.Refused("outdated"));
        assertThat(house.part(PaperFiles.class)
                        .of(ANNE, paper.id())
                        .orElseThrow()
                        .values())
                .isEmpty();
        assertThat(house.state(paper.id())).isEqualTo(ApplicationState.REFERRED);
        paper.enclose(late, EnclosureKind.OTHER);
    }

    @Test
    void refusesARecommendationOfWhatIsNotReadComparedOrComplete() {
        PaperCase paper = house.apply(ProofMethod.SEAL_CERTIFICATE).documentsArrive();
        Inbox.Row task = paper.claimed(TaskIds.EXAMINE_PAPER_APPLICATION, ANNE);
        UUID record = paper.enclosure(EnclosureKind.RESIDENCE_RECORD);
        assertThat(paper.recommend(task, ANNE)).isEqualTo(refused("unread-fields"));
        Map<PaperField, String> variant = new HashMap<>(TRUTH);
        variant.put(PaperField.NAME, "山田 花子");
        variant.forEach((field, value) -> PaperCase.done(
                house.examination().correctValue(task.taskKey(), ANNE, record, field, value, paper.version())));

        assertThat(paper.recommend(task, ANNE)).isEqualTo(refused("unconfirmed-fields"));
        PaperCase.done(
                house.examination().confirmField(task.taskKey(), ANNE, record, PaperField.NAME, paper.version()));
        assertThat(paper.recommend(task, ANNE)).isEqualTo(refused("seal-not-compared"));
        PaperCase.done(house.examination().sealVerdict(task.taskKey(), ANNE, SealVerdict.UNCLEAR, paper.version()));
        assertThat(paper.recommend(task, ANNE)).isEqualTo(refused("seal-not-compared"));
        PaperCase.done(house.examination().sealVerdict(task.taskKey(), ANNE, SealVerdict.SAME, paper.version()));
        PaperCase.done(house.postRoom()
                .custody(
                        POST,
                        paper.enclosure(EnclosureKind.SEAL_REGISTRATION_CERTIFICATE),
                        CustodyEvent.DESTROYED,
                        "B-1"));
        assertThat(paper.recommend(task, ANNE)).isEqualTo(refused("incomplete"));
    }

    @Test
    void keepsTheExaminerFromKeyingAgainAndFromDeciding() {
        PaperCase paper =
                house.apply(ProofMethod.SEAL_CERTIFICATE).documentsArrive().examined(OMNI);
        Inbox.Row recheck = house.task(paper.id(), TaskIds.RECHECK_PAPER_APPLICATION);

        assertThat(house.claim(recheck, OMNI)).isEqualTo(new Inbox.Claim.NotAllowed("four-eyes"));
        assertThat(paper.rekey(recheck, OMNI, TRUTH)).isEqualTo(new RecheckDesk.Rekeyed.Refused("four-eyes"));
        assertThat(house.part(RecheckDesk.class).open(recheck.taskKey(), OMNI))
                .isEqualTo(new RecheckDesk.Opened.Refused("four-eyes"));
        paper.rechecked();
        Inbox.Row decision = house.task(paper.id(), TaskIds.DECIDE_ON_PAPER_APPLICATION);
        assertThat(house.claim(decision, OMNI)).isEqualTo(new Inbox.Claim.NotAllowed("four-eyes"));
        assertThat(paper.decide(decision, OMNI, true)).isEqualTo(refused("four-eyes"));
        assertThat(house.examination().askForCorrection(decision.taskKey(), OMNI, correction(), paper.version()))
                .isEqualTo(new Act.Refused("four-eyes"));
        assertThat(paper.decide(decision, CARL, true)).isEqualTo(refused("not-claimed"));
    }

    @Test
    void keepsWhoJudgedTheReplyFromDeciding() {
        PaperCase paper = house.apply(ProofMethod.INQUIRY)
                .documentsArrive()
                .examined()
                .rechecked()
                .inquirySent(PaperCase.tracking())
                .replies();
        Inbox.Row reply = paper.claimed(TaskIds.EXAMINE_INQUIRY_REPLY, OMNI);
        PaperCase.done(house.examination()
                .examineReply(reply.taskKey(), OMNI, PaperExaminationDesk.ReplyVerdict.GENUINE, "", paper.version()));

        Inbox.Row decision = house.task(paper.id(), TaskIds.DECIDE_ON_PAPER_APPLICATION);
        assertThat(house.claim(decision, OMNI)).isEqualTo(new Inbox.Claim.NotAllowed("four-eyes"));
    }

    @Test
    void hidesWhatWasAcceptedFromWhoKeysItAgain() {
        PaperCase paper =
                house.apply(ProofMethod.SEAL_CERTIFICATE).documentsArrive().examined();
        Inbox.Row task = paper.claimed(TaskIds.RECHECK_PAPER_APPLICATION, BERT);

        assertThat(house.part(PaperFiles.class).of(BERT, paper.id())).isEmpty();
        assertThat(house.part(RecheckDesk.class).open(task.taskKey(), BERT))
                .isInstanceOfSatisfying(
                        RecheckDesk.Opened.Sheet.class,
                        sheet -> assertThat(sheet.fields())
                                .containsExactly(PaperField.NAME, PaperField.ADDRESS, PaperField.BIRTH_DATE));
        Map<PaperField, String> incomplete = new HashMap<>(TRUTH);
        incomplete.remove(PaperField.ADDRESS);
        assertThat(paper.rekey(task, BERT, incomplete)).isEqualTo(new RecheckDesk.Rekeyed.Refused("field-missing"));
    }

    @Test
    void sendsBackToTheExaminerWhatWasKeyedDifferentlyAndForgetsWhatWasTyped() {
        PaperCase paper =
                house.apply(ProofMethod.SEAL_CERTIFICATE).documentsArrive().examined();
        Inbox.Row task = paper.claimed(TaskIds.RECHECK_PAPER_APPLICATION, BERT);
        Map<PaperField, String> typed = new HashMap<>(TRUTH);
        typed.put(PaperField.NAME, "山田　華子");

        assertThat(paper.rekey(task, BERT, typed))
                .isInstanceOfSatisfying(
                        RecheckDesk.Rekeyed.Different.class,
                        different -> assertThat(different.fields()).containsExactly(PaperField.NAME));
        house.task(paper.id(), TaskIds.EXAMINE_PAPER_APPLICATION);
        assertThat(house.sql()
                        .sql("SELECT string_agg(r::text, ' ') || coalesce((SELECT string_agg(detail, ' ')"
                                + " FROM audit_entry), '') FROM recheck r")
                        .query(String.class)
                        .single())
                .doesNotContain("華子");
        paper.examined().rechecked();
    }

    @Test
    void takesAVariantCharacterForADifferenceButNotAnotherWidthOrCalendar() {
        PaperCase paper =
                house.apply(ProofMethod.SEAL_CERTIFICATE).documentsArrive().examined();
        Inbox.Row task = paper.claimed(TaskIds.RECHECK_PAPER_APPLICATION, BERT);
        Map<PaperField, String> typed = new HashMap<>();
        typed.put(PaperField.NAME, "山田 花子");
        typed.put(PaperField.BIRTH_DATE, "昭和５５年２月１７日");
        typed.put(PaperField.ADDRESS, "東京都千代田区霞が関二丁目1番2号");
        assertThat(org.toroku.matching.DocumentMatching.sameWriting("髙橋", "高橋")).isFalse();

        assertThat(paper.rekey(task, BERT, typed)).isEqualTo(new RecheckDesk.Rekeyed.Same());
    }

    @Test
    void acceptsNothingThatChangedAfterItWasKeyedAgain() {
        PaperCase paper = house.apply(ProofMethod.SEAL_CERTIFICATE)
                .documentsArrive()
                .examined()
                .rechecked();
        Inbox.Row task = paper.claimed(TaskIds.DECIDE_ON_PAPER_APPLICATION, CARL);
        String seen = paper.version();
        UUID late = paper.arrival(ArrivalPurpose.DOCUMENTS);
        paper.enclose(late, EnclosureKind.RESIDENCE_RECORD);

        assertThat(house.decisions()
                        .decide(task.taskKey(), CARL, new DecisionDesk.Verdict(true, Optional.empty(), "", seen)))
                .isEqualTo(refused("recheck-outdated"));
        assertThat(paper.decide(task, CARL, true)).isEqualTo(refused("recheck-outdated"));
        assertThat(paper.decide(task, CARL, false)).isEqualTo(new DecisionDesk.Act.Done());
    }

    @Test
    void acceptsOnlyOnTheVersionThatWasShown() {
        PaperCase paper = house.apply(ProofMethod.SEAL_CERTIFICATE)
                .documentsArrive()
                .examined()
                .rechecked();
        Inbox.Row task = paper.claimed(TaskIds.DECIDE_ON_PAPER_APPLICATION, CARL);
        String seen = paper.version();
        paper.arrival(ArrivalPurpose.DOCUMENTS);

        assertThat(house.decisions()
                        .decide(task.taskKey(), CARL, new DecisionDesk.Verdict(true, Optional.empty(), "", seen)))
                .isEqualTo(refused("outdated"));
    }

    @Test
    void acceptsNothingThatTheExaminerDidNotRecommendOrThatIsQuarantinedMeanwhile() {
        PaperCase paper = house.apply(ProofMethod.SEAL_CERTIFICATE).documentsArrive();
        Inbox.Row examine = paper.reads(ANNE);
        house.decisions()
                .examine(examine.taskKey(), ANNE, new DecisionDesk.Finding(false, List.of(), "疑わしい", paper.version()));
        Inbox.Row decide = paper.claimed(TaskIds.DECIDE_ON_PAPER_APPLICATION, CARL);
        assertThat(paper.decide(decide, CARL, true)).isEqualTo(refused("not-recommended"));

        PaperCase other = house.apply(ProofMethod.SEAL_CERTIFICATE)
                .documentsArrive()
                .examined()
                .rechecked();
        Inbox.Row task = other.claimed(TaskIds.DECIDE_ON_PAPER_APPLICATION, CARL);
        UUID late = other.arrival(ArrivalPurpose.DOCUMENTS);
        other.enclose(late, EnclosureKind.OTHER, Flag.MY_NUMBER_SHOWN);
        assertThat(other.decide(task, CARL, true)).isEqualTo(refused("quarantined"));
    }

    @Test
    void letsTheDeciderAskForACorrection() {
        PaperCase paper = house.apply(ProofMethod.SEAL_CERTIFICATE)
                .documentsArrive()
                .examined()
                .rechecked();
        Inbox.Row task = paper.claimed(TaskIds.DECIDE_ON_PAPER_APPLICATION, CARL);

        assertThat(house.examination()
                        .askForCorrection(
                                task.taskKey(),
                                CARL,
                                new PaperExaminationDesk.Correction(
                                        List.of(), correction().due()),
                                paper.version()))
                .isEqualTo(new Act.Refused("defects-missing"));
        assertThat(house.examination()
                        .askForCorrection(
                                task.taskKey(),
                                CARL,
                                new PaperExaminationDesk.Correction(
                                        correction().defects(), house.clock().instant()),
                                paper.version()))
                .isEqualTo(new Act.Refused("due-implausible"));
        PaperCase.done(house.examination().askForCorrection(task.taskKey(), CARL, correction(), paper.version()));
        await(() -> house.outcomes(paper.id(), "send-defect-letter") == 1);
        assertThat(house.state(paper.id())).isEqualTo(ApplicationState.AWAITING_DOCUMENTS);
    }

    // withdrawal

    @Test
    void refusesWhatIsDoneAfterAWithdrawal() {
        PaperCase paper = house.apply(ProofMethod.SEAL_CERTIFICATE)
                .documentsArrive()
                .examined()
                .rechecked();
        Inbox.Row task = paper.claimed(TaskIds.DECIDE_ON_PAPER_APPLICATION, CARL);
        String seen = paper.version();

        house.part(EnrolmentDesk.class).withdraw(paper.applied().access());

        assertThat(house.decisions()
                        .decide(task.taskKey(), CARL, new DecisionDesk.Verdict(true, Optional.empty(), "", seen)))
                .isIn(refused("withdrawn"), refused("gone"));
        assertThat(house.decisions().of(paper.id())).isEmpty();
        await(() -> house.ended(paper.id()));
    }

    /** The withdrawal is committed and the process has not heard of it: the task is still there, and no longer counts. */
    @Test
    void refusesADecisionWhileTheProcessHasNotHeardOfTheWithdrawal() {
        PaperCase paper = house.apply(ProofMethod.SEAL_CERTIFICATE)
                .documentsArrive()
                .examined()
                .rechecked();
        Inbox.Row task = paper.claimed(TaskIds.DECIDE_ON_PAPER_APPLICATION, CARL);
        house.part(TransactionTemplate.class)
                .executeWithoutResult(status ->
                        house.part(Applications.class).move(paper.id(), ApplicationState.WITHDRAWN, Optional.empty()));

        assertThat(paper.decide(task, CARL, true)).isEqualTo(refused("withdrawn"));
        assertThat(paper.decide(task, CARL, false)).isEqualTo(refused("withdrawn"));
        assertThat(house.examination().askForCorrection(task.taskKey(), CARL, correction(), paper.version()))
                .isEqualTo(new Act.Refused("withdrawn"));
    }

    @Test
    void refusesAWithdrawalAfterTheDecision() {
        PaperCase paper = house.apply(ProofMethod.SEAL_CERTIFICATE)
                .documentsArrive()
                .examined()
                .rechecked()
                .accepted();

        assertThat(house.part(EnrolmentDesk.class).withdraw(paper.applied().access()))
                .isEqualTo(new EnrolmentDesk.Withdrawn.Refused("decided"));
        assertThat(house.part(EnrolmentDesk.class).withdraw(new EnrolmentDesk.Access(paper.id(), "0".repeat(64))))
                .isEqualTo(new EnrolmentDesk.Withdrawn.NoSuchApplication());
    }

    /** Of a withdrawal and a decision in the same moment exactly one happens, and the other is told so. */
    @Test
    void letsEitherTheWithdrawalOrTheDecisionHappen() throws Exception {
        for (int i = 0; i < 4; i++) {
            PaperCase paper = house.apply(ProofMethod.SEAL_CERTIFICATE)
                    .documentsArrive()
                    .examined()
                    .rechecked();
            Inbox.Row task = paper.claimed(TaskIds.DECIDE_ON_PAPER_APPLICATION, CARL);
            String seen = paper.version();
            CyclicBarrier together = new CyclicBarrier(2);
            CompletableFuture<EnrolmentDesk.Withdrawn> withdrawal = CompletableFuture.supplyAsync(() -> {
                meet(together);
                return house.part(EnrolmentDesk.class).withdraw(paper.applied().access());
            });
            meet(together);
            DecisionDesk.Act act = house.decisions()
                    .decide(task.taskKey(), CARL, new DecisionDesk.Verdict(true, Optional.empty(), "", seen));

            boolean decided = act instanceof DecisionDesk.Act.Done;
            assertThat(withdrawal.get() instanceof EnrolmentDesk.Withdrawn.Done).isNotEqualTo(decided);
            assertThat(house.state(paper.id()))
                    .isEqualTo(decided ? ApplicationState.ACCEPTED : ApplicationState.WITHDRAWN);
        }
    }

    private static void meet(CyclicBarrier barrier) {
        try {
            barrier.await();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    // the counter

    @Test
    void stopsAProxyWhereTheServiceAllowsNone() {
        ApplicationForm self = PaperHouse.form();
        ApplicationForm proxy = new ApplicationForm(
                self.familyName(),
                self.givenName(),
                self.familyNameKana(),
                self.givenNameKana(),
                self.familyNameRomaji(),
                self.givenNameRomaji(),
                self.formerName(),
                self.birthDate(),
                self.sex(),
                self.postalCode(),
                self.address(),
                self.email(),
                self.phone(),
                ApplicationForm.Operator.PROXY);

        assertThat(house.tryApply(proxy, ProofMethod.SEAL_CERTIFICATE))
                .isEqualTo(new PaperCounter.Applied.ProxyStops());
    }

    @Test
    void showsTheChecklistToTheHolderOfTheTokenOnly() {
        PaperCase paper = house.apply(ProofMethod.PHOTO_ID);

        assertThat(house.part(PaperCounter.class)
                        .checklist(paper.applied().access())
                        .orElseThrow()
                        .enclose())
                .hasSize(3);
        EnrolmentDesk.Access guessed = new EnrolmentDesk.Access(paper.id(), "0".repeat(64));
        assertThat(house.part(PaperCounter.class).checklist(guessed)).isEmpty();
        assertThat(house.part(PaperCounter.class).printedForm(guessed))
                .isEqualTo(new PaperCounter.PrintedForm.NoSuchApplication());
    }

    @Test
    void namesOnlyDocumentsThatTheRulesKnow() {
        PaperCase paper = house.apply(ProofMethod.PHOTO_ID);
        List<String> named =
                house.part(PaperCounter.class).checklist(paper.applied().access()).orElseThrow().enclose().stream()
                        .flatMap(List::stream)
                        .map(EnclosureKind::name)
                        .toList();

        assertThat(org.toroku.workflows.evidence.EvidenceRules.inForceOn(paper.today())
                        .kinds())
                .containsAll(named);
        assertThat(java.util.Arrays.stream(EnclosureKind.values()).map(EnclosureKind::name))
                .containsAll(org.toroku.workflows.evidence.EvidenceRules.inForceOn(paper.today())
                        .kinds());
    }

    @Test
    void knowsTheRoleOfThePostRoomAsTheModelsDo() {
        assertThat(Roles.POST_ROOM).isEqualTo(org.toroku.workflows.Roles.POST_ROOM);
    }
}
