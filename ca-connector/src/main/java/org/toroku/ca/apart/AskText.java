package org.toroku.ca.apart;

import org.bouncycastle.asn1.ASN1Encodable;
import org.toroku.ca.RevocationReason;
import org.toroku.ca.apart.Wire.Parts;
import org.toroku.ca.order.SignedOrder;

/** The byte form of {@link Ask}: its verb, then its arguments. */
final class AskText {
    private static final String SUBMIT = "submit";
    private static final String QUERY = "query";
    private static final String CANCEL = "cancel";
    private static final String REVOKE = "revoke";
    private static final String PACKAGE_KEY = "package-key";
    private static final String DESTROY_KEY = "destroy-key";
    private static final String HELD_KEY = "held-key";
    private static final String TAKES_RULES = "takes-rules";
    private static final String LOOK = "look";
    private static final String NEWEST_HEAD = "newest-head";
    private static final String HEAD_AT = "head-at";
    private static final String PUBLISHED = "published";

    private AskText() {}

    static ASN1Encodable write(Ask ask) {
        return switch (ask) {
            case Ask.Submit(var order, var key) ->
                Wire.sequence(Wire.text(SUBMIT), order(order), Wire.maybe(key.map(Wire::octets)));
            case Ask.Query(var id) -> Wire.sequence(Wire.text(QUERY), Wire.id(id));
            case Ask.Cancel(var order, var by) -> Wire.sequence(Wire.text(CANCEL), order(order), Wire.text(by));
            case Ask.Revoke(var serial, var reason, var by) ->
                Wire.sequence(Wire.text(REVOKE), Wire.text(serial), Wire.number(reason.code()), Wire.text(by));
            case Ask.PackageKey(var id, var passphrase) ->
                Wire.sequence(Wire.text(PACKAGE_KEY), Wire.id(id), Wire.octets(passphrase));
            case Ask.DestroyKey(var id, var reason) ->
                Wire.sequence(Wire.text(DESTROY_KEY), Wire.id(id), Wire.text(reason));
            case Ask.HeldKey(var id) -> Wire.sequence(Wire.text(HELD_KEY), Wire.id(id));
            case Ask.TakesRules(var sha256) -> Wire.sequence(Wire.text(TAKES_RULES), Wire.text(sha256));
            case Ask.Look() -> Wire.sequence(Wire.text(LOOK));
            case Ask.NewestHead() -> Wire.sequence(Wire.text(NEWEST_HEAD));
            case Ask.HeadAt(var seq) -> Wire.sequence(Wire.text(HEAD_AT), Wire.number(seq));
            case Ask.Published() -> Wire.sequence(Wire.text(PUBLISHED));
        };
    }

    private static ASN1Encodable order(SignedOrder order) {
        return Wire.sequence(Wire.octets(order.canonical()), Wire.octets(order.signature()), Wire.text(order.keyId()));
    }

    static Ask read(Parts parts) {
        String verb = parts.text();
        Ask ask = switch (verb) {
            case SUBMIT -> new Ask.Submit(order(parts.parts()), parts.maybe().map(Parts::octets));
            case QUERY -> new Ask.Query(parts.id());
            case CANCEL -> new Ask.Cancel(order(parts.parts()), parts.text());
            case REVOKE ->
                new Ask.Revoke(parts.text(), RevocationReason.of(Math.toIntExact(parts.number())), parts.text());
            case PACKAGE_KEY -> new Ask.PackageKey(parts.id(), parts.octets());
            case DESTROY_KEY -> new Ask.DestroyKey(parts.id(), parts.text());
            case HELD_KEY -> new Ask.HeldKey(parts.id());
            case TAKES_RULES -> new Ask.TakesRules(parts.text());
            case LOOK -> new Ask.Look();
            case NEWEST_HEAD -> new Ask.NewestHead();
            case HEAD_AT -> new Ask.HeadAt(parts.number());
            case PUBLISHED -> new Ask.Published();
            default -> throw new IllegalArgumentException("no verb of the port");
        };
        parts.end();
        return ask;
    }

    private static SignedOrder order(Parts parts) {
        SignedOrder order = new SignedOrder(parts.octets(), parts.octets(), parts.text());
        parts.end();
        return order;
    }
}
