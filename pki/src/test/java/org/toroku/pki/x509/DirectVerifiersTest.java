package org.toroku.pki.x509;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.operator.ContentVerifier;
import org.bouncycastle.operator.DefaultSignatureAlgorithmIdentifierFinder;
import org.bouncycastle.operator.OperatorCreationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.toroku.pki.Der;
import org.toroku.pki.keys.KeyWords;

/** Signatures that another implementation made. */
class DirectVerifiersTest {
    private static final byte[] TEXT = "申込み".getBytes(StandardCharsets.UTF_8);

    @ParameterizedTest
    @CsvSource({
        "RSA, 2048, SHA256withRSA, RSA 2048",
        "RSA, 2048, SHA512withRSA, RSA 2048",
        "EC, 256, SHA256withECDSA, EC P-256",
        "EC, 384, SHA384withECDSA, EC P-384",
        "Ed25519, 0, Ed25519, Ed25519",
        "ML-DSA-44, 0, ML-DSA-44, ML-DSA-44",
        "ML-DSA-65, 0, ML-DSA-65, ML-DSA-65",
        "ML-DSA-87, 0, ML-DSA-87, ML-DSA-87"
    })
    void verifiesWhatThePlatformSigned(String kind, int bits, String algorithm, String words) throws Exception {
        KeyPair pair = pair(kind, bits);
        Signature signer = Signature.getInstance(algorithm);
        signer.initSign(pair.getPrivate());
        AlgorithmIdentifier identifier = new DefaultSignatureAlgorithmIdentifierFinder().find(algorithm);

        byte[] signature = signed(signer);

        assertThat(verifies(pair, identifier, TEXT, signature)).isTrue();
        assertThat(verifies(pair, identifier, new byte[1], signature)).isFalse();
        assertThat(verifies(pair(kind, bits), identifier, TEXT, signature)).isFalse();
        assertThat(KeyWords.of(Der.of(pair.getPublic().getEncoded()))).contains(words);
    }

    /** RFC 4055 3.1: hash and salt are the ones of the parameters, whatever their default. */
    @ParameterizedTest
    @CsvSource({"SHA-256, 32", "SHA-384, 48", "SHA-512, 64"})
    void holdsPssToItsParameters(String hash, int salt) throws Exception {
        KeyPair pair = pair("RSASSA-PSS", 2048);
        Signature signer = Signature.getInstance("RSASSA-PSS");
        signer.setParameter(new PSSParameterSpec(hash, "MGF1", new MGF1ParameterSpec(hash), salt, 1));
        signer.initSign(pair.getPrivate());
        byte[] signature = signed(signer);

        for (String other : new String[] {"SHA-256", "SHA-384", "SHA-512"}) {
            AlgorithmIdentifier identifier =
                    new DefaultSignatureAlgorithmIdentifierFinder().find(other.replace("-", "") + "withRSAandMGF1");
            assertThat(identifier.getAlgorithm()).isEqualTo(PKCSObjectIdentifiers.id_RSASSA_PSS);
            assertThat(verifies(pair, identifier, TEXT, signature)).as(other).isEqualTo(other.equals(hash));
        }
    }

    @Test
    void refusesAnAlgorithmThatDoesNotFitTheKey() throws Exception {
        AlgorithmIdentifier ecdsa = new DefaultSignatureAlgorithmIdentifierFinder().find("SHA256withECDSA");

        assertThatThrownBy(() -> verifies(pair("RSA", 2048), ecdsa, TEXT, new byte[64]))
                .isInstanceOf(OperatorCreationException.class);
    }

    private static byte[] signed(Signature signer) throws Exception {
        signer.update(TEXT);
        return signer.sign();
    }

    private static boolean verifies(KeyPair pair, AlgorithmIdentifier algorithm, byte[] text, byte[] signature)
            throws Exception {
        ContentVerifier verifier = Crypto.verifier(Crypto.decodeOnce(SubjectPublicKeyInfo.getInstance(
                                pair.getPublic().getEncoded()))
                        .orElseThrow())
                .get(algorithm);
        try (OutputStream covered = verifier.getOutputStream()) {
            covered.write(text);
        }
        return verifier.verify(signature);
    }

    private static KeyPair pair(String kind, int bits) throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance(kind);
        if (bits > 0) {
            generator.initialize(bits);
        }
        return generator.generateKeyPair();
    }
}
