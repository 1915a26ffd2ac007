package org.toroku.ca.cmp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.cmp.CMPObjectIdentifiers;
import org.bouncycastle.asn1.cmp.PBMParameter;
import org.bouncycastle.asn1.cmp.PKIBody;
import org.bouncycastle.asn1.cmp.PKIConfirmContent;
import org.bouncycastle.asn1.cmp.PKIHeader;
import org.bouncycastle.asn1.cmp.PKIHeaderBuilder;
import org.bouncycastle.asn1.cmp.PKIMessage;
import org.bouncycastle.asn1.iana.IANAObjectIdentifiers;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.oiw.OIWObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PBKDF2Params;
import org.bouncycastle.asn1.pkcs.PBMAC1Params;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.cert.cmp.GeneralPKIMessage;
import org.bouncycastle.cert.cmp.ProtectedPKIMessage;
import org.bouncycastle.cert.cmp.ProtectedPKIMessageBuilder;
import org.bouncycastle.cert.crmf.PKMACBuilder;
import org.bouncycastle.cert.crmf.jcajce.JcePKMACValuesCalculator;
import org.bouncycastle.operator.MacCalculator;
import org.bouncycastle.pkcs.jcajce.JcePBMac1CalculatorBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.toroku.ca.cmp.SecretProtection.Kind;
import org.toroku.pki.x509.Crypto;

/**
 * Whoever answers chooses how the MAC is computed. A key of one octet is guessed once in 256 times without knowing the secret, and
 * a count without end keeps us busy: such answers are the other CA's no more than those with a wrong MAC.
 */
class SecretProtectionTest {
    private static final AlgorithmIdentifier HMAC_SHA256 = hmac(PKCSObjectIdentifiers.id_hmacWithSHA256);
    private static final AlgorithmIdentifier HMAC_SHA1 = hmac(PKCSObjectIdentifiers.id_hmacWithSHA1);
    private static final AlgorithmIdentifier SHA256 = new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha256);
    private static final byte[] SALT = new byte[16];
    private static final String PARAMETERS = "answer-mac-parameters";

    private final SecretProtection pbmac1 = protection(Kind.PBMAC1);
    private final SecretProtection pbm = protection(Kind.PBM);

    private static SecretProtection protection(Kind kind) {
        return (SecretProtection) CmpBench.secret(kind, CmpBench.SECRET);
    }

    private static AlgorithmIdentifier hmac(ASN1ObjectIdentifier type) {
        return new AlgorithmIdentifier(type, DERNull.INSTANCE);
    }

    private static ASN1Encodable derivation(byte[] salt, int iterations, int octets, AlgorithmIdentifier prf) {
        return new PBKDF2Params(salt, iterations, octets, prf);
    }

    private static AlgorithmIdentifier pbmac1(ASN1Encodable derivation, AlgorithmIdentifier mac) {
        return new AlgorithmIdentifier(
                PKCSObjectIdentifiers.id_PBMAC1,
                new PBMAC1Params(new AlgorithmIdentifier(PKCSObjectIdentifiers.id_PBKDF2, derivation), mac));
    }

    private static AlgorithmIdentifier pbm(
            byte[] salt, AlgorithmIdentifier hash, int iterations, AlgorithmIdentifier mac) {
        return new AlgorithmIdentifier(
                CMPObjectIdentifiers.passwordBasedMac, new PBMParameter(salt, hash, iterations, mac));
    }

    /** An answer whose MAC is right by its own parameters, where the library can compute it at all. */
    private static ProtectedPKIMessage answer(AlgorithmIdentifier algorithm, boolean computed) {
        PKIHeader header = new PKIHeaderBuilder(
                        PKIHeader.CMP_2000,
                        new GeneralName(new X500Name("CN=CA")),
                        new GeneralName(new X500Name("CN=RA")))
                .setProtectionAlg(algorithm)
                .build();
        PKIBody body = new PKIBody(PKIBody.TYPE_CONFIRM, new PKIConfirmContent());
        try {
            byte[] mac =
                    computed ? mac(algorithm, new DERSequence(new ASN1Encodable[] {header, body}).getEncoded()) : SALT;
            return new ProtectedPKIMessage(
                    new GeneralPKIMessage(new PKIMessage(header, body, new DERBitString(mac)).getEncoded()));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] mac(AlgorithmIdentifier algorithm, byte[] content) {
        try {
            MacCalculator calculator = algorithm.getAlgorithm().equals(CMPObjectIdentifiers.passwordBasedMac)
                    ? new PKMACBuilder(new JcePKMACValuesCalculator().setProvider(Crypto.PROVIDER))
                            .setParameters(PBMParameter.getInstance(algorithm.getParameters()))
                            .build(CmpBench.SECRET.toCharArray())
                    : new JcePBMac1CalculatorBuilder(PBMAC1Params.getInstance(algorithm.getParameters()))
                            .setProvider(Crypto.PROVIDER)
                            .build(CmpBench.SECRET.toCharArray());
            calculator.getOutputStream().write(content);
            return calculator.getMac();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    record Chosen(String what, Kind kind, AlgorithmIdentifier algorithm, boolean computed) {
        @Override
        public String toString() {
            return what;
        }
    }

    static Stream<Chosen> parameters() {
        ASN1Encodable good = derivation(SALT, 10_000, 32, HMAC_SHA256);
        AlgorithmIdentifier md5 = hmac(IANAObjectIdentifiers.hmacMD5);
        return Stream.of(
                new Chosen(
                        "key of one octet",
                        Kind.PBMAC1,
                        pbmac1(derivation(SALT, 10_000, 1, HMAC_SHA256), HMAC_SHA256),
                        true),
                new Chosen(
                        "endless key",
                        Kind.PBMAC1,
                        pbmac1(derivation(SALT, 10_000, 100_000_000, HMAC_SHA256), HMAC_SHA256),
                        false),
                new Chosen(
                        "key of no length",
                        Kind.PBMAC1,
                        pbmac1(
                                new DERSequence(new ASN1Encodable[] {
                                    new DEROctetString(SALT), new ASN1Integer(10_000), HMAC_SHA256
                                }),
                                HMAC_SHA256),
                        false),
                new Chosen(
                        "counted once", Kind.PBMAC1, pbmac1(derivation(SALT, 1, 32, HMAC_SHA256), HMAC_SHA256), true),
                new Chosen(
                        "counted for ever",
                        Kind.PBMAC1,
                        pbmac1(derivation(SALT, 2_000_000_000, 32, HMAC_SHA256), HMAC_SHA256),
                        false),
                new Chosen(
                        "no salt",
                        Kind.PBMAC1,
                        pbmac1(derivation(new byte[1], 10_000, 32, HMAC_SHA256), HMAC_SHA256),
                        true),
                new Chosen(
                        "endless salt",
                        Kind.PBMAC1,
                        pbmac1(derivation(new byte[90_000], 10_000, 32, HMAC_SHA256), HMAC_SHA256),
                        true),
                new Chosen(
                        "old function",
                        Kind.PBMAC1,
                        pbmac1(derivation(SALT, 10_000, 32, HMAC_SHA1), HMAC_SHA256),
                        true),
                new Chosen("old MAC", Kind.PBMAC1, pbmac1(good, HMAC_SHA1), true),
                new Chosen("older protection", Kind.PBMAC1, pbm(SALT, SHA256, 10_000, HMAC_SHA256), true),
                new Chosen("newer protection", Kind.PBM, pbmac1(good, HMAC_SHA256), true),
                new Chosen("old MAC", Kind.PBM, pbm(SALT, SHA256, 10_000, md5), true),
                new Chosen(
                        "old hash",
                        Kind.PBM,
                        pbm(SALT, new AlgorithmIdentifier(PKCSObjectIdentifiers.md5), 10_000, HMAC_SHA256),
                        true),
                new Chosen("no salt", Kind.PBM, pbm(new byte[1], SHA256, 10_000, HMAC_SHA256), true),
                new Chosen("counted once", Kind.PBM, pbm(SALT, SHA256, 1, HMAC_SHA256), true),
                new Chosen("counted for ever", Kind.PBM, pbm(SALT, SHA256, 2_000_000_000, HMAC_SHA256), false));
    }

    @ParameterizedTest
    @MethodSource("parameters")
    void anAnswerWithSuchParametersIsNotTheOtherCas(Chosen chosen) {
        SecretProtection ours = chosen.kind() == Kind.PBM ? pbm : pbmac1;

        assertThat(ours.objection(answer(chosen.algorithm(), chosen.computed())))
                .contains(PARAMETERS);
    }

    @Test
    void whatTheRfcsNameIsTaken() {
        ASN1Encodable good = derivation(SALT, 10_000, 32, HMAC_SHA256);
        AlgorithmIdentifier openssl = pbm(SALT, SHA256, 500, hmac(IANAObjectIdentifiers.hmacSHA1));
        AlgorithmIdentifier old = pbm(SALT, new AlgorithmIdentifier(OIWObjectIdentifiers.idSHA1), 1_000, HMAC_SHA1);

        assertThat(pbmac1.objection(answer(pbmac1(good, HMAC_SHA256), true))).isEmpty();
        assertThat(pbm.objection(answer(openssl, true))).isEmpty();
        assertThat(pbm.objection(answer(old, true))).isEmpty();
        assertThat(pbm.objection(answer(openssl, false))).contains("answer-mac-wrong");
    }

    private static ProtectedPKIMessage protectedBy(SecretProtection ours) {
        ProtectedPKIMessageBuilder message = new ProtectedPKIMessageBuilder(
                        ours.sender(), new GeneralName(new X500Name("CN=CA")))
                .setBody(new PKIBody(PKIBody.TYPE_CONFIRM, new PKIConfirmContent()));
        return ((Protection.Protecting.Protected) ours.protect(message)).message();
    }

    /** What we choose ourselves is what we would take from others, and newer than the library's own choice. */
    @Test
    void ourOwnMessagesAreProtectedBySha2() {
        PBMParameter chosen = PBMParameter.getInstance(
                protectedBy(pbm).getHeader().getProtectionAlg().getParameters());

        assertThat(chosen.getOwf().getAlgorithm()).isEqualTo(NISTObjectIdentifiers.id_sha256);
        assertThat(chosen.getMac().getAlgorithm()).isEqualTo(PKCSObjectIdentifiers.id_hmacWithSHA256);
        assertThat(pbm.objection(protectedBy(pbm))).isEmpty();
        assertThat(pbmac1.objection(protectedBy(pbmac1))).isEmpty();
    }
}
