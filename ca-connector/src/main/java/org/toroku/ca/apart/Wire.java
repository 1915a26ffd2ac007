package org.toroku.ca.apart;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1UTF8String;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERUTF8String;
import org.toroku.pki.Der;

/** The few kinds of values that messages are made of, in DER, written and read one after the other. */
final class Wire {
    private static final int UUID_OCTETS = 16;
    private static final int MOST_NANOS = 999_999_999;

    private Wire() {}

    static DERSequence sequence(ASN1Encodable... parts) {
        return new DERSequence(parts);
    }

    static ASN1Encodable text(String text) {
        return new DERUTF8String(text);
    }

    static ASN1Encodable octets(Der octets) {
        return new DEROctetString(octets.toByteArray());
    }

    static ASN1Encodable number(long number) {
        return new ASN1Integer(number);
    }

    static ASN1Encodable id(UUID id) {
        return new DEROctetString(ByteBuffer.allocate(UUID_OCTETS)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array());
    }

    static ASN1Encodable moment(Instant at) {
        return sequence(new ASN1Integer(BigInteger.valueOf(at.getEpochSecond())), new ASN1Integer(at.getNano()));
    }

    /** A sequence of none or one. */
    static ASN1Encodable maybe(Optional<ASN1Encodable> part) {
        return part.map(Wire::sequence).orElseGet(Wire::sequence);
    }

    static Der bytes(ASN1Encodable message) {
        try {
            return Der.of(message.toASN1Primitive().getEncoded(ASN1Encoding.DER));
        } catch (IOException e) {
            throw new IllegalArgumentException("text that has no UTF-8 form", e);
        }
    }

    /** Reads parts; any surprise is an exception, which whoever decodes a message makes an outcome of. */
    static final class Parts {
        private final ASN1Sequence parts;
        private int next;

        Parts(ASN1Encodable parts) {
            this.parts = ASN1Sequence.getInstance(parts);
        }

        static Parts of(Der message) throws IOException {
            return new Parts(ASN1Primitive.fromByteArray(message.toByteArray()));
        }

        private ASN1Encodable take() {
            return parts.getObjectAt(next++);
        }

        String text() {
            return ASN1UTF8String.getInstance(take()).getString();
        }

        Der octets() {
            return Der.of(ASN1OctetString.getInstance(take()).getOctets());
        }

        long number() {
            return ASN1Integer.getInstance(take()).getValue().longValueExact();
        }

        UUID id() {
            byte[] octets = octets().toByteArray();
            if (octets.length != UUID_OCTETS) {
                throw new IllegalArgumentException("no id");
            }
            ByteBuffer id = ByteBuffer.wrap(octets);
            return new UUID(id.getLong(), id.getLong());
        }

        Instant moment() {
            Parts moment = parts();
            long second = moment.number();
            long nano = moment.number();
            moment.end();
            if (nano < 0 || nano > MOST_NANOS) {
                throw new DateTimeException("nanoseconds out of range");
            }
            return Instant.ofEpochSecond(second, nano);
        }

        Parts parts() {
            return new Parts(take());
        }

        /** The one part of the next sequence, where it has one. */
        Optional<Parts> maybe() {
            Parts inner = parts();
            if (inner.parts.size() > 1) {
                throw new IllegalArgumentException("more than one");
            }
            return inner.parts.size() == 0 ? Optional.empty() : Optional.of(inner);
        }

        boolean more() {
            return next < parts.size();
        }

        void end() {
            if (next != parts.size()) {
                throw new IllegalArgumentException("more parts than such a message has");
            }
        }
    }
}
