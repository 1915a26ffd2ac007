package org.toroku.pki.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.toroku.pki.Der;
import org.toroku.pki.keys.SubjectKey;

class SentPrivateKeyTest {
    private static KeyPair pair(String kind) throws Exception {
        return switch (kind) {
            case "RSA" -> {
                KeyPairGenerator rsa = KeyPairGenerator.getInstance("RSA");
                rsa.initialize(2048);
                yield rsa.generateKeyPair();
            }
            case "Ed25519" -> KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            default -> {
                KeyPairGenerator ec = KeyPairGenerator.getInstance("EC");
                ec.initialize(new ECGenParameterSpec(kind));
                yield ec.generateKeyPair();
            }
        };
    }

    private static String material(KeyPair pair) {
        return SubjectKey.of(Der.of(pair.getPublic().getEncoded()))
                .orElseThrow()
                .materialSha256Hex();
    }

    private static byte[] armoured(String label, byte[] der) {
        return ("-----BEGIN " + label + "-----\n"
                        + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der)
                        + "\n-----END " + label + "-----\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    private static void assertFound(byte[] sent, KeyPair pair) {
        assertThat(SentPrivateKey.publicHalf(Der.of(sent)).map(SubjectKey::materialSha256Hex))
                .contains(material(pair));
    }

    @ParameterizedTest
    @ValueSource(strings = {"RSA", "secp256r1", "secp384r1", "Ed25519"})
    void findsTheKeyHoweverThePrivateKeyIsWritten(String kind) throws Exception {
        KeyPair pair = pair(kind);
        byte[] pkcs8 = pair.getPrivate().getEncoded();
        assertFound(pkcs8, pair);
        assertFound(armoured("PRIVATE KEY", pkcs8), pair);
        if (kind.equals("RSA")) {
            byte[] pkcs1 = PrivateKeyInfo.getInstance(pkcs8)
                    .parsePrivateKey()
                    .toASN1Primitive()
                    .getEncoded(ASN1Encoding.DER);
            assertFound(pkcs1, pair);
            assertFound(armoured("RSA PRIVATE KEY", pkcs1), pair);
        }
    }

    /** As {@code openssl ecparam -genkey} writes it: the curve lies inside, another block before it. */
    @Test
    void findsTheKeyOfASec1File() throws Exception {
        KeyPair pair = pair("secp256r1");
        PrivateKeyInfo info = PrivateKeyInfo.getInstance(pair.getPrivate().getEncoded());
        var scalar = ((java.security.interfaces.ECPrivateKey) pair.getPrivate()).getS();
        byte[] sec1 = new org.bouncycastle.asn1.sec.ECPrivateKey(
                        256, scalar, info.getPrivateKeyAlgorithm().getParameters())
                .getEncoded(ASN1Encoding.DER);
        assertFound(sec1, pair);
        byte[] file = ("-----BEGIN EC PARAMETERS-----\nBggqhkjOPQMBBw==\n-----END EC PARAMETERS-----\n"
                        + new String(armoured("EC PRIVATE KEY", sec1), StandardCharsets.US_ASCII))
                .getBytes(StandardCharsets.US_ASCII);
        assertFound(file, pair);
    }

    @Test
    void findsNothingInWhatIsNoReadablePrivateKey() {
        byte[] garbage = new byte[2000];
        new SecureRandom().nextBytes(garbage);
        assertThat(SentPrivateKey.publicHalf(Der.of(garbage))).isEmpty();
        assertThat(SentPrivateKey.publicHalf(Der.of(armoured("ENCRYPTED PRIVATE KEY", garbage))))
                .isEmpty();
        assertThat(SentPrivateKey.publicHalf(Der.of(new byte[] {0x30, 0x00}))).isEmpty();
        assertThat(SentPrivateKey.publicHalf(Der.of(new byte[64 * 1024]))).isEmpty();
    }
}
