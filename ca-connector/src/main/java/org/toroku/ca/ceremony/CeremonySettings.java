package org.toroku.ca.ceremony;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Period;
import org.toroku.ca.pkcs11.Pkcs11Library;
import org.toroku.ca.pkcs11.TokenSettings;

/**
 * What the demonstration ceremony makes, and where.
 *
 * @param library PKCS#11 module of SoftHSM, or one in front of it
 * @param folder takes PIN files, transcript and record, e.g. {@code <data>/hsm}
 * @param caLabel label of the CA's token
 * @param raLabel label of the RA's token
 * @param caSubject RFC 4514 subject of the CA; must contain DEMO
 * @param caKey kind of issuer key
 * @param validity of the CA certificate
 */
public record CeremonySettings(
        Path library,
        Path folder,
        String caLabel,
        String raLabel,
        String caSubject,
        CaKeyAlgorithm caKey,
        Period validity) {
    static final Duration DEADLINE = Duration.ofSeconds(10);
    static final int SESSIONS = 8;

    public CeremonySettings {
        if (!caSubject.contains("DEMO")) {
            throw new IllegalArgumentException("a CA made without a real ceremony says DEMO in its name");
        }
    }

    /**
     * The default run's settings with everything under {@code folder}.
     *
     * @throws IllegalStateException if SoftHSM is not installed
     */
    public static CeremonySettings demo(Path folder) {
        Path library = Pkcs11Library.findSoftHsm()
                .orElseThrow(() -> new IllegalStateException(
                        "SoftHSM was not found; install it (Debian: apt install softhsm2) or name its library"));
        return new CeremonySettings(
                library,
                folder,
                "toroku-ca",
                "toroku-ra",
                "CN=Toroku DEMO CA,O=DEMO ONLY - not an accredited CA,C=JP",
                CaKeyAlgorithm.P256,
                Period.ofYears(10));
    }

    TokenSettings caToken() {
        return new TokenSettings(library, caLabel, folder.resolve(caLabel + ".pin"), DEADLINE, SESSIONS);
    }

    TokenSettings raToken() {
        return new TokenSettings(library, raLabel, folder.resolve(raLabel + ".pin"), DEADLINE, SESSIONS);
    }
}
