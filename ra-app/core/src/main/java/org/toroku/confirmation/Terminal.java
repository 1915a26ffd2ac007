package org.toroku.confirmation;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a client says of itself, in words of our own: nothing that a stranger typed is printed in a letter. */
final class Terminal {
    /** The more particular first: every browser claims to be all those before it. */
    private static final List<Map.Entry<String, String>> BROWSERS = List.of(
            Map.entry("Edg", "Edge"),
            Map.entry("OPR/", "Opera"),
            Map.entry("SamsungBrowser", "Samsung Internet"),
            Map.entry("FxiOS", "Firefox"),
            Map.entry("Firefox/", "Firefox"),
            Map.entry("CriOS", "Chrome"),
            Map.entry("Chrome/", "Chrome"),
            Map.entry("Safari/", "Safari"),
            Map.entry("curl/", "curl"));

    private static final List<Map.Entry<String, String>> SYSTEMS = List.of(
            Map.entry("iPhone", "iPhone"),
            Map.entry("iPad", "iPad"),
            Map.entry("Android", "Android"),
            Map.entry("Windows", "Windows"),
            Map.entry("CrOS", "ChromeOS"),
            Map.entry("Mac OS X", "macOS"),
            Map.entry("Linux", "Linux"));

    private Terminal() {}

    /** E.g. {@code Chrome, Android}; empty where nothing is known. */
    static String of(String userAgent) {
        return Stream.of(BROWSERS, SYSTEMS)
                .flatMap(known -> known.stream()
                        .filter(entry -> userAgent.contains(entry.getKey()))
                        .map(Map.Entry::getValue)
                        .limit(1))
                .collect(Collectors.joining(", "));
    }
}
