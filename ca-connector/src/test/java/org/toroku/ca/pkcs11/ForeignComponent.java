package org.toroku.ca.pkcs11;

import java.nio.file.Path;

/** Some other user of the PKCS#11 library in this process, with bad manners. */
public final class ForeignComponent {
    private ForeignComponent() {}

    public static void finalise(Path library) {
        new Cryptoki(library).finish();
    }
}
