package org.toroku.ca.cmp;

import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.bouncycastle.asn1.cmp.InfoTypeAndValue;
import org.bouncycastle.asn1.cmp.PKIBody;
import org.bouncycastle.asn1.cmp.PKIHeader;
import org.bouncycastle.asn1.cmp.PKIMessage;
import org.bouncycastle.asn1.crmf.CertTemplate;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.bc.BcX509ExtensionUtils;
import org.bouncycastle.cert.cmp.ProtectedPKIMessageBuilder;
import org.bouncycastle.operator.ContentSigner;
import org.toroku.pki.Der;

/** What a CA may do wrong, or otherwise, each once or until it is set again. */
public final class LittleCaFaults {
    /** A certificate to be made. */
    public record Order(
            X500Name issuer, CertTemplate asked, BigInteger serial, ContentSigner signer, X509CertificateHolder own) {
        public Order serial(BigInteger other) {
            return new Order(issuer, asked, other, signer, own);
        }
    }

    /** An answer to be sent. */
    record Answer(
            Der transactionId, Der recipNonce, Optional<LittleCaProtection> otherProtection, boolean unprotected) {
        Answer transaction(Der other) {
            return new Answer(other, recipNonce, otherProtection, unprotected);
        }

        Answer nonce(Der other) {
            return new Answer(transactionId, other, otherProtection, unprotected);
        }

        Answer by(LittleCaProtection other) {
            return new Answer(transactionId, recipNonce, Optional.of(other), unprotected);
        }

        Answer bare() {
            return new Answer(transactionId, recipNonce, otherProtection, true);
        }
    }

    private record Refusal(int bodyType, PKIBody body) {}

    private final Deque<Integer> statuses = new ArrayDeque<>();
    private final Deque<Refusal> refusals = new ArrayDeque<>();
    private final SecureRandom random = new SecureRandom();
    private Optional<PKIBody> failure = Optional.empty();
    private volatile int cuts;
    private volatile int waits;
    private volatile Duration checkAfter = Duration.ofSeconds(1);
    private volatile URI publication = URI.create("http://ca.example/");
    private volatile boolean explicitConfirmation;
    private volatile boolean forgetful;
    private volatile UnaryOperator<Answer> answers = UnaryOperator.identity();
    private volatile UnaryOperator<byte[]> bodies = UnaryOperator.identity();
    private volatile UnaryOperator<Order> orders = UnaryOperator.identity();
    private volatile UnaryOperator<X509v3CertificateBuilder> certificates = UnaryOperator.identity();

    void publishAt(URI base) {
        publication = base;
    }

    void answerStatus(int status) {
        statuses.add(status);
    }

    /** Hangs up after having done what it was asked. */
    void cutAfterDoing(int times) {
        cuts = times;
    }

    public void letWait(int polls, Duration pause) {
        waits = polls;
        checkAfter = pause;
    }

    public void awaitConfirmation() {
        explicitConfirmation = true;
    }

    /** Issues, and answers so instead: what signs its answers broke down, for one. */
    void failAfterIssuing(PKIBody body) {
        failure = Optional.of(body);
    }

    synchronized Optional<PKIBody> takeFailure() {
        Optional<PKIBody> taken = failure;
        failure = Optional.empty();
        return taken;
    }

    /** Knows no message again, only its transaction. */
    void forgetMessages() {
        forgetful = true;
    }

    /** @param bodyType of the message that is answered so, once */
    public void refuse(int bodyType, PKIBody body) {
        refusals.add(new Refusal(bodyType, body));
    }

    void answers(UnaryOperator<Answer> change) {
        answers = change;
    }

    void bodies(UnaryOperator<byte[]> change) {
        bodies = change;
    }

    public void orders(UnaryOperator<Order> change) {
        orders = change;
    }

    public void certificates(UnaryOperator<X509v3CertificateBuilder> change) {
        certificates = change;
    }

    synchronized Optional<Integer> takeStatus() {
        return Optional.ofNullable(statuses.poll());
    }

    synchronized boolean takeCut() {
        if (cuts == 0) {
            return false;
        }
        cuts--;
        return true;
    }

    synchronized Optional<PKIBody> takeRefusal(int bodyType) {
        return Optional.ofNullable(refusals.peek())
                .filter(next -> next.bodyType() == bodyType)
                .map(next -> refusals.remove().body());
    }

    int waits() {
        return waits;
    }

    Duration checkAfter() {
        return checkAfter;
    }

    boolean explicitConfirmation() {
        return explicitConfirmation;
    }

    boolean remembers() {
        return !forgetful;
    }

    byte[] body(byte[] answer) {
        return bodies.apply(answer);
    }

    Der message(
            LittleCaProtection protection,
            GeneralName sender,
            PKIHeader asked,
            PKIBody body,
            Optional<InfoTypeAndValue> info)
            throws IOException {
        Answer answer = answers.apply(new Answer(
                Der.of(asked.getTransactionID().getOctets()),
                Der.of(asked.getSenderNonce().getOctets()),
                Optional.empty(),
                false));
        byte[] nonce = new byte[16];
        random.nextBytes(nonce);
        ProtectedPKIMessageBuilder message = new ProtectedPKIMessageBuilder(
                        PKIHeader.CMP_2000, sender, asked.getSender())
                .setTransactionID(answer.transactionId().toByteArray())
                .setRecipNonce(answer.recipNonce().toByteArray())
                .setSenderNonce(nonce)
                .setBody(body);
        info.ifPresent(message::addGeneralInfo);
        PKIMessage whole =
                answer.otherProtection().orElse(protection).protect(message).toASN1Structure();
        return Der.of((answer.unprotected() ? new PKIMessage(whole.getHeader(), whole.getBody()) : whole).getEncoded());
    }

    X509CertificateHolder certificate(Order order) throws IOException {
        Order changed = orders.apply(order);
        CertTemplate asked = changed.asked();
        SubjectPublicKeyInfo key = asked.getPublicKey();
        X509v3CertificateBuilder certificate = new X509v3CertificateBuilder(
                changed.issuer(),
                changed.serial(),
                asked.getValidity().getNotBefore(),
                asked.getValidity().getNotAfter(),
                asked.getSubject(),
                key);
        for (var type : asked.getExtensions().getExtensionOIDs()) {
            certificate.addExtension(asked.getExtensions().getExtension(type));
        }
        certificate.addExtension(
                Extension.authorityKeyIdentifier,
                false,
                new AuthorityKeyIdentifier(
                        SubjectKeyIdentifier.fromExtensions(changed.own().getExtensions())
                                .getKeyIdentifier()));
        certificate.addExtension(
                Extension.subjectKeyIdentifier, false, new BcX509ExtensionUtils().createSubjectKeyIdentifier(key));
        certificate.addExtension(Extension.cRLDistributionPoints, false, new CRLDistPoint(new DistributionPoint[] {
            new DistributionPoint(new DistributionPointName(new GeneralNames(uri(publication + "ca.crl"))), null, null)
        }));
        certificate.addExtension(
                Extension.authorityInfoAccess, false, new AuthorityInformationAccess(new AccessDescription[] {
                    new AccessDescription(AccessDescription.id_ad_ocsp, uri(publication + "ocsp")),
                    new AccessDescription(AccessDescription.id_ad_caIssuers, uri(publication + "ca.crt"))
                }));
        return certificates.apply(certificate).build(changed.signer());
    }

    private static GeneralName uri(String uri) {
        return new GeneralName(GeneralName.uniformResourceIdentifier, uri);
    }
}
