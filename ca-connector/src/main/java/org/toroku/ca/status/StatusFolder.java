package org.toroku.ca.status;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** The folder that status is published into. The file {@code current} says which of the others count. */
final class StatusFolder {
    private static final String CURRENT = "current";
    private static final String LOCK = "lock";
    /** Former files are kept so long for whoever opens them just now. */
    private static final Duration KEPT = Duration.ofMinutes(10);

    /**
     * Folders that this process publishes into now. To close any descriptor of a file gives up the lock that the process
     * has on it, so nobody opens the lock's file a second time.
     */
    private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

    private final Path folder;
    private Optional<Generation> known = Optional.empty();
    private Set<String> former = Set.of();

    StatusFolder(Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
    }

    /** The right to publish, for one process at a time; the death of the process gives it back. */
    record Turn(Path folder, FileChannel channel) implements AutoCloseable {
        @Override
        public void close() throws IOException {
            try {
                channel.close();
            } finally {
                HELD_HERE.remove(folder);
            }
        }
    }

    /** Empty while somebody else publishes. */
    Optional<Turn> turn() throws IOException {
        Files.createDirectories(folder);
        if (!HELD_HERE.add(folder)) {
            return Optional.empty();
        }
        Optional<Turn> turn = Optional.empty();
        try {
            turn = locked();
        } finally {
            if (turn.isEmpty()) {
                HELD_HERE.remove(folder);
            }
        }
        return turn;
    }

    private Optional<Turn> locked() throws IOException {
        FileChannel channel =
                FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        boolean locked = false;
        try {
            locked = channel.tryLock() != null;
        } finally {
            if (!locked) {
                channel.close();
            }
        }
        return locked ? Optional.of(new Turn(folder, channel)) : Optional.empty();
    }

    Path folder() {
        return folder;
    }

    Path file(String name) {
        return folder.resolve(name);
    }

    /**
     * What is published now; files that were opened before are taken as they are, others are digested first.
     *
     * @throws IOException where it cannot be read, or is not what was written
     */
    synchronized Optional<Generation> current() throws IOException {
        String text;
        try {
            text = Files.readString(folder.resolve(CURRENT));
        } catch (NoSuchFileException nothingYet) {
            return Optional.empty();
        }
        Manifest manifest = Manifest.read(text);
        if (known.isPresent() && known.get().manifest().generation() > manifest.generation()) {
            throw new IOException("an older publication was put in the place of a newer one");
        }
        if (known.isEmpty() || !known.get().manifest().equals(manifest)) {
            known = Optional.of(open(manifest));
        }
        return known;
    }

    /** What this process found or published last; costs nothing. */
    synchronized Optional<Generation> known() {
        return known;
    }

    private Generation open(Manifest manifest) throws IOException {
        Map<Manifest.AnswerFile, Answers> open = new HashMap<>();
        known.ifPresent(generation -> generation.answers().files().forEach(file -> open.put(nameOf(file), file)));
        List<Answers> files = new ArrayList<>();
        for (Manifest.AnswerFile file : manifest.files()) {
            Answers opened = open.get(file);
            files.add(opened != null ? opened : Answers.open(folder.resolve(file.name()), file.sha256()));
        }
        Set<Manifest.ListFile> knownLists = known.map(
                        generation -> Set.copyOf(generation.manifest().lists()))
                .orElse(Set.of());
        for (Manifest.ListFile list : manifest.lists()) {
            if (!knownLists.contains(list)
                    && !DurableFile.digestOf(folder.resolve(list.name())).equals(list.sha256())) {
                throw new IOException(list.name() + " is altered");
            }
        }
        return new Generation(manifest, folder, new AnswerStack(files));
    }

    static Manifest.AnswerFile nameOf(Answers file) {
        return new Manifest.AnswerFile(String.valueOf(file.file().getFileName()), file.sha256());
    }

    /** Puts {@code next} in force: from one moment to the next, for list and answers together. */
    synchronized void makeCurrent(Generation next) throws IOException {
        try (DurableFile out = DurableFile.create(folder.resolve(CURRENT))) {
            out.write(next.manifest().text().getBytes(StandardCharsets.UTF_8));
            out.finish();
        }
        former = known.map(Generation::manifest).map(StatusFolder::names).orElse(Set.of());
        known = Optional.of(next);
    }

    private static Set<String> names(Manifest manifest) {
        Set<String> names = new HashSet<>();
        manifest.lists().forEach(list -> names.add(list.name()));
        manifest.files().forEach(file -> names.add(file.name()));
        return names;
    }

    /** Takes away what a crash left behind and what has not counted for a while, but not what counted just before. Only for whose turn it is. */
    synchronized void clear(Optional<Manifest> manifest, Instant now) throws IOException {
        Set<String> kept = new HashSet<>(Set.of(CURRENT, LOCK));
        manifest.map(StatusFolder::names).ifPresent(kept::addAll);
        kept.addAll(former);
        List<Path> files;
        try (Stream<Path> all = Files.list(folder)) {
            files = all.toList();
        }
        FileTime old = FileTime.from(now.minus(KEPT));
        for (Path file : files) {
            String name = String.valueOf(file.getFileName());
            boolean rubbish = name.endsWith(DurableFile.UNFINISHED)
                    || Files.getLastModifiedTime(file).compareTo(old) < 0;
            if (!kept.contains(name) && rubbish) {
                Files.deleteIfExists(file);
            }
        }
    }
}
