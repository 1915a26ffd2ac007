package org.toroku.ca.cmp;

import java.math.BigInteger;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.bouncycastle.asn1.cmp.PKIMessage;
import org.bouncycastle.asn1.x500.X500Name;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.toroku.ca.RevocationReason;
import org.toroku.ca.check.OrderDraft;
import org.toroku.ca.cmp.CmpMessages.Place;
import org.toroku.ca.cmp.CmpMessages.Written;
import org.toroku.ca.cmp.ReplyReader.Asked;
import org.toroku.ca.elsewhere.BoundedHttp.Carried;
import org.toroku.ca.elsewhere.Dialogue;
import org.toroku.ca.elsewhere.Inquiry;
import org.toroku.ca.elsewhere.Reply;
import org.toroku.ca.journal.Exchange;
import org.toroku.ca.order.IssuanceOrder;
import org.toroku.pki.Der;

/** Question and answer over CMP. */
final class CmpDialogue implements Dialogue {
    private static final Logger LOG = LoggerFactory.getLogger(CmpDialogue.class);

    private final CmpMessages messages;
    private final CmpHttp http;
    private final ReplyReader reader;

    CmpDialogue(CmpMessages messages, CmpHttp http, Protection protection) {
        this.messages = messages;
        this.http = http;
        this.reader = new ReplyReader(protection);
    }

    @Override
    public Dialogue.Requesting write(IssuanceOrder order, OrderDraft.Linted draft, Der publicKey) {
        return switch (messages.initialRequest(draft.tbs(), draft.validity())) {
            case Written.Unavailable(var reason) -> new Dialogue.Requesting.Unavailable(reason);
            case Written.Message(var bytes, var place) -> new Dialogue.Requesting.Request(bytes, place.transactionId());
        };
    }

    /** The recorded request, octet by octet. */
    @Override
    public Reply request(Exchange exchange) {
        return carry(exchange.request(), new Asked(exchange.transactionId(), Set.of(nonceOf(exchange.request()))));
    }

    @Override
    public Reply poll(Exchange exchange) {
        return say(
                messages.poll(messages.within(exchange.transactionId(), exchange.peerNonce())),
                place -> asked(place, nonceOf(exchange.request())));
    }

    @Override
    public Reply confirm(Exchange exchange, boolean taken) {
        return say(
                messages.confirmation(
                        messages.within(exchange.transactionId(), exchange.peerNonce()),
                        exchange.certificate().orElseThrow(),
                        taken),
                CmpDialogue::asked);
    }

    @Override
    public Reply revoke(X500Name issuer, BigInteger serial, RevocationReason reason) {
        return say(messages.revocation(messages.newTransaction(), issuer, serial, reason), CmpDialogue::asked);
    }

    /** Whoever refuses the question in a protected message is there. */
    @Override
    public Reply greet() {
        return say(messages.question(messages.newTransaction()), CmpDialogue::asked);
    }

    /** A repetition is known by its transaction, and brings the same answer. */
    @Override
    public Optional<Inquiry> inquiry() {
        return Optional.empty();
    }

    private static Asked asked(Place place) {
        return new Asked(place.transactionId(), Set.of(place.nonce()));
    }

    private static Asked asked(Place place, Der first) {
        Set<Der> nonces = new HashSet<>(Set.of(place.nonce()));
        nonces.add(first);
        return new Asked(place.transactionId(), nonces);
    }

    private static Der nonceOf(Der request) {
        return Der.of(PKIMessage.getInstance(request.toByteArray())
                .getHeader()
                .getSenderNonce()
                .getOctets());
    }

    private Reply say(Written written, Function<Place, Asked> asked) {
        return switch (written) {
            case Written.Unavailable(var reason) -> new Reply.Nothing(reason, false);
            case Written.Message(var bytes, var place) -> carry(bytes, asked.apply(place));
        };
    }

    private Reply carry(Der message, Asked asked) {
        return switch (http.post(message)) {
            case Carried.NotSent(var why) -> new Reply.Nothing(why, false);
            case Carried.Silence(var why) -> new Reply.Nothing(why, true);
            case Carried.Answer(var status, var bytes) -> {
                Reply reply = reader.read(bytes, asked);
                if (reply instanceof Reply.Nothing(var why, var read)) {
                    LOG.atError()
                            .addKeyValue("alarm", "cmp-answer-refused")
                            .addKeyValue("reason", why)
                            .log("An answer that is not the other CA's, or not to our message, was refused");
                } else if (reply instanceof Reply.Rejected(var failure, var decides, var nonce)) {
                    LOG.warn("the other CA refuses: {} {}", failure.codes(), failure.words());
                }
                yield reply;
            }
        };
    }

    @Override
    public void close() {
        http.close();
    }
}
