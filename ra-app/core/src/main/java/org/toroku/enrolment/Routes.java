package org.toroku.enrolment;

/** Ways to apply, as the sealed row of an application names them. What is named differently is refused everywhere. */
public final class Routes {
    /** 則5①(2): signed with the signature certificate of a My Number card. */
    public static final String MY_NUMBER_CARD = "my-number-card";

    /** 則5①(1): on paper, with documents. */
    public static final String PAPER = "paper";

    /** 則5①(2), JPKI則26(5): as by card, with the applicant's own public key. */
    public static final String SIMULTANEOUS_KEY = "simultaneous-key";

    /** 則5②: signed with the key of the certificate that is to be renewed. */
    public static final String RENEWAL = "renewal";

    /** The two proofs that a program may judge by itself: a card's signature and that of a certificate in force. */
    public static boolean automatable(String route) {
        return byCard(route) || route.equals(RENEWAL);
    }

    /** Whether the applicant is proven by the signature of a card. */
    public static boolean byCard(String route) {
        return route.equals(MY_NUMBER_CARD) || route.equals(SIMULTANEOUS_KEY);
    }

    private Routes() {}
}
