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
                .filter(each -> !people.own().of(each.mail().caseId(), officer.username()))
                .map(each -> new Item(each.mail(), writer.caseNumber(each.mail().caseId()), each.attempts()))
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
        UUID caseId = found.get().caseId();
        if (people.own().of(caseId, officer.username())) {
            return new Act.Refused("own-case");
        }
        return Objects.requireNonNull(transaction.execute(status -> {
            // the case before its mails, as everywhere
            people.applications().lock(caseId);
            return queue.again(mail, new Actor.Human(officer.username()))
                    ? new Act.Done()
                    : new Act.Refused("wrong-state");
        }));
    }

    private boolean keeps(Officer officer) {
        return people.duty().holdsAny(officer, KEEPERS);
    }
}
