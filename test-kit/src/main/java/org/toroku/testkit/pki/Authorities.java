package org.toroku.testkit.pki;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.function.Supplier;

/**
 * The keys of the PKI itself.
 *
 * @param anchor the signing CA
 * @param responder answers OCSP requests
 * @param notResponder certified by the anchor, but not for OCSP
 * @param lookAlike another key under the anchor's name
 * @param lookAlikeResponder the look-alike's responder, under the responder's name
 */
record Authorities(
        Authority anchor,
        Authority responder,
        Authority notResponder,
        Authority lookAlike,
        Authority lookAlikeResponder) {

    private static final String PASSWORD = "TEST-AUTHORITY";

    static Authorities openOrCreate(Path folder, Instant since) {
        Authority anchor = open(folder.resolve("anchor.p12"), () -> Authority.selfSigned(JpkiTestNames.ANCHOR, since));
        Authority lookAlike =
                open(folder.resolve("look-alike.p12"), () -> Authority.selfSigned(JpkiTestNames.ANCHOR, since));
        return new Authorities(
                anchor,
                open(folder.resolve("responder.p12"), () -> anchor.responder(JpkiTestNames.RESPONDER, true, since)),
                open(
                        folder.resolve("not-a-responder.p12"),
                        () -> anchor.responder(JpkiTestNames.NOT_A_RESPONDER, false, since)),
                lookAlike,
                open(
                        folder.resolve("look-alike-responder.p12"),
                        () -> lookAlike.responder(JpkiTestNames.RESPONDER, true, since)));
    }

    private static Authority open(Path file, Supplier<Authority> create) {
        if (Files.exists(file)) {
            return Pkcs12.read(file, PASSWORD).orElseThrow();
        }
        Authority created = create.get();
        Pkcs12.write(file, PASSWORD, created.key(), created.certificate());
        return created;
    }
}
