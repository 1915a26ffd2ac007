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
import org.toroku.pki.Der;

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
    /** What lies there is not what a publisher put there. */
    static final class AlteredException extends IOException {
        private static final long serialVersionUID = 1;

        AlteredException(String what) {
            super(what);
        }
    }

    private Optional<Generation> known = Optional.empty();
    /** How the files of what is known looked when they were digested. */
    private final Map<String, Mark> marks = new HashMap<>();

    private Optional<Manifest> distrusted = Optional.empty();
    private long newestSeen;
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
        Manifest manifest = read(text);
        newestSeen = Math.max(newestSeen, manifest.generation());
        if (known.isPresent() && known.get().manifest().generation() > manifest.generation()) {
            throw new AlteredException("an older publication was put in the place of a newer one");
        }
        if (distrusted.filter(manifest::equals).isPresent()) {
            throw new AlteredException("a publication that no publisher of this CA made");
        }
        if (known.isEmpty() || !known.get().manifest().equals(manifest)) {
            known = Optional.of(open(manifest));
        }
        return known;
    }

    /**
     * As {@link #current}, and every file of it as it was when it was digested; those that were touched are digested again.
     *
     * @throws AlteredException where one is another; nothing of it is known any more then
     */
    synchronized Optional<Generation> verified() throws IOException {
        Optional<Generation> found = current();
        if (found.isPresent()) {
            for (Map.Entry<String, Der> file : digests(found.get().manifest()).entrySet()) {
                try {
                    demand(file.getKey(), file.getValue());
                } catch (AlteredException e) {
                    known = Optional.empty();
                    throw e;
                }
            }
        }
        return found;
    }

    /** From now on nothing is read of it, whoever asks. */
    synchronized void distrust(Manifest manifest) {
        distrusted = Optional.of(manifest);
        known = Optional.empty();
    }

    /** Number of the newest publication that was ever read here. */
    synchronized long newestSeen() {
        return newestSeen;
    }

    /** What a file looks like from outside; whoever writes it changes that, and cannot set ctime. */
    private record Mark(Map<String, Object> attributes) {
        static Mark of(Path file) throws IOException {
            try {
                return new Mark(Files.readAttributes(file, "unix:size,lastModifiedTime,ctime,ino"));
            } catch (NoSuchFileException e) {
                throw new AlteredException(file.getFileName() + " is missing");
            }
        }
    }

    /** Looks before it digests: what is written meanwhile shows the next time. */
    private void demand(String name, Der sha256) throws IOException {
        Path file = folder.resolve(name);
        Mark mark = Mark.of(file);
        if (mark.equals(marks.get(name))) {
            return;
        }
        if (!DurableFile.digestOf(file).equals(sha256)) {
            throw new AlteredException(name + " is altered");
        }
        marks.put(name, mark);
    }

    static Map<String, Der> digests(Manifest manifest) {
        Map<String, Der> digests = new HashMap<>();
        manifest.lists().forEach(list -> digests.put(list.name(), list.sha256()));
        manifest.files().forEach(file -> digests.put(file.name(), file.sha256()));
        return digests;
    }

    private static Manifest read(String text) throws IOException {
        try {
            return Manifest.read(text);
        } catch (IOException e) {
            AlteredException altered = new AlteredException(CURRENT + " is no manifest");
            altered.initCause(e);
            throw altered;
        }
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
            if (opened == null) {
                demand(file.name(), file.sha256());
                opened = Answers.openWritten(folder.resolve(file.name()), file.sha256());
            }
            files.add(opened);
        }
        Set<Manifest.ListFile> knownLists = known.map(
                        generation -> Set.copyOf(generation.manifest().lists()))
                .orElse(Set.of());
        for (Manifest.ListFile list : manifest.lists()) {
            if (!knownLists.contains(list)) {
                demand(list.name(), list.sha256());
            }
        }
        return new Generation(manifest, folder, new AnswerStack(files));
    }

    /** Opens what lies here and is not in force yet; every file of it is digested. */
    synchronized Generation prepared(Manifest manifest) throws IOException {
        return open(manifest);
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
        marks.keySet().retainAll(names(next.manifest()));
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
        known.map(Generation::manifest).map(StatusFolder::names).ifPresent(kept::addAll);
        kept.addAll(former);
        List<Path> files;
        try (Stream<Path> all = Files.list(folder)) {
            files = all.toList();
        }
        FileTime old = FileTime.from(now.minus(KEPT));
        for (Path file : files) {
            String name = String.valueOf(file.getFileName());
            if (!kept.contains(name) && (name.endsWith(DurableFile.UNFINISHED) || before(file, old))) {
                Files.deleteIfExists(file);
            }
        }
    }

    /** Also where it is gone: what is being brought may end meanwhile. */
    private static boolean before(Path file, FileTime time) throws IOException {
        try {
            return Files.getLastModifiedTime(file).compareTo(time) < 0;
        } catch (NoSuchFileException gone) {
            return true;
        }
    }
}
