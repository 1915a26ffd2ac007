package org.toroku.workflows;

import java.util.List;
import java.util.Map;

/** Names of the messages that a running case waits for, and how each finds the wait that it is for. */
public final class Messages {

    /** The applicant has confirmed the receipt of certificate and key. */
    public static final String RECEIPT_CONFIRMED = "receipt-confirmed";

    /** The applicant has withdrawn the application before it was decided. */
    public static final String APPLICATION_WITHDRAWN = "application-withdrawn";

    /** The documents of a paper application have arrived and are filed. */
    public static final String DOCUMENTS_ARRIVED = "documents-arrived";

    /** The reply to a letter of inquiry has arrived; carries {@link Variables#INQUIRY_LETTER}. */
    public static final String INQUIRY_ANSWERED = "inquiry-answered";

    /**
     * The post has returned a letter of inquiry; carries {@link Variables#INQUIRY_LETTER} and
     * {@link Variables#INQUIRY_ATTEMPTS}.
     */
    public static final String INQUIRY_RETURNED = "inquiry-returned";

    /** The applicant has been found to have died before the certificate was issued. */
    public static final String APPLICANT_DECEASED = "applicant-deceased";

    /** The applicant's key has arrived under an identification code; carries {@link Variables#CODE_LETTER}. */
    public static final String PUBLIC_KEY_RECEIVED = "public-key-received";

    /** An identification code became void after it was posted; carries {@link Variables#CODE_LETTER}. */
    public static final String IDENTIFICATION_CODE_VOID = "identification-code-void";

    /** A certificate whose revocation is being judged was revoked for another reason; found by the id of the request. */
    public static final String CERTIFICATE_REVOKED = "certificate-revoked";

    /** Every message name. */
    public static final List<String> ALL = List.of(
            RECEIPT_CONFIRMED,
            APPLICATION_WITHDRAWN,
            DOCUMENTS_ARRIVED,
            INQUIRY_ANSWERED,
            INQUIRY_RETURNED,
            APPLICANT_DECEASED,
            PUBLIC_KEY_RECEIVED,
            IDENTIFICATION_CODE_VOID,
            CERTIFICATE_REVOKED);

    /**
     * Messages about one letter of a case. A case may wait for several letters one after the other, and a wait may end by
     * its date: news about an earlier letter must not end the wait for a later one, least of all when a case is started
     * again and all its messages are published at once. Each message with the variable that says of which letter it is.
     */
    public static final Map<String, String> ABOUT_A_LETTER = Map.of(
            INQUIRY_ANSWERED, Variables.INQUIRY_LETTER,
            INQUIRY_RETURNED, Variables.INQUIRY_LETTER,
            PUBLIC_KEY_RECEIVED, Variables.CODE_LETTER,
            IDENTIFICATION_CODE_VOID, Variables.CODE_LETTER);

    /**
     * The correlation key of a message, as the models state it. Letters were not counted at first: news that do not say of
     * which letter, and a wait that does not, are about the first.
     */
    public static String correlationKey(String message, String caseId, Map<String, Object> variables) {
        String letter = ABOUT_A_LETTER.get(message);
        return letter == null ? caseId : caseId + ":" + variables.getOrDefault(letter, 1);
    }

    /** The same as an expression, exactly as a model must state it. */
    public static String correlationExpression(String message) {
        String letter = ABOUT_A_LETTER.get(message);
        return letter == null
                ? "=" + Variables.CASE_ID
                : "=%s + \":\" + string(if %s = null then 1 else %2$s)".formatted(Variables.CASE_ID, letter);
    }

    private Messages() {}
}
