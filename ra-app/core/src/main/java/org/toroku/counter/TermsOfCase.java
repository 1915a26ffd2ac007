package org.toroku.counter;

import java.time.Instant;
import java.util.Optional;

/** Until when an applicant has to do what; each is asked for only where it matters. */
interface TermsOfCase {
    Optional<Instant> documents();

    /** Known once the inquiry was posted. */
    Optional<Instant> reply();

    /** Known once the identification code was posted. */
    Optional<Instant> code();

    Optional<Instant> receipt();
}
