package org.toroku.ca.log;

import java.io.IOException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.toroku.ca.TokenSigner;
import org.toroku.ca.journal.LogJournal;
import org.toroku.pki.merkle.MerkleTree;
import org.toroku.pki.merkle.Nodes;

/** Holds the log against the newest head outside of its database: a log that was cut or rebuilt does not lead there. */
final class HeadCheck {
    static final String MISSING = "log-heads-missing";
    static final String NOT_OURS = "log-head-not-ours";
    static final String ENDS_BEFORE = "log-ends-before-its-heads";
    static final String CONTRADICTS = "log-contradicts-its-heads";

    private static final Logger LOG = LoggerFactory.getLogger(HeadCheck.class);

    private final LogJournal journal;
    private final HeadFolder folder;
    private final TokenSigner key;
    private final String origin;

    HeadCheck(LogJournal journal, HeadFolder folder, TokenSigner key, String origin) {
        this.journal = journal;
        this.folder = folder;
        this.key = key;
        this.origin = origin;
    }

    /** What the comparison gave. */
    sealed interface Comparison {
        /** @param newest the newest head outside; empty before the first */
        record Agrees(Optional<SignedCheckpoint> newest) implements Comparison {}

        record Objects(String reason) implements Comparison {}
    }

    Comparison compare() throws IOException {
        // the database first: a head is outside before it is on record
        Optional<LogJournal.Head> recorded = journal.newestHead();
        Optional<HeadFolder.Found> found = folder.newest();
        long outside = found.map(HeadFolder.Found::size).orElse(0L);
        if (outside < recorded.map(LogJournal.Head::size).orElse(0L)) {
            return new Comparison.Objects(MISSING);
        }
        if (found.isEmpty()) {
            return new Comparison.Agrees(Optional.empty());
        }
        Optional<SignedCheckpoint> head = found.get().head();
        if (head.isEmpty() || !ours(head.get())) {
            return new Comparison.Objects(NOT_OURS);
        }
        return against(head.get(), recorded);
    }

    private Comparison against(SignedCheckpoint head, Optional<LogJournal.Head> recorded) {
        boolean otherOnRecord = recorded.filter(
                        record -> record.size() == head.checkpoint().size())
                .filter(record -> !record.note().equals(head.note()))
                .isPresent();
        if (otherOnRecord) {
            return new Comparison.Objects(CONTRADICTS);
        }
        if (journal.size().size() < head.checkpoint().size()) {
            return new Comparison.Objects(ENDS_BEFORE);
        }
        return leadsTo(head) ? new Comparison.Agrees(Optional.of(head)) : new Comparison.Objects(CONTRADICTS);
    }

    boolean ours(SignedCheckpoint head) {
        return head.checkpoint().origin().equals(origin) && head.signedBy(key);
    }

    boolean leadsTo(SignedCheckpoint head) {
        try {
            return new MerkleTree(journal)
                    .root(head.checkpoint().size())
                    .equals(head.checkpoint().root());
        } catch (Nodes.MissingNode e) {
            LOG.error("the log has lost a part of itself", e);
            return false;
        }
    }
}
