package org.toroku.ca.log;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.toroku.ca.TokenSigner;
import org.toroku.ca.journal.JournalUnavailable;
import org.toroku.ca.journal.LogJournal;
import org.toroku.ca.log.HeadCheck.Comparison;
import org.toroku.ca.log.LogFailPoint.Step;
import org.toroku.ca.log.MerkleLog.Growth;
import org.toroku.pki.Der;
import org.toroku.pki.merkle.MerkleTree;
import org.toroku.pki.merkle.Nodes;

/**
 * Takes the journal's events into the log, has heads signed, and puts each outside of the database before it is on record.
 * A head is signed only over a log that leads to the newest head outside: the key must not vouch for two histories.
 */
public final class LogKeeper {
    /** Why nothing is issued before the first look. */
    static final String NOT_LOOKED = "log-not-looked-at";

    private static final String BY_JOURNAL = "log-contradicted-by-journal";

    private static final Logger LOG = LoggerFactory.getLogger(LogKeeper.class);

    /** @param origin name of the log, in each head */
    public record Parts(LogJournal journal, TokenSigner key, String origin) {
        public static Parts of(LogJournal journal, TokenSigner key, Der caCertificate) {
            return new Parts(journal, key, Checkpoint.origin(caCertificate));
        }
    }

    private final LogSettings settings;
    private final Parts parts;
    private final MerkleLog log;
    private final HeadFolder folder;
    private final HeadCheck check;
    private final Clock clock;
    private final LogFailPoint failPoint;
    private volatile Optional<String> objection = Optional.of(NOT_LOOKED);
    private volatile Optional<SignedCheckpoint> newest = Optional.empty();
    private final Optional<HeadStamper> stamper;
    private volatile Optional<String> late = Optional.empty();

    public LogKeeper(LogSettings settings, Parts parts, Clock clock, LogFailPoint failPoint) {
        this.settings = settings;
        this.parts = parts;
        this.log = new MerkleLog(parts.journal(), failPoint);
        this.folder = new HeadFolder(settings.folder());
        this.check = new HeadCheck(parts.journal(), folder, parts.key(), parts.origin());
        this.clock = clock;
        this.failPoint = failPoint;
        this.stamper = settings.stamping()
                .map(stamping -> new HeadStamper(stamping, parts.journal(), folder, clock, failPoint));
    }

    /** Why nothing may be issued now; as the last round found it, or as a first look does. */
    public Optional<String> objection() {
        if (objection.equals(Optional.of(NOT_LOOKED))) {
            look();
        }
        boolean required = settings.stamping().map(Stamping::required).orElse(false);
        return objection.or(() -> required ? late : Optional.empty());
    }

    /** Whether heads wait for a timestamp longer than they may; as the last round found it. */
    public Optional<String> late() {
        return late;
    }

    private synchronized void look() {
        try {
            // the rest first: the comparison opens
            late = stamper.flatMap(HeadStamper::late);
            compare();
        } catch (JournalUnavailable | IOException e) {
            LOG.warn("the log cannot be held against its heads", e);
        }
    }

    /** Signed heads as anybody may fetch them. */
    public LogShelf shelf() {
        return new LogShelf(folder, parts.key().publicKey(), () -> newest);
    }

    /** One look, and whatever is due. */
    public synchronized LogRound round() {
        try {
            if (compare() instanceof Comparison.Objects(String reason)) {
                return new LogRound.Objected(reason);
            }
            return switch (log.append()) {
                case Growth.Contradicted(long event) -> {
                    LOG.error("event {} is not what the journal's row says", event);
                    yield objected(BY_JOURNAL);
                }
                case Growth.Complete(long size) -> sign(size);
            };
        } catch (Nodes.MissingNode e) {
            LOG.error("the log has lost a part of itself", e);
            return objected(HeadCheck.CONTRADICTS);
        } catch (JournalUnavailable e) {
            LOG.warn("the log is not kept: journal away", e);
            return new LogRound.Unavailable("journal-away");
        } catch (IOException e) {
            LOG.error("heads of the log cannot be read or written", e);
            return new LogRound.Unavailable("heads-folder-away");
        }
    }

    private LogRound objected(String reason) {
        objection = Optional.of(reason);
        return new LogRound.Objected(reason);
    }

    private Comparison compare() throws IOException {
        Comparison comparison = check.compare();
        if (comparison instanceof Comparison.Objects(String reason)
                && reason.equals(HeadCheck.MISSING)
                && begunAnew()) {
            comparison = check.compare();
        }
        objection = switch (comparison) {
            // what the journal contradicts stays so until the next look at the journal itself
            case Comparison.Agrees agrees -> objection.filter("log-contradicted-by-journal"::equals);
            case Comparison.Objects(String reason) -> Optional.of(reason);
        };
        newest = comparison instanceof Comparison.Agrees(var head) ? head : Optional.empty();
        return comparison;
    }

    /** Where an operator has named the newest recorded head, it is put outside again: it has its signature. */
    private boolean begunAnew() throws IOException {
        Optional<SignedCheckpoint> recorded = parts.journal()
                .newestHead()
                .filter(head -> settings.beginHeadsAfter().equals(Optional.of(head.size())))
                .flatMap(head -> SignedCheckpoint.read(head.note()))
                .filter(check::ours)
                .filter(check::leadsTo);
        if (recorded.isPresent()) {
            LOG.warn(
                    "heads of the log begin anew after {}",
                    recorded.get().checkpoint().size());
            folder.write(recorded.get());
        }
        return recorded.isPresent();
    }

    private LogRound sign(long size) throws IOException {
        objection = Optional.empty();
        Optional<LogJournal.Turn> turn = parts.journal().turn();
        if (turn.isEmpty()) {
            return new LogRound.Busy();
        }
        try (var _ = turn.get()) {
            // again, since another process may have signed in between
            return switch (check.compare()) {
                case Comparison.Objects(String reason) -> objected(reason);
                case Comparison.Agrees(Optional<SignedCheckpoint> last) -> {
                    last.ifPresent(this::record);
                    LogRound round = sign(size, last);
                    stamp();
                    yield round;
                }
            };
        }
    }

    private LogRound sign(long size, Optional<SignedCheckpoint> last) throws IOException {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        long signed = last.map(head -> head.checkpoint().size()).orElse(0L);
        boolean due = last.map(head -> head.checkpoint().at().plus(settings.signEvery()))
                .map(at -> !now.isBefore(at))
                .orElse(true);
        if (size == 0 || size <= signed || !due) {
            return new LogRound.Kept(size, signed);
        }
        MerkleTree tree = log.tree();
        Der root = tree.root(size);
        if (last.isPresent() && !follows(tree, last.get().checkpoint(), size, root)) {
            return objected(HeadCheck.CONTRADICTS);
        }
        Checkpoint checkpoint = new Checkpoint(parts.origin(), size, root, now);
        failPoint.reached(Step.BEFORE_SIGNED);
        return switch (parts.key().sign(checkpoint.text().getBytes(StandardCharsets.UTF_8))) {
            case TokenSigner.Signing.Signed(Der signature) -> {
                failPoint.reached(Step.SIGNED);
                SignedCheckpoint head =
                        SignedCheckpoint.of(checkpoint, parts.key().publicKey(), signature);
                folder.write(head);
                failPoint.reached(Step.EXPORTED);
                record(head);
                failPoint.reached(Step.RECORDED);
                newest = Optional.of(head);
                yield new LogRound.Kept(size, size);
            }
            case TokenSigner.Signing.Unavailable(String reason) -> new LogRound.Unavailable(reason);
        };
    }

    private void stamp() throws IOException {
        if (stamper.isPresent()) {
            stamper.get().stamp();
            late = stamper.get().late();
        }
    }

    /** The proof that an auditor would be given, judged as an auditor does. */
    private static boolean follows(MerkleTree tree, Checkpoint last, long size, Der root) {
        return tree.consistency(last.size(), size).proves(last.size(), last.root(), size, root);
    }

    /** Also a head that somebody exported and did not live to record. */
    private void record(SignedCheckpoint head) {
        Checkpoint checkpoint = head.checkpoint();
        if (parts.journal().head(checkpoint.size()).isEmpty()) {
            parts.journal()
                    .record(new LogJournal.Head(
                            checkpoint.size(), checkpoint.at(), parts.key().keyId(), head.note()));
        }
    }
}
