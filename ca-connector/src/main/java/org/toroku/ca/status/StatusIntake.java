package org.toroku.ca.status;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.toroku.ca.profile.IssuerIdentity;
import org.toroku.pki.Der;

/**
 * Takes what was published in another room: files first, each by the digest that the manifest names, and the manifest last. What it
 * has stays in force until then. One at a time may bring. Thread-safe.
 */
public final class StatusIntake {
    /** A file of answers about millions of certificates is smaller. */
    private static final long LARGEST = 4L << 30;

    private static final int BUFFER = 65_536;

    private final StatusFolder folder;
    private final Clock clock;

    public StatusIntake(Path folder, Clock clock) {
        this.folder = new StatusFolder(folder);
        this.clock = clock;
    }

    /** Gives out what was taken, to whoever verifies certificates of {@code caCertificate}. */
    public StatusShelf shelf(Der caCertificate) {
        return new StatusShelf(folder, IssuerIdentity.of(caCertificate), clock);
    }

    /** Number of the publication in force here; 0 where there is none. */
    public long generation() throws IOException {
        return folder.current()
                .map(generation -> generation.manifest().generation())
                .orElse(0L);
    }

    /** Names of the files that are still lacking. */
    public synchronized List<String> lacking(String manifest) throws IOException {
        Manifest offered = newer(manifest);
        Files.createDirectories(folder.folder());
        Map<String, Der> inForce = folder.current()
                .map(Generation::manifest)
                .map(StatusFolder::digests)
                .orElse(Map.of());
        List<String> lacking = new ArrayList<>();
        for (Map.Entry<String, Der> file : StatusFolder.digests(offered).entrySet()) {
            Path there = folder.file(file.getKey());
            if (inForce.entrySet().contains(file)) {
                continue;
            }
            if (!Files.exists(there) || !DurableFile.digestOf(there).equals(file.getValue())) {
                lacking.add(file.getKey());
            }
        }
        return List.copyOf(lacking);
    }

    /** @throws IOException where {@code octets} are not the file that the manifest names; nothing has its name then */
    public synchronized void take(String manifest, String name, InputStream octets) throws IOException {
        Der sha256 = StatusFolder.digests(newer(manifest)).get(name);
        if (sha256 == null) {
            throw new IOException("no file of this publication");
        }
        Path arriving = folder.file(name + ".part");
        try (DurableFile out = DurableFile.create(arriving)) {
            byte[] buffer = new byte[BUFFER];
            long length = 0;
            for (int read = octets.read(buffer); read >= 0; read = octets.read(buffer)) {
                length += read;
                if (length > LARGEST) {
                    throw new IOException("larger than any file of a publication");
                }
                out.write(buffer, 0, read);
            }
            if (!out.finish().equals(sha256)) {
                throw new IOException("another file than the publication names");
            }
            Files.move(
                    arriving, folder.file(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(arriving);
        }
    }

    /** @throws IOException where a file is lacking; what was in force stays so */
    public synchronized void putInForce(String manifest) throws IOException {
        Manifest next = newer(manifest);
        try (StatusFolder.@Nullable Turn turn = folder.turn().orElse(null)) {
            if (turn == null) {
                throw new IOException("somebody else publishes into this folder");
            }
            folder.makeCurrent(folder.prepared(next));
            folder.clear(Optional.of(next), clock.instant());
        }
    }

    private Manifest newer(String text) throws IOException {
        Manifest offered = Manifest.read(text);
        Optional<Manifest> there = folder.current().map(Generation::manifest);
        if (there.filter(manifest -> manifest.generation() > offered.generation())
                .isPresent()) {
            throw new IOException("an older publication than the one in force");
        }
        return offered;
    }
}
