package org.toroku.ca.log;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.toroku.ca.journal.Appending;
import org.toroku.ca.journal.LogEvent;
import org.toroku.ca.journal.LogJournal;
import org.toroku.pki.Der;
import org.toroku.pki.merkle.MerkleTree;
import org.toroku.pki.merkle.Node;
import org.toroku.pki.merkle.TreeHash;

/** The tree over the journal's events. A leaf's place is the number of such events before its own: nothing else decides it. */
final class MerkleLog {
    /** Events that one transaction reads. */
    private static final int BATCH = 2_000;

    private final LogJournal journal;
    private final LogFailPoint failPoint;

    MerkleLog(LogJournal journal, LogFailPoint failPoint) {
        this.journal = journal;
        this.failPoint = failPoint;
    }

    /** What {@link #append} came to. */
    sealed interface Growth {
        /** Everything in the journal is in the log. */
        record Complete(long size) implements Growth {}

        /** The journal contradicts its own event: nothing from there on is taken into the log. */
        record Contradicted(long event) implements Growth {}
    }

    /** Takes what the journal has into the log, batch by batch; whoever dies in one of them leaves it undone as a whole. */
    Growth append() {
        while (true) {
            try (Appending turn = journal.append()) {
                long newest = turn.newestEvent();
                LogJournal.Size size = turn.size();
                if (newest <= size.event()) {
                    return new Growth.Complete(size.size());
                }
                long upTo = Math.min(newest, size.event() + BATCH);
                List<LogEvent> events = turn.events(upTo);
                for (LogEvent event : events) {
                    if (event instanceof LogEvent.Contradicted) {
                        return new Growth.Contradicted(event.event());
                    }
                }
                append(turn, events, upTo);
                failPoint.reached(LogFailPoint.Step.BEFORE_APPENDED);
                turn.commit();
                failPoint.reached(LogFailPoint.Step.AFTER_APPENDED);
            }
        }
    }

    private static void append(Appending turn, List<LogEvent> events, long upTo) {
        List<LogJournal.Leaf> leaves = new ArrayList<>();
        List<Der> hashes = new ArrayList<>();
        for (LogEvent event : events) {
            Der content = LeafText.of(event);
            leaves.add(new LogJournal.Leaf(turn.size().size() + leaves.size(), event.event(), serial(event), content));
            hashes.add(TreeHash.leaf(content.toByteArray()));
        }
        Map<Node, Der> grown = new MerkleTree(turn).grown(turn.size().size(), hashes);
        turn.write(leaves, grown, upTo);
    }

    static String serial(LogEvent event) {
        return switch (event) {
            case LogEvent.Issued issued -> issued.serial();
            case LogEvent.Revoked revoked -> revoked.serial();
            case LogEvent.Contradicted contradicted ->
                throw new IllegalArgumentException("event " + contradicted.event() + " is contradicted");
        };
    }

    MerkleTree tree() {
        return new MerkleTree(journal);
    }
}
