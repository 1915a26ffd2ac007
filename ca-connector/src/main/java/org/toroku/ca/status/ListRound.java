package org.toroku.ca.status;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.toroku.ca.journal.StatusJournal;
import org.toroku.ca.profile.CrlAddress;
import org.toroku.ca.profile.IssuerIdentity;
import org.toroku.ca.status.StatusFailPoint.Step;
import org.toroku.pki.Der;

/**
 * Makes the lists of a publication: the one of all certificates, and the shards where there are some. Entries of a list that
 * this process published are taken over by their digest and only new ones put behind them; at the first list after a start, and after
 * half a day, they are read from the journal again. Each list is read back from the disk and put on record. Not thread-safe.
 */
final class ListRound {
    private static final Logger LOG = LoggerFactory.getLogger(ListRound.class);
    /** Entries are read from the journal after so many seconds at the latest. */
    private static final long TAKEN_OVER = 43_200;
    /** More new entries are read with all the others: they would have to fit into memory. */
    private static final long MANY = 20_000;

    private static final int BUFFER = 65_536;
    private static final int SHARD_BUFFER = 8_192;
    /** The whole list is named so beside the numbers of the shards. */
    private static final int WHOLE = -1;

    /** What does not change from one publication to the next. */
    record Parts(
            StatusSettings settings,
            List<CrlAddress> addresses,
            IssuerIdentity issuer,
            StatusSigner signer,
            StatusJournal journal,
            StatusFolder folder,
            StatusFailPoint failPoint) {
        int shards() {
            int shards = addresses.isEmpty() ? 1 : addresses.getFirst().shards();
            return shards == 1 ? 0 : shards;
        }
    }

    /** @param journalRead second at which all of them were made from the journal alone */
    record Lists(Manifest.ListFile whole, List<Manifest.ListFile> shards, long journalRead) {}

    private final Parts parts;
    private final CrlWriter writer;
    /**
     * Lists that this process made of what it had read and verified. Of no others are entries taken over: whoever can write
     * the folder can write a list and a manifest that fits it.
     */
    private final Set<Manifest.ListFile> own = new HashSet<>();

    private long read;

    ListRound(Parts parts) {
        this.parts = parts;
        this.writer = new CrlWriter(parts.issuer(), parts.signer());
    }

    /** Whether lists have to be made, though nobody was revoked. */
    boolean due(Manifest former, long now) {
        return former.shards().size() != parts.shards()
                || former.lists().stream().anyMatch(list -> due(list, now));
    }

    private boolean due(Manifest.ListFile list, long now) {
        long half = parts.settings().listValidity().toSeconds() / 2;
        return fromFuture(list, now) || list.nextUpdate() - now <= half;
    }

    static boolean fromFuture(Manifest.ListFile list, long now) {
        return list.thisUpdate() > now + AnswerEntry.SMALL_STEP;
    }

    /** @throws NotPublished where this process was started with another number than the one that certificates rely on */
    void demandShards(StatusJournal.Moment moment) {
        if (moment.shards() != Math.max(1, parts.shards())) {
            throw NotPublished.refused("other-number-of-shards");
        }
    }

    /**
     * Whether the journal has the revocations of the former list and those since, and no others.
     *
     * @throws NotPublished where some are gone: nothing takes a revocation back
     */
    boolean agrees(StatusJournal.Moment moment, Manifest former) {
        long meant = former.list().entries() + moment.revokedAfter(former.events());
        long found = moment.revocations();
        if (found < meant) {
            throw NotPublished.refused("journal-set-back");
        }
        if (found > meant) {
            alarm("other-count");
        }
        return found == meant;
    }

    /**
     * The former lists where they still say all, else new ones.
     *
     * @param agrees whether what was published before is what the journal said
     */
    Lists run(StatusJournal.Moment moment, Optional<Generation> former, boolean agrees, long now) throws IOException {
        if (former.isEmpty()) {
            return fromJournal(moment, 0, now);
        }
        Manifest manifest = former.get().manifest();
        own.retainAll(manifest.lists());
        long revoked = moment.revokedAfter(manifest.events());
        if (agrees && revoked == 0 && !due(manifest, now)) {
            return new Lists(manifest.list(), manifest.shards(), manifest.journalRead());
        }
        boolean takenOver = agrees
                && own.containsAll(manifest.lists())
                && revoked <= MANY
                && Math.abs(now - read) < TAKEN_OVER
                && manifest.shards().size() == parts.shards();
        if (takenOver) {
            try {
                return extended(moment, former.get(), now);
            } catch (EntryBlock.Altered e) {
                alarm(String.valueOf(e.getMessage()));
            }
        }
        long last = manifest.lists().stream()
                .mapToLong(Manifest.ListFile::number)
                .max()
                .orElse(0);
        return fromJournal(moment, last, now);
    }

    private static void alarm(String what) {
        LOG.atError()
                .addKeyValue("alarm", "status-entries-altered")
                .addKeyValue("what", what)
                .log("What was published is not what the journal says; the lists are made from the journal anew");
    }

    /** New entries of one list, encoded. */
    private static final class Fresh {
        private final ByteArrayOutputStream octets = new ByteArrayOutputStream();
        private long count;

        void add(EntryEncoder encoder, int length) {
            octets.write(encoder.buffer(), 0, length);
            count++;
        }
    }

    private Lists extended(StatusJournal.Moment moment, Generation former, long now) throws IOException {
        Manifest manifest = former.manifest();
        List<Fresh> fresh = new ArrayList<>();
        for (int i = WHOLE; i < parts.shards(); i++) {
            fresh.add(new Fresh());
        }
        EntryEncoder encoder = new EntryEncoder();
        moment.eachRevocationAfter(manifest.events(), (top, middle, low, isRevoked, revokedAt, reason) -> {
            int length = encoder.encode(new SerialKey(top, middle, low), revokedAt, reason);
            fresh.getFirst().add(encoder, length);
            if (parts.shards() > 0) {
                fresh.get(1 + CrlAddress.shardOf(low, parts.shards())).add(encoder, length);
            }
        });
        if (manifest.list().entries() + fresh.getFirst().count != moment.revocations()) {
            // nothing is signed of it; the next publication reads all from the journal
            own.clear();
            throw NotPublished.refused("list-count-differs");
        }
        List<Manifest.ListFile> lists = new ArrayList<>();
        for (int i = 0; i < fresh.size(); i++) {
            Manifest.ListFile list = manifest.lists().get(i);
            Fresh more = fresh.get(i);
            lists.add(
                    more.count == 0 && !due(list, now)
                            ? list
                            : made(
                                    i - 1,
                                    new CrlWriter.Entries(
                                            block(former, list), Der.of(more.octets.toByteArray()), more.count),
                                    moment,
                                    list.number(),
                                    now));
        }
        return lists(lists, manifest.journalRead());
    }

    private static EntryBlock block(Generation former, Manifest.ListFile list) {
        Manifest.Region region = list.region().orElseThrow();
        return new EntryBlock(former.file(list), region.offset(), region.length(), list.entries(), region.sha256());
    }

    private static Lists lists(List<Manifest.ListFile> all, long journalRead) {
        List<Manifest.ListFile> shards = all.subList(1, all.size());
        if (!shards.isEmpty()
                && shards.stream().mapToLong(Manifest.ListFile::entries).sum()
                        != all.getFirst().entries()) {
            throw NotPublished.refused("shards-count-differs");
        }
        return new Lists(all.getFirst(), shards, journalRead);
    }

    private Lists fromJournal(StatusJournal.Moment moment, long last, long now) throws IOException {
        List<EntryBlock.Spool> spools = new ArrayList<>();
        try {
            for (int i = WHOLE; i < parts.shards(); i++) {
                Path file = parts.folder().file("entries" + (i == WHOLE ? "" : "-" + i) + DurableFile.UNFINISHED);
                spools.add(new EntryBlock.Spool(file, i == WHOLE ? BUFFER : SHARD_BUFFER));
            }
            moment.eachRevocation((top, middle, low, revoked, revokedAt, reason) -> {
                SerialKey serial = new SerialKey(top, middle, low);
                spools.getFirst().add(serial, revokedAt, reason);
                if (parts.shards() > 0) {
                    spools.get(1 + CrlAddress.shardOf(low, parts.shards())).add(serial, revokedAt, reason);
                }
            });
            List<EntryBlock> blocks = new ArrayList<>();
            for (EntryBlock.Spool spool : spools) {
                blocks.add(spool.finish());
            }
            parts.failPoint().reached(Step.ENTRIES_SPOOLED);
            if (blocks.getFirst().count() != moment.revocations()) {
                throw NotPublished.refused("list-count-differs");
            }
            List<Manifest.ListFile> lists = new ArrayList<>();
            for (int i = 0; i < blocks.size(); i++) {
                lists.add(made(i - 1, CrlWriter.Entries.of(blocks.get(i)), moment, last, now));
                Files.deleteIfExists(blocks.get(i).file());
            }
            read = now;
            return lists(lists, now);
        } finally {
            for (EntryBlock.Spool spool : spools) {
                spool.close();
            }
        }
    }

    /** Writes a list, reads it back and puts it on record; nobody can fetch it yet. */
    private Manifest.ListFile made(
            int shard, CrlWriter.Entries entries, StatusJournal.Moment moment, long last, long now) throws IOException {
        long number = parts.journal().nextNumber(last);
        CrlWriter.Frame frame = new CrlWriter.Frame(
                number, now, now + parts.settings().listValidity().toSeconds(), places(shard));
        String name = "list-" + number + ".crl";
        Path file = parts.folder().file(name);
        CrlWriter.Written written = writer.write(file, frame, entries);
        parts.failPoint().reached(Step.LIST_WRITTEN);
        Optional<String> objection =
                CrlCheck.objection(file, parts.issuer(), parts.signer().verifier(), frame, entries.count());
        if (objection.isPresent()) {
            throw NotPublished.refused(objection.get());
        }
        parts.journal()
                .record(new StatusJournal.SignedList(
                        number,
                        Instant.ofEpochSecond(frame.thisUpdate()),
                        Instant.ofEpochSecond(frame.nextUpdate()),
                        written.sha256(),
                        written.bytes(),
                        entries.count(),
                        moment.events()));
        parts.failPoint().reached(Step.RECORDED);
        EntryBlock block = written.entries();
        Manifest.ListFile made = new Manifest.ListFile(
                name,
                written.sha256(),
                number,
                entries.count(),
                frame.thisUpdate(),
                frame.nextUpdate(),
                Optional.of(new Manifest.Region(block.offset(), block.length(), block.sha256())));
        own.add(made);
        return made;
    }

    /** A shard names the places that certificates name; the whole list is for all of them where nothing else is set. */
    private List<URI> places(int shard) {
        return shard == WHOLE
                ? parts.settings().distributionPoint().stream().toList()
                : parts.addresses().stream()
                        .map(address -> URI.create(address.shard(shard)))
                        .toList();
    }
}
