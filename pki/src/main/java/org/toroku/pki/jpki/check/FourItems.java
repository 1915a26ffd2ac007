package org.toroku.pki.jpki.check;

import org.toroku.pki.identity.BasicFourItems;

/** What a certificate says about its holder. */
public sealed interface FourItems {
    record Certified(BasicFourItems items) implements FourItems {
        /** Masked: personal data does not belong into logs. */
        @Override
        public String toString() {
            return "Certified[masked]";
        }
    }

    /** @param reason one of {@link org.toroku.pki.identity.Reasons} */
    record Refused(String reason) implements FourItems {}
}
