package org.toroku.ca.secret;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Arrays;
import java.util.Set;

/**
 * A file that nobody but this process may use: its owner's alone, or, as orchestrators mount secrets, one that nobody may write and
 * that a group of this process may read (0440).
 */
public final class OwnerOnly {
    private static final Set<PosixFilePermission> OWNERS =
            Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
    private static final Set<PosixFilePermission> MOUNTED =
            Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.GROUP_READ);
    private static final Path SELF = Path.of("/proc/self/status");

    private OwnerOnly() {}

    /**
     * To be asked before the file is read.
     *
     * @throws IllegalArgumentException naming the file, where others may read, change or run it
     */
    public static void demand(Path file) throws IOException {
        if (!holds(file)) {
            throw new IllegalArgumentException("others than its owner may use " + file
                    + " (chmod 600, or 440 where this process belongs to its group)");
        }
    }

    /** Whether nobody else may use it; to be asked before it is read. */
    public static boolean holds(Path file) throws IOException {
        Set<PosixFilePermission> open = Files.getPosixFilePermissions(file);
        return OWNERS.containsAll(open) || (MOUNTED.containsAll(open) && ofOurGroup(file));
    }

    /** By what the system says of this process; where it says nothing, no group is ours. */
    private static boolean ofOurGroup(Path file) throws IOException {
        String group = String.valueOf(Files.getAttribute(file, "unix:gid"));
        return Files.isReadable(SELF)
                && Files.readAllLines(SELF).stream()
                        .filter(line -> line.startsWith("Gid:") || line.startsWith("Groups:"))
                        .flatMap(line -> Arrays.stream(
                                line.substring(line.indexOf(':') + 1).strip().split("\\s+")))
                        .anyMatch(group::equals);
    }
}
