package org.toroku.ca.pkcs11;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;

/** A module that looks at its tokens anew, as after the process was started again. */
public final class Reloaded {
    private Reloaded() {}

    public static void library(Path path) {
        assertThat(Pkcs11Library.at(path).reinitialize(Duration.ofSeconds(10))).isTrue();
    }
}
