package org.toroku.notes;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.toroku.decision.DecisionDesk.Officer;

/**
 * Notes of officers for officers. They are encrypted with the key of their case and go with it; the book has who wrote one
 * and when, and nothing of what it says. Whoever is named as {@code @username} finds the case in their inbox.
 */
public interface CaseNotes {
    /** Characters of a note at most. */
    int LONGEST = 2000;

    /** The oldest first; none of the officer's own case (I02), and for who may not look. */
    List<Note> of(Officer reader, UUID caseId);

    /**
     * Writes a note.
     *
     * @return Refused for role, own-case, text-missing, text-too-long, text-unprintable, my-number, or with the name it is
     *     about for officer-unknown and officer-cannot-look (no role that reads cases, or their own case)
     */
    Written write(Officer author, UUID caseId, String text);

    /**
     * Erases a note of the officer's own: its words are unreadable at once and for ever, and nobody is called by it any more.
     * Who wrote it, who erased it and when stays.
     *
     * @return Refused for role, own-case, not-author, or note-unknown
     */
    Written erase(Officer author, UUID caseId, UUID noteId);

    /** Where the officer was named and has not looked since, the newest first; one of each case. */
    List<Mention> mentions(Officer officer);

    /** The officer has looked at the notes of a case. */
    void seen(Officer officer, UUID caseId);

    /** Usernames of those who can be named in a note, without the officer's own. */
    List<String> colleagues(Officer officer);

    /**
     * @param text empty once it is erased or the key of the case is destroyed, and where somebody damaged it
     * @param erasedAt when its author erased it
     */
    record Note(UUID id, String author, Instant at, Optional<String> text, Optional<Instant> erasedAt) {
        /** Masked: officers write what they like. */
        @Override
        public String toString() {
            return "Note[" + id + "]";
        }
    }

    /** @param notes in which the officer was named */
    record Mention(UUID caseId, String caseNumber, String author, Instant at, int notes) {}

    sealed interface Written {
        record Done() implements Written {}

        record Refused(String reason, String about) implements Written {}
    }
}
