package org.toroku.paper;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.toroku.decision.DecisionDesk;
import org.toroku.decision.DecisionDesk.Officer;
import org.toroku.enrolment.EnrolmentDesk;
import org.toroku.officers.Roles;
import org.toroku.paper.PaperExaminationDesk.Correction;
import org.toroku.paper.PaperFiles.ArrivalPurpose;
import org.toroku.pki.Der;
import org.toroku.post.LetterDesk;
import org.toroku.subjectkey.KeyCounter;
import org.toroku.subjectkey.KeyInput;
import org.toroku.testkit.pki.OwnKey;

/** Every method of every desk of the paper route, how to call it, and who may. */
final class PaperRights {
    private static final Set<String> POST_ROOM = Set.of(Roles.POST_ROOM);
    private static final Set<String> EXAMINER = Set.of(Roles.EXAMINER);
    private static final Set<String> DECIDER = Set.of(Roles.DECIDER);
    private static final Set<String> READERS =
            Set.of(Roles.POST_ROOM, Roles.EXAMINER, Roles.DECIDER, Roles.MANAGER, Roles.AUDITOR);

    private final PaperHouse house;
    private final Map<String, Row> rows = new LinkedHashMap<>();
    private final Map<String, Visit> visits = new LinkedHashMap<>();

    PaperRights(PaperHouse house) {
        this.house = house;
        officers();
        applicants();
    }

    Map<String, Row> rows() {
        return rows;
    }

    Map<String, Visit> visits() {
        return visits;
    }

    /** Everything of a case that can be named in an address or a call. */
    record Ids(UUID caseId, String code, UUID arrival, UUID enclosure, UUID page, UUID letter, long task) {}

    interface Call {
        Object with(Officer officer, Ids ids);
    }

    interface Visit {
        Object with(EnrolmentDesk.Access access);
    }

    /** @param roles any of which gets past the door */
    record Row(Set<String> roles, Call call) {}

    private void row(String method, Set<String> roles, Call call) {
        rows.put(method, new Row(roles, call));
    }

    private void officers() {
        PostRoomDesk post = house.postRoom();
        row("PostRoomDesk.find/2", POST_ROOM, (who, ids) -> post.find(who, ids.code()));
        row(
                "PostRoomDesk.registerArrival/3",
                POST_ROOM,
                (who, ids) -> post.registerArrival(
                        who,
                        ids.code(),
                        new PostRoomDesk.ArrivalFacts(
                                ArrivalPurpose.DOCUMENTS,
                                java.time.LocalDate.ofInstant(house.clock().instant(), java.time.ZoneOffset.UTC),
                                "post",
                                1)));
        row(
                "PostRoomDesk.enclose/3",
                POST_ROOM,
                (who, ids) -> post.enclose(
                        who,
                        ids.arrival(),
                        new PostRoomDesk.NewEnclosure(
                                EnclosureKind.PASSPORT, Optional.empty(), Optional.empty(), 1, "B-1", Set.of())));
        row(
                "PostRoomDesk.custody/4",
                POST_ROOM,
                (who, ids) -> post.custody(who, ids.enclosure(), CustodyEvent.DESTROYED, "B-1"));
        row("PostRoomDesk.complete/2", POST_ROOM, (who, ids) -> post.complete(who, ids.arrival()));
        row("PostRoomDesk.inquiryAnswered/2", POST_ROOM, (who, ids) -> post.inquiryAnswered(who, ids.arrival()));
        row(
                "PostRoomDesk.upload/3",
                POST_ROOM,
                (who, ids) -> post.upload(who, new byte[] {1}, Optional.of(ids.arrival())));
        row(
                "PostRoomDesk.tray/2",
                POST_ROOM,
                (who, ids) -> post.tray(who, PostRoomDesk.TrayQuery.first()).pages());
        row("PostRoomDesk.file/3", POST_ROOM, (who, ids) -> post.file(who, ids.page(), ids.enclosure()));
        row(
                "PostRoomDesk.fileAcross/4",
                POST_ROOM,
                (who, ids) -> post.fileAcross(who, ids.page(), ids.enclosure(), "x"));
        row(
                "PostRoomDesk.setAside/3",
                POST_ROOM,
                (who, ids) -> post.setAside(who, ids.page(), PostRoomDesk.AsideReason.BLANK_PAGE));
        row("PostRoomDesk.takeBack/2", POST_ROOM, (who, ids) -> post.takeBack(who, ids.page()));
        row("PostRoomDesk.quarantine/2", POST_ROOM, (who, ids) -> post.quarantine(who, ids.page()));
        row(
                "PostRoomDesk.mailReturned/3",
                POST_ROOM,
                (who, ids) -> post.mailReturned(who, ids.code(), PostRoomDesk.ReturnReason.MOVED));
        row(
                "PostRoomDesk.documentsReturned/5",
                POST_ROOM,
                (who, ids) -> post.documentsReturned(ids.task(), who, List.of(ids.enclosure()), "12345678", ""));
        row(
                "PostRoomDesk.inquirySent/5",
                POST_ROOM,
                (who, ids) -> post.inquirySent(ids.task(), who, ids.letter(), "12345678", ""));
        row(
                "PostRoomDesk.pickupCodeSent/5",
                POST_ROOM,
                (who, ids) -> post.pickupCodeSent(ids.task(), who, ids.letter(), "12345678", ""));
        row(
                "CodePost.sent/4",
                POST_ROOM,
                (who, ids) -> house.part(CodePost.class).sent(ids.task(), who, ids.letter(), "12345678"));
        row("PostRoomDesk.renewPickupCode/2", POST_ROOM, (who, ids) -> post.renewPickupCode(who, ids.caseId()));
        row(
                "PostRoomDesk.reportDeath/3",
                Set.of(Roles.POST_ROOM, Roles.EXAMINER, Roles.MANAGER),
                (who, ids) -> post.reportDeath(who, ids.caseId(), "電話"));

        UnreadPages unread = house.part(UnreadPages.class);
        row("UnreadPages.waiting/1", POST_ROOM, (who, ids) -> unread.waiting(who));
        row("UnreadPages.noMyNumberSeen/2", POST_ROOM, (who, ids) -> unread.noMyNumberSeen(who, ids.page()));
        row("UnreadPages.ofCase/2", READERS, (who, ids) -> unread.ofCase(who, ids.caseId()));

        ReturnNotices notices = house.part(ReturnNotices.class);
        row("ReturnNotices.open/1", Set.of(Roles.MANAGER, Roles.AUDITOR), (who, ids) -> notices.open(who));
        row("ReturnNotices.settle/3", Set.of(Roles.MANAGER), (who, ids) -> notices.settle(who, ids.caseId(), "x"));

        PaperFiles files = house.part(PaperFiles.class);
        row("PaperFiles.of/2", READERS, (who, ids) -> files.of(who, ids.caseId()));
        row("PaperFiles.image/2", READERS, (who, ids) -> files.image(who, ids.page()));
        row("PaperFiles.damaged/2", READERS, (who, ids) -> files.damaged(who, ids.caseId()));
        row("PaperFiles.sealsShown/2", READERS, (who, ids) -> files.sealsShown(who, ids.caseId()));

        PaperExaminationDesk desk = house.examination();
        row(
                "PaperExaminationDesk.correctValue/6",
                EXAMINER,
                (who, ids) -> desk.correctValue(ids.task(), who, ids.enclosure(), PaperField.NAME, "x", ""));
        row(
                "PaperExaminationDesk.confirmField/5",
                EXAMINER,
                (who, ids) -> desk.confirmField(ids.task(), who, ids.enclosure(), PaperField.NAME, ""));
        row(
                "PaperExaminationDesk.correctEntry/6",
                EXAMINER,
                (who, ids) -> desk.correctEntry(
                        ids.task(),
                        who,
                        ids.enclosure(),
                        new PaperFiles.Entry(EnclosureKind.PASSPORT, Optional.empty(), Optional.empty(), 1, Set.of()),
                        "x",
                        ""));
        row(
                "PaperExaminationDesk.sealVerdict/4",
                EXAMINER,
                (who, ids) -> desk.sealVerdict(ids.task(), who, SealVerdict.SAME, ""));
        row(
                "PaperExaminationDesk.askForCorrection/4",
                Set.of(Roles.EXAMINER, Roles.DECIDER),
                (who, ids) -> desk.askForCorrection(
                        ids.task(),
                        who,
                        new Correction(
                                List.of(Defect.of(DefectCode.OTHER, EnclosureKind.OTHER)),
                                house.clock().instant().plus(Duration.ofDays(30))),
                        ""));
        row(
                "PaperExaminationDesk.hold/5",
                EXAMINER,
                (who, ids) -> desk.hold(ids.task(), who, house.clock().instant().plus(Duration.ofDays(1)), "x", ""));
        row("PaperExaminationDesk.reexamine/4", DECIDER, (who, ids) -> desk.reexamine(ids.task(), who, "x", ""));
        row("PaperExaminationDesk.escalate/4", EXAMINER, (who, ids) -> desk.escalate(ids.task(), who, "x", ""));
        row(
                "PaperExaminationDesk.advise/4",
                Set.of(Roles.MANAGER),
                (who, ids) -> desk.advise(ids.task(), who, "x", ""));
        row(
                "PaperExaminationDesk.examineReply/5",
                EXAMINER,
                (who, ids) -> desk.examineReply(ids.task(), who, PaperExaminationDesk.ReplyVerdict.GENUINE, "x", ""));

        RecheckDesk recheck = house.part(RecheckDesk.class);
        row("RecheckDesk.open/2", EXAMINER, (who, ids) -> recheck.open(ids.task(), who));
        row("RecheckDesk.rekey/4", EXAMINER, (who, ids) -> recheck.rekey(ids.task(), who, PaperCase.TRUTH, ""));

        LetterDesk letters = house.part(LetterDesk.class);
        row("LetterDesk.letters/3", POST_ROOM, (who, ids) -> letters.letters(who, LetterDesk.Tray.TO_PRINT, 0));
        row("LetterDesk.ofCase/2", POST_ROOM, (who, ids) -> letters.ofCase(who, ids.code()));
        row("LetterDesk.print/2", POST_ROOM, (who, ids) -> letters.print(who, List.of(ids.letter())));
        row("LetterDesk.reprint/3", POST_ROOM, (who, ids) -> letters.reprint(who, ids.letter(), "x"));
        row("LetterDesk.spoil/3", POST_ROOM, (who, ids) -> letters.spoil(who, ids.letter(), "x"));
        row("LetterDesk.posted/3", POST_ROOM, (who, ids) -> letters.posted(who, ids.letter(), Optional.empty()));
        row("LetterDesk.delivered/2", POST_ROOM, (who, ids) -> letters.delivered(who, ids.letter()));
        row(
                "LetterDesk.returned/3",
                POST_ROOM,
                (who, ids) -> letters.returned(who, ids.letter(), LetterDesk.Back.MOVED));

        DecisionDesk decisions = house.decisions();
        row(
                "DecisionDesk.examine/3",
                EXAMINER,
                (who, ids) -> decisions.examine(ids.task(), who, new DecisionDesk.Finding(true, List.of(), "見た", "")));
        row(
                "DecisionDesk.mayLook/2",
                Set.of(Roles.EXAMINER, Roles.DECIDER, Roles.MANAGER, Roles.AUDITOR),
                (who, ids) -> Optional.of(ids.caseId()).filter(each -> decisions.mayLook(who, each)));
        row("DecisionDesk.reexamine/4", DECIDER, (who, ids) -> decisions.reexamine(ids.task(), who, "x", ""));
        row(
                "DecisionDesk.decide/3",
                DECIDER,
                (who, ids) ->
                        decisions.decide(ids.task(), who, new DecisionDesk.Verdict(true, Optional.empty(), "", "")));
    }

    private void applicants() {
        PaperCounter counter = house.part(PaperCounter.class);
        EnrolmentDesk desk = house.part(EnrolmentDesk.class);
        char[] passphrase = "a long passphrase".toCharArray();
        visits.put("PaperCounter.printedForm/1", counter::printedForm);
        visits.put("PaperCounter.checklist/1", counter::checklist);
        visits.put("ResumeDesk.redeem/1", house.part(ResumeDesk.class)::redeem);
        visits.put("EnrolmentDesk.contentToSign/1", desk::contentToSign);
        visits.put(
                "EnrolmentDesk.submit/3",
                access -> desk.submit(
                        access, new EnrolmentDesk.SignatureInput.Cms(org.toroku.pki.Der.of(new byte[] {1}))));
        visits.put("EnrolmentDesk.status/1", desk::status);
        visits.put("EnrolmentDesk.pickUp/2", access -> desk.pickUp(access, passphrase.clone()));
        visits.put("EnrolmentDesk.pickUp/3", access -> desk.pickUp(access, passphrase.clone(), "0000"));
        visits.put("EnrolmentDesk.certificate/1", desk::certificate);
        visits.put("EnrolmentDesk.confirmReceipt/1", desk::confirmReceipt);
        visits.put("EnrolmentDesk.withdraw/1", desk::withdraw);
        KeyInput key = new KeyInput(Der.of(OwnKey.p256().request()), KeyInput.Origin.UPLOAD, Optional.empty());
        EnrolmentDesk.ClientFacts facts =
                new EnrolmentDesk.ClientFacts(Optional.empty(), "192.0.2.0", "test", Locale.JAPANESE);
        visits.put(
                "KeyCounter.sendKey/4",
                access -> house.part(KeyCounter.class).sendKey(access, "0000-0000-0000", key, facts));
        visits.put("KeyCounter.ownKey/1", access -> house.part(KeyCounter.class).ownKey(access));
    }
}
