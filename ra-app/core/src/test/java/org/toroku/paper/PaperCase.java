package org.toroku.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.toroku.paper.PaperHouse.ANNE;
import static org.toroku.paper.PaperHouse.BERT;
import static org.toroku.paper.PaperHouse.CARL;
import static org.toroku.paper.PaperHouse.POST;
import static org.toroku.paper.PaperHouse.form;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.toroku.decision.DecisionDesk;
import org.toroku.decision.DecisionDesk.Officer;
import org.toroku.evidence.DocumentStore;
import org.toroku.paper.PaperFiles.ArrivalPurpose;
import org.toroku.paper.PaperFiles.Flag;
import org.toroku.post.LetterDesk;
import org.toroku.post.LetterKind;
import org.toroku.post.OutgoingMail;
import org.toroku.process.Inbox;
import org.toroku.workflows.TaskIds;

/** One case on paper and what people do with it. */
final class PaperCase {
    static final Map<PaperField, String> TRUTH = Map.of(
            PaperField.NAME, "山田　花子",
            PaperField.BIRTH_DATE, "1980-02-17",
            PaperField.ADDRESS, form().address());

    private final PaperHouse house;
    private final PaperCounter.Applied.Accepted applied;
    private String pickupCode = "";

    PaperCase(PaperHouse house, PaperCounter.Applied.Accepted applied) {
        this.house = house;
        this.applied = applied;
    }

    UUID id() {
        return applied.access().applicationId();
    }

    PaperCounter.Applied.Accepted applied() {
        return applied;
    }

    String code() {
        return applied.caseCode();
    }

    String version() {
        return house.version(id());
    }

    LocalDate today() {
        return LocalDate.ofInstant(house.clock().instant(), ZoneId.of("Asia/Tokyo"));
    }

    UUID arrival(ArrivalPurpose purpose) {
        PostRoomDesk.Registered registered = house.postRoom()
                .registerArrival(POST, code(), new PostRoomDesk.ArrivalFacts(purpose, today(), "registered-mail", 3));
        return ((PostRoomDesk.Registered.Done) registered).arrivalId();
    }

    PostRoomDesk.NewEnclosure document(EnclosureKind kind, Flag... flags) {
        Set<Flag> all = EnumSet.of(Flag.ORIGINAL);
        all.addAll(Arrays.asList(flags));
        return new PostRoomDesk.NewEnclosure(
                kind, Optional.of(today().minusDays(10)), Optional.of(today().plusYears(3)), 1, "B-12/3", all);
    }

    UUID enclose(UUID arrival, EnclosureKind kind, Flag... flags) {
        PostRoomDesk.Enclosed enclosed = house.postRoom().enclose(POST, arrival, document(kind, flags));
        return ((PostRoomDesk.Enclosed.Done) enclosed).enclosureId();
    }

    /** One page of a document is scanned and filed by hand. */
    UUID scanned(UUID enclosure) {
        String name = "page " + UUID.randomUUID();
        byte[] scan = house.part(StandInExaminer.class)
                .scan(name, new ScanExaminer.Examined.Pages(List.of(StandInExaminer.page(name, List.of()))));
        PostRoomDesk.Uploaded uploaded = house.postRoom().upload(POST, scan, Optional.empty());
        UUID scanId = ((PostRoomDesk.Uploaded.Done) uploaded).scanId();
        UUID page = house.postRoom()
                .tray(POST, new PostRoomDesk.TrayQuery(scanId.toString(), false, 0, 50))
                .pages()
                .getFirst()
                .pageId();
        done(house.postRoom().file(POST, page, enclosure));
        return page;
    }

    /** Of every document that counts and was not scanned yet. */
    PaperCase allScanned() {
        house.part(PaperFiles.class).of(ANNE, id()).orElseThrow().enclosures().stream()
                .filter(each ->
                        each.current() && !each.quarantined() && each.pages().isEmpty())
                .forEach(each -> scanned(each.id()));
        return this;
    }

    /** Everything that the method asks for arrives, is entered and scanned. */
    PaperCase documentsArrive() {
        return entered().allScanned();
    }

    /** Everything that the method asks for arrives and is entered; nothing is scanned. */
    PaperCase entered() {
        UUID arrival = arrival(ArrivalPurpose.DOCUMENTS);
        enclose(arrival, EnclosureKind.APPLICATION_FORM, Flag.SEALED, Flag.SIGNED);
        enclose(arrival, EnclosureKind.RESIDENCE_RECORD);
        switch (house.part(PaperFiles.class).of(ANNE, id()).orElseThrow().method()) {
            case SEAL_CERTIFICATE -> enclose(arrival, EnclosureKind.SEAL_REGISTRATION_CERTIFICATE);
            case PHOTO_ID -> enclose(arrival, EnclosureKind.DRIVING_LICENCE);
            case INQUIRY -> {
                // the reply comes later
            }
        }
        assertThat(house.postRoom().complete(POST, arrival)).isEqualTo(new PostRoomDesk.Completed.Done(true));
        return this;
    }

    UUID enclosure(EnclosureKind kind) {
        return house.part(PaperFiles.class).of(ANNE, id()).orElseThrow().enclosures().stream()
                .filter(each -> each.kind() == kind && each.current())
                .findFirst()
                .orElseThrow()
                .id();
    }

    Inbox.Row claimed(String element, Officer officer) {
        Inbox.Row task = house.task(id(), element);
        assertThat(house.claim(task, officer)).isInstanceOf(Inbox.Claim.Claimed.class);
        return task;
    }

    /** Anne writes what the residence record says and compares the seals. */
    Inbox.Row reads(Officer examiner) {
        Inbox.Row task = readsValues(examiner);
        done(house.examination().sealVerdict(task.taskKey(), examiner, SealVerdict.SAME, version()));
        return task;
    }

    /** She writes what the residence record says, and does not compare the seals. */
    Inbox.Row readsValues(Officer examiner) {
        Inbox.Row task = claimed(TaskIds.EXAMINE_PAPER_APPLICATION, examiner);
        UUID record = enclosure(EnclosureKind.RESIDENCE_RECORD);
        TRUTH.forEach((field, value) ->
                done(house.examination().correctValue(task.taskKey(), examiner, record, field, value, version())));
        return task;
    }

    /** The record has a sheet more than was entered. */
    PaperCase entryCorrected() {
        Inbox.Row task = claimed(TaskIds.EXAMINE_PAPER_APPLICATION, ANNE);
        done(house.examination()
                .correctEntry(
                        task.taskKey(),
                        ANNE,
                        enclosure(EnclosureKind.RESIDENCE_RECORD),
                        record(2, today().minusDays(10)),
                        "二枚あった",
                        version()));
        house.part(Inbox.class).release(task.taskKey(), ANNE.username());
        return this;
    }

    PaperFiles.Entry record(int sheets, LocalDate issuedOn) {
        return new PaperFiles.Entry(
                EnclosureKind.RESIDENCE_RECORD,
                Optional.of(issuedOn),
                Optional.of(today().plusYears(3)),
                sheets,
                Set.of(Flag.ORIGINAL));
    }

    static void done(Act act) {
        assertThat(act).isInstanceOf(Act.Done.class);
    }

    PaperCase examined() {
        return examined(ANNE);
    }

    PaperCase examined(Officer examiner) {
        Inbox.Row task = reads(examiner);
        assertThat(recommend(task, examiner)).isEqualTo(new DecisionDesk.Act.Done());
        return this;
    }

    DecisionDesk.Act recommend(Inbox.Row task, Officer examiner) {
        return house.decisions()
                .examine(task.taskKey(), examiner, new DecisionDesk.Finding(true, List.of(), "見た", version()));
    }

    PaperCase rechecked() {
        Inbox.Row task = claimed(TaskIds.RECHECK_PAPER_APPLICATION, BERT);
        assertThat(rekey(task, BERT, TRUTH)).isEqualTo(new RecheckDesk.Rekeyed.Same());
        return this;
    }

    RecheckDesk.Rekeyed rekey(Inbox.Row task, Officer officer, Map<PaperField, String> typed) {
        return house.part(RecheckDesk.class).rekey(task.taskKey(), officer, typed, version());
    }

    /** The newest letter of a kind. */
    OutgoingMail.Mail letter(LetterKind kind) {
        return house.part(OutgoingMail.class).ofCase(id()).stream()
                .filter(mail -> mail.kind() == kind)
                .reduce((former, later) -> later)
                .orElseThrow();
    }

    static String tracking() {
        return Long.toString(Long.MAX_VALUE - Math.floorMod(UUID.randomUUID().getMostSignificantBits(), 1L << 60))
                .substring(0, 13);
    }

    /** The code as it stands in the newest letter, remembered from before it was posted. */
    String pickupCode() {
        UUID content = letter(LetterKind.PICKUP_CODE).contents().getFirst();
        DocumentStore documents = house.part(DocumentStore.class);
        if (documents.list(id()).stream().anyMatch(document -> document.id().equals(content))) {
            pickupCode = new String(documents.read(content), StandardCharsets.US_ASCII);
        }
        return pickupCode;
    }

    UUID printed(LetterKind kind) {
        UUID letter = letter(kind).id();
        assertThat(house.part(LetterDesk.class).print(POST, List.of(letter)))
                .isInstanceOf(LetterDesk.Printing.Ready.class);
        return letter;
    }

    PaperCase inquirySent(String tracking) {
        Inbox.Row task = claimed(TaskIds.SEND_INQUIRY, POST);
        UUID letter = printed(LetterKind.INQUIRY);
        done(house.postRoom().inquirySent(task.taskKey(), POST, letter, tracking, version()));
        return this;
    }

    PaperCase replies() {
        UUID arrival = arrival(ArrivalPurpose.INQUIRY_REPLY);
        scanned(enclose(arrival, EnclosureKind.INQUIRY_REPLY, Flag.SIGNED));
        assertThat(house.postRoom().inquiryAnswered(POST, arrival)).isEqualTo(new PostRoomDesk.Completed.Done(true));
        return this;
    }

    DecisionDesk.Act decide(Inbox.Row task, Officer officer, boolean accept) {
        return house.decisions()
                .decide(
                        task.taskKey(),
                        officer,
                        new DecisionDesk.Verdict(
                                accept, accept ? Optional.empty() : Optional.of("not-proven"), "", version()));
    }

    PaperCase accepted() {
        Inbox.Row task = claimed(TaskIds.DECIDE_ON_PAPER_APPLICATION, CARL);
        assertThat(decide(task, CARL, true)).isEqualTo(new DecisionDesk.Act.Done());
        return this;
    }

    PaperCase pickupCodeSent() {
        return pickupCodeSent(tracking());
    }

    PaperCase pickupCodeSent(String tracking) {
        Inbox.Row task = claimed(TaskIds.SEND_PICKUP_CODE, POST);
        pickupCode();
        UUID letter = printed(LetterKind.PICKUP_CODE);
        done(house.postRoom().pickupCodeSent(task.taskKey(), POST, letter, tracking, version()));
        return this;
    }
}
