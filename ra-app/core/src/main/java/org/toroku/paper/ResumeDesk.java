package org.toroku.paper;

import java.time.Duration;
import java.util.Optional;
import org.toroku.enrolment.EnrolmentDesk.Access;
import org.toroku.enrolment.EnrolmentDesk.ClientFacts;

/**
 * Helps applicants on paper who lost their resume code. Only on paper: there the key is handed over against the code of
 * a letter that only the addressee receives, while elsewhere whoever opens the application has the key.
 */
public interface ResumeDesk {
    /**
     * Mails a code to the address that the application states, where case number and address belong together. The answer
     * is the same, and given before anything was looked up, whether they do or not: nobody learns which cases exist.
     *
     * @param caseNumber case number or case code as typed
     */
    Asked ask(String caseNumber, String email, ClientFacts facts);

    /**
     * Takes a mailed code, once, and gives a new one that opens the application from now on; the lost one ends. Empty for
     * whatever is wrong with it.
     */
    Optional<Access> redeem(Access mailed);

    sealed interface Asked {
        record Noted() implements Asked {}

        /** Too many asked from this network; try after {@code retryAfter}. */
        record TooMany(Duration retryAfter) implements Asked {}
    }
}
