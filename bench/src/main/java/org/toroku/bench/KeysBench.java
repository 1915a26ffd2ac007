package org.toroku.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.Signature;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;
import org.toroku.pki.Der;
import org.toroku.pki.identity.CardStatus;
import org.toroku.pki.identity.IdentityPolicy;
import org.toroku.pki.identity.IdentityVerification;
import org.toroku.pki.identity.SignedApplication;
import org.toroku.pki.identity.StatusEvidence;
import org.toroku.pki.jpki.JpkiVerifier;
import org.toroku.pki.keys.CompromisedKeys;
import org.toroku.pki.keys.KeyPolicy;
import org.toroku.pki.keys.KeyVerdict;
import org.toroku.pki.keys.KnownBadKeys;
import org.toroku.pki.request.KeyRequestOutcome;
import org.toroku.pki.request.KeyRequestReader;
import org.toroku.pki.request.RequestProfile;
import org.toroku.pki.status.StatusAnswer;
import org.toroku.pki.status.StatusInquiry;
import org.toroku.testkit.pki.CardSigner;
import org.toroku.testkit.pki.JpkiTestNames;
import org.toroku.testkit.pki.TestCard;
import org.toroku.testkit.pki.TestNationalPki;

/** What judging keys, requests and cards costs beside the bare public-key operations of the JDK. */
final class KeysBench {
    private static final byte[] CONTENT = "x".repeat(2000).getBytes(StandardCharsets.UTF_8);

    /** One for the application, one for the card's certificate; the status was fetched before. */
    private static final int OPERATIONS_OF_A_CARD = 2;

    /** A card's verdict goes on getting faster until about here, where the compiler has to share the processors. */
    private static final int WARM_UP = 12_000;

    private final Path folder;
    private final Extent extent;
    private final Clock clock;
    private final Table table;

    /** What is repeated; false stops the bench. */
    private interface Step {
        boolean isRight() throws GeneralSecurityException;
    }

    KeysBench(Path folder, Extent extent, Clock clock, Table table) {
        this.folder = folder;
        this.extent = extent;
        this.clock = clock;
        this.table = table;
    }

    void run() {
        try {
            Step rsa2048 = verification(pair("RSA", 2048), "SHA256withRSA");
            keys("RSA-2048", pair("RSA", 2048), rsa2048);
            keys("RSA-3072", pair("RSA", 3072), rsa2048);
            keys("P-256", pair("EC", 256), rsa2048);
            request("RSA-2048", pair("RSA", 2048), "SHA256withRSA");
            request("P-256", pair("EC", 256), "SHA256withECDSA");
            card(rsa2048);
        } catch (GeneralSecurityException | IOException | OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
    }

    private void keys(String kind, KeyPair pair, Step verification) throws GeneralSecurityException {
        KeyPolicy policy = KeyPolicy.standard(KnownBadKeys.none(), CompromisedKeys.none());
        Der spki = Der.of(pair.getPublic().getEncoded());
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        report(
                "all checks of a key ÷ one RSA-2048 verification, " + kind,
                () -> policy.examine(spki, today) instanceof KeyVerdict.Fit,
                verification,
                1,
                new Aim.ForInformation());
    }

    private void request(String kind, KeyPair pair, String algorithm)
            throws GeneralSecurityException, IOException, OperatorCreationException {
        byte[] request = new JcaPKCS10CertificationRequestBuilder(new X500Name("CN=bench"), pair.getPublic())
                .build(new JcaContentSignerBuilder(algorithm).build(pair.getPrivate()))
                .getEncoded();
        KeyRequestReader reader = new KeyRequestReader(RequestProfile.standard());
        report(
                "PKCS #10 read and proven ÷ its bare verification, " + kind,
                () -> reader.read(request) instanceof KeyRequestOutcome.Accepted,
                verification(pair, algorithm),
                1,
                new Aim.ForInformation());
    }

    /** The aim speaks of rates: bare operations may take half of the time and no less. */
    private void card(Step verification) throws GeneralSecurityException {
        TestNationalPki pki = TestNationalPki.openOrCreate(folder.resolve("keys-pki"), clock);
        TestCard card = pki.card("good");
        IdentityPolicy policy = new IdentityPolicy(
                List.of(Der.of(pki.anchor().getEncoded())),
                Set.of(JpkiTestNames.TEST_CARD_POLICY, JpkiTestNames.PRODUCTION_CARD_POLICY),
                true,
                Set.of("SHA256withRSA/2048"),
                URI.create("http://127.0.0.1:9/"),
                Optional.empty(),
                Duration.ofMinutes(30),
                Duration.ofHours(36),
                Duration.ofSeconds(1),
                65_536);
        CardStatus fetched = new CardStatus.Good(new StatusEvidence(
                "OCSP",
                clock.instant(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));
        JpkiVerifier verifier = new JpkiVerifier(
                policy, new StatusInquiry(_ -> new StatusAnswer.Answered(fetched), Optional.empty()), clock);
        SignedApplication signed = new SignedApplication.Cms(Der.of(CONTENT), Der.of(CardSigner.cms(card, CONTENT)));
        report(
                "bare verifications ÷ signature, path and fetched status",
                verification,
                () -> verifier.verify(signed) instanceof IdentityVerification.Verified,
                OPERATIONS_OF_A_CARD,
                new Aim.AtLeast(0.5));
    }

    /** The two in turn, so that both meet the same machine; the ratio is of their CPU. */
    private void report(String what, Step numerator, Step denominator, int operations, Aim aim) {
        measure(numerator, WARM_UP);
        measure(denominator, WARM_UP);
        int rounds = Math.max(3, extent.rounds());
        double[] upper = new double[rounds];
        double[] lower = new double[rounds];
        double[] ratio = new double[rounds];
        for (int round = 0; round < rounds; round++) {
            upper[round] = measure(numerator, extent.certificates() * 2).cpuMicros();
            lower[round] = measure(denominator, extent.certificates() * 2).cpuMicros();
            ratio[round] = aim instanceof Aim.AtLeast
                    ? operations * upper[round] / lower[round]
                    : upper[round] / (operations * lower[round]);
        }
        table.add(
                what,
                Median.of(ratio),
                "",
                aim,
                String.format(
                        Locale.ROOT,
                        "%.0f ÷ %.0f µs; %.0f ÷ %.0f per second",
                        Median.of(upper),
                        Median.of(lower),
                        1e6 / Median.of(upper),
                        1e6 / Median.of(lower)));
    }

    private static Work.Cost measure(Step step, int operations) {
        return Work.measure(1, operations, () -> _ -> {
            if (!step.isRight()) {
                throw new IllegalStateException("a sound key or card was refused");
            }
        });
    }

    private static Step verification(KeyPair pair, String algorithm) throws GeneralSecurityException {
        Signature signer = Signature.getInstance(algorithm);
        signer.initSign(pair.getPrivate());
        signer.update(CONTENT);
        byte[] signature = signer.sign();
        PublicKey key = pair.getPublic();
        return () -> {
            Signature verifier = Signature.getInstance(algorithm);
            verifier.initVerify(key);
            verifier.update(CONTENT);
            return verifier.verify(signature);
        };
    }

    private static KeyPair pair(String algorithm, int bits) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
        generator.initialize(bits);
        return generator.generateKeyPair();
    }
}
