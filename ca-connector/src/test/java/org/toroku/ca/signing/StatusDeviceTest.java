package org.toroku.ca.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.toroku.ca.signing.Answers.await;
import static org.toroku.ca.signing.Answers.issued;

import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.toroku.ca.RevocationReason;
import org.toroku.ca.ceremony.CaKeyAlgorithm;
import org.toroku.ca.ceremony.DemoKeys;
import org.toroku.ca.status.OcspAnswer;
import org.toroku.ca.status.Publishing;
import org.toroku.ca.status.StatusFailPoint;
import org.toroku.ca.status.StatusSettings;
import org.toroku.testkit.pkcs11.Ckr;
import org.toroku.testkit.pkcs11.Pkcs11Shim;
import org.toroku.testkit.pkcs11.SoftHsm;

/** Reliability scenarios 34 and 36: what the device may do while status is published. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(180)
class StatusDeviceTest {
    private static final Path HSM = Path.of(System.getenv("SOFTHSM2_CONF")).resolveSibling("");

    private MovedClock clock;
    private Pkcs11Shim shim;
    private CaBench bench;
    private SigningCa ca;
    private PublishedStatus status;

    @BeforeAll
    void install() {
        shim = Pkcs11Shim.install(HSM.resolve("status-shim"), SoftHsm.module());
        bench = new CaBench(CaKeyAlgorithm.RSA3072, shim);
    }

    @BeforeEach
    void open(@TempDir Path folder) {
        shim.reset();
        clock = new MovedClock();
        ca = SigningCa.open(bench.settings(Duration.ofSeconds(10)), bench.database, clock);
        status = new PublishedStatus(ca, StatusSettings.standard(folder), clock, StatusFailPoint.none());
    }

    @AfterEach
    void close() {
        shim.reset();
        status.close();
        ca.close();
    }

    @AfterAll
    void remove() {
        bench.close();
        shim.close();
    }

    private String issue() {
        return issued(ca.submit(bench.sign(CaBench.order()), Optional.empty())).serial();
    }

    @Test
    void callsTheDeviceOnceForAListAndOnceForAnAnswer() {
        issue();
        status.publish();
        String serial = issue();
        ca.revoke(serial, RevocationReason.KEY_COMPROMISE, "officer-1");
        shim.reset();

        status.publish();

        assertThat(shim.signCalls(DemoKeys.CA_KEY)).isEqualTo(1);
        assertThat(shim.signCalls(DemoKeys.RESPONDER_KEY)).isEqualTo(1);
        assertThat(shim.calls("C_SignUpdate")).isZero();
    }

    /** Scenario 36. */
    @Test
    void publishesNoListThatTheDeviceSignedWrongly() {
        String serial = issue();
        status.publish();
        long before = status.shelf.list().orElseThrow().number();
        ca.revoke(serial, RevocationReason.KEY_COMPROMISE, "officer-1");

        shim.flipBit(1);
        assertThat(status.publisher.publish()).isEqualTo(new Publishing.Refused("signature-wrong"));

        assertThat(status.shelf.list().orElseThrow().number()).isEqualTo(before);
        assertThat(status.said(serial).getCertStatus()).isEqualTo(CertificateStatus.GOOD);
        assertThat(bench.count("revocation_list", "number > " + before)).isEqualTo("0");
        shim.reset();

        status.publish();
        assertThat(status.list().getRevokedCertificate(new BigInteger(serial, 16)))
                .isNotNull();
    }

    @Test
    void publishesNoAnswerThatTheDeviceSignedWrongly() {
        status.publish();
        String serial = issue();
        shim.flipBit(1);

        assertThat(status.publisher.publish()).isEqualTo(new Publishing.Refused("signature-wrong"));

        assertThat(status.ask(serial)).isInstanceOf(OcspAnswer.Unsigned.class);
        shim.reset();
        status.publish();
        assertThat(status.said(serial).getCertStatus()).isEqualTo(CertificateStatus.GOOD);
    }

    /** Scenario 34: what was published is served on. */
    @Test
    void keepsWhatIsPublishedWhileTheTokenIsAwayAndGoesOnWhenItIsBack() {
        String serial = issue();
        status.publish();
        String revoked = issue();
        ca.revoke(revoked, RevocationReason.KEY_COMPROMISE, "officer-1");
        shim.fail("*", Ckr.TOKEN_NOT_PRESENT, Pkcs11Shim.FOREVER);

        assertThat(status.publisher.publish()).isInstanceOf(Publishing.Unavailable.class);
        assertThat(status.said(serial).getCertStatus()).isEqualTo(CertificateStatus.GOOD);
        assertThat(status.shelf.list()).isPresent();

        shim.reset();
        await(() -> status.publisher.publish() instanceof Publishing.Published);
        assertThat(status.list().getRevokedCertificate(new BigInteger(revoked, 16)))
                .isNotNull();
    }

    @Test
    void answersByTheFormerResponderWhileTheIssuerKeyRenewsNone() {
        String serial = issue();
        status.publish();
        clock.move(Duration.ofDays(10));
        // the first call is the issuer's: for the new certificate of the responder
        shim.fail("C_Sign", Ckr.DEVICE_ERROR, 3);

        status.publish();

        assertThat(bench.count("responder", "certificate IS NULL")).isEqualTo("1");
        assertThat(status.said(serial).getCertStatus()).isEqualTo(CertificateStatus.GOOD);
        clock.move(Duration.ofHours(7));
        status.publish();
        assertThat(bench.count("responder", "certificate IS NULL"))
                .as("the one that was reserved is signed, no other made")
                .isEqualTo("0");
    }
}
