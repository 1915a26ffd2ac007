package org.toroku.testkit.pki;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.ocsp.BasicOCSPResp;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.OCSPReqBuilder;
import org.bouncycastle.cert.ocsp.OCSPResp;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.cert.ocsp.SingleResp;
import org.bouncycastle.cert.ocsp.UnknownStatus;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class StatusServiceTest {

    private static final byte[] NONCE = "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    @TempDir
    Path files = Path.of("");

    private final TestNationalPki pki = TestPkis.shared();
    private final HttpClient http = HttpClient.newHttpClient();
    private TestStatusService service = start();

    @BeforeEach
    void normal() {
        service.behaveNormally();
    }

    @AfterEach
    void stop() {
        service.close();
        http.shutdownNow();
    }

    @Test
    void answersByTheRegister() throws Exception {
        assertThat(single("good").getCertStatus()).isNull();
        assertThat(single("p384").getCertStatus()).isNull();
        assertThat(single("revoked").getCertStatus())
                .isInstanceOfSatisfying(
                        RevokedStatus.class,
                        status -> assertThat(status.getRevocationReason()).isEqualTo(5));
        assertThat(single("revoked-hold").getCertStatus())
                .isInstanceOfSatisfying(
                        RevokedStatus.class,
                        status -> assertThat(status.getRevocationReason()).isEqualTo(6));
        assertThat(single("unknown-to-ocsp").getCertStatus()).isInstanceOf(UnknownStatus.class);
        assertThat(service.requests()).isEqualTo(5);
    }

    @Test
    void signsWithTheDelegatedResponderEchoesTheNonceAndIsFresh() throws Exception {
        BasicOCSPResp response = basic("good");
        assertThat(signer(response)).isEqualTo(pki.ocspResponder());
        assertThat(validSignature(response)).isTrue();
        assertThat(nonce(response)).isEqualTo(NONCE);
        assertThat(response.getResponses()[0].getNextUpdate()).isInTheFuture();
        pki.ocspResponder().verify(pki.anchor().getPublicKey());
        assertThat(pki.ocspResponder().getExtendedKeyUsage()).containsExactly(KeyPurposeId.id_kp_OCSPSigning.getId());
        assertThat(pki.ocspResponder().getExtensionValue("1.3.6.1.5.5.7.48.1.5"))
                .isNotNull();
    }

    @Test
    void opensslAcceptsTheAnswer() throws Exception {
        Path anchor = Files.writeString(files.resolve("anchor.pem"), TestPkis.pem(pki.anchor()));
        Path card = Files.writeString(
                files.resolve("card.pem"), TestPkis.pem(pki.card("revoked").certificate()));
        Tool asked = Tool.run(
                "openssl",
                "ocsp",
                "-issuer",
                anchor.toString(),
                "-cert",
                card.toString(),
                "-url",
                service.ocspUri().toString(),
                "-CAfile",
                anchor.toString());
        assertThat(asked.output()).contains("Response verify OK").contains("card.pem: revoked");
    }

    @Test
    void answersGetRequestsToo() throws Exception {
        String path = URLEncoder.encode(Base64.getEncoder().encodeToString(request("good")), StandardCharsets.US_ASCII);
        HttpResponse<byte[]> response = http.send(
                HttpRequest.newBuilder(URI.create(service.ocspUri() + "/" + path))
                        .build(),
                HttpResponse.BodyHandlers.ofByteArray());
        assertThat(((BasicOCSPResp) new OCSPResp(response.body()).getResponseObject())
                        .getResponses()[0].getCertStatus())
                .isNull();
    }

    @Test
    void goodRevokedAndUnknownOverrideTheRegister() throws Exception {
        service.behave(OcspBehaviour.GOOD);
        assertThat(single("revoked").getCertStatus()).isNull();
        service.behave(OcspBehaviour.REVOKED);
        assertThat(single("good").getCertStatus()).isInstanceOf(RevokedStatus.class);
        service.behave(OcspBehaviour.UNKNOWN);
        assertThat(single("good").getCertStatus()).isInstanceOf(UnknownStatus.class);
    }

    @Test
    void oneCardCanBeTreatedDifferently() throws Exception {
        service.behave(serial("good2"), OcspBehaviour.REVOKED);
        assertThat(single("good").getCertStatus()).isNull();
        assertThat(single("good2").getCertStatus()).isInstanceOf(RevokedStatus.class);
    }

    @Test
    void staleAnswersAreSignedButOver() throws Exception {
        service.behave(OcspBehaviour.STALE);
        assertThat(validSignature(basic("good"))).isTrue();
        assertThat(single("good").getNextUpdate()).isInThePast();
    }

    @Test
    void replayAndMissingNonce() throws Exception {
        service.behave(OcspBehaviour.REPLAY);
        assertThat(nonce(basic("good"))).isNotEqualTo(NONCE);
        service.behave(OcspBehaviour.NO_NONCE);
        assertThat(basic("good").getExtension(OCSPObjectIdentifiers.id_pkix_ocsp_nonce))
                .isNull();
    }

    @Test
    void tryLaterCarriesNoAnswer() throws Exception {
        service.behave(OcspBehaviour.TRY_LATER);
        assertThat(new OCSPResp(send("good").body()).getStatus()).isEqualTo(3);
    }

    @Test
    void wrongSignerHasTheRightNameButAnotherCa() throws Exception {
        service.behave(OcspBehaviour.WRONG_SIGNER);
        X509Certificate signer = signer(basic("good"));
        assertThat(signer.getSubjectX500Principal())
                .isEqualTo(pki.ocspResponder().getSubjectX500Principal());
        assertThat(signer.getIssuerX500Principal()).isEqualTo(pki.anchor().getSubjectX500Principal());
        assertThatThrownBy(() -> signer.verify(pki.anchor().getPublicKey())).isInstanceOf(Exception.class);
    }

    @Test
    void badSignatureDoesNotVerify() throws Exception {
        service.behave(OcspBehaviour.BAD_SIGNATURE);
        BasicOCSPResp response = basic("good");
        assertThat(signer(response)).isEqualTo(pki.ocspResponder());
        assertThat(validSignature(response)).isFalse();
    }

    @Test
    void unauthorisedResponderIsCertifiedButNotForOcsp() throws Exception {
        service.behave(OcspBehaviour.UNAUTHORISED_RESPONDER);
        BasicOCSPResp response = basic("good");
        X509Certificate signer = signer(response);
        signer.verify(pki.anchor().getPublicKey());
        assertThat(validSignature(response)).isTrue();
        assertThat(signer.getExtendedKeyUsage()).isNull();
    }

    @Test
    void otherSerialAnswersAnotherQuestion() throws Exception {
        service.behave(OcspBehaviour.OTHER_SERIAL);
        assertThat(single("good").getCertID().getSerialNumber()).isNotEqualTo(serial("good"));
    }

    @Test
    void transportFaultsLookLikeThemselves() throws Exception {
        service.behave(OcspBehaviour.HTTP_500);
        assertThat(send("good").statusCode()).isEqualTo(500);
        service.behave(OcspBehaviour.REDIRECT);
        assertThat(send("good").statusCode()).isEqualTo(307);
        assertThat(send("good").headers().firstValue("Location").orElseThrow()).endsWith("/elsewhere");
        service.behave(OcspBehaviour.GARBAGE);
        assertThatThrownBy(() -> new OCSPResp(send("good").body())).isInstanceOf(IOException.class);
        service.behave(OcspBehaviour.DOWN);
        assertThatThrownBy(() -> send("good")).isInstanceOf(IOException.class);
        service.behave(OcspBehaviour.NORMAL);
        assertThat(single("good").getCertStatus()).isNull();
    }

    @Test
    void endlessBodyGoesOnAndOn() throws Exception {
        service.behave(OcspBehaviour.ENDLESS_BODY);
        try (InputStream body = http.send(post(request("good")), HttpResponse.BodyHandlers.ofInputStream())
                .body()) {
            assertThat(body.readNBytes(1_000_000)).hasSize(1_000_000);
        }
    }

    @Test
    void slowAnswersComeAfterTheirTimeAndCloseDoesNotWaitForThem() throws Exception {
        service.behave(OcspBehaviour.SLOW);
        service.slowness(Duration.ofMillis(300));
        long before = System.nanoTime();
        assertThat(single("good").getCertStatus()).isNull();
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThanOrEqualTo(Duration.ofMillis(300));

        service.slowness(Duration.ofHours(1));
        var pending = http.sendAsync(post(request("good")), HttpResponse.BodyHandlers.ofByteArray());
        service.close();
        assertThatThrownBy(pending::get).hasCauseInstanceOf(IOException.class);
    }

    @Test
    void opensslVerifiesTheCrlAndFindsTheRevokedCards() throws Exception {
        Path anchor = Files.writeString(files.resolve("anchor.pem"), TestPkis.pem(pki.anchor()));
        Path crl = Files.write(files.resolve("crl.der"), crl());
        assertThat(opensslCrl(crl, anchor))
                .contains("verify OK")
                .containsIgnoringCase(serial("revoked").toString(16))
                .contains("Affiliation Changed")
                .contains("Superseded")
                .contains("Certificate Hold")
                .doesNotContainIgnoringCase(serial("good").toString(16));

        service.behave(CrlBehaviour.WRONG_SIGNER);
        assertThat(opensslCrl(Files.write(crl, crl()), anchor)).contains("verify failure");
        service.behave(CrlBehaviour.STALE);
        Tool stale = Tool.run(
                "openssl",
                "crl",
                "-inform",
                "DER",
                "-in",
                Files.write(crl, crl()).toString(),
                "-text",
                "-noout");
        assertThat(stale.output()).contains("Next Update");
        assertThat(java.security.cert.CertificateFactory.getInstance("X.509")
                        .generateCRL(new java.io.ByteArrayInputStream(Files.readAllBytes(crl))))
                .isInstanceOfSatisfying(
                        java.security.cert.X509CRL.class,
                        list -> assertThat(list.getNextUpdate()).isInThePast());
    }

    @Test
    void aRevocationShowsInOcspAndCrlAtOnce() throws Exception {
        TestCard card =
                pki.issue(CardRequest.of("later-revoked", pki.card("good").holder(), Instant.now(Clock.systemUTC())));
        BigInteger serial = card.certificate().getSerialNumber();
        assertThat(single(card.name()).getCertStatus()).isNull();
        pki.revoke(serial, 1, Instant.now(Clock.systemUTC()));
        pki.revoke(serial, 4, Instant.now(Clock.systemUTC()));
        assertThat(single(card.name()).getCertStatus())
                .isInstanceOfSatisfying(
                        RevokedStatus.class,
                        status -> assertThat(status.getRevocationReason()).isEqualTo(1));
        Path crl = Files.write(files.resolve("crl.der"), crl());
        Path anchor = Files.writeString(files.resolve("anchor.pem"), TestPkis.pem(pki.anchor()));
        assertThat(opensslCrl(crl, anchor)).containsIgnoringCase(serial.toString(16));
    }

    @Test
    void isControlledOverHttp() throws Exception {
        assertThat(control("?behaviour=REVOKED&card=good3").statusCode()).isEqualTo(200);
        assertThat(single("good3").getCertStatus()).isInstanceOf(RevokedStatus.class);
        assertThat(single("good").getCertStatus()).isNull();
        assertThat(control("?behaviour=UNKNOWN&serial=" + serial("good2")).statusCode())
                .isEqualTo(200);
        assertThat(single("good2").getCertStatus()).isInstanceOf(UnknownStatus.class);
        assertThat(control("?behaviour=GOOD").body()).contains("\"ocsp\":\"GOOD\"");
        assertThat(control("?crl=STALE").body()).contains("\"crl\":\"STALE\"");
        assertThat(control("?behaviour=NONSENSE").statusCode()).isEqualTo(400);
        assertThat(control("?reset").body()).contains("\"ocsp\":\"NORMAL\",\"crl\":\"NORMAL\"");
        assertThat(single("good3").getCertStatus()).isNull();
    }

    private TestStatusService start() {
        try {
            return TestStatusService.start(pki, 0, Clock.systemUTC());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private HttpResponse<String> control(String query) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(URI.create(service.controlUri() + query))
                        .POST(HttpRequest.BodyPublishers.noBody())
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static String opensslCrl(Path crl, Path anchor) throws Exception {
        return Tool.run(
                        "openssl",
                        "crl",
                        "-inform",
                        "DER",
                        "-in",
                        crl.toString(),
                        "-CAfile",
                        anchor.toString(),
                        "-noout",
                        "-text")
                .output();
    }

    private byte[] crl() throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(service.crlUri()).build(), HttpResponse.BodyHandlers.ofByteArray())
                .body();
    }

    private BigInteger serial(String card) {
        return pki.card(card).certificate().getSerialNumber();
    }

    private SingleResp single(String card) throws Exception {
        return basic(card).getResponses()[0];
    }

    private BasicOCSPResp basic(String card) throws Exception {
        return (BasicOCSPResp) new OCSPResp(send(card).body()).getResponseObject();
    }

    private static X509Certificate signer(BasicOCSPResp response) throws Exception {
        return new JcaX509CertificateConverter().getCertificate(response.getCerts()[0]);
    }

    private static boolean validSignature(BasicOCSPResp response) throws Exception {
        X509CertificateHolder signer = response.getCerts()[0];
        return response.isSignatureValid(new JcaContentVerifierProviderBuilder().build(signer));
    }

    private static byte[] nonce(BasicOCSPResp response) {
        return DEROctetString.getInstance(response.getExtension(OCSPObjectIdentifiers.id_pkix_ocsp_nonce)
                        .getParsedValue())
                .getOctets();
    }

    private HttpResponse<byte[]> send(String card) throws Exception {
        return http.send(post(request(card)), HttpResponse.BodyHandlers.ofByteArray());
    }

    private HttpRequest post(byte[] body) {
        return HttpRequest.newBuilder(service.ocspUri())
                .header("Content-Type", "application/ocsp-request")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
    }

    private byte[] request(String card) throws Exception {
        return new OCSPReqBuilder()
                .addRequest(new CertificateID(
                        new JcaDigestCalculatorProviderBuilder().build().get(CertificateID.HASH_SHA1),
                        new JcaX509CertificateHolder(pki.anchor()),
                        serial(card)))
                .setRequestExtensions(new Extensions(new Extension(
                        OCSPObjectIdentifiers.id_pkix_ocsp_nonce, false, new DEROctetString(NONCE).getEncoded())))
                .build()
                .getEncoded();
    }
}
