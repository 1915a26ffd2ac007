package org.toroku.ca.signing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.security.KeyStore;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.toroku.ca.Revocation;
import org.toroku.ca.RevocationReason;
import org.toroku.ca.Submission;
import org.toroku.ca.SubscriberKeys.Destruction;
import org.toroku.ca.SubscriberKeys.Packaging;
import org.toroku.ca.ceremony.CaKeyAlgorithm;
import org.toroku.ca.journal.JournalCheck.Verdict;
import org.toroku.ca.order.SignedOrder;
import org.toroku.pki.Der;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IssuingTest {
    private CaBench bench;
    private SigningCa ca;

    @BeforeAll
    void open() {
        bench = new CaBench();
        ca = bench.open();
    }

    @AfterAll
    void close() {
        assertThat(ca.verifyJournal()).isInstanceOf(Verdict.Intact.class);
        ca.close();
        bench.close();
    }

    @ParameterizedTest
    @EnumSource(CaKeyAlgorithm.class)
    void issuesByEveryKindOfIssuerKey(CaKeyAlgorithm algorithm) throws Exception {
        try (CaBench own = new CaBench(algorithm);
                SigningCa signing = own.open()) {
            Der key = CaBench.applicantKey();

            Submission.Issued issued = issued(signing.submit(own.sign(CaBench.order(key)), Optional.of(key)));

            X509Certificate certificate = x509(issued.certificate());
            certificate.verify(x509(signing.caCertificate()).getPublicKey());
            assertThat(certificate.getPublicKey().getEncoded()).isEqualTo(key.toByteArray());
        }
    }

    @Test
    void handsTheKeyItMadeOverAsPkcs12UntilItIsDestroyed() throws Exception {
        SignedOrder order = bench.sign(CaBench.order());
        UUID id = CaBench.idOf(order);
        Submission.Issued issued = issued(ca.submit(order, Optional.empty()));
        char[] passphrase = "ひみつ secret".toCharArray();

        Packaging packaging = ca.subscriberKeys().packageFor(id, passphrase);

        assertThat(passphrase).containsOnly('\0');
        byte[] pkcs12 = packaged(packaging).toByteArray();
        KeyStore store = KeyStore.getInstance("PKCS12", new org.bouncycastle.jce.provider.BouncyCastleProvider());
        store.load(new ByteArrayInputStream(pkcs12), "ひみつ secret".toCharArray());
        String alias = store.aliases().nextElement();
        X509Certificate certificate = (X509Certificate) store.getCertificate(alias);
        assertThat(Der.of(certificate.getEncoded())).isEqualTo(issued.certificate());
        assertThat(store.getCertificateChain(alias)).hasSize(2);
        Signature signature = Signature.getInstance("SHA256withECDSA");
        signature.initSign((java.security.PrivateKey) store.getKey(alias, new char[0]));
        byte[] proof = signature.sign();
        signature.initVerify(certificate);
        assertThat(signature.verify(proof)).isTrue();

        assertThat(ca.subscriberKeys().held(id)).contains(true);
        assertThat(packaged(ca.subscriberKeys().packageFor(id, "again".toCharArray())))
                .isNotNull();
        Destruction destroyed = ca.subscriberKeys().destroy(id, "receipt-confirmed");
        assertThat(destroyed).isInstanceOf(Destruction.Destroyed.class);
        assertThat(ca.subscriberKeys().destroy(id, "again")).isEqualTo(destroyed);
        assertThat(ca.subscriberKeys().held(id)).contains(false);
        assertThat(ca.subscriberKeys().packageFor(id, "late".toCharArray())).isEqualTo(new Packaging.Gone("destroyed"));
        assertThat(bench.value("SELECT wrapped IS NULL FROM ca.subscriber_key WHERE order_id = '" + id + "'"))
                .isEqualTo("t");
    }

    @Test
    void hasNoKeyToHandOverWhereTheApplicantMadeIt() {
        Der key = CaBench.applicantKey();
        SignedOrder order = bench.sign(CaBench.order(key));
        issued(ca.submit(order, Optional.of(key)));
        UUID id = CaBench.idOf(order);

        assertThat(ca.subscriberKeys().packageFor(id, "x".toCharArray())).isEqualTo(new Packaging.Gone("never-made"));
        assertThat(ca.subscriberKeys().destroy(id, "x")).isInstanceOf(Destruction.NeverMade.class);
        assertThat(ca.subscriberKeys().held(id)).isEmpty();
    }

    @Test
    void opensNoWrappedKeyThatWasCopiedToAnotherOrder() {
        SignedOrder mine = bench.sign(CaBench.order());
        SignedOrder theirs = bench.sign(CaBench.order());
        issued(ca.submit(mine, Optional.empty()));
        issued(ca.submit(theirs, Optional.empty()));
        String mineWrapped = wrapped(mine);
        putWrapped(mine, wrapped(theirs));

        assertThat(ca.subscriberKeys().packageFor(CaBench.idOf(mine), "x".toCharArray()))
                .isEqualTo(new Packaging.Unavailable("wrapped-key-altered"));
        assertThat(ca.verifyJournal()).isEqualTo(new Verdict.Broken("key " + CaBench.idOf(mine) + " altered"));
        putWrapped(mine, mineWrapped);
    }

    @Test
    void revokesOnceAndListsItInTheCrl() throws Exception {
        Submission.Issued issued = issued(ca.submit(bench.sign(CaBench.order()), Optional.empty()));

        Revocation first = ca.revoke(issued.serial(), RevocationReason.KEY_COMPROMISE, "officer-1");
        Revocation again = ca.revoke(issued.serial(), RevocationReason.SUPERSEDED, "officer-2");

        assertThat(first)
                .isInstanceOfSatisfying(
                        Revocation.Revoked.class,
                        r -> assertThat(r.reason()).isEqualTo(RevocationReason.KEY_COMPROMISE));
        assertThat(again).isEqualTo(first);
        try (PublishedStatus status = PublishedStatus.of(bench, ca)) {
            X509CRL crl = status.publish().list();
            crl.verify(x509(ca.caCertificate()).getPublicKey());
            assertThat(crl.isRevoked(x509(issued.certificate()))).isTrue();
        }
    }

    private static Submission.Issued issued(Submission submission) {
        assertThat(submission).isInstanceOf(Submission.Issued.class);
        return (Submission.Issued) submission;
    }

    private static Der packaged(Packaging packaging) {
        assertThat(packaging).isInstanceOf(Packaging.Packaged.class);
        return ((Packaging.Packaged) packaging).pkcs12();
    }

    private String wrapped(SignedOrder order) {
        return bench.value(
                "SELECT encode(wrapped, 'hex') FROM ca.subscriber_key WHERE order_id = '" + CaBench.idOf(order) + "'");
    }

    private void putWrapped(SignedOrder order, String hex) {
        bench.execute("UPDATE ca.subscriber_key SET wrapped = '\\x" + hex + "' WHERE order_id = '" + CaBench.idOf(order)
                + "'");
    }

    private static X509Certificate x509(Der certificate) throws Exception {
        return (X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(certificate.toByteArray()));
    }
}
