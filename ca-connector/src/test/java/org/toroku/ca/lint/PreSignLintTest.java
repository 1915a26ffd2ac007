package org.toroku.ca.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.URI;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.Period;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERGeneralizedTime;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERUTCTime;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.RFC4519Style;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CertificatePolicies;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.PolicyInformation;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x509.TBSCertificate;
import org.bouncycastle.asn1.x509.Time;
import org.bouncycastle.asn1.x509.V3TBSCertificateGenerator;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.toroku.ca.order.IssuanceOrder;
import org.toroku.ca.order.IssuanceOrder.Approval.FourEyes;
import org.toroku.ca.profile.CertificateProfile;
import org.toroku.ca.profile.IssuerIdentity;
import org.toroku.ca.profile.Profiles;
import org.toroku.ca.profile.SubjectName;
import org.toroku.ca.profile.ToBeSigned;
import org.toroku.ca.profile.Validity;
import org.toroku.pki.Der;

/** Each rule against a certificate that breaks it; reliability scenario 10: to-be-signed bytes differ from the order. */
class PreSignLintTest {
    private static final Der KEY = key();
    private static final Der OTHER_KEY = key();
    private static final CertificateProfile PROFILE = Profiles.bundled(URI.create("http://ca.example"))
            .find("subscriber-sign-p256")
            .orElseThrow();
    private static final IssuerIdentity ISSUER = new IssuerIdentity(
            new X500Name(RFC4519Style.INSTANCE, "CN=Toroku DEMO CA,C=JP"),
            Der.of(new byte[20]),
            new AlgorithmIdentifier(X9ObjectIdentifiers.ecdsa_with_SHA256),
            OTHER_KEY);
    private static final Validity VALIDITY = Validity.of(Instant.parse("2026-11-23T01:00:00Z"), Period.ofYears(5));
    private static final IssuanceOrder ORDER = new IssuanceOrder(
            new UUID(1, 1),
            new UUID(2, 2),
            "ab".repeat(32),
            SubjectName.rfc4514("山田 太郎", Optional.empty(), Optional.of("A-1")),
            Optional.of("taro@example.jp"),
            Optional.of(KEY.sha256Hex()),
            PROFILE.id(),
            PROFILE.sha256(),
            Optional.of(VALIDITY.notAfter()),
            new FourEyes("a", "b"),
            Instant.parse("2026-11-23T00:00:00Z"),
            Instant.parse("2026-11-24T00:00:00Z"),
            "ab".repeat(16));
    private static final BigInteger SERIAL = BigInteger.ONE.shiftLeft(158).add(BigInteger.TEN);

    /** A defect and the rule that must find it. */
    record Defect(String rule, Consumer<Tbs> edit) {
        @Override
        public String toString() {
            return rule;
        }
    }

    static Stream<Defect> defects() {
        return Stream.of(
                new Defect("serial-number-quality", t -> t.serial = SERIAL.negate()),
                new Defect("serial-number-quality", t -> t.serial = BigInteger.ZERO),
                new Defect("serial-number-quality", t -> t.serial = BigInteger.ONE.shiftLeft(62)),
                new Defect("serial-number-quality", t -> t.serial = BigInteger.ONE.shiftLeft(160)),
                new Defect(
                        "validity-within-ceiling",
                        t -> t.notAfter = VALIDITY.notAfter().plusSeconds(1)),
                new Defect(
                        "validity-within-proofing",
                        t -> t.notAfter = VALIDITY.notAfter().plusSeconds(1)),
                new Defect(
                        "validity-as-profiled",
                        t -> t.notAfter = VALIDITY.notAfter().plusSeconds(1)),
                new Defect("validity-as-profiled", t -> t.notAfter = VALIDITY.notBefore()),
                new Defect("mandatory-contents", t -> t.subject = new X500Name(new org.bouncycastle.asn1.x500.RDN[0])),
                new Defect("issuer-name-matches", t -> t.issuer = name("CN=Toroku DEMO CA 2,C=JP")),
                new Defect(
                        "authority-key-identifier-matches",
                        t -> t.put(Extension.authorityKeyIdentifier, false, new AuthorityKeyIdentifier(new byte[21]))),
                new Defect("authority-key-identifier-matches", t -> t.remove(Extension.authorityKeyIdentifier)),
                new Defect(
                        "signature-algorithm-matches",
                        t -> t.algorithm = new AlgorithmIdentifier(X9ObjectIdentifiers.ecdsa_with_SHA384)),
                new Defect("subject-as-ordered", t -> t.subject = name("CN=山田 次郎,C=JP")),
                new Defect("subject-attributes-allowed", t -> t.subject = name("CN=a,CN=b,C=JP")),
                new Defect("subject-attributes-allowed", t -> t.subject = name("GIVENNAME=a,CN=b,C=JP")),
                new Defect("subject-country-first", t -> t.subject = name("C=JP,CN=山田 太郎")),
                new Defect(
                        "subject-string-types",
                        t -> t.subject = new X500NameBuilder(RFC4519Style.INSTANCE)
                                .addRDN(RFC4519Style.c, new DERUTF8String("JP"))
                                .addRDN(RFC4519Style.cn, new DERUTF8String("x"))
                                .build()),
                new Defect("subject-string-types", t -> t.subject = name("SERIALNUMBER=あ,CN=x,C=JP")),
                new Defect("subject-string-lengths", t -> t.subject = name("CN=" + "太".repeat(65) + ",C=JP")),
                new Defect("subject-string-lengths", t -> t.subject = name("CN=,C=JP")),
                new Defect("subject-text-clean", t -> t.subject = name("CN=か\u3099く,C=JP")),
                new Defect("subject-text-clean", t -> t.subject = name("CN=\ue000田,C=JP")),
                new Defect("subject-text-clean", t -> t.subject = name("CN=\u3164橋 太郎,C=JP")),
                new Defect("subject-text-clean", t -> t.subject = name("CN=\u115F橋 太郎,C=JP")),
                new Defect("subject-text-clean", t -> t.subject = name("CN=\u1160橋 太郎,C=JP")),
                new Defect("subject-text-clean", t -> t.subject = name("CN=\uFFA0橋 太郎,C=JP")),
                new Defect("subject-text-clean", t -> t.subject = name("CN=高\u034F橋 太郎,C=JP")),
                new Defect("subject-text-clean", t -> t.subject = name("CN=高\u17B4橋 太郎,C=JP")),
                new Defect("subject-text-clean", t -> t.subject = name("CN=高\u17B5橋 太郎,C=JP")),
                new Defect("subject-not-placeholder", t -> t.subject = name("CN=ＮＵＬＬ,C=JP")),
                new Defect("subject-not-placeholder", t -> t.subject = name("CN=---,C=JP")),
                new Defect("subject-scripts-not-mixed", t -> t.subject = name("CN=Αbe,C=JP")),
                new Defect("subject-alt-name-as-ordered", t -> t.remove(Extension.subjectAlternativeName)),
                new Defect(
                        "subject-alt-name-as-ordered",
                        t -> t.put(
                                Extension.subjectAlternativeName,
                                false,
                                new GeneralNames(new GeneralName(GeneralName.rfc822Name, "jiro@example.jp")))),
                new Defect(
                        "subject-alt-name-as-ordered",
                        t -> t.put(
                                Extension.subjectAlternativeName,
                                false,
                                new GeneralNames(new GeneralName(GeneralName.dNSName, "taro@example.jp")))),
                new Defect("subject-key-as-ordered", t -> t.key = OTHER_KEY),
                new Defect(
                        "subject-key-identifier-matches",
                        t -> t.put(Extension.subjectKeyIdentifier, false, new SubjectKeyIdentifier(new byte[20]))),
                new Defect(
                        "key-usage-as-profiled",
                        t -> t.put(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature))),
                new Defect(
                        "key-usage-as-profiled",
                        t -> t.put(
                                Extension.keyUsage,
                                true,
                                new KeyUsage(
                                        KeyUsage.digitalSignature | KeyUsage.nonRepudiation | KeyUsage.keyCertSign))),
                new Defect(
                        "key-usage-as-profiled",
                        t -> t.put(
                                Extension.keyUsage,
                                false,
                                new KeyUsage(KeyUsage.digitalSignature | KeyUsage.nonRepudiation))),
                new Defect(
                        "key-usage-fits-key",
                        t -> t.put(
                                Extension.keyUsage,
                                true,
                                new KeyUsage(KeyUsage.digitalSignature | KeyUsage.keyEncipherment))),
                new Defect(
                        "key-usage-fits-key",
                        t -> t.put(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyAgreement))),
                new Defect("key-usage-fits-key", t -> {
                    t.key = mlDsa();
                    t.put(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature | KeyUsage.keyAgreement));
                }),
                new Defect("no-ca-rights", t -> t.put(Extension.basicConstraints, true, new BasicConstraints(true))),
                new Defect("policies-as-profiled", t -> t.remove(Extension.certificatePolicies)),
                new Defect(
                        "policies-as-profiled",
                        t -> t.put(
                                Extension.certificatePolicies,
                                false,
                                new CertificatePolicies(new PolicyInformation(new ASN1ObjectIdentifier("2.999.9"))))),
                new Defect("policies-present", t -> t.remove(Extension.certificatePolicies)),
                new Defect("policies-present", t -> t.put(Extension.certificatePolicies, false, new DERSequence())),
                new Defect(
                        "policies-present",
                        t -> t.put(
                                Extension.certificatePolicies, false, new CertificatePolicies(new PolicyInformation[] {
                                    new PolicyInformation(new ASN1ObjectIdentifier("2.999.1.1")),
                                    new PolicyInformation(new ASN1ObjectIdentifier("2.999.1.1"))
                                }))),
                new Defect("access-information-as-profiled", t -> t.remove(Extension.authorityInfoAccess)),
                new Defect("access-information-as-profiled", t -> t.access(PROFILE.caIssuers())),
                new Defect("access-information-as-profiled", t -> t.access("http://evil.example/ca.crt", "http://o")),
                new Defect("access-information-as-profiled", t -> t.access("ldap://ca.example/x", "http://o")),
                new Defect(
                        "key-usage-combination",
                        t -> t.put(
                                Extension.keyUsage,
                                true,
                                new KeyUsage(KeyUsage.nonRepudiation | KeyUsage.keyAgreement))),
                new Defect("key-usage-combination", t -> t.remove(Extension.keyUsage)),
                new Defect("validity-encoding", t -> t.end = new Time(new DERGeneralizedTime("20311122235959Z"))),
                new Defect("validity-encoding", t -> t.end = new Time(new DERUTCTime("311122235959+0900"))),
                new Defect("validity-encoding", t -> t.end = new Time(new DERUTCTime("3111222359Z"))),
                new Defect("revocation-pointers-as-profiled", t -> t.remove(Extension.cRLDistributionPoints)),
                new Defect(
                        "revocation-pointers-as-profiled",
                        t -> t.put(Extension.cRLDistributionPoints, false, new DERSequence())),
                new Defect(
                        "known-extensions-only",
                        t -> t.put(
                                Extension.extendedKeyUsage,
                                false,
                                new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth))));
    }

    @Test
    void findsNothingInWhatTheOrderAndTheProfileSay() {
        assertThat(PreSignLint.check(new Tbs().draft())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("defects")
    void findsTheDefect(Defect defect) {
        Tbs tbs = new Tbs();
        defect.edit().accept(tbs);

        assertThat(PreSignLint.check(tbs.draft())).extracting(Finding::rule).contains(defect.rule());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "CN length <= 4; CPS 3.1.4",
                "CN length >= 6; CPS 3.1.4",
                "CN absent; CPS 3.1.1",
                "O present; CPS 3.1.1",
                "SERIALNUMBER matches M-[0-9]{4}; CPS 3.1.5",
                "SERIALNUMBER matches-not A-.*; CPS 3.1.5",
                "validity <= P4Y; CPS 6.3.2",
                "validity >= P6Y; CPS 6.3.2"
            })
    void findsWhatTheOwnPracticeStatementForbids(String rule) throws IOException {
        assertThat(PreSignLint.check(new Tbs().draft(own(rule))))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.rule()).isEqualTo("own-cps-rule");
                    assertThat(finding.clause()).startsWith("CPS ").contains(rule.substring(0, rule.indexOf(';')));
                });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "CN length <= 5; CPS 3.1.4",
                "CN present; CPS 3.1.1",
                "O absent; CPS 3.1.1",
                "O matches x; CPS 3.1.1",
                "SERIALNUMBER matches A-[0-9]; CPS 3.1.5",
                "validity <= P5Y; CPS 6.3.2",
                "validity >= P5Y; CPS 6.3.2"
            })
    void findsNothingInWhatKeepsToIt(String rule) throws IOException {
        assertThat(PreSignLint.check(new Tbs().draft(own(rule)))).isEmpty();
    }

    private static CertificateProfile own(String rule) throws IOException {
        return Profiles.load(
                        new StringReader("profiles = own\n"
                                + Stream.of(PROFILE.canonical().split("\n", -1))
                                        .filter(part -> !part.startsWith("id="))
                                        .map(part -> "own." + part.replaceAll("[\\[\\]]", ""))
                                        .map(part -> part.replace("DIGITAL_SIGNATURE", "digitalSignature"))
                                        .map(part -> part.replace("NON_REPUDIATION", "nonRepudiation"))
                                        .map(part ->
                                                part.replace("P256", "P-256").replace("P384", "P-384"))
                                        .collect(Collectors.joining("\n"))
                                + "\nown.accredited = true\nown.cps.1 = " + rule + "\n"),
                        URI.create("http://ca.example"))
                .find("own")
                .orElseThrow();
    }

    @Test
    void hasADefectForAlmostEveryRule() {
        // version-three cannot be broken by this builder, subject-alt-name-syntax needs another order.
        assertThat(defects().map(Defect::rule).distinct()).hasSize(PreSignLint.ruleCount() - 2);
    }

    private static X500Name name(String rfc4514) {
        return SubjectName.parse(rfc4514).orElseThrow();
    }

    private static Der mlDsa() {
        try {
            return Der.of(KeyPairGenerator.getInstance("ML-DSA-65")
                    .generateKeyPair()
                    .getPublic()
                    .getEncoded());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Der key() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(256);
            KeyPair pair = generator.generateKeyPair();
            return Der.of(pair.getPublic().getEncoded());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The sound certificate, part by part. */
    static final class Tbs {
        private BigInteger serial = SERIAL;
        private AlgorithmIdentifier algorithm = ISSUER.algorithm();
        private X500Name issuer = ISSUER.name();
        private Instant notAfter = VALIDITY.notAfter();
        private @Nullable Time end;
        private X500Name subject = name(ORDER.subject());
        private Der key = KEY;
        private final List<Extension> extensions = new ArrayList<>();

        Tbs() {
            Der sound = ToBeSigned.of(ORDER, subject, PROFILE, KEY, ISSUER, SERIAL, VALIDITY);
            Extensions all = TBSCertificate.getInstance(sound.toByteArray()).getExtensions();
            for (ASN1ObjectIdentifier type : all.getExtensionOIDs()) {
                extensions.add(all.getExtension(type));
            }
        }

        void remove(ASN1ObjectIdentifier type) {
            extensions.removeIf(e -> e.getExtnId().equals(type));
        }

        void put(ASN1ObjectIdentifier type, boolean critical, ASN1Encodable value) {
            remove(type);
            try {
                extensions.add(new Extension(
                        type,
                        critical,
                        new DEROctetString(value.toASN1Primitive().getEncoded(ASN1Encoding.DER))));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** @param responder none for no OCSP */
        void access(String caIssuers, String... responder) {
            List<AccessDescription> access = new ArrayList<>();
            access.add(new AccessDescription(
                    AccessDescription.id_ad_caIssuers,
                    new GeneralName(GeneralName.uniformResourceIdentifier, caIssuers)));
            for (String each : responder) {
                access.add(new AccessDescription(
                        AccessDescription.id_ad_ocsp, new GeneralName(GeneralName.uniformResourceIdentifier, each)));
            }
            put(
                    Extension.authorityInfoAccess,
                    false,
                    new AuthorityInformationAccess(access.toArray(AccessDescription[]::new)));
        }

        Draft draft() {
            return draft(PROFILE);
        }

        Draft draft(CertificateProfile profile) {
            V3TBSCertificateGenerator tbs = new V3TBSCertificateGenerator();
            tbs.setSerialNumber(new ASN1Integer(serial));
            tbs.setSignature(algorithm);
            tbs.setIssuer(issuer);
            tbs.setStartDate(new Time(Date.from(VALIDITY.notBefore())));
            tbs.setEndDate(end == null ? new Time(Date.from(notAfter)) : end);
            tbs.setSubject(subject);
            tbs.setSubjectPublicKeyInfo(SubjectPublicKeyInfo.getInstance(key.toByteArray()));
            tbs.setExtensions(new Extensions(extensions.toArray(Extension[]::new)));
            return new Draft(tbs.generateTBSCertificate(), ORDER, name(ORDER.subject()), profile, ISSUER, KEY);
        }
    }
}
