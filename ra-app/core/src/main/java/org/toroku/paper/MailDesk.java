package org.toroku.paper;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.toroku.audit.Actor;
import org.toroku.decision.DecisionDesk.Officer;
import org.toroku.enrolment.ApplicationState;
import org.toroku.enrolment.Applications;
import org.toroku.enrolment.Deadline;
import org.toroku.officers.Roles;
import org.toroku.paper.EnclosureLedger.EnclosureRow;
import org.toroku.paper.TaskActs.Ask;
import org.toroku.paper.TaskActs.Result;
import org.toroku.post.LetterKind;
import org.toroku.post.OutgoingMail;
import org.toroku.post.OutgoingMail.Mail;
import org.toroku.post.OutgoingMail.MailState;
import org.toroku.workflows.TaskIds;
import org.toroku.workflows.Variables;

/** Tasks of the post room: originals that go back, inquiries and pick-up codes that are handed to the post. */
@Component
class MailDesk {
    private final TaskActs tasks;
    private final OutgoingMail mail;
    private final Posting posting;
    private final Papers papers;
    private final Applications applications;
    private final PaperSettings settings;

    /** The file of a case and what is in it. */
    @Component
    record Papers(FileLedger files, EnclosureLedger enclosures) {}

    MailDesk(
            TaskActs tasks,
            OutgoingMail mail,
            Posting posting,
            Papers papers,
            Applications applications,
            PaperSettings settings) {
        this.tasks = tasks;
        this.mail = mail;
        this.posting = posting;
        this.papers = papers;
        this.applications = applications;
        this.settings = settings;
    }

    private static Ask ask(long taskKey, Officer officer, String element, String caseVersion) {
        return Ask.paper(taskKey, officer, Map.of(element, Roles.POST_ROOM), caseVersion);
    }

    Act documentsReturned(long taskKey, Officer officer, List<UUID> enclosureIds, String tracking, String caseVersion) {
        Actor by = new Actor.Human(officer.username());
        return tasks.conclude(ask(taskKey, officer, TaskIds.RETURN_DOCUMENTS, caseVersion), (task, now) -> {
            UUID caseId = task.caseId();
            Set<UUID> going = new HashSet<>(enclosureIds);
            List<EnclosureRow> here = papers.enclosures().of(caseId).stream()
                    .filter(EnclosureRow::here)
                    .toList();
            if (here.stream().filter(EnclosureRow::quarantined).anyMatch(row -> !going.contains(row.id()))) {
                return new Result.No("quarantined-left");
            }
            List<EnclosureRow> leaving =
                    here.stream().filter(row -> going.contains(row.id())).toList();
            if (leaving.size() != going.size()) {
                return new Result.No("not-found");
            }
            Optional<Mail> covering = covering(caseId).filter(letter -> !leaving.isEmpty());
            Optional<String> objection =
                    posting.objection(tracking).or(() -> covering.flatMap(letter -> uncovered(letter, leaving)));
            if (objection.isPresent()) {
                return new Result.No(objection.get());
            }
            Instant deadline =
                    Deadline.endOfDayOf(now.plus(settings.documentsWithin())).at();
            return new Result.Go(dates(now.plus(settings.remindOfDocuments()), deadline), () -> {
                for (EnclosureRow row : leaving) {
                    papers.enclosures()
                            .custody(
                                    caseId, row.id(), CustodyEvent.RETURNED, tracking.strip(), officer.username(), now);
                }
                UUID letter = covering.map(Mail::id)
                        .orElseGet(
                                () -> mail.order(caseId, LetterKind.RETURN, OutgoingMail.Channel.POST, List.of(), by));
                posting.handOver(caseId, letter, tracking, by);
                papers.files().setDocumentsDeadline(caseId, deadline, by);
                await(caseId);
            });
        });
    }

    /** The covering letter that waits to leave; a case whose task is older than such letters has none. */
    private Optional<Mail> covering(UUID caseId) {
        return mail.ofCase(caseId).stream()
                .filter(each -> each.kind() == LetterKind.RETURN)
                .filter(each -> each.state() == MailState.ORDERED || each.state() == MailState.PRINTED)
                .reduce((former, later) -> later);
    }

    /** The letter is a receipt of what is in the envelope: printed before, and of all that leaves. */
    private Optional<String> uncovered(Mail letter, List<EnclosureRow> leaving) {
        if (letter.state() == MailState.ORDERED) {
            return Optional.of("not-printed");
        }
        return leaving.stream()
                        .allMatch(row -> row.quarantined()
                                && papers.enclosures().custody(row.id()).stream()
                                        .filter(event -> event.event() == CustodyEvent.QUARANTINED)
                                        .anyMatch(event -> event.at().isBefore(letter.since())))
                ? Optional.empty()
                : Optional.of("not-on-letter");
    }

    /** From wherever the case is examined, back to waiting for documents. */
    private void await(UUID caseId) {
        applications.move(caseId, ApplicationState.AWAITING_DOCUMENTS, Optional.of("documents-returned"));
    }

    private static Map<String, Object> dates(Instant reminder, Instant deadline) {
        return Map.of(
                Variables.DOCUMENTS_REMINDER_AT, reminder.toString(),
                Variables.DOCUMENTS_DEADLINE, deadline.toString());
    }

    Act inquirySent(long taskKey, Officer officer, UUID mailId, String tracking, String caseVersion) {
        Actor by = new Actor.Human(officer.username());
        return tasks.conclude(ask(taskKey, officer, TaskIds.SEND_INQUIRY, caseVersion), (task, now) -> {
            UUID caseId = task.caseId();
            Optional<String> objection =
                    posting.objection(tracking).or(() -> posting.unsent(caseId, mailId, LetterKind.INQUIRY));
            if (objection.isPresent()) {
                return new Result.No(objection.get());
            }
            Instant deadline =
                    Deadline.endOfDayOf(now.plus(settings.replyWithin())).at();
            Map<String, Object> outcome = Map.of(
                    Variables.INQUIRY_LETTER, Inquiries.sent(mail, caseId).size() + 1,
                    Variables.REPLY_REMINDER_AT,
                            now.plus(settings.remindOfReply()).toString(),
                    Variables.REPLY_DEADLINE, deadline.toString());
            return new Result.Go(outcome, () -> {
                posting.handOver(caseId, mailId, tracking, by);
                papers.files().setReplyDeadline(caseId, deadline, by);
                applications.move(caseId, ApplicationState.AWAITING_REPLY, Optional.empty());
            });
        });
    }

    Act pickupCodeSent(long taskKey, Officer officer, UUID mailId, String tracking, String caseVersion) {
        Actor by = new Actor.Human(officer.username());
        return tasks.conclude(ask(taskKey, officer, TaskIds.SEND_PICKUP_CODE, caseVersion), (task, now) -> {
            UUID caseId = task.caseId();
            Optional<String> objection =
                    posting.objection(tracking).or(() -> posting.unsent(caseId, mailId, LetterKind.PICKUP_CODE));
            return objection
                    .<Result>map(Result.No::new)
                    .orElseGet(() -> new Result.Go(Map.of(), () -> posting.handOver(caseId, mailId, tracking, by)));
        });
    }
}
