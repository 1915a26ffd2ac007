package org.toroku.ca.apart;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.bouncycastle.asn1.ASN1Encodable;
import org.toroku.ca.apart.Wire.Parts;
import org.toroku.pki.Der;

/**
 * Whose word something is that left the CA's room: the signature of a key on the CA's token, and that key's certificate.
 *
 * @param certificate by the CA, of the responder's key
 * @param signature ECDSA with SHA-256 over what {@link Word#toSign} gives
 */
record RoomSeal(Der certificate, Der signature) {
    /**
     * What is sealed. The responder's key signs answers of OCSP, whose first octet is that of a SEQUENCE, and heads of the log,
     * which begin with "toroku.log/": no signature over one of these is one over what begins as these do.
     */
    enum Word {
        ANSWER("toroku answer of a CA, 1\n"),
        PUBLICATION("toroku publication of a CA, 1\n"),
        HELLO("toroku hello of a CA, 1\n");

        private final String prefix;

        Word(String prefix) {
            this.prefix = prefix;
        }

        byte[] toSign(Der statement) {
            ByteArrayOutputStream content = new ByteArrayOutputStream();
            content.writeBytes(prefix.getBytes(StandardCharsets.US_ASCII));
            content.writeBytes(statement.toByteArray());
            return content.toByteArray();
        }
    }

    ASN1Encodable write() {
        return Wire.sequence(Wire.octets(certificate), Wire.octets(signature));
    }

    /** @param maybe of a sequence with this one part */
    static RoomSeal read(Parts maybe) {
        Parts parts = maybe.parts();
        RoomSeal seal = new RoomSeal(parts.octets(), parts.octets());
        parts.end();
        return seal;
    }
}
