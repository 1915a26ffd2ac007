package org.toroku.ca.status;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.toroku.ca.pkcs11.SignatureVerifier;
import org.toroku.ca.profile.CrlAddress;
import org.toroku.ca.profile.IssuerIdentity;
import org.toroku.pki.Der;

/**
 * Takes what was published in another room: files first, each by the digest that the manifest names, and the manifest last. What it
 * has stays in force until then. Whoever calls has seen the CA's signature on the manifest; all the same each list counts by the
 * CA's signature on it, for what it says that it is for, and which is newer by the number under it. One at a time may bring.
 * Thread-safe.
 */
public final class StatusIntake {
    private static final Logger LOG = LoggerFactory.getLogger(StatusIntake.class);
    /** A file of answers about millions of certificates is smaller. */
    private static final long LARGEST = 4L << 30;
    /** All files of a publication. */
    private static final long LARGEST_PUBLICATION = 5L << 30;
    /** One that is in force, the one before, which somebody still reads, and one that is brought. */
    private static final long LARGEST_FOLDER = 16L << 30;

    /** How far the two clocks may be apart. */
    public static final Duration AHEAD = Duration.ofMinutes(5);

    private static final int MOST_FILES = 4_096;
    private static final int BUFFER = 65_536;

    private final StatusFolder folder;
    private final IssuerIdentity issuer;
    private final SignatureVerifier verifier;
    private final ResponderCheck responder;
    private final Places places;
    private final Clock clock;
    /** What lies here of a publication that was never put in force, by its octets. */
    private final Map<String, Long> halfway = new HashMap<>();
    /** The last one that was seen in force, also after its files were altered. */
    private Optional<Manifest> last = Optional.empty();

    private volatile Instant confirmed;

    /** What is not taken although the CA signed it; operators have to hear why. */
    public static final class NotTaken extends IOException {
        private static final long serialVersionUID = 1;

        private final String reason;

        NotTaken(String reason, String what) {
            super(what);
            this.reason = reason;
        }

        /** A kebab-case code. */
        public String reason() {
            return reason;
        }
    }

    /**
     * Which lists a publication has to have.
     *
     * @param lists where certificates say that theirs are
     * @param whole named in the list of all certificates as its place, where one is named
     */
    public record Places(List<CrlAddress> lists, Optional<URI> whole) {
        public Places {
            lists = List.copyOf(lists);
        }

        private int shards() {
            int shards = lists.stream().mapToInt(CrlAddress::shards).max().orElse(1);
            return shards > 1 ? shards : 0;
        }

        private Optional<Der> scopeOfWhole() {
            return whole.map(place -> Der.of(DerOut.encoded(CrlWriter.scope(List.of(place)))));
        }

        private Der scopeOfShard(int shard) {
            return Der.of(DerOut.encoded(CrlWriter.scope(
                    lists.stream().map(list -> URI.create(list.shard(shard))).toList())));
        }
    }

    /** @param caCertificate of the CA whose lists count */
    public StatusIntake(Path folder, Der caCertificate, Places places, Clock clock) {
        this.folder = new StatusFolder(folder);
        this.responder = new ResponderCheck(caCertificate);
        this.places = places;
        this.issuer = IssuerIdentity.of(caCertificate);
        this.verifier = new SignatureVerifier(issuer.publicKey());
        this.clock = clock;
        this.confirmed = clock.instant();
    }

    /** When the CA last put something in force here, or said that what is in force still is; at first, when this began. */
    public Instant confirmed() {
        return confirmed;
    }

    /** Gives out what was taken, to whoever verifies certificates of the CA. */
    public StatusShelf shelf() {
        return new StatusShelf(folder, issuer, clock);
    }

    /** Number of the publication in force here; 0 where there is none. */
    public long generation() throws IOException {
        return folder.current()
                .map(generation -> generation.manifest().generation())
                .orElse(0L);
    }

    /**
     * Since when the list in force says that {@code serial} is revoked; empty where it does not, or is older than the
     * revocation, or the CA has not signed it.
     */
    public Optional<Instant> shows(String serial, Instant revokedAt) throws IOException {
        Optional<Generation> inForce = folder.current();
        if (inForce.isEmpty()) {
            return Optional.empty();
        }
        Path list = inForce.get().file(inForce.get().manifest().list());
        // lists tell seconds: none is made before what it says
        return SignedList.read(list, issuer, verifier, Optional.of(SerialKey.of(serial)))
                .filter(SignedList::revoked)
                .map(signed -> Instant.ofEpochSecond(signed.thisUpdate()))
                .filter(made -> !made.isBefore(revokedAt.truncatedTo(ChronoUnit.SECONDS)))
                .map(made -> made.isBefore(revokedAt) ? revokedAt : made);
    }

    /** Names of the files that are still lacking. What others left halfway is taken away. */
    public synchronized List<String> lacking(String manifest) throws IOException {
        Optional<Manifest> there = inForce();
        Manifest offered = newer(manifest);
        Files.createDirectories(folder.folder());
        try (StatusFolder.@Nullable Turn turn = folder.turn().orElse(null)) {
            demand(turn);
            forget(offered, there);
            folder.clear(Optional.of(offered), clock.instant());
        }
        Map<String, Der> inForce = there.map(StatusFolder::digests).orElse(Map.of());
        List<String> lacking = new ArrayList<>();
        for (Map.Entry<String, Der> file : StatusFolder.digests(offered).entrySet()) {
            Path here = folder.file(file.getKey());
            if (inForce.entrySet().contains(file)) {
                continue;
            }
            if (!Files.exists(here) || !DurableFile.digestOf(here).equals(file.getValue())) {
                lacking.add(file.getKey());
            }
        }
        return List.copyOf(lacking);
    }

    /** Nobody reads what was never in force: the next publication needs its room. */
    private void forget(Manifest offered, Optional<Manifest> there) throws IOException {
        Set<String> wanted = new HashSet<>(StatusFolder.digests(offered).keySet());
        there.map(StatusFolder::digests).map(Map::keySet).ifPresent(wanted::addAll);
        for (String name : List.copyOf(halfway.keySet())) {
            if (!wanted.contains(name)) {
                Files.deleteIfExists(folder.file(name));
                halfway.remove(name);
            }
        }
    }

    /**
     * Whoever brings may take its time: nobody else waits for that.
     *
     * @throws IOException where {@code octets} are not the file that the manifest names; nothing has its name then
     */
    public void take(String manifest, String name, InputStream octets) throws IOException {
        Path arriving = folder.file(UUID.randomUUID() + ".part");
        try {
            Received received = received(arriving, octets, room(manifest, name));
            putInPlace(manifest, name, arriving, received);
        } finally {
            Files.deleteIfExists(DurableFile.unfinished(arriving));
            Files.deleteIfExists(arriving);
        }
    }

    /** How long the file may be. */
    private synchronized long room(String manifest, String name) throws IOException {
        digest(manifest, name);
        long others = halfway.entrySet().stream()
                .filter(file -> !file.getKey().equals(name))
                .mapToLong(Map.Entry::getValue)
                .sum();
        return Math.min(Math.min(LARGEST, LARGEST_PUBLICATION - others), LARGEST_FOLDER - occupied());
    }

    private Der digest(String manifest, String name) throws IOException {
        Der sha256 = StatusFolder.digests(newer(manifest)).get(name);
        if (sha256 == null) {
            throw new IOException("no file of this publication");
        }
        return sha256;
    }

    private record Received(long length, Der sha256) {}

    private static Received received(Path arriving, InputStream octets, long room) throws IOException {
        try (DurableFile out = DurableFile.create(arriving)) {
            byte[] buffer = new byte[BUFFER];
            long length = 0;
            for (int read = octets.read(buffer); read >= 0; read = octets.read(buffer)) {
                length += read;
                if (length > room) {
                    throw new IOException("larger than any publication");
                }
                out.write(buffer, 0, read);
            }
            return new Received(length, out.finish());
        }
    }

    /** Looks again at what may be brought: something else may have been put in force meanwhile. */
    private synchronized void putInPlace(String manifest, String name, Path arriving, Received received)
            throws IOException {
        if (!received.sha256().equals(digest(manifest, name))) {
            throw new IOException("another file than the publication names");
        }
        Files.move(arriving, folder.file(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        halfway.put(name, received.length());
    }

    private long occupied() throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.list(folder.folder())) {
            files = all.toList();
        }
        long octets = 0;
        for (Path file : files) {
            try {
                octets += Files.size(file);
            } catch (NoSuchFileException gone) {
                LOG.debug("what was being brought ended meanwhile: {}", gone.getFile());
            }
        }
        return octets;
    }

    /** @throws IOException where a file is lacking, or a list is not the CA's or not newer; what was in force stays so */
    public synchronized void putInForce(String manifest) throws IOException {
        Optional<Manifest> there = inForce();
        Manifest next = newer(manifest);
        if (there.filter(next::equals).isPresent()) {
            confirmed = clock.instant();
            return;
        }
        try (StatusFolder.@Nullable Turn turn = folder.turn().orElse(null)) {
            demand(turn);
            Generation prepared = folder.prepared(next);
            demandLists(prepared);
            demandAnswers(prepared, there);
            folder.makeCurrent(prepared);
            last = Optional.of(next);
            confirmed = clock.instant();
            halfway.clear();
            folder.clear(Optional.of(next), clock.instant());
        }
    }

    private static void demand(StatusFolder.@Nullable Turn turn) throws IOException {
        if (turn == null) {
            throw new IOException("somebody else publishes into this folder");
        }
    }

    /** Each in its own place, and all of them: whose list is lacking is good for whoever asks only there. */
    private void demandLists(Generation next) throws IOException {
        Manifest manifest = next.manifest();
        if (manifest.shards().size() != places.shards()) {
            throw new IOException("another number of lists than certificates name");
        }
        demandSigned(next, manifest.list(), places.scopeOfWhole());
        long entries = 0;
        for (int i = 0; i < manifest.shards().size(); i++) {
            demandSigned(next, manifest.shards().get(i), Optional.of(places.scopeOfShard(i)));
            entries += manifest.shards().get(i).entries();
        }
        if (!manifest.shards().isEmpty() && entries != manifest.list().entries()) {
            throw new IOException("shards that are not the whole list");
        }
    }

    private void demandSigned(Generation next, Manifest.ListFile file, Optional<Der> scope) throws IOException {
        SignedList list = SignedList.read(next.file(file), issuer, verifier, Optional.empty())
                .filter(signed -> signed.is(file))
                .orElseThrow(() -> new IOException("a list that the CA did not sign, or not as the publication says"));
        if (!list.scope().equals(scope)) {
            throw new IOException("a list for other certificates than its place says");
        }
    }

    /** Those that are not in force yet: the others were looked at before they were. */
    private void demandAnswers(Generation next, Optional<Manifest> there) throws IOException {
        Set<Manifest.AnswerFile> known = there.map(Manifest::files)
                .<Set<Manifest.AnswerFile>>map(Set::copyOf)
                .orElse(Set.of());
        AnswerSample sample = new AnswerSample(responder, issuer, clock.instant());
        for (Answers answers : next.answers().files()) {
            if (!known.contains(StatusFolder.nameOf(answers))) {
                sample.demand(answers);
            }
        }
    }

    /** None where it is not what was put there: it is asked for anew, and operators hear of it. */
    private Optional<Manifest> inForce() {
        try {
            Optional<Manifest> found = folder.verified().map(Generation::manifest);
            found.ifPresent(manifest -> last = Optional.of(manifest));
            return found;
        } catch (IOException e) {
            LOG.atError()
                    .addKeyValue("alarm", "brought-status-altered")
                    .setCause(e)
                    .log("What the CA brought was altered here; it is asked for anew");
            return Optional.empty();
        }
    }

    /** By the numbers that the CA signs: the one of the publication could be raised by whoever brings it until none is newer. */
    private Manifest newer(String text) throws IOException {
        Manifest offered = Manifest.read(text);
        if (StatusFolder.digests(offered).size() > MOST_FILES) {
            throw new IOException("more files than any publication has");
        }
        if (Instant.ofEpochSecond(offered.newestList()).isAfter(clock.instant().plus(AHEAD))) {
            throw new NotTaken("publication-from-the-future", "a list that is made later than now");
        }
        if (last.isPresent()) {
            Succession.demand(offered, last.get());
        }
        return offered;
    }
}
