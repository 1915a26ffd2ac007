package org.toroku.intake.fork;

import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.CodeSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The classes that a worker needs and no others, copied to a folder that any user can read: the RA's own jars may lie
 * where only the RA's user can, and a worker is not to see what else lies there.
 */
final class WorkerFiles implements AutoCloseable {
    /** One class of each jar; where it was loaded from is the jar. */
    private static final List<String> ONE_OF_EACH = List.of(
            "org.apache.tika.mime.MimeTypes",
            "org.apache.commons.io.IOUtils",
            "org.apache.commons.logging.LogFactory",
            "org.slf4j.LoggerFactory",
            "org.apache.pdfbox.Loader",
            "org.apache.pdfbox.io.RandomAccessRead",
            "org.apache.fontbox.FontBoxFont",
            "org.apache.pdfbox.jbig2.JBIG2ImageReaderSpi",
            "com.google.zxing.LuminanceSource");

    private static final String CLASSES = "classes";

    private final Path folder;
    private final Path canaryFolder;

    private WorkerFiles(Path folder, Path canaryFolder) {
        this.folder = folder;
        this.canaryFolder = canaryFolder;
    }

    /** @param main the class that a worker starts with; it may lie apart from the rest in tests */
    static WorkerFiles prepare(Class<?> main) throws IOException {
        Path folder = Files.createTempDirectory("toroku-worker");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        Path canaryFolder = Files.createTempDirectory("toroku-canary");
        Files.writeString(canaryFolder.resolve("canary"), "");
        WorkerFiles files = new WorkerFiles(folder, canaryFolder);
        for (Path source : sources(main)) {
            files.add(source);
        }
        return files;
    }

    private static Set<Path> sources(Class<?> main) {
        Set<Path> sources = new LinkedHashSet<>();
        sources.add(source(main));
        sources.add(source(WorkerFiles.class));
        for (String name : ONE_OF_EACH) {
            try {
                sources.add(source(Class.forName(name, false, WorkerFiles.class.getClassLoader())));
            } catch (ClassNotFoundException e) {
                throw new IllegalStateException("a class that workers need is missing: " + name, e);
            }
        }
        return sources;
    }

    private static Path source(Class<?> loaded) {
        CodeSource source = loaded.getProtectionDomain().getCodeSource();
        URL location = source == null ? null : source.getLocation();
        if (location == null || !location.getProtocol().equals("file")) {
            throw new IllegalStateException("workers need jars or folders of classes on the disk");
        }
        try {
            return Path.of(location.toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException("not a path", e);
        }
    }

    private void add(Path source) throws IOException {
        Path name = source.getFileName();
        if (Files.isDirectory(source)) {
            copyTree(source, folder.resolve(CLASSES));
        } else if (name != null) {
            readable(Files.copy(source, folder.resolve(name), StandardCopyOption.REPLACE_EXISTING));
        }
    }

    private static void copyTree(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path each : (Iterable<Path>) all::iterator) {
                Path target = to.resolve(from.relativize(each).toString());
                if (Files.isDirectory(each)) {
                    Files.createDirectories(target);
                    Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rwxr-xr-x"));
                } else {
                    readable(Files.copy(each, target, StandardCopyOption.REPLACE_EXISTING));
                }
            }
        }
    }

    private static void readable(Path file) throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    }

    Path folder() {
        return folder;
    }

    /** A file that a worker must not see. */
    Path canary() {
        return canaryFolder.resolve("canary");
    }

    /** @param seenAs where the worker finds {@link #folder} */
    static String classPath(Path seenAs) {
        return seenAs.resolve(CLASSES) + ":" + seenAs.resolve("*");
    }

    @Override
    public void close() throws IOException {
        for (Path each : List.of(folder, canaryFolder)) {
            delete(each);
        }
    }

    private static void delete(Path tree) throws IOException {
        if (Files.notExists(tree)) {
            return;
        }
        Files.walkFileTree(tree, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException failure) throws IOException {
                Files.delete(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
