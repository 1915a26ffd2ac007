package org.toroku.workflows;

import static org.toroku.workflows.Messages.APPLICANT_DECEASED;
import static org.toroku.workflows.Messages.APPLICATION_WITHDRAWN;
import static org.toroku.workflows.Variables.*;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Every way that a case on paper can go. */
final class PaperStories {

    private static final String[] DECISION = {"decision-due", "decide-on-paper-application"};
    private static final String[] EXAMINATION = {"examination-due", "examine-paper-application"};
    private static final String[] LETTER = {"letter-due", "send-defect-letter", "documents-due", "await-documents"};
    private static final String[] RESENT = {"inquiry-due", "send-inquiry"};
    private static final String[] REMINDED = {"documents-reminder-due", "remind-of-documents", "documents-reminder-sent"
    };

    private PaperStories() {}

    static List<Story> all() {
        return Stream.of(documents(), examinations(), inquiries(), endings())
                .flatMap(List::stream)
                .map(PaperWay::story)
                .toList();
    }

    private static List<PaperWay> documents() {
        return List.of(
                way("proven by seal certificate, receipt confirmed", SEAL_CERTIFICATE, COMPLETE)
                        .documentsArrive()
                        .recommended()
                        .toDecision()
                        .accepted()
                        .then(Stories.ordered(ISSUED))
                        .codeSent()
                        .invited()
                        .received(),
                way("defective, sent again, proven by photo identification", PHOTO_ID, INCOMPLETE, COMPLETE)
                        .documentsArrive()
                        .examined(CORRECT, LETTER)
                        .documentsArrive()
                        .recommended()
                        .toDecision()
                        .rejected(),
                way("My Number shown, returned, sent again", SEAL_CERTIFICATE, QUARANTINED, COMPLETE)
                        .documentsShowMyNumber()
                        .documentsGoBack()
                        .documentsArrive()
                        .examined(RECOMMEND_REJECT, DECISION)
                        .rejected(),
                way("documents came after a reminder", SEAL_CERTIFICATE, COMPLETE)
                        .pass(30)
                        .via(REMINDED)
                        .documentsArrive()
                        .examined(RECOMMEND_REJECT, DECISION)
                        .rejected(),
                way("documents never came", SEAL_CERTIFICATE)
                        .pass(30)
                        .via(REMINDED)
                        .pass(30)
                        .documentsNeverCome(),
                way("corrections never came", SEAL_CERTIFICATE, INCOMPLETE)
                        .documentsArrive()
                        .examined(CORRECT, LETTER)
                        .pass(100)
                        .via(REMINDED)
                        .pass(20)
                        .documentsNeverCome());
    }

    private static List<PaperWay> examinations() {
        return List.of(
                way("held, woken, then rejected", SEAL_CERTIFICATE, COMPLETE)
                        .documentsArrive()
                        .held()
                        .pass(20)
                        .via(EXAMINATION)
                        .examined(RECOMMEND_REJECT, DECISION)
                        .rejected(),
                way("the manager was asked", SEAL_CERTIFICATE, COMPLETE)
                        .documentsArrive()
                        .examined(ESCALATE, "advise-on-paper-application")
                        .complete(TaskIds.ADVISE_ON_PAPER_APPLICATION, Map.of())
                        .via(EXAMINATION)
                        .examined(RECOMMEND_REJECT, DECISION)
                        .rejected(),
                way("two officers read differently, then the same", SEAL_CERTIFICATE, COMPLETE)
                        .documentsArrive()
                        .recommended()
                        .rechecked(DIFFERENT, EXAMINATION)
                        .recommended()
                        .toDecision()
                        .rejected(),
                way("changed before the decision, then checked, examined and keyed again", SEAL_CERTIFICATE, COMPLETE)
                        .documentsArrive()
                        .recommended()
                        .toDecision()
                        .sentBack()
                        .via(EXAMINATION)
                        .recommended()
                        .toDecision()
                        .accepted()
                        .then(Stories.ordered(ISSUED))
                        .codeSent()
                        .invited()
                        .received(),
                way("changed before the decision by a page with a My Number", PHOTO_ID, COMPLETE, QUARANTINED, COMPLETE)
                        .documentsArrive()
                        .recommended()
                        .toDecision()
                        .sentBack()
                        .via("return-documents")
                        .documentsGoBack()
                        .documentsArrive()
                        .examined(RECOMMEND_REJECT, DECISION)
                        .rejected(),
                way("the decider has something corrected", SEAL_CERTIFICATE, COMPLETE)
                        .documentsArrive()
                        .recommended()
                        .toDecision()
                        .decided(CORRECT, LETTER)
                        .documentsArrive()
                        .examined(RECOMMEND_REJECT, DECISION)
                        .rejected());
    }

    private static List<PaperWay> inquiries() {
        return List.of(
                inquiry("proven by inquiry after a reminder, receipt missing")
                        .pass(30)
                        .via("reply-reminder-due", "remind-of-reply", "reply-reminder-sent")
                        .replied(GENUINE, DECISION)
                        .accepted()
                        .then(Stories.ordered(ISSUED))
                        .codeSent()
                        .invited()
                        .pass(30)
                        .via("receipt-reminder-due", "remind-of-receipt", "reminder-sent")
                        .pass(30)
                        .via("receipt-overdue", "revoke-unreceived", "destroy-unreceived-key", "notify-revocation")
                        .via("certificate-revoked", "paper-certificate-issued", "paper-enrolment-completed"),
                inquiry("inquiry returned once, then answered")
                        .inquiryReturned(1, RESENT)
                        .inquirySent()
                        .replied(GENUINE, DECISION)
                        .rejected(),
                inquiry("inquiry returned twice, rejected by a person")
                        .inquiryReturned(1, RESENT)
                        .inquirySent()
                        .inquiryReturned(2, DECISION)
                        .rejected(),
                inquiry("reply never came")
                        .pass(30)
                        .via("reply-reminder-due", "remind-of-reply", "reply-reminder-sent")
                        .pass(30)
                        .via("reply-overdue")
                        .via(DECISION)
                        .rejected(),
                inquiry("reply doubtful, inquired once more")
                        .replied(DOUBTFUL, EXAMINATION)
                        .recommended()
                        .toInquiry()
                        .inquirySent()
                        .replied(GENUINE, DECISION)
                        .rejected(),
                inquiry("answered, changed before the decision, inquired once more")
                        .replied(GENUINE, DECISION)
                        .sentBack()
                        .via(EXAMINATION)
                        .recommended()
                        .toInquiry()
                        .inquirySent()
                        .replied(GENUINE, DECISION)
                        .rejected());
    }

    private static List<PaperWay> endings() {
        return List.of(
                way("withdrawn before the documents came", SEAL_CERTIFICATE).withdrawn(),
                way("withdrawn while originals are to be returned", SEAL_CERTIFICATE, QUARANTINED)
                        .documentsShowMyNumber()
                        .withdrawn(),
                way("withdrawn while held", SEAL_CERTIFICATE, COMPLETE)
                        .documentsArrive()
                        .held()
                        .withdrawn(),
                inquiry("withdrawn while the reply is awaited").withdrawn(),
                way("withdrawn while the decision is due", PHOTO_ID, COMPLETE)
                        .documentsArrive()
                        .recommended()
                        .toDecision()
                        .withdrawn(),
                way("withdrawn too late", SEAL_CERTIFICATE, COMPLETE)
                        .documentsArrive()
                        .recommended()
                        .toDecision()
                        .accepted()
                        .publish(APPLICATION_WITHDRAWN)
                        .then(Stories.ordered(CANCELLED))
                        .codeSent()
                        .via("notify-cancellation", "issue-cancelled")
                        .via("paper-certificate-issued", "paper-enrolment-cancelled"),
                way("died during the examination", SEAL_CERTIFICATE, COMPLETE)
                        .documentsArrive()
                        .publish(APPLICANT_DECEASED)
                        .via("applicant-found-deceased", "paper-application-stopped"),
                way("died before the code was sent", SEAL_CERTIFICATE, COMPLETE)
                        .documentsArrive()
                        .recommended()
                        .toDecision()
                        .accepted()
                        .publish(APPLICANT_DECEASED)
                        .via("deceased-before-delivery", "paper-delivery-stopped"),
                way("approval void, decided again without new documents", SEAL_CERTIFICATE, COMPLETE)
                        .documentsArrive()
                        .recommended()
                        .toDecision()
                        .accepted()
                        .then(Stories.ordered(REAPPROVE))
                        .then(Stories.ordered(ISSUED))
                        .codeSent()
                        .via("approval-void", "paper-certificate-issued", "assessment-due")
                        .via("assess-paper-application", "paper-assessment-started", "approval-to-renew")
                        .via(DECISION)
                        .accepted()
                        .codeSent()
                        .invited()
                        .received());
    }

    private static PaperWay way(String title, String method, String... evidence) {
        PaperWay way = PaperWay.prepared(title, method);
        for (String each : evidence) {
            way.found(each);
        }
        return way.via(PaperWay.APPLIED);
    }

    /** To the wait for the first reply. */
    private static PaperWay inquiry(String title) {
        return way(title, INQUIRY, COMPLETE)
                .documentsArrive()
                .recommended()
                .toInquiry()
                .inquirySent();
    }
}
