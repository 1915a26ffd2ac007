package org.toroku.ui.paper;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.toroku.decision.DecisionDesk.Officer;
import org.toroku.enrolment.ApplicationState;
import org.toroku.paper.CustodyEvent;
import org.toroku.paper.PaperFiles;
import org.toroku.paper.PaperFiles.ArrivalPurpose;
import org.toroku.paper.PaperFiles.PaperFile;
import org.toroku.paper.PostRoomDesk;
import org.toroku.paper.PostRoomDesk.Found;
import org.toroku.paper.PostRoomDesk.Registered;
import org.toroku.paper.PostRoomDesk.Uploaded;
import org.toroku.ui.staff.Said;

/** The post room's desk: one envelope at a time, from its code to the last sheet. */
final class PostRoomViewModel {
    private final Officer officer;
    private final PostRoomDesk desk;
    private final PaperFiles files;
    private final Clock clock;
    private final TrayViewModel tray;
    private Optional<Found.Case> found = Optional.empty();
    private Optional<PaperFile> file = Optional.empty();

    PostRoomViewModel(Officer officer, PostRoomDesk desk, PaperFiles files, Clock clock) {
        this.officer = officer;
        this.desk = desk;
        this.files = files;
        this.clock = clock;
        this.tray = new TrayViewModel(officer, desk);
    }

    LocalDate today() {
        return JapaneseDays.today(clock);
    }

    Optional<Found.Case> found() {
        return found;
    }

    Optional<PaperFile> file() {
        return file;
    }

    /** The envelope that is being entered: the newest that is not complete. */
    Optional<PaperFiles.Arrival> open() {
        return file.stream()
                .flatMap(shown -> shown.arrivals().stream())
                .filter(arrival -> arrival.completedAt().isEmpty())
                .reduce((earlier, later) -> later);
    }

    List<PaperFiles.Enclosure> entered() {
        return open().stream()
                .flatMap(arrival -> file.stream()
                        .flatMap(shown -> shown.enclosures().stream())
                        .filter(enclosure -> enclosure.arrivalId().equals(arrival.id())))
                .toList();
    }

    /** All originals of the case, those that left the house as well: their record stays. */
    List<PaperFiles.Enclosure> originals() {
        return file.map(PaperFile::enclosures).orElse(List.of());
    }

    Said move(UUID enclosure, String shelf) {
        return after(Said.of(desk.custody(officer, enclosure, CustodyEvent.MOVED, shelf.strip()), "originals.moved"));
    }

    /** Whether a code by which the applicant picks up can be in circulation. */
    boolean mayHoldCode() {
        return found.filter(hit -> hit.state() == ApplicationState.ACCEPTED || hit.state() == ApplicationState.ISSUED)
                .isPresent();
    }

    Said renewPickupCode() {
        return found.map(hit -> after(Said.of(desk.renewPickupCode(officer, hit.caseId()), "post.code-renewed")))
                .orElseGet(() -> new Said("post.no-such-case", "", false));
    }

    Said find(String code) {
        found = Optional.empty();
        file = Optional.empty();
        return switch (desk.find(officer, code)) {
            case Found.Case hit -> {
                found = Optional.of(hit);
                read();
                yield new Said("post.found", hit.caseNumber(), true);
            }
            case Found.WrongCheckCharacter _ -> new Said("post.wrong-check", "", false);
            case Found.Unreadable _ -> new Said("post.unreadable", "", false);
            case Found.NoSuchCase _ -> new Said("post.no-such-case", "", false);
            case Found.Refused refused -> Said.refused(refused.reason());
        };
    }

    void read() {
        file = found.flatMap(hit -> files.of(officer, hit.caseId()));
    }

    Said register(ArrivalPurpose purpose, Optional<LocalDate> receivedOn, String carrier, int items) {
        if (found.isEmpty()) {
            return new Said("post.no-such-case", "", false);
        }
        if (receivedOn.isEmpty()) {
            return new Said("paper.date-missing", "", false);
        }
        var facts = new PostRoomDesk.ArrivalFacts(purpose, receivedOn.get(), carrier, items);
        return after(
                switch (desk.registerArrival(officer, found.get().caseCode(), facts)) {
                    case Registered.Done _ -> Said.done("post.registered");
                    case Registered.NotFound _ -> new Said("post.no-such-case", "", false);
                    case Registered.Refused refused -> Said.refused(refused.reason());
                });
    }

    Said enclose(PostRoomDesk.NewEnclosure enclosure) {
        return open().map(arrival -> after(
                        switch (desk.enclose(officer, arrival.id(), enclosure)) {
                            case PostRoomDesk.Enclosed.Done done ->
                                Said.done(done.quarantined() ? "post.quarantined" : "post.enclosed");
                            case PostRoomDesk.Enclosed.Refused refused -> Said.refused(refused.reason());
                        }))
                .orElseGet(() -> new Said("post.no-envelope", "", false));
    }

    /** @param toEnvelope pages without a code of their own belong to the envelope being entered */
    Said upload(byte[] scan, boolean toEnvelope) {
        Optional<UUID> arrival = toEnvelope ? open().map(PaperFiles.Arrival::id) : Optional.empty();
        // called beside the page's own thread: what is shown is read anew by whoever draws it
        return switch (desk.upload(officer, scan, arrival)) {
            case Uploaded.Done done ->
                new Said("post.scanned", done.filed() + "\t" + done.tray() + "\t" + done.quarantined(), true);
            case Uploaded.Rejected rejected -> new Said("scan." + rejected.code(), "", false);
            case Uploaded.Refused refused -> Said.refused(refused.reason());
            case Uploaded.Unavailable(var reason) ->
                new Said(reason.equals("storage-away") ? "post.storage-away" : "post.examiner-away", "", false);
        };
    }

    Said complete() {
        return open().map(arrival -> after(completed(
                        arrival.purpose() == ArrivalPurpose.INQUIRY_REPLY
                                ? desk.inquiryAnswered(officer, arrival.id())
                                : desk.complete(officer, arrival.id()))))
                .orElseGet(() -> new Said("post.no-envelope", "", false));
    }

    private static Said completed(PostRoomDesk.Completed answer) {
        return switch (answer) {
            case PostRoomDesk.Completed.Done(var told, var waiting)
            when waiting > 0 ->
                new Said(
                        told ? "post.case-goes-on.pages-wait" : "post.kept-for-later.pages-wait",
                        String.valueOf(waiting),
                        true);
            case PostRoomDesk.Completed.Done(var told, var _) ->
                Said.done(told ? "post.case-goes-on" : "post.kept-for-later");
            case PostRoomDesk.Completed.Refused refused -> Said.refused(refused.reason());
        };
    }

    TrayViewModel tray() {
        return tray;
    }

    /** Pages that came for the case, or name it, and are in none of its documents. */
    int waiting() {
        return found.map(hit -> desk.tray(officer, new PostRoomDesk.TrayQuery(hit.caseCode(), false, 0, 1))
                        .total())
                .orElse(0);
    }

    TrayViewModel.Filed file(UUID page, UUID enclosure) {
        TrayViewModel.Filed filed = tray.file(page, enclosure);
        read();
        return filed;
    }

    Said fileAcross(UUID page, UUID enclosure, String why) {
        return after(tray.fileAcross(page, enclosure, why));
    }

    Said setAside(UUID page, PostRoomDesk.AsideReason reason) {
        return after(tray.setAside(page, reason));
    }

    Said takeBack(UUID page) {
        return after(tray.takeBack(page));
    }

    Said quarantine(UUID page) {
        return after(tray.quarantine(page));
    }

    Said returned(String trackingOrCode, PostRoomDesk.ReturnReason reason) {
        if (trackingOrCode.isBlank()) {
            return new Said("post.tracking-missing", "", false);
        }
        return after(
                switch (desk.mailReturned(officer, trackingOrCode.strip(), reason)) {
                    case PostRoomDesk.Returned.Done done ->
                        new Said("post.returned", String.valueOf(done.attempts()), true);
                    case PostRoomDesk.Returned.Late _ -> Said.done("post.returned-late");
                    case PostRoomDesk.Returned.Refused refused -> Said.refused(refused.reason());
                });
    }

    private Said after(Said said) {
        read();
        return said;
    }
}
