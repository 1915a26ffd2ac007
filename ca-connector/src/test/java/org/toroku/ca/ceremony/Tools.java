package org.toroku.ca.ceremony;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.toroku.ca.pkcs11.Reloaded;

/** Programs that know nothing of Toroku. */
final class Tools {
    private Tools() {}

    /** Runs {@code command}, which has to succeed, and answers with what it prints. */
    static String run(List<?> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        command.stream().map(Object::toString).toList())
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }

    /** @param parts words, several of them in one string, and files */
    static String openssl(Object... parts) throws IOException, InterruptedException {
        List<Object> command = new ArrayList<>(List.of("openssl"));
        for (Object part : parts) {
            command.addAll(part instanceof String words ? List.of(words.split(" ", -1)) : List.of(part));
        }
        return run(command);
    }

    /** A self-signed certificate of a key of its own. */
    static void selfSigned(String form, Path key, Path certificate) throws IOException, InterruptedException {
        String request = "req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -subj /CN=Other -days 10";
        openssl(request, "-keyout", key, "-outform", form, "-out", certificate);
    }

    /** A certificate about {@code publicKey}, signed by nobody in particular. */
    static byte[] certificateOf(byte[] publicKey) throws Exception {
        KeyPairGenerator nobody = KeyPairGenerator.getInstance("EC");
        nobody.initialize(256);
        X500Name name = new X500Name("CN=Other");
        Instant now = Instant.now(Clock.systemUTC());
        return new X509v3CertificateBuilder(
                        name,
                        BigInteger.ONE,
                        Date.from(now),
                        Date.from(now.plusSeconds(864_000)),
                        name,
                        SubjectPublicKeyInfo.getInstance(publicKey))
                .build(new JcaContentSignerBuilder("SHA256withECDSA")
                        .build(nobody.generateKeyPair().getPrivate()))
                .getEncoded();
    }

    /** Puts another token in the place of the one called {@code label}. */
    static void swapToken(CeremonyHouse house, String label) throws IOException, InterruptedException {
        run(List.of("softhsm2-util", "--delete-token", "--token", label));
        run(List.of(
                "softhsm2-util",
                "--init-token",
                "--free",
                "--label",
                label,
                "--so-pin",
                "so-pin-so-pin",
                "--pin",
                Witnesses.INITIAL_PIN));
        Reloaded.library(house.library);
    }
}
