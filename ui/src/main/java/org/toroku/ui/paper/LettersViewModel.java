package org.toroku.ui.paper;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.toroku.decision.DecisionDesk.Officer;
import org.toroku.officers.Roles;
import org.toroku.paper.PostRoomDesk;
import org.toroku.paper.PostRoomDesk.ReturnReason;
import org.toroku.post.EmailDesk;
import org.toroku.post.LetterDesk;
import org.toroku.post.LetterDesk.Back;
import org.toroku.post.LetterDesk.Item;
import org.toroku.post.LetterDesk.Printing;
import org.toroku.post.LetterDesk.Tray;
import org.toroku.post.LetterKind;
import org.toroku.process.Inbox;
import org.toroku.ui.staff.Said;
import org.toroku.workflows.TaskIds;

/** Letters and e-mails from the order to the carrier's answer. */
final class LettersViewModel {
    /** As many as the desk prints at once. */
    private static final int LARGEST_BATCH = 100;

    private final Officer officer;
    private final LetterDesk letters;
    private final EmailDesk emails;
    private final PostRoomDesk postRoom;
    private final Inbox inbox;

    LettersViewModel(Officer officer, LetterDesk letters, EmailDesk emails, PostRoomDesk postRoom, Inbox inbox) {
        this.officer = officer;
        this.letters = letters;
        this.emails = emails;
        this.postRoom = postRoom;
        this.inbox = inbox;
    }

    private final Map<Tray, Integer> pages = new EnumMap<>(Tray.class);

    /** The page of a tray that is open. */
    List<Item> letters(Tray tray) {
        return listing(tray).items();
    }

    LetterDesk.Listing.Letters listing(Tray tray) {
        LetterDesk.Listing.Letters found = shown(letters.letters(officer, tray, page(tray)));
        if (page(tray) > 0 && page(tray) * LetterDesk.PAGE >= found.all()) {
            // what was on the last page is done
            turn(tray, -1);
            return listing(tray);
        }
        return found;
    }

    private static LetterDesk.Listing.Letters shown(LetterDesk.Listing listing) {
        return switch (listing) {
            case LetterDesk.Listing.Letters found -> found;
            case LetterDesk.Listing.Refused _ -> new LetterDesk.Listing.Letters(List.of());
        };
    }

    int page(Tray tray) {
        return pages.getOrDefault(tray, 0);
    }

    void turn(Tray tray, int by) {
        pages.put(tray, Math.max(0, page(tray) + by));
    }

    List<Item> ofCase(String number) {
        return shown(letters.ofCase(officer, number)).items();
    }

    /** Where a letter that was searched for would lie. */
    static Tray tray(Item item) {
        return switch (item.mail().state()) {
            case ORDERED -> Tray.TO_PRINT;
            case PRINTED -> Tray.TO_POST;
            case POSTED -> Tray.UNDER_WAY;
            case DELIVERED, RETURNED, VOID, QUEUED, SENT, FAILED -> Tray.DONE;
        };
    }

    List<EmailDesk.Item> emails() {
        return emails.troubled(officer) instanceof EmailDesk.Listing.Mails(List<EmailDesk.Item> items)
                ? items
                : List.of();
    }

    Printing print(List<UUID> chosen) {
        return letters.print(officer, chosen);
    }

    Printing reprint(UUID letter, String reason) {
        return letters.reprint(officer, letter, reason.strip());
    }

    Said spoil(UUID letter, String reason) {
        return reason.isBlank()
                ? new Said("letters.reason-missing", "", false)
                : said(letters.spoil(officer, letter, reason.strip()), "letters.spoiled");
    }

    /**
     * What is printed unless somebody chooses otherwise: what a case waits for, and letters of confirmation, which come by the
     * hundred and for which nobody waits, in batches of their own.
     */
    List<Item> batch(List<Item> toPrint) {
        List<Item> awaited = toPrint.stream()
                .filter(item -> item.mail().kind() != LetterKind.CONFIRMATION)
                .toList();
        return (awaited.isEmpty() ? toPrint : awaited)
                .stream().limit(LARGEST_BATCH).toList();
    }

    /** Whether a process waits to hear that it was posted; a code that is sent anew after the issue has no task. */
    boolean leavesByTask(Item item) {
        return switch (item.mail().kind()) {
            case INQUIRY, RETURN, IDENTIFICATION_CODE -> true;
            case PICKUP_CODE ->
                inbox
                        .list(
                                new Inbox.Filter(
                                        item.caseNumber(),
                                        Optional.of(TaskIds.SEND_PICKUP_CODE),
                                        false,
                                        officer.username(),
                                        0,
                                        50),
                                Set.of(Roles.POST_ROOM))
                        .stream()
                        .anyMatch(row -> row.caseId().equals(item.mail().caseId()));
            case DEFECTS,
                    REMINDER,
                    CONFIRMATION,
                    REJECTION,
                    NOTICE,
                    EXPIRY,
                    REVOCATION,
                    RESUME_CODE,
                    INVITATION,
                    CONTINUE_CODE -> false;
        };
    }

    Said posted(UUID letter, String tracking) {
        Optional<String> number = Optional.of(tracking.strip()).filter(text -> !text.isEmpty());
        return said(letters.posted(officer, letter, number), "letters.posted");
    }

    Said delivered(UUID letter) {
        return said(letters.delivered(officer, letter), "letters.delivered");
    }

    /** Of inquiries and codes the process hears as well, so the post room's desk takes those. */
    Said returned(Item item, Back reason) {
        LetterKind kind = item.mail().kind();
        if (kind != LetterKind.INQUIRY && (!kind.secret() || kind == LetterKind.CONFIRMATION)) {
            return said(letters.returned(officer, item.mail().id(), reason), "letters.returned");
        }
        String tracking = item.mail().tracking().orElse("");
        return switch (postRoom.mailReturned(officer, tracking, ReturnReason.valueOf(reason.name()))) {
            case PostRoomDesk.Returned.Done done ->
                kind == LetterKind.INQUIRY
                        ? new Said("post.returned", String.valueOf(done.attempts()), true)
                        : Said.done("letters.code-returned");
            case PostRoomDesk.Returned.Late _ -> Said.done("post.returned-late");
            case PostRoomDesk.Returned.Refused refused -> Said.refused(refused.reason());
        };
    }

    Said sendAgain(UUID mail) {
        return switch (emails.sendAgain(officer, mail)) {
            case EmailDesk.Act.Done _ -> Said.done("emails.queued");
            case EmailDesk.Act.Refused refused -> Said.refused(refused.reason());
        };
    }

    private static Said said(LetterDesk.Act act, String done) {
        return switch (act) {
            case LetterDesk.Act.Done _ -> Said.done(done);
            case LetterDesk.Act.Refused refused -> Said.refused(refused.reason());
        };
    }
}
