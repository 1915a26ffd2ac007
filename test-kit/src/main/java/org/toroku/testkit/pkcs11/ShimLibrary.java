package org.toroku.testkit.pkcs11;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/** Compiles the shim with the C compiler of the machine and tells it where target and control file are. */
final class ShimLibrary {

    private static final String SOURCE = "p11shim.c";

    private ShimLibrary() {}

    /** The library in {@code folder}, compiled only if the source has changed since. */
    static Path install(Path folder, Path target, Map<String, String> environment) {
        try {
            Path home = Files.createDirectories(folder).toRealPath();
            byte[] source = source();
            Path library = home.resolve("p11shim-" + fingerprint(source) + ".so");
            if (!Files.exists(library)) {
                compile(source, home, library);
            }
            StringBuilder conf = new StringBuilder();
            conf.append("target=").append(target.toAbsolutePath()).append('\n');
            conf.append("control=").append(control(library)).append('\n');
            new TreeMap<>(environment)
                    .forEach((name, value) -> conf.append("env.")
                            .append(name)
                            .append('=')
                            .append(value)
                            .append('\n'));
            Files.writeString(library.resolveSibling(library.getFileName() + ".conf"), conf);
            return library;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Path control(Path library) {
        return library.resolveSibling(library.getFileName() + ".control");
    }

    static byte[] source() throws IOException {
        try (InputStream in = ShimLibrary.class.getResourceAsStream(SOURCE)) {
            if (in == null) {
                throw new IOException(SOURCE + " is not on the class path");
            }
            return in.readAllBytes();
        }
    }

    private static void compile(byte[] source, Path home, Path library) throws IOException {
        Path code = Files.createTempFile(home, "p11shim", ".c");
        Path fresh = Files.createTempFile(home, "p11shim", ".so");
        try {
            Files.write(code, source);
            Process compiler = new ProcessBuilder(
                            "gcc",
                            "-std=gnu11",
                            "-O2",
                            "-Wall",
                            "-Wextra",
                            "-Werror",
                            "-fvisibility=hidden",
                            "-fPIC",
                            "-shared",
                            "-o",
                            fresh.toString(),
                            code.toString(),
                            "-ldl",
                            "-lpthread")
                    .redirectErrorStream(true)
                    .start();
            compiler.getOutputStream().close();
            String messages = new String(compiler.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (compiler.waitFor() != 0) {
                throw new IOException("gcc refused the PKCS#11 shim: " + messages);
            }
            // by rename: two test runs may install into one folder at once
            Files.move(fresh, library, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while compiling the PKCS#11 shim", e);
        } finally {
            Files.deleteIfExists(code);
            Files.deleteIfExists(fresh);
        }
    }

    private static String fingerprint(byte[] source) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(source);
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
