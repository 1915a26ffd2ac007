package org.toroku.revocation;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.toroku.revocation.SelfRevocationDesk.Reason;
import org.toroku.subjectkey.CodeDigests;

/**
 * Tickets that carry their own seal: who asks for a text leaves nothing behind, so that nobody fills our books with texts that
 * are never signed, and any node takes what another made. That each is used once is for the books to say.
 */
@Component
class RequestTickets {
    private static final String PURPOSE = "signed-revocation";
    private static final int PARTS = 8;
    private static final int LONGEST = 400;

    private final CodeDigests digests;
    private final RevocationSettings settings;
    private final Clock clock;

    RequestTickets(CodeDigests digests, RevocationSettings settings, Clock clock) {
        this.digests = digests;
        this.settings = settings;
        this.clock = clock;
    }

    RequestTicket make(String serial, Reason reason, Locale language) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        return new RequestTicket(
                serial,
                reason,
                UUID.randomUUID(),
                now,
                now.plus(settings.textValidFor()),
                language.getLanguage().equals("en") ? Locale.ENGLISH : Locale.JAPANESE);
    }

    /** @param contentSha256 hex, of the text that was made for it: where ours reads otherwise by now, nobody signed anything wrong */
    record Sealed(RequestTicket ticket, String contentSha256) {}

    /** @param contentSha256 hex, of the text of this ticket */
    String sealed(RequestTicket ticket, String contentSha256) {
        String plain = String.join(
                ".",
                ticket.serial(),
                ticket.reason().name(),
                ticket.nonce().toString(),
                Long.toString(ticket.madeAt().getEpochSecond()),
                Long.toString(ticket.expiresAt().getEpochSecond()),
                ticket.language().getLanguage(),
                contentSha256);
        return plain + "." + digests.of(PURPOSE, ticket.nonce(), plain);
    }

    /** Empty for whatever was not made here. */
    Optional<Sealed> read(String ticket) {
        if (ticket.length() > LONGEST) {
            return Optional.empty();
        }
        List<String> parts = List.of(ticket.split("\\.", -1));
        if (parts.size() != PARTS) {
            return Optional.empty();
        }
        Optional<UUID> nonce = nonce(parts.get(2));
        String plain = String.join(".", parts.subList(0, PARTS - 1));
        // nothing else is read before the seal is known to be ours
        return nonce.filter(found -> CodeDigests.same(digests.of(PURPOSE, found, plain), parts.getLast()))
                .map(found -> new Sealed(
                        new RequestTicket(
                                parts.getFirst(),
                                Reason.valueOf(parts.get(1)),
                                found,
                                Instant.ofEpochSecond(Long.parseLong(parts.get(3))),
                                Instant.ofEpochSecond(Long.parseLong(parts.get(4))),
                                Locale.forLanguageTag(parts.get(5))),
                        parts.get(6)));
    }

    private static Optional<UUID> nonce(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException hostile) {
            return Optional.empty();
        }
    }
}
