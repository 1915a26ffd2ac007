package org.toroku.ca.order;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1TaggedObject;
import org.bouncycastle.asn1.ASN1UTF8String;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.DERUTF8String;
import org.toroku.ca.order.IssuanceOrder.Approval;
import org.toroku.ca.order.IssuanceOrder.Approval.Automaton;
import org.toroku.ca.order.IssuanceOrder.Approval.FourEyes;
import org.toroku.pki.Der;

/**
 * The one byte form of an order (DER), so that a signature over it means one thing only.
 *
 * <pre>
 * Order ::= SEQUENCE {
 *   version INTEGER (1 without, 2 with notAfterCeiling), orderId OCTET STRING (16), applicationId OCTET STRING (16),
 *   applicationSha256 OCTET STRING (32), subject UTF8String,
 *   subjectAltName [0] UTF8String OPTIONAL, spkiSha256 [1] OCTET STRING (32) OPTIONAL,
 *   profileId UTF8String, profileSha256 OCTET STRING (32),
 *   notAfterCeiling [4] Moment OPTIONAL, approval CHOICE { fourEyes  [2] SEQUENCE { examiner UTF8String, decider UTF8String },
 *                     automaton [3] SEQUENCE { automaton UTF8String, ruleSetSha256 OCTET STRING (32),
 *                                              responsibleOfficer UTF8String } },
 *   approvedAt Moment, expiresAt Moment, nonce OCTET STRING (16..) }
 * Moment ::= SEQUENCE { epochSecond INTEGER, nano INTEGER }
 * </pre>
 *
 * An order without a ceiling keeps the bytes it always had; a reader that knows version 1 alone refuses a ceiling rather than
 * overlook it.
 */
public final class CanonicalOrder {
    /** What reading an order gave. */
    public sealed interface Decoding {
        record Decoded(IssuanceOrder order) implements Decoding {}

        /** Not an order, or not in its only form; says nothing about the content because it is not to be trusted. */
        record NotCanonical() implements Decoding {}
    }

    private static final int VERSION = 1;
    private static final int VERSION_WITH_CEILING = 2;
    private static final int MAX_BYTES = 65_536;
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern NONCE = Pattern.compile("(?:[0-9a-f]{2}){16,64}");

    private CanonicalOrder() {}

    /**
     * Encodes {@code order}.
     *
     * @throws IllegalArgumentException if a digest is not lower-case hex SHA-256, the nonce is not 32 to 128
     *     lower-case hex digits, or the ceiling is no whole second: the caller built a bad order
     */
    public static Der encode(IssuanceOrder order) {
        ASN1EncodableVector v = new ASN1EncodableVector();
        v.add(new ASN1Integer(version(order.notAfterCeiling())));
        v.add(uuid(order.orderId()));
        v.add(uuid(order.applicationId()));
        v.add(hex("applicationSha256", SHA256, order.applicationSha256()));
        v.add(new DERUTF8String(order.subject()));
        order.subjectAltName().ifPresent(name -> v.add(new DERTaggedObject(true, 0, new DERUTF8String(name))));
        order.spkiSha256().ifPresent(h -> v.add(new DERTaggedObject(true, 1, hex("spkiSha256", SHA256, h))));
        v.add(new DERUTF8String(order.profileId()));
        v.add(hex("profileSha256", SHA256, order.profileSha256()));
        order.notAfterCeiling().ifPresent(at -> v.add(new DERTaggedObject(true, 4, ceiling(at))));
        v.add(approval(order.approval()));
        v.add(moment(order.approvedAt()));
        v.add(moment(order.expiresAt()));
        v.add(hex("nonce", NONCE, order.nonce()));
        try {
            return Der.of(new DERSequence(v).getEncoded(ASN1Encoding.DER));
        } catch (IOException e) {
            throw new IllegalArgumentException("the order holds text that has no UTF-8 form", e);
        }
    }

    /** Reads an order; anything that would not be written back byte for byte is refused. */
    public static Decoding decode(Der bytes) {
        if (bytes.length() > MAX_BYTES) {
            return new Decoding.NotCanonical();
        }
        try {
            IssuanceOrder order = read(ASN1Sequence.getInstance(ASN1Primitive.fromByteArray(bytes.toByteArray())));
            return encode(order).equals(bytes) ? new Decoding.Decoded(order) : new Decoding.NotCanonical();
        } catch (IOException | RuntimeException hostile) {
            // Hostile input is an outcome; what exactly was wrong with unauthenticated bytes helps nobody but the
            // sender.
            return new Decoding.NotCanonical();
        }
    }

    private static IssuanceOrder read(ASN1Sequence s) {
        Fields f = new Fields(s);
        int version = f.integer().intValueExact();
        IssuanceOrder order = new IssuanceOrder(
                readUuid(f.octets()),
                readUuid(f.octets()),
                f.hex(),
                f.text(),
                f.tagged(0).map(Fields::textOf),
                f.tagged(1).map(Fields::hexOf),
                f.text(),
                f.hex(),
                f.tagged(4).map(moment -> readMoment(ASN1Sequence.getInstance(moment))),
                readApproval(f),
                readMoment(f.sequence()),
                readMoment(f.sequence()),
                f.hex());
        f.end();
        if (version != version(order.notAfterCeiling())) {
            throw new IllegalArgumentException("unknown version, or one that says something else");
        }
        return order;
    }

    private static Approval readApproval(Fields f) {
        Optional<ASN1Encodable> fourEyes = f.tagged(2);
        if (fourEyes.isPresent()) {
            Fields a = new Fields(ASN1Sequence.getInstance(fourEyes.get()));
            FourEyes approval = new FourEyes(a.text(), a.text());
            a.end();
            return approval;
        }
        Fields a = new Fields(ASN1Sequence.getInstance(f.tagged(3).orElseThrow()));
        Automaton approval = new Automaton(a.text(), a.hex(), a.text());
        a.end();
        return approval;
    }

    private static ASN1Encodable approval(Approval approval) {
        return switch (approval) {
            case FourEyes a ->
                new DERTaggedObject(true, 2, sequence(new DERUTF8String(a.examiner()), new DERUTF8String(a.decider())));
            case Automaton a ->
                new DERTaggedObject(
                        true,
                        3,
                        sequence(
                                new DERUTF8String(a.automaton()),
                                hex("ruleSetSha256", SHA256, a.ruleSetSha256()),
                                new DERUTF8String(a.responsibleOfficer())));
        };
    }

    private static int version(Optional<Instant> notAfterCeiling) {
        return notAfterCeiling.isPresent() ? VERSION_WITH_CEILING : VERSION;
    }

    /** Certificates know no parts of seconds (RFC 5280 section 4.1.2.5). */
    private static ASN1Encodable ceiling(Instant at) {
        if (!at.truncatedTo(ChronoUnit.SECONDS).equals(at)) {
            throw new IllegalArgumentException("notAfterCeiling is no whole second");
        }
        return moment(at);
    }

    private static ASN1Encodable moment(Instant at) {
        return sequence(new ASN1Integer(BigInteger.valueOf(at.getEpochSecond())), new ASN1Integer(at.getNano()));
    }

    private static Instant readMoment(ASN1Sequence s) {
        Fields f = new Fields(s);
        BigInteger second = f.integer();
        int nano = f.integer().intValueExact();
        f.end();
        if (nano < 0 || nano > 999_999_999) {
            throw new DateTimeException("nanoseconds out of range");
        }
        return Instant.ofEpochSecond(second.longValueExact(), nano);
    }

    private static ASN1OctetString uuid(UUID id) {
        return new DEROctetString(ByteBuffer.allocate(16)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array());
    }

    private static UUID readUuid(byte[] bytes) {
        ByteBuffer b = ByteBuffer.wrap(bytes);
        return new UUID(b.getLong(), b.getLong());
    }

    private static ASN1OctetString hex(String field, Pattern form, String value) {
        if (!form.matcher(value).matches()) {
            throw new IllegalArgumentException(field + " is not lower-case hex of the right length");
        }
        return new DEROctetString(HexFormat.of().parseHex(value));
    }

    private static DERSequence sequence(ASN1Encodable... elements) {
        return new DERSequence(elements);
    }

    /** Reads the elements of a SEQUENCE one after the other; any surprise is an exception of the BC or JDK types. */
    private static final class Fields {
        private final ASN1Sequence sequence;
        private int next;

        Fields(ASN1Sequence sequence) {
            this.sequence = sequence;
        }

        ASN1Encodable take() {
            return sequence.getObjectAt(next++);
        }

        BigInteger integer() {
            return ASN1Integer.getInstance(take()).getValue();
        }

        byte[] octets() {
            return ASN1OctetString.getInstance(take()).getOctets();
        }

        String hex() {
            return hexOf(take());
        }

        String text() {
            return textOf(take());
        }

        ASN1Sequence sequence() {
            return ASN1Sequence.getInstance(take());
        }

        Optional<ASN1Encodable> tagged(int tag) {
            if (sequence.getObjectAt(next) instanceof ASN1TaggedObject t && t.hasContextTag(tag)) {
                next++;
                return Optional.of(t.getExplicitBaseObject());
            }
            return Optional.empty();
        }

        void end() {
            if (next != sequence.size()) {
                throw new IllegalArgumentException("more fields than an order has");
            }
        }

        static String textOf(ASN1Encodable value) {
            return ASN1UTF8String.getInstance(value).getString();
        }

        static String hexOf(ASN1Encodable value) {
            return HexFormat.of().formatHex(ASN1OctetString.getInstance(value).getOctets());
        }
    }
}
