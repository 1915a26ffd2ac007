package org.toroku.ui.paper;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.toroku.decision.DecisionDesk.Officer;
import org.toroku.paper.Act;
import org.toroku.paper.CodePost;
import org.toroku.paper.PaperFiles;
import org.toroku.paper.PaperFiles.PaperFile;
import org.toroku.paper.PostRoomDesk;
import org.toroku.post.LetterDesk;
import org.toroku.post.LetterKind;
import org.toroku.post.OutgoingMail.Mail;
import org.toroku.post.OutgoingMail.MailState;
import org.toroku.process.Inbox;
import org.toroku.ui.staff.Said;
import org.toroku.ui.staff.TaskHold;
import org.toroku.workflows.TaskIds;

/** A task of the post room: something leaves the house and its tracking number is written down. */
final class PostTaskViewModel {
    private final TaskHold hold;
    private final Desks desks;
    private Optional<PaperFile> file = Optional.empty();

    /** Whom the page speaks to. */
    record Desks(PostRoomDesk post, CodePost codes, LetterDesk letters, PaperFiles files, Inbox inbox) {}

    PostTaskViewModel(long taskKey, Officer officer, Desks desks) {
        this.hold = new TaskHold(taskKey, officer, desks.inbox());
        this.desks = desks;
    }

    void load() {
        file = hold.read().flatMap(row -> desks.files().of(hold.officer(), row.caseId()));
    }

    /** True where there is something to do, with a file of papers or, on the route of own keys, without. */
    boolean shown() {
        return file.isPresent() || bringsOwnKey();
    }

    private boolean bringsOwnKey() {
        return task().filter(row -> row.elementId().equals(TaskIds.SEND_IDENTIFICATION_CODE))
                .isPresent();
    }

    TaskHold hold() {
        return hold;
    }

    Optional<Inbox.Row> task() {
        return hold.row();
    }

    Optional<PaperFile> file() {
        return file;
    }

    boolean isMine() {
        return hold.stage() == TaskHold.Stage.MINE;
    }

    /** The letter that waits to leave; empty where the task is about originals. */
    Optional<Mail> letter() {
        return bringsOwnKey() ? codeLetter() : letterOfFile();
    }

    /** The newest of the case that has not left: nothing else of such a case is on paper. */
    private Optional<Mail> codeLetter() {
        return task().stream()
                .map(row -> desks.letters().ofCase(hold.officer(), row.caseNumber()))
                .flatMap(listing -> listing instanceof LetterDesk.Listing.Letters(var items, var _)
                        ? items.stream().map(LetterDesk.Item::mail)
                        : Stream.empty())
                .filter(mail -> mail.kind() == LetterKind.IDENTIFICATION_CODE)
                .filter(mail ->
                        task().filter(row -> row.caseId().equals(mail.caseId())).isPresent())
                .filter(mail -> mail.state() == MailState.ORDERED || mail.state() == MailState.PRINTED)
                .reduce((earlier, later) -> later);
    }

    private Optional<Mail> letterOfFile() {
        return kind().flatMap(kind -> file.stream()
                .flatMap(shown -> shown.mail().stream())
                .filter(mail -> mail.kind() == kind)
                .filter(mail -> mail.state() == MailState.ORDERED || mail.state() == MailState.PRINTED)
                .reduce((earlier, later) -> later));
    }

    private Optional<LetterKind> kind() {
        return task().map(Inbox.Row::elementId).flatMap(element -> switch (element) {
            case TaskIds.SEND_INQUIRY -> Optional.of(LetterKind.INQUIRY);
            case TaskIds.SEND_PICKUP_CODE -> Optional.of(LetterKind.PICKUP_CODE);
            case TaskIds.RETURN_DOCUMENTS -> Optional.of(LetterKind.RETURN);
            default -> Optional.empty();
        });
    }

    /** Prints the letter; what was printed is the officer's to post. */
    LetterDesk.Printing print(UUID letter) {
        return desks.letters().print(hold.officer(), List.of(letter));
    }

    /** Originals that have to go back. */
    List<PaperFiles.Enclosure> quarantined() {
        return file.stream()
                .flatMap(shown -> shown.enclosures().stream())
                .filter(enclosure ->
                        enclosure.quarantined() && enclosure.shelf().isPresent())
                .toList();
    }

    Said handedOver(String tracking) {
        if (tracking.isBlank()) {
            return new Said("post.tracking-missing", "", false);
        }
        String version = file.map(PaperFile::version).orElse("");
        String number = tracking.strip();
        String element = task().map(Inbox.Row::elementId).orElse("");
        return switch (element) {
            case TaskIds.RETURN_DOCUMENTS ->
                ended(desks.post()
                        .documentsReturned(
                                hold.taskKey(),
                                hold.officer(),
                                quarantined().stream()
                                        .map(PaperFiles.Enclosure::id)
                                        .toList(),
                                number,
                                version));
            case TaskIds.SEND_INQUIRY ->
                withLetter(id -> desks.post().inquirySent(hold.taskKey(), hold.officer(), id, number, version));
            case TaskIds.SEND_PICKUP_CODE ->
                withLetter(id -> desks.post().pickupCodeSent(hold.taskKey(), hold.officer(), id, number, version));
            case TaskIds.SEND_IDENTIFICATION_CODE ->
                withLetter(id -> desks.codes().sent(hold.taskKey(), hold.officer(), id, number));
            default -> Said.refused("gone");
        };
    }

    private Said withLetter(java.util.function.Function<UUID, Act> act) {
        return letter().map(mail -> ended(act.apply(mail.id()))).orElseGet(() -> Said.refused("no-letter"));
    }

    private static Said ended(Act act) {
        return Said.of(act, "act.done");
    }
}
