package org.toroku.ca.cmp;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.cmp.CMPObjectIdentifiers;
import org.bouncycastle.asn1.cmp.CertConfirmContent;
import org.bouncycastle.asn1.cmp.ErrorMsgContent;
import org.bouncycastle.asn1.cmp.GenRepContent;
import org.bouncycastle.asn1.cmp.InfoTypeAndValue;
import org.bouncycastle.asn1.cmp.PKIBody;
import org.bouncycastle.asn1.cmp.PKIConfirmContent;
import org.bouncycastle.asn1.cmp.PKIFailureInfo;
import org.bouncycastle.asn1.cmp.PKIFreeText;
import org.bouncycastle.asn1.cmp.PKIHeader;
import org.bouncycastle.asn1.cmp.PKIStatus;
import org.bouncycastle.asn1.cmp.PKIStatusInfo;
import org.bouncycastle.asn1.cmp.PollRepContent;
import org.bouncycastle.asn1.cmp.RevDetails;
import org.bouncycastle.asn1.cmp.RevRepContentBuilder;
import org.bouncycastle.asn1.cmp.RevReqContent;
import org.bouncycastle.asn1.crmf.CertTemplate;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.bc.BcX509ExtensionUtils;
import org.bouncycastle.cert.cmp.GeneralPKIMessage;
import org.bouncycastle.cert.cmp.ProtectedPKIMessage;
import org.bouncycastle.cert.crmf.CertificateRepMessageBuilder;
import org.bouncycastle.cert.crmf.CertificateReqMessages;
import org.bouncycastle.cert.crmf.CertificateRequestMessage;
import org.bouncycastle.cert.crmf.CertificateResponseBuilder;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.toroku.pki.Der;

/**
 * A little CA of its own behind CMP over HTTP: judges the protection of what it is asked, certifies the key that it is
 * asked for, keeps what it issued, confirmed and revoked, and answers a message that it knows as it did before. Its list is
 * beside it, for whoever has {@link #publishHere} put its address into certificates.
 */
public final class LittleCa implements AutoCloseable {
    /** What it does wrong, for tests of that. */
    public final LittleCaFaults faults = new LittleCaFaults();

    public final Map<BigInteger, X509CertificateHolder> issued = new ConcurrentHashMap<>();
    public final Map<BigInteger, Integer> revoked = new ConcurrentHashMap<>();
    public final Set<BigInteger> confirmed = ConcurrentHashMap.newKeySet();
    final Set<BigInteger> rejected = ConcurrentHashMap.newKeySet();
    final Set<Der> transactions = ConcurrentHashMap.newKeySet();
    public final AtomicInteger requests = new AtomicInteger();
    public final AtomicInteger polls = new AtomicInteger();

    private final KeyPair key = newKey();
    private final SecureRandom random = new SecureRandom();
    private final Map<Der, Der> knownMessages = new ConcurrentHashMap<>();
    private final Map<Der, X509CertificateHolder> byTransaction = new ConcurrentHashMap<>();
    private final Map<Der, Integer> waits = new ConcurrentHashMap<>();
    private final Set<Der> nonces = ConcurrentHashMap.newKeySet();
    private final X509CertificateHolder certificate;
    private final ExecutorService threads = Executors.newFixedThreadPool(8);
    private HttpServer server;
    private Optional<LittleCaProtection> protection = Optional.empty();

    public LittleCa(String name) {
        certificate = selfSigned(new X500Name("CN=" + name + ",O=Somebody else,C=JP"));
        server = listening(0);
    }

    private HttpServer listening(int port) {
        try {
            HttpServer started = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 64);
            started.createContext("/cmp", this::serve);
            started.createContext("/ca.crl", this::list);
            started.setExecutor(threads);
            started.start();
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/cmp");
    }

    /** Where its list is, and which address its certificates name for it from now on. */
    public URI publishHere() {
        faults.publishAt(address().resolve("/"));
        return address().resolve("/ca.crl");
    }

    private void list(HttpExchange http) throws IOException {
        try (http) {
            byte[] list = LittleCaList.of(certificate, signer(), revoked, Instant.now(Clock.systemUTC()));
            http.getResponseHeaders().set("Content-Type", "application/pkix-crl");
            http.sendResponseHeaders(200, list.length);
            http.getResponseBody().write(list);
        }
    }

    /** From now on a message that comes a second time is judged anew. */
    void acceptKnownNonces() {
        nonces.clear();
    }

    void forgetMessages() {
        knownMessages.clear();
    }

    /** Nobody listens any more; {@link #comeBack} listens at the same address. */
    public void goAway() {
        server.stop(0);
    }

    public void comeBack() {
        server = listening(server.getAddress().getPort());
    }

    public Der certificate() {
        return der(certificate);
    }

    /** A certificate by which this CA knows the key of a registration authority. */
    public Der registrationAuthority(Der publicKey) {
        return der(certify(
                new X500Name("CN=RA,O=Toroku,C=JP"),
                SubjectPublicKeyInfo.getInstance(publicKey.toByteArray()),
                Duration.ofDays(365)));
    }

    /** Signs its answers, and takes messages that {@code ra} signed. */
    public void trust(Der ra) {
        protection = Optional.of(new LittleCaProtection.BySignature(key.getPrivate(), certificate, holder(ra)));
    }

    /** Protects its answers by a secret, and takes messages that are protected by it. */
    void share(SecretProtection.Kind kind, String secret) {
        protection = Optional.of(new LittleCaProtection.BySecret(kind, secret));
    }

    ContentSigner signer() {
        try {
            return new JcaContentSignerBuilder("SHA256withECDSA").build(key.getPrivate());
        } catch (OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
    }

    private void serve(HttpExchange http) throws IOException {
        try (http) {
            byte[] body = http.getRequestBody().readAllBytes();
            if (!"application/pkixcmp".equals(http.getRequestHeaders().getFirst("Content-Type"))) {
                http.sendResponseHeaders(415, -1);
                return;
            }
            Optional<Integer> status = faults.takeStatus();
            if (status.isPresent()) {
                http.sendResponseHeaders(status.get(), -1);
                return;
            }
            Der answer = answer(Der.of(body));
            if (faults.takeCut()) {
                // the connection ends without a byte of answer
                return;
            }
            byte[] bytes = faults.body(answer.toByteArray());
            http.getResponseHeaders().set("Content-Type", "application/pkixcmp");
            http.sendResponseHeaders(200, bytes.length);
            http.getResponseBody().write(bytes);
        } catch (RuntimeException broken) {
            org.slf4j.LoggerFactory.getLogger(LittleCa.class).error("the little CA broke", broken);
            throw broken;
        }
    }

    private synchronized Der answer(Der request) throws IOException {
        Der known = knownMessages.get(request);
        if (known != null) {
            return known;
        }
        GeneralPKIMessage message = new GeneralPKIMessage(request.toByteArray());
        PKIHeader header = message.getHeader();
        PKIBody body = !message.hasProtection() || !protection.orElseThrow().good(new ProtectedPKIMessage(message))
                ? error(PKIFailureInfo.badMessageCheck, "protection")
                : !nonces.add(Der.of(header.getSenderNonce().getOctets()))
                        ? error(PKIFailureInfo.badSenderNonce, "nonce seen before")
                        : body(message);
        Der answer = protectedAnswer(header, body);
        if (faults.remembers()) {
            knownMessages.put(request, answer);
        }
        return answer;
    }

    private Der protectedAnswer(PKIHeader asked, PKIBody body) throws IOException {
        boolean implicit = body.getType() == PKIBody.TYPE_INIT_REP && !faults.explicitConfirmation();
        return faults.message(
                protection.orElseThrow(),
                new GeneralName(certificate.getSubject()),
                asked,
                body,
                implicit
                        ? Optional.of(new InfoTypeAndValue(CMPObjectIdentifiers.it_implicitConfirm, DERNull.INSTANCE))
                        : Optional.empty());
    }

    private PKIBody body(GeneralPKIMessage message) {
        Der transaction = Der.of(message.getHeader().getTransactionID().getOctets());
        Optional<PKIBody> refusal = faults.takeRefusal(message.getBody().getType());
        if (refusal.isPresent()) {
            return refusal.get();
        }
        return switch (message.getBody().getType()) {
            case PKIBody.TYPE_INIT_REQ -> initial(transaction, message.getBody());
            case PKIBody.TYPE_POLL_REQ -> polled(transaction);
            case PKIBody.TYPE_CERT_CONFIRM -> confirmed(transaction, message.getBody());
            case PKIBody.TYPE_REVOCATION_REQ -> revoked(message.getBody());
            case PKIBody.TYPE_GEN_MSG ->
                new PKIBody(
                        PKIBody.TYPE_GEN_REP,
                        new GenRepContent(new InfoTypeAndValue(CMPObjectIdentifiers.id_it_caCerts)));
            default -> error(PKIFailureInfo.badRequest, "what is that?");
        };
    }

    private PKIBody initial(Der transaction, PKIBody body) {
        requests.incrementAndGet();
        if (!transactions.add(transaction)) {
            return error(PKIFailureInfo.transactionIdInUse, "seen before");
        }
        CertificateRequestMessage request =
                CertificateReqMessages.fromPKIBody(body).getRequests()[0];
        if (request.getProofOfPossessionType() != CertificateRequestMessage.popRaVerified) {
            return error(PKIFailureInfo.badPOP, "no proof");
        }
        byTransaction.put(transaction, certify(request.getCertTemplate()));
        Optional<PKIBody> failure = faults.takeFailure();
        if (failure.isPresent()) {
            return failure.get();
        }
        if (faults.waits() > 0) {
            waits.put(transaction, faults.waits());
            return certified(new PKIStatusInfo(PKIStatus.waiting), Optional.empty());
        }
        return granted(transaction);
    }

    private PKIBody polled(Der transaction) {
        polls.incrementAndGet();
        if (!byTransaction.containsKey(transaction)) {
            return error(PKIFailureInfo.badRequest, "no such transaction");
        }
        int left = waits.merge(transaction, -1, Integer::sum);
        return left >= 0
                ? new PKIBody(
                        PKIBody.TYPE_POLL_REP,
                        new PollRepContent(
                                new ASN1Integer(0),
                                new ASN1Integer(faults.checkAfter().toSeconds())))
                : granted(transaction);
    }

    private PKIBody granted(Der transaction) {
        X509CertificateHolder made = java.util.Objects.requireNonNull(byTransaction.get(transaction));
        issued.put(made.getSerialNumber(), made);
        return certified(new PKIStatusInfo(PKIStatus.granted), Optional.of(made));
    }

    private static PKIBody certified(PKIStatusInfo status, Optional<X509CertificateHolder> made) {
        CertificateResponseBuilder response = new CertificateResponseBuilder(new ASN1Integer(0), status);
        made.ifPresent(response::withCertificate);
        return new PKIBody(
                PKIBody.TYPE_INIT_REP,
                new CertificateRepMessageBuilder()
                        .addCertificateResponse(response.build())
                        .build()
                        .toASN1Structure());
    }

    private PKIBody confirmed(Der transaction, PKIBody body) {
        X509CertificateHolder made = byTransaction.get(transaction);
        var status = CertConfirmContent.getInstance(body.getContent()).toCertStatusArray()[0];
        if (made == null
                || !Der.of(der(made).sha256())
                        .equals(Der.of(status.getCertHash().getOctets()))) {
            return error(PKIFailureInfo.badCertId, "no such certificate");
        }
        boolean taken = status.getStatusInfo() == null
                || status.getStatusInfo().getStatus().intValueExact() == PKIStatus.GRANTED;
        if (taken && !confirmed.add(made.getSerialNumber())) {
            return error(PKIFailureInfo.certConfirmed, "confirmed before");
        }
        if (!taken) {
            rejected.add(made.getSerialNumber());
        }
        return new PKIBody(PKIBody.TYPE_CONFIRM, new PKIConfirmContent());
    }

    private PKIBody revoked(PKIBody body) {
        RevDetails details = RevReqContent.getInstance(body.getContent()).toRevDetailsArray()[0];
        BigInteger serial = details.getCertDetails().getSerialNumber().getValue();
        if (!issued.containsKey(serial) || !details.getCertDetails().getIssuer().equals(certificate.getSubject())) {
            return revocation(rejection(PKIFailureInfo.badCertId, "not ours"));
        }
        int reason = CRLReason.getInstance(details.getCrlEntryDetails().getExtensionParsedValue(Extension.reasonCode))
                .getValue()
                .intValueExact();
        return revocation(
                revoked.putIfAbsent(serial, reason) == null
                        ? new PKIStatusInfo(PKIStatus.granted)
                        : rejection(PKIFailureInfo.certRevoked, "revoked before"));
    }

    private static PKIBody revocation(PKIStatusInfo status) {
        return new PKIBody(
                PKIBody.TYPE_REVOCATION_REP,
                new RevRepContentBuilder().add(status).build());
    }

    static PKIBody error(int failure, String words) {
        return new PKIBody(PKIBody.TYPE_ERROR, new ErrorMsgContent(rejection(failure, words)));
    }

    static PKIStatusInfo rejection(int failure, String words) {
        return new PKIStatusInfo(PKIStatus.rejection, new PKIFreeText(words), new PKIFailureInfo(failure));
    }

    /** An answer to a request that refuses it. */
    public static PKIBody refusal(int failure, String words) {
        return certified(rejection(failure, words), Optional.empty());
    }

    /** Makes a certificate, for a front that speaks otherwise. */
    public X509CertificateHolder issue(CertTemplate asked) {
        X509CertificateHolder made = certify(asked);
        issued.put(made.getSerialNumber(), made);
        return made;
    }

    private X509CertificateHolder certify(CertTemplate asked) {
        try {
            return faults.certificate(new LittleCaFaults.Order(
                    certificate.getSubject(), asked, new BigInteger(159, random), signer(), certificate));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private X509CertificateHolder certify(X500Name subject, SubjectPublicKeyInfo publicKey, Duration length) {
        Instant now = Instant.now(Clock.systemUTC());
        BcX509ExtensionUtils identifiers = new BcX509ExtensionUtils();
        try {
            return new X509v3CertificateBuilder(
                            certificate.getSubject(),
                            new BigInteger(159, random),
                            Date.from(now.minusSeconds(60)),
                            Date.from(now.plus(length)),
                            subject,
                            publicKey)
                    .addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature))
                    .addExtension(
                            Extension.subjectKeyIdentifier, false, identifiers.createSubjectKeyIdentifier(publicKey))
                    .addExtension(
                            Extension.authorityKeyIdentifier,
                            false,
                            identifiers.createAuthorityKeyIdentifier(certificate.getSubjectPublicKeyInfo()))
                    .build(signer());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private X509CertificateHolder selfSigned(X500Name name) {
        Instant now = Instant.now(Clock.systemUTC());
        SubjectPublicKeyInfo own =
                SubjectPublicKeyInfo.getInstance(key.getPublic().getEncoded());
        try {
            return new X509v3CertificateBuilder(
                            name,
                            new BigInteger(159, random),
                            Date.from(now.minusSeconds(60)),
                            Date.from(now.plus(Duration.ofDays(3_650))),
                            name,
                            own)
                    .addExtension(Extension.basicConstraints, true, new BasicConstraints(0))
                    .addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign))
                    .addExtension(
                            Extension.subjectKeyIdentifier,
                            false,
                            new BcX509ExtensionUtils().createSubjectKeyIdentifier(own))
                    .build(signer());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static KeyPair newKey() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(256);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** PEM of the CA's certificate and key, for a peer that is another program. */
    String pem() {
        return pem("CERTIFICATE", certificate().toByteArray())
                + pem("PRIVATE KEY", key.getPrivate().getEncoded());
    }

    static String pem(String kind, byte[] content) {
        return "-----BEGIN " + kind + "-----\n"
                + java.util.Base64.getMimeEncoder().encodeToString(content) + "\n-----END " + kind + "-----\n";
    }

    private static Der der(X509CertificateHolder holder) {
        try {
            return Der.of(holder.getEncoded());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static X509CertificateHolder holder(Der der) {
        try {
            return new X509CertificateHolder(der.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
