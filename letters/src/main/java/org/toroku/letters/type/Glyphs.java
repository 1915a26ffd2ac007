package org.toroku.letters.type;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBufferedFile;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.jspecify.annotations.Nullable;

/** Which font of one document has which character, and how wide it is. */
final class Glyphs implements AutoCloseable {
    /** 下駄: what printers have always put where a sort was missing. */
    static final int GETA = '〓';

    private static final int[] COMBINING_KANA_MARKS = {0x3099, 0x309A};

    private final PDDocument document;
    private final LetterFonts fonts;
    private final Map<Face, Loaded> main = new EnumMap<>(Face.class);
    private final List<Loaded> spare = new ArrayList<>();
    private final Map<Face, Map<Integer, Double>> advances = new EnumMap<>(Face.class);

    Glyphs(PDDocument document, LetterFonts fonts) {
        this.document = document;
        this.fonts = fonts;
    }

    record Run(PDType0Font font, String text) {}

    private record Loaded(TrueTypeFont source, PDType0Font font, CmapLookup characters) {
        boolean has(int codePoint) {
            return characters.getGlyphId(codePoint) > 0;
        }
    }

    /** Who hears about a character that cannot be shown as it is. */
    interface Complaints {
        void missing(int codePoint);

        void variant(int codePoint, int selector);
    }

    /**
     * The text with nothing in it that could vanish: separated kana marks joined, control characters as spaces, what no
     * font has as 〓. Not NFC, which would turn the register's 神 (U+FA19) into another character.
     */
    String clean(Face face, String text, Complaints complaints) {
        StringBuilder clean = new StringBuilder();
        int[] characters = joinKana(text).codePoints().toArray();
        for (int i = 0; i < characters.length; i++) {
            int character = characters[i];
            if (isVariationSelector(character)) {
                complaints.variant(i == 0 ? 0 : characters[i - 1], character);
            } else if (character == '\n' || character == 0x2060) {
                clean.appendCodePoint(character);
            } else if (Character.isISOControl(character) || character == 0x2028 || character == 0x2029) {
                clean.append(' ');
            } else if (fontOf(face, character) == null) {
                complaints.missing(character);
                clean.appendCodePoint(GETA);
            } else {
                clean.appendCodePoint(character);
            }
        }
        return clean.toString();
    }

    /** In em. */
    double advance(Face face, int codePoint) {
        return advances.computeIfAbsent(face, any -> new HashMap<>()).computeIfAbsent(codePoint, character -> {
            Loaded font = fontOf(face, character);
            if (font == null) {
                return 0.0;
            }
            try {
                return font.font().getStringWidth(Character.toString(shown(character))) / 1000.0;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    double advance(Face face, String text) {
        return text.codePoints()
                .mapToDouble(character -> advance(face, character))
                .sum();
    }

    /** The parts of a clean text that are set in one font each. */
    List<Run> runs(Face face, String text) {
        List<Run> runs = new ArrayList<>();
        StringBuilder current = new StringBuilder();
        PDType0Font font = null;
        for (int character : text.codePoints().toArray()) {
            Loaded next = fontOf(face, character);
            if (next == null) {
                continue;
            }
            if (font != null && !font.equals(next.font())) {
                runs.add(new Run(font, current.toString()));
                current.setLength(0);
            }
            font = next.font();
            current.appendCodePoint(shown(character));
        }
        if (font != null) {
            runs.add(new Run(font, current.toString()));
        }
        return runs;
    }

    @Override
    public void close() throws IOException {
        for (Loaded each : main.values()) {
            each.source().close();
        }
        for (Loaded each : spare) {
            each.source().close();
        }
    }

    private @Nullable Loaded fontOf(Face face, int codePoint) {
        // What a font has in the private use area means something only to that font's maker.
        if (Character.getType(codePoint) == Character.PRIVATE_USE || codePoint == 0x2060) {
            return null;
        }
        Loaded first = main.computeIfAbsent(face, which -> load(fonts.of(which)));
        if (first.has(shown(codePoint))) {
            return first;
        }
        for (int i = 0; i < fonts.spare().size(); i++) {
            if (i == spare.size()) {
                spare.add(load(fonts.spare().get(i)));
            }
            if (spare.get(i).has(codePoint)) {
                return spare.get(i);
            }
        }
        return null;
    }

    private static int shown(int codePoint) {
        return codePoint == 0x00A0 ? ' ' : codePoint;
    }

    private Loaded load(Path file) {
        try {
            TrueTypeFont source = new TTFParser().parse(new RandomAccessReadBufferedFile(file.toFile()));
            return new Loaded(source, PDType0Font.load(document, source, true), source.getUnicodeCmapLookup());
        } catch (IOException e) {
            throw new UncheckedIOException("font cannot be read: " + file, e);
        }
    }

    private static String joinKana(String text) {
        String joined = text;
        for (int mark : COMBINING_KANA_MARKS) {
            for (int at = joined.indexOf(mark, 1); at > 0; at = joined.indexOf(mark, at + 1)) {
                String pair = Normalizer.normalize(joined.substring(at - 1, at + 1), Normalizer.Form.NFC);
                if (pair.length() == 1) {
                    joined = joined.substring(0, at - 1) + pair + joined.substring(at + 1);
                    at--;
                }
            }
        }
        return joined;
    }

    private static boolean isVariationSelector(int character) {
        return character >= 0xFE00 && character <= 0xFE0F || character >= 0xE0100 && character <= 0xE01EF;
    }
}
