package org.toroku.pki.keys;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.security.KeyPairGenerator;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSAPublicKey;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.junit.jupiter.api.Test;
import org.toroku.pki.Der;
import org.toroku.pki.fixture.Spki;
import org.toroku.pki.fixture.TinyCa;

class SubjectKeyTest {
    @Test
    void anRsaKeyIsTheSameWithAndWithoutItsNullAndUnderPss() throws Exception {
        SubjectPublicKeyInfo key = Spki.parsed(TinyCa.rsa(2048).getPublic());
        RSAPublicKey numbers = RSAPublicKey.getInstance(key.parsePublicKey());
        Der pss = Spki.of(Spki.rsa(
                new AlgorithmIdentifier(PKCSObjectIdentifiers.id_RSASSA_PSS),
                numbers.getModulus(),
                numbers.getPublicExponent()));
        SubjectKey expected = SubjectKey.of(Spki.of(key)).orElseThrow();
        for (Der other : List.of(Spki.withParameters(key, null), pss)) {
            assertThat(SubjectKey.of(other)).contains(expected);
            assertThat(SubjectKey.of(other).orElseThrow().sha256Hex()).isEqualTo(expected.sha256Hex());
        }
        assertThat(expected.spki()).isEqualTo(Spki.of(key));
        assertThat(expected.sha256Hex()).isEqualTo(Spki.of(key).sha256Hex());
    }

    @Test
    void aPointIsTheSameKeyInEachOfItsForms() throws Exception {
        for (String curve : List.of("secp256r1", "secp384r1")) {
            SubjectPublicKeyInfo key = Spki.parsed(TinyCa.ec(curve).getPublic());
            byte[] point = key.getPublicKeyData().getOctets();
            int parity = point[point.length - 1] & 1;
            byte[] compressed = Arrays.copyOf(point, 1 + point.length / 2);
            compressed[0] = (byte) (2 | parity);
            byte[] hybrid = point.clone();
            hybrid[0] = (byte) (6 | parity);
            SubjectKey expected = SubjectKey.of(Spki.of(key)).orElseThrow();
            assertThat(expected.spki()).isEqualTo(Spki.of(key));
            assertThat(SubjectKey.of(Spki.withBits(key, compressed))).contains(expected);
            assertThat(SubjectKey.of(Spki.withBits(key, hybrid))).contains(expected);
        }
    }

    @Test
    void parametersThatDoNotBelongThereMakeNoOtherKey() throws Exception {
        for (String kind : List.of("Ed25519", "ML-DSA-44")) {
            SubjectPublicKeyInfo key = Spki.parsed(
                    KeyPairGenerator.getInstance(kind).generateKeyPair().getPublic());
            assertThat(SubjectKey.of(Spki.withParameters(key, DERNull.INSTANCE)))
                    .isEqualTo(SubjectKey.of(Spki.of(key)))
                    .isPresent();
        }
    }

    @Test
    void anotherExponentIsAnotherKeyOfTheSameMaterial() {
        BigInteger modulus = new BigInteger(2048, new Random(7)).setBit(2047).setBit(0);
        SubjectKey one = SubjectKey.of(Spki.rsa(modulus, Spki.F4)).orElseThrow();
        SubjectKey two =
                SubjectKey.of(Spki.rsa(modulus, BigInteger.valueOf(65539))).orElseThrow();
        SubjectKey other =
                SubjectKey.of(Spki.rsa(modulus.add(BigInteger.TWO), Spki.F4)).orElseThrow();
        assertThat(one).isNotEqualTo(two);
        assertThat(one.materialSha256Hex()).isEqualTo(two.materialSha256Hex()).isNotEqualTo(other.materialSha256Hex());
    }

    @Test
    void differentKeysHaveDifferentDigestsAndWhatIsNoKeyHasNone() throws Exception {
        assertThat(SubjectKey.of(Spki.of(TinyCa.ec("secp256r1").getPublic())))
                .isNotEqualTo(SubjectKey.of(Spki.of(TinyCa.ec("secp256r1").getPublic())));
        SubjectPublicKeyInfo point = Spki.parsed(TinyCa.ec("secp256r1").getPublic());
        assertThat(SubjectKey.of(Der.of(new byte[] {5, 0}))).isEmpty();
        assertThat(SubjectKey.of(Spki.withBits(point, new byte[] {0}))).isEmpty();
        assertThat(SubjectKey.of(Spki.withBits(point, new byte[] {4, 1, 2}))).isEmpty();
        assertThat(SubjectKey.of(Spki.withParameters(point, DERNull.INSTANCE))).isEmpty();
    }
}
