package org.toroku.testkit.paper;

import java.awt.Font;
import java.awt.FontFormatException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A Japanese mincho (documents) and gothic (cards, labels) of this machine. */
public record PaperFonts(Font mincho, Font gothic) {
    private static final List<String> MINCHO = List.of(
            "/usr/share/fonts/opentype/ipaexfont-mincho/ipaexm.ttf",
            "/usr/share/fonts/opentype/noto/NotoSerifCJK-Regular.ttc");
    private static final List<String> GOTHIC = List.of(
            "/usr/share/fonts/opentype/ipaexfont-gothic/ipaexg.ttf",
            "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc");

    /** The fonts of Debian's fonts-ipaexfont or fonts-noto-cjk; empty where neither is installed. */
    public static Optional<PaperFonts> find() {
        return load(MINCHO).flatMap(mincho -> load(GOTHIC).map(gothic -> new PaperFonts(mincho, gothic)));
    }

    private static Optional<Font> load(List<String> files) {
        return files.stream()
                .map(Path::of)
                .filter(Files::isReadable)
                .findFirst()
                .map(PaperFonts::load);
    }

    private static Font load(Path file) {
        try {
            // of a collection the first font: the Japanese one in Noto's
            return Font.createFonts(file.toFile())[0];
        } catch (FontFormatException e) {
            throw new IllegalStateException("not a font: " + file, e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
