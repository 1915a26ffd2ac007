package org.toroku.ca.log;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.toroku.ca.journal.LogEvent;
import org.toroku.pki.Der;

/**
 * What is hashed into the log for an event: lines of ASCII that can be read and hashed without this program. Nobody is
 * named; a digest of an order or certificate covers a nonce or signature, so that its content cannot be guessed.
 */
public final class LeafText {
    private static final String FORMAT = "toroku-log-leaf-1";
    private static final Pattern SERIAL = Pattern.compile("[1-9a-f][0-9a-f]{15,39}");
    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");
    private static final int LINES = 7;

    private LeafText() {}

    /** @throws IllegalArgumentException for an event that the journal contradicts */
    static Der of(LogEvent event) {
        String text = switch (event) {
            case LogEvent.Issued(long number, Instant at, String serial, Der certificate, Der order) ->
                text("issued", number, at, serial, "certificate " + hex(certificate), order);
            case LogEvent.Revoked(long number, Instant at, String serial, int reason, Der order) ->
                text("revoked", number, at, serial, "reason " + reason, order);
            case LogEvent.Contradicted contradicted ->
                throw new IllegalArgumentException("event " + contradicted.event() + " is contradicted");
        };
        return Der.of(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static String text(String kind, long event, Instant at, String serial, String what, Der order) {
        return String.join(
                "\n",
                FORMAT,
                kind,
                "event " + event,
                "at " + at,
                "serial " + serial,
                what,
                "order " + hex(order) + "\n");
    }

    private static String hex(Der digest) {
        return HexFormat.of().formatHex(digest.toByteArray());
    }

    /** Empty for anything but exactly what {@link #of} writes. */
    static Optional<LogEvent> read(Der content) {
        List<String> lines = new String(content.toByteArray(), StandardCharsets.US_ASCII)
                .lines()
                .toList();
        if (lines.size() != LINES) {
            return Optional.empty();
        }
        try {
            return Optional.of(event(lines)).filter(event -> of(event).equals(content));
        } catch (IllegalArgumentException | DateTimeParseException notWrittenHere) {
            return Optional.empty();
        }
    }

    private static LogEvent event(List<String> lines) {
        long number = Long.parseLong(value(lines.get(2), "event "));
        Instant at = Instant.parse(value(lines.get(3), "at "));
        String serial = value(lines.get(4), "serial ");
        if (!SERIAL.matcher(serial).matches()) {
            throw new IllegalArgumentException("not a serial");
        }
        Der order = digest(value(lines.get(6), "order "));
        return switch (lines.get(1)) {
            case "issued" ->
                new LogEvent.Issued(number, at, serial, digest(value(lines.get(5), "certificate ")), order);
            case "revoked" ->
                new LogEvent.Revoked(number, at, serial, Integer.parseInt(value(lines.get(5), "reason ")), order);
            default -> throw new IllegalArgumentException("not a kind of event");
        };
    }

    private static String value(String line, String name) {
        if (!line.startsWith(name)) {
            throw new IllegalArgumentException("not the line of " + name);
        }
        return line.substring(name.length());
    }

    private static Der digest(String hex) {
        if (!DIGEST.matcher(hex).matches()) {
            throw new IllegalArgumentException("not a digest");
        }
        return Der.of(HexFormat.of().parseHex(hex));
    }
}
