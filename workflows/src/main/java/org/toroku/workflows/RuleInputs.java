package org.toroku.workflows;

import java.util.List;

/**
 * Inputs of {@link DecisionIds#AUTOMATIC_DECISION}: codes, truth values and numbers only, so that the recorded inputs hold
 * no personal data. A missing input never helps an applicant: no rule accepts without it.
 */
public final class RuleInputs {

    /** EQUAL, VARIANT (equal after folding), UNDECIDABLE or DIFFERENT. */
    public static final String MATCH_NAME = "matchName";

    /** As {@link #MATCH_NAME}. */
    public static final String MATCH_BIRTH_DATE = "matchBirthDate";

    /** As {@link #MATCH_NAME}. */
    public static final String MATCH_SEX = "matchSex";

    /** As {@link #MATCH_NAME}. */
    public static final String MATCH_ADDRESS = "matchAddress";

    /** Whether the applicant states a former name. */
    public static final String FORMER_NAME_STATED = "formerNameStated";

    /** The kill switch: false refers every case to people. */
    public static final String AUTOMATION_ENABLED = "automationEnabled";

    /** Automatic acceptances left in the present period, 0 or more. */
    public static final String QUOTA_LEFT = "quotaLeft";

    /** Whether the case was drawn for review by people. */
    public static final String SAMPLE_PICKED = "samplePicked";

    /** Whether person, device or network is on the deny-list. */
    public static final String DENY_LISTED = "denyListed";

    /** Certificates of the same person that are issued, unexpired and unrevoked. */
    public static final String CERTIFICATES_SAME_PERSON_VALID = "certificatesSamePersonValid";

    /** <em>Other</em> signed applications of the same person in 30 days, without this one. */
    public static final String APPLICATIONS_SAME_PERSON_30D = "applicationsSamePerson30d";

    /** <em>Other</em> persons who applied on the same device in 24 hours, without this one. */
    public static final String PERSONS_SAME_DEVICE_24H = "personsSameDevice24h";

    /** <em>Other</em> applications on the same device in 24 hours, without this one. */
    public static final String APPLICATIONS_SAME_DEVICE_24H = "applicationsSameDevice24h";

    /** <em>Other</em> applications from the same network in one hour, without this one. */
    public static final String APPLICATIONS_SAME_NETWORK_1H = "applicationsSameNetwork1h";

    /** Whether somebody beside the applicant helps to operate, as the signed application states. */
    public static final String OPERATED_WITH_HELP = "operatedWithHelp";

    /** <em>Other</em> persons who hold a valid certificate that was applied for on the same device, however long ago. */
    public static final String HOLDERS_SAME_DEVICE_VALID = "holdersSameDeviceValid";

    /** Every input. */
    public static final List<String> ALL = List.of(
            MATCH_NAME,
            MATCH_BIRTH_DATE,
            MATCH_SEX,
            MATCH_ADDRESS,
            FORMER_NAME_STATED,
            AUTOMATION_ENABLED,
            QUOTA_LEFT,
            SAMPLE_PICKED,
            DENY_LISTED,
            CERTIFICATES_SAME_PERSON_VALID,
            APPLICATIONS_SAME_PERSON_30D,
            PERSONS_SAME_DEVICE_24H,
            APPLICATIONS_SAME_DEVICE_24H,
            APPLICATIONS_SAME_NETWORK_1H,
            OPERATED_WITH_HELP,
            HOLDERS_SAME_DEVICE_VALID);

    private RuleInputs() {}
}
