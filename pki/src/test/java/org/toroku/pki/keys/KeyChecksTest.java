package org.toroku.pki.keys;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.security.KeyPairGenerator;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.oiw.OIWObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSASSAPSSparams;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.toroku.pki.Der;
import org.toroku.pki.fixture.Spki;
import org.toroku.pki.fixture.TinyCa;

/** Each check by itself, against keys that bear exactly its flaw. */
class KeyChecksTest {
    /** Fixed, so that a failure can be seen again. */
    private static final Random RANDOM = new Random(20261126);

    private static final BigInteger P = BigInteger.probablePrime(1024, RANDOM);
    private static final BigInteger Q = BigInteger.probablePrime(1030, RANDOM);
    private static final BigInteger SOUND = P.multiply(Q);

    /** A 2048-bit key made by the flawed library, from badkeys/badkeys, tests/data/rsa-roca.key. */
    private static final BigInteger ROCA_OF_A_CARD = new BigInteger("""
            9132ad211fcc0dfb4dae48326ac864c227e4b394b09bd1c4930e197028a3c907694d2b489e4f69754aeae338c6ead939
            c57f406985cbbb8edf9a2055cc2946bc05d365ba67e896c6d4811152cfa2d290514f90b352eeef27feb72fbd8dcd5bc9
            15a4f4494139cc1ca10a3244fa97e53275f57b5529b4e767379007798e112a4ba056c7b75cedb132cdf21f7bd3c9976d
            9da38815153477a13b3ebb2046d100a851dc00698f530d19396f00fbef2c4bf1659ebc4c7fd9556b5ffc93f03ca2d3df
            acd222a5f028ab430a27ea31136c0c2f50c3c481931a635a37780f00d2727ae71aee9b40f8d1aae68535c77a56317812
            beb5525d4a28364f31224acac52cf72d""".replace("\n", ""), 16);

    @Test
    void anOddModulusIsNotEven() {
        assertThat(flaw(new RsaOdd(), SOUND)).isEmpty();
        assertThat(flaw(new RsaOdd(), SOUND.shiftLeft(1))).contains(KeyFlaw.RSA_EVEN);
    }

    @Test
    void powersAreRecognisedForEveryExponentAndNothingElseIs() {
        for (int power : new int[] {2, 3, 4, 5, 7, 11, 13, 25, 31}) {
            BigInteger root = BigInteger.probablePrime(2048 / power + 1, RANDOM);
            assertThat(flaw(new RsaPower(), root.pow(power)))
                    .as("power %s", power)
                    .contains(KeyFlaw.RSA_POWER);
            assertThat(flaw(new RsaPower(), root.pow(power).add(BigInteger.TWO)))
                    .as("beside power %s", power)
                    .isEmpty();
        }
        assertThat(flaw(new RsaPower(), BigInteger.valueOf(757).pow(211))).contains(KeyFlaw.RSA_POWER);
        assertThat(flaw(new RsaPower(), SOUND)).isEmpty();
    }

    @Test
    void smallFactorsUpTo751AreFoundAndTheNextPrimeIsNot() {
        for (int factor : new int[] {2, 3, 5, 31, 47, 53, 211, 397, 541, 743}) {
            BigInteger cofactor = BigInteger.probablePrime(1000, RANDOM);
            assertThat(flaw(new RsaSmallFactor(), cofactor.multiply(BigInteger.valueOf(factor))))
                    .as("factor %s", factor)
                    .contains(KeyFlaw.RSA_SMALL_FACTOR);
        }
        BigInteger rest = BigInteger.probablePrime(2040, RANDOM);
        assertThat(flaw(new RsaSmallFactor(), rest.multiply(BigInteger.valueOf(751))))
                .contains(KeyFlaw.RSA_SMALL_FACTOR);
        assertThat(flaw(new RsaSmallFactor(), rest.multiply(BigInteger.valueOf(757))))
                .isEmpty();
    }

    @Test
    void closePrimesAreFoundAndPrimesOfDifferentLengthAreNot() {
        assertThat(flaw(new RsaFermat(), P.multiply(P.nextProbablePrime()))).contains(KeyFlaw.RSA_FERMAT);
        // (q - p)^2 / (8 p) rounds: about 50 and about 3,000.
        BigInteger near = P.add(BigInteger.ONE.shiftLeft(516)).nextProbablePrime();
        BigInteger far = P.add(BigInteger.ONE.shiftLeft(519)).nextProbablePrime();
        assertThat(flaw(new RsaFermat(), P.multiply(near))).contains(KeyFlaw.RSA_FERMAT);
        assertThat(flaw(new RsaFermat(), P.multiply(far))).isEmpty();
        assertThat(flaw(new RsaFermat(), SOUND)).isEmpty();
    }

    @Test
    void theFingerprintOfTheRocaLibraryIsFoundInAKeyOfARealCard() {
        assertThat(flaw(new RsaRoca(), ROCA_OF_A_CARD)).contains(KeyFlaw.RSA_ROCA);
    }

    /** Products of two random primes and random odd numbers; by chance about one in 2^27 would bear the fingerprint. */
    @Test
    void noneOfManySoundModuliBearsAFlaw() {
        List<RsaCheck> checks = List.of(
                new RsaOdd(), new RsaPower(), new RsaFermat(), new RsaRoca(), new DebianKey(KnownBadKeys.none()));
        assertThat(IntStream.range(0, 1000)
                        .mapToObj(_ -> new BigInteger(2048, RANDOM).setBit(2047).setBit(0)))
                .allSatisfy(modulus -> assertThat(checks)
                        .allSatisfy(check -> assertThat(flaw(check, modulus)).isEmpty()));
        assertThat(IntStream.range(0, 20)
                        .mapToObj(_ ->
                                BigInteger.probablePrime(512, RANDOM).multiply(BigInteger.probablePrime(513, RANDOM))))
                .allSatisfy(modulus -> assertThat(checks)
                        .allSatisfy(check -> assertThat(flaw(check, modulus)).isEmpty()));
    }

    @Test
    void theExponentHasToBeOddAndWithinItsRule() {
        RsaExponent check = new RsaExponent(Optional.of(ExponentRule.fips(Period.always())));
        for (BigInteger good : List.of(
                Spki.F4,
                BigInteger.valueOf(65539),
                BigInteger.ONE.shiftLeft(255).setBit(0))) {
            assertThat(check.objection(new RsaNumbers(SOUND, good)))
                    .as("exponent %s", good)
                    .isEmpty();
        }
        for (BigInteger bad : List.of(
                BigInteger.ONE,
                BigInteger.valueOf(3),
                BigInteger.valueOf(65535),
                BigInteger.valueOf(65538),
                BigInteger.ONE.shiftLeft(256).setBit(0),
                SOUND.subtract(BigInteger.TWO))) {
            assertThat(check.objection(new RsaNumbers(SOUND, bad)).map(Objection::flaw))
                    .as("exponent %s", bad)
                    .contains(KeyFlaw.RSA_EXPONENT);
        }
    }

    @Test
    void rsaParametersAreNullAndOthersHaveNone() throws Exception {
        SubjectPublicKeyInfo rsa = Spki.parsed(TinyCa.rsa(2048).getPublic());
        assertThat(flaw(new PrescribedParameters(), rsa)).isEmpty();
        assertThat(flaw(new PrescribedParameters(), Spki.withParameters(rsa, null)))
                .contains(KeyFlaw.PARAMETERS);
        assertThat(flaw(new PrescribedParameters(), Spki.withParameters(rsa, new ASN1Integer(1))))
                .contains(KeyFlaw.PARAMETERS);
        SubjectPublicKeyInfo edwards = generated("Ed25519");
        assertThat(flaw(new PrescribedParameters(), edwards)).isEmpty();
        assertThat(flaw(new PrescribedParameters(), Spki.withParameters(edwards, DERNull.INSTANCE)))
                .contains(KeyFlaw.PARAMETERS);
        assertThat(flaw(new PrescribedParameters(), Spki.withParameters(generated("ML-DSA-65"), DERNull.INSTANCE)))
                .contains(KeyFlaw.PARAMETERS);
    }

    @Test
    void pssParametersAreAbsentOrSound() {
        AlgorithmIdentifier sha256 = new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha256, DERNull.INSTANCE);
        AlgorithmIdentifier sha1 = new AlgorithmIdentifier(OIWObjectIdentifiers.idSHA1, DERNull.INSTANCE);
        assertThat(pss(null)).isEmpty();
        assertThat(pss(parameters(sha256, sha256, 32, 1))).isEmpty();
        assertThat(pss(new RSASSAPSSparams())).contains(KeyFlaw.RSA_PSS_PARAMETERS);
        assertThat(pss(parameters(sha1, sha1, 32, 1))).contains(KeyFlaw.RSA_PSS_PARAMETERS);
        assertThat(pss(parameters(sha256, sha1, 32, 1))).contains(KeyFlaw.RSA_PSS_PARAMETERS);
        assertThat(pss(parameters(sha256, sha256, 20, 1))).contains(KeyFlaw.RSA_PSS_PARAMETERS);
        assertThat(pss(parameters(sha256, sha256, 32, 2))).contains(KeyFlaw.RSA_PSS_PARAMETERS);
    }

    @Test
    void pointsAreUncompressedOnTheCurveAndNotAtInfinity() throws Exception {
        SubjectPublicKeyInfo good = Spki.parsed(TinyCa.ec("secp256r1").getPublic());
        byte[] point = good.getPublicKeyData().getOctets();
        assertThat(flaw(new EcPoint(), good)).isEmpty();
        assertThat(flaw(new EcPointForm(), good)).isEmpty();

        byte[] beside = point.clone();
        beside[64] ^= 1;
        assertThat(flaw(new EcPoint(), Spki.withBits(good, beside))).contains(KeyFlaw.EC_POINT);
        assertThat(flaw(new EcPoint(), Spki.withBits(good, new byte[] {0}))).contains(KeyFlaw.EC_POINT);
        assertThat(flaw(new EcPoint(), Spki.withBits(good, new byte[0]))).contains(KeyFlaw.EC_POINT);

        byte[] hybrid = point.clone();
        hybrid[0] = (byte) (6 | (point[64] & 1));
        assertThat(flaw(new EcPointForm(), Spki.withBits(good, hybrid))).contains(KeyFlaw.EC_POINT_FORM);
        byte[] compressed = Arrays.copyOf(point, 33);
        compressed[0] = (byte) (2 | (point[64] & 1));
        assertThat(flaw(new EcPointForm(), Spki.withBits(good, compressed))).contains(KeyFlaw.EC_POINT_FORM);
    }

    @Test
    void ed25519PointsOfSmallOrderOrTwoEncodingsAreRefused() throws Exception {
        SubjectPublicKeyInfo good = generated("Ed25519");
        assertThat(flaw(new Ed25519Point(), good)).isEmpty();
        // The points of order 1, 2, 4, 8 and the encodings of y = p and y = p + 1, which a lenient reader reduces.
        for (String small : List.of(
                "0100000000000000000000000000000000000000000000000000000000000000",
                "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                "0000000000000000000000000000000000000000000000000000000000000000",
                "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
                "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
                "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f")) {
            assertThat(flaw(
                            new Ed25519Point(),
                            Spki.withBits(good, HexFormat.of().parseHex(small))))
                    .as(small)
                    .contains(KeyFlaw.ED25519_POINT);
        }
        assertThat(flaw(new Ed25519Point(), Spki.withBits(good, new byte[31]))).contains(KeyFlaw.ED25519_POINT);
    }

    @Test
    void mlDsaKeysHaveTheLengthOfTheirParameterSet() throws Exception {
        SubjectPublicKeyInfo good = generated("ML-DSA-44");
        assertThat(flaw(new MlDsaLength(), good)).isEmpty();
        assertThat(flaw(new MlDsaLength(), Spki.withBits(good, new byte[1311]))).contains(KeyFlaw.ML_DSA_LENGTH);
        assertThat(flaw(new MlDsaLength(), Spki.withBits(generated("ML-DSA-87"), new byte[1312])))
                .contains(KeyFlaw.ML_DSA_LENGTH);
    }

    private static RSASSAPSSparams parameters(
            AlgorithmIdentifier hash, AlgorithmIdentifier mask, int salt, int trailer) {
        return new RSASSAPSSparams(
                hash,
                new AlgorithmIdentifier(PKCSObjectIdentifiers.id_mgf1, mask),
                new ASN1Integer(salt),
                new ASN1Integer(trailer));
    }

    private static Optional<KeyFlaw> pss(@Nullable RSASSAPSSparams parameters) {
        return flaw(
                new RsaPssParameters(),
                Spki.rsa(new AlgorithmIdentifier(PKCSObjectIdentifiers.id_RSASSA_PSS, parameters), SOUND, Spki.F4));
    }

    private static SubjectPublicKeyInfo generated(String kind) throws Exception {
        return Spki.parsed(KeyPairGenerator.getInstance(kind).generateKeyPair().getPublic());
    }

    private static Optional<KeyFlaw> flaw(RsaCheck check, BigInteger modulus) {
        return check.objection(new RsaNumbers(modulus, Spki.F4)).map(Objection::flaw);
    }

    private static Optional<KeyFlaw> flaw(KeyCheck check, Der spki) {
        return flaw(check, SubjectPublicKeyInfo.getInstance(spki.toByteArray()));
    }

    private static Optional<KeyFlaw> flaw(KeyCheck check, SubjectPublicKeyInfo key) {
        assertThat(check.concerns(key)).isTrue();
        return check.objection(key).map(Objection::flaw);
    }
}
