package org.toroku.ui.text;

import com.vaadin.flow.i18n.I18NProvider;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * All texts of the faces, Japanese first. A code that has no text of its own ({@code reason.some-code}) falls back to
 * the sentence for unknown codes of its group ({@code reason.unknown}), which names the code, so that a new code of
 * another module never shows as a raw key and never as nothing.
 */
@Component
public class Texts implements I18NProvider {
    private static final List<Locale> LOCALES = List.of(Locale.JAPANESE, Locale.ENGLISH);
    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    @Override
    public List<Locale> getProvidedLocales() {
        return LOCALES;
    }

    @Override
    public String getTranslation(@Nullable String key, @Nullable Locale locale, @Nullable Object... params) {
        if (key == null) {
            return "";
        }
        ResourceBundle bundle = bundle(locale);
        return find(bundle, key)
                .map(text -> fill(text, params))
                .or(() -> unknownCode(bundle, key))
                .orElse("!" + key + "!");
    }

    private static Optional<String> unknownCode(ResourceBundle bundle, String key) {
        int dot = key.lastIndexOf('.');
        return dot < 0
                ? Optional.empty()
                : find(bundle, key.substring(0, dot) + ".unknown").map(text -> fill(text, key.substring(dot + 1)));
    }

    private static ResourceBundle bundle(@Nullable Locale locale) {
        boolean english = locale != null && Locale.ENGLISH.getLanguage().equals(locale.getLanguage());
        return ResourceBundle.getBundle("messages", english ? Locale.ENGLISH : Locale.JAPANESE, NO_FALLBACK);
    }

    private static Optional<String> find(ResourceBundle bundle, String key) {
        return bundle.containsKey(key) ? Optional.of(bundle.getString(key)) : Optional.empty();
    }

    /** Plain places {@code {0}}, {@code {1}}: MessageFormat would eat every apostrophe of the English texts. */
    private static String fill(String text, @Nullable Object... params) {
        String filled = text;
        for (int i = 0; i < params.length; i++) {
            filled = filled.replace("{" + i + "}", String.valueOf(params[i]));
        }
        return filled;
    }
}
