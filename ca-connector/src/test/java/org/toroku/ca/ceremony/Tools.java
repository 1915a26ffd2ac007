package org.toroku.ca.ceremony;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
