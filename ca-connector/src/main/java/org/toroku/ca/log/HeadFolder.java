package org.toroku.ca.log;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.toroku.ca.status.DurableFile;
import org.toroku.pki.Der;

/**
 * Signed heads and their timestamps outside of the database, a file each, only ever added. Whoever rolls the database back
 * does not roll this folder back; so it belongs on another medium.
 */
final class HeadFolder {
    private static final String HEAD = ".head";
    private static final String STAMP = ".tsr";
    /** No folder becomes so large that it cannot be listed at each look. */
    private static final long HEADS_A_FOLDER = 10_000;

    private static final Pattern FOLDER_NAME = Pattern.compile("\\d{15}");
    private static final Pattern HEAD_NAME = Pattern.compile("\\d{19}\\.head");
    private static final Pattern STAMP_NAME = Pattern.compile("\\d{19}\\.tsr");

    private final Path folder;

    HeadFolder(Path folder) {
        this.folder = folder;
    }

    /** @param head empty where the file is not a head of that size */
    record Found(long size, Optional<SignedCheckpoint> head) {}

    /** The newest head, by the size in its name. */
    Optional<Found> newest() throws IOException {
        for (Path part : listed(folder, FOLDER_NAME).reversed()) {
            List<Path> heads = listed(part, HEAD_NAME);
            if (!heads.isEmpty()) {
                return Optional.of(found(heads.getLast()));
            }
        }
        return Optional.empty();
    }

    /** Every head, the smallest first. */
    Stream<Found> all() throws IOException {
        return listed(folder, FOLDER_NAME).stream()
                .flatMap(part -> {
                    try {
                        return listed(part, HEAD_NAME).stream();
                    } catch (IOException e) {
                        throw new java.io.UncheckedIOException(e);
                    }
                })
                .map(file -> {
                    try {
                        return found(file);
                    } catch (IOException e) {
                        throw new java.io.UncheckedIOException(e);
                    }
                });
    }

    /** Heads of a log that was larger than {@code size}, the smallest first; up to one that is none. */
    List<SignedCheckpoint> after(long size, int most) throws IOException {
        List<SignedCheckpoint> heads = new ArrayList<>();
        for (Path part : listed(folder, FOLDER_NAME)) {
            if (Long.parseLong(name(part)) < size / HEADS_A_FOLDER) {
                continue;
            }
            for (Path file : listed(part, HEAD_NAME)) {
                if (heads.size() == most) {
                    return heads;
                }
                if (Long.parseLong(name(file).substring(0, name(file).length() - HEAD.length())) > size) {
                    Optional<SignedCheckpoint> head = found(file).head();
                    if (head.isEmpty()) {
                        return heads;
                    }
                    heads.add(head.get());
                }
            }
        }
        return heads;
    }

    /** Size of the newest head that has a timestamp; 0 before the first. */
    long newestStamp() throws IOException {
        for (Path part : listed(folder, FOLDER_NAME).reversed()) {
            List<Path> stamps = listed(part, STAMP_NAME);
            if (!stamps.isEmpty()) {
                String name = name(stamps.getLast());
                return Long.parseLong(name.substring(0, name.length() - STAMP.length()));
            }
        }
        return 0;
    }

    private static List<Path> listed(Path folder, Pattern names) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(entry -> names.matcher(name(entry)).matches())
                    .sorted(Comparator.comparing(HeadFolder::name))
                    .toList();
        }
    }

    private static String name(Path entry) {
        return String.valueOf(entry.getFileName());
    }

    private static Found found(Path file) throws IOException {
        String name = name(file);
        long size = Long.parseLong(name.substring(0, name.length() - HEAD.length()));
        // a file that is longer than any head is none, and is not read
        return new Found(
                size,
                Files.size(file) > SignedCheckpoint.LONGEST
                        ? Optional.empty()
                        : SignedCheckpoint.read(new String(Files.readAllBytes(file), StandardCharsets.UTF_8))
                                .filter(head -> head.checkpoint().size() == size));
    }

    Optional<SignedCheckpoint> head(long size) throws IOException {
        Path file = file(size, HEAD);
        return Files.exists(file) ? found(file).head() : Optional.empty();
    }

    Optional<Der> stamp(long size) throws IOException {
        Path file = file(size, STAMP);
        return Files.exists(file) ? Optional.of(Der.of(Files.readAllBytes(file))) : Optional.empty();
    }

    /** On the medium once this returns. */
    void write(SignedCheckpoint head) throws IOException {
        write(file(head.checkpoint().size(), HEAD), head.octets());
    }

    /** As {@link #write(SignedCheckpoint)}. */
    void writeStamp(long size, Der response) throws IOException {
        write(file(size, STAMP), response.toByteArray());
    }

    private static void write(Path file, byte[] octets) throws IOException {
        Files.createDirectories(file.getParent());
        try (DurableFile durable = DurableFile.create(file)) {
            durable.write(octets, 0, octets.length);
            durable.finish();
        }
    }

    private Path file(long size, String kind) {
        return folder.resolve(String.format(Locale.ROOT, "%015d", size / HEADS_A_FOLDER))
                .resolve(String.format(Locale.ROOT, "%019d", size) + kind);
    }
}
