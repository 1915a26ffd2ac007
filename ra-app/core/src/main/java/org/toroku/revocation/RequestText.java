package org.toroku.revocation;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import org.springframework.stereotype.Component;
import org.toroku.ca.CaConnector;
import org.toroku.pki.Der;
import org.toroku.pki.SerialText;

/** The text of a request, always the same for the same ticket: what was signed is compared with it byte by byte. */
@Component
class RequestText {
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ISO_OFFSET_DATE_TIME;
    private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");

    private final CaConnector ca;
    private final Map<String, Words> words = Map.of("ja", Words.of("ja"), "en", Words.of("en"));

    RequestText(CaConnector ca) {
        this.ca = ca;
    }

    private record Words(String text, Properties reasons) {
        static Words of(String language) {
            try (InputStream text = open("request_" + language + ".txt");
                    InputStream reasons = open("reason_" + language + ".properties")) {
                Properties properties = new Properties();
                properties.load(new InputStreamReader(reasons, StandardCharsets.UTF_8));
                return new Words(new String(text.readAllBytes(), StandardCharsets.UTF_8), properties);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static InputStream open(String name) {
            return Objects.requireNonNull(RequestText.class.getResourceAsStream(name), name);
        }
    }

    Der of(RequestTicket ticket) {
        Words spoken = Objects.requireNonNull(words.get(ticket.language().getLanguage()));
        String text = spoken.text()
                .replace("{serial}", SerialText.shown(ticket.serial()))
                .replace(
                        "{reason}",
                        Objects.requireNonNull(
                                spoken.reasons().getProperty(ticket.reason().name())))
                .replace("{rfc}", ticket.reason().code())
                .replace("{ca}", ca.caCertificate().sha256Hex())
                .replace("{nonce}", ticket.nonce().toString())
                .replace("{madeAt}", moment(ticket.madeAt()))
                .replace("{expiresAt}", moment(ticket.expiresAt()));
        return Der.of(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String moment(Instant at) {
        return MOMENT.format(at.atZone(JAPAN).toOffsetDateTime());
    }
}
