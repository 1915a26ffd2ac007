package org.toroku.workflows;

import java.util.List;

/** Element ids of the user tasks; each is also the task's form key, that is, the name of the view that works on it. */
public final class TaskIds {

    /** The examiner works through the evidence and recommends. */
    public static final String EXAMINE_APPLICATION = "examine-application";

    /** A second person decides on the recommendation. */
    public static final String DECIDE_ON_APPLICATION = "decide-on-application";

    /** The post room sends back originals that show a My Number. */
    public static final String RETURN_DOCUMENTS = "return-documents";

    /** The examiner compares form, documents and seals of a paper application, and says how it goes on. */
    public static final String EXAMINE_PAPER_APPLICATION = "examine-paper-application";

    /** The manager advises the examiner who asked for it. */
    public static final String ADVISE_ON_PAPER_APPLICATION = "advise-on-paper-application";

    /** A second examiner types the critical fields again without seeing what was accepted. */
    public static final String RECHECK_PAPER_APPLICATION = "recheck-paper-application";

    /** The post room hands the letter of inquiry to the post. */
    public static final String SEND_INQUIRY = "send-inquiry";

    /** An examiner judges the reply to the inquiry. */
    public static final String EXAMINE_INQUIRY_REPLY = "examine-inquiry-reply";

    /** A decider, never an examiner of the same application, accepts, rejects or has it corrected. */
    public static final String DECIDE_ON_PAPER_APPLICATION = "decide-on-paper-application";

    /** The post room hands the letter with the pick-up code to the post. */
    public static final String SEND_PICKUP_CODE = "send-pickup-code";

    /** The post room hands the letter with the identification code to the post. */
    public static final String SEND_IDENTIFICATION_CODE = "send-identification-code";

    /** A decider, never who entered the request, has a certificate revoked or refuses. */
    public static final String JUDGE_REVOCATION = "judge-revocation";

    /** A second decider agrees to an ex-officio revocation, or refuses. */
    public static final String CONFIRM_REVOCATION = "confirm-revocation";

    /** Every user task. */
    public static final List<String> ALL = List.of(
            EXAMINE_APPLICATION,
            DECIDE_ON_APPLICATION,
            RETURN_DOCUMENTS,
            EXAMINE_PAPER_APPLICATION,
            ADVISE_ON_PAPER_APPLICATION,
            RECHECK_PAPER_APPLICATION,
            SEND_INQUIRY,
            EXAMINE_INQUIRY_REPLY,
            DECIDE_ON_PAPER_APPLICATION,
            SEND_PICKUP_CODE,
            SEND_IDENTIFICATION_CODE,
            JUDGE_REVOCATION,
            CONFIRM_REVOCATION);

    private TaskIds() {}
}
