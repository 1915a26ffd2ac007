package org.toroku.audit;

import java.util.Optional;

/** The encrypted documents as the storage holds them; their names are the digests of their bytes, so no key is needed. */
public interface EvidenceFiles {
    /** {@code file-missing} or {@code file-altered}; empty where the storage holds exactly these bytes. */
    Optional<String> flaw(String blob, Depth depth);

    enum Depth {
        /** Every byte is read. */
        CONTENT,
        /** Only whether there is a file; for a look in between. */
        PRESENCE
    }
}
