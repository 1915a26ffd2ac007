package org.toroku.ca.log;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.toroku.ca.TokenSigner;
import org.toroku.ca.journal.LogEvent;
import org.toroku.ca.journal.LogJournal;
import org.toroku.ca.journal.LogMoment;
import org.toroku.pki.Der;
import org.toroku.pki.merkle.MerkleTree;
import org.toroku.pki.merkle.Node;
import org.toroku.pki.merkle.Nodes;
import org.toroku.pki.merkle.TreeHash;

/**
 * Derives the whole log from the journal again: every leaf, every node, and the root of every head, on record and outside.
 * Looks at one moment, so it may run while the CA issues.
 */
public final class LogCheck {
    private static final int BATCH = 2_000;

    /** What the check found. */
    public sealed interface Verdict {
        /**
         * @param size leaves
         * @param heads that lead to it
         */
        record Intact(long size, long heads) implements Verdict {}

        record Broken(String what) implements Verdict {}
    }

    private final LogJournal journal;
    private final TokenSigner key;
    private final String origin;
    private final HeadFolder folder;

    public LogCheck(LogJournal journal, TokenSigner key, Der caCertificate, Path folder) {
        this.journal = journal;
        this.key = key;
        this.origin = Checkpoint.origin(caCertificate);
        this.folder = new HeadFolder(folder);
    }

    /**
     * @throws org.toroku.ca.journal.JournalUnavailable if the journal cannot be read
     * @throws UncheckedIOException if the folder cannot be read
     */
    public Verdict verify() {
        // before the moment is taken, beyond which a running CA goes on
        List<HeadFolder.Found> outside = outside();
        try {
            return journal.read(moment -> verify(moment, outside));
        } catch (Nodes.MissingNode e) {
            return new Verdict.Broken("log: " + e.getMessage());
        }
    }

    private List<HeadFolder.Found> outside() {
        try (Stream<HeadFolder.Found> heads = folder.all()) {
            return heads.toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Verdict verify(LogMoment moment, List<HeadFolder.Found> outside) throws SQLException {
        LogJournal.Size size = moment.size();
        return leaves(moment, size)
                .or(() -> heads(moment, size, outside))
                .<Verdict>map(Verdict.Broken::new)
                .orElseGet(() -> new Verdict.Intact(size.size(), outside.size()));
    }

    /** From the journal's events to leaves to nodes, as they came into being. */
    private static Optional<String> leaves(LogMoment moment, LogJournal.Size size) throws SQLException {
        Map<Node, Der> edge = new HashMap<>();
        MerkleTree tree = new MerkleTree(wanted -> {
            Map<Node, Der> found = new HashMap<>(edge);
            found.keySet().retainAll(wanted);
            return found;
        });
        long index = 0;
        long nodes = 0;
        for (long event = 0; event < size.event(); event += BATCH) {
            long upTo = Math.min(size.event(), event + BATCH);
            List<LogEvent> events = moment.events(event, upTo);
            Optional<String> differs = leaves(events, moment.leaves(event, upTo), index);
            if (differs.isPresent()) {
                return differs;
            }
            List<Der> hashes = events.stream()
                    .map(each -> TreeHash.leaf(LeafText.of(each).toByteArray()))
                    .toList();
            Map<Node, Der> grown = tree.grown(index, hashes);
            if (!moment.nodes(grown.keySet()).equals(grown)) {
                return Optional.of("log: nodes above leaf " + index + " altered");
            }
            edge.putAll(grown);
            nodes += grown.size();
            index += events.size();
            edge.keySet().retainAll(new HashSet<>(Node.covering(0, index)));
        }
        if (index != size.size() || index != moment.leaves() || nodes != moment.nodes()) {
            return Optional.of("log: its size is not that of the journal's events");
        }
        return Optional.empty();
    }

    private static Optional<String> leaves(List<LogEvent> events, List<LogJournal.Leaf> stored, long first) {
        for (int i = 0; i < events.size(); i++) {
            LogEvent event = events.get(i);
            if (event instanceof LogEvent.Contradicted) {
                return Optional.of("log: event " + event.event() + " is not what its row says");
            }
            LogJournal.Leaf due =
                    new LogJournal.Leaf(first + i, event.event(), MerkleLog.serial(event), LeafText.of(event));
            if (i >= stored.size() || !stored.get(i).equals(due)) {
                return Optional.of("log: leaf " + (first + i) + " is not that of event " + event.event());
            }
        }
        return stored.size() > events.size()
                ? Optional.of("log: leaf " + (first + events.size()) + " has no event")
                : Optional.empty();
    }

    private Optional<String> heads(LogMoment moment, LogJournal.Size size, List<HeadFolder.Found> outside) {
        MerkleTree tree = new MerkleTree(moment);
        Map<Long, String> recorded = moment.heads();
        long newest = outside.isEmpty() ? 0 : outside.getLast().size();
        for (HeadFolder.Found found : outside) {
            Optional<String> flaw = head(found, tree, size.size());
            if (flaw.isPresent()) {
                return flaw.map(what -> "log: head " + found.size() + " outside " + what);
            }
            String note = recorded.remove(found.size());
            boolean same = note == null
                    ? found.size() == newest
                    : note.equals(found.head().orElseThrow().note());
            if (!same) {
                return Optional.of("log: head " + found.size() + " on record is not the one outside");
            }
        }
        long begun = outside.isEmpty() ? 0 : outside.getFirst().size();
        // what is older than the folder was signed before it began anew; what is newer than its listing is there by now
        return recorded.entrySet().stream()
                .filter(record -> record.getKey() > begun && !exported(record.getKey(), record.getValue()))
                .findFirst()
                .map(record -> "log: head " + record.getKey() + " is missing outside");
    }

    private boolean exported(long size, String note) {
        try {
            return folder.head(size).map(SignedCheckpoint::note).equals(Optional.of(note));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Optional<String> head(HeadFolder.Found found, MerkleTree tree, long size) {
        if (found.head().isEmpty()) {
            return Optional.of("is none");
        }
        SignedCheckpoint head = found.head().get();
        if (!head.checkpoint().origin().equals(origin) || !head.signedBy(key)) {
            return Optional.of("is not signed by the log's key");
        }
        if (found.size() > size) {
            return Optional.of("is beyond the end of the log");
        }
        return tree.root(found.size()).equals(head.checkpoint().root())
                ? Optional.empty()
                : Optional.of("is of another log");
    }
}
