package org.toroku.revocation;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.toroku.ca.RevocationReason;

/** Why a request was refused or granted, as the subscriber reads it; the officer's own words stay in the house. */
@Component
class OutcomeWords {
    private final Map<Locale, Properties> refusals = load("refusal");
    private final Map<Locale, Properties> reasons = load("because");

    Map<Locale, String> of(RefusalReason reason) {
        return words(refusals, reason.name());
    }

    /** As little as the list of revoked certificates says to everybody; empty where that says nothing. */
    Map<Locale, String> of(RevocationReason reason) {
        return reason == RevocationReason.UNSPECIFIED ? Map.of() : words(reasons, reason.name());
    }

    private static Map<Locale, String> words(Map<Locale, Properties> words, String name) {
        return words.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        known -> Objects.requireNonNull(known.getValue().getProperty(name), name)));
    }

    private static Map<Locale, Properties> load(String kind) {
        return Map.of(Locale.JAPANESE, load(kind, "ja"), Locale.ENGLISH, load(kind, "en"));
    }

    private static Properties load(String kind, String language) {
        String name = kind + "_" + language + ".properties";
        try (InputStream stream = Objects.requireNonNull(OutcomeWords.class.getResourceAsStream(name), name)) {
            Properties words = new Properties();
            words.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
            return words;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
