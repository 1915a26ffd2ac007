package org.toroku.post;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.toroku.audit.Actor;
import org.toroku.audit.BookVerifier;
import org.toroku.decision.DecisionDesk.Officer;
import org.toroku.enrolment.ApplicationState;
import org.toroku.enrolment.Applications;
import org.toroku.evidence.DocumentDamagedException;
import org.toroku.evidence.DocumentKind;
import org.toroku.evidence.DocumentStore;
import org.toroku.letters.LetterPress;
import org.toroku.letters.Printed;
import org.toroku.pki.Der;
import org.toroku.post.LetterDesk.Piece;
import org.toroku.post.LetterDesk.Printing;
import org.toroku.post.OutgoingMail.Mail;
import org.toroku.post.OutgoingMail.MailState;

/** Prints letters: typeset outside of any transaction, then kept, recorded and handed out together or not at all. */
@Component
class PrintingDesk {
    private static final int MOST = 100;
    private static final String PDF = "application/pdf";

    private final LetterLedger ledger;
    private final LetterWriter writer;
    private final Typesetter typesetter;
    private final Cases cases;
    private final DocumentStore documents;
    private final TransactionTemplate transaction;

    /** What is known of the cases that letters are about. */
    @Component
    record Cases(Applications applications, BookVerifier book) {}

    PrintingDesk(
            LetterLedger ledger,
            LetterWriter writer,
            Typesetter typesetter,
            Cases cases,
            DocumentStore documents,
            TransactionTemplate transaction) {
        this.ledger = ledger;
        this.writer = writer;
        this.typesetter = typesetter;
        this.cases = cases;
        this.documents = documents;
        this.transaction = transaction;
    }

    /** A letter that was typeset but not printed yet. */
    private record Set(Mail mail, LetterWriter.Written.Done written, Printed kept) {}

    Printing print(Officer officer, List<UUID> letters) {
        if (letters.isEmpty() || letters.size() > MOST || new HashSet<>(letters).size() < letters.size()) {
            return new Printing.Refused(letters.isEmpty() ? "nothing-chosen" : "too-many", Optional.empty());
        }
        Optional<LetterPress> press = typesetter.press();
        if (press.isEmpty()) {
            return new Printing.Refused("fonts-missing", Optional.empty());
        }
        var at = typesetter.now();
        List<Set> set = new ArrayList<>();
        for (UUID id : letters) {
            Optional<Mail> mail = ledger.find(id);
            Optional<String> objection = mail.isEmpty()
                    ? Optional.of("not-found")
                    : objection(mail.get()).or(() -> altered(mail.get()));
            if (objection.isPresent()) {
                return new Printing.Refused(objection.get(), Optional.of(id));
            }
            switch (writer.write(mail.get(), ledger.number(mail.get()))) {
                case LetterWriter.Written.Not(var reason) -> {
                    return new Printing.Refused(reason, Optional.of(id));
                }
                case LetterWriter.Written.Done done ->
                    set.add(new Set(mail.get(), done, Typesetter.one(press.get(), done.kept(), at)));
            }
        }
        Printed together = typesetter.together(
                press.get(), set.stream().map(each -> each.written().letter()).toList(), at);
        return keep(officer, set, together);
    }

    private Printing keep(Officer officer, List<Set> set, Printed together) {
        Actor by = new Actor.Human(officer.username());
        return Objects.requireNonNull(transaction.execute(status -> {
            // cases always in the same order, or two officers wait for each other
            for (Set each : set.stream()
                    .sorted(Comparator.<Set, UUID>comparing(one -> one.mail().caseId())
                            .thenComparing(one -> one.mail().id()))
                    .toList()) {
                cases.applications().lock(each.mail().caseId());
                Optional<Mail> now = ledger.lock(each.mail().id());
                if (now.isEmpty()
                        || now.get().state() != each.mail().state()
                        || objection(now.get()).isPresent()
                        // the case went on while this was typeset
                        || !writer.write(now.get(), ledger.number(now.get())).equals(each.written())) {
                    status.setRollbackOnly();
                    return new Printing.Refused(
                            "changed", Optional.of(each.mail().id()));
                }
            }
            List<Piece> pieces = new ArrayList<>();
            for (Set each : set) {
                byte[] kept = each.kept().pdf();
                UUID document = documents
                        .put(each.mail().caseId(), DocumentKind.LETTER, PDF, kept)
                        .id();
                var flaws = Typesetter.flaws(each.kept());
                ledger.printed(
                        each.mail(),
                        new LetterLedger.Print(document, each.kept().pages(), flaws),
                        "",
                        by);
                pieces.add(new Piece(each.mail().id(), each.mail().kind(), flaws));
            }
            return new Printing.Ready(Der.of(together.pdf()), together.pages(), pieces);
        }));
    }

    Printing reprint(Officer officer, Mail mail, String reason) {
        UUID id = mail.id();
        List<LetterLedger.Print> earlier = ledger.prints(id);
        Optional<String> objection = mail.kind().secret()
                ? Optional.of("code-printed-once")
                : earlier.isEmpty() ? Optional.of("not-to-print") : leaving(mail);
        if (objection.isPresent()) {
            return new Printing.Refused(objection.get(), Optional.of(id));
        }
        LetterLedger.Print first = earlier.getFirst();
        byte[] pdf;
        try {
            pdf = documents.read(first.documentId());
        } catch (DocumentDamagedException _) {
            return new Printing.Refused("content-unreadable", Optional.of(id));
        }
        return Objects.requireNonNull(transaction.execute(status -> {
            cases.applications().lock(mail.caseId());
            Optional<Mail> now = ledger.lock(id);
            if (now.isEmpty()
                    || now.get().state() != mail.state()
                    || leaving(now.get()).isPresent()) {
                return new Printing.Refused("changed", Optional.of(id));
            }
            ledger.printed(mail, first, reason, new Actor.Human(officer.username()));
            return new Printing.Ready(Der.of(pdf), first.pages(), List.of(new Piece(id, mail.kind(), first.flaws())));
        }));
    }

    /** Why a letter is not to be printed for the first time. */
    private Optional<String> objection(Mail mail) {
        if (mail.state() == MailState.VOID) {
            return Optional.of("void");
        }
        boolean covering = mail.kind() == LetterKind.RETURN && mail.state() == MailState.POSTED;
        if (mail.state() != MailState.ORDERED && !covering
                || !ledger.prints(mail.id()).isEmpty()) {
            return Optional.of(mail.kind().secret() ? "code-printed-once" : "not-to-print");
        }
        return leaving(mail);
    }

    /** Why a letter may not leave the house any more. */
    private Optional<String> leaving(Mail mail) {
        if (mail.state() == MailState.VOID) {
            return Optional.of("void");
        }
        if (ledger.overtaken(mail)) {
            return Optional.of("overtaken");
        }
        ApplicationState state = cases.applications().state(mail.caseId());
        return switch (mail.kind()) {
            case DEFECTS, REMINDER, INQUIRY, PICKUP_CODE, IDENTIFICATION_CODE ->
                state.isFinal() ? Optional.of("case-ended") : Optional.empty();
            case RETURN, CONFIRMATION, REJECTION, NOTICE, EXPIRY, REVOCATION, RESUME_CODE, INVITATION, CONTINUE_CODE ->
                Optional.empty();
        };
    }

    /** The address and what the letter says must be what the book sealed: a code may not go to an altered address. */
    private Optional<String> altered(Mail mail) {
        return switch (cases.book().verifyCase(mail.caseId())) {
            case BookVerifier.Report.Intact _ -> Optional.empty();
            case BookVerifier.Report.Altered _ -> Optional.of("case-altered");
        };
    }
}
