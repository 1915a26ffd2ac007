package org.toroku.studio;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.toroku.audit.Refusals;
import org.toroku.decision.OwnCase;
import org.toroku.officers.FreshSignIn;
import org.toroku.officers.OfficerRegister;
import org.toroku.officers.OfficerRegister.OfficerAccount;
import org.toroku.officers.Persons;
import org.toroku.officers.Roles;

/** Who may read and who may act in the studio, by the register of officers at this moment. */
@Component
class Owners {
    private static final Set<String> READERS = Set.of(Roles.PROCESS_OWNER, Roles.MANAGER, Roles.AUDITOR);

    private static final Set<String> FOLLOWERS =
            Set.of(Roles.PROCESS_OWNER, Roles.EXAMINER, Roles.DECIDER, Roles.MANAGER, Roles.AUDITOR);

    private final OfficerRegister officers;
    private final FreshSignIn fresh;
    private final OwnCase own;
    private final Persons persons;

    Owners(OfficerRegister officers, FreshSignIn fresh, OwnCase own, Persons persons) {
        this.officers = officers;
        this.fresh = fresh;
        this.own = own;
        this.persons = persons;
    }

    boolean mayRead(String officer) {
        return officers.rolesInForce(officer).stream().anyMatch(READERS::contains);
    }

    /** Every process owner at this moment, in the order of their names. */
    List<String> names() {
        return officers.all().stream()
                .map(OfficerAccount::username)
                .filter(name -> officers.rolesInForce(name).contains(Roles.PROCESS_OWNER))
                .sorted()
                .toList();
    }

    /** Whether the officer may be the person who proposed, or one of those who edited. */
    boolean tookPart(String officer, String proposer, Collection<String> authors) {
        return persons.areOne(officer, proposer) || isAmong(officer, authors);
    }

    boolean isAmong(String officer, Collection<String> authors) {
        return persons.isAmong(officer, authors);
    }

    /** Nobody looks up where their own case stands, nor a namesake's. */
    boolean mayReadCase(String officer, UUID caseId) {
        return mayRead(officer) && isAnothers(officer, caseId);
    }

    /** As {@link #mayReadCase}, for what nobody asked for by its number: leaving it out is no refusal. */
    boolean mayBeShownCase(String officer, UUID caseId) {
        return mayRead(officer) && !own.of(caseId, officer);
    }

    /** Whoever works on cases may know which models conduct one. */
    boolean mayFollow(String officer, UUID caseId) {
        return officers.rolesInForce(officer).stream().anyMatch(FOLLOWERS::contains) && isAnothers(officer, caseId);
    }

    private boolean isAnothers(String officer, UUID caseId) {
        return Refusals.noted(officer, caseId, own.of(caseId, officer) ? Optional.of("own-case") : Optional.empty())
                .isEmpty();
    }

    /** What stands against a decision of this officer now, whatever they hold; see {@link FreshSignIn}. */
    Optional<String> absent(String officer) {
        return fresh.objection(officer);
    }

    /** @param subject id of what they want to act on, or a fixed word */
    Optional<String> objection(String officer, Object subject) {
        return Refusals.noted(
                officer,
                subject,
                officers.rolesInForce(officer).contains(Roles.PROCESS_OWNER) ? Optional.empty() : Optional.of("role"));
    }
}
