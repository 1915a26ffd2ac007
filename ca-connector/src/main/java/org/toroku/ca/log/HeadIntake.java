package org.toroku.ca.log;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.toroku.ca.TokenSigner;
import org.toroku.pki.Der;

/**
 * Takes signed heads of a log that is kept in another room, so that anybody may fetch them here. A head counts by its signature,
 * whoever brings it; what is here is never replaced. Thread-safe.
 */
public final class HeadIntake {
    private static final Logger LOG = LoggerFactory.getLogger(HeadIntake.class);

    private final HeadFolder folder;
    private final TokenSigner key;
    private final String origin;
    private volatile Optional<SignedCheckpoint> newest = Optional.empty();
    private boolean looked;

    /**
     * @param key that signs heads there
     * @param caCertificate of the CA whose log it is
     */
    public HeadIntake(Path folder, TokenSigner key, Der caCertificate) {
        this.folder = new HeadFolder(folder);
        this.key = key;
        this.origin = Checkpoint.origin(caCertificate);
    }

    /** What is not taken, and why; operators have to hear of it. */
    public static final class NotTaken extends IOException {
        private static final long serialVersionUID = 1;

        private final String reason;

        NotTaken(String reason) {
            super(reason);
            this.reason = reason;
        }

        /** A kebab-case code. */
        public String reason() {
            return reason;
        }
    }

    /**
     * Size of the log at the newest head that is here; 0 before the first.
     *
     * @throws NotTaken where the newest one here is not the CA's: whoever wrote it must not hide that by newer ones
     */
    public synchronized long newest() throws IOException {
        if (!looked) {
            Optional<HeadFolder.Found> found = folder.newest();
            if (found.isPresent()) {
                newest = Optional.of(
                        found.get().head().filter(this::ours).orElseThrow(() -> new NotTaken(HeadCheck.NOT_OURS)));
            }
            looked = true;
        }
        return newest.map(head -> head.checkpoint().size()).orElse(0L);
    }

    /**
     * Takes heads in their order, up to the first that is none.
     *
     * @throws NotTaken where one is not the CA's, or another one of its size is here
     */
    public synchronized void take(List<String> notes) throws IOException {
        long last = newest();
        for (String note : notes) {
            // whoever brings it could vary its signature: what is kept has one form only
            SignedCheckpoint head = SignedCheckpoint.read(note)
                    .filter(this::ours)
                    .map(each -> each.inOneForm(key.publicKey()))
                    .orElseThrow(() -> new NotTaken(HeadCheck.NOT_OURS));
            long size = head.checkpoint().size();
            Optional<SignedCheckpoint> here = folder.head(size);
            if (here.isPresent() && !here.get().checkpoint().equals(head.checkpoint())) {
                // two histories under one signature: the worst that a log can show
                throw new NotTaken(HeadCheck.CONTRADICTS);
            }
            if (here.isEmpty() && size > last) {
                folder.write(head);
                newest = Optional.of(head);
                last = size;
            }
        }
    }

    private boolean ours(SignedCheckpoint head) {
        return head.checkpoint().origin().equals(origin) && head.signedBy(key);
    }

    /** As anybody may fetch them. */
    public LogShelf shelf() {
        try {
            newest();
        } catch (IOException e) {
            LOG.error("the newest head here is none of the CA's log, and is given to nobody", e);
        }
        return new LogShelf(folder, key.publicKey(), () -> newest);
    }
}
