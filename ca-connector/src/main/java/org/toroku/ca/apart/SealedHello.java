package org.toroku.ca.apart;

import java.io.IOException;
import java.util.Optional;
import org.toroku.ca.apart.Wire.Parts;
import org.toroku.pki.Der;

/**
 * A {@link Hello} as it travels, with the signature of the CA's responder over it.
 *
 * @param statement {@link Hello} in its only form
 * @param seal empty where the CA's token does not sign: nothing is handed out then
 */
record SealedHello(Der statement, Optional<RoomSeal> seal) {
    Der bytes() {
        return Wire.bytes(Wire.sequence(Wire.octets(statement), Wire.maybe(seal.map(RoomSeal::write))));
    }

    /** Empty where it is none, or not in its only form. */
    static Optional<SealedHello> read(Der bytes) {
        try {
            Parts parts = Parts.of(bytes);
            SealedHello hello = new SealedHello(parts.octets(), parts.maybe().map(RoomSeal::read));
            parts.end();
            return hello.bytes().equals(bytes) ? Optional.of(hello) : Optional.empty();
        } catch (IOException | RuntimeException hostile) {
            return Optional.empty();
        }
    }
}
