package org.toroku.pki.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.toroku.pki.request.Requests.asking;
import static org.toroku.pki.request.Requests.attribute;
import static org.toroku.pki.request.Requests.extension;
import static org.toroku.pki.request.Requests.keys;
import static org.toroku.pki.request.Requests.pkcs10;
import static org.toroku.pki.request.Requests.signed;
import static org.toroku.pki.request.Requests.signer;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.bouncycastle.asn1.ASN1Boolean;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.BERSequence;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.junit.jupiter.api.Test;
import org.toroku.pki.Der;
import org.toroku.pki.fixture.Spki;
import org.toroku.pki.keys.KeyAlgorithm;

class Pkcs10Test {
    private static final KeyPair RSA = make("RSA", 2048);
    private static final KeyPair EC = make("EC", 256);

    private final KeyRequestReader reader = new KeyRequestReader(RequestProfile.standard());

    @Test
    void acceptsEveryKindOfKeyWithItsSignature() throws Exception {
        for (Map.Entry<String, KeyPair> each : Map.of(
                        "SHA256withRSA",
                        RSA,
                        "SHA512withRSA",
                        RSA,
                        "SHA256withRSAandMGF1",
                        RSA,
                        "SHA256withECDSA",
                        EC,
                        "SHA384withECDSA",
                        keys("EC", 384),
                        "Ed25519",
                        keys("Ed25519", 0),
                        "ML-DSA-44",
                        keys("ML-DSA-44", 0),
                        "ML-DSA-87",
                        keys("ML-DSA-87", 0))
                .entrySet()) {
            byte[] der = pkcs10(each.getValue(), each.getKey());
            KeyRequest request = accepted(der);
            assertThat(request.spki()).isEqualTo(Spki.of(each.getValue().getPublic()));
            assertThat(request.request()).isEqualTo(Der.of(der));
            assertThat(request.format()).isEqualTo(RequestFormat.PKCS10);
        }
        KeyRequest rsa = accepted(pkcs10(RSA, "SHA256withRSA"));
        assertThat(rsa.algorithm()).isEqualTo(KeyAlgorithm.RSA);
        assertThat(rsa.bits()).hasValue(2048);
        assertThat(rsa.signatureAlgorithm()).isEqualTo("SHA256withRSA");
    }

    @Test
    void pemAndDerOfOneRequestHaveOneDigest() throws Exception {
        byte[] der = pkcs10(EC, "SHA256withECDSA");
        for (String label : List.of("CERTIFICATE REQUEST", "NEW CERTIFICATE REQUEST")) {
            assertThat(accepted(pem(label, der)).digestHex())
                    .isEqualTo(accepted(der).digestHex())
                    .isEqualTo(Der.of(der).sha256Hex());
        }
    }

    @Test
    void acceptsTheExtensionsThatUsualToolsAskForOfTheirOwnAccord() throws Exception {
        accepted(pkcs10(
                EC,
                "SHA256withECDSA",
                asking(
                        extension(Extension.basicConstraints, new BasicConstraints(false)),
                        extension(Extension.keyUsage, new KeyUsage(KeyUsage.digitalSignature)))));
    }

    @Test
    void refusesWhatIsNotOneWholeDerValue() throws Exception {
        byte[] good = pkcs10(EC, "SHA256withECDSA");
        assertRefused(new byte[0], RefusalCode.NOT_DER);
        assertRefused("hello".getBytes(StandardCharsets.US_ASCII), RefusalCode.NOT_DER);
        assertRefused(new byte[] {5, 0}, RefusalCode.NOT_DER);
        assertRefused(Arrays.copyOf(good, good.length - 1), RefusalCode.NOT_DER);
        assertRefused(Arrays.copyOf(good, good.length + 1), RefusalCode.TRAILING_BYTES);
        assertRefused(new byte[] {0x30, 0}, RefusalCode.MALFORMED);
        assertRefused(new byte[RequestProfile.standard().maximumBytes() + 1], RefusalCode.TOO_LARGE);
        assertRefused(new byte[2 * RequestProfile.standard().maximumBytes() + 1], RefusalCode.TOO_LARGE);
    }

    @Test
    void refusesOtherEncodingsOfTheSameRequest() throws Exception {
        byte[] good = pkcs10(EC, "SHA256withECDSA");
        ASN1Sequence parts = ASN1Sequence.getInstance(good);
        assertRefused(new BERSequence(parts.toArray()).getEncoded(), RefusalCode.NON_CANONICAL);
        // The same length in one byte more.
        byte[] longer = new byte[good.length + 1];
        assertThat(good[1] & 0xff).isEqualTo(0x81);
        System.arraycopy(good, 2, longer, 3, good.length - 2);
        longer[0] = good[0];
        longer[1] = (byte) 0x82;
        assertRefused(longer, RefusalCode.NON_CANONICAL);
    }

    @Test
    void refusesOtherEncodingsInsideExtensionsAndKeys() throws Exception {
        ASN1Encodable saysFalse = new DERSequence(new ASN1Encodable[] {
            Extension.keyUsage,
            ASN1Boolean.FALSE,
            new DEROctetString(new KeyUsage(KeyUsage.digitalSignature).getEncoded("DER"))
        });
        assertRefused(pkcs10(EC, "SHA256withECDSA", asking(saysFalse)), RefusalCode.NON_CANONICAL);
        ASN1Encodable caFalse =
                extension(Extension.basicConstraints, new DERSequence(new ASN1Encodable[] {ASN1Boolean.FALSE}));
        assertRefused(pkcs10(EC, "SHA256withECDSA", asking(caFalse)), RefusalCode.NON_CANONICAL);
        ASN1Encodable ber = new DERSequence(new ASN1Encodable[] {
            Extension.subjectKeyIdentifier, new DEROctetString(new byte[] {4, (byte) 0x81, 1, 1})
        });
        assertRefused(pkcs10(EC, "SHA256withECDSA", asking(ber)), RefusalCode.NON_CANONICAL);
        byte[] numbers = Requests.spki(RSA).getPublicKeyData().getOctets();
        SubjectPublicKeyInfo loose = new SubjectPublicKeyInfo(
                Requests.spki(RSA).getAlgorithm(),
                new BERSequence(ASN1Sequence.getInstance(numbers).toArray()).getEncoded());
        assertRefused(signed(info(loose), signer(RSA, "SHA256withRSA")), RefusalCode.NON_CANONICAL);
    }

    @Test
    void refusesAProofByAnotherKeyOrOverOtherBytes() throws Exception {
        assertRefused(
                pkcs10(new ASN1Integer(0), RSA, signer(make("RSA", 2048), "SHA256withRSA")), RefusalCode.POP_FAILED);
        ASN1Sequence good = ASN1Sequence.getInstance(pkcs10(RSA, "SHA256withRSA"));
        ASN1Sequence other = info(Requests.spki(RSA), new X500Name("CN=other"));
        assertRefused(
                new DERSequence(new ASN1Encodable[] {other, good.getObjectAt(1), good.getObjectAt(2)})
                        .getEncoded("DER"),
                RefusalCode.POP_FAILED);
        ASN1Sequence curve = ASN1Sequence.getInstance(pkcs10(EC, "SHA256withECDSA"));
        for (ASN1Sequence request : List.of(good, curve)) {
            for (byte[] signature : new byte[][] {{}, {0}, new byte[64], new byte[256]}) {
                assertRefused(
                        new DERSequence(new ASN1Encodable[] {
                                    request.getObjectAt(0), request.getObjectAt(1), new DERBitString(signature)
                                })
                                .getEncoded("DER"),
                        RefusalCode.POP_FAILED);
            }
        }
    }

    @Test
    void refusesSha1Md5AndAlgorithmsOfAnotherKind() throws Exception {
        assertRefused(pkcs10(RSA, "SHA1withRSA"), RefusalCode.UNSUPPORTED_ALGORITHM);
        assertRefused(pkcs10(RSA, "MD5withRSA"), RefusalCode.UNSUPPORTED_ALGORITHM);
        assertRefused(pkcs10(EC, "SHA1withECDSA"), RefusalCode.UNSUPPORTED_ALGORITHM);
        assertRefused(pkcs10(RSA, "SHA1withRSAandMGF1"), RefusalCode.UNSUPPORTED_ALGORITHM);
        assertRefused(pkcs10(EC, "SHA3-256withECDSA"), RefusalCode.UNSUPPORTED_ALGORITHM);
        KeyPair other = keys("EC", 521);
        assertRefused(pkcs10(other, "SHA512withECDSA"), RefusalCode.UNSUPPORTED_ALGORITHM);
        assertRefused(pkcs10(new ASN1Integer(0), EC, signer(RSA, "SHA256withRSA")), RefusalCode.UNSUPPORTED_ALGORITHM);
    }

    @Test
    void refusesParametersThatTheSignatureAlgorithmDoesNotHave() throws Exception {
        ASN1Sequence good = ASN1Sequence.getInstance(pkcs10(EC, "SHA256withECDSA"));
        AlgorithmIdentifier loose = new AlgorithmIdentifier(
                AlgorithmIdentifier.getInstance(good.getObjectAt(1)).getAlgorithm(), DERNull.INSTANCE);
        assertRefused(
                new DERSequence(new ASN1Encodable[] {good.getObjectAt(0), loose, good.getObjectAt(2)})
                        .getEncoded("DER"),
                RefusalCode.UNSUPPORTED_ALGORITHM);
    }

    @Test
    void refusesWhoeverAsksForTheRightsOfACa() throws Exception {
        assertRefused(
                pkcs10(
                        EC,
                        "SHA256withECDSA",
                        asking(extension(Extension.basicConstraints, new BasicConstraints(true)))),
                RefusalCode.CA_REQUESTED);
        assertRefused(
                pkcs10(EC, "SHA256withECDSA", asking(extension(Extension.basicConstraints, new BasicConstraints(0)))),
                RefusalCode.CA_REQUESTED);
        for (int usage : new int[] {KeyUsage.keyCertSign, KeyUsage.cRLSign | KeyUsage.digitalSignature}) {
            assertRefused(
                    pkcs10(EC, "SHA256withECDSA", asking(extension(Extension.keyUsage, new KeyUsage(usage)))),
                    RefusalCode.CA_REQUESTED);
        }
    }

    @Test
    void refusesExtensionsThatTheProfileDoesNotKnowWithoutRepeatingThem() throws Exception {
        ASN1Encodable mail =
                extension(Extension.subjectAlternativeName, new GeneralNames(new GeneralName(1, "taro@example.jp")));
        assertThat(reader.read(pkcs10(EC, "SHA256withECDSA", asking(mail))))
                .isEqualTo(new KeyRequestOutcome.Refused(RefusalCode.ODD_EXTENSION, "2.5.29.17"));
        accepted(new KeyRequestReader(new RequestProfile(4096, Set.of("2.5.29.17")))
                .read(pkcs10(EC, "SHA256withECDSA", asking(mail))));
    }

    @Test
    void refusesExtensionsAndAttributesThatComeTwice() throws Exception {
        ASN1Encodable usage = extension(Extension.keyUsage, new KeyUsage(KeyUsage.digitalSignature));
        assertRefused(pkcs10(EC, "SHA256withECDSA", asking(usage, usage)), RefusalCode.DUPLICATE_EXTENSION);
        ASN1Encodable none = extension(Extension.basicConstraints, new BasicConstraints(false));
        assertRefused(pkcs10(EC, "SHA256withECDSA", asking(usage), asking(none)), RefusalCode.DUPLICATE_ATTRIBUTE);
        ASN1Encodable one = attribute(PKCSObjectIdentifiers.pkcs_9_at_unstructuredName, new DERUTF8String("a"));
        ASN1Encodable two = attribute(PKCSObjectIdentifiers.pkcs_9_at_unstructuredName, new DERUTF8String("b"));
        assertRefused(pkcs10(EC, "SHA256withECDSA", one, two), RefusalCode.DUPLICATE_ATTRIBUTE);
    }

    @Test
    void refusesAttributesThatNobodyReads() throws Exception {
        assertRefused(
                pkcs10(
                        EC,
                        "SHA256withECDSA",
                        attribute(PKCSObjectIdentifiers.pkcs_9_at_challengePassword, new DERUTF8String("secret"))),
                RefusalCode.ODD_ATTRIBUTE);
    }

    @Test
    void refusesWhatOnlyLooksLikeARequest() throws Exception {
        assertRefused(pkcs10(new ASN1Integer(1), EC, signer(EC, "SHA256withECDSA")), RefusalCode.MALFORMED);
        assertRefused(pkcs10(EC, "SHA256withECDSA", asking()), RefusalCode.MALFORMED);
        assertRefused(
                pkcs10(EC, "SHA256withECDSA", attribute(PKCSObjectIdentifiers.pkcs_9_at_extensionRequest)),
                RefusalCode.MALFORMED);
        // Without the attributes, which RFC 2986 does not make optional.
        assertRefused(
                signed(
                        new DERSequence(new ASN1Encodable[] {new ASN1Integer(0), Requests.NAME, Requests.spki(EC)}),
                        signer(EC, "SHA256withECDSA")),
                RefusalCode.MALFORMED);
    }

    @Test
    void keysThatNoSignatureCanBeCheckedWithAreRefusedBeforeItIsTried() throws Exception {
        BigInteger modulus = ((RSAPublicKey) RSA.getPublic()).getModulus();
        BigInteger huge = new BigInteger(9000, new Random(3)).setBit(8999).setBit(0);
        for (Der key : List.of(
                Spki.rsa(huge, Spki.F4),
                Spki.rsa(modulus, BigInteger.ONE.shiftLeft(256).setBit(0)),
                Spki.rsa(BigInteger.ONE.shiftLeft(2047), Spki.F4),
                Spki.rsa(BigInteger.ONE.shiftLeft(2047).setBit(0).negate(), Spki.F4))) {
            assertRefused(
                    signed(info(SubjectPublicKeyInfo.getInstance(key.toByteArray())), signer(RSA, "SHA256withRSA")),
                    RefusalCode.KEY_UNUSABLE);
        }
        byte[] beside = Requests.spki(EC).getPublicKeyData().getOctets();
        beside[64] ^= 1;
        assertRefused(
                signed(
                        info(new SubjectPublicKeyInfo(Requests.spki(EC).getAlgorithm(), beside)),
                        signer(EC, "SHA256withECDSA")),
                RefusalCode.KEY_UNUSABLE);
    }

    /** The policy for keys judges strength; here only possession counts. */
    @Test
    void aShortKeyProvesItsPossessionAllTheSame() throws Exception {
        assertThat(accepted(pkcs10(make("RSA", 1024), "SHA256withRSA")).bits()).hasValue(1024);
    }

    @Test
    void whoSendsAPrivateKeyIsToldSo() throws Exception {
        assertRefused(RSA.getPrivate().getEncoded(), RefusalCode.PRIVATE_KEY);
        assertRefused(pem("PRIVATE KEY", EC.getPrivate().getEncoded()), RefusalCode.PRIVATE_KEY);
        assertRefused(pem("ENCRYPTED PRIVATE KEY", new byte[] {1}), RefusalCode.PRIVATE_KEY);
        byte[] request = pem("CERTIFICATE REQUEST", pkcs10(EC, "SHA256withECDSA"));
        byte[] key = pem("EC PRIVATE KEY", new byte[] {1});
        byte[] both = Arrays.copyOf(request, request.length + key.length);
        System.arraycopy(key, 0, both, request.length, key.length);
        assertRefused(both, RefusalCode.PRIVATE_KEY);
    }

    @Test
    void refusesArmourThatIsNotOneWholeRequest() throws Exception {
        byte[] good = pem("CERTIFICATE REQUEST", pkcs10(EC, "SHA256withECDSA"));
        String text = new String(good, StandardCharsets.US_ASCII);
        assertRefused(ascii(text + text), RefusalCode.SEVERAL_MESSAGES);
        assertRefused(ascii(text + "x"), RefusalCode.TRAILING_BYTES);
        assertRefused(ascii(text.replace("-----END", "-----FIN")), RefusalCode.NOT_DER);
        assertRefused(ascii(text.replace("MI", "M!")), RefusalCode.NOT_DER);
        assertRefused(ascii(text.replace("CERTIFICATE REQUEST", "CERTIFICATE")), RefusalCode.MALFORMED);
        assertRefused(
                ascii("-----BEGIN CERTIFICATE REQUEST-----\nMAB=\n-----END CERTIFICATE REQUEST-----"),
                RefusalCode.NON_CANONICAL);
        accepted(ascii("\r\n" + text.replace("\n", "\r\n") + "\r\n"));
    }

    private static KeyPair make(String algorithm, int bits) {
        try {
            return keys(algorithm, bits);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static ASN1Sequence info(SubjectPublicKeyInfo key) {
        return info(key, Requests.NAME);
    }

    private static ASN1Sequence info(SubjectPublicKeyInfo key, X500Name name) {
        return new DERSequence(
                new ASN1Encodable[] {new ASN1Integer(0), name, key, new DERTaggedObject(false, 0, new DERSet())});
    }

    private static byte[] pem(String label, byte[] der) {
        return ascii("-----BEGIN " + label + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der) + "\n-----END " + label + "-----\n");
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private KeyRequest accepted(byte[] bytes) {
        return accepted(reader.read(bytes));
    }

    private static KeyRequest accepted(KeyRequestOutcome outcome) {
        assertThat(outcome).isInstanceOf(KeyRequestOutcome.Accepted.class);
        return ((KeyRequestOutcome.Accepted) outcome).request();
    }

    private void assertRefused(byte[] bytes, RefusalCode code) {
        assertThat(reader.read(bytes))
                .isInstanceOfSatisfying(
                        KeyRequestOutcome.Refused.class,
                        refused -> assertThat(refused.code()).isEqualTo(code));
    }
}
