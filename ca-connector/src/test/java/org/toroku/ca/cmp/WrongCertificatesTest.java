package org.toroku.ca.cmp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.toroku.ca.signing.Answers.issued;
import static org.toroku.ca.signing.Answers.unavailable;

import java.math.BigInteger;
import java.time.Duration;
import java.util.Date;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.cmp.PKIBody;
import org.bouncycastle.asn1.cmp.PKIFailureInfo;
import org.bouncycastle.asn1.crmf.CertTemplate;
import org.bouncycastle.asn1.crmf.CertTemplateBuilder;
import org.bouncycastle.asn1.crmf.OptionalValidity;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x509.Time;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.toroku.ca.Submission;
import org.toroku.ca.cmp.CmpBench.Request;
import org.toroku.ca.cmp.LittleCaFaults.Order;
import org.toroku.ca.journal.JournalCheck.Verdict;
import org.toroku.ca.signing.CaBench;

/** A certificate of another CA that is not the ordered one is handed over to nobody, and does not stay good. */
@Timeout(120)
class WrongCertificatesTest {
    private final CmpBench cmp = new CmpBench(new CaBench());
    private final LittleCa other = cmp.other;
    private final CmpCa ca = cmp.open();
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
