package org.toroku.living;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.toroku.audit.Actor;
import org.toroku.audit.Book;
import org.toroku.audit.RowAlteredException;
import org.toroku.enrolment.ApplicationRecord;
import org.toroku.enrolment.ApplicationState;
import org.toroku.enrolment.Applications;
import org.toroku.evidence.DocumentDamagedException;
import org.toroku.identity.Identities;
import org.toroku.issuance.IssuanceRecord;
import org.toroku.living.ConsentLedger.Consent;
import org.toroku.living.WatchLedger.Due;
import org.toroku.pki.identity.CardStatus;
import org.toroku.pki.identity.Reasons;
import org.toroku.revocation.FoundFact;
import org.toroku.revocation.FoundFacts;

/**
 * Asks whether the cards of those who consented still are good. Only a verified answer counts: none is taken for good, and no
 * silence for a revocation. The answer, what was found and the request that it opens are one commit; whoever dies before it
 * asks again.
 */
@Component
class StatusWatch {
    private static final Logger LOG = LoggerFactory.getLogger(StatusWatch.class);
    private static final Actor SELF = new Actor.Service("living");
    static final Set<ApplicationState> IN_FORCE = Set.of(ApplicationState.ISSUED, ApplicationState.DELIVERED);

    /** Entries of the book that tell when a card was looked at, and that there is nothing left to ask. */
    static final String ASKED = "card-status-asked";

    static final String NOT_ASKED = "card-not-asked";
    static final String OVER = "card-watch-over";

    /** RFC 5280 section 5.3.1 certificateHold: the only one that may end, and something else follow. */
    private static final int ON_HOLD = 6;

    /** A worker that took a card and died: longer than any answer takes. */
    private static final Duration LEASE = Duration.ofMinutes(5);

    private final WatchLedger watches;
    private final ConsentLedger consents;
    private final Cards cards;
    private final FoundFacts facts;
    private final LivingSettings settings;
    private final House house;

    /** Who signed, and what the status service says. */
    @Component("livingCards")
    record Cards(Applications applications, Identities identities, IssuanceRecord issued) {}

    /** Everything that is not about cards. */
    @Component("livingHouse")
    record House(Book book, TransactionTemplate transaction, Clock clock) {}

    StatusWatch(
            WatchLedger watches,
            ConsentLedger consents,
            Cards cards,
            FoundFacts facts,
            LivingSettings settings,
            House house) {
        this.watches = watches;
        this.consents = consents;
        this.cards = cards;
        this.facts = facts;
        this.settings = settings;
        this.house = house;
    }

    /** One look; answers how many cards were asked about. Where the service does not answer, the rest waits for another look. */
    int sweep() {
        int asked = 0;
        while (asked < settings.mostPerLook()) {
            Instant now = now();
            Optional<Due> due = watches.claim(now, now.plus(LEASE));
            if (due.isEmpty()) {
                return asked;
            }
            asked++;
            if (!reached(due.get())) {
                return asked;
            }
        }
        return asked;
    }

    /** False where nobody answered. What cannot be asked about says nothing of the service. */
    boolean reached(Due due) {
        UUID caseId = due.caseId();
        try {
            Optional<ApplicationRecord> application = consented(caseId);
            if (application.isEmpty()) {
                return true;
            }
            Optional<CardStatus> status =
                    cards.identities().ask(caseId, application.get().contentSha256());
            if (status.isEmpty()) {
                // the proof of who signed is not what it was
                altered(caseId, "A card cannot be asked about, since who signed is not proven any more");
                return true;
            }
            return written(due, status.get());
        } catch (RowAlteredException altered) {
            altered(caseId, "A consent or its case is not what the book sealed; nothing is asked upon it");
        } catch (DocumentDamagedException damaged) {
            altered(caseId, "What was signed cannot be read; nothing is asked upon it");
        }
        return true;
    }

    /** The application whose signed bytes consent, by a sealed row that was not withdrawn until this moment. */
    private Optional<ApplicationRecord> consented(UUID caseId) {
        Optional<Consent> consent = Objects.requireNonNull(house.transaction().execute(_ -> {
            ApplicationState state = cards.applications().lock(caseId);
            return heldConsent(caseId, state);
        }));
        if (consent.isEmpty()) {
            return Optional.empty();
        }
        ApplicationRecord application = cards.applications().get(caseId);
        boolean signed = application.contentSha256().equals(consent.get().contentSha256())
                && cards.applications()
                        .statusWatchAsSigned(application)
                        .filter(words -> words.textSha256().equals(consent.get().textSha256()))
                        .isPresent();
        if (!signed) {
            altered(caseId, "A consent in the register is not what was signed; nothing is asked upon it");
            return Optional.empty();
        }
        return Optional.of(application);
    }

    /** Empty where it was withdrawn or has ended, or where there is no certificate in force any more: then it is over for good. */
    private Optional<Consent> heldConsent(UUID caseId, ApplicationState state) {
        Optional<Consent> consent =
                consents.lock(caseId).filter(found -> found.holds(now())).filter(_ -> inForce(caseId, state));
        if (consent.isEmpty()) {
            watches.over(caseId);
        }
        return consent;
    }

    private boolean inForce(UUID caseId, ApplicationState state) {
        return IN_FORCE.contains(state)
                && cards.issued()
                        .of(caseId)
                        .filter(issued -> now().isBefore(issued.notAfter()))
                        .isPresent();
    }

    /** False where nobody answered. */
    boolean written(Due due, CardStatus status) {
        // on disk before rows are held: a case must not wait for files
        Answered answered = new Answered(
                status,
                isAnswered(status)
                        ? cards.identities().prepare(due.caseId(), status)
                        : new Identities.OnDisk(Optional.empty(), List.of()));
        return Objects.requireNonNull(house.transaction().execute(_ -> {
            // the case before what belongs to it, as everywhere
            ApplicationState state = cards.applications().lock(due.caseId());
            Optional<Consent> consent = heldConsent(due.caseId(), state);
            if (consent.isEmpty()) {
                // withdrawn or revoked while the answer was on its way: it is not read, not kept, and nothing follows
                // from it
                return true;
            }
            return taken(due, answered, consent.get(), state);
        }));
    }

    /** What nobody answered is not kept: no file without a case, and a full disk keeps nobody from noting that nobody answers. */
    private static boolean isAnswered(CardStatus status) {
        return !(status instanceof CardStatus.Unavailable unavailable)
                || unavailable.evidence().response().isPresent();
    }

    /** @param files of what was answered, not in any case yet */
    private record Answered(CardStatus status, Identities.OnDisk files) {}

    private boolean taken(Due due, Answered answered, Consent consent, ApplicationState state) {
        UUID caseId = due.caseId();
        Instant now = now();
        return switch (answered.status()) {
            case CardStatus.Good _ -> {
                kept(caseId, answered, "good");
                watches.answered(caseId, "good", 0, now, now.plus(next()), false);
                yield true;
            }
            case CardStatus.Revoked revoked -> {
                revoked(due, revoked, answered, consent, now);
                yield true;
            }
            case CardStatus.Unknown _ -> {
                kept(caseId, answered, "unknown");
                inVain(due, "unknown", now);
                alarm(
                        "living-status-unverifiable",
                        caseId,
                        "The status service does not know a card it knew when it was used");
                yield true;
            }
            case CardStatus.Unavailable unavailable
            when !unavailable.asked() -> {
                notAsked(caseId, unavailable.reason(), now);
                yield true;
            }
            case CardStatus.Unavailable unavailable -> unavailable(due, unavailable, answered, state, now);
        };
    }

    /** The card expires before the certificate as a rule, and tells nothing then; anything else is odd, but not the service's fault. */
    private void notAsked(UUID caseId, String reason, Instant now) {
        boolean expired = reason.equals(Reasons.CARD_EXPIRED);
        watches.answered(caseId, expired ? "expired" : "unreadable", 0, now, now.plus(next()), expired);
        if (expired) {
            isOver(caseId, "expired");
        } else {
            house.book().record(Book.Entry.of(SELF, NOT_ASKED, caseId, Map.of("reason", reason)));
            LOG.atError()
                    .addKeyValue("alarm", "living-card-unreadable")
                    .addKeyValue("case", caseId)
                    .addKeyValue("reason", reason)
                    .log("A card cannot be asked about, as its certificate is not one of those that are accepted now");
        }
    }

    private boolean unavailable(
            Due due, CardStatus.Unavailable unavailable, Answered all, ApplicationState state, Instant now) {
        boolean answered = unavailable.evidence().response().isPresent();
        if (answered) {
            // what was received and did not verify is kept as it came
            kept(due.caseId(), all, "unavailable");
        }
        inVain(due, "unavailable", now);
        if (answered) {
            LOG.atError()
                    .addKeyValue("alarm", "living-status-unverifiable")
                    .addKeyValue("case", due.caseId())
                    .addKeyValue("state", state)
                    .addKeyValue("reason", unavailable.reason())
                    .log("An answer about a card does not verify; it is asked again");
        } else if (due.inVain() + 1 >= settings.alarmAfter()) {
            LOG.atError()
                    .addKeyValue("alarm", "living-status-unanswered")
                    .addKeyValue("case", due.caseId())
                    .addKeyValue("reason", unavailable.reason())
                    .log("The status service does not answer about a card, again and again");
        }
        return answered;
    }

    private void revoked(Due due, CardStatus.Revoked revoked, Answered answered, Consent consent, Instant now) {
        UUID caseId = due.caseId();
        Optional<UUID> evidence = kept(caseId, answered, "revoked");
        FoundFacts.Told told = facts.found(
                caseId,
                new FoundFacts.Fact(
                        FoundFact.Kind.CARD_REVOKED,
                        revoked.at() + " " + revoked.reason(),
                        Optional.of(revoked.at()),
                        revoked.reason() < 0 ? OptionalInt.empty() : OptionalInt.of(revoked.reason()),
                        evidence,
                        Optional.of(new FoundFact.Consent(consent.givenAt(), consent.textVersion()))));
        boolean later = told instanceof FoundFacts.Told.Later;
        Instant next = later ? now.plus(settings.retryFirst()) : now.plus(next());
        boolean over = !later && revoked.reason() != ON_HOLD;
        watches.answered(caseId, "revoked", 0, now, next, over);
        if (over) {
            isOver(caseId, "revoked");
        }
    }

    /** In the book, since whoever writes the rows of the watch could say so of any card. */
    private void isOver(UUID caseId, String why) {
        house.book().record(Book.Entry.of(SELF, OVER, caseId, Map.of("why", why)));
    }

    private void inVain(Due due, String answer, Instant now) {
        int inVain = due.inVain() + 1;
        watches.answered(due.caseId(), answer, inVain, now, now.plus(settings.retryAfter(inVain)), false);
    }

    private Optional<UUID> kept(UUID caseId, Answered answered, String code) {
        CardStatus status = answered.status();
        Optional<UUID> answer = cards.identities().keep(answered.files());
        house.book()
                .record(Book.Entry.of(
                        SELF,
                        ASKED,
                        caseId,
                        Map.of(
                                "status",
                                code,
                                "source",
                                status.evidence().source(),
                                "checkedAt",
                                status.evidence().checkedAt().toString(),
                                "answer",
                                answer.map(UUID::toString).orElse(""))));
        return answer;
    }

    /** A tenth more or less, so that what fell together drifts apart. */
    private Duration next() {
        Duration tenth = settings.interval().dividedBy(10);
        return tenth.isPositive()
                ? settings.interval().minus(tenth).plus(SignedConsents.somewhereIn(tenth.multipliedBy(2)))
                : settings.interval();
    }

    private Instant now() {
        return house.clock().instant().truncatedTo(ChronoUnit.MICROS);
    }

    /** Not again before the next day: who looks into it needs no alarm at every look. */
    private void altered(UUID caseId, String what) {
        watches.next(caseId, now().plus(settings.interval()));
        alarm("living-case-altered", caseId, what);
    }

    private static void alarm(String alarm, UUID caseId, String what) {
        LOG.atError().addKeyValue("alarm", alarm).addKeyValue("case", caseId).log(what);
    }
}
