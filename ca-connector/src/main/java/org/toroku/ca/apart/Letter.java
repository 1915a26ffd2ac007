package org.toroku.ca.apart;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.toroku.ca.apart.Wire.Parts;
import org.toroku.pki.Der;

/**
 * A request as it travels: what is asked, by which id, of which CA and when; where it needs one, with the order key's signature over
 * all of that.
 *
 * <pre>
 * Letter  ::= SEQUENCE { request OCTET STRING, seal SEQUENCE { SEQUENCE { keyId UTF8String, signature OCTET STRING } OPTIONAL } }
 * Request ::= SEQUENCE { version INTEGER (1), id OCTET STRING (16), ca OCTET STRING (32), madeAt Moment, ask SEQUENCE { … } }
 * </pre>
 *
 * @param request {@link Request} in its only form
 */
record Letter(Der request, Optional<Seal> seal) {
    /** An order with what belongs to it is smaller. */
    static final int MOST_BYTES = 200_000;

    private static final int VERSION = 1;
    /** No order begins so, whose first octet is that of a SEQUENCE: no signature over one is a signature over the other. */
    private static final byte[] PREFIX = "toroku request to a CA, 1\n".getBytes(StandardCharsets.US_ASCII);

    /** @param keyId hex SHA-256 of the order key's SubjectPublicKeyInfo */
    record Seal(String keyId, Der signature) {}

    /** @param ca SHA-256 of the CA's certificate */
    record Request(UUID id, Der ca, Instant madeAt, Ask ask) {
        Der bytes() {
            return Wire.bytes(Wire.sequence(
                    Wire.number(VERSION), Wire.id(id), Wire.octets(ca), Wire.moment(madeAt), AskText.write(ask)));
        }
    }

    /** What the order key signs of a request. */
    static byte[] toSign(Der request) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        content.writeBytes(PREFIX);
        content.writeBytes(request.toByteArray());
        return content.toByteArray();
    }

    Der bytes() {
        return Wire.bytes(Wire.sequence(
                Wire.octets(request),
                Wire.maybe(seal.map(each -> Wire.sequence(Wire.text(each.keyId()), Wire.octets(each.signature()))))));
    }

    /** Empty where it is none, or not in its only form. */
    static Optional<Letter> read(Der bytes) {
        if (bytes.length() > MOST_BYTES) {
            return Optional.empty();
        }
        try {
            Parts parts = Parts.of(bytes);
            Letter letter = new Letter(parts.octets(), parts.maybe().map(Letter::seal));
            parts.end();
            return letter.bytes().equals(bytes) ? Optional.of(letter) : Optional.empty();
        } catch (IOException | RuntimeException hostile) {
            // what exactly was wrong with it helps nobody but who sent it
            return Optional.empty();
        }
    }

    private static Seal seal(Parts maybe) {
        Parts parts = maybe.parts();
        Seal seal = new Seal(parts.text(), parts.octets());
        parts.end();
        return seal;
    }

    /** What is asked; empty where it is no request, or not in its only form. */
    Optional<Request> opened() {
        try {
            Parts parts = Parts.of(request);
            if (parts.number() != VERSION) {
                return Optional.empty();
            }
            Request read = new Request(parts.id(), parts.octets(), parts.moment(), AskText.read(parts.parts()));
            parts.end();
            return read.bytes().equals(request) ? Optional.of(read) : Optional.empty();
        } catch (IOException | RuntimeException hostile) {
            return Optional.empty();
        }
    }
}
