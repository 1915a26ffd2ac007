package org.toroku.workflows.proof;

import static java.util.Map.entry;
import static org.toroku.workflows.Variables.*;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.toroku.workflows.JobTypes;
import org.toroku.workflows.Messages;
import org.toroku.workflows.Roles;
import org.toroku.workflows.TaskIds;

/** What each job, user task and message brings into a case: the only sources of what the ways of a case are chosen by. */
final class Vocabulary {
    /** One answer of a job or a person: variables with values. A variable that an answer lacks stays as it was. */
    record Answer(Map<String, String> values) {
        boolean says(String variable, String value) {
            return value.equals(values.get(variable));
        }
    }

    /**
     * @param role candidate group of a user task; empty for a job
     * @param outputs every variable that it may write
     * @param answers every answer it may give
     */
    record Work(String role, Set<String> outputs, List<Answer> answers) {}

    static final Map<String, Work> JOBS = Map.ofEntries(
            entry(JobTypes.STORE_DOCUMENTS, job()),
            entry(JobTypes.VERIFY_IDENTITY, verification()),
            entry(JobTypes.VERIFY_RENEWAL, verification()),
            entry(JobTypes.MATCH_APPLICATION, job()),
            entry(JobTypes.DECIDE_AUTOMATICALLY, asks("", DECISION, List.of(ACCEPT, REJECT, REFER))),
            entry(
                    JobTypes.ISSUE_CERTIFICATE,
                    asks("", ISSUANCE, List.of(ISSUED, CANCELLED, REAPPROVE), RECEIPT_DEADLINE, RECEIPT_REMINDER_AT)),
            entry(JobTypes.DESTROY_SUBSCRIBER_KEY, job()),
            entry(JobTypes.REVOKE_UNRECEIVED, job()),
            entry(JobTypes.NOTIFY_APPLICANT, job()),
            entry(
                    JobTypes.OPEN_PAPER_FILE,
                    asks(
                            "",
                            METHOD,
                            List.of(PHOTO_ID, SEAL_CERTIFICATE, INQUIRY),
                            DOCUMENTS_DEADLINE,
                            DOCUMENTS_REMINDER_AT)),
            entry(JobTypes.CHECK_EVIDENCE, asks("", EVIDENCE, List.of(COMPLETE, INCOMPLETE, QUARANTINED))),
            entry(JobTypes.SEND_DEFECT_LETTER, job(DOCUMENTS_DEADLINE, DOCUMENTS_REMINDER_AT)),
            entry(JobTypes.EXPIRE_APPLICATION, job()),
            entry(JobTypes.CHECK_LEGAL_BASIS, asks("", KEY_DELIVERY, List.of(SIGNED, CODE))),
            entry(
                    JobTypes.ISSUE_IDENTIFICATION_CODE,
                    new Work(
                            "",
                            Set.of(CODE_DELIVERY, KEY_CHECK),
                            List.of(
                                    new Answer(Map.of(CODE_DELIVERY, SEND)),
                                    new Answer(Map.of(CODE_DELIVERY, GIVEN_UP, KEY_CHECK, REJECTED))))),
            entry(JobTypes.CHECK_PUBLIC_KEY, asks("", KEY_CHECK, List.of(KEY_ACCEPTED, REJECTED))),
            entry(JobTypes.OPEN_REVOCATION, job(JUDGEMENT_DUE_AT, JUDGEMENT_LIMIT_AT)),
            entry(JobTypes.JUDGE_SIGNED_REQUEST, asks("", DECISION, List.of(REVOKE, REFER))),
            entry(JobTypes.RAISE_REVOCATION, job()),
            entry(JobTypes.REVOKE_ON_REQUEST, job()),
            entry(JobTypes.TELL_OF_REVOCATION, job()),
            entry(JobTypes.AWAIT_PUBLICATION, job()));

    static final Map<String, Work> TASKS = Map.ofEntries(
            entry(
                    TaskIds.EXAMINE_APPLICATION,
                    asks(Roles.EXAMINER, EXAMINATION, List.of(RECOMMEND_ACCEPT, RECOMMEND_REJECT))),
            entry(TaskIds.DECIDE_ON_APPLICATION, asks(Roles.DECIDER, DECISION, List.of(ACCEPT, REJECT, REEXAMINE))),
            entry(TaskIds.RETURN_DOCUMENTS, task(Roles.POST_ROOM, DOCUMENTS_DEADLINE, DOCUMENTS_REMINDER_AT)),
            entry(
                    TaskIds.EXAMINE_PAPER_APPLICATION,
                    asks(
                            Roles.EXAMINER,
                            EXAMINATION,
                            List.of(RECOMMEND_ACCEPT, RECOMMEND_REJECT, CORRECT, HOLD, ESCALATE),
                            HELD_UNTIL)),
            entry(TaskIds.ADVISE_ON_PAPER_APPLICATION, task(Roles.MANAGER)),
            entry(TaskIds.RECHECK_PAPER_APPLICATION, asks(Roles.EXAMINER, RECHECK, List.of(SAME, DIFFERENT))),
            entry(TaskIds.SEND_INQUIRY, task(Roles.POST_ROOM, INQUIRY_LETTER, REPLY_DEADLINE, REPLY_REMINDER_AT)),
            entry(TaskIds.EXAMINE_INQUIRY_REPLY, asks(Roles.EXAMINER, REPLY_EXAMINATION, List.of(GENUINE, DOUBTFUL))),
            entry(
                    TaskIds.DECIDE_ON_PAPER_APPLICATION,
                    asks(Roles.DECIDER, DECISION, List.of(ACCEPT, REJECT, CORRECT, REEXAMINE))),
            entry(TaskIds.SEND_PICKUP_CODE, task(Roles.POST_ROOM)),
            entry(TaskIds.SEND_IDENTIFICATION_CODE, task(Roles.POST_ROOM, CODE_LETTER, KEY_DEADLINE, KEY_REMINDER_AT)),
            entry(TaskIds.JUDGE_REVOCATION, asks(Roles.DECIDER, DECISION, List.of(REVOKE, REFUSE, CONFIRM))),
            entry(TaskIds.CONFIRM_REVOCATION, asks(Roles.DECIDER, DECISION, List.of(REVOKE, REFUSE))));

    /** What an owner asks people beside; its role is the owner's choice among those that may look at cases. */
    private static final Work ADDITIONAL_CHECK_WORK = asks("", ADDITIONAL_CHECK, List.of(PASSED, NOT_PASSED, UNCLEAR));

    /** Variables of a message beside the name of it. */
    static final Map<String, Set<String>> BROUGHT = Map.of(Messages.INQUIRY_RETURNED, Set.of(INQUIRY_ATTEMPTS));

    /** Where a request for revocation begins: whoever entered it does not judge it. */
    static final String REQUEST_ENTERED = "revocation-requested";

    /** Which examinations, entries and judgements exclude whoever did them from the decision. */
    static final Map<String, String> FOUR_EYES = Map.of(
            TaskIds.DECIDE_ON_APPLICATION, TaskIds.EXAMINE_APPLICATION,
            TaskIds.DECIDE_ON_PAPER_APPLICATION, TaskIds.EXAMINE_PAPER_APPLICATION,
            TaskIds.JUDGE_REVOCATION, REQUEST_ENTERED,
            TaskIds.CONFIRM_REVOCATION, TaskIds.JUDGE_REVOCATION);

    /** Judgements that must not be late, with the dates that raise them. */
    static final Set<String> WATCHED = Set.of(TaskIds.JUDGE_REVOCATION, TaskIds.CONFIRM_REVOCATION);

    static final Set<String> WATCHING = Set.of(JUDGEMENT_DUE_AT, JUDGEMENT_LIMIT_AT);

    static final Set<String> DATES = Set.of(
            STATUS_RETRY_AT,
            STATUS_DEADLINE,
            RECEIPT_REMINDER_AT,
            RECEIPT_DEADLINE,
            DOCUMENTS_REMINDER_AT,
            DOCUMENTS_DEADLINE,
            HELD_UNTIL,
            REPLY_REMINDER_AT,
            REPLY_DEADLINE,
            KEY_REMINDER_AT,
            KEY_DEADLINE,
            JUDGEMENT_DUE_AT,
            JUDGEMENT_LIMIT_AT);

    private Vocabulary() {}

    /** What people do at a user task; null where nobody has a page for it. */
    static @Nullable Work task(FlowNode node) {
        return node.isAdditionalCheck() ? ADDITIONAL_CHECK_WORK : TASKS.get(node.id);
    }

    private static Work verification() {
        return asks("", VERIFICATION, List.of(VERIFIED, PENDING, REJECTED), STATUS_RETRY_AT, STATUS_DEADLINE);
    }

    private static Work job(String... outputs) {
        return task("", outputs);
    }

    private static Work task(String role, String... outputs) {
        return new Work(role, Set.of(outputs), List.of(new Answer(Map.of())));
    }

    private static Work asks(String role, String variable, List<String> values, String... others) {
        Set<String> outputs = new HashSet<>(Set.of(others));
        outputs.add(variable);
        return new Work(
                role,
                Set.copyOf(outputs),
                values.stream()
                        .map(value -> new Answer(Map.of(variable, value)))
                        .collect(Collectors.toUnmodifiableList()));
    }
}
