package org.toroku.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A file system in memory for the data of a run, which can be made as small as what is in it. */
final class SmallDisk implements AutoCloseable {
    private static final String ROOM = "3g";
    /** Little enough for the next document, and for the next segment of the database's log, to find no room. */
    private static final long LEFT = 65_536;

    private final Path folder;

    private SmallDisk(Path folder) {
        this.folder = folder;
    }

    /** Empty where this process may not mount. */
    static Optional<SmallDisk> mount(Path folder) {
        if (!Files.isExecutable(Path.of("/bin/mount"))) {
            return Optional.empty();
        }
        Shell.Outcome outcome =
                Shell.outcome("mount", "-t", "tmpfs", "-o", "size=" + ROOM + ",mode=700", "tmpfs", folder.toString());
        return outcome.code() == 0 ? Optional.of(new SmallDisk(folder)) : Optional.empty();
    }

    void fill() {
        try {
            FileStore store = Files.getFileStore(folder);
            long used = store.getTotalSpace() - store.getUnallocatedSpace();
            // smaller than what is in it the system refuses, and files grow meanwhile
            size(Long.toString(used + LEFT));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void empty() {
        size(ROOM);
    }

    private void size(String size) {
        Shell.run("mount", "-o", "remount,size=" + size, folder.toString());
    }

    /** What is in it stays, in an ordinary folder of the same name. */
    @Override
    public void close() {
        Path kept = folder.resolveSibling(folder.getFileName() + "-kept");
        Shell.run("cp", "-a", folder.toString(), kept.toString());
        Shell.run("umount", "-l", folder.toString());
        try {
            Files.delete(folder);
            Files.move(kept, folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
