package org.toroku.ca.elsewhere;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.toroku.ca.Submission;
import org.toroku.ca.check.Objection;
import org.toroku.ca.elsewhere.FailPoint.Step;
import org.toroku.ca.elsewhere.Inquiry.Recall;
import org.toroku.ca.journal.Exchange;
import org.toroku.ca.journal.Exchange.State;
import org.toroku.ca.journal.ExchangeJournal;
import org.toroku.ca.journal.JournalEntry;
import org.toroku.ca.journal.OrderJournal;
import org.toroku.ca.order.CanonicalOrder;
import org.toroku.ca.order.CanonicalOrder.Decoding;
import org.toroku.ca.order.IssuanceOrder;
import org.toroku.pki.Der;

/**
 * Carries an exchange from wherever the journal says it stands to its end, or to where only waiting helps.
 *
 * <p>There is one request for an order, for ever. What is not known stays so: neither silence nor a complaint about a
 * message that was sent before with no answer ends an exchange. Each pass makes one step and looks again.
 */
final class Settlement {
    private static final Logger LOG = LoggerFactory.getLogger(Settlement.class);
    /** From ASKED by WAITING and ANSWERED to ISSUED, or to UNWANTED and TAKEN_BACK, and a look at each. */
    private static final int PASSES = 8;

    private static final Duration SHORTEST_WAIT = Duration.ofSeconds(1);
    private static final Duration LONGEST_WAIT = Duration.ofHours(1);
    private static final Duration POLL = Duration.ofMillis(20);
    private static final String WAITING = "ca-waiting";
    static final String OVERTAKEN = "being-signed";
    static final String CANCELLED = "cancelled";

    /** The journals of this CA. */
    record Journals(OrderJournal orders, ExchangeJournal exchanges) {
        JournalEntry entry(UUID orderId) {
            return orders.find(orderId)
                    .orElseThrow(() -> new IllegalStateException("order " + orderId + " left the append-only journal"));
        }

        IssuanceOrder order(UUID orderId) {
            return switch (CanonicalOrder.decode(entry(orderId).canonical())) {
                case Decoding.Decoded decoded -> decoded.order();
                case Decoding.NotCanonical altered ->
                    throw new IllegalStateException("order " + orderId + " was altered in the journal");
            };
        }
    }

    /**
     * Time, and the points where a test may stop it.
     *
     * @param longest that somebody else is waited for
     * @param patience how long nothing is said of an order that is not decided
     */
    record Watch(Clock clock, Duration longest, Duration patience, FailPoint failPoint) {}

    private final Journals journals;
    private final Dialogue dialogue;
    private final CertificateCheck check;
    private final HandingOver handingOver;
    private final TakingBack takingBack;
    private final Watch watch;

    Settlement(Journals journals, Dialogue dialogue, CertificateCheck check, TakingBack takingBack, Watch watch) {
        this.journals = journals;
        this.dialogue = dialogue;
        this.check = check;
        this.handingOver = new HandingOver(journals, dialogue, watch.failPoint());
        this.takingBack = takingBack;
        this.watch = watch;
    }

    /** Settles under the lease; answers with what is known then. */
    Submission settle(UUID orderId) {
        if (!leased(orderId)) {
            return new Submission.Unavailable(OVERTAKEN);
        }
        try {
            for (int pass = 0; pass < PASSES; pass++) {
                Exchange exchange = journals.exchanges().find(orderId).orElseThrow();
                if (exchange.state().ended()) {
                    return journals.entry(orderId).submission();
                }
                Optional<String> stopped = step(exchange);
                if (stopped.isPresent()) {
                    callAfterPatience(exchange, stopped.get());
                    return new Submission.Unavailable(stopped.get());
                }
            }
            return new Submission.Unavailable(OVERTAKEN);
        } finally {
            journals.exchanges().release(orderId);
        }
    }

    /** Somebody else who talks about the order is waited for: what it learns is the answer here too. */
    private boolean leased(UUID orderId) {
        long deadline = System.nanoTime() + watch.longest().toNanos();
        do {
            if (journals.exchanges().lease(orderId)) {
                return true;
            }
            LockSupport.parkNanos(POLL.toNanos());
        } while (System.nanoTime() < deadline && !Thread.currentThread().isInterrupted());
        return false;
    }

    /** Empty where there is more to do; else why only waiting helps. */
    private Optional<String> step(Exchange exchange) {
        return switch (exchange.state()) {
            case ASKED -> ask(exchange);
            case WAITING -> poll(exchange);
            case ANSWERED -> handingOver.carryOut(exchange);
            case UNWANTED -> takingBack.carryOut(exchange);
            case ISSUED, REFUSED, TAKEN_BACK -> Optional.empty();
        };
    }

    private Optional<String> ask(Exchange exchange) {
        Optional<Objection> tooLate = tooLate(exchange.orderId());
        if (exchange.unanswered() == 0) {
            return tooLate.map(why -> refuse(exchange.orderId(), why)).orElseGet(() -> send(exchange));
        }
        return dialogue.inquiry()
                .map(inquiry -> inquire(exchange, inquiry, tooLate))
                .orElseGet(() -> send(exchange));
    }

    /** Of a request whose answer was lost; sent again only where the other CA has none of it and is busy with none. */
    private Optional<String> inquire(Exchange exchange, Inquiry inquiry, Optional<Objection> tooLate) {
        // looked at first: "none" that was said within the pause proves nothing after it
        boolean busy = journals.exchanges().pausing(exchange.orderId());
        Recall recall = inquiry.recall(exchange);
        if (recall instanceof Recall.Found(var certificate)) {
            return judge(exchange, new Reply.Certificate(certificate, false, exchange.transactionId()));
        }
        if (recall instanceof Recall.Unseen(var why)) {
            return Optional.of(why);
        }
        if (tooLate.isPresent() && !busy) {
            return inquiry.withdraw(exchange).or(() -> refuse(exchange.orderId(), tooLate.get()));
        }
        if (recall instanceof Recall.Several) {
            call(exchange.orderId(), "ca-several-certificates");
            return Optional.of("ca-several-certificates");
        }
        if (busy) {
            return Optional.of("ca-asked");
        }
        return refusal(exchange)
                .map(why -> inquiry.withdraw(exchange).or(() -> refuse(exchange.orderId(), why)))
                .orElseGet(() -> send(exchange));
    }

    /** What a refusal said that was not believed before the books were seen. */
    private static Optional<Objection> refusal(Exchange exchange) {
        return exchange.objection()
                .map(reason -> new Objection(exchange.objectionField().orElseThrow(), reason));
    }

    private Optional<String> send(Exchange exchange) {
        UUID id = exchange.orderId();
        watch.failPoint().reached(Step.AFTER_OPENED, id);
        Duration pause = dialogue.inquiry().map(Inquiry::pause).orElse(Duration.ZERO);
        if (!journals.exchanges().sending(id, pause)) {
            return Optional.of(OVERTAKEN);
        }
        watch.failPoint().reached(Step.BEFORE_SENT, id);
        Reply reply = dialogue.request(exchange);
        watch.failPoint().reached(Step.AFTER_SENT, id);
        return switch (reply) {
            case Reply.Nothing(var why, var read) -> {
                if (!read) {
                    journals.exchanges().settled(id);
                }
                yield Optional.of(why);
            }
            case Reply.Rejected rejected -> rejected(exchange, rejected);
            case Reply.Certificate certificate -> judge(exchange, certificate);
            case Reply.Waiting waiting -> {
                journals.exchanges().settled(id);
                yield waiting(exchange, waiting);
            }
            case Reply.Confirmed other -> Optional.of("answer-unexpected");
            case Reply.Revoked other -> Optional.of("answer-unexpected");
            case Reply.Present other -> Optional.of("answer-unexpected");
        };
    }

    /**
     * A refusal counts where every sending of the request was answered: then nothing was issued. After a sending without
     * answer it may well be that the other CA issued and now refuses the repetition. Where there are books, they decide.
     */
    private Optional<String> rejected(Exchange before, Reply.Rejected reply) {
        UUID id = before.orderId();
        Failure failure = reply.failure();
        boolean decided = reply.decides() && failure.lasting();
        if (decided || failure.beforeProcessing()) {
            // of a CA that failed in between nobody knows how far it came
            journals.exchanges().settled(id);
        }
        if (before.unanswered() == 0 && decided) {
            return refuse(id, new Objection("orderId", failure.reason()));
        }
        if (failure.lasting() && dialogue.inquiry().isPresent()) {
            // sending it again would bring the same; what became of it the books say once the pause is over
            journals.exchanges().objected(id, "orderId", failure.reason());
        }
        if (failure.has(Failure.TRANSACTION_ID_IN_USE)) {
            // it has our request and will not take it twice: ask for the answer instead
            return journals.exchanges()
                            .waiting(id, reply.peerNonce(), watch.clock().instant())
                    ? Optional.empty()
                    : Optional.of(OVERTAKEN);
        }
        if (before.unanswered() > 0) {
            call(id, failure.reason());
        }
        return Optional.of(failure.reason());
    }

    private Optional<String> poll(Exchange exchange) {
        if (exchange.askAfter()
                .filter(after -> watch.clock().instant().isBefore(after))
                .isPresent()) {
            return Optional.of(WAITING);
        }
        Reply reply = dialogue.poll(exchange);
        watch.failPoint().reached(Step.AFTER_SENT, exchange.orderId());
        return switch (reply) {
            case Reply.Nothing(var why, var read) -> Optional.of(why);
            // what is refused here is the request itself, or only the question about it; and whoever was asked more
            // often than
            // it answered may have issued, and not know any more what it is asked about
            case Reply.Rejected(var failure, var decides, var nonce)
            when decides && failure.lasting() && exchange.unanswered() == 0 ->
                refuse(exchange.orderId(), new Objection("orderId", failure.reason()));
            case Reply.Rejected(var failure, var decides, var nonce) -> {
                call(exchange.orderId(), failure.reason());
                yield Optional.of(failure.reason());
            }
            case Reply.Certificate certificate -> judge(exchange, certificate);
            case Reply.Waiting waiting -> waiting(exchange, waiting);
            case Reply.Confirmed other -> Optional.of("answer-unexpected");
            case Reply.Revoked other -> Optional.of("answer-unexpected");
            case Reply.Present other -> Optional.of("answer-unexpected");
        };
    }

    /** The first word "waiting" says nothing about when: that is asked at once. */
    private Optional<String> waiting(Exchange exchange, Reply.Waiting waiting) {
        boolean first = exchange.state() == State.ASKED;
        Duration pause = first ? Duration.ZERO : bounded(waiting.checkAfter());
        return journals.exchanges()
                        .waiting(
                                exchange.orderId(),
                                waiting.peerNonce(),
                                watch.clock().instant().plus(pause))
                ? first ? Optional.empty() : Optional.of(WAITING)
                : Optional.of(OVERTAKEN);
    }

    private static Duration bounded(Duration checkAfter) {
        if (checkAfter.compareTo(SHORTEST_WAIT) < 0) {
            return SHORTEST_WAIT;
        }
        return checkAfter.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : checkAfter;
    }

    private Optional<String> judge(Exchange exchange, Reply.Certificate reply) {
        UUID id = exchange.orderId();
        Optional<Objection> objection = tooLate(id)
                .or(() -> check.objection(
                        reply.certificate(),
                        journals.order(id),
                        exchange.publicKey(),
                        exchange.openedAt(),
                        watch.clock().instant()));
        boolean written = objection.isEmpty()
                ? journals.exchanges().answered(id, reply.certificate(), reply.confirm(), reply.peerNonce())
                : journals.exchanges()
                        .unwanted(
                                id,
                                reply.certificate(),
                                reply.confirm(),
                                reply.peerNonce(),
                                objection.get().field(),
                                objection.get().reason());
        objection.ifPresent(why -> LOG.atError()
                .addKeyValue("alarm", "other-ca-certificate-refused")
                .addKeyValue("order", id)
                .addKeyValue("reason", why.reason())
                .log("A certificate of the other CA must not be good; it is revoked"));
        watch.failPoint().reached(Step.AFTER_ANSWERED, id);
        if (!written) {
            unrecorded(id, reply.certificate());
            return Optional.of(OVERTAKEN);
        }
        return Optional.empty();
    }

    /**
     * A certificate that came after the lease was lost. While the exchange is open whoever has the lease finds it; once it has ended
     * otherwise nobody looks any more, and it must not stay good.
     */
    private void unrecorded(UUID orderId, Der certificate) {
        Exchange now = journals.exchanges().find(orderId).orElseThrow();
        if (now.certificate().filter(certificate::equals).isPresent()) {
            return;
        }
        boolean open = now.state() == State.ASKED || now.state() == State.WAITING;
        Optional<String> good = open ? Optional.of("left to whoever has the lease") : takingBack.stillGood(certificate);
        LOG.atError()
                .addKeyValue("alarm", "other-ca-certificate-unrecorded")
                .addKeyValue("order", orderId)
                .addKeyValue("exchange", now.state())
                .addKeyValue("good", good.orElse("no"))
                .log("A certificate of the other CA came when somebody else had the order, and is not in the journal");
    }

    /** What has become of the order meanwhile that no certificate of it may be good. */
    private Optional<Objection> tooLate(UUID orderId) {
        return switch (journals.entry(orderId)) {
            case JournalEntry.Refused refused -> Optional.of(new Objection("orderId", CANCELLED));
            case JournalEntry.Received received ->
                watch.clock().instant().isBefore(journals.order(orderId).expiresAt())
                        ? Optional.empty()
                        : Optional.of(new Objection("expiresAt", "expired"));
            case JournalEntry.Reserved reserved -> Optional.empty();
            case JournalEntry.Signed signed -> Optional.empty();
            case JournalEntry.Revoked revoked -> Optional.empty();
            case JournalEntry.Voided voided -> Optional.empty();
        };
    }

    private Optional<String> refuse(UUID orderId, Objection why) {
        journals.orders().refuse(orderId, why.field(), why.reason());
        return ended(orderId, State.REFUSED);
    }

    private Optional<String> ended(UUID orderId, State end) {
        return journals.exchanges().end(orderId, end) ? Optional.empty() : Optional.of(OVERTAKEN);
    }

    private void callAfterPatience(Exchange exchange, String reason) {
        Instant called = exchange.openedAt().plus(watch.patience());
        if (!watch.clock().instant().isBefore(called)) {
            call(exchange.orderId(), reason);
        }
    }

    static void call(UUID orderId, String reason) {
        LOG.atError()
                .addKeyValue("alarm", "other-ca-undecided")
                .addKeyValue("order", orderId)
                .addKeyValue("reason", reason)
                .log("It is not known what the other CA made of an order; nothing else is asked for it meanwhile");
    }
}
