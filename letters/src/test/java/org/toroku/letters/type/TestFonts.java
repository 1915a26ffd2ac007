package org.toroku.letters.type;

import java.nio.file.Path;
import java.util.Optional;

/** The fonts of this machine, found as the launcher finds them. */
public final class TestFonts {
    private TestFonts() {}

    public static LetterFonts find() {
        return LetterFonts.find(
                Optional.ofNullable(System.getenv("TOROKU_FONTS")).map(Path::of).orElse(null));
    }
}
