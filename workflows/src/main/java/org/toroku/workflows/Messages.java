package org.toroku.workflows;

import java.util.List;
import java.util.Map;
import java.util.Set;

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

    /** Every message name. */
    public static final List<String> ALL = List.of(
            RECEIPT_CONFIRMED,
            APPLICATION_WITHDRAWN,
            DOCUMENTS_ARRIVED,
            INQUIRY_ANSWERED,
            INQUIRY_RETURNED,
            APPLICANT_DECEASED);

    /**
     * Messages about one letter of a case. A case may wait for several letters one after the other, and a wait may end by
     * its date: news about an earlier letter must not end the wait for a later one, least of all when a case is started
     * again and all its messages are published at once.
     */
    public static final Set<String> ABOUT_A_LETTER = Set.of(INQUIRY_ANSWERED, INQUIRY_RETURNED);

    /**
     * The correlation key of a message, as the models state it. Letters were not counted at first: news that do not say of
     * which letter, and a wait that does not, are about the first.
     */
    public static String correlationKey(String message, String caseId, Map<String, Object> variables) {
        if (!ABOUT_A_LETTER.contains(message)) {
            return caseId;
        }
        return caseId + ":" + variables.getOrDefault(Variables.INQUIRY_LETTER, 1);
    }

    private Messages() {}
}
