package org.toroku.enrolment;

/** Ways to apply, as the sealed row of an application names them. What is named differently is refused everywhere. */
public final class Routes {
    /** 則5①(2): signed with the signature certificate of a My Number card. */
    public static final String MY_NUMBER_CARD = "my-number-card";

    /** 則5①(1): on paper, with documents. */
    public static final String PAPER = "paper";

    private Routes() {}
}
