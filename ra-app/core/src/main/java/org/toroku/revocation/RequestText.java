package org.toroku.revocation;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import org.springframework.stereotype.Component;
import org.toroku.ca.CaConnector;
import org.toroku.holder.HouseText;
import org.toroku.pki.Der;
import org.toroku.pki.SerialText;

/** The text of a request, always the same for the same ticket: what was signed is compared with it byte by byte. */
@Component
class RequestText {
    private final CaConnector ca;
    private final HouseText text = HouseText.beside(RequestText.class, "request");
    private final Map<String, Properties> reasons = Map.of("ja", reasons("ja"), "en", reasons("en"));

    RequestText(CaConnector ca) {
        this.ca = ca;
    }

    private static Properties reasons(String language) {
        String name = "reason_" + language + ".properties";
        try (InputStream reasons = Objects.requireNonNull(RequestText.class.getResourceAsStream(name), name)) {
            Properties properties = new Properties();
            properties.load(new InputStreamReader(reasons, StandardCharsets.UTF_8));
            return properties;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Der of(RequestTicket ticket) {
        Properties spoken = Objects.requireNonNull(reasons.get(ticket.language().getLanguage()));
        return text.filled(
                ticket.language(),
                Map.of(
                        "serial", SerialText.shown(ticket.serial()),
                        "reason",
                                Objects.requireNonNull(
                                        spoken.getProperty(ticket.reason().name())),
                        "rfc", ticket.reason().code(),
                        "ca", ca.caCertificate().sha256Hex(),
                        "nonce", ticket.nonce().toString(),
                        "madeAt", HouseText.moment(ticket.madeAt()),
                        "expiresAt", HouseText.moment(ticket.expiresAt())));
    }
}
