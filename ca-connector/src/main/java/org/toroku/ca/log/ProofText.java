package org.toroku.ca.log;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.toroku.ca.journal.LogEvent;
import org.toroku.pki.Der;
import org.toroku.pki.merkle.ConsistencyProof;
import org.toroku.pki.merkle.InclusionProof;
import org.toroku.pki.merkle.TreeHash;

/** Proofs as files of text: that of inclusion is C2SP's tlog-proof with the leaf as its extra data. */
public sealed interface ProofText {
    /** As it is in the file. */
    String text();

    /** That a leaf is in the log of {@code head}. */
    record Logged(Der leaf, InclusionProof proof, SignedCheckpoint head) implements ProofText {
        private static final String FORMAT = "c2sp.org/tlog-proof@v1";
        private static final String EXTRA = "extra ";
        private static final String INDEX = "index ";

        @Override
        public String text() {
            return FORMAT + "\n" + EXTRA + base64(leaf) + "\n" + INDEX + proof.index() + "\n" + lines(proof.path())
                    + "\n" + head.note();
        }

        /** What the leaf says. */
        public LogEvent event() {
            return LeafText.read(leaf).orElseThrow(() -> new IllegalStateException("a leaf that is none"));
        }

        /** Empty for anything but exactly what {@link #text} writes. */
        static Optional<ProofText> read(String text) {
            int end = text.indexOf("\n\n");
            if (end < 0) {
                return Optional.empty();
            }
            List<String> lines = List.of(text.substring(0, end).split("\n", -1));
            if (lines.size() < 3
                    || !lines.getFirst().equals(FORMAT)
                    || !lines.get(1).startsWith(EXTRA)
                    || !lines.get(2).startsWith(INDEX)) {
                return Optional.empty();
            }
            try {
                Der leaf = decoded(lines.get(1).substring(EXTRA.length()));
                long index = Long.parseLong(lines.get(2).substring(INDEX.length()));
                InclusionProof proof = new InclusionProof(index, path(lines.subList(3, lines.size())));
                return SignedCheckpoint.read(text.substring(end + 2))
                        .<ProofText>map(head -> new Logged(leaf, proof, head))
                        .filter(read -> read.text().equals(text));
            } catch (IllegalArgumentException notWrittenHere) {
                return Optional.empty();
            }
        }
    }

    /** That the log of {@code second} begins with that of {@code first}. */
    record Grown(SignedCheckpoint first, SignedCheckpoint second, ConsistencyProof proof) implements ProofText {
        private static final String FORMAT = "toroku-log-consistency-1";

        @Override
        public String text() {
            return FORMAT + "\n" + lines(proof.path()) + "\n" + first.note() + "\n" + second.note();
        }

        /** Empty for anything but exactly what {@link #text} writes. */
        static Optional<ProofText> read(String text) {
            // header and path, two notes of a text and a signature each
            String[] parts = text.split("\n\n", -1);
            if (parts.length != 5 || !parts[0].startsWith(FORMAT)) {
                return Optional.empty();
            }
            try {
                List<String> lines = List.of(parts[0].split("\n", -1));
                ConsistencyProof proof = new ConsistencyProof(path(lines.subList(1, lines.size())));
                Optional<SignedCheckpoint> first = SignedCheckpoint.read(parts[1] + "\n\n" + parts[2] + "\n");
                Optional<SignedCheckpoint> second = SignedCheckpoint.read(parts[3] + "\n\n" + parts[4]);
                return first.flatMap(earlier -> second.<ProofText>map(later -> new Grown(earlier, later, proof)))
                        .filter(read -> read.text().equals(text));
            } catch (IllegalArgumentException notWrittenHere) {
                return Optional.empty();
            }
        }
    }

    /** Either kind; empty for anything else. */
    static Optional<ProofText> read(String text) {
        return Logged.read(text).or(() -> Grown.read(text));
    }

    private static String lines(List<Der> path) {
        StringBuilder lines = new StringBuilder();
        path.forEach(hash -> lines.append(base64(hash)).append('\n'));
        return lines.toString();
    }

    private static List<Der> path(List<String> lines) {
        List<Der> path = new ArrayList<>();
        for (String line : lines) {
            Der hash = decoded(line);
            if (hash.length() != TreeHash.LENGTH) {
                throw new IllegalArgumentException("not a hash");
            }
            path.add(hash);
        }
        return path;
    }

    private static String base64(Der octets) {
        return Base64.getEncoder().encodeToString(octets.toByteArray());
    }

    private static Der decoded(String base64) {
        return Der.of(Base64.getDecoder().decode(base64));
    }
}
