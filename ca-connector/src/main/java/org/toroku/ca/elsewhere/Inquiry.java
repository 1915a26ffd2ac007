package org.toroku.ca.elsewhere;

import java.time.Duration;
import java.util.Optional;
import org.toroku.ca.journal.Exchange;
import org.toroku.pki.Der;

/** A CA whose books are asked what became of a request: it need not know a repetition for what it is. */
public interface Inquiry {
    /** What the books of the other CA say now. */
    sealed interface Recall {
        record Found(Der certificate) implements Recall {}

        /** There is no certificate of the request, as yet. */
        record None() implements Recall {}

        /** More certificates than one of one request. */
        record Several() implements Recall {}

        /** The books were not seen. */
        record Unseen(String why) implements Recall {}
    }

    Recall recall(Exchange exchange);

    /** As long as the other CA may be busy with a request: until then "none" does not mean that there will be none. */
    Duration pause();

    /** Has every certificate of the request revoked and none issued any more: empty where that is so, else why not yet. */
    Optional<String> withdraw(Exchange exchange);
}
