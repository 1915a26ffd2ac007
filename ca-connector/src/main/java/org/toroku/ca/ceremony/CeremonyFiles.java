package org.toroku.ca.ceremony;

import java.nio.file.Path;

/** What a ceremony leaves in its folder, by the label of the CA's token. */
record CeremonyFiles(Path folder, String caLabel) {
    Path transcript() {
        return folder.resolve("ceremony-" + caLabel + ".transcript");
    }

    /** Detached, DER, by the CA key. */
    Path signature() {
        return folder.resolve("ceremony-" + caLabel + ".transcript.sig");
    }

    Path record() {
        return folder.resolve("ceremony-" + caLabel + ".properties");
    }

    /** Hashes of phrases; gone when the ceremony is over. */
    Path phrases() {
        return folder.resolve("ceremony-" + caLabel + ".phrases");
    }

    Path certificate() {
        return folder.resolve(caLabel + ".crt");
    }

    /** For OpenSSL, which takes no certificate to verify with. */
    Path caKey() {
        return folder.resolve(caLabel + ".pub.pem");
    }

    Path request() {
        return folder.resolve(caLabel + ".p10.pem");
    }
}
