package org.toroku.ca;

import java.util.Optional;
import org.toroku.pki.Der;

/** The end of the CA's event journal, for being written down where the journal's database does not reach. */
public interface JournalHeads {
    /**
     * The newest event; number 0 where there is none yet.
     *
     * @throws org.toroku.ca.journal.JournalUnavailable if the journal cannot be read
     */
    Head newest();

    /**
     * Hash of an event, empty where the journal has none of that number.
     *
     * @throws org.toroku.ca.journal.JournalUnavailable if the journal cannot be read
     */
    Optional<Der> at(long seq);

    /** @param hash covers every event up to this one */
    record Head(long seq, Der hash) {}
}
