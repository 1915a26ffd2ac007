package org.toroku.post;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.toroku.audit.Actor;

/** The register of outgoing post. Everything that is ordered here is a sealed row, so nothing leaves unrecorded. */
public interface OutgoingMail {
    /**
     * Orders a letter or mail; joins the caller's transaction, so it exists exactly if the act does that it tells of.
     *
     * @param contents documents of the case that the letter is made from, never the texts themselves
     */
    UUID order(UUID caseId, LetterKind kind, Channel channel, List<UUID> contents, Actor by);

    /**
     * Records that a letter was handed to the carrier; joins the caller's transaction. Only what was printed can have
     * been; the covering letter of originals is printed once their tracking number is known.
     *
     * @return false where it is not a letter of the case that waits to be posted
     */
    boolean posted(UUID caseId, UUID mailId, String tracking, Actor by);

    /**
     * Records that a posted letter came back, also one that was recorded as delivered: it may have been left with a
     * neighbour. Joins the caller's transaction.
     *
     * @param reason code of the carrier: unknown-address, moved, absent, refused, misdelivered, other
     * @return false where it never left, or came back before
     */
    boolean returned(UUID mailId, String reason, Actor by);

    /** What was sent to the applicant of a case, oldest first. */
    List<Mail> ofCase(UUID caseId);

    /** The letter with a tracking number as the carrier prints it; spaces and hyphens do not matter. */
    Optional<Mail> byTracking(String tracking);

    enum Channel {
        POST,
        /** 本人限定受取郵便（基本型）. */
        ADDRESSEE_ONLY,
        EMAIL
    }

    /** ORDERED to DELIVERED is the way of a letter, QUEUED to SENT that of an e-mail. */
    enum MailState {
        ORDERED,
        PRINTED,
        POSTED,
        DELIVERED,
        RETURNED,
        QUEUED,
        SENT,
        FAILED,
        /** Overtaken before it left: nothing of it may leave any more. */
        VOID
    }

    /**
     * @param contents documents that it is made from
     * @param reason why it came back or failed
     */
    record Mail(
            UUID id,
            UUID caseId,
            LetterKind kind,
            Channel channel,
            MailState state,
            List<UUID> contents,
            Optional<String> tracking,
            Optional<String> reason,
            Instant orderedAt,
            Instant since) {
        public Mail {
            contents = List.copyOf(contents);
        }
    }
}
