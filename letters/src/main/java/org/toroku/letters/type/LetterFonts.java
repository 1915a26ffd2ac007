package org.toroku.letters.type;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where the fonts lie: IPAex for the text, and IPAmj Mincho, made for the characters of Japanese registers (𠮷 and others
 * beyond JIS), behind it. All are TrueType: PDFBox cannot embed a subset of the CFF collections that Noto CJK comes in.
 *
 * @param spare tried in this order for a character that the main font lacks; may be empty
 */
public record LetterFonts(Path mincho, Path gothic, List<Path> spare) {
    private static final Map<String, String> PACKAGES = Map.of(
            "ipaexm.ttf", "fonts-ipaexfont-mincho",
            "ipaexg.ttf", "fonts-ipaexfont-gothic");
    private static final List<String> SPARE = List.of("ipamjm.ttf", "HanaMinA.ttf", "HanaMinB.ttf");
    private static final Path HOME = Path.of(System.getProperty("user.home", "/"));
    private static final List<Path> USUAL = List.of(
            Path.of("/usr/share/fonts"),
            Path.of("/usr/local/share/fonts"),
            HOME.resolve(".local/share/fonts"),
            HOME.resolve("Library/Fonts"),
            Path.of("/Library/Fonts"));
    private static final int DEPTH = 4;

    public LetterFonts {
        spare = List.copyOf(spare);
    }

    /**
     * Looks for the fonts by file name.
     *
     * @param folder the setting of the operator, searched before the usual folders of the system
     * @throws FontsMissing when Mincho or Gothic is nowhere; a missing spare font only widens what is shown as 〓
     */
    public static LetterFonts find(@Nullable Path folder) {
        Set<Path> folders = new LinkedHashSet<>();
        if (folder != null) {
            folders.add(folder);
        }
        folders.addAll(USUAL);
        return findIn(List.copyOf(folders));
    }

    static LetterFonts findIn(List<Path> folders) {
        Optional<Path> mincho = file("ipaexm.ttf", folders);
        Optional<Path> gothic = file("ipaexg.ttf", folders);
        if (mincho.isEmpty() || gothic.isEmpty()) {
            List<String> missing = new ArrayList<>();
            if (mincho.isEmpty()) {
                missing.add("ipaexm.ttf");
            }
            if (gothic.isEmpty()) {
                missing.add("ipaexg.ttf");
            }
            List<String> packages =
                    missing.stream().map(PACKAGES::get).map(String::valueOf).toList();
            throw new FontsMissing(missing, packages, folders);
        }
        List<Path> spare =
                SPARE.stream().flatMap(name -> file(name, folders).stream()).toList();
        return new LetterFonts(mincho.get(), gothic.get(), spare);
    }

    Path of(Face face) {
        return switch (face) {
            case MINCHO -> mincho;
            case GOTHIC -> gothic;
        };
    }

    private static Optional<Path> file(String name, List<Path> folders) {
        for (Path folder : folders) {
            if (!Files.isDirectory(folder)) {
                continue;
            }
            try (var found = Files.find(
                    folder,
                    DEPTH,
                    (path, attributes) -> attributes.isRegularFile()
                            && path.getFileName().toString().equals(name))) {
                Optional<Path> first = found.sorted().findFirst();
                if (first.isPresent()) {
                    return first;
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return Optional.empty();
    }
}
