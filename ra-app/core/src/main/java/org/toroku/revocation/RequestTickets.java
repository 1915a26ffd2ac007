package org.toroku.revocation;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.toroku.holder.HouseText;
import org.toroku.holder.SealedTickets;
import org.toroku.revocation.SelfRevocationDesk.Reason;

/** Tickets of requests for revocation, as they go out and come back. */
@Component
class RequestTickets {
    private static final String PURPOSE = "signed-revocation";
    private static final int FIELDS = 7;
    private static final int NONCE = 2;

    private final SealedTickets tickets;
    private final RevocationSettings settings;
    private final Clock clock;

    RequestTickets(SealedTickets tickets, RevocationSettings settings, Clock clock) {
        this.tickets = tickets;
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
                HouseText.language(language));
    }

    /** @param contentSha256 hex, of the text that was made for it: where ours reads otherwise by now, nobody signed anything wrong */
    record Sealed(RequestTicket ticket, String contentSha256) {}

    /** @param contentSha256 hex, of the text of this ticket */
    String sealed(RequestTicket ticket, String contentSha256) {
        return tickets.sealed(
                PURPOSE,
                ticket.nonce(),
                List.of(
                        ticket.serial(),
                        ticket.reason().name(),
                        ticket.nonce().toString(),
                        Long.toString(ticket.madeAt().getEpochSecond()),
                        Long.toString(ticket.expiresAt().getEpochSecond()),
                        ticket.language().getLanguage(),
                        contentSha256));
    }

    /** Empty for whatever was not made here. */
    Optional<Sealed> read(String ticket) {
        return tickets.read(PURPOSE, ticket, FIELDS, NONCE)
                .map(fields -> new Sealed(
                        new RequestTicket(
                                fields.getFirst(),
                                Reason.valueOf(fields.get(1)),
                                UUID.fromString(fields.get(NONCE)),
                                Instant.ofEpochSecond(Long.parseLong(fields.get(3))),
                                Instant.ofEpochSecond(Long.parseLong(fields.get(4))),
                                Locale.forLanguageTag(fields.get(5))),
                        fields.getLast()));
    }
}
