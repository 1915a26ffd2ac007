package org.toroku.testkit.pki;

/** What a registration authority with default rules must do with an application signed by a card. */
public enum Expectation {
    /** The identity is proven and everything can be compared automatically. */
    ACCEPTED,
    /** The identity is proven, but a person has to compare or decide. */
    REFERRED,
    /** The card proves nothing. */
    REJECTED,
    /** The status of the card cannot be had: wait, never accept. */
    PENDING
}
