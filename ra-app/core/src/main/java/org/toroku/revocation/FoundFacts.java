package org.toroku.revocation;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.toroku.audit.Book;
import org.toroku.audit.ProtectedTable;
import org.toroku.enrolment.ApplicationState;
import org.toroku.enrolment.Applications;
import org.toroku.issuance.RequestedRevocation;
import org.toroku.process.CaseConductor;
import org.toroku.revocation.RevocationDesk.Certificate;
import org.toroku.revocation.RevocationDesk.Entry;
import org.toroku.revocation.RevocationDesk.Request;
import org.toroku.workflows.ProcessIds;

/**
 * Opens a request for revocation ex officio upon a fact that the house found by itself (則6(10)). It revokes nothing: two deciders
 * judge whether what was certified still is right.
 */
@Component
public class FoundFacts {
    private static final Logger LOG = LoggerFactory.getLogger(FoundFacts.class);
    private static final Set<ApplicationState> IN_FORCE = Set.of(ApplicationState.ISSUED, ApplicationState.DELIVERED);

    private final RevocationLedger ledger;
    private final FactLedger facts;
    private final Certificates certificates;
    private final House house;
    private final Clock clock;

    /** What a request is about and where it goes. */
    @Component("foundFactsHouse")
    record House(
            Applications applications,
            RequestedRevocation revocation,
            CaseConductor conductor,
            Terms terms,
            Book book) {}

    FoundFacts(RevocationLedger ledger, FactLedger facts, Certificates certificates, House house, Clock clock) {
        this.ledger = ledger;
        this.facts = facts;
        this.certificates = certificates;
        this.house = house;
        this.clock = clock;
    }

    /**
     * @param mark what tells this fact from another one of its kind about the same certificate; nothing personal
     * @param evidence the answer of the status service among the documents of the case
     */
    public record Fact(
            FoundFact.Kind kind,
            String mark,
            Optional<Instant> since,
            OptionalInt code,
            Optional<UUID> evidence,
            Optional<FoundFact.Consent> consent) {}

    public sealed interface Told {
        record Opened(UUID requestId) implements Told {}

        /** Another request is being judged; whoever judges it reads the fact. */
        record Beside(UUID requestId) implements Told {}

        /** The same fact was found before, whatever became of it. */
        record Known() implements Told {}

        /** There is nothing left to revoke. */
        record NotInForce() implements Told {}

        /** A request that was judged is about to end: nobody would read what is laid beside it. */
        record Later() implements Told {}
    }

    /**
     * Joins the caller's transaction, and holds the case until it ends.
     *
     * @throws org.toroku.audit.RowAlteredException where the case is not what the book sealed
     */
    public Told found(UUID caseId, Fact fact) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        ApplicationState state = lock(caseId);
        Optional<Certificate> certificate = certificates.find(caseId).filter(found -> now.isBefore(found.notAfter()));
        if (!IN_FORCE.contains(state) || certificate.isEmpty()) {
            return new Told.NotInForce();
        }
        if (facts.known(caseId, fact.kind(), fact.mark())) {
            return new Told.Known();
        }
        house.book().hold(new Book.Row(ProtectedTable.APPLICATION, caseId.toString()));
        house.book().hold(new Book.Row(ProtectedTable.ISSUED_CERTIFICATE, caseId.toString()));
        return ledger.openOf(caseId)
                .map(open -> beside(open, fact, now))
                .orElseGet(() -> opened(certificate.get(), fact, now));
    }

    /** What it holds besides is revoked, or not received in time, before this or after it. */
    ApplicationState lock(UUID caseId) {
        ApplicationState state = house.applications().lock(caseId);
        house.revocation().inForceBesides(caseId).forEach(house.applications()::lock);
        return state;
    }

    private Told beside(Request open, Fact fact, Instant now) {
        Request held = ledger.lock(open.id()).orElseThrow();
        if (held.judged() || held.outcome().isPresent()) {
            return new Told.Later();
        }
        facts.insert(held.caseId(), fact.mark(), entered(held.id(), fact, now), false);
        LOG.atError()
                .addKeyValue("alarm", "fact-found-beside")
                .addKeyValue("case", held.caseId())
                .addKeyValue("request", held.id())
                .addKeyValue("kind", fact.kind())
                .log("A fact was found about a certificate while a request for its revocation is being judged");
        return new Told.Beside(held.id());
    }

    private Told opened(Certificate certificate, Fact fact, Instant now) {
        UUID id = asked(certificate, fact.kind(), now, now);
        facts.insert(certificate.caseId(), fact.mark(), entered(id, fact, now), true);
        return new Told.Opened(id);
    }

    /**
     * What was laid beside a request that ends without a revocation: whoever refused that one judged another matter, so that two
     * deciders judge these facts, by a request of their own. In the commit that closes the other one, and after it.
     *
     * @param ended held, as the case and what it holds besides are
     */
    void openAgain(Request ended, Instant now) {
        List<FactLedger.Beside> left = facts.beside(ended.id());
        Optional<Certificate> certificate =
                certificates.find(ended.caseId()).filter(found -> found.inForce() && now.isBefore(found.notAfter()));
        if (left.isEmpty() || certificate.isEmpty()) {
            return;
        }
        // the clock of the law began when the first of them was found
        FoundFact first = left.getFirst().fact();
        UUID id = asked(certificate.get(), first.kind(), first.foundAt(), now);
        left.forEach(
                each -> facts.insert(ended.caseId(), each.mark(), each.fact().of(id), true));
        LOG.atWarn()
                .addKeyValue("alarm", "fact-judged-anew")
                .addKeyValue("case", ended.caseId())
                .addKeyValue("request", id)
                .log(
                        "A request ended without a revocation; what was found beside it is judged by a request of its own");
    }

    private UUID asked(Certificate certificate, FoundFact.Kind kind, Instant since, Instant now) {
        UUID id = UUID.randomUUID();
        Entry entry = new Entry(Channel.FOUND_FACT, kind.proof(), kind.reason(), since, "");
        ledger.insert(
                id,
                certificate.caseId(),
                certificate.serial(),
                entry,
                Optional.empty(),
                house.terms().of(entry.reason(), since),
                now);
        house.conductor().startAbout(id, ProcessIds.REVOKE_CERTIFICATE, certificate.caseId());
        return id;
    }

    private static FoundFact entered(UUID requestId, Fact fact, Instant now) {
        return new FoundFact(requestId, fact.kind(), fact.since(), fact.code(), now, fact.evidence(), fact.consent());
    }

    /** What was found about a certificate, the newest first. */
    public List<FoundFact> of(UUID caseId) {
        return facts.ofCase(caseId);
    }
}
