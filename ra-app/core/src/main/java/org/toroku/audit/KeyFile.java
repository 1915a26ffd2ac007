package org.toroku.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import org.toroku.ca.secret.OwnerOnly;

/** A 32-byte secret in a file of its own, mode 0600. */
public final class KeyFile {
    private static final int LENGTH = 32;

    private KeyFile() {}

    /**
     * Reads the secret, or makes it where {@code create} allows.
     *
     * @throws IllegalStateException where the file is missing and may not be made, may be used by others than its owner, or
     *     has another length
     */
    public static byte[] read(Path file, boolean create) {
        try {
            if (!Files.exists(file)) {
                if (!create) {
                    throw new IllegalStateException("key file " + file + " is missing and may not be created");
                }
                make(file);
            }
            refuseOthers(file);
            byte[] key = Files.readAllBytes(file);
            if (key.length != LENGTH) {
                throw new IllegalStateException("key file " + file + " must hold exactly " + LENGTH + " bytes");
            }
            return key;
        } catch (IOException e) {
            throw new UncheckedIOException("key file " + file + " cannot be used", e);
        }
    }

    /** Before it is read: a key that others could take is no secret any more. */
    private static void refuseOthers(Path file) throws IOException {
        if (!OwnerOnly.holds(file)) {
            throw new IllegalStateException(
                    "key file " + file + " must have mode 0600 or less, or 0440 and the group of this process");
        }
    }

    private static void make(Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        byte[] key = new byte[LENGTH];
        new SecureRandom().nextBytes(key);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.write(file, key, StandardOpenOption.WRITE, StandardOpenOption.SYNC);
    }
}
