package org.toroku.ca;

/** Answer to the voiding of an order. */
public sealed interface Voiding {
    /** Nothing will be signed for the order any more, what was signed is revoked, and a key made for it is destroyed. */
    record Voided() implements Voiding {}

    /** Not an order of the RA. {@code reason} is a kebab-case code. */
    record Refused(String field, String reason) implements Voiding {}

    record Unavailable(String reason) implements Voiding {}
}
