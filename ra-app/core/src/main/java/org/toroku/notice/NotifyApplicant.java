package org.toroku.notice;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.toroku.audit.Actor;
import org.toroku.enrolment.ApplicationRecord;
import org.toroku.enrolment.ApplicationState;
import org.toroku.enrolment.Applications;
import org.toroku.enrolment.Routes;
import org.toroku.post.CaseLetters;
import org.toroku.post.LetterKind;
import org.toroku.post.OutgoingMail;
import org.toroku.process.Step;
import org.toroku.process.StepContext;
import org.toroku.process.StepResult;
import org.toroku.wording.FolderNotices;
import org.toroku.workflows.JobTypes;
import org.toroku.workflows.NoticeIds;

/**
 * Writes the notice into the case's folder (則12: notices belong to the books); the portal shows the state it tells of.
 * An e-mail says that there is news, no more; who applied on paper is also told on paper, once documents of theirs are here.
 */
@Component
class NotifyApplicant implements Step {
    private static final Actor SELF = new Actor.Service("notice");

    private final Applications applications;
    private final FolderNotices notices;
    private final OutgoingMail mail;
    private final ObjectProvider<CaseLetters> letters;

    NotifyApplicant(
            Applications applications, FolderNotices notices, OutgoingMail mail, ObjectProvider<CaseLetters> letters) {
        this.applications = applications;
        this.notices = notices;
        this.mail = mail;
        this.letters = letters;
    }

    @Override
    public String jobType() {
        return JobTypes.NOTIFY_APPLICANT;
    }

    @Override
    public StepResult perform(StepContext context) {
        UUID caseId = context.caseId();
        ApplicationState state = applications.state(caseId);
        if (!toldBy(context.elementId()).contains(state)) {
            return new StepResult.Astray("nothing-to-tell");
        }
        ApplicationRecord application = applications.get(caseId);
        FolderNotices.Written written =
                notices.write(NoticeTexts.of(application.route(), state), application.caseNumber());
        return new StepResult.Done(SELF, Map.of(), () -> {
            UUID notice = notices.file(caseId, written, SELF);
            mail.order(caseId, letter(context.elementId()), OutgoingMail.Channel.EMAIL, List.of(notice), SELF);
            if (application.route().equals(Routes.PAPER)
                    && letters.stream().anyMatch(route -> route.maySendTo(caseId))) {
                mail.order(caseId, letter(context.elementId()), OutgoingMail.Channel.POST, List.of(notice), SELF);
            }
        });
    }

    /** States that a notice can tell of: the books say what happened, not the place that a run has come to. */
    private static Set<ApplicationState> toldBy(String elementId) {
        return switch (elementId) {
            case NoticeIds.WITHDRAWAL,
                    NoticeIds.PAPER_WITHDRAWAL,
                    NoticeIds.KEY_WITHDRAWAL,
                    NoticeIds.RENEWAL_WITHDRAWAL -> EnumSet.of(ApplicationState.WITHDRAWN);
            case NoticeIds.REJECTION, NoticeIds.PAPER_REJECTION, NoticeIds.KEY_REJECTION, NoticeIds.RENEWAL_REJECTION ->
                EnumSet.of(ApplicationState.REJECTED);
            case NoticeIds.CANCELLATION -> EnumSet.of(ApplicationState.CANCELLED);
            case NoticeIds.ISSUE, NoticeIds.RECEIPT_REMINDER ->
                EnumSet.of(
                        ApplicationState.ISSUED,
                        ApplicationState.DELIVERED,
                        ApplicationState.REVOKED_UNRECEIVED,
                        ApplicationState.REVOKED);
            case NoticeIds.REVOCATION -> EnumSet.of(ApplicationState.REVOKED_UNRECEIVED, ApplicationState.REVOKED);
            default -> EnumSet.allOf(ApplicationState.class);
        };
    }

    private static LetterKind letter(String elementId) {
        return switch (elementId) {
            case NoticeIds.PAPER_REJECTION -> LetterKind.REJECTION;
            case NoticeIds.DOCUMENTS_REMINDER,
                    NoticeIds.REPLY_REMINDER,
                    NoticeIds.RECEIPT_REMINDER,
                    NoticeIds.KEY_REMINDER -> LetterKind.REMINDER;
            default -> LetterKind.NOTICE;
        };
    }
}
