package org.toroku.pki.status;

import org.toroku.pki.identity.CardStatus;

/** What one source said; the difference decides whether another source may be asked instead. */
public sealed interface StatusAnswer {
    CardStatus status();

    /** The source was reached. Also a suspicious answer is an answer: it stands and no other source replaces it. */
    record Answered(CardStatus status) implements StatusAnswer {}

    /** The source could not speak (no connection, timeout, 5xx, tryLater). */
    record NotReached(CardStatus.Unavailable status) implements StatusAnswer {}
}
