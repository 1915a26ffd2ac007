package org.toroku.ca.apart;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.toroku.ca.CaConnector;
import org.toroku.ca.CertificatePreview;
import org.toroku.ca.Health;
import org.toroku.ca.JournalHeads;
import org.toroku.ca.Revocation;
import org.toroku.ca.RevocationReason;
import org.toroku.ca.Submission;
import org.toroku.ca.SubscriberKeys;
import org.toroku.ca.TokenSigner;
import org.toroku.ca.Voiding;
import org.toroku.ca.journal.JournalUnavailable;
import org.toroku.ca.log.HeadIntake;
import org.toroku.ca.order.SignedOrder;
import org.toroku.ca.profile.IssuerIdentity;
import org.toroku.ca.profile.Profiles;
import org.toroku.ca.signing.Previews;
import org.toroku.ca.status.StatusIntake;
import org.toroku.pki.Der;

/** The CA in a room of its own, which fetches what is asked of it. While it does not, everything waits. Thread-safe. */
public final class ApartCa implements CaConnector, AutoCloseable {
    /** An answer that no such question has. */
    private static final String OUT_OF_PLACE = "answer-out-of-place";
    /** What has happened was not later than now; clocks may differ by so much. */
    private static final Duration CLOCK_SKEW = Duration.ofMinutes(5);

    private final Own own;
    private final Times times;
    private final Clock clock;
    private final AskDesk desk;
    private final PullServer server;
    private final IssuedCheck certificates;
    private final Der ca;
    private final DoorAlarm alarm;
    private final AtomicReference<Duration> behind;

    /**
     * What the registration authority has by itself.
     *
     * @param orderKey signs what changes the CA or yields a secret
     * @param status takes what the CA publishes
     * @param heads takes signed heads of the CA's log
     */
    public record Own(
            Der caCertificate,
            Profiles profiles,
            TokenSigner orderKey,
            Optional<StatusIntake> status,
            Optional<HeadIntake> heads) {}

    /**
     * The door for the connector.
     *
     * @param alarm is told what operators have to hear of
     */
    public record Door(InetSocketAddress address, Channel channel, DoorAlarm alarm) {
        public Door(InetSocketAddress address, Channel channel, Consumer<String> reasons) {
            this(address, channel, DoorAlarm.of(reasons));
        }
    }

    /**
     * How long is waited.
     *
     * @param deadline for an answer
     * @param poll that the connector waits for a request
     * @param absence a connector that has been silent for longer is away
     * @param most requests that wait at the same time
     */
    public record Times(Duration deadline, Duration poll, Duration absence, int most) {
        /** Half a minute, twenty seconds, half a minute, 256. */
        public static Times standard() {
            return new Times(Duration.ofSeconds(30), Duration.ofSeconds(20), Duration.ofSeconds(30), 256);
        }

        public Times {
            if (poll.compareTo(absence) >= 0 || deadline.isNegative() || deadline.isZero() || most < 1) {
                throw new IllegalArgumentException("a connector that waits for a request would count as away");
            }
        }
    }

    private ApartCa(
            Own own,
            Times times,
            Clock clock,
            AskDesk desk,
            PullServer server,
            DoorAlarm alarm,
            AtomicReference<Duration> behind) {
        this.behind = behind;
        this.own = own;
        this.times = times;
        this.clock = clock;
        this.desk = desk;
        this.server = server;
        this.alarm = alarm;
        this.certificates = new IssuedCheck(own.caCertificate(), own.profiles(), clock);
        this.ca = Der.of(own.caCertificate().sha256());
    }

    /** Opens the door. */
    public static ApartCa open(Own own, Times times, Door door, Clock clock) {
        RoomJudge judge = new RoomJudge(own.caCertificate(), clock);
        AtomicReference<Duration> behind = new AtomicReference<>(Duration.ZERO);
        AskDesk desk = new AskDesk(
                times.absence(),
                times.most(),
                (reply, said) -> {
                    Optional<String> objection = judge.objection(reply, said);
                    if (objection.isEmpty() || objection.get().equals(RoomJudge.OLD)) {
                        // signed by the CA's token over a request of just now: its clock, whoever brings it
                        behind.set(Duration.between(said.at(), clock.instant()));
                    }
                    return believed(objection, said, door.alarm());
                },
                door.alarm());
        PullServer.Settings settings = new PullServer.Settings(
                door.address(),
                Der.of(own.caCertificate().sha256()),
                times.poll(),
                door.alarm(),
                judge,
                ChallengedFetch.of(judge),
                own.status(),
                own.heads());
        try {
            PullServer server = PullServer.open(door.channel(), desk, settings);
            return new ApartCa(own, times, clock, desk, server, door.alarm(), behind);
        } catch (IOException e) {
            throw new UncheckedIOException("the connector cannot be listened for at " + door.address(), e);
        }
    }

    /** What the CA's token signed; anything else is no answer, whatever it says, and whoever waits asks again. */
    private static Answer believed(Optional<String> objection, SealedReply.Statement said, DoorAlarm alarm) {
        return objection
                .<Answer>map(why -> {
                    alarm.tell(why, "an answer");
                    return new Answer.Not(why);
                })
                .orElseGet(() -> said.reply().answer());
    }

    /** Where the connector is listened for. */
    public InetSocketAddress address() {
        return server.address();
    }

    /** Whether a connector fetches requests. */
    public boolean present() {
        return desk.present();
    }

    /** How far the clock in the CA's room was from ours at the last answer that its token signed. */
    public Duration clockDifference() {
        return behind.get();
    }

    Answer ask(Ask ask) {
        UUID id = UUID.randomUUID();
        Der request = new Letter.Request(id, ca, clock.instant(), ask).bytes();
        if (!ask.needsSignature()) {
            return desk.ask(id, new Letter(request, Optional.empty()).bytes(), times.deadline());
        }
        return switch (own.orderKey().sign(Letter.toSign(request))) {
            case TokenSigner.Signing.Signed(var signature) ->
                desk.ask(
                        id,
                        new Letter(
                                        request,
                                        Optional.of(
                                                new Letter.Seal(own.orderKey().keyId(), signature)))
                                .bytes(),
                        times.deadline());
            case TokenSigner.Signing.Unavailable(var reason) -> new Answer.Not("order-key-" + reason);
        };
    }

    String outOfPlace(Answer answer) {
        alarm.tell(OUT_OF_PLACE, answer.getClass().getSimpleName());
        return OUT_OF_PLACE;
    }

    @Override
    public Submission submit(SignedOrder order, Optional<Der> publicKey) {
        return submission(ask(new Ask.Submit(order, publicKey)), issued -> certificates.objection(issued, order));
    }

    @Override
    public Optional<Submission> query(UUID orderId) {
        return switch (ask(new Ask.Query(orderId))) {
            case Answer.Unknown() -> Optional.empty();
            case Answer answer -> Optional.of(submission(answer, certificates::objection));
        };
    }

    /** Judges a certificate. */
    @FunctionalInterface
    private interface Judge {
        Optional<String> objection(Answer.Issued issued);
    }

    private Submission submission(Answer answer, Judge judge) {
        return switch (answer) {
            case Answer.Issued issued -> issued(issued, judge);
            case Answer.Revoked(var serial, var at, var reason)
            when past(at) -> new Submission.Revoked(serial, at, reason);
            case Answer.Refused(var field, var reason) -> new Submission.Refused(field, reason);
            case Answer.Not(var reason) -> new Submission.Unavailable(reason);
            case Answer other -> new Submission.Unavailable(outOfPlace(other));
        };
    }

    private Submission issued(Answer.Issued issued, Judge judge) {
        Optional<String> objection = judge.objection(issued);
        if (objection.isPresent()) {
            alarm.tell(objection.get(), "a certificate");
            return new Submission.Unavailable(objection.get());
        }
        return new Submission.Issued(issued.certificate(), issued.serial(), issued.notBefore(), issued.notAfter());
    }

    /** Whether something can have happened at {@code moment}. */
    boolean past(Instant moment) {
        return !moment.isAfter(clock.instant().plus(CLOCK_SKEW));
    }

    @Override
    public Voiding cancel(SignedOrder order, String requestedBy) {
        return switch (ask(new Ask.Cancel(order, requestedBy))) {
            case Answer.Voided() -> new Voiding.Voided();
            case Answer.Refused(var field, var reason) -> new Voiding.Refused(field, reason);
            case Answer.Not(var reason) -> new Voiding.Unavailable(reason);
            case Answer other -> new Voiding.Unavailable(outOfPlace(other));
        };
    }

    @Override
    public Revocation revoke(String serial, RevocationReason reason, String requestedBy) {
        return switch (ask(new Ask.Revoke(serial, reason, requestedBy))) {
            case Answer.Revoked(var revoked, var at, var why)
            when revoked.equals(serial) && past(at) -> new Revocation.Revoked(revoked, at, why);
            case Answer.Unknown() -> new Revocation.UnknownSerial(serial);
            case Answer.Not(var why) -> new Revocation.Unavailable(why);
            case Answer other -> new Revocation.Unavailable(outOfPlace(other));
        };
    }

    @Override
    public Health health() {
        return switch (ask(new Ask.Look())) {
            case Answer.Ready() -> new Health.Ready();
            case Answer.Degraded(var reason) -> new Health.Degraded(reason);
            case Answer.Not(var reason) -> new Health.Down(reason);
            case Answer other -> new Health.Down(outOfPlace(other));
        };
    }

    @Override
    public Der caCertificate() {
        return own.caCertificate();
    }

    /** As it stands here, where it was shown and approved; the CA refuses an order whose profile is not its own. */
    @Override
    public String profileSha256(String profileId) {
        return own.profiles().sha256(profileId);
    }

    /** @throws JournalUnavailable where nobody can tell now: what an automaton may do is not decided in the dark */
    @Override
    public boolean takesRules(String sha256) {
        return yes(ask(new Ask.TakesRules(sha256)));
    }

    boolean yes(Answer answer) {
        return switch (answer) {
            case Answer.YesOrNo(var yes) -> yes;
            case Answer other -> throw away(other);
        };
    }

    /** For questions whose answer has no word for "not now". */
    JournalUnavailable away(Answer answer) {
        return new JournalUnavailable(answer instanceof Answer.Not(var reason) ? reason : outOfPlace(answer));
    }

    /**
     * How far the CA is with publishing.
     *
     * @param revokedSince of the oldest revocation that is not published
     * @param generation newest publication, 0 where there is none
     */
    public record Standing(Optional<Instant> revokedSince, long generation) {}

    /** @throws JournalUnavailable where nobody can tell now */
    public Standing standing() {
        return switch (ask(new Ask.Published())) {
            case Answer.Standing(var since, var generation) -> new Standing(since, generation);
            case Answer other -> throw away(other);
        };
    }

    public SubscriberKeys subscriberKeys() {
        return new KeysApart(this);
    }

    public JournalHeads heads() {
        return new HeadsApart(this);
    }

    /** Drafted here: a draft needs neither token nor journal, and names of applicants travel with orders only. */
    public CertificatePreview previews() {
        return new Previews(
                IssuerIdentity.of(own.caCertificate()), own.profiles(), clock, new CertificatePreview.Maker.Drafter());
    }

    @Override
    public void close() {
        server.close();
    }
}
