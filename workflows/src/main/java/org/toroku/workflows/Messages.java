package org.toroku.workflows;

import java.util.List;

/** Names of the messages that a running case waits for; the correlation key of each is the case id. */
public final class Messages {

    /** The applicant has confirmed the receipt of certificate and key. */
    public static final String RECEIPT_CONFIRMED = "receipt-confirmed";

    /** The applicant has withdrawn the application before it was decided. */
    public static final String APPLICATION_WITHDRAWN = "application-withdrawn";

    /** The documents of a paper application have arrived and are filed. */
    public static final String DOCUMENTS_ARRIVED = "documents-arrived";

    /** The reply to the inquiry has arrived. */
    public static final String INQUIRY_ANSWERED = "inquiry-answered";

    /** The post has returned the letter of inquiry; carries {@link Variables#INQUIRY_ATTEMPTS}. */
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

    private Messages() {}
}
