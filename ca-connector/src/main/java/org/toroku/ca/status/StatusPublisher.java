package org.toroku.ca.status;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.toroku.ca.journal.JournalUnavailable;
import org.toroku.ca.journal.StatusJournal;
import org.toroku.ca.profile.CrlAddress;
import org.toroku.ca.profile.IssuerIdentity;
import org.toroku.ca.status.StatusFailPoint.Step;
import org.toroku.pki.Der;

/**
 * Publishes list and answers of one moment of the journal. Everything is written and checked beside what is published,
 * then one renaming switches both: whoever dies before leaves the former publication, whole. Thread-safe.
 */
public final class StatusPublisher implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(StatusPublisher.class);
    /** Files of answers that publications in a hurry leave unmerged, at the most. */
    private static final int MANY_FILES = 16;
    /** Every certificate is read from the journal after so long, and compared with what is answered about it. */
    private static final Duration ALL_READ = Duration.ofHours(12);

    private final StatusSettings settings;
    private final IssuerIdentity issuer;
    private final StatusJournal journal;
    private final StatusSigner issuerKey;
    private final StatusSigner responderKey;
    private final ResponderCertificates responders;
    private final StatusFolder folder;
    private final ListRound lists;
    private final AnswerRound.Signers signers;
    private final Clock clock;
    private final StatusFailPoint failPoint;
    private volatile String trouble = "";
    private Optional<Instant> allRead = Optional.empty();
    /** What this process published last. Whoever can write the folder can write a publication that leaves something out. */
    private Optional<Manifest> own = Optional.empty();

    /**
     * What a publication is made of, beside its settings.
     *
     * @param lists where certificates say that their lists are
     */
    public record Parts(
            IssuerIdentity issuer,
            StatusSigner issuerKey,
            StatusSigner responderKey,
            StatusJournal journal,
            org.toroku.ca.journal.ResponderJournal responders,
            List<CrlAddress> lists) {}

    public StatusPublisher(StatusSettings settings, Parts parts, Clock clock, StatusFailPoint failPoint) {
        this.settings = settings;
        this.issuer = parts.issuer();
        this.journal = parts.journal();
        this.issuerKey = parts.issuerKey();
        this.responderKey = parts.responderKey();
        this.responders = new ResponderCertificates(
                issuer,
                parts.issuerKey(),
                responderKey.publicKey(),
                parts.responders(),
                settings.responderValidity(),
                failPoint);
        this.folder = new StatusFolder(settings.folder());
        this.lists = new ListRound(
                new ListRound.Parts(settings, parts.lists(), issuer, parts.issuerKey(), journal, folder, failPoint));
        this.signers = new AnswerRound.Signers(settings.signers());
        this.clock = clock;
        this.failPoint = failPoint;
    }

    /** Publishes what has changed; does nothing where nothing has, and all of it lasts long enough. */
    public Publishing publish() {
        try (StatusFolder.@Nullable Turn turn = folder.turn().orElse(null)) {
            if (turn == null) {
                return new Publishing.Busy();
            }
            Publishing done = publishInTurn();
            trouble = "";
            return done;
        } catch (NotPublished e) {
            tell(String.valueOf(e.getMessage()), e);
            return e.answer();
        } catch (JournalUnavailable e) {
            tell("journal-away", e);
            return new Publishing.Unavailable("journal-away");
        } catch (IOException | UncheckedIOException e) {
            tell("folder-unusable", e);
            return new Publishing.Unavailable("folder-unusable");
        }
    }

    /** Of the responder's key, in force now, and made where there is none; empty where none can be made. */
    public Optional<Der> responderCertificate() {
        try {
            return Optional.of(responders.at(clock.instant()).certificate());
        } catch (NotPublished | JournalUnavailable e) {
            LOG.warn("the responder's key has no certificate: {}", e.getMessage(), e);
            return Optional.empty();
        }
    }

    /** Once, however often it is tried in vain. */
    private void tell(String reason, Exception cause) {
        if (!reason.equals(trouble)) {
            LOG.error("status is not published: {}", reason, cause);
        }
        trouble = reason;
    }

    /**
     * What is published, where it is what a publisher of this CA put on record; else nothing, so that all of it is made anew.
     * Whoever can write the folder can write a manifest and files that fit each other.
     */
    private Optional<Generation> believed() throws IOException {
        try {
            Optional<Generation> found = folder.verified();
            Optional<Manifest> manifest = found.map(Generation::manifest);
            if (manifest.isEmpty()
                    || manifest.equals(own)
                    || journal.published(manifest.get().sha256())) {
                return found;
            }
            demandNotSetBack(found.get());
            folder.distrust(manifest.get());
            if (journal.newestPublication() == 0) {
                LOG.info("What an earlier version published is made anew, and put on record");
            } else {
                altered("a publication that no publisher of this CA made");
            }
        } catch (StatusFolder.AlteredException e) {
            altered(String.valueOf(e.getMessage()));
        }
        return Optional.empty();
    }

    /** A list that the CA signed and the journal has forgotten says that the journal is an older one. */
    private void demandNotSetBack(Generation found) throws IOException {
        for (Manifest.ListFile list : found.manifest().lists()) {
            if (!journal.listed(list.number(), list.sha256())
                    && CrlCheck.signed(found.file(list), issuerKey.verifier())) {
                throw NotPublished.refused("journal-set-back");
            }
        }
    }

    private static void altered(String what) {
        LOG.atError()
                .addKeyValue("alarm", "status-folder-altered")
                .addKeyValue("what", what)
                .log("The folder is not what was published; all of it is made anew");
    }

    private Publishing publishInTurn() throws IOException {
        Instant now = clock.instant();
        Optional<Generation> former = believed();
        Optional<Manifest> manifest = former.map(Generation::manifest);
        folder.clear(manifest, now);
        if (manifest.isPresent()) {
            if (newestFromFuture(manifest.get(), now.getEpochSecond())) {
                demandRightClock(newest(manifest.get()), now);
            } else if (!due(manifest.get(), now)) {
                return new Publishing.Unchanged();
            }
        }
        if (manifest.isEmpty()
                || !journal.oldestRevocationAfter(manifest.get().events()).isPresent()) {
            return published(former, effort(settings.effort()), now);
        }
        // verifiers hear of revocations first; what lasts longer follows, in a publication of its own
        Publishing.Published first = published(former, ignored -> AnswerRound.Effort.none(), now);
        Instant then = clock.instant();
        Optional<Generation> revoked = folder.known();
        return due(revoked.orElseThrow().manifest(), then)
                ? first.and(published(revoked, effort(settings.effort()), then))
                : first;
    }

    /** What can wait gives way as soon as the journal has a revocation that this publication does not know. */
    private LongFunction<AnswerRound.Effort> effort(Duration most) {
        return events -> new AnswerRound.Effort(
                most, () -> journal.oldestRevocationAfter(events).isPresent());
    }

    private Publishing.Published published(
            Optional<Generation> former, LongFunction<AnswerRound.Effort> effort, Instant now) throws IOException {
        ResponderCertificates.InForce responder = responders.at(now);
        return journal.at(
                moment -> publish(moment, former, responder, effort.apply(moment.events()), now.getEpochSecond()));
    }

    private static Manifest.ListFile newest(Manifest manifest) {
        return manifest.lists().stream()
                .max(Comparator.comparingLong(Manifest.ListFile::thisUpdate))
                .orElseThrow();
    }

    private static boolean newestFromFuture(Manifest manifest, long now) {
        return ListRound.fromFuture(newest(manifest), now);
    }

    /**
     * Either this clock is behind now, or it was ahead when the list was made. The database's clock tells which: where both
     * say the same, the list was wrong, and everything that was signed by it is made anew.
     */
    private void demandRightClock(Manifest.ListFile list, Instant now) {
        Duration apart = Duration.between(now, journal.clock()).abs();
        if (apart.toSeconds() > AnswerEntry.SMALL_STEP) {
            throw NotPublished.refused("clock-set-back");
        }
        LOG.atError()
                .addKeyValue("alarm", "status-clock-was-ahead")
                .addKeyValue("list", list.number())
                .addKeyValue("thisUpdate", Instant.ofEpochSecond(list.thisUpdate()))
                .log("What is published was made by a clock that was ahead; it is made anew");
    }

    private boolean due(Manifest former, Instant now) {
        return former.pending() > 0
                || journal.oldestRevocationAfter(former.events()).isPresent()
                || journal.oldestCertificateAfter(former.events()).isPresent()
                || lists.due(former, now.getEpochSecond())
                || answersDue(former, now.getEpochSecond());
    }

    private boolean answersDue(Manifest former, long now) {
        return former.answersEnd() - now <= settings.answerValidity().toSeconds() / 2;
    }

    /** Empty where every serial has to be looked at, else the event after which something was written about the others. */
    private OptionalLong since(Optional<Manifest> former, AnswerRound.Effort effort, long now) {
        boolean all = former.isEmpty()
                || !former.equals(own)
                || former.get().pending() > 0
                || allRead.filter(at -> Math.abs(now - at.getEpochSecond()) < ALL_READ.toSeconds())
                        .isEmpty()
                || newestFromFuture(former.get(), now)
                || !effort.most().isZero() && answersDue(former.get(), now);
        return all ? OptionalLong.empty() : OptionalLong.of(former.get().events());
    }

    private Publishing.Published publish(
            StatusJournal.Moment moment,
            Optional<Generation> former,
            ResponderCertificates.InForce responder,
            AnswerRound.Effort effort,
            long now)
            throws IOException {
        lists.demandShards(moment);
        long events = moment.events();
        if (former.map(Generation::manifest)
                .or(() -> own)
                .filter(manifest -> events < manifest.events())
                .isPresent()) {
            // a journal that was set back would make the revoked good again
            throw NotPublished.refused("journal-set-back");
        }
        long number = former.map(generation -> generation.manifest().generation())
                        .orElseGet(() -> Math.max(folder.newestSeen(), journal.newestPublication()))
                + 1;
        boolean agrees = former.isEmpty() || lists.agrees(moment, former.get().manifest());
        ListRound.Lists made = lists.run(moment, former, agrees, now);
        AnswerRound round = new AnswerRound(
                settings, new AnswerMaker(issuer, responderKey, responder.certificate()), signers, failPoint);
        OptionalLong since = agrees ? since(former.map(Generation::manifest), effort, now) : OptionalLong.empty();
        AnswerRound.Outcome outcome = round.run(
                moment,
                since,
                former.map(Generation::answers).orElseGet(AnswerStack::empty),
                folder.file("answers-" + number + ".ocsp"),
                effort,
                now,
                responder.notAfter().getEpochSecond());
        failPoint.reached(Step.ANSWERS_WRITTEN);
        boolean hurry =
                effort.over().getAsBoolean() && outcome.answers().files().size() < MANY_FILES;
        AnswerStack answers =
                hurry ? outcome.answers() : outcome.answers().merged(folder.file("answers-" + number + "-merged.ocsp"));
        Counted counted = since.isPresent()
                ? counted(former.orElseThrow(), made.whole(), outcome)
                : counted(answers, made.whole(), moment.known() - outcome.pending(), now);
        Manifest next = new Manifest(
                number,
                made.whole(),
                made.shards(),
                made.journalRead(),
                events,
                counted.answers(),
                outcome.pending(),
                pendingSince(outcome, former.map(Generation::manifest), now),
                counted.end(),
                answers.files().stream().map(StatusFolder::nameOf).toList());
        journal.recordPublication(next.sha256(), number, events, Instant.ofEpochSecond(now));
        failPoint.reached(Step.BEFORE_SWITCH);
        folder.makeCurrent(new Generation(next, folder.folder(), answers));
        failPoint.reached(Step.AFTER_SWITCH);
        own = Optional.of(next);
        if (since.isEmpty()) {
            allRead = Optional.of(Instant.ofEpochSecond(now));
        }
        return new Publishing.Published(
                number,
                made.whole().number(),
                made.whole().entries(),
                next.answers(),
                outcome.signed(),
                outcome.pending());
    }

    private static long pendingSince(AnswerRound.Outcome outcome, Optional<Manifest> former, long now) {
        return outcome.pending() == 0
                ? 0
                : former.filter(manifest -> manifest.pending() > 0)
                        .map(Manifest::pendingSince)
                        .orElse(now);
    }

    /** @param end second at which the first answer ends */
    private record Counted(long answers, long end) {}

    /** Counts what will be answered against journal and list. */
    private static Counted counted(AnswerStack answers, Manifest.ListFile list, long known, long now)
            throws IOException {
        long[] counted = {0, 0, Long.MAX_VALUE};
        answers.each(found -> {
            if (found.entry().fromFuture(now)) {
                return;
            }
            counted[0]++;
            counted[1] += found.entry().state().revoked() ? 1 : 0;
            counted[2] = Math.min(counted[2], found.entry().nextUpdate());
        });
        if (counted[0] != known || counted[1] != list.entries()) {
            throw NotPublished.refused("answers-count-differs");
        }
        return new Counted(counted[0], counted[2]);
    }

    /** What was counted before, and what has changed, has to be what the list says. */
    private Counted counted(Generation former, Manifest.ListFile list, AnswerRound.Outcome outcome) {
        Manifest before = former.manifest();
        if (before.list().entries() + outcome.revoked() != list.entries()) {
            // the next publication looks at everything
            allRead = Optional.empty();
            throw NotPublished.refused("answers-count-differs");
        }
        long end = outcome.signed() == 0 ? before.answersEnd() : Math.min(before.answersEnd(), outcome.nextUpdate());
        return new Counted(before.answers() + outcome.fresh(), end);
    }

    /**
     * What is published and what waits for it, for alarms.
     *
     * @throws JournalUnavailable where the journal cannot be read
     */
    public StatusStanding standing() {
        return published()
                .map(Generation::manifest)
                .map(manifest -> new StatusStanding(
                        Optional.of(Instant.ofEpochSecond(manifest.listsEnd())),
                        manifest.answers() == 0
                                ? Optional.empty()
                                : Optional.of(Instant.ofEpochSecond(manifest.answersEnd())),
                        journal.oldestRevocationAfter(manifest.events()),
                        manifest.pending() == 0
                                ? journal.oldestCertificateAfter(manifest.events())
                                : Optional.of(Instant.ofEpochSecond(manifest.pendingSince()))))
                .orElseGet(StatusStanding::nothing);
    }

    /** Another process may have published it. */
    private Optional<Generation> published() {
        try {
            return folder.current();
        } catch (IOException e) {
            tell("folder-unusable", e);
            return folder.known();
        }
    }

    /** Where verifiers are answered from what is published. */
    public StatusShelf shelf() {
        return new StatusShelf(folder, issuer, clock);
    }

    /** Lets the threads go that sign. */
    @Override
    public void close() {
        signers.close();
    }
}
