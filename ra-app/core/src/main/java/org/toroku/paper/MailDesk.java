package org.toroku.paper;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
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
import org.toroku.workflows.TaskIds;
import org.toroku.workflows.Variables;

/** Tasks of the post room: originals that go back, inquiries and pick-up codes that are handed to the post. */
@Component
class MailDesk {
    private static final Pattern TRACKING = Pattern.compile("[0-9A-Z][0-9A-Z -]{6,29}");

    private final TaskActs tasks;
    private final OutgoingMail mail;
    private final FileLedger files;
    private final EnclosureLedger enclosures;
    private final Applications applications;
    private final PaperSettings settings;

    MailDesk(
            TaskActs tasks,
            OutgoingMail mail,
            FileLedger files,
            EnclosureLedger enclosures,
            Applications applications,
            PaperSettings settings) {
        this.tasks = tasks;
        this.mail = mail;
        this.files = files;
        this.enclosures = enclosures;
        this.applications = applications;
        this.settings = settings;
    }

    private static Ask ask(long taskKey, Officer officer, String element, String caseVersion) {
        return new Ask(taskKey, officer, Map.of(element, Roles.POST_ROOM), caseVersion);
    }

    Act documentsReturned(long taskKey, Officer officer, List<UUID> enclosureIds, String tracking, String caseVersion) {
        Actor by = new Actor.Human(officer.username());
        return tasks.conclude(ask(taskKey, officer, TaskIds.RETURN_DOCUMENTS, caseVersion), (task, now) -> {
            UUID caseId = task.caseId();
            Set<UUID> going = new HashSet<>(enclosureIds);
            List<EnclosureRow> here =
                    enclosures.of(caseId).stream().filter(EnclosureRow::here).toList();
            if (here.stream().filter(EnclosureRow::quarantined).anyMatch(row -> !going.contains(row.id()))) {
                return new Result.No("quarantined-left");
            }
            List<EnclosureRow> leaving =
                    here.stream().filter(row -> going.contains(row.id())).toList();
            if (leaving.size() != going.size()) {
                return new Result.No("not-found");
            }
            Optional<String> objection = objection(tracking);
            if (objection.isPresent()) {
                return new Result.No(objection.get());
            }
            Instant deadline =
                    Deadline.endOfDayOf(now.plus(settings.documentsWithin())).at();
            return new Result.Go(dates(now.plus(settings.remindOfDocuments()), deadline), () -> {
                for (EnclosureRow row : leaving) {
                    enclosures.custody(
                            caseId, row.id(), CustodyEvent.RETURNED, tracking.strip(), officer.username(), now);
                }
                UUID letter = mail.order(caseId, LetterKind.RETURN, OutgoingMail.Channel.POST, List.of(), by);
                handOver(caseId, letter, tracking, by);
                files.setDocumentsDeadline(caseId, deadline, by);
                await(caseId);
            });
        });
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
            Optional<String> objection = objection(tracking).or(() -> unsent(caseId, mailId, LetterKind.INQUIRY));
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
                handOver(caseId, mailId, tracking, by);
                files.setReplyDeadline(caseId, deadline, by);
                applications.move(caseId, ApplicationState.AWAITING_REPLY, Optional.empty());
            });
        });
    }

    Act pickupCodeSent(long taskKey, Officer officer, UUID mailId, String tracking, String caseVersion) {
        Actor by = new Actor.Human(officer.username());
        return tasks.conclude(ask(taskKey, officer, TaskIds.SEND_PICKUP_CODE, caseVersion), (task, now) -> {
            UUID caseId = task.caseId();
            Optional<String> objection = objection(tracking).or(() -> unsent(caseId, mailId, LetterKind.PICKUP_CODE));
            return objection
                    .<Result>map(Result.No::new)
                    .orElseGet(() -> new Result.Go(Map.of(), () -> handOver(caseId, mailId, tracking, by)));
        });
    }

    private Optional<String> objection(String tracking) {
        if (!TRACKING.matcher(tracking.strip()).matches()) {
            return Optional.of("tracking-malformed");
        }
        return mail.byTracking(tracking).map(used -> "tracking-used");
    }

    /** The newest letter of the kind is the one to be posted, an older one was overtaken; and only a sheet can be. */
    private Optional<String> unsent(UUID caseId, UUID mailId, LetterKind kind) {
        Optional<OutgoingMail.MailState> state = mail.ofCase(caseId).stream()
                .filter(each -> each.kind() == kind)
                .reduce((former, later) -> later)
                .filter(each -> each.id().equals(mailId))
                .map(OutgoingMail.Mail::state);
        if (state.equals(Optional.of(OutgoingMail.MailState.ORDERED))) {
            return Optional.of("not-printed");
        }
        return state.equals(Optional.of(OutgoingMail.MailState.PRINTED)) ? Optional.empty() : Optional.of("not-found");
    }

    /** All or nothing: a task is not done with a letter that the register does not take. */
    private void handOver(UUID caseId, UUID mailId, String tracking, Actor by) {
        if (!mail.posted(caseId, mailId, tracking, by)) {
            throw new IllegalStateException("a letter changed while its case was locked: " + mailId);
        }
    }
}
