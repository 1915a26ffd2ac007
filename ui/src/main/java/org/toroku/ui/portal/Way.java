package org.toroku.ui.portal;

/** The ways of applying; what is said of the card is said of nobody who posts papers. */
enum Way {
    CARD,
    /** As by card, with the applicant's own key. */
    OWN_KEY,
    PAPER,
    /** Signed with the certificate that is renewed; there is no card. */
    RENEWAL;

    /** Key of what is wrong with a field. */
    String problem(String code) {
        return code.equals("under-15") ? choose("problem.under-15", "problem.under-15.paper") : "problem." + code;
    }

    String choose(String card, String paper) {
        return this == PAPER ? paper : card;
    }
}
