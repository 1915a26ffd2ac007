package org.toroku.enrolment;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.toroku.enrolment.EnrolmentDesk.ClientFacts;

/**
 * Forms that are put aside before they are handed in, for whoever has the code that is given for them. The code is the key:
 * without it nobody reads what was kept, the house included.
 */
public interface KeptForms {
    /** Most characters of a form that is kept. */
    int LONGEST = 8_192;

    /** What became of a wish to keep a form. */
    sealed interface Kept {
        /** @param until after which the form is gone */
        record Under(String code, Instant until) implements Kept {
            /** Masked: whoever knows the code reads the form. */
            @Override
            public String toString() {
                return "Under[" + until + "]";
            }
        }

        /** From this network, or in all, more forms were kept than there is room for. */
        record TooMany(Duration retryAfter) implements Kept {}
    }

    /**
     * Keeps {@code form}.
     *
     * @param code under which an earlier state of it is kept, which this one takes the place of; a new one where there is
     *     none, or it has ended
     * @throws IllegalArgumentException for more than {@value #LONGEST} characters
     */
    Kept keep(Optional<String> code, String form, ClientFacts facts);

    /** The form, as often as it is asked for; empty for a code that is none, is unknown or has ended. */
    Optional<String> open(String code);

    /** Whoever has handed the form in, or thinks better of it, leaves nothing behind. */
    void forget(String code);
}
