package org.toroku.holder;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.toroku.pki.Der;

/** A text of the house with places to fill: the same places give the same bytes, with which what was signed is compared. */
public final class HouseText {
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ISO_OFFSET_DATE_TIME;
    private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");

    private final Map<String, String> texts;

    private HouseText(Map<String, String> texts) {
        this.texts = texts;
    }

    /** The resources {@code name_ja.txt} and {@code name_en.txt} beside a class. */
    public static HouseText beside(Class<?> place, String name) {
        return new HouseText(Map.of("ja", read(place, name + "_ja.txt"), "en", read(place, name + "_en.txt")));
    }

    private static String read(Class<?> place, String name) {
        try (InputStream text = Objects.requireNonNull(place.getResourceAsStream(name), name)) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The language of the text that somebody of this language gets. */
    public static Locale language(Locale asked) {
        return asked.getLanguage().equals("en") ? Locale.ENGLISH : Locale.JAPANESE;
    }

    /** @param language one that {@link #language} gives */
    public Der filled(Locale language, Map<String, String> places) {
        String text = Objects.requireNonNull(texts.get(language.getLanguage()));
        for (Map.Entry<String, String> place : places.entrySet()) {
            text = text.replace("{" + place.getKey() + "}", place.getValue());
        }
        return Der.of(text.getBytes(StandardCharsets.UTF_8));
    }

    public static String moment(Instant at) {
        return MOMENT.format(at.atZone(JAPAN).toOffsetDateTime());
    }
}
