package org.toroku.ca.ceremony;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Properties;
import org.toroku.pki.Der;

/**
 * What a demonstration ceremony wrote down, readable without token, PIN or SoftHSM.
 *
 * @param bookKey SubjectPublicKeyInfo of the RA's book key
 */
public record CeremonyRecord(Der bookKey, Der caCertificate) {
    /**
     * Reads the one record in {@code folder}.
     *
     * @throws IllegalStateException if there is none or more than one, or if it contradicts itself
     * @throws IOException if it cannot be read
     */
    public static CeremonyRecord in(Path folder) throws IOException {
        Path file = only(folder);
        Properties record = new Properties();
        try (var reader = Files.newBufferedReader(file)) {
            record.load(reader);
        }
        Der bookKey = Der.of(Base64.getDecoder().decode(record.getProperty("bookKey", "")));
        if (!bookKey.sha256Hex().equals(record.getProperty("bookKeySha256"))) {
            throw new IllegalStateException(file + " does not hold the book key that it names");
        }
        return new CeremonyRecord(bookKey, Der.of(Base64.getDecoder().decode(record.getProperty("caCertificate", ""))));
    }

    private static Path only(Path folder) throws IOException {
        List<Path> found = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "ceremony-*.properties")) {
                files.forEach(found::add);
            }
        }
        if (found.size() != 1) {
            throw new IllegalStateException(folder + " holds " + found.size() + " records of a ceremony, not one");
        }
        return found.getFirst();
    }
}
