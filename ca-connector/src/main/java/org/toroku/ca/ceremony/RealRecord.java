package org.toroku.ca.ceremony;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.Properties;
import org.toroku.ca.ceremony.CeremonyPlan.Device;
import org.toroku.ca.ceremony.CeremonyPlan.Kind;
import org.toroku.pki.Der;

/** What a ceremony recorded: public halves, and on which tokens the private ones are. */
record RealRecord(
        Kind kind,
        String caLabel,
        String caSerial,
        String raLabel,
        String raSerial,
        Device device,
        Der caCertificate,
        Der caKey,
        Der responderKey,
        Der orderKey,
        Der bookKey) {
    /** @throws IllegalArgumentException if {@code text} is no such record, e.g. one of a demonstration */
    static RealRecord read(String text) {
        Properties file = new Properties();
        try {
            file.load(new StringReader(text));
        } catch (IOException e) {
            throw new UncheckedIOException("a string can be read", e);
        }
        if (file.getProperty("kind") == null) {
            throw new IllegalArgumentException("デモの記録です / the record of a demonstration, not of a ceremony");
        }
        return new RealRecord(
                Kind.valueOf(file.getProperty("kind")),
                text(file, "caToken"),
                text(file, "caSerial"),
                text(file, "raToken"),
                text(file, "raSerial"),
                new Device(
                        text(file, "hsmKind"),
                        text(file, "fipsStandard"),
                        Integer.parseInt(text(file, "fipsLevel")),
                        text(file, "fipsCertificate")),
                der(file, "caCertificate"),
                der(file, "caKey"),
                der(file, "responderKey"),
                der(file, "orderKey"),
                der(file, "bookKey"));
    }

    private static String text(Properties file, String name) {
        String value = file.getProperty(name);
        if (value == null) {
            throw new IllegalArgumentException(name + " is missing in the record of the ceremony");
        }
        return value;
    }

    private static Der der(Properties file, String name) {
        return Der.of(Base64.getDecoder().decode(text(file, name)));
    }
}
