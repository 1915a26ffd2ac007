package org.toroku.receipt;

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

/** Tickets of receipts, as they go out and come back. */
@Component
class ReceiptTickets {
    private static final String PURPOSE = "signed-receipt";
    private static final int FIELDS = 6;
    private static final int NONCE = 1;

    private final SealedTickets tickets;
    private final ReceiptSettings settings;
    private final Clock clock;

    ReceiptTickets(SealedTickets tickets, ReceiptSettings settings, Clock clock) {
        this.tickets = tickets;
        this.settings = settings;
        this.clock = clock;
    }

    ReceiptTicket make(UUID caseId, Locale language) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        return new ReceiptTicket(
                caseId, UUID.randomUUID(), now, now.plus(settings.textValidFor()), HouseText.language(language));
    }

    /** @param contentSha256 hex, of the text that was made for it: where ours reads otherwise by now, nobody signed anything wrong */
    record Sealed(ReceiptTicket ticket, String contentSha256) {}

    String sealed(Sealed made) {
        ReceiptTicket ticket = made.ticket();
        return tickets.sealed(
                PURPOSE,
                ticket.nonce(),
                List.of(
                        ticket.caseId().toString(),
                        ticket.nonce().toString(),
                        Long.toString(ticket.madeAt().getEpochSecond()),
                        Long.toString(ticket.expiresAt().getEpochSecond()),
                        ticket.language().getLanguage(),
                        made.contentSha256()));
    }

    /** Empty for whatever was not made here. */
    Optional<Sealed> read(String ticket) {
        return tickets.read(PURPOSE, ticket, FIELDS, NONCE)
                .map(fields -> new Sealed(
                        new ReceiptTicket(
                                UUID.fromString(fields.getFirst()),
                                UUID.fromString(fields.get(NONCE)),
                                Instant.ofEpochSecond(Long.parseLong(fields.get(2))),
                                Instant.ofEpochSecond(Long.parseLong(fields.get(3))),
                                Locale.forLanguageTag(fields.get(4))),
                        fields.getLast()));
    }
}
