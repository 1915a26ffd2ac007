package org.toroku.post;

import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.toroku.audit.Actor;
import org.toroku.decision.DecisionDesk.Officer;
import org.toroku.officers.Roles;
import org.toroku.post.OutgoingMail.Mail;

/** Who may look after e-mails; what becomes of them is the queue's. */
@Component
class EmailCounter implements EmailDesk {
    private static final Set<String> KEEPERS = Set.of(Roles.POST_ROOM, Roles.MANAGER);

    private final MailQueue queue;
    private final LetterWriter writer;
    private final LetterCounter.People people;
    private final TransactionTemplate transaction;

    EmailCounter(MailQueue queue, LetterWriter writer, LetterCounter.People people, TransactionTemplate transaction) {
        this.queue = queue;
        this.writer = writer;
        this.people = people;
        this.transaction = transaction;
    }

    @Override
    public Listing troubled(Officer officer) {
        if (!keeps(officer)) {
            return new Listing.Refused("role");
        }
        return new Listing.Mails(queue.troubled().stream()
                .filter(each -> !own(each.mail(), officer))
                .map(each -> new Item(each.mail(), number(each.mail()), each.attempts()))
                .toList());
    }

    @Override
    public Act sendAgain(Officer officer, UUID mail) {
        if (!keeps(officer)) {
            return new Act.Refused("role");
        }
        Optional<Mail> found = queue.find(mail);
        if (found.isEmpty()) {
            return new Act.Refused("not-found");
        }
        if (own(found.get(), officer)) {
            return new Act.Refused("own-case");
        }
        return Objects.requireNonNull(transaction.execute(status -> {
            // the case before its mails, as everywhere
            if (!invites(found.get())) {
                people.applications().lock(found.get().caseId());
            }
            return queue.again(mail, new Actor.Human(officer.username()))
                    ? new Act.Done()
                    : new Act.Refused("wrong-state");
        }));
    }

    /** Who is invited has no case yet. */
    private static boolean invites(Mail mail) {
        return mail.kind() == LetterKind.INVITATION;
    }

    private boolean own(Mail mail, Officer officer) {
        return !invites(mail) && people.own().of(mail.caseId(), officer.username());
    }

    private String number(Mail mail) {
        return invites(mail) ? "-" : writer.caseNumber(mail.caseId());
    }

    private boolean keeps(Officer officer) {
        return people.duty().holdsAny(officer, KEEPERS);
    }
}
