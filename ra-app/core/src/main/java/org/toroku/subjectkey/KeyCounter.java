package org.toroku.subjectkey;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.toroku.enrolment.ApplicationForm;
import org.toroku.enrolment.ApplicationIntake;
import org.toroku.enrolment.EnrolmentDesk.Access;
import org.toroku.enrolment.EnrolmentDesk.Applied;
import org.toroku.enrolment.EnrolmentDesk.ClientFacts;
import org.toroku.enrolment.EnrolmentDesk.Consent;

/** The applicant's counter for keys of their own; everything else of such an application is done at the common one. */
public interface KeyCounter {
    /**
     * Whether a key inside the application will do at present; where not, an identification code is posted and the key
     * is asked for again under it.
     */
    boolean simultaneous();

    /** Kinds of key that are taken today although certificates for them are outside the accreditation, for people. */
    List<String> unaccredited();

    /**
     * Reads and judges a request as {@link #apply} and {@link #sendKey} will, and keeps nothing. Whether the key is in use is
     * left to them: what is known of a key that comes again is kept with who brought it.
     */
    Examined examine(KeyInput key);

    /**
     * As {@link ApplicationIntake#apply(ApplicationForm, Consent, ClientFacts)}, with the key that is to be certified: it
     * becomes part of what is signed. What is wrong with it is told as field {@code key}.
     */
    Applied apply(ApplicationForm form, Consent consent, ClientFacts facts, KeyInput key);

    /** Hands in a key under the identification code that came by post; sending the same again gets the same answer. */
    Handed sendKey(Access access, String code, KeyInput key, ClientFacts facts);

    /** The key that the application brought last; empty for applications that bring none, so on every other route. */
    Optional<Key> ownKey(Access access);

    /**
     * @param sha256 hex, of the SubjectPublicKeyInfo as it came, by which whoever made the key finds it again
     * @param algorithm for people, e.g. {@code EC P-256}
     * @param accreditable false where a certificate for such a key is outside the accreditation (則2)
     */
    record Key(
            String algorithm,
            boolean accreditable,
            String sha256,
            SubjectKeyRow.Submission submission,
            SubjectKeyRow.State state) {}

    sealed interface Examined {
        /**
         * @param algorithm for people, e.g. {@code EC P-256}
         * @param accreditable false where a certificate for such a key is outside the accreditation (則2)
         */
        record Sound(String algorithm, boolean accreditable) implements Examined {}

        /** @param reasons codes of what is wrong with the request or key */
        record Unsound(List<String> reasons) implements Examined {
            public Unsound {
                reasons = List.copyOf(reasons);
            }
        }

        /** The list of compromised keys cannot be read: no key is judged until it can. */
        record NotNow() implements Examined {}
    }

    sealed interface Handed {
        record Received(Instant at) implements Handed {}

        /**
         * Nothing was counted.
         *
         * @param reasons codes of what is wrong with the request or key
         */
        record Unsound(List<String> reasons) implements Handed {
            public Unsound {
                reasons = List.copyOf(reasons);
            }
        }

        /**
         * {@code reason}: code-mistyped (no code reads so, nothing was counted), code-wrong, code-void, code-expired,
         * code-used, key-not-awaited.
         */
        record Refused(String reason) implements Handed {}

        /** Too many wrong codes of this network or person of late: no code was looked at. */
        record TooMany(Duration retryAfter) implements Handed {}

        record NoSuchApplication() implements Handed {}
    }
}
