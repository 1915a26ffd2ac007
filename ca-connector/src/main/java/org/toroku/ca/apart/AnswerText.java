package org.toroku.ca.apart;

import org.bouncycastle.asn1.ASN1Encodable;
import org.toroku.ca.RevocationReason;
import org.toroku.ca.apart.Wire.Parts;

/** The byte form of {@link Answer}: its kind, then what it says. */
final class AnswerText {
    private static final String ISSUED = "issued";
    private static final String REVOKED = "revoked";
    private static final String REFUSED = "refused";
    private static final String UNKNOWN = "unknown";
    private static final String VOIDED = "voided";
    private static final String PACKAGED = "packaged";
    private static final String GONE = "gone";
    private static final String DESTROYED = "destroyed";
    private static final String YES = "yes";
    private static final String NO = "no";
    private static final String HEAD = "head";
    private static final String READY = "ready";
    private static final String DEGRADED = "degraded";
    private static final String STANDING = "standing";
    private static final String NOT = "not-now";

    private AnswerText() {}

    static ASN1Encodable write(Answer answer) {
        return switch (answer) {
            case Answer.Issued(var certificate, var serial, var from, var to) ->
                Wire.sequence(
                        Wire.text(ISSUED),
                        Wire.octets(certificate),
                        Wire.text(serial),
                        Wire.moment(from),
                        Wire.moment(to));
            case Answer.Revoked(var serial, var at, var reason) ->
                Wire.sequence(Wire.text(REVOKED), Wire.text(serial), Wire.moment(at), Wire.number(reason.code()));
            case Answer.Refused(var field, var reason) ->
                Wire.sequence(Wire.text(REFUSED), Wire.text(field), Wire.text(reason));
            case Answer.Unknown() -> Wire.sequence(Wire.text(UNKNOWN));
            case Answer.Voided() -> Wire.sequence(Wire.text(VOIDED));
            case Answer.Packaged(var pkcs12) -> Wire.sequence(Wire.text(PACKAGED), Wire.octets(pkcs12));
            case Answer.Gone(var reason) -> Wire.sequence(Wire.text(GONE), Wire.text(reason));
            case Answer.Destroyed(var at) -> Wire.sequence(Wire.text(DESTROYED), Wire.moment(at));
            case Answer.YesOrNo(var yes) -> Wire.sequence(Wire.text(yes ? YES : NO));
            case Answer.HeadIs(var seq, var hash) ->
                Wire.sequence(Wire.text(HEAD), Wire.number(seq), Wire.octets(hash));
            case Answer.Ready() -> Wire.sequence(Wire.text(READY));
            case Answer.Degraded(var reason) -> Wire.sequence(Wire.text(DEGRADED), Wire.text(reason));
            case Answer.Standing(var since, var generation) ->
                Wire.sequence(Wire.text(STANDING), Wire.maybe(since.map(Wire::moment)), Wire.number(generation));
            case Answer.Not(var reason) -> Wire.sequence(Wire.text(NOT), Wire.text(reason));
        };
    }

    static Answer read(Parts parts) {
        String kind = parts.text();
        Answer answer = switch (kind) {
            case ISSUED -> new Answer.Issued(parts.octets(), parts.text(), parts.moment(), parts.moment());
            case REVOKED ->
                new Answer.Revoked(parts.text(), parts.moment(), RevocationReason.of(Math.toIntExact(parts.number())));
            case REFUSED -> new Answer.Refused(parts.text(), parts.text());
            case UNKNOWN -> new Answer.Unknown();
            case VOIDED -> new Answer.Voided();
            case PACKAGED -> new Answer.Packaged(parts.octets());
            case GONE -> new Answer.Gone(parts.text());
            case DESTROYED -> new Answer.Destroyed(parts.moment());
            case YES -> new Answer.YesOrNo(true);
            case NO -> new Answer.YesOrNo(false);
            case HEAD -> new Answer.HeadIs(parts.number(), parts.octets());
            case READY -> new Answer.Ready();
            case DEGRADED -> new Answer.Degraded(parts.text());
            case STANDING -> new Answer.Standing(parts.maybe().map(Parts::moment), parts.number());
            case NOT -> new Answer.Not(parts.text());
            default -> throw new IllegalArgumentException("no answer of the port");
        };
        parts.end();
        return answer;
    }
}
