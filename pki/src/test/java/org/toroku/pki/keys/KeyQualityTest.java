package org.toroku.pki.keys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigInteger;
import java.security.PublicKey;
import java.util.List;
import java.util.Random;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSAPublicKey;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.junit.jupiter.api.Test;
import org.toroku.pki.Der;
import org.toroku.pki.fixture.Spki;
import org.toroku.pki.fixture.TinyCa;
import org.toroku.pki.identity.CheckResult;

class KeyQualityTest {
    private static final BigInteger F4 = BigInteger.valueOf(65537);
    /** Fixed, so that a failure can be seen again. */
    private static final Random RANDOM = new Random(20261123);

    private final KeyQuality quality = KeyQuality.withRsaOfAtLeast(2048);

    @Test
    void soundKeysPassEveryCheckOfTheirKind() throws Exception {
        assertThat(quality.check(spki(TinyCa.rsa(2048).getPublic())))
                .hasSize(5)
                .allMatch(CheckResult.Passed.class::isInstance);
        assertThat(quality.check(spki(TinyCa.ec("secp256r1").getPublic())))
                .hasSize(2)
                .allMatch(CheckResult.Passed.class::isInstance);
        assertThat(failures(spki(TinyCa.ec("secp384r1").getPublic()))).isEmpty();
    }

    @Test
    void refusesShortAndAbsurdlyLongModuli() throws Exception {
        assertThat(failures(spki(TinyCa.rsa(1024).getPublic()))).containsExactly("key-rsa-size");
        assertThat(failures(rsa(prime(1024).pow(9), F4))).containsExactly("key-rsa-size");
    }

    @Test
    void refusesExponentsThatAreSmallEvenOrHuge() throws Exception {
        BigInteger modulus = prime(1100).multiply(prime(1000));
        for (BigInteger exponent : List.of(
                BigInteger.ONE,
                BigInteger.valueOf(3),
                BigInteger.valueOf(65535),
                BigInteger.valueOf(65538),
                BigInteger.ONE.shiftLeft(256).setBit(0))) {
            assertThat(failures(rsa(modulus, exponent)))
                    .as("exponent %s", exponent)
                    .containsExactly("key-rsa-exponent");
        }
    }

    /** Some readers take them for unsigned: two readers would then see two keys. */
    @Test
    void refusesNegativeNumbers() throws Exception {
        BigInteger modulus = prime(1100).multiply(prime(1000));
        assertThat(failures(rsa(modulus, F4.negate()))).isNotEmpty().allMatch("key-malformed"::equals);
        assertThat(failures(rsa(modulus.negate(), F4))).isNotEmpty().allMatch("key-malformed"::equals);
    }

    @Test
    void refusesModuliWithASmallFactor() throws Exception {
        assertThat(failures(rsa(prime(2060).multiply(BigInteger.valueOf(751)), F4)))
                .containsExactly("key-rsa-small-factor");
        assertThat(failures(rsa(BigInteger.ONE.shiftLeft(2048), F4))).contains("key-rsa-small-factor");
    }

    @Test
    void refusesPrimesThatAreCloseToEachOther() throws Exception {
        BigInteger p = prime(1025);
        assertThat(failures(rsa(p.multiply(p.nextProbablePrime()), F4))).containsExactly("key-rsa-fermat");
        assertThat(failures(rsa(p.multiply(p), F4))).containsExactly("key-rsa-fermat");
    }

    @Test
    void refusesTheFingerprintOfTheRocaLibrary() throws Exception {
        // Primes of the broken generator: k * M + (65537^a mod M), M the product of the first primes.
        BigInteger primorial = BigInteger.ONE;
        for (BigInteger prime = BigInteger.TWO;
                prime.compareTo(BigInteger.valueOf(701)) <= 0;
                prime = prime.nextProbablePrime()) {
            primorial = primorial.multiply(prime);
        }
        assertThat(failures(rsa(roca(primorial).multiply(roca(primorial)), F4))).containsExactly("key-rsa-roca");
    }

    @Test
    void refusesOtherCurvesAndPointsThatAreNone() throws Exception {
        assertThat(failures(spki(TinyCa.ec("secp521r1").getPublic()))).containsExactly("key-ec-curve");
        SubjectPublicKeyInfo good = SubjectPublicKeyInfo.getInstance(
                TinyCa.ec("secp256r1").getPublic().getEncoded());
        byte[] point = good.getPublicKeyData().getBytes();
        point[64] ^= 1;
        assertThat(failures(der(new SubjectPublicKeyInfo(good.getAlgorithm(), point))))
                .containsExactly("key-ec-point");
        assertThat(failures(der(new SubjectPublicKeyInfo(good.getAlgorithm(), new byte[] {0}))))
                .containsExactly("key-ec-point");
        assertThat(failures(der(new SubjectPublicKeyInfo(good.getAlgorithm(), new byte[0]))))
                .containsExactly("key-ec-point");
        assertThat(failures(der(new SubjectPublicKeyInfo(
                        new AlgorithmIdentifier(X9ObjectIdentifiers.id_ecPublicKey, DERNull.INSTANCE), point))))
                .containsExactly("key-ec-curve");
    }

    @Test
    void refusesKeysBoundToAPaddingThatNobodyOptedInTo() {
        assertThat(failures(Spki.of(Spki.rsa(
                        new AlgorithmIdentifier(PKCSObjectIdentifiers.id_RSASSA_PSS),
                        prime(1100).multiply(prime(1000)),
                        F4))))
                .containsExactly("key-algorithm");
    }

    @Test
    void refusesWhatIsNoKeyOrOfAnotherKind() throws Exception {
        assertThat(failures(Der.of(new byte[] {1, 2, 3}))).containsExactly("key-malformed");
        assertThat(failures(Der.of(new byte[] {5, 0}))).containsExactly("key-malformed");
        assertThat(failures(spki(java.security.KeyPairGenerator.getInstance("Ed25519")
                        .generateKeyPair()
                        .getPublic())))
                .containsExactly("key-algorithm");
        assertThat(failures(der(new SubjectPublicKeyInfo(
                        new AlgorithmIdentifier(PKCSObjectIdentifiers.rsaEncryption, DERNull.INSTANCE),
                        new byte[] {1, 2, 3}))))
                .isNotEmpty()
                .allMatch("key-malformed"::equals);
    }

    private static BigInteger roca(BigInteger primorial) {
        BigInteger power = F4.modPow(new BigInteger(256, RANDOM), primorial);
        BigInteger candidate;
        do {
            candidate = new BigInteger(1040 - primorial.bitLength(), RANDOM)
                    .setBit(1039 - primorial.bitLength())
                    .multiply(primorial)
                    .add(power);
        } while (!candidate.isProbablePrime(40));
        return candidate;
    }

    private static BigInteger prime(int bits) {
        return BigInteger.probablePrime(bits, RANDOM);
    }

    private List<String> failures(Der spki) {
        return quality.check(spki).stream()
                .filter(CheckResult.Failed.class::isInstance)
                .map(CheckResult.Failed.class::cast)
                .map(CheckResult.Failed::reason)
                .toList();
    }

    private static Der rsa(BigInteger modulus, BigInteger exponent) throws IOException {
        return der(new SubjectPublicKeyInfo(
                new AlgorithmIdentifier(PKCSObjectIdentifiers.rsaEncryption, DERNull.INSTANCE),
                new RSAPublicKey(modulus, exponent)));
    }

    private static Der der(SubjectPublicKeyInfo key) throws IOException {
        return Der.of(key.getEncoded("DER"));
    }

    private static Der spki(PublicKey key) {
        return Der.of(key.getEncoded());
    }
}
