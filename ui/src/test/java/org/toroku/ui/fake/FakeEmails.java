package org.toroku.ui.fake;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.toroku.decision.DecisionDesk.Officer;
import org.toroku.post.EmailDesk;
import org.toroku.post.LetterKind;
import org.toroku.post.OutgoingMail.Channel;
import org.toroku.post.OutgoingMail.Mail;
import org.toroku.post.OutgoingMail.MailState;

/** One e-mail that was given up, and one that waits. */
public final class FakeEmails implements EmailDesk {
    private final List<Item> items =
            new ArrayList<>(List.of(item(1, MailState.FAILED, "smtp-550"), item(2, MailState.QUEUED, "smtp-away")));

    private static Item item(int number, MailState state, String reason) {
        Instant at = Instant.parse("2026-11-24T03:00:00Z");
        Mail mail = new Mail(
                new UUID(6, number),
                new UUID(7, number),
                LetterKind.NOTICE,
                Channel.EMAIL,
                state,
                List.of(),
                Optional.empty(),
                Optional.of(reason),
                at,
                at);
        return new Item(mail, "M-2026-%06d".formatted(number), number);
    }

    @Override
    public Listing troubled(Officer officer) {
        return new Listing.Mails(items);
    }

    @Override
    public Act sendAgain(Officer officer, UUID mail) {
        return items.removeIf(
                        item -> item.mail().id().equals(mail) && item.mail().state() == MailState.FAILED)
                ? new Act.Done()
                : new Act.Refused("wrong-state");
    }
}
