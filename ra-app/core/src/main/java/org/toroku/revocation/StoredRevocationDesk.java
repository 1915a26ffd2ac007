package org.toroku.revocation;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Lazy;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.toroku.audit.Actor;
import org.toroku.audit.MyNumberText;
import org.toroku.audit.Printable;
import org.toroku.audit.Refusals;
import org.toroku.audit.RowAlteredException;
import org.toroku.decision.DecisionDesk.Officer;
import org.toroku.decision.OnDuty;
import org.toroku.decision.OwnCase;
import org.toroku.enrolment.ApplicationState;
import org.toroku.enrolment.Applications;
import org.toroku.issuance.RequestedRevocation;
import org.toroku.officers.Roles;
import org.toroku.process.CaseConductor;
import org.toroku.process.ClaimRule;
import org.toroku.process.Inbox;
import org.toroku.workflows.ProcessIds;
import org.toroku.workflows.TaskIds;
import org.toroku.workflows.Variables;

/** The desk over the books: each act is checked, and committed before the engine hears of it. */
@Component
class StoredRevocationDesk implements RevocationDesk {
    private static final Logger LOG = LoggerFactory.getLogger(StoredRevocationDesk.class);
    private static final Set<String> ENTERING = Set.of(Roles.EXAMINER, Roles.DECIDER, Roles.MANAGER);
    private static final Set<String> READING = Set.of(Roles.EXAMINER, Roles.DECIDER, Roles.MANAGER, Roles.AUDITOR);
    private static final Set<ApplicationState> IN_FORCE = Set.of(ApplicationState.ISSUED, ApplicationState.DELIVERED);

    private final RevocationLedger ledger;
    private final Certificates certificates;
    private final People people;
    private final Business business;
    private final TransactionTemplate transaction;
    private final Clock clock;

    /** Who may do what. */
    @Component("revocationPeople")
    record People(OnDuty duty, OwnCase own, @Lazy Inbox inbox, List<ClaimRule> rules) {}

    /** What an act is about, and what follows from it. */
    @Component("revocationBusiness")
    record Business(
            Applications applications,
            RequestedRevocation revocation,
            CaseConductor conductor,
            Terms terms,
            SignedTexts signedTexts,
            FactLedger facts) {}

    StoredRevocationDesk(
            RevocationLedger ledger,
            Certificates certificates,
            People people,
            Business business,
            TransactionTemplate transaction,
            Clock clock) {
        this.ledger = ledger;
        this.certificates = certificates;
        this.people = people;
        this.business = business;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public Found search(Officer officer, String typed) {
        if (!people.duty().holdsAny(officer, ENTERING)) {
            return new Found(List.of(), false);
        }
        Certificates.Typed sought = Certificates.typed(typed);
        if (sought.how() == Certificates.How.NOTHING) {
            return new Found(List.of(), false);
        }
        List<Certificate> all = certificates.search(sought);
        Found found = new Found(
                all.stream()
                        .limit(MOST_FOUND)
                        .filter(each -> !people.own().of(each.caseId(), officer.username()))
                        .toList(),
                all.size() > MOST_FOUND);
        // before anything is shown: names that nobody can tell who read are shown to nobody
        transaction.executeWithoutResult(_ -> ledger.searched(officer.username(), sought.how(), found));
        return found;
    }

    @Override
    public Optional<Sheet> look(Officer officer, UUID caseId) {
        if (!people.duty().holdsAny(officer, READING)) {
            return Optional.empty();
        }
        return certificates
                .find(caseId)
                .filter(found -> !people.own().of(caseId, officer.username()))
                .map(found -> new Sheet(
                        found,
                        business.revocation().inForceBesides(caseId).stream()
                                .map(renewal ->
                                        business.applications().get(renewal).caseNumber())
                                .toList(),
                        found.state() == ApplicationState.ISSUED,
                        Optional.of(business.applications().get(caseId).form().phone())
                                .filter(number -> !number.isBlank()),
                        business.signedTexts().of(caseId),
                        ledger.ofCase(caseId).stream().map(Request::shown).toList(),
                        business.facts().ofCase(caseId)));
    }

    @Override
    public List<Request> open(Officer officer) {
        // nobody reads who asks what about their own certificate
        return people.duty().holdsAny(officer, READING)
                ? ledger.open().stream()
                        .filter(request -> !people.own().of(request.caseId(), officer.username()))
                        .map(Request::shown)
                        .toList()
                : List.of();
    }

    @Override
    public Act enter(Officer officer, UUID caseId, Entry entry) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Optional<String> objection = Refusals.noted(officer.username(), caseId, objection(officer, caseId, ENTERING))
                .or(() -> objection(entry, now));
        if (objection.isPresent()) {
            return new Act.Refused(objection.get());
        }
        try {
            return inTransaction(() -> entered(officer, caseId, entry, now));
        } catch (DuplicateKeyException two) {
            // the lock of the case lets one at a time through; this is what holds where a row came otherwise
            return new Act.Refused("request-open");
        }
    }

    private Act entered(Officer officer, UUID caseId, Entry entry, Instant now) {
        if (!IN_FORCE.contains(business.applications().lock(caseId))) {
            return new Act.Refused("not-in-force");
        }
        // what it holds besides is revoked, or not received in time, before this or after it
        business.revocation().inForceBesides(caseId).forEach(business.applications()::lock);
        if (ledger.openOf(caseId).isPresent()) {
            return new Act.Refused("request-open");
        }
        UUID id = UUID.randomUUID();
        String serial = certificates.find(caseId).orElseThrow().serial();
        Terms.Dates dates = business.terms().of(entry.reason(), entry.askedAt());
        ledger.insert(id, caseId, serial, entry, Optional.of(officer.username()), dates, now);
        business.conductor().startAbout(id, ProcessIds.REVOKE_CERTIFICATE, caseId);
        return new Act.Done();
    }

    private Optional<String> objection(Officer officer, UUID caseId, Set<String> roles) {
        if (!people.duty().holdsAny(officer, roles)) {
            return Optional.of("role");
        }
        if (certificates.find(caseId).isEmpty()) {
            return Optional.of("not-found");
        }
        return people.own().of(caseId, officer.username()) ? Optional.of("own-case") : Optional.empty();
    }

    private static Optional<String> objection(Entry entry, Instant now) {
        if (!Channel.ofOfficers().contains(entry.channel())
                || !entry.channel().proofs().contains(entry.proof())) {
            return Optional.of("proof-of-channel");
        }
        if (entry.askedAt().truncatedTo(ChronoUnit.MICROS).isAfter(now)) {
            return Optional.of("asked-later");
        }
        if (entry.askedAt().isBefore(now.minus(OLDEST_DAYS, ChronoUnit.DAYS))) {
            return Optional.of("asked-too-long-ago");
        }
        return objection(entry.words());
    }

    /** Who asked, and why, in the officer's words: the codes alone judge nothing. */
    private static Optional<String> objection(String words) {
        if (words.isBlank()) {
            return Optional.of("words-missing");
        }
        if (MyNumberText.in(words)) {
            return Optional.of("my-number");
        }
        return words.length() > LONGEST_WORDS || !Printable.sentences(words)
                ? Optional.of("unprintable")
                : Optional.empty();
    }

    @Override
    public Act judge(Officer officer, long taskKey, Judgement judgement, List<FoundFact> shown) {
        Optional<String> unfit = Refusals.noted(
                        officer.username(),
                        "task " + taskKey,
                        people.duty().holds(officer, Roles.DECIDER) ? Optional.empty() : Optional.of("role"))
                .or(() -> people.duty().absent(officer))
                .or(() -> objection(judgement.words()));
        if (unfit.isPresent()) {
            return new Act.Refused(unfit.get());
        }
        Optional<Inbox.Row> task = people.inbox().find(taskKey).filter(row -> occurrence(row) > 0);
        if (task.isEmpty()) {
            return new Act.Refused("gone");
        }
        try {
            return inTransaction(() -> judged(officer, task.get(), judgement, shown));
        } catch (RowAlteredException altered) {
            LOG.atError()
                    .addKeyValue("alarm", "case-altered")
                    .addKeyValue("case", task.get().caseId())
                    .log("A request for revocation does not agree with the book");
            return new Act.Refused("case-altered");
        }
    }

    private Act judged(Officer officer, Inbox.Row task, Judgement judgement, List<FoundFact> shown) {
        UUID caseId = task.caseId();
        ApplicationState state = business.applications().lock(caseId);
        Optional<Request> request =
                ledger.openOf(caseId).flatMap(open -> ledger.lock(open.id())).filter(open -> !open.judged());
        if (request.isEmpty()) {
            return new Act.Refused("already-done");
        }
        if (!IN_FORCE.contains(state)) {
            return new Act.Refused("already-revoked");
        }
        Optional<String> objection = Refusals.noted(
                officer.username(),
                caseId,
                people.rules().stream()
                        .flatMap(rule -> rule.refusal(task, officer.username()).stream())
                        .findFirst());
        if (objection.isPresent()) {
            return new Act.Refused(objection.get());
        }
        List<FoundFact> found = business.facts().ofRequest(request.get().id());
        if (!Set.copyOf(found).equals(Set.copyOf(shown))) {
            // nothing is judged upon a page that was drawn before it was found
            return new Act.Refused("outdated");
        }
        boolean two = request.get().entry().channel().needsTwoDeciders() || !found.isEmpty();
        String decision = decision(two, occurrence(task), judgement);
        return switch (people.inbox()
                .commit(task.taskKey(), officer.username(), Map.of(Variables.DECISION, decision))) {
            case Inbox.Commit.Committed() -> written(officer, request.get(), occurrence(task), judgement, decision);
            case Inbox.Commit.AlreadyDone(var by) -> new Act.Refused("already-done");
            case Inbox.Commit.NotClaimed() -> new Act.Refused("not-claimed");
            case Inbox.Commit.Gone() -> new Act.Refused("gone");
        };
    }

    private Act written(Officer officer, Request request, int occurrence, Judgement judgement, String decision) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        boolean last = !decision.equals(Variables.CONFIRM);
        ledger.insert(request, occurrence, officer.username(), judgement, last, now);
        if (last && judgement instanceof Judgement.Revoke(var reason, var _)) {
            // from here on the certificate is handed to nobody, whenever the CA hears of it
            business.revocation().request(request.caseId(), reason, new Actor.Human(officer.username()));
        }
        return new Act.Done();
    }

    private static String decision(boolean two, int occurrence, Judgement judgement) {
        return switch (judgement) {
            case Judgement.Refuse _ -> Variables.REFUSE;
            case Judgement.Revoke _ -> occurrence == 1 && two ? Variables.CONFIRM : Variables.REVOKE;
        };
    }

    /** Which judgement a task asks for; 0 for none. */
    private static int occurrence(Inbox.Row task) {
        return switch (task.elementId()) {
            case TaskIds.JUDGE_REVOCATION -> 1;
            case TaskIds.CONFIRM_REVOCATION -> 2;
            default -> 0;
        };
    }

    private Act inTransaction(java.util.function.Supplier<Act> work) {
        return Objects.requireNonNull(transaction.execute(status -> work.get()));
    }
}
