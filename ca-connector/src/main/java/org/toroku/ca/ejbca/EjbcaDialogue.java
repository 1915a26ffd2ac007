package org.toroku.ca.ejbca;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.x500.X500Name;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.toroku.ca.RevocationReason;
import org.toroku.ca.check.OrderDraft;
import org.toroku.ca.ejbca.EjbcaHttp.Answer;
import org.toroku.ca.ejbca.EjbcaHttp.Answer.Said;
import org.toroku.ca.ejbca.EjbcaHttp.Answer.Unsaid;
import org.toroku.ca.elsewhere.Dialogue;
import org.toroku.ca.elsewhere.Failure;
import org.toroku.ca.elsewhere.Inquiry;
import org.toroku.ca.elsewhere.Reply;
import org.toroku.ca.journal.Exchange;
import org.toroku.ca.order.IssuanceOrder;
import org.toroku.ca.profile.IssuerIdentity;
import org.toroku.pki.Der;
import tools.jackson.databind.JsonNode;

/**
 * Question and answer over EJBCA's REST API.
 *
 * <p>An end entity is registered under a name that comes from the order, and takes one request: EJBCA itself refuses another
 * one. What became of a request is asked by that name.
 */
final class EjbcaDialogue implements Dialogue, Inquiry {
    private static final Logger LOG = LoggerFactory.getLogger(EjbcaDialogue.class);
    private static final String CERTIFICATE = "certificate";
    private static final String END_ENTITY = "endentity";
    private static final String V1 = "v1";
    private static final String MISSING = "ca-end-entity-missing";
    /** Everything that does not end again, as a hold does. */
    private static final Set<String> FOR_GOOD = Set.of(
            "UNSPECIFIED",
            "KEY_COMPROMISE",
            "CA_COMPROMISE",
            "AFFILIATION_CHANGED",
            "SUPERSEDED",
            "CESSATION_OF_OPERATION",
            "PRIVILEGES_WITHDRAWN",
            "AA_COMPROMISE");

    private static final String WAITS = "ca-waits-for-approval";

    private final EjbcaSettings settings;
    private final EjbcaHttp http;
    private final EjbcaSearch search;
    /** The one CA, as it stands in addresses. */
    private final String ca;

    private final SecureRandom random = new SecureRandom();

    EjbcaDialogue(EjbcaSettings settings, EjbcaHttp http) {
        this.settings = settings;
        this.http = http;
        this.search = new EjbcaSearch(settings, http);
        this.ca = EndEntityName.of(
                IssuerIdentity.of(settings.issued().caCertificate()).name());
    }

    @Override
    public Requesting write(IssuanceOrder order, OrderDraft.Linted draft, Der publicKey) {
        EjbcaRequest request = EjbcaRequest.of(order, draft, publicKey, settings, random);
        return new Requesting.Request(request.recorded(), request.transactionId());
    }

    @Override
    public Reply request(Exchange exchange) {
        EjbcaRequest request = EjbcaRequest.of(exchange);
        return registered(request).orElseGet(() -> enrolled(request));
    }

    /** Empty where the end entity is there, from now or before. Without one nothing is ever issued. */
    private Optional<Reply> registered(EjbcaRequest request) {
        return switch (http.post(request.endEntity(), V1, END_ENTITY)) {
            case Unsaid(var why, var read) -> Optional.of(new Reply.Nothing(why, false));
            case Said said when said.done() -> Optional.empty();
            case Said said when said.waits() -> Optional.of(new Reply.Nothing(WAITS, false));
            case Said said ->
                switch (search.endEntity(request.username())) {
                    case THERE -> Optional.empty();
                    case NOT_THERE ->
                        Optional.of(
                                failed(said) instanceof Reply.Rejected rejected
                                        ? rejected
                                        : new Reply.Nothing(http(said), false));
                    case UNSEEN -> Optional.of(new Reply.Nothing(http(said), false));
                };
        };
    }

    private Reply enrolled(EjbcaRequest request) {
        return switch (http.post(request.certificateRequest(), V1, CERTIFICATE, "certificaterequest")) {
            case Unsaid(var why, var read) -> new Reply.Nothing(why, read);
            case Said said
            when said.done() ->
                Json.certificate(said.body().path(CERTIFICATE))
                        .<Reply>map(certificate -> new Reply.Certificate(certificate, false, request.transactionId()))
                        .orElseGet(() -> unreadable(request.username()));
            case Said said when said.waits() -> new Reply.Nothing(WAITS, true);
            case Said said -> doubted(failed(said));
        };
    }

    /**
     * No status proves that nothing was issued: something before EJBCA may have brought it the request twice, and it refuses
     * the second; or may have lost its answer, and says something else.
     */
    private static Reply doubted(Reply reply) {
        return reply instanceof Reply.Rejected(var failure, var decides, var nonce)
                ? failure.lasting()
                        ? new Reply.Rejected(failure, false, nonce)
                        : new Reply.Nothing(failure.reason(), true)
                : reply;
    }

    private static Reply unreadable(String username) {
        LOG.atError()
                .addKeyValue("alarm", "ejbca-answer-refused")
                .addKeyValue("end-entity", username)
                .log("EJBCA's answer to a request holds no certificate that can be read");
        return new Reply.Nothing("answer-malformed", true);
    }

    /** A refusal by its status; the words of EJBCA quote names and are left in its own log. */
    private static Reply failed(Said said) {
        LOG.warn("EJBCA refuses: HTTP {}", said.status());
        return switch (said.status()) {
            case 400, 409, 413, 422 -> rejected(Failure.BAD_REQUEST);
            case 401, 403 -> rejected(Failure.NOT_AUTHORIZED);
            // the address, the CA or a profile is not there: an operator's matter, not the order's
            case 404, 405, 415 -> rejected(Failure.WRONG_AUTHORITY);
            default -> new Reply.Nothing(http(said), true);
        };
    }

    private static Reply.Rejected rejected(String code) {
        return new Reply.Rejected(Failure.of(code), true, Der.of(new byte[0]));
    }

    private static String http(Said said) {
        return "ca-http-" + said.status();
    }

    @Override
    public Optional<Inquiry> inquiry() {
        return Optional.of(this);
    }

    @Override
    public Recall recall(Exchange exchange) {
        return search.certificates(EjbcaRequest.username(exchange.orderId()));
    }

    @Override
    public Duration pause() {
        return settings.pause();
    }

    /** Revoking an end entity revokes every certificate of it, and it takes no request any more. */
    @Override
    public Optional<String> withdraw(Exchange exchange) {
        EjbcaRequest request = EjbcaRequest.of(exchange);
        Optional<String> open = closed(request.username());
        return open.filter(MISSING::equals).isPresent() ? buried(request) : open;
    }

    private Optional<String> closed(String username) {
        JsonNode reason = Json.object()
                .put("reason_code", RevocationReason.CESSATION_OF_OPERATION.code())
                .put("delete", false);
        return switch (http.put(reason, V1, END_ENTITY, username, "revoke")) {
            case Unsaid(var why, var read) -> Optional.of(why);
            case Said said when said.done() -> Optional.empty();
            case Said said when said.waits() -> Optional.of(WAITS);
            // revoked before
            case Said said when said.status() == 409 -> Optional.empty();
            case Said said
            when said.status() == 404 ->
                Optional.of(search.endEntity(username) == EjbcaSearch.EndEntity.NOT_THERE ? MISSING : http(said));
            case Said said -> Optional.of(http(said));
        };
    }

    /** Registered in order to be closed: a sending that is still under way would register it yet, and be certified. */
    private Optional<String> buried(EjbcaRequest request) {
        Optional<Reply> unregistered = registered(request);
        if (unregistered.isEmpty()) {
            return closed(request.username());
        }
        boolean never =
                unregistered.get() instanceof Reply.Rejected(var failure, var decides, var nonce) && failure.lasting();
        return never ? Optional.empty() : Dialogue.stillGood(unregistered.get());
    }

    /** EJBCA decides while it is asked; an approval of its own is not waited for. */
    @Override
    public Reply poll(Exchange exchange) {
        return new Reply.Nothing("answer-unexpected", false);
    }

    /** EJBCA wants to know of nobody whether a certificate was taken. */
    @Override
    public Reply confirm(Exchange exchange, boolean taken) {
        return new Reply.Confirmed();
    }

    @Override
    public Reply revoke(X500Name issuer, BigInteger serial, RevocationReason reason) {
        String number = serial.toString(16);
        Answer answer = http.putQuery("reason=" + word(reason), V1, CERTIFICATE, ca, number, "revoke");
        return switch (answer) {
            case Unsaid(var why, var read) -> new Reply.Nothing(why, read);
            case Said said when revoked(said, number) -> new Reply.Revoked();
            case Said said when said.waits() -> new Reply.Nothing(WAITS, true);
            case Said said -> revokedBefore(number) ? new Reply.Revoked() : failed(said);
        };
    }

    private boolean revokedBefore(String number) {
        return http.get(V1, CERTIFICATE, ca, number, "revocationstatus") instanceof Said said && revoked(said, number);
    }

    /** EJBCA calls a certificate on hold revoked too, and repeats what it was asked about. */
    private boolean revoked(Said said, String number) {
        JsonNode body = said.body();
        return said.done()
                && body.path("revoked").asBoolean(false)
                && FOR_GOOD.contains(body.path("revocation_reason").asString(""))
                && ca.equals(body.path("issuer_dn").asString(""))
                && number.equalsIgnoreCase(body.path("serial_number").asString(""));
    }

    private static String word(RevocationReason reason) {
        return switch (reason) {
            case UNSPECIFIED -> "UNSPECIFIED";
            case KEY_COMPROMISE -> "KEY_COMPROMISE";
            case AFFILIATION_CHANGED -> "AFFILIATION_CHANGED";
            case SUPERSEDED -> "SUPERSEDED";
            case CESSATION_OF_OPERATION -> "CESSATION_OF_OPERATION";
            case PRIVILEGE_WITHDRAWN -> "PRIVILEGES_WITHDRAWN";
        };
    }

    @Override
    public Reply greet() {
        return search.known()
                .<Reply>map(answer -> switch (answer) {
                    case Unsaid(var why, var read) -> new Reply.Nothing(why, read);
                    case Said said when said.status() == 400 -> rejected(Failure.WRONG_AUTHORITY);
                    case Said said -> failed(said);
                })
                .orElseGet(Reply.Present::new);
    }

    @Override
    public void close() {
        http.close();
    }
}
