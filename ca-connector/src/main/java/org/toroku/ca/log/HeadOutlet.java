package org.toroku.ca.log;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Signed heads of a log, for whoever carries them elsewhere. */
public final class HeadOutlet {
    private final HeadFolder folder;

    public HeadOutlet(Path folder) {
        this.folder = new HeadFolder(folder);
    }

    /** Heads of a log that was larger than {@code size}, the smallest first. */
    public List<String> after(long size, int most) throws IOException {
        return folder.after(size, most).stream().map(SignedCheckpoint::note).toList();
    }
}
