package org.toroku.ca.log;

import java.io.IOException;
import java.util.Base64;
import java.util.Optional;
import org.toroku.pki.Der;

/** Heads of the log as they were exported, for anybody who wants to remember them. */
public final class LogShelf {
    private static final int LINE = 64;

    private final HeadFolder folder;
    private final Der publicKey;

    LogShelf(HeadFolder folder, Der publicKey) {
        this.folder = folder;
        this.publicKey = publicKey;
    }

    /** The newest head; empty before the first. */
    public Optional<String> newest() throws IOException {
        return folder.newest().flatMap(HeadFolder.Found::head).map(SignedCheckpoint::note);
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
        String base64 = Base64.getMimeEncoder(LINE, new byte[] {'\n'}).encodeToString(publicKey.toByteArray());
        return "-----BEGIN PUBLIC KEY-----\n" + base64 + "\n-----END PUBLIC KEY-----\n";
    }
}
