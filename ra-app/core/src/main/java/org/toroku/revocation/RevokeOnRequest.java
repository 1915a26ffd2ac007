package org.toroku.revocation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.toroku.ca.RevocationReason;
import org.toroku.issuance.RequestedRevocation;
import org.toroku.officers.Persons;
import org.toroku.process.Step;
import org.toroku.process.StepContext;
import org.toroku.process.StepResult;
import org.toroku.revocation.RevocationDesk.Judged;
import org.toroku.revocation.RevocationDesk.Judgement;
import org.toroku.revocation.RevocationDesk.Request;
import org.toroku.revocation.RevocationDesk.Signed;
import org.toroku.workflows.JobTypes;

/**
 * Has the CA revoke what was judged to be. The judgement is read from the sealed books and looked at once more: neither the
 * diagram nor a variable, nor one person alone, takes a certificate from its holder.
 */
@Component
class RevokeOnRequest implements Step {
    private static final Logger LOG = LoggerFactory.getLogger(RevokeOnRequest.class);

    private final RevocationLedger ledger;
    private final FactLedger facts;
    private final RequestedRevocation revocation;
    private final RevocationTidings tidings;
    private final RevocationSettings settings;
    private final Persons persons;
    private final TransactionTemplate transaction;

    RevokeOnRequest(
            RevocationLedger ledger,
            FactLedger facts,
            RequestedRevocation revocation,
            RevocationTidings tidings,
            RevocationSettings settings,
            Persons persons,
            TransactionTemplate transaction) {
        this.ledger = ledger;
        this.facts = facts;
        this.revocation = revocation;
        this.tidings = tidings;
        this.settings = settings;
        this.persons = persons;
        this.transaction = transaction;
    }

    @Override
    public String jobType() {
        return JobTypes.REVOKE_ON_REQUEST;
    }

    @Override
    public StepResult perform(StepContext context) {
        UUID id = context.caseId();
        Optional<Request> request = Objects.requireNonNull(transaction.execute(status -> ledger.lock(id)));
        Optional<RevocationReason> reason = request.flatMap(this::judgedToRevoke);
        if (reason.isEmpty()) {
            return new StepResult.Halt("not-judged-to-revoke");
        }
        return switch (revocation.carryOut(
                request.get().caseId(),
                reason.get(),
                "request",
                at -> ledger.carriedOut(id, at),
                tidings::tellWithRenewed)) {
            case RequestedRevocation.Outcome.Revoked _ ->
                new StepResult.Done(RevocationLedger.SELF, Map.of(), () -> {});
            case RequestedRevocation.Outcome.Later(var why) -> {
                LOG.atError()
                        .addKeyValue("alarm", "revocation-overdue")
                        .addKeyValue("case", request.get().caseId())
                        .addKeyValue("reason", why)
                        .log("A revocation that was asked for could not be carried out yet");
                yield new StepResult.TryAgain(settings.retry(), why);
            }
        };
    }

    /** The reason of the last judgement, where as many people as it takes, none of them who entered it, were all for it. */
    private Optional<RevocationReason> judgedToRevoke(Request request) {
        if (request.signed().flatMap(Signed::byRule).isPresent()
                && request.judgements().isEmpty()) {
            return judgedByRule(request);
        }
        List<Judged> judgements = request.judgements();
        boolean two = request.entry().channel().needsTwoDeciders()
                || !facts.ofRequest(request.id()).isEmpty();
        int needed = two ? 2 : 1;
        boolean fit = request.judged()
                && judgements.size() == needed
                && areDifferentPersons(request.enteredBy(), judgements)
                && judgements.stream().allMatch(each -> each.judgement() instanceof Judgement.Revoke);
        return fit ? Optional.of(((Judgement.Revoke) judgements.getLast().judgement()).reason()) : Optional.empty();
    }

    /** Accounts of one person are one pair of eyes here too. */
    private boolean areDifferentPersons(String enteredBy, List<Judged> judgements) {
        List<String> before = new ArrayList<>(List.of(enteredBy));
        for (Judged judged : judgements) {
            if (persons.isAmong(judged.officer(), before)) {
                return false;
            }
            before.add(judged.officer());
        }
        return true;
    }

    /** For the reason that was signed, and only where everything was proven. */
    private static Optional<RevocationReason> judgedByRule(Request request) {
        boolean fit = request.judged()
                && request.entry().channel() == Channel.SIGNED
                && request.signed().filter(Signed::proven).isPresent()
                && request.revokedByRule().isPresent();
        return fit ? Optional.of(request.entry().reason()) : Optional.empty();
    }
}
