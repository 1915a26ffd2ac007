package org.toroku.paper;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.toroku.audit.Actor;
import org.toroku.decision.DecisionDesk.Officer;
import org.toroku.enrolment.ApplicationState;
import org.toroku.enrolment.Applications;
import org.toroku.officers.Roles;
import org.toroku.paper.ActLedger.ActKind;
import org.toroku.paper.ArrivalDesk.Transacting;
import org.toroku.paper.PostRoomDesk.ReturnReason;
import org.toroku.paper.PostRoomDesk.Returned;
import org.toroku.post.LetterKind;
import org.toroku.post.OutgoingMail;
import org.toroku.post.OutgoingMail.Mail;
import org.toroku.post.OutgoingMail.MailState;
import org.toroku.process.CaseConductor;
import org.toroku.subjectkey.CodeLetters;
import org.toroku.workflows.Messages;
import org.toroku.workflows.Variables;

/** News that stop or turn a case: letters that came back, and a death that was reported. */
@Component
class ReturnDesk {
    private static final Set<String> POST_ROOM = Set.of(Roles.POST_ROOM);
    private static final Set<String> REPORTERS = Set.of(Roles.POST_ROOM, Roles.EXAMINER, Roles.MANAGER);
    private static final int LETTERS = 2;
    private static final int LONGEST_SOURCE = 200;

    private final Doors doors;
    private final Files files;
    private final OutgoingMail mail;
    private final Consequences then;
    private final CaseConductor conductor;
    private final Transacting transacting;

    /** What is known of a case and written about it. */
    @Component
    record Files(Applications applications, FileLedger papers, ActLedger acts) {}

    /** What a return does beside turning the process. */
    @Component
    record Consequences(PickupCodes codes, LateReturns late, CodeLetters identification) {}

    ReturnDesk(
            Doors doors,
            Files files,
            OutgoingMail mail,
            Consequences then,
            CaseConductor conductor,
            Transacting transacting) {
        this.doors = doors;
        this.files = files;
        this.mail = mail;
        this.then = then;
        this.conductor = conductor;
        this.transacting = transacting;
    }

    Returned mailReturned(Officer officer, String trackingOrCaseCode, ReturnReason reason) {
        Optional<String> role = doors.objection(officer, POST_ROOM);
        if (role.isPresent()) {
            return new Returned.Refused(role.get());
        }
        Optional<Mail> tracked = mail.byTracking(trackingOrCaseCode);
        if (tracked.isPresent()) {
            return returned(officer, tracked.get(), reason);
        }
        return switch (CaseCode.read(trackingOrCaseCode)) {
            case CaseCode.Reading.Unreadable() -> new Returned.Refused("not-found");
            case CaseCode.Reading.WrongCheckCharacter() -> new Returned.Refused("wrong-check-character");
            case CaseCode.Reading.Read(var code) -> {
                List<Mail> away = files.papers().byCode(code).stream()
                        .flatMap(row -> mail.ofCase(row.caseId()).stream())
                        .filter(each -> each.state() == MailState.POSTED || each.state() == MailState.DELIVERED)
                        .toList();
                yield switch (away.size()) {
                    case 0 -> new Returned.Refused("not-found");
                    case 1 -> returned(officer, away.getFirst(), reason);
                    default -> new Returned.Refused("ambiguous");
                };
            }
        };
    }

    private Returned returned(Officer officer, Mail letter, ReturnReason reason) {
        Optional<String> objection = doors.objection(officer, POST_ROOM, letter.caseId());
        if (objection.isPresent()) {
            return new Returned.Refused(objection.get());
        }
        Actor by = new Actor.Human(officer.username());
        String code = reason.name().toLowerCase(Locale.ROOT).replace('_', '-');
        return transacting.inTransaction(now -> {
            ApplicationState state = files.applications().lock(letter.caseId());
            if (!mail.returned(letter.id(), code, by)) {
                return new Returned.Refused("not-posted");
            }
            if (letter.kind() == LetterKind.IDENTIFICATION_CODE) {
                // such a case has no file of papers
                return then.identification().returned(letter.caseId(), letter.id(), code, by)
                        ? new Returned.Done(letter.caseId(), letter.id(), 0)
                        : new Returned.Late(letter.caseId(), letter.id());
            }
            if (letter.kind() == LetterKind.CONFIRMATION) {
                return new Returned.Done(letter.caseId(), letter.id(), 0);
            }
            files.papers().changed(letter.caseId(), FileLedger.Change.SEEN, by, "return-noted", Map.of("reason", code));
            if (then.late()
                    .noted(letter, new LateReturns.Coming(state, newest(letter), code, officer.username(), now))) {
                voided(letter, by);
                return new Returned.Late(letter.caseId(), letter.id());
            }
            return switch (letter.kind()) {
                case INQUIRY -> inquiryReturned(letter, state, by, now);
                case PICKUP_CODE -> {
                    voided(letter, by);
                    yield new Returned.Done(letter.caseId(), letter.id(), 0);
                }
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
                        CONTINUE_CODE,
                        IDENTIFICATION_CODE -> new Returned.Done(letter.caseId(), letter.id(), 0);
            };
        });
    }

    private boolean newest(Mail letter) {
        return mail.ofCase(letter.caseId()).stream()
                .filter(each -> each.kind() == letter.kind() && each.tracking().isPresent())
                .reduce((earlier, later) -> later)
                .filter(each -> each.id().equals(letter.id()))
                .isPresent();
    }

    /** Whoever had the envelope may have read the code in it. */
    private void voided(Mail letter, Actor by) {
        if (letter.kind() == LetterKind.PICKUP_CODE) {
            then.codes().makeVoid(letter.caseId(), letter.id(), by);
        }
    }

    /** One resend (本人限定受取郵便 came back); after the second return a person decides. */
    private Returned inquiryReturned(Mail letter, ApplicationState state, Actor by, Instant now) {
        UUID caseId = letter.caseId();
        int attempts = (int) mail.ofCase(caseId).stream()
                .filter(each -> each.kind() == LetterKind.INQUIRY && each.state() == MailState.RETURNED)
                .count();
        List<UUID> sent = Inquiries.sent(mail, caseId).stream().map(Mail::id).toList();
        int number = sent.indexOf(letter.id()) + 1;
        // an earlier letter that came back late says nothing about the one that is waited for
        boolean awaited = state == ApplicationState.AWAITING_REPLY
                && number == sent.size()
                && files.papers()
                        .get(caseId)
                        .replyDeadline()
                        .filter(now::isBefore)
                        .isPresent();
        if (awaited) {
            if (attempts < LETTERS) {
                mail.order(caseId, LetterKind.INQUIRY, OutgoingMail.Channel.ADDRESSEE_ONLY, letter.contents(), by);
            }
            files.applications().move(caseId, ApplicationState.REFERRED, Optional.of("inquiry-returned"));
            conductor.tell(
                    caseId,
                    Messages.INQUIRY_RETURNED,
                    Map.of(Variables.INQUIRY_LETTER, number, Variables.INQUIRY_ATTEMPTS, attempts),
                    by);
        }
        return new Returned.Done(caseId, letter.id(), attempts);
    }

    Act renewPickupCode(Officer officer, UUID caseId) {
        Optional<String> objection = files.papers()
                .find(caseId)
                .map(file -> doors.objection(officer, POST_ROOM, caseId))
                .orElseGet(() -> doors.objection(officer, POST_ROOM).or(() -> Optional.of("not-found")));
        if (objection.isPresent()) {
            return new Act.Refused(objection.get());
        }
        return transacting.inTransaction(now -> {
            ApplicationState state = files.applications().lock(caseId);
            if (state != ApplicationState.ACCEPTED && state != ApplicationState.ISSUED) {
                return new Act.Refused("wrong-state");
            }
            if (then.codes().alive(caseId)) {
                return new Act.Refused("still-valid");
            }
            if (files.acts().returnUnsettled(caseId)) {
                return new Act.Refused("return-unsettled");
            }
            if (codesReturned(caseId) >= LETTERS) {
                // one resend; the receipt that is missing then has the certificate revoked
                return new Act.Refused("returned-twice");
            }
            then.codes().issue(caseId, new Actor.Human(officer.username()));
            return new Act.Done("");
        });
    }

    private long codesReturned(UUID caseId) {
        return mail.ofCase(caseId).stream()
                .filter(each -> each.kind() == LetterKind.PICKUP_CODE && each.state() == MailState.RETURNED)
                .count();
    }

    Act reportDeath(Officer officer, UUID caseId, String source) {
        Optional<String> objection = files.papers()
                .find(caseId)
                .map(file -> doors.objection(officer, REPORTERS, caseId))
                .orElseGet(() -> doors.objection(officer, REPORTERS).or(() -> Optional.of("not-found")));
        if (objection.isPresent()) {
            return new Act.Refused(objection.get());
        }
        Optional<String> words = Words.missing(source, LONGEST_SOURCE, "source-missing");
        if (words.isPresent()) {
            return new Act.Refused(words.get());
        }
        return transacting.inTransaction(now -> {
            ApplicationState state = files.applications().lock(caseId);
            if (state.isFinal() || state == ApplicationState.ISSUED) {
                // after the issue it is a revocation, and that is another act
                return new Act.Refused("wrong-state");
            }
            files.acts().add(caseId, ActLedger.Entry.of(ActKind.DEATH_REPORTED, source), officer.username(), now);
            // neutral towards whoever reads the status with the applicant's token
            files.applications().move(caseId, ApplicationState.CANCELLED, Optional.of("application-stopped"));
            conductor.tell(caseId, Messages.APPLICANT_DECEASED, Map.of(), new Actor.Human(officer.username()));
            return new Act.Done("");
        });
    }
}
