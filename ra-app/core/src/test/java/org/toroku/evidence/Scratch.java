package org.toroku.evidence;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.util.FileSystemUtils;

/** Folders that tests may leave behind: they go when the tests' process ends. */
public final class Scratch {

    private Scratch() {}

    /** A new folder; many contexts live as long as the process, so that nobody else would know when to delete it. */
    public static Path folder(String prefix) {
        try {
            Path folder = Files.createTempDirectory(prefix);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path folder) {
        try {
            FileSystemUtils.deleteRecursively(folder);
        } catch (IOException e) {
            System.err.println("left behind: " + folder + ": " + e);
        }
    }
}
