package org.toroku.organisation;

import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.toroku.audit.BookVerifier;
import org.toroku.post.InvitationMails;
import org.toroku.post.LetterSettings;

/** What invitations say: only open ones of active organisations, and only as the book sealed them. */
@Component
class InvitationLetters implements InvitationMails {
    private final InvitationLedger invitations;
    private final OrganisationLedger organisations;
    private final InvitationTokens tokens;
    private final LetterSettings letters;
    private final BookVerifier verifier;
    private final Clock clock;

    InvitationLetters(
            InvitationLedger invitations,
            OrganisationLedger organisations,
            InvitationTokens tokens,
            LetterSettings letters,
            BookVerifier verifier,
            Clock clock) {
        this.invitations = invitations;
        this.organisations = organisations;
        this.tokens = tokens;
        this.letters = letters;
        this.verifier = verifier;
        this.clock = clock;
    }

    @Override
    public Optional<Words> of(UUID invitationId) {
        Optional<Invitation> open = verifier.readVerified(invitationId, () -> invitations.find(invitationId))
                .flatMap(found -> found)
                .filter(found -> found.state() == Invitation.State.OPEN)
                .filter(found -> clock.instant().isBefore(found.expiresAt()));
        return open.flatMap(invitation -> verifier.readVerified(
                        invitation.organisation(), () -> organisations.find(invitation.organisation()))
                .flatMap(found -> found)
                .filter(found -> found.state() == Organisation.State.ACTIVE)
                .map(organisation -> new Words(
                        invitation.member().email(), organisation.name(), link(invitation), invitation.expiresAt())));
    }

    /** Behind the number sign, so that it is in no request and no log of a server. */
    private String link(Invitation invitation) {
        String portal = letters.portal().toString().replaceAll("/+$", "");
        return portal + "/invited#" + tokens.token(invitation.id(), invitation.number());
    }
}
