package org.toroku.workflows;

import java.util.List;

/** Ids of the process models, as an instance is started by them and as the case journal records them. */
public final class ProcessIds {

    /** Route 2: an application signed with the signature certificate of a My Number card. */
    public static final String ENROL_MY_NUMBER_CARD = "enrol-my-number-card";

    /** Route 1: an application on paper, proven by documents, seal certificate, photo ID or inquiry. */
    public static final String ENROL_PAPER = "enrol-paper";

    /** Route 3: as route 2, with the applicant's public key inside what is signed. */
    public static final String ENROL_SIMULTANEOUS_KEY = "enrol-simultaneous-key";

    /** A new certificate for who signs with the one in force (則5②). */
    public static final String RENEW_CERTIFICATE = "renew-certificate";

    /** A certificate is to be revoked because somebody entitled asked, or ex officio (則6(10)). */
    public static final String REVOKE_CERTIFICATE = "revoke-certificate";

    /** Called by routes 2 and 3 and by renewals: acceptance by rule, or by two people. */
    public static final String DECIDE_APPLICATION = "decide-application";

    /** Called by each route: issue, wait for the receipt, close or revoke. */
    public static final String ISSUE_CERTIFICATE = "issue-certificate";

    /** Every process id, in the order in which a case meets them. */
    public static final List<String> ALL = List.of(
            ENROL_MY_NUMBER_CARD,
            ENROL_PAPER,
            ENROL_SIMULTANEOUS_KEY,
            RENEW_CERTIFICATE,
            DECIDE_APPLICATION,
            ISSUE_CERTIFICATE,
            REVOKE_CERTIFICATE);

    private ProcessIds() {}
}
