package org.toroku.subjectkey;

import java.time.Instant;
import java.util.UUID;
import org.toroku.audit.Actor;

/** What the post room does with letters that carry an identification code. Every method joins the caller's transaction. */
public interface CodeLetters {
    /** @param number of the code within its case */
    record Term(int number, Instant remindAt, Instant deadline) {}

    /** The letter was handed to the post: from now on its code may be used, until the deadline. */
    Term posted(UUID caseId, UUID mailId, Actor by);

    /**
     * The letter came back: its code is void and another is made. Whoever had the envelope may have read the code, so a code
     * that was used before is an incident for people.
     *
     * @return false where the code had been used
     */
    boolean returned(UUID caseId, UUID mailId, String reason, Actor by);
}
