package org.toroku.ca.cmp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.toroku.ca.signing.Answers.issued;
import static org.toroku.ca.signing.Answers.unavailable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.time.Duration;
import java.util.Date;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERGeneralizedTime;
import org.bouncycastle.asn1.DERIA5String;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.cmp.PKIBody;
import org.bouncycastle.asn1.cmp.PKIFailureInfo;
import org.bouncycastle.asn1.crmf.CertTemplate;
import org.bouncycastle.asn1.crmf.CertTemplateBuilder;
import org.bouncycastle.asn1.crmf.OptionalValidity;
import org.bouncycastle.asn1.misc.MiscObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CertificatePolicies;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.PolicyInformation;
import org.bouncycastle.asn1.x509.PolicyQualifierInfo;
import org.bouncycastle.asn1.x509.ReasonFlags;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x509.Time;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.toroku.ca.Submission;
import org.toroku.ca.cmp.CmpBench.Request;
import org.toroku.ca.cmp.LittleCaFaults.Order;
import org.toroku.ca.elsewhere.CaElsewhere;
import org.toroku.ca.journal.JournalCheck.Verdict;
import org.toroku.ca.signing.CaBench;

/** A certificate of another CA that is not the ordered one is handed over to nobody, and does not stay good. */
@Timeout(120)
class WrongCertificatesTest {
    private static final String UNKNOWN = "known-extensions-only";
    private static final ASN1ObjectIdentifier SCT_LIST = new ASN1ObjectIdentifier("1.3.6.1.4.1.11129.2.4.2");
    private static final String OURS_LIST = "http://ca.example/ca.crl";
    private static final AccessDescription OURS_OCSP = Pointers.ocsp("http://ca.example/ocsp");
    private static final AccessDescription OURS_ISSUER = Pointers.issuer("http://ca.example/ca.crt");

    private final CmpBench cmp = new CmpBench(new CaBench());
    private final LittleCa other = cmp.other;
    private final CaElsewhere ca = cmp.open();
    private final Request request = cmp.request();

    @AfterEach
    void close() {
        assertThat(ca.verifyJournal()).isInstanceOf(Verdict.Intact.class);
        ca.close();
        cmp.close();
    }

    record Wrong(String field, String rule, UnaryOperator<Order> order) {
        @Override
        public String toString() {
            return rule;
        }
    }

    private static Order asked(Order order, UnaryOperator<CertTemplateBuilder> change) {
        CertTemplate asked = order.asked();
        CertTemplateBuilder copy = new CertTemplateBuilder()
                .setIssuer(asked.getIssuer())
                .setSubject(asked.getSubject())
                .setPublicKey(asked.getPublicKey())
                .setValidity(asked.getValidity())
                .setExtensions(asked.getExtensions());
        return new Order(order.issuer(), change.apply(copy).build(), order.serial(), order.signer(), order.own());
    }

    /** Beginning and ending so much later than it was asked for. */
    private static Order valid(Order order, Duration begins, Duration ends) {
        OptionalValidity asked = order.asked().getValidity();
        return asked(
                order,
                t -> t.setValidity(
                        new OptionalValidity(later(asked.getNotBefore(), begins), later(asked.getNotAfter(), ends))));
    }

    private static Time later(Time time, Duration by) {
        return new Time(Date.from(time.getDate().toInstant().plus(by)));
    }

    static Stream<Wrong> wrongCertificates() {
        ASN1Encodable stranger =
                SubjectPublicKeyInfo.getInstance(CaBench.applicantKey().toByteArray());
        return Stream.of(
                new Wrong(
                        "spkiSha256",
                        "subject-key-as-ordered",
                        order -> asked(order, t -> t.setPublicKey((SubjectPublicKeyInfo) stranger))),
                new Wrong(
                        "subject",
                        "subject-as-ordered",
                        order -> asked(order, t -> t.setSubject(new X500Name("C=JP,CN=Mallory")))),
                new Wrong(
                        "profileId",
                        "validity-within-ceiling",
                        order -> valid(order, Duration.ZERO, Duration.ofSeconds(1))),
                new Wrong(
                        "certificate",
                        "validity-not-from-now",
                        order -> valid(order, Duration.ofDays(2), Duration.ZERO)),
                new Wrong(
                        "certificate",
                        "validity-shorter-than-ordered",
                        order -> valid(order, Duration.ZERO, Duration.ofDays(-30))),
                new Wrong("serial", "serial-number-quality", order -> order.serial(BigInteger.TWO.pow(20))));
    }

    @ParameterizedTest
    @MethodSource("wrongCertificates")
    void revokesACertificateThatIsNotTheOrderedOne(Wrong wrong) {
        other.faults.awaitConfirmation();
        other.faults.orders(wrong.order());
        Submission refused = new Submission.Refused(wrong.field(), wrong.rule());

        assertThat(request.submitTo(ca)).isEqualTo(refused);
        assertThat(request.submitTo(ca)).isEqualTo(refused);

        assertThat(other.issued).hasSize(1);
        assertThat(other.rejected).isEqualTo(other.issued.keySet());
        assertThat(other.revoked.keySet()).isEqualTo(other.issued.keySet());
        assertThat(other.confirmed).isEmpty();
        assertThat(cmp.bench.count("order_journal", "certificate IS NOT NULL")).isEqualTo("0");
        assertThat(cmp.bench.count("cmp_exchange", "certificate IS NOT NULL AND state = 'TAKEN_BACK'"))
                .isEqualTo("1");
    }

    private static X509v3CertificateBuilder with(
            X509v3CertificateBuilder certificate, ASN1ObjectIdentifier type, boolean critical, ASN1Encodable value) {
        try {
            return certificate.hasExtension(type)
                    ? certificate.replaceExtension(type, critical, value)
                    : certificate.addExtension(type, critical, value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a rule for our own drafts does not look for, because no draft of ours has it. */
    private static final String ADDRESSES = "access-information-as-profiled";

    record Added(String what, String rule, UnaryOperator<X509v3CertificateBuilder> change) {
        @Override
        public String toString() {
            return what;
        }
    }

    private static Added put(
            String what, String rule, ASN1ObjectIdentifier type, boolean critical, ASN1Encodable value) {
        return new Added(what, rule, certificate -> with(certificate, type, critical, value));
    }

    static Stream<Added> certificatesWithMore() {
        ReasonFlags someReasons = new ReasonFlags(ReasonFlags.keyCompromise);
        return Stream.of(
                put(
                        "further OCSP address",
                        ADDRESSES,
                        Extension.authorityInfoAccess,
                        false,
                        Pointers.access(OURS_OCSP, Pointers.ocsp("http://other.example/ocsp"), OURS_ISSUER)),
                put(
                        "other address of the CA",
                        ADDRESSES,
                        Extension.authorityInfoAccess,
                        false,
                        Pointers.access(OURS_OCSP, Pointers.issuer("http://other.example/ca.crt"))),
                put(
                        "critical addresses",
                        UNKNOWN,
                        Extension.authorityInfoAccess,
                        true,
                        Pointers.access(OURS_OCSP, OURS_ISSUER)),
                new Added(
                        "no addresses",
                        ADDRESSES,
                        certificate -> certificate.removeExtension(Extension.authorityInfoAccess)),
                put(
                        "further name of the list",
                        "extension-differs",
                        Extension.cRLDistributionPoints,
                        false,
                        Pointers.lists(Pointers.list(OURS_LIST, "http://other.example/ca.crl"))),
                put(
                        "list for some reasons",
                        "extension-differs",
                        Extension.cRLDistributionPoints,
                        false,
                        Pointers.lists(new DistributionPoint(Pointers.names(OURS_LIST), someReasons, null))),
                put(
                        "list of another issuer",
                        "extension-differs",
                        Extension.cRLDistributionPoints,
                        false,
                        Pointers.lists(new DistributionPoint(
                                Pointers.names(OURS_LIST),
                                null,
                                new GeneralNames(new GeneralName(new X500Name("CN=Other")))))),
                put(
                        "policy qualifier",
                        "extension-differs",
                        Extension.certificatePolicies,
                        false,
                        new CertificatePolicies(new PolicyInformation(
                                new ASN1ObjectIdentifier(CaBench.PROFILES
                                        .find(CaBench.PROFILE)
                                        .orElseThrow()
                                        .policies()
                                        .getFirst()),
                                new DERSequence(new PolicyQualifierInfo("http://other.example/cps"))))),
                new Added("issuer and serial of the CA", "extension-differs", certificate -> {
                    byte[] key = AuthorityKeyIdentifier.getInstance(certificate
                                    .getExtension(Extension.authorityKeyIdentifier)
                                    .getParsedValue())
                            .getKeyIdentifierOctets();
                    GeneralNames names = new GeneralNames(new GeneralName(new X500Name("CN=Other")));
                    return with(
                            certificate,
                            Extension.authorityKeyIdentifier,
                            false,
                            new AuthorityKeyIdentifier(key, names, BigInteger.ONE));
                }),
                put("comment", UNKNOWN, MiscObjectIdentifiers.netscapeCertComment, false, new DERIA5String("nice")),
                put("timestamps of logs", UNKNOWN, SCT_LIST, false, new DEROctetString(new byte[4])),
                put(
                        "extended key usage",
                        UNKNOWN,
                        Extension.extendedKeyUsage,
                        false,
                        new ExtendedKeyUsage(KeyPurposeId.id_kp_clientAuth)),
                put(
                        "alternative name",
                        "subject-alt-name-as-ordered",
                        Extension.subjectAlternativeName,
                        false,
                        new GeneralNames(new GeneralName(GeneralName.rfc822Name, "mallory@example.jp"))),
                new Added(
                        "unique identifier of the subject",
                        "unique-identifier",
                        certificate -> certificate.setSubjectUniqueID(new boolean[] {true})),
                new Added(
                        "unique identifier of the issuer",
                        "unique-identifier",
                        certificate -> certificate.setIssuerUniqueID(new boolean[] {true})));
    }

    @ParameterizedTest
    @MethodSource("certificatesWithMore")
    void revokesACertificateWithMoreInItThanTheProfileSays(Added added) {
        other.faults.certificates(added.change());

        assertThat(request.submitTo(ca))
                .isInstanceOfSatisfying(
                        Submission.Refused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(added.rule()));

        assertThat(other.revoked.keySet()).hasSize(1).isEqualTo(other.issued.keySet());
    }

    /** RFC 5280 section 4.1.2.5: until 2049 a UTCTime; our draft would have had one. */
    @Test
    void revokesACertificateThatWritesItsTimesOtherwise() {
        other.faults.orders(order -> {
            OptionalValidity asked = order.asked().getValidity();
            Time begins =
                    Time.getInstance(new DERGeneralizedTime(asked.getNotBefore().getDate()));
            return asked(order, t -> t.setValidity(new OptionalValidity(begins, asked.getNotAfter())));
        });

        assertThat(request.submitTo(ca)).isEqualTo(new Submission.Refused("notAfterCeiling", "validity-encoding"));
        assertThat(other.revoked.keySet()).hasSize(1).isEqualTo(other.issued.keySet());
    }

    @Test
    void revokesACertificateThatMayIssueOthers() {
        other.faults.certificates(certificate -> {
            try {
                return certificate.addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
            } catch (java.io.IOException e) {
                throw new IllegalStateException(e);
            }
        });

        assertThat(request.submitTo(ca)).isEqualTo(new Submission.Refused("profileId", "no-ca-rights"));
        assertThat(other.revoked.keySet()).hasSize(1).isEqualTo(other.issued.keySet());
    }

    /** Revoking by serial would take the good certificate of another order. */
    @Test
    void aSerialOfAnotherOrderIsRefusedAndThatOrdersCertificateStaysGood() {
        Submission.Issued good = issued(request.submitTo(ca));
        other.faults.orders(order -> order.serial(new BigInteger(good.serial(), 16)));
        Request second = cmp.request();

        assertThat(second.submitTo(ca)).isEqualTo(new Submission.Refused("certificate", "serial-already-assigned"));

        assertThat(other.revoked).isEmpty();
        assertThat(request.submitTo(ca)).isEqualTo(good);
    }

    @Test
    void aRefusedCertificateStaysUndecidedUntilItIsRevoked() {
        other.faults.orders(order -> order.serial(BigInteger.TWO.pow(20)));
        other.faults.refuse(
                PKIBody.TYPE_REVOCATION_REQ, LittleCa.error(PKIFailureInfo.systemFailure, "no revoking today"));

        assertThat(unavailable(request.submitTo(ca))).isEqualTo("ca-system-failure");
        assertThat(ca.undecided()).containsExactly(request.id());

        ca.settleUndecided();

        assertThat(ca.undecided()).isEmpty();
        assertThat(other.revoked).hasSize(1);
        assertThat(ca.query(request.id())).contains(new Submission.Refused("serial", "serial-number-quality"));
    }
}
