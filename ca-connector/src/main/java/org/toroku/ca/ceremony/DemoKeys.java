package org.toroku.ca.ceremony;

import java.util.ArrayList;
import java.util.List;
import org.toroku.ca.pkcs11.Token;
import org.toroku.ca.pkcs11.TokenKey;
import org.toroku.ca.pkcs11.TokenSettings;
import org.toroku.pki.Der;

/**
 * What a ceremony recorded, a demonstration's or a real one's: public halves, and where the private ones are.
 *
 * @param responderKey SubjectPublicKeyInfo of the key that signs answers about certificates
 * @param orderKey SubjectPublicKeyInfo of the RA's order key, which the CA pins
 * @param bookKey SubjectPublicKeyInfo of the RA's book key
 */
public record DemoKeys(
        Der caCertificate,
        Der caKey,
        Der responderKey,
        Der orderKey,
        Der bookKey,
        TokenSettings caToken,
        TokenSettings raToken) {
    public static final String CA_KEY = "ca-key";
    public static final String RESPONDER_KEY = "responder-key";
    public static final String SUBSCRIBER_WRAP = "subscriber-wrap";
    public static final String ORDER_KEY = "order-key";
    public static final String BOOK_KEY = "book-key";

    /** Opens the RA's token with its two keys, for {@link org.toroku.ca.pkcs11.Pkcs11TokenSigner}. */
    public Token openRaToken() {
        return openRaToken(List.of());
    }

    /** As {@link #openRaToken()}, with keys that the ceremony knows nothing of. */
    public Token openRaToken(List<TokenKey> more) {
        List<TokenKey> keys =
                new ArrayList<>(List.of(TokenKey.pair(ORDER_KEY, orderKey), TokenKey.pair(BOOK_KEY, bookKey)));
        keys.addAll(more);
        return Token.open(raToken, List.copyOf(keys));
    }
}
