package org.toroku.ui.layout;

import com.vaadin.flow.server.VaadinRequest;
import jakarta.servlet.http.Cookie;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Light or dark pages, as the device has it or as somebody chose in this browser. */
enum Appearance {
    DEVICE("light dark"),
    LIGHT("light"),
    DARK("dark");

    /** Says how pages look, nothing about anybody. */
    static final String COOKIE = "toroku-appearance";

    private final String scheme;

    Appearance(String scheme) {
        this.scheme = scheme;
    }

    /** What the browser was told to remember; {@link #DEVICE} where that is nothing that is known here. */
    static Appearance of(VaadinRequest request) {
        Cookie[] cookies = request.getCookies();
        return Optional.ofNullable(cookies).stream()
                .flatMap(Arrays::stream)
                .filter(cookie -> cookie.getName().equals(COOKIE))
                .flatMap(cookie ->
                        Arrays.stream(values()).filter(known -> known.code().equals(cookie.getValue())))
                .findFirst()
                .orElse(DEVICE);
    }

    /** Value of the CSS property {@code color-scheme}. */
    String scheme() {
        return scheme;
    }

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    Appearance next() {
        return switch (this) {
            case DEVICE -> LIGHT;
            case LIGHT -> DARK;
            case DARK -> DEVICE;
        };
    }
}
