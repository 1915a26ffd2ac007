package org.toroku.holder;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.toroku.subjectkey.CodeDigests;

/**
 * Tickets that carry their own seal: who asks for a text leaves nothing behind, so that nobody fills our books with texts that
 * are never signed, and any node takes what another made. That each is used once is for the books to say.
 */
@Component
public class SealedTickets {
    private static final int LONGEST = 400;

    private final CodeDigests digests;

    SealedTickets(CodeDigests digests) {
        this.digests = digests;
    }

    /**
     * @param purpose of which kind the ticket is; one of another kind is never read as this one
     * @param fields without full stops
     */
    public String sealed(String purpose, UUID nonce, List<String> fields) {
        String plain = String.join(".", fields);
        return plain + "." + digests.of(purpose, nonce, plain);
    }

    /**
     * The fields; empty for whatever was not made here. Nothing but the nonce is read before the seal is known to be ours.
     *
     * @param fields how many there are
     * @param nonceAt which of them is the nonce
     */
    public Optional<List<String>> read(String purpose, String ticket, int fields, int nonceAt) {
        if (ticket.length() > LONGEST) {
            return Optional.empty();
        }
        List<String> parts = List.of(ticket.split("\\.", -1));
        if (parts.size() != fields + 1) {
            return Optional.empty();
        }
        List<String> sealed = parts.subList(0, fields);
        String plain = String.join(".", sealed);
        return nonce(sealed.get(nonceAt))
                .filter(nonce -> CodeDigests.same(digests.of(purpose, nonce, plain), parts.getLast()))
                .map(ours -> sealed);
    }

    private static Optional<UUID> nonce(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException hostile) {
            return Optional.empty();
        }
    }
}
