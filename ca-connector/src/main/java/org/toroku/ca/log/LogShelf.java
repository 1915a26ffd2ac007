package org.toroku.ca.log;

import java.io.IOException;
import java.util.Optional;
import java.util.function.Supplier;
import org.toroku.pki.Der;

/** Heads of the log as they were exported, for anybody who wants to remember them. */
public final class LogShelf {
    private final HeadFolder folder;
    private final Der publicKey;
    private final Supplier<Optional<SignedCheckpoint>> newest;

    /** @param newest as the keeper last found it, so that nobody who asks has a folder listed */
    LogShelf(HeadFolder folder, Der publicKey, Supplier<Optional<SignedCheckpoint>> newest) {
        this.folder = folder;
        this.publicKey = publicKey;
        this.newest = newest;
    }

    /** The newest head that the log agrees with; empty before the first look. */
    public Optional<String> newest() {
        return newest.get().map(SignedCheckpoint::note);
    }

    public Optional<String> head(long size) throws IOException {
        return folder.head(size).map(SignedCheckpoint::note);
    }

    /** The timestamp authority's response about that head. */
    public Optional<Der> stamp(long size) throws IOException {
        return folder.stamp(size);
    }

    /** The key that signs heads, as openssl reads it. */
    public String keyPem() {
        return PemFiles.publicKey(publicKey);
    }
}
