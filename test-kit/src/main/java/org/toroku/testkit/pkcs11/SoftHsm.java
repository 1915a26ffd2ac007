package org.toroku.testkit.pkcs11;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** SoftHSM 2 with a token folder of its own. */
public final class SoftHsm {

    private static final List<Path> MODULES = List.of(
            Path.of("/usr/lib/softhsm/libsofthsm2.so"),
            Path.of("/usr/lib/x86_64-linux-gnu/softhsm/libsofthsm2.so"),
            Path.of("/usr/lib/aarch64-linux-gnu/softhsm/libsofthsm2.so"),
            Path.of("/usr/lib64/pkcs11/libsofthsm2.so"),
            Path.of("/usr/lib64/softhsm/libsofthsm2.so"),
            Path.of("/usr/local/lib/softhsm/libsofthsm2.so"));

    private final Path folder;
    private final Path configuration;

    private SoftHsm(Path folder, Path configuration) {
        this.folder = folder;
        this.configuration = configuration;
    }

    /** Uses {@code folder}, creating it and the configuration file if needed. */
    public static SoftHsm in(Path folder) {
        try {
            Path home = Files.createDirectories(folder).toRealPath();
            Path tokens = Files.createDirectories(home.resolve("tokens"));
            Path configuration = home.resolve("softhsm2.conf");
            Files.writeString(
                    configuration,
                    "directories.tokendir = %s%nobjectstore.backend = file%nlog.level = ERROR%n".formatted(tokens));
            return new SoftHsm(home, configuration);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The PKCS#11 module of this machine.
     *
     * @throws IllegalStateException if SoftHSM is not installed
     */
    public static Path module() {
        return MODULES.stream()
                .filter(Files::exists)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("SoftHSM 2 is not installed"));
    }

    /** The file that {@code SOFTHSM2_CONF} has to name. */
    public Path configuration() {
        return configuration;
    }

    /** Makes a token; PINs of four digits or more. */
    public void initialiseToken(String label, String securityOfficerPin, String pin) {
        run("softhsm2-util", "--init-token", "--free", "--label", label, "--so-pin", securityOfficerPin, "--pin", pin);
    }

    /** Runs a program such as {@code pkcs11-tool} on these tokens and returns its output. */
    public String run(String... command) {
        try {
            ProcessBuilder builder = new ProcessBuilder(List.of(command)).redirectErrorStream(true);
            builder.environment().put("SOFTHSM2_CONF", configuration.toString());
            Process process = builder.start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException(command[0] + " failed: " + output);
            }
            return output;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(command[0] + " was interrupted", e);
        }
    }

    /**
     * A shim in front of these tokens, which also sets {@code SOFTHSM2_CONF}. SoftHSM is one per process: the first
     * shim whose library is initialised decides the token folder of them all.
     */
    public Pkcs11Shim behindShim() {
        return Pkcs11Shim.install(folder.resolve("shim"), module(), Map.of("SOFTHSM2_CONF", configuration.toString()));
    }
}
