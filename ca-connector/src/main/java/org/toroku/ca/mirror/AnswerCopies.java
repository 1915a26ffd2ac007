package org.toroku.ca.mirror;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.toroku.ca.mirror.PublicStore.Content;
import org.toroku.ca.mirror.PublicStore.PublicFile;
import org.toroku.ca.status.Publication;
import org.toroku.ca.status.Publication.AnswerCopy;
import org.toroku.ca.status.Publication.AnswerSet;
import org.toroku.pki.Der;

/**
 * Puts answers where a verifier's GET finds them: below {@code ocsp/}, under a name made of each question. Files of answers never change, so that how far each was copied is all there is to know.
 */
final class AnswerCopies implements AutoCloseable {
    private static final String TYPE = "application/ocsp-response";
    private static final int BATCH = 256;

    private final PublicStore store;
    private final AnswerNames names;
    private final ExecutorService uploads;
    /** How many answers of a file were copied, from its beginning. */
    private final Map<Der, Long> copied = new HashMap<>();
    /** Files whose answers that say revoked were copied. */
    private final Set<Der> revokedCopied = new HashSet<>();
    /** Files that stand there whole, whatever is in them. */
    private final Set<Der> whole = new HashSet<>();

    AnswerCopies(PublicStore store, AnswerNames names, int uploads) {
        this.store = store;
        this.names = names;
        this.uploads = Executors.newFixedThreadPool(
                uploads, Thread.ofPlatform().name("status-mirror-", 0).daemon().factory());
    }

    /** Forgets what was copied, but what the store says of itself. */
    void beginWith(Set<Der> there) {
        copied.clear();
        revokedCopied.clear();
        whole.clear();
        whole.addAll(there);
    }

    void keepOnly(Publication publication) {
        Set<Der> files = new HashSet<>();
        publication.answers().forEach(set -> files.add(set.sha256()));
        copied.keySet().retainAll(files);
        revokedCopied.retainAll(files);
        whole.retainAll(files);
    }

    /** Files of {@code publication} all of whose answers stand in the store. */
    Set<Der> complete(Publication publication) {
        Set<Der> files = new HashSet<>();
        publication.answers().stream()
                .map(AnswerSet::sha256)
                .filter(whole::contains)
                .forEach(files::add);
        return files;
    }

    /** @param asked what verifiers ask for */
    private record Upload(String asked, PublicFile file) {}

    /** Copies what says revoked. @return files that were put there */
    long revoked(Publication publication, Optional<Publication> before, Instant now, Consumer<String> replaced)
            throws IOException {
        long put = 0;
        for (AnswerSet set : publication.answers()) {
            if (whole.contains(set.sha256()) || revokedCopied.contains(set.sha256())) {
                continue;
            }
            List<Upload> batch = new ArrayList<>();
            for (long i = 0; i < set.count(); i++) {
                if (set.revoked(i)) {
                    add(set.at(i, before), now, batch);
                }
                if (batch.size() >= BATCH || i == set.count() - 1) {
                    put(batch);
                    put += batch.size();
                    batch.forEach(each -> replaced.accept(each.asked()));
                    batch.clear();
                }
            }
            revokedCopied.add(set.sha256());
        }
        return put;
    }

    /** Copies everything else. @return files that were put there; -1 where it gave way before the end */
    long rest(Publication publication, Optional<Publication> before, Instant now, BooleanSupplier giveWay)
            throws IOException {
        long put = 0;
        for (AnswerSet set : publication.answers()) {
            if (whole.contains(set.sha256())) {
                continue;
            }
            long at = copied.getOrDefault(set.sha256(), 0L);
            while (at < set.count()) {
                if (giveWay.getAsBoolean()) {
                    return -1;
                }
                List<Upload> batch = new ArrayList<>();
                while (at < set.count() && batch.size() < BATCH) {
                    if (!set.revoked(at)) {
                        add(set.at(at, before), now, batch);
                    }
                    at++;
                }
                put(batch);
                put += batch.size();
                copied.put(set.sha256(), at);
            }
            whole.add(set.sha256());
        }
        return put;
    }

    private void add(Optional<AnswerCopy> answer, Instant now, List<Upload> batch) {
        answer.filter(each -> each.nextUpdate().isAfter(now))
                .ifPresent(each -> each.questions().forEach(question -> batch.add(upload(question, each))));
    }

    private Upload upload(Der question, AnswerCopy answer) {
        return new Upload(
                AnswerNames.asked(question),
                new PublicFile(
                        names.of(question),
                        TYPE,
                        new Content.Bytes(answer.answer()),
                        Optional.of(answer.nextUpdate())));
    }

    private void put(List<Upload> batch) throws IOException {
        List<Callable<Boolean>> tasks = new ArrayList<>();
        for (Upload each : batch) {
            tasks.add(() -> {
                store.put(each.file());
                return true;
            });
        }
        try {
            for (Future<Boolean> each : uploads.invokeAll(tasks)) {
                each.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } catch (ExecutionException e) {
            throw new IOException("an answer was not put there", e.getCause());
        }
    }

    @Override
    public void close() {
        uploads.shutdownNow();
    }
}
