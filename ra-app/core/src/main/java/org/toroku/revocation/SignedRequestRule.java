package org.toroku.revocation;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.toroku.audit.Actor;
import org.toroku.ca.RevocationReason;
import org.toroku.officers.AutomationSwitch;
import org.toroku.officers.OfficerRegister;
import org.toroku.pki.Der;
import org.toroku.revocation.RevocationDesk.Entry;
import org.toroku.revocation.RevocationDesk.Request;
import org.toroku.revocation.RevocationDesk.Signed;
import org.toroku.workflows.DecisionIds;

/**
 * When a signed request is accepted and nobody decides. Whoever switched the automaton off, or answers for no rule, has people
 * judge; so does whatever could not be told when it was signed.
 */
@Component
class SignedRequestRule {
    static final String NAME = "signed-revocation-1";

    /** What the digest in the books is of; another wording is another rule, with another name. */
    private static final String WORDING = NAME + """

            revoke where the text of this house, unused and in time, was signed with the private key of the certificate in force
            that it names, and whatever answers for its CA says is good (our own CA; of another CA our journal of what it told
            us); or with a card whose status was asked and is good, and which is the card of the application or agrees with it
            in name, birth date and address; automation on, and somebody answers for it
            where certificates that renew it are in force and would go with it, only with a card and for a compromise of the key:
            a key revokes the certificate that it belongs to and no other
            otherwise people judge
            """;

    static final String SHA256 =
            Der.of(WORDING.getBytes(StandardCharsets.UTF_8)).sha256Hex();

    private final AutomationSwitch automation;
    private final OfficerRegister officers;

    SignedRequestRule(AutomationSwitch automation, OfficerRegister officers) {
        this.automation = automation;
        this.officers = officers;
    }

    sealed interface Judgement {
        record Revoke(String responsible) implements Judgement {
            Actor actor() {
                return new Actor.Automaton(NAME, SHA256, responsible);
            }
        }

        record Refer(String why) implements Judgement {}
    }

    /**
     * @param request that was signed
     * @param othersWouldGo whether certificates that renew the one asked for are in force
     */
    Judgement judge(Request request, boolean othersWouldGo, Instant now) {
        Signed signed = request.signed().orElseThrow();
        if (!signed.personSure()) {
            return new Judgement.Refer("person-uncertain");
        }
        if (!signed.statusKnown()) {
            return new Judgement.Refer("status-unknown");
        }
        if (othersWouldGo && !takesOthers(request.entry())) {
            return new Judgement.Refer("renewed");
        }
        if (!automation.current().enabled()) {
            return new Judgement.Refer("automation-off");
        }
        return responsible(now)
                .<Judgement>map(Judgement.Revoke::new)
                .orElseGet(() -> new Judgement.Refer("no-responsible-officer"));
    }

    /** Whether the request may take certificates that renew the one asked for: whoever has an older key only may be a thief. */
    static boolean takesOthers(Entry entry) {
        return entry.proof() == Channel.Proof.OWN_CARD && entry.reason() == RevocationReason.KEY_COMPROMISE;
    }

    /** Whether the judgement still holds, inside the transaction that carries it out. */
    boolean holds(Judgement.Revoke judged, Instant now) {
        return automation.current().enabled()
                && officers.holdResponsibleOfficer(DecisionIds.AUTOMATIC_DECISION, now)
                        .filter(judged.responsible()::equals)
                        .filter(this::inOffice)
                        .isPresent();
    }

    private Optional<String> responsible(Instant now) {
        return officers.responsibleOfficer(DecisionIds.AUTOMATIC_DECISION, now).filter(this::inOffice);
    }

    private boolean inOffice(String username) {
        return officers.vouched(username)
                .filter(OfficerRegister.OfficerAccount::enabled)
                .isPresent();
    }
}
