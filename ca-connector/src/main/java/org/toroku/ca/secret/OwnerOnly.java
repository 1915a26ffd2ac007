package org.toroku.ca.secret;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;

/** A file that nobody but its owner may use. */
public final class OwnerOnly {
    private OwnerOnly() {}

    /**
     * To be asked before the file is read.
     *
     * @throws IllegalArgumentException naming the file, where others may read, change or run it
     */
    public static void demand(Path file) throws IOException {
        Set<PosixFilePermission> open = Files.getPosixFilePermissions(file);
        open.removeAll(Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE));
        if (!open.isEmpty()) {
            throw new IllegalArgumentException("others than its owner may use " + file + " (chmod 600)");
        }
    }
}
