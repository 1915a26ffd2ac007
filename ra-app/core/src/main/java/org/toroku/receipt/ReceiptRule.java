package org.toroku.receipt;

import java.nio.charset.StandardCharsets;
import org.toroku.audit.Actor;
import org.toroku.pki.Der;

/**
 * By what a signed receipt is accepted, with nobody deciding. Nothing is decided about anybody: a click has the same effect, so
 * that neither the automaton's switch nor the officer who answers for its rules has a say.
 */
final class ReceiptRule {
    static final String NAME = "signed-receipt-1";
    static final Actor ACTOR = new Actor.Service(NAME);

    /** What the digest in the books is of; another wording is another rule, with another name. */
    private static final String WORDING = NAME + """

            accept where the text of this house for this case and its certificate, made after key or certificate was handed over,
            unused and in time, was signed with the private key of that very certificate, which our CA says is good; or, where the
            application was proven by a card, with a card whose status was asked and is good, and which is the card of the
            application or agrees with it in name, birth date and address
            otherwise no signed receipt is taken, and the case waits on for a receipt
            """;

    static final String SHA256 =
            Der.of(WORDING.getBytes(StandardCharsets.UTF_8)).sha256Hex();

    private ReceiptRule() {}
}
