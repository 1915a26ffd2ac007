package org.toroku.workflows;

import java.util.List;

/** Names of the messages that a running case waits for; the correlation key of each is the case id. */
public final class Messages {

    /** The applicant has confirmed the receipt of certificate and key. */
    public static final String RECEIPT_CONFIRMED = "receipt-confirmed";

    /** The applicant has withdrawn the application before it was decided. */
    public static final String APPLICATION_WITHDRAWN = "application-withdrawn";

    /** Every message name. */
    public static final List<String> ALL = List.of(RECEIPT_CONFIRMED, APPLICATION_WITHDRAWN);

    private Messages() {}
}
