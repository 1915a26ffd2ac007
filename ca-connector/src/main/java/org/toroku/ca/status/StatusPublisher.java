package org.toroku.ca.status;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.toroku.ca.journal.JournalUnavailable;
import org.toroku.ca.journal.StatusJournal;
import org.toroku.ca.profile.IssuerIdentity;
import org.toroku.ca.status.StatusFailPoint.Step;

/**
 * Publishes list and answers of one moment of the journal. Everything is written and checked beside what is published,
 * then one renaming switches both: whoever dies before leaves the former publication, whole. Thread-safe.
 */
public final class StatusPublisher implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(StatusPublisher.class);
    /** Files of answers that publications in a hurry leave unmerged, at the most. */
    private static final int MANY_FILES = 16;

    private final StatusSettings settings;
    private final IssuerIdentity issuer;
    private final StatusJournal journal;
    private final StatusSigner issuerKey;
    private final StatusSigner responderKey;
    private final ResponderCertificates responders;
    private final StatusFolder folder;
    private final CrlWriter lists;
    private final AnswerRound.Signers signers;
    private final Clock clock;
    private final StatusFailPoint failPoint;
    private volatile String trouble = "";

    /** What a publication is made of, beside its settings. */
    public record Parts(
            IssuerIdentity issuer,
            StatusSigner issuerKey,
            StatusSigner responderKey,
            StatusJournal journal,
            org.toroku.ca.journal.ResponderJournal responders) {}

    public StatusPublisher(StatusSettings settings, Parts parts, Clock clock, StatusFailPoint failPoint) {
        this.settings = settings;
        this.issuer = parts.issuer();
        this.journal = parts.journal();
        this.issuerKey = parts.issuerKey();
        this.responderKey = parts.responderKey();
        this.responders = new ResponderCertificates(
                issuer,
                issuerKey,
                responderKey.publicKey(),
                parts.responders(),
                settings.responderValidity(),
                failPoint);
        this.folder = new StatusFolder(settings.folder());
        this.lists = new CrlWriter(issuer, issuerKey, settings.distributionPoint(), failPoint);
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

    /** Once, however often it is tried in vain. */
    private void tell(String reason, Exception cause) {
        if (!reason.equals(trouble)) {
            LOG.error("status is not published: {}", reason, cause);
        }
        trouble = reason;
    }

    private Publishing publishInTurn() throws IOException {
        Instant now = clock.instant();
        Optional<Generation> former = folder.current();
        Optional<Manifest> manifest = former.map(Generation::manifest);
        folder.clear(manifest, now);
        if (manifest.isPresent()) {
            if (fromFuture(manifest.get().list(), now.getEpochSecond())) {
                demandRightClock(manifest.get().list(), now);
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

    private static boolean fromFuture(Manifest.ListFile list, long now) {
        return list.thisUpdate() > now + AnswerEntry.SMALL_STEP;
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
                || listDue(former, now.getEpochSecond())
                || former.answersEnd() - now.getEpochSecond() <= half(settings.answerValidity());
    }

    private boolean listDue(Manifest former, long now) {
        return fromFuture(former.list(), now) || former.list().nextUpdate() - now <= half(settings.listValidity());
    }

    private static long half(Duration validity) {
        return validity.toSeconds() / 2;
    }

    private Publishing.Published publish(
            StatusJournal.Moment moment,
            Optional<Generation> former,
            ResponderCertificates.InForce responder,
            AnswerRound.Effort effort,
            long now)
            throws IOException {
        long events = moment.events();
        if (former.isPresent() && events < former.get().manifest().events()) {
            // a journal that was set back would make the revoked good again
            throw NotPublished.refused("journal-set-back");
        }
        long number =
                former.map(generation -> generation.manifest().generation()).orElse(0L) + 1;
        Manifest.ListFile list = list(moment, former.map(Generation::manifest), events, now);
        AnswerRound round = new AnswerRound(
                settings, new AnswerMaker(issuer, responderKey, responder.certificate()), signers, failPoint);
        AnswerRound.Outcome outcome = round.run(
                moment,
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
        long end = checked(answers, list.entries(), moment.known() - outcome.pending(), now);
        Manifest next = new Manifest(
                number,
                list,
                events,
                moment.known() - outcome.pending(),
                outcome.pending(),
                pendingSince(outcome, former.map(Generation::manifest), now),
                end,
                answers.files().stream().map(StatusFolder::nameOf).toList());
        failPoint.reached(Step.BEFORE_SWITCH);
        folder.makeCurrent(new Generation(next, folder.file(list.name()), answers));
        failPoint.reached(Step.AFTER_SWITCH);
        return new Publishing.Published(
                number, list.number(), list.entries(), next.answers(), outcome.signed(), outcome.pending());
    }

    private static long pendingSince(AnswerRound.Outcome outcome, Optional<Manifest> former, long now) {
        return outcome.pending() == 0
                ? 0
                : former.filter(manifest -> manifest.pending() > 0)
                        .map(Manifest::pendingSince)
                        .orElse(now);
    }

    /** The former list where it still says all, else a new one, read back from the disk and put on record. */
    private Manifest.ListFile list(StatusJournal.Moment moment, Optional<Manifest> former, long events, long now)
            throws IOException {
        if (former.isPresent()
                && !listDue(former.get(), now)
                && !moment.revokedAfter(former.get().events())) {
            return former.get().list();
        }
        long number = journal.nextNumber(
                former.map(manifest -> manifest.list().number()).orElse(0L));
        CrlWriter.Frame frame =
                new CrlWriter.Frame(number, now, now + settings.listValidity().toSeconds());
        String name = "list-" + number + ".crl";
        Path file = folder.file(name);
        CrlWriter.Written written = lists.write(
                file,
                frame,
                taker -> moment.eachRevocation(
                        (serial, revoked, revokedAt, reason) -> taker.take(serial, revokedAt, reason)));
        failPoint.reached(Step.LIST_WRITTEN);
        Optional<String> objection =
                CrlCheck.objection(file, issuer, issuerKey.verifier(), frame, moment.revocations());
        if (objection.isPresent()) {
            throw NotPublished.refused(objection.get());
        }
        Instant thisUpdate = Instant.ofEpochSecond(frame.thisUpdate());
        Instant nextUpdate = Instant.ofEpochSecond(frame.nextUpdate());
        journal.record(new StatusJournal.SignedList(
                number, thisUpdate, nextUpdate, written.sha256(), written.bytes(), written.entries(), events));
        failPoint.reached(Step.RECORDED);
        return new Manifest.ListFile(
                name, written.sha256(), number, written.entries(), frame.thisUpdate(), frame.nextUpdate());
    }

    /** Counts what will be answered against journal and list. Answers with the second at which the first answer ends. */
    private static long checked(AnswerStack answers, long revoked, long known, long now) throws IOException {
        long[] counted = {0, 0, Long.MAX_VALUE};
        answers.each(found -> {
            if (found.entry().fromFuture(now)) {
                return;
            }
            counted[0]++;
            counted[1] += found.entry().state().revoked() ? 1 : 0;
            counted[2] = Math.min(counted[2], found.entry().nextUpdate());
        });
        if (counted[0] != known || counted[1] != revoked) {
            throw NotPublished.refused("answers-count-differs");
        }
        return counted[2];
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
                        Optional.of(Instant.ofEpochSecond(manifest.list().nextUpdate())),
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
