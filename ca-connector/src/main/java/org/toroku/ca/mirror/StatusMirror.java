package org.toroku.ca.mirror;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.toroku.ca.mirror.PublicStore.Content;
import org.toroku.ca.mirror.PublicStore.PublicFile;
import org.toroku.ca.status.Publication;
import org.toroku.pki.Der;

/**
 * Copies what is published into a store, in the order in which verifiers need it: what says revoked, then the lists, then
 * the rest. A file is replaced whole; between them a store is not switched at one moment, as a folder is, but whoever is
 * revoked is never good again, and no older list replaces a newer one. What was copied is written down in the store itself,
 * so that a process that dies leaves nothing to be repaired: the next one goes on. One at a time may copy.
 */
public final class StatusMirror implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(StatusMirror.class);
    private static final String PURGE_FAILED = "purge-failed";
    private static final String LIST_TYPE = "application/pkix-crl";
    private static final String CERTIFICATE_TYPE = "application/pkix-cert";
    /** The store is looked at so often where nothing has changed here. */
    private static final Duration LOOK_AGAIN = Duration.ofMinutes(1);
    /** Caches are asked to forget so many answers at the most; beyond, they end by themselves. */
    private static final int MOST_FORGOTTEN = 3_000;

    private final Supplier<Optional<Publication>> shelf;
    private final Der issuer;
    private final PublicStore store;
    private final Purge purge;
    private final AnswerNames names;
    private final AnswerCopies copies;

    private String trouble = "";
    /** What this process wrote last; whatever else stands there, somebody else wrote. */
    private Optional<MirrorMark> own = Optional.empty();

    private Optional<Publication> before = Optional.empty();
    private Optional<Instant> lookedAt = Optional.empty();
    private final Behind behind = new Behind();
    private final Map<String, Der> lists = new HashMap<>();
    private final Set<String> toForget = new HashSet<>();

    /**
     * @param shelf what is published now
     * @param issuer the CA's certificate
     * @param names of answers in the store
     * @param uploads at the same time
     */
    public StatusMirror(
            Supplier<Optional<Publication>> shelf,
            Der issuer,
            PublicStore store,
            Purge purge,
            AnswerNames names,
            int uploads) {
        this.shelf = shelf;
        this.issuer = issuer;
        this.store = store;
        this.purge = purge;
        this.names = names;
        this.copies = new AnswerCopies(store, names, uploads);
    }

    /** One look; copies what is new. */
    public synchronized Mirroring round(Instant now) {
        Optional<Publication> published = shelf.get();
        if (published.isEmpty()) {
            return new Mirroring.NothingPublished();
        }
        Publication publication = published.get();
        behind.sees(publication.generation(), now);
        if (stands(publication)
                && lookedAt.filter(at -> at.plus(LOOK_AGAIN).isAfter(now) && !at.isAfter(now))
                        .isPresent()) {
            return new Mirroring.Unchanged();
        }
        try {
            Mirroring done = copy(publication, now);
            lookedAt = Optional.of(now);
            if (!(done instanceof Mirroring.Failed)) {
                trouble = "";
            }
            return done;
        } catch (StoreRefused e) {
            return new Mirroring.Refused(e.reason());
        } catch (IOException e) {
            return new Mirroring.Failed(tell("store-unusable", e));
        }
    }

    /** What operators have to hear of; see {@link Behind}. */
    public synchronized List<String> late(Instant now) {
        return behind.late(now);
    }

    private boolean stands(Publication publication) {
        return toForget.isEmpty()
                && before.filter(copied -> copied.generation() == publication.generation())
                        .isPresent();
    }

    /** Once, however often it is tried in vain. */
    private String tell(String reason, Exception cause) {
        if (!reason.equals(trouble)) {
            LOG.error("status is not copied: {}", reason, cause);
        }
        trouble = reason;
        return reason;
    }

    private Mirroring copy(Publication publication, Instant now) throws IOException {
        Publication.ListCopy whole = publication.lists().getFirst();
        MirrorMark found = demandNotAhead(whole);
        copies.keepOnly(publication);
        long put = 0;
        if (own.isEmpty()) {
            demandSlashes();
            putCertificate();
            put += 2;
        }
        put += copies.revoked(publication, before, now, this::forgetLater);
        put += putLists(publication);
        MirrorMark told = mark(whole, publication);
        if (!told.equals(found)) {
            write(told);
        }
        behind.toldOf(publication.generation());
        // what says revoked is not hidden by caches until the rest is copied
        boolean forgotten = forget();
        long rest = copies.rest(publication, before, now, () -> newer(publication));
        if (rest < 0) {
            return new Mirroring.GaveWay();
        }
        MirrorMark all = mark(whole, publication);
        if (!all.equals(told)) {
            write(all);
        }
        before = Optional.of(publication);
        behind.allCopied(publication.generation());
        if (!forgotten) {
            return new Mirroring.Failed(PURGE_FAILED);
        }
        return put + rest == 0 && found != null
                ? new Mirroring.Unchanged()
                : new Mirroring.Copied(whole.number(), put + rest);
    }

    private boolean newer(Publication than) {
        return shelf.get().filter(now -> now.generation() != than.generation()).isPresent();
    }

    /** What stands there, where it may be replaced; begins anew where somebody else wrote it. */
    private @Nullable MirrorMark demandNotAhead(Publication.ListCopy whole) throws IOException {
        Optional<byte[]> bytes = store.read(MirrorMark.NAME);
        Optional<MirrorMark> there = Optional.empty();
        if (bytes.isPresent()) {
            try {
                there = Optional.of(MirrorMark.read(bytes.get()));
            } catch (IOException e) {
                LOG.warn("{} in the store cannot be read", MirrorMark.NAME, e);
                throw new StoreRefused("mark-unreadable");
            }
        }
        if (there.filter(mark -> mark.list() > whole.number()).isPresent()) {
            throw new StoreRefused("store-ahead");
        }
        if (there.filter(mark ->
                        mark.list() == whole.number() && !mark.listSha256().equals(whole.sha256()))
                .isPresent()) {
            throw new StoreRefused("other-list");
        }
        if (!there.equals(own)) {
            own = Optional.empty();
            before = Optional.empty();
            lists.clear();
            behind.beginAnew();
            copies.beginWith(there.map(MirrorMark::answers).orElse(Set.of()));
        }
        return there.orElse(null);
    }

    /** Stores over a file system lose what is called so, and say that they have it. */
    private void demandSlashes() throws IOException {
        if (names != AnswerNames.SLASHES) {
            return;
        }
        for (String name : List.of("ocsp/probe/", "ocsp/probe//probe")) {
            Der probe = Der.of(name.getBytes(StandardCharsets.US_ASCII));
            store.put(new PublicFile(name, "text/plain", new Content.Bytes(probe), Optional.empty()));
            if (store.read(name).filter(bytes -> Der.of(bytes).equals(probe)).isEmpty()) {
                throw new StoreRefused("slashes-not-taken");
            }
        }
    }

    private void putCertificate() throws IOException {
        for (String name : List.of("ca.crt", "ca.cer")) {
            store.put(new PublicFile(name, CERTIFICATE_TYPE, new Content.Bytes(issuer), Optional.empty()));
        }
    }

    private long putLists(Publication publication) throws IOException {
        long put = 0;
        // the whole one last: where it stands, the others do
        for (Publication.ListCopy list : publication.lists().reversed()) {
            if (!Optional.of(list.sha256()).equals(Optional.ofNullable(lists.get(list.name())))
                    || !store.sha256(list.name()).equals(Optional.of(list.sha256()))) {
                store.put(new PublicFile(
                        list.name(),
                        LIST_TYPE,
                        new Content.OnDisk(list.file(), list.sha256()),
                        Optional.of(list.nextUpdate())));
                lists.put(list.name(), list.sha256());
                toForget.add(list.name());
                put++;
            }
        }
        return put;
    }

    private MirrorMark mark(Publication.ListCopy whole, Publication publication) {
        return new MirrorMark(whole.number(), whole.sha256(), copies.complete(publication));
    }

    private void write(MirrorMark mark) throws IOException {
        store.put(new PublicFile(
                MirrorMark.NAME, "text/plain", new Content.Bytes(Der.of(mark.text())), Optional.empty()));
        own = Optional.of(mark);
    }

    private void forgetLater(String name) {
        if (toForget.size() < MOST_FORGOTTEN) {
            toForget.add(name);
        }
    }

    /** @return whether caches have forgotten all that they should; else they are told again at the next look */
    private boolean forget() {
        if (toForget.isEmpty()) {
            return true;
        }
        try {
            purge.forget(List.copyOf(toForget));
            toForget.clear();
            return true;
        } catch (IOException e) {
            tell(PURGE_FAILED, e);
            return false;
        }
    }

    @Override
    public void close() {
        copies.close();
    }
}
