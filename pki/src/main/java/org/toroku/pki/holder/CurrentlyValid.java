package org.toroku.pki.holder;

import java.util.Optional;
import org.toroku.pki.jpki.check.Check;
import org.toroku.pki.jpki.check.Presented;

/** The holder's certificate is within its validity. */
record CurrentlyValid() implements Check {
    @Override
    public String id() {
        return "holder-validity";
    }

    @Override
    public String clause() {
        return "則5②; RFC 5280 4.1.2.5";
    }

    @Override
    public Optional<String> refusal(Presented presented) {
        return presented.certificate().isValidAt(presented.at())
                ? Optional.empty()
                : Optional.of(HolderVerifier.NOT_IN_FORCE);
    }
}
