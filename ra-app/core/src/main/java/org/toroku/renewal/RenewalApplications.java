package org.toroku.renewal;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.toroku.enrolment.ApplicationForm;
import org.toroku.enrolment.ApplicationIntake;
import org.toroku.enrolment.EnrolmentDesk.Access;
import org.toroku.enrolment.EnrolmentDesk.Applied;
import org.toroku.enrolment.EnrolmentDesk.ClientFacts;
import org.toroku.enrolment.EnrolmentDesk.Consent;
import org.toroku.enrolment.EnrolmentDesk.FieldProblem;
import org.toroku.pki.Der;
import org.toroku.pki.identity.CardStatus;
import org.toroku.pki.identity.CheckResult;

/** Takes applications for renewals; what the certificate already has against it is told before anybody signs. */
@Component
class RenewalApplications implements RenewalCounter {
    private final ApplicationIntake intake;
    private final Chains chains;
    private final RenewalLedger ledger;
    private final Requirements requirements;
    private final HolderStatus status;
    private final Clock clock;

    RenewalApplications(
            ApplicationIntake intake,
            Chains chains,
            RenewalLedger ledger,
            Requirements requirements,
            HolderStatus status,
            Clock clock) {
        this.intake = intake;
        this.chains = chains;
        this.ledger = ledger;
        this.requirements = requirements;
        this.status = status;
        this.clock = clock;
    }

    @Override
    public boolean isRenewal(Access access) {
        return intake.admits(access) && ledger.find(access.applicationId()).isPresent();
    }

    @Override
    public Offer offer(Access access) {
        if (!intake.admits(access)) {
            return new Offer.NoSuchApplication();
        }
        Optional<Chain> chain = chains.of(access.applicationId());
        if (chain.isEmpty()) {
            return new Offer.Refused("not-issued");
        }
        return objection(chain.get())
                .<Offer>map(Offer.Refused::new)
                .orElseGet(() -> new Offer.Renewable(
                        asProven(chain.get()),
                        chain.get().issued().certificate(),
                        chain.get().anchor().caseNumber(),
                        chain.get().anchorIssuedAt(),
                        chain.get().ceiling()));
    }

    @Override
    public Applied apply(ApplicationForm form, Consent consent, ClientFacts facts, Der certificate) {
        if (form.operator() == ApplicationForm.Operator.PROXY) {
            return new Applied.ProxyStops();
        }
        Optional<Chain> chain = chains.of(certificate);
        Optional<String> objection = chain.isEmpty() ? Optional.of("certificate-not-ours") : objection(chain.get());
        if (objection.isPresent()) {
            List<FieldProblem> problems = new ArrayList<>(intake.problems(form, consent));
            problems.add(new FieldProblem("certificate", objection.get()));
            return new Applied.Invalid(List.copyOf(problems));
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return intake.applyForRenewal(
                form,
                chain.get().anchor().form(),
                consent,
                facts,
                chain.get().statement(),
                (caseId, number) -> ledger.insert(caseId, RenewalRow.of(chain.get()), now));
    }

    /** A status that the CA does not tell now is waited for later, once the application is signed. */
    private Optional<String> objection(Chain chain) {
        return requirements.ofCertificate(chain, Optional.empty()).stream()
                .filter(CheckResult.Failed.class::isInstance)
                .map(failed -> ((CheckResult.Failed) failed).reason())
                .findFirst()
                .or(() -> status.of(chain) instanceof CardStatus.Revoked
                        ? Optional.of(Requirements.REVOKED)
                        : Optional.empty());
    }

    private static ApplicationForm asProven(Chain chain) {
        ApplicationForm proven = chain.anchor().form();
        ApplicationForm last = chain.renewed().form();
        return new ApplicationForm(
                proven.familyName(),
                proven.givenName(),
                proven.familyNameKana(),
                proven.givenNameKana(),
                proven.familyNameRomaji(),
                proven.givenNameRomaji(),
                proven.formerName(),
                proven.birthDate(),
                proven.sex(),
                last.postalCode(),
                proven.address(),
                last.email(),
                last.phone(),
                ApplicationForm.Operator.SELF);
    }
}
