package org.toroku.ca.elsewhere;

import java.security.SecureRandom;
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
import org.toroku.ca.Voiding;
import org.toroku.ca.check.Objection;
import org.toroku.ca.check.OrderCheck;
import org.toroku.ca.check.OrderDraft;
import org.toroku.ca.check.UnderWay;
import org.toroku.ca.journal.ExchangeJournal;
import org.toroku.ca.journal.JournalCheck;
import org.toroku.ca.journal.JournalEntry;
import org.toroku.ca.journal.JournalIssuer;
import org.toroku.ca.journal.JournalSchema;
import org.toroku.ca.journal.JournalUnavailable;
import org.toroku.ca.journal.KeyCustody;
import org.toroku.ca.journal.OrderJournal;
import org.toroku.ca.journal.OrderJournal.Receipt;
import org.toroku.ca.journal.Revocations;
import org.toroku.ca.order.IssuanceOrder;
import org.toroku.ca.order.SignedOrder;
import org.toroku.ca.profile.CertificateProfile;
import org.toroku.ca.profile.IssuerIdentity;
import org.toroku.ca.signing.Previews;
import org.toroku.pki.Der;

/** A CA elsewhere: judges orders and certificates itself and keeps its own journal. Thread-safe. */
public final class CaElsewhere implements CaConnector, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CaElsewhere.class);
    private static final String JOURNAL_AWAY = "journal-away";
    /**
     * Messages within one lease, at most: the books, registration, a look at it, the request, revocation and its state; or the
     * books, then closing, looking and registering twice over. One to spare.
     */
    private static final int MESSAGES = 8;

    private final ElsewhereSettings settings;
    private final Dialogue dialogue;
    private final OrderCheck check;
    private final IssuerIdentity issuer;
    private final Settlement.Journals journals;
    private final Settlement settlement;
    private final VoidingElsewhere voiding;
    private final UnderWay underWay;
    private final JournalCheck journalCheck;
    private final SubscriberKeys keys;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    private CaElsewhere(ElsewhereSettings settings, Dialogue dialogue, DataSource source, Settlement.Watch watch) {
        Duration longest = watch.longest();
        UUID self = UUID.randomUUID();
        this.settings = settings;
        this.dialogue = dialogue;
        this.clock = watch.clock();
        this.issuer = IssuerIdentity.of(settings.caCertificate());
        this.check = new OrderCheck(settings.orderKeys(), settings.profiles(), settings.ruleSets(), clock);
        this.journals = new Settlement.Journals(
                new OrderJournal(source, clock, self, longest), new ExchangeJournal(source, clock, self, longest));
        this.journalCheck = new JournalCheck(source);
        Revocations revocations = new Revocations(source, clock);
        this.settlement = new Settlement(
                journals,
                dialogue,
                new CertificateCheck(issuer, settings.profiles(), settings.contributed(), revocations::assigned),
                new TakingBack(journals.orders(), journals.exchanges(), revocations, dialogue, issuer),
                watch);
        this.voiding = new VoidingElsewhere(journals, revocations, settlement, dialogue, issuer);
        this.underWay = new UnderWay(longest);
        this.keys = new KeysElsewhere(new KeyCustody(source, clock));
    }

    /**
     * Migrates the journal in schema {@code ca} of {@code source}; the other CA may be away and come later.
     *
     * @param dialogue closed with this
     * @throws IllegalArgumentException where the journal is another CA's
     */
    public static CaElsewhere open(
            ElsewhereSettings settings, Dialogue dialogue, DataSource source, Clock clock, FailPoint failPoint) {
        JournalSchema.migrate(source);
        JournalIssuer.bind(source, settings.caCertificate(), clock.instant());
        return new CaElsewhere(
                settings,
                dialogue,
                source,
                new Settlement.Watch(
                        clock, settings.deadline().multipliedBy(MESSAGES), settings.patience(), failPoint));
    }

    @Override
    public Submission submit(SignedOrder signed, Optional<Der> publicKey) {
        return switch (check.authenticate(signed)) {
            case OrderCheck.Authenticity.Foreign(var why) -> {
                LOG.warn("an order that is not the RA's was refused: {}", why.reason());
                yield refused(why);
            }
            case OrderCheck.Authenticity.Authentic(var order) ->
                OrderCheck.misfit(order, publicKey)
                        .map(CaElsewhere::refused)
                        .orElseGet(() -> underWay.once(signed.canonical(), () -> received(order, signed, publicKey)));
        };
    }

    private Submission received(IssuanceOrder order, SignedOrder signed, Optional<Der> publicKey) {
        return switch (journals.orders().receive(order, signed)) {
            case Receipt.New received -> judge(order, publicKey);
            case Receipt.ApplicationTaken taken -> {
                journals.orders().receiveRefused(order, signed, "applicationId", "already-ordered");
                yield new Submission.Refused("applicationId", "already-ordered");
            }
            case Receipt.Known(var entry) ->
                OrderCheck.difference(entry.canonical(), signed.canonical(), order)
                        .map(CaElsewhere::refused)
                        .orElseGet(() -> resume(order, publicKey, entry));
        };
    }

    private Submission resume(IssuanceOrder order, Optional<Der> publicKey, JournalEntry entry) {
        boolean open = entry instanceof JournalEntry.Received || entry instanceof JournalEntry.Reserved;
        if (!open) {
            return entry.submission();
        }
        return journals.exchanges().find(order.orderId()).isPresent()
                ? settlement.settle(order.orderId())
                : judge(order, publicKey);
    }

    private Submission judge(IssuanceOrder order, Optional<Der> publicKey) {
        Optional<Objection> objection = check.object(order, publicKey);
        if (objection.isPresent()) {
            return objection.get().reason().equals(OrderCheck.RULE_SETS_UNREADABLE)
                    ? new Submission.Unavailable(OrderCheck.RULE_SETS_UNREADABLE)
                    : refuse(order, objection.get());
        }
        if (publicKey.isEmpty()) {
            // a key that is made here would be the RA's, not the CA's, and nobody's custody is settled for it
            return refuse(order, new Objection("spkiSha256", "key-not-made-over-" + settings.protocol()));
        }
        CertificateProfile profile = settings.profiles().find(order.profileId()).orElseThrow();
        return switch (OrderDraft.of(order, profile, publicKey.get(), issuer, random, clock.instant())) {
            case OrderDraft.Flawed(var why) -> refuse(order, why);
            case OrderDraft.Linted linted -> ask(order, publicKey.get(), linted);
        };
    }

    private Submission ask(IssuanceOrder order, Der publicKey, OrderDraft.Linted draft) {
        return switch (dialogue.write(order, draft, publicKey)) {
            case Dialogue.Requesting.Unavailable(var reason) -> new Submission.Unavailable(reason);
            case Dialogue.Requesting.Request(var bytes, var transactionId) ->
                switch (journals.exchanges()
                        .open(order.orderId(), order.applicationId(), publicKey, transactionId, bytes)) {
                    case OPENED, KNOWN -> settlement.settle(order.orderId());
                    case KEY_TAKEN -> refuse(order, new Objection("spkiSha256", "key-already-certified"));
                    case APPLICATION_OPEN -> new Submission.Unavailable("earlier-order-undecided");
                };
        };
    }

    private Submission refuse(IssuanceOrder order, Objection why) {
        LOG.info("order {} refused: {} {}", order.orderId(), why.field(), why.reason());
        journals.orders().refuse(order.orderId(), why.field(), why.reason());
        return journals.orders().find(order.orderId()).orElseThrow().submission();
    }

    private static Submission refused(Objection why) {
        return new Submission.Refused(why.field(), why.reason());
    }

    @Override
    public Optional<Submission> query(UUID orderId) {
        try {
            return journals.orders().find(orderId).map(JournalEntry::submission);
        } catch (JournalUnavailable e) {
            LOG.error("order {}: journal away", orderId, e);
            return Optional.of(new Submission.Unavailable(JOURNAL_AWAY));
        }
    }

    @Override
    public Voiding cancel(SignedOrder signed, String requestedBy) {
        try {
            return switch (check.authenticate(signed)) {
                case OrderCheck.Authenticity.Foreign(var why) -> new Voiding.Refused(why.field(), why.reason());
                case OrderCheck.Authenticity.Authentic(var order) -> voiding.cancel(order, signed, requestedBy);
            };
        } catch (JournalUnavailable e) {
            LOG.error("journal away", e);
            return new Voiding.Unavailable(JOURNAL_AWAY);
        }
    }

    @Override
    public Revocation revoke(String serial, RevocationReason reason, String requestedBy) {
        try {
            return voiding.revoke(serial, reason, requestedBy);
        } catch (JournalUnavailable e) {
            LOG.error("serial {}: journal away", serial, e);
            return new Revocation.Unavailable(JOURNAL_AWAY);
        }
    }

    /** Orders of which it is not known yet what the other CA made of them. */
    public List<UUID> undecided() {
        return journals.exchanges().open();
    }

    /** Asks again about every order that is not decided, whoever forgot about it; for being called now and then. */
    public void settleUndecided() {
        for (UUID order : undecided()) {
            try {
                settlement.settle(order);
            } catch (RuntimeException e) {
                // one whose row was altered keeps no younger one undecided
                LOG.atError()
                        .addKeyValue("alarm", "other-ca-undecided")
                        .addKeyValue("order", order)
                        .setCause(e)
                        .log("An order that the other CA has cannot be settled");
            }
        }
    }

    /** Recomputes the chain of events and compares every row of the journal with it. */
    public JournalCheck.Verdict verifyJournal() {
        return journalCheck.verify();
    }

    /** What orders would certify, as it is compared with what the other CA makes. */
    public CertificatePreview previews() {
        return new Previews(
                issuer,
                settings.profiles(),
                clock,
                new CertificatePreview.Maker.Elsewhere(settings.contributed().addresses()));
    }

    public SubscriberKeys subscriberKeys() {
        return keys;
    }

    @Override
    public Health health() {
        try {
            boolean undecided = !undecided().isEmpty();
            return switch (dialogue.greet()) {
                case Reply.Nothing(var why, var read) -> new Health.Down(why);
                case Reply.Rejected(var failure, var decides, var nonce)
                when failure.ofUs() -> new Health.Down(failure.reason());
                // whoever refuses the question in a protected message is there
                case Reply.Rejected other -> undecided ? new Health.Degraded("undecided") : new Health.Ready();
                case Reply.Present present when undecided -> new Health.Degraded("undecided");
                case Reply.Present present -> new Health.Ready();
                case Reply.Certificate other -> new Health.Down("answer-unexpected");
                case Reply.Waiting other -> new Health.Down("answer-unexpected");
                case Reply.Confirmed other -> new Health.Down("answer-unexpected");
                case Reply.Revoked other -> new Health.Down("answer-unexpected");
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
        dialogue.close();
    }
}
