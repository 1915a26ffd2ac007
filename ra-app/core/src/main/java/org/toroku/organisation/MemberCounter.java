package org.toroku.organisation;

import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.toroku.audit.Actor;
import org.toroku.audit.BookVerifier;
import org.toroku.enrolment.ApplicationForm;
import org.toroku.enrolment.ApplicationIntake;
import org.toroku.enrolment.Backing;
import org.toroku.enrolment.EnrolmentDesk.Applied;
import org.toroku.enrolment.EnrolmentDesk.ClientFacts;
import org.toroku.enrolment.EnrolmentDesk.Consent;
import org.toroku.enrolment.OrganisationStatement;
import org.toroku.subjectkey.BackedKeys;
import org.toroku.subjectkey.KeyInput;

/** Lets invited members apply, on rows that are what the book sealed. */
@Component
class MemberCounter implements MemberDesk {
    private static final Logger LOG = LoggerFactory.getLogger(MemberCounter.class);

    private final InvitationLedger invitations;
    private final OrganisationLedger organisations;
    private final Memberships memberships;
    private final Routes routes;
    private final BookVerifier verifier;
    private final Inside inside;

    /** The ways to apply. */
    @Component
    record Routes(ApplicationIntake card, BackedKeys ownKey) {}

    /** Transactions and time. */
    @Component
    record Inside(TransactionTemplate transaction, Clock clock) {}

    MemberCounter(
            InvitationLedger invitations,
            OrganisationLedger organisations,
            Memberships memberships,
            Routes routes,
            BookVerifier verifier,
            Inside inside) {
        this.invitations = invitations;
        this.organisations = organisations;
        this.memberships = memberships;
        this.routes = routes;
        this.verifier = verifier;
        this.inside = inside;
    }

    /** Somebody was faster with the same link. */
    private static final class UsedMeanwhileException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private sealed interface Found {
        record Alive(Invitation invitation, Organisation organisation) implements Found {}

        record Dead(String reason) implements Found {}
    }

    @Override
    public Opened open(String token) {
        return switch (find(token)) {
            case Found.Alive(var invitation, var organisation) ->
                new Opened.Invited(invitation.member(), statement(invitation, organisation), invitation.expiresAt());
            case Found.Dead(var reason) -> new Opened.Dead(reason);
        };
    }

    @Override
    public Answer apply(
            String token, ApplicationForm form, Consent consent, ClientFacts facts, Optional<KeyInput> key) {
        return switch (find(token)) {
            case Found.Dead(var reason) -> new Answer.Dead(reason);
            case Found.Alive(var invitation, var organisation) -> {
                Backing backing = new Backing(
                        Optional.of(statement(invitation, organisation)),
                        (application, number) -> use(invitation, organisation, application));
                try {
                    Applied applied = key.isPresent()
                            ? routes.ownKey().apply(form, consent, facts, key.get(), backing)
                            : routes.card().apply(form, consent, facts, backing);
                    yield new Answer.Answered(applied);
                } catch (UsedMeanwhileException _) {
                    yield new Answer.Dead("used");
                }
            }
        };
    }

    /** In the transaction that makes the application: either both are there or neither. */
    private void use(Invitation invitation, Organisation organisation, UUID application) {
        boolean active = organisations
                .lock(organisation.id())
                .filter(found -> found.state() == Organisation.State.ACTIVE)
                .isPresent();
        if (!active || !invitations.use(invitation, application)) {
            throw new UsedMeanwhileException();
        }
        memberships.insert(application, invitation, statement(invitation, organisation));
    }

    @Override
    public Refusal refuse(String token) {
        return switch (find(token)) {
            case Found.Dead(var reason) -> new Refusal.Dead(reason);
            case Found.Alive(var invitation, var organisation) ->
                Objects.requireNonNull(inside.transaction().execute(status -> {
                    boolean open = invitations
                            .lock(invitation.id())
                            .filter(found -> found.state() == Invitation.State.OPEN)
                            .filter(found -> found.number() == invitation.number())
                            .isPresent();
                    if (!open) {
                        return new Refusal.Dead("used");
                    }
                    invitations.end(invitation, Invitation.State.REFUSED, new Actor.Applicant());
                    return new Refusal.Done();
                }));
        };
    }

    private Found find(String token) {
        if (!InvitationTokens.shaped(token)) {
            return new Found.Dead("unknown");
        }
        Optional<Invitation> found = invitations.byToken(token);
        if (found.isEmpty()) {
            return new Found.Dead("unknown");
        }
        UUID id = found.get().id();
        Optional<Invitation> invitation =
                verifier.readVerified(id, () -> invitations.byToken(token)).flatMap(read -> read);
        Optional<Organisation> organisation = verifier.readVerified(
                        found.get().organisation(),
                        () -> organisations.find(found.get().organisation()))
                .flatMap(read -> read);
        if (invitation.isEmpty() || organisation.isEmpty()) {
            LOG.atError()
                    .addKeyValue("alarm", "invitation-altered")
                    .addKeyValue("invitation", id)
                    .log("An invitation or its organisation is not what the book sealed; it opens nothing");
            return new Found.Dead("unknown");
        }
        return dead(invitation.get(), organisation.get())
                .<Found>map(Found.Dead::new)
                .orElseGet(() -> new Found.Alive(invitation.get(), organisation.get()));
    }

    private Optional<String> dead(Invitation invitation, Organisation organisation) {
        return switch (invitation.state()) {
            case APPLIED -> Optional.of("used");
            case REFUSED -> Optional.of("refused");
            case WITHDRAWN -> Optional.of("withdrawn");
            case OPEN -> {
                if (!inside.clock().instant().isBefore(invitation.expiresAt())) {
                    yield Optional.of("expired");
                }
                yield organisation.state() == Organisation.State.ACTIVE
                        ? Optional.empty()
                        : Optional.of("organisation-suspended");
            }
        };
    }

    private static OrganisationStatement statement(Invitation invitation, Organisation organisation) {
        return new OrganisationStatement(
                organisation.name(),
                organisation.corporateNumber(),
                invitation.member().department(),
                invitation.member().title());
    }
}
