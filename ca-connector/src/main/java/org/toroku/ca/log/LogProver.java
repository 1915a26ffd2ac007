package org.toroku.ca.log;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.toroku.ca.journal.LogJournal;
import org.toroku.pki.Der;
import org.toroku.pki.merkle.MerkleTree;

/** Makes proofs out of the log. */
public final class LogProver {
    private final LogJournal journal;
    private final MerkleTree tree;

    public LogProver(LogJournal journal) {
        this.journal = journal;
        this.tree = new MerkleTree(journal);
    }

    /** @param stamp the timestamp authority's response about the proof's head, where there is one */
    public record Proof(ProofText.Logged proof, Optional<Der> stamp) {}

    /**
     * A proof of each event that the log has of a serial, the oldest first; none where it knows nothing of it, or where no
     * head is signed yet that covers it.
     */
    public List<Proof> about(String serial) {
        List<Proof> proofs = new ArrayList<>();
        for (LogJournal.Leaf leaf : journal.leaves(serial)) {
            // the first stamped head that covers the leaf says the earliest time
            Optional<LogJournal.Stamp> stamp = journal.stampFrom(leaf.index() + 1);
            stamp.map(LogJournal.Stamp::size)
                    .flatMap(journal::head)
                    .or(() -> journal.newestHead().filter(head -> head.size() > leaf.index()))
                    .map(LogProver::signed)
                    .ifPresent(head -> proofs.add(new Proof(
                            new ProofText.Logged(
                                    leaf.content(),
                                    tree.inclusion(
                                            leaf.index(), head.checkpoint().size()),
                                    head),
                            stamp.map(LogJournal.Stamp::response))));
        }
        return proofs;
    }

    /** Whether the log has anything of a serial, proven or not. */
    public boolean knows(String serial) {
        return !journal.leaves(serial).isEmpty();
    }

    /**
     * That the newest head, or that of {@code to} leaves, begins with that of {@code from}; empty where there is no such head.
     */
    public Optional<ProofText.Grown> between(long from, Optional<Long> to) {
        Optional<SignedCheckpoint> first = journal.head(from).map(LogProver::signed);
        Optional<SignedCheckpoint> second =
                to.map(journal::head).orElseGet(journal::newestHead).map(LogProver::signed);
        return first.flatMap(earlier -> second.filter(
                        later -> later.checkpoint().size() >= from)
                .map(later -> new ProofText.Grown(
                        earlier,
                        later,
                        tree.consistency(from, later.checkpoint().size()))));
    }

    private static SignedCheckpoint signed(LogJournal.Head head) {
        return SignedCheckpoint.read(head.note())
                .orElseThrow(() -> new IllegalStateException("head " + head.size() + " on record is none"));
    }
}
