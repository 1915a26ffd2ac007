package org.toroku.post;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** What the e-mail of an invitation says; whoever invites knows it, and makes the link anew each time it is asked. */
public interface InvitationMails {
    /** Empty where the invitation is over, or is not what the book says: then nothing is sent. */
    Optional<Words> of(UUID invitationId);

    /**
     * @param link with the token behind the number sign, which browsers send to nobody
     * @param until until when it may be used
     */
    record Words(String email, String organisation, String link, Instant until) {
        @Override
        public String toString() {
            return "Words[masked]";
        }
    }
}
