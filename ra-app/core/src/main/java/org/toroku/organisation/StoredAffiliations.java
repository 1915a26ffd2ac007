package org.toroku.organisation;

import java.text.Normalizer;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.toroku.audit.BookVerifier;
import org.toroku.decision.Affiliations;
import org.toroku.decision.DecisionDesk.Officer;
import org.toroku.decision.OnDuty;
import org.toroku.decision.OwnCase;
import org.toroku.enrolment.Applications;
import org.toroku.enrolment.OrganisationStatement;
import org.toroku.officers.Roles;

/** Says whether an organisation still stands behind a case, by rows that are what the book sealed. */
@Component
class StoredAffiliations implements Affiliations, AffiliationDesk {
    private static final String SUSPENDED = "organisation-suspended";
    private static final String WITHDREW = "organisation-withdrew";

    private static final Set<String> READERS = Set.of(Roles.EXAMINER, Roles.DECIDER, Roles.MANAGER, Roles.AUDITOR);

    private final Memberships memberships;
    private final OrganisationLedger organisations;
    private final InvitationLedger invitations;
    private final Applications applications;
    private final BookVerifier verifier;
    private final Eyes eyes;

    /** Who may look. */
    @Component
    record Eyes(OnDuty duty, OwnCase own) {}

    StoredAffiliations(
            Memberships memberships,
            OrganisationLedger organisations,
            InvitationLedger invitations,
            Applications applications,
            BookVerifier verifier,
            Eyes eyes) {
        this.memberships = memberships;
        this.organisations = organisations;
        this.invitations = invitations;
        this.applications = applications;
        this.verifier = verifier;
        this.eyes = eyes;
    }

    @Override
    public Optional<OrganisationStatement> of(UUID caseId) {
        return memberships.find(caseId).map(Memberships.Membership::statement);
    }

    @Override
    public Optional<String> objection(UUID caseId) {
        return memberships
                .find(caseId)
                .flatMap(membership -> suspended(membership).or(() -> withdrawn(membership, caseId)));
    }

    private Optional<String> suspended(Memberships.Membership membership) {
        return verifier.readVerified(
                        membership.organisation(),
                        () -> organisations
                                .find(membership.organisation())
                                .map(Organisation::state)
                                .orElseThrow())
                .map(state -> state == Organisation.State.ACTIVE ? Optional.<String>empty() : Optional.of(SUSPENDED))
                .orElse(Optional.of(ALTERED));
    }

    private Optional<String> withdrawn(Memberships.Membership membership, UUID caseId) {
        return verifier.readVerified(
                        membership.invitation(),
                        () -> invitations.find(membership.invitation()).orElseThrow())
                .map(invitation -> invitation.state() == Invitation.State.APPLIED
                                && invitation.application().equals(Optional.of(caseId))
                        ? Optional.<String>empty()
                        : Optional.of(WITHDREW))
                .orElse(Optional.of(ALTERED));
    }

    @Override
    public Optional<String> doubt(UUID caseId) {
        return memberships
                .find(caseId)
                .filter(membership -> !folded(membership.invitedName())
                        .equals(folded(applications.get(caseId).form().fullName())))
                .map(membership -> "invited-name-differs");
    }

    private static String folded(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFKC).replaceAll("\\s+", "");
    }

    @Override
    public Optional<Shown> of(Officer officer, UUID caseId) {
        if (!eyes.duty().holdsAny(officer, READERS) || eyes.own().of(caseId, officer.username())) {
            return Optional.empty();
        }
        return memberships
                .find(caseId)
                .map(membership ->
                        new Shown(membership.statement(), membership.invitedName(), doubt(caseId), objection(caseId)));
    }
}
