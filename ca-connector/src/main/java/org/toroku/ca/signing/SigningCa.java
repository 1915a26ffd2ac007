package org.toroku.ca.signing;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.toroku.ca.CaConnector;
import org.toroku.ca.CertificatePreview;
import org.toroku.ca.Health;
import org.toroku.ca.Revocation;
import org.toroku.ca.RevocationReason;
import org.toroku.ca.Submission;
import org.toroku.ca.SubscriberKeys;
import org.toroku.ca.TokenSigner;
import org.toroku.ca.Voiding;
import org.toroku.ca.ceremony.DemoKeys;
import org.toroku.ca.check.OrderCheck;
import org.toroku.ca.check.UnderWay;
import org.toroku.ca.journal.JournalCheck;
import org.toroku.ca.journal.JournalEntry;
import org.toroku.ca.journal.JournalIssuer;
import org.toroku.ca.journal.JournalSchema;
import org.toroku.ca.journal.JournalUnavailable;
import org.toroku.ca.journal.KeyCustody;
import org.toroku.ca.journal.ListShards;
import org.toroku.ca.journal.LogJournal;
import org.toroku.ca.journal.OrderJournal;
import org.toroku.ca.journal.Orphan;
import org.toroku.ca.journal.ResponderJournal;
import org.toroku.ca.journal.Revocations;
import org.toroku.ca.journal.StatusJournal;
import org.toroku.ca.log.LogFailPoint;
import org.toroku.ca.log.LogKeeper;
import org.toroku.ca.log.LogSettings;
import org.toroku.ca.order.SignedOrder;
import org.toroku.ca.pkcs11.Pkcs11TokenSigner;
import org.toroku.ca.pkcs11.Token;
import org.toroku.ca.pkcs11.TokenCipher;
import org.toroku.ca.pkcs11.TokenKey;
import org.toroku.ca.profile.IssuerIdentity;
import org.toroku.ca.signing.Issuance.Watch;
import org.toroku.ca.status.StatusFailPoint;
import org.toroku.ca.status.StatusPublisher;
import org.toroku.ca.status.StatusSettings;
import org.toroku.ca.status.StatusSigner;
import org.toroku.pki.Der;

/** The CA that signs with a key on a PKCS#11 token and keeps its own journal. Thread-safe. */
public final class SigningCa implements CaConnector, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SigningCa.class);
    private static final String JOURNAL_AWAY = "journal-away";
    /** How much longer a lease lasts than a call may take. */
    private static final Duration LEASE_MARGIN = Duration.ofSeconds(2);

    private final CaSettings settings;
    private final Token token;
    private final Books books;
    private final OrderCheck check;
    private final Issuance issuance;
    private final IssuerIdentity issuer;
    private final DataSource source;
    private final OrderVoiding voiding;
    private final SubscriberKeyDesk subscriberKeys;
    private final Previews previews;
    private final UnderWay underWay;
    /** Nobody keeps a log where nobody has asked for one: then it is in nobody's way. */
    private volatile Optional<LogKeeper> log = Optional.empty();

    private record Books(OrderJournal orders, KeyCustody keys, Revocations revocations, JournalCheck check) {}

    private SigningCa(CaSettings settings, Token token, DataSource source, Books books, Watch watch) {
        this.settings = settings;
        this.source = source;
        this.token = token;
        this.books = books;
        this.issuer = IssuerIdentity.of(settings.caCertificate());
        IssuerKey key = new IssuerKey(token, settings.caKey(), issuer.publicKey());
        SubscriberKeyMaker keys = new SubscriberKeyMaker(new TokenCipher(token, settings.wrapKey()));
        this.underWay = new UnderWay(settings.token().deadline().multipliedBy(2));
        this.check = new OrderCheck(settings.orderKeys(), settings.profiles(), settings.ruleSets(), watch.clock());
        this.issuance =
                new Issuance(settings, check, new Drafting(issuer, keys, watch.clock()), books.orders(), key, watch);
        this.voiding = new OrderVoiding(books.orders(), books.revocations(), books.keys());
        this.previews =
                new Previews(issuer, settings.profiles(), watch.clock(), new CertificatePreview.Maker.Drafter());
        this.subscriberKeys = new SubscriberKeyDesk(books.keys(), keys, settings.caCertificate());
    }

    /**
     * Migrates the journal in schema {@code ca} of {@code source} and opens the token; a token that is away may come later.
     *
     * @throws IllegalArgumentException where the journal is another CA's, or the profiles divide the CRL otherwise than this
     *     CA's certificates do
     */
    public static SigningCa open(CaSettings settings, DataSource source, Clock clock) {
        return open(settings, source, clock, FailPoint.none());
    }

    /** As {@link #open(CaSettings, DataSource, Clock)}, stopping where a test says. */
    public static SigningCa open(CaSettings settings, DataSource source, Clock clock, FailPoint failPoint) {
        JournalSchema.migrate(source);
        JournalIssuer.bind(source, settings.caCertificate(), clock.instant());
        ListShards.fix(source, settings.profiles().shards(), clock.instant());
        Duration lease = settings.token().deadline().plus(LEASE_MARGIN);
        Books books = new Books(
                new OrderJournal(source, clock, UUID.randomUUID(), lease),
                new KeyCustody(source, clock),
                new Revocations(source, clock),
                new JournalCheck(source));
        Der caKey = IssuerIdentity.of(settings.caCertificate()).publicKey();
        Token token = Token.open(
                settings.token(),
                List.of(
                        TokenKey.pair(settings.caKey(), caKey),
                        TokenKey.pair(DemoKeys.RESPONDER_KEY, settings.responderKey()),
                        TokenKey.secret(settings.wrapKey())));
        return new SigningCa(settings, token, source, books, new Watch(clock, failPoint));
    }

    @Override
    public Submission submit(SignedOrder signed, Optional<Der> publicKey) {
        return switch (check.authenticate(signed)) {
            case OrderCheck.Authenticity.Foreign foreign -> {
                LOG.warn(
                        "an order that is not the RA's was refused: {}",
                        foreign.why().reason());
                yield new Submission.Refused(
                        foreign.why().field(), foreign.why().reason());
            }
            case OrderCheck.Authenticity.Authentic authentic ->
                OrderCheck.misfit(authentic.order(), publicKey)
                        .<Submission>map(why -> new Submission.Refused(why.field(), why.reason()))
                        .or(() -> log.flatMap(LogKeeper::objection).map(Submission.Unavailable::new))
                        .orElseGet(() -> underWay.once(
                                signed.canonical(), () -> issuance.issue(authentic.order(), signed, publicKey)));
        };
    }

    /**
     * Keeps a log of what this CA issues and revokes; from now on nothing is issued while the log objects.
     *
     * @param headKey signs heads of the log
     */
    public LogKeeper keepLog(LogSettings settings, TokenSigner headKey, Clock clock) {
        return keepLog(settings, headKey, clock, LogFailPoint.none());
    }

    /** As {@link #keepLog(LogSettings, TokenSigner, Clock)}, with heads by the responder's key: for a CA far from any other. */
    public LogKeeper keepLog(LogSettings settings, Clock clock) {
        return keepLog(settings, responderSigner(), clock);
    }

    /** The responder's key, for what this CA says and is no answer of OCSP; begun so that it can be none. */
    public TokenSigner responderSigner() {
        return new Pkcs11TokenSigner(token, DemoKeys.RESPONDER_KEY, settings.responderKey());
    }

    /** As {@link #keepLog(LogSettings, TokenSigner, Clock)}, stopping where a test says. */
    public LogKeeper keepLog(LogSettings settings, TokenSigner headKey, Clock clock, LogFailPoint failPoint) {
        LogKeeper keeper = new LogKeeper(
                settings, LogKeeper.Parts.of(new LogJournal(source), headKey, caCertificate()), clock, failPoint);
        log = Optional.of(keeper);
        return keeper;
    }

    @Override
    public Optional<Submission> query(UUID orderId) {
        try {
            return books.orders().find(orderId).map(JournalEntry::submission);
        } catch (JournalUnavailable e) {
            LOG.error("order {}: journal away", orderId, e);
            return Optional.of(new Submission.Unavailable(JOURNAL_AWAY));
        }
    }

    @Override
    public Revocation revoke(String serial, RevocationReason reason, String requestedBy) {
        try {
            return books.revocations()
                    .revoke(serial, reason.code(), requestedBy)
                    .<Revocation>map(
                            entry -> new Revocation.Revoked(serial, entry.at(), RevocationReason.of(entry.reason())))
                    .orElseGet(() -> new Revocation.UnknownSerial(serial));
        } catch (JournalUnavailable e) {
            LOG.error("serial {}: journal away", serial, e);
            return new Revocation.Unavailable(JOURNAL_AWAY);
        }
    }

    @Override
    public Voiding cancel(SignedOrder signed, String requestedBy) {
        return switch (check.authenticate(signed)) {
            case OrderCheck.Authenticity.Foreign foreign ->
                new Voiding.Refused(foreign.why().field(), foreign.why().reason());
            case OrderCheck.Authenticity.Authentic authentic -> voiding.cancel(authentic.order(), signed, requestedBy);
        };
    }

    /** Who publishes the status of this CA's certificates; asks the same token. */
    public StatusPublisher publisher(StatusSettings status, Clock clock) {
        return publisher(status, clock, StatusFailPoint.none());
    }

    /** As {@link #publisher(StatusSettings, Clock)}, stopping where a test says. */
    public StatusPublisher publisher(StatusSettings status, Clock clock, StatusFailPoint failPoint) {
        StatusPublisher.Parts parts = new StatusPublisher.Parts(
                issuer,
                new StatusSigner(token, settings.caKey(), issuer.publicKey()),
                new StatusSigner(token, DemoKeys.RESPONDER_KEY, settings.responderKey()),
                new StatusJournal(source),
                new ResponderJournal(source),
                settings.profiles().lists());
        return new StatusPublisher(status, parts, clock, failPoint);
    }

    /** Serials that were reserved and never got a stored certificate; revocable like any other. */
    public List<Orphan> orphans() {
        return books.orders().orphans();
    }

    /** Recomputes the chain of events and compares every row of the journal with it. */
    public JournalCheck.Verdict verifyJournal() {
        return books.check().verify();
    }

    /** What orders would certify; for people who approve. */
    public CertificatePreview previews() {
        return previews;
    }

    public SubscriberKeys subscriberKeys() {
        return subscriberKeys;
    }

    @Override
    public Health health() {
        try {
            return switch (token.health()) {
                case Health.Ready ready when !orphans().isEmpty() -> new Health.Degraded("orphans");
                case Health.Ready ready -> ready;
                case Health.Degraded degraded -> degraded;
                case Health.Down down -> down;
            };
        } catch (JournalUnavailable e) {
            LOG.error("journal away", e);
            return new Health.Down(JOURNAL_AWAY);
        }
    }

    @Override
    public Der caCertificate() {
        return settings.caCertificate();
    }

    /** @throws IllegalArgumentException if there is no such profile */
    @Override
    public String profileSha256(String profileId) {
        return settings.profiles().sha256(profileId);
    }

    @Override
    public boolean takesRules(String sha256) {
        return settings.ruleSets().allow(sha256);
    }

    @Override
    public void close() {
        token.close();
    }
}
