package org.toroku.ui.fake;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.toroku.decision.DecisionDesk.Officer;
import org.toroku.pki.Der;
import org.toroku.post.LetterDesk;
import org.toroku.post.LetterKind;
import org.toroku.post.OutgoingMail.Channel;
import org.toroku.post.OutgoingMail.Mail;
import org.toroku.post.OutgoingMail.MailState;

/** A printing desk with a letter in every tray, which records what it was asked. */
public final class FakeLetters implements LetterDesk {
    public static final UUID TO_PRINT = new UUID(5, 1);
    public static final UUID TO_POST = new UUID(5, 2);
    public static final UUID CODE = new UUID(5, 3);
    public static final UUID DEFECTS_UNDER_WAY = new UUID(5, 4);
    public static final UUID INQUIRY_UNDER_WAY = new UUID(5, 5);
    public static final UUID IDENTIFICATION = new UUID(5, 8);

    private final List<String> asked = new ArrayList<>();
    private Optional<String> refusal = Optional.empty();
    private Optional<UUID> codeFor = Optional.empty();

    public List<String> asked() {
        return List.copyOf(asked);
    }

    public void refuseWith(String reason) {
        refusal = Optional.of(reason);
    }

    /** From now on a letter with an identification code waits to be printed for this case alone. */
    public void waitWithCodeFor(UUID caseId) {
        codeFor = Optional.of(caseId);
    }

    /** Of whatever number, what is under way. */
    @Override
    public Listing ofCase(Officer officer, String number) {
        if (codeFor.isPresent()) {
            List<Item> found = new ArrayList<>();
            for (Tray tray : List.of(Tray.TO_PRINT, Tray.TO_POST)) {
                found.addAll(((Listing.Letters) letters(officer, tray, 0)).items());
            }
            return new Listing.Letters(found);
        }
        return number.contains("000000") ? new Listing.Letters(List.of()) : letters(officer, Tray.UNDER_WAY, 0);
    }

    @Override
    public Listing letters(Officer officer, Tray tray, int page) {
        if (codeFor.isPresent()) {
            boolean printed = asked.contains("print 1");
            return new Listing.Letters(
                    tray == (printed ? Tray.TO_POST : Tray.TO_PRINT)
                            ? List.of(item(
                                    IDENTIFICATION,
                                    codeFor.get(),
                                    LetterKind.IDENTIFICATION_CODE,
                                    printed ? MailState.PRINTED : MailState.ORDERED,
                                    "",
                                    ""))
                            : List.of());
        }
        return new Listing.Letters(
                switch (tray) {
                    case TO_PRINT -> List.of(item(TO_PRINT, LetterKind.DEFECTS, MailState.ORDERED, "", ""));
                    case TO_POST ->
                        List.of(
                                item(TO_POST, LetterKind.REJECTION, MailState.PRINTED, "", ""),
                                item(CODE, LetterKind.PICKUP_CODE, MailState.PRINTED, "", ""));
                    case UNDER_WAY ->
                        List.of(
                                item(DEFECTS_UNDER_WAY, LetterKind.DEFECTS, MailState.POSTED, "123456789012", ""),
                                item(INQUIRY_UNDER_WAY, LetterKind.INQUIRY, MailState.POSTED, "123", ""));
                    case DONE ->
                        List.of(
                                item(new UUID(5, 6), LetterKind.INQUIRY, MailState.RETURNED, "222200000001", "absent"),
                                item(new UUID(5, 7), LetterKind.DEFECTS, MailState.VOID, "", "プリンターで破れた"));
                });
    }

    /** A letter of confirmation that is to be printed. */
    public static Item confirmation() {
        return item(UUID.randomUUID(), LetterKind.CONFIRMATION, MailState.ORDERED, "", "");
    }

    private static Item item(UUID id, LetterKind kind, MailState state, String tracking, String reason) {
        return item(id, new UUID(7, 42), kind, state, tracking, reason);
    }

    private static Item item(UUID id, UUID caseId, LetterKind kind, MailState state, String tracking, String reason) {
        Instant at = Instant.parse("2026-11-24T03:00:00Z");
        boolean registered = kind == LetterKind.INQUIRY || kind == LetterKind.PICKUP_CODE;
        Mail mail = new Mail(
                id,
                caseId,
                kind,
                registered ? Channel.ADDRESSEE_ONLY : Channel.POST,
                state,
                List.of(),
                Optional.of(tracking).filter(text -> !text.isEmpty()),
                Optional.of(reason).filter(text -> !text.isEmpty()),
                at,
                at);
        return new Item(
                mail,
                "P-2026-000042",
                kind == LetterKind.REJECTION ? 2 : 1,
                kind == LetterKind.REJECTION ? List.of(new Flaw("character-missing", 1, "U+20BB7")) : List.of());
    }

    private Printing printing(String what, UUID letter) {
        asked.add(what);
        return refusal.<Printing>map(reason -> new Printing.Refused(reason, Optional.of(letter)))
                .orElseGet(() -> new Printing.Ready(Der.of("%PDF-".getBytes(StandardCharsets.US_ASCII)), 1, List.of()));
    }

    private Act act(String what) {
        asked.add(what);
        return refusal.<Act>map(Act.Refused::new).orElseGet(Act.Done::new);
    }

    @Override
    public Printing print(Officer officer, List<UUID> letters) {
        return printing("print " + letters.size(), TO_PRINT);
    }

    @Override
    public Printing reprint(Officer officer, UUID letter, String reason) {
        return printing("reprint: " + reason, letter);
    }

    @Override
    public Act spoil(Officer officer, UUID letter, String reason) {
        return act("spoil: " + reason);
    }

    @Override
    public Act posted(Officer officer, UUID letter, Optional<String> tracking) {
        return act("posted " + tracking.orElse("untracked"));
    }

    @Override
    public Act delivered(Officer officer, UUID letter) {
        return act("delivered");
    }

    @Override
    public Act returned(Officer officer, UUID letter, Back reason) {
        return act("returned " + reason);
    }
}
