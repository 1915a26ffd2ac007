package org.toroku.post;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.toroku.audit.Actor;
import org.toroku.audit.MyNumberText;
import org.toroku.audit.Printable;
import org.toroku.audit.Refusals;
import org.toroku.decision.DecisionDesk.Officer;
import org.toroku.decision.OnDuty;
import org.toroku.decision.OwnCase;
import org.toroku.enrolment.ApplicationState;
import org.toroku.enrolment.Applications;
import org.toroku.officers.Roles;
import org.toroku.post.OutgoingMail.Mail;
import org.toroku.post.OutgoingMail.MailState;

/** The desk of the post room: who may, and what becomes of letters that no task of a process asks for. */
@Component
class LetterCounter implements LetterDesk {
    private static final int LONGEST_REASON = 200;

    /** Papers bear it with a check character. */
    private static final Pattern NUMBER = Pattern.compile("([A-Z]-\\d{4}-\\d{6,9})(-[0-9A-Z])?");

    private final LetterLedger ledger;
    private final PrintingDesk printing;
    private final LetterWriter writer;
    private final OutgoingMail mail;
    private final People people;
    private final TransactionTemplate transaction;

    /** Who acts, and on whose case. */
    @Component
    record People(OwnCase own, OnDuty duty, Applications applications) {}

    LetterCounter(
            LetterLedger ledger,
            PrintingDesk printing,
            LetterWriter writer,
            OutgoingMail mail,
            People people,
            TransactionTemplate transaction) {
        this.ledger = ledger;
        this.printing = printing;
        this.writer = writer;
        this.mail = mail;
        this.people = people;
        this.transaction = transaction;
    }

    @Override
    public Listing letters(Officer officer, Tray tray, int page) {
        if (unfit(officer)) {
            return new Listing.Refused("role");
        }
        List<Mail> found = ledger.of(tray, Math.max(0, page)).stream()
                .filter(each -> tray != Tray.TO_PRINT || !ledger.overtaken(each))
                .toList();
        return new Listing.Letters(items(officer, found), ledger.count(tray));
    }

    @Override
    public Listing ofCase(Officer officer, String number) {
        if (unfit(officer)) {
            return new Listing.Refused("role");
        }
        Matcher typed = NUMBER.matcher(
                Normalizer.normalize(number, Normalizer.Form.NFKC).strip().toUpperCase(Locale.ROOT));
        return new Listing.Letters(typed.matches() ? items(officer, ledger.ofNumber(typed.group(1))) : List.of());
    }

    private List<Item> items(Officer officer, List<Mail> letters) {
        return letters.stream()
                .filter(each -> !people.own().of(each.caseId(), officer.username()))
                .map(this::item)
                .toList();
    }

    private Item item(Mail letter) {
        List<LetterLedger.Print> prints = ledger.prints(letter.id());
        return new Item(
                letter,
                writer.caseNumber(letter.caseId()),
                prints.size(),
                prints.isEmpty() ? List.of() : prints.getFirst().flaws());
    }

    @Override
    public Printing print(Officer officer, List<UUID> letters) {
        if (unfit(officer)) {
            return new Printing.Refused("role", letters.stream().findFirst());
        }
        for (UUID id : letters) {
            Optional<String> objection = objection(officer, id);
            if (objection.isPresent()) {
                return new Printing.Refused(objection.get(), Optional.of(id));
            }
        }
        return printing.print(officer, letters);
    }

    @Override
    public Printing reprint(Officer officer, UUID letter, String reason) {
        Optional<String> objection = objection(officer, letter).or(() -> reasonless(reason));
        return objection.isPresent()
                ? new Printing.Refused(objection.get(), Optional.of(letter))
                : printing.reprint(officer, ledger.find(letter).orElseThrow(), reason.strip());
    }

    @Override
    public Act spoil(Officer officer, UUID letter, String reason) {
        return reasonless(reason)
                .<Act>map(Act.Refused::new)
                .orElseGet(() -> change(officer, letter, (held, by) -> {
                    if (held.state() != MailState.PRINTED) {
                        return new Act.Refused("wrong-state");
                    }
                    ledger.move(held, MailState.VOID, "letter-spoiled", reason.strip(), by);
                    if (held.kind().secret()) {
                        // somebody may have seen the code
                        writer.cases(held).orElseThrow().codeSpoiled(held.caseId(), held.id(), by);
                    } else {
                        mail.order(held.caseId(), held.kind(), held.channel(), held.contents(), by);
                    }
                    return new Act.Done();
                }));
    }

    @Override
    public Act posted(Officer officer, UUID letter, Optional<String> tracking) {
        return change(officer, letter, (held, by) -> {
            Optional<String> objection = byTask(held)
                    ? Optional.of("by-task")
                    : tracking.isPresent() ? objection(tracking.get()) : untracked(held);
            if (objection.isPresent()) {
                return new Act.Refused(objection.get());
            }
            // only what was printed can have been posted
            if (held.state() != MailState.PRINTED) {
                return new Act.Refused("wrong-state");
            }
            if (tracking.isEmpty()) {
                ledger.move(held, MailState.POSTED, "mail-posted", "", by);
            } else if (!mail.posted(held.caseId(), held.id(), tracking.get().strip(), by)) {
                return new Act.Refused("wrong-state");
            }
            writer.cases(held).ifPresent(port -> port.left(held.caseId(), held.id(), by));
            return new Act.Done();
        });
    }

    private Optional<String> objection(String tracking) {
        return TrackingNumber.objection(tracking)
                .or(() -> mail.byTracking(tracking).map(used -> "tracking-used"));
    }

    private static Optional<String> untracked(Mail letter) {
        return letter.channel() == OutgoingMail.Channel.POST ? Optional.empty() : Optional.of("tracking-malformed");
    }

    /** A new code after the issue has no task; everything before has, and its process waits for that. */
    private boolean byTask(Mail letter) {
        return switch (letter.kind()) {
            case INQUIRY, IDENTIFICATION_CODE -> true;
            // an ended case has no task any more, and its originals still go back
            case RETURN -> !people.applications().state(letter.caseId()).isFinal();
            case PICKUP_CODE -> people.applications().state(letter.caseId()) != ApplicationState.ISSUED;
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

    @Override
    public Act delivered(Officer officer, UUID letter) {
        return change(officer, letter, (held, by) -> {
            if (held.state() != MailState.POSTED) {
                return new Act.Refused("wrong-state");
            }
            ledger.move(held, MailState.DELIVERED, "mail-delivered", "", by);
            return new Act.Done();
        });
    }

    @Override
    public Act returned(Officer officer, UUID letter, Back reason) {
        return change(officer, letter, (held, by) -> switch (held.kind()) {
            // their return turns the case, which the post room's desk does
            case INQUIRY, PICKUP_CODE, IDENTIFICATION_CODE -> new Act.Refused("by-post-room");
            case DEFECTS,
                    REMINDER,
                    RETURN,
                    CONFIRMATION,
                    REJECTION,
                    NOTICE,
                    EXPIRY,
                    REVOCATION,
                    RESUME_CODE,
                    INVITATION,
                    CONTINUE_CODE ->
                mail.returned(held.id(), reason.name().toLowerCase(Locale.ROOT).replace('_', '-'), by)
                        ? new Act.Done()
                        : new Act.Refused("wrong-state");
        });
    }

    private interface Change {
        Act on(Mail held, Actor by);
    }

    private Act change(Officer officer, UUID letter, Change change) {
        Optional<String> objection = objection(officer, letter);
        if (objection.isPresent()) {
            return new Act.Refused(objection.get());
        }
        return Objects.requireNonNull(transaction.execute(status -> {
            // the case before its letters, as everywhere
            people.applications().lock(ledger.find(letter).orElseThrow().caseId());
            Act act = change.on(ledger.lock(letter).orElseThrow(), new Actor.Human(officer.username()));
            if (act instanceof Act.Refused) {
                status.setRollbackOnly();
            }
            return act;
        }));
    }

    private Optional<String> objection(Officer officer, UUID letter) {
        if (unfit(officer)) {
            return Optional.of("role");
        }
        Optional<Mail> found = ledger.find(letter);
        if (found.isEmpty()) {
            return Optional.of("not-found");
        }
        UUID caseId = found.get().caseId();
        return Refusals.noted(
                officer.username(),
                caseId,
                people.own().of(caseId, officer.username()) ? Optional.of("own-case") : Optional.empty());
    }

    private static Optional<String> reasonless(String reason) {
        if (MyNumberText.in(reason)) {
            return Optional.of("my-number");
        }
        return reason.isBlank() || reason.length() > LONGEST_REASON || !Printable.sentences(reason)
                ? Optional.of("reason-missing")
                : Optional.empty();
    }

    private boolean unfit(Officer officer) {
        Optional<String> objection =
                people.duty().holds(officer, Roles.POST_ROOM) ? Optional.empty() : Optional.of("role");
        return Refusals.noted(officer.username(), "letters", objection).isPresent();
    }
}
