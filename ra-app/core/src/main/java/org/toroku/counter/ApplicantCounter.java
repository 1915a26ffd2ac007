package org.toroku.counter;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.toroku.enrolment.ApplicationForm;
import org.toroku.enrolment.ApplicationIntake;
import org.toroku.enrolment.EnrolmentDesk;
import org.toroku.enrolment.StandingDesk;
import org.toroku.enrolment.SubmissionDesk;
import org.toroku.enrolment.WithdrawalDesk;
import org.toroku.issuance.Handover;
import org.toroku.paper.PickupGate;
import org.toroku.pki.Der;

/** The one counter that portal and REST API speak to; nobody without the application's token gets past it. */
@Component
class ApplicantCounter implements EnrolmentDesk {
    private final ApplicationIntake intake;
    private final SubmissionDesk submissions;
    private final StandingDesk standings;
    private final WithdrawalDesk withdrawals;
    private final Handover handover;
    private final PickupGate gate;

    ApplicantCounter(
            ApplicationIntake intake,
            SubmissionDesk submissions,
            StandingDesk standings,
            WithdrawalDesk withdrawals,
            Handover handover,
            PickupGate gate) {
        this.intake = intake;
        this.submissions = submissions;
        this.standings = standings;
        this.withdrawals = withdrawals;
        this.handover = handover;
        this.gate = gate;
    }

    @Override
    public Explanation explanation(Locale locale) {
        return intake.explanation(locale);
    }

    @Override
    public List<FieldProblem> problems(ApplicationForm form, Consent consent) {
        return intake.problems(form, consent);
    }

    @Override
    public Applied apply(ApplicationForm form, Consent consent, ClientFacts facts) {
        return intake.apply(form, consent, facts);
    }

    @Override
    public Optional<ContentToSign> contentToSign(Access access) {
        return intake.contentToSign(access);
    }

    @Override
    public Submitted submit(Access access, SignatureInput signature, Optional<String> displayed) {
        return submissions.submit(access, signature, displayed);
    }

    @Override
    public Optional<Status> status(Access access) {
        if (!intake.admits(access)) {
            return Optional.empty();
        }
        handover.refresh(access.applicationId());
        StandingDesk.Standing standing = standings.of(access.applicationId());
        return Optional.of(new Status(
                standing.caseNumber(),
                standing.state(),
                standing.reasons(),
                standing.since(),
                handover.receiptDeadline(access.applicationId()),
                standing.milestones()));
    }

    @Override
    public PickUp pickUp(Access access, char[] passphrase) {
        return pickUp(access, passphrase, Optional.empty());
    }

    @Override
    public PickUp pickUp(Access access, char[] passphrase, String code) {
        return pickUp(access, passphrase, Optional.of(code));
    }

    private PickUp pickUp(Access access, char[] passphrase, Optional<String> code) {
        if (!intake.admits(access)) {
            return new PickUp.NoSuchApplication();
        }
        UUID id = access.applicationId();
        // the state may change between two reads: the hand-over asks the gate itself, after its own
        return handover.pickUp(id, standings.of(id).caseNumber(), passphrase, () -> gate.refusal(id, code));
    }

    @Override
    public Withdrawn withdraw(Access access) {
        return intake.admits(access) ? withdrawals.withdraw(access.applicationId()) : new Withdrawn.NoSuchApplication();
    }

    @Override
    public Optional<Der> certificate(Access access) {
        return intake.admits(access) ? handover.certificate(access.applicationId()) : Optional.empty();
    }

    @Override
    public Receipt confirmReceipt(Access access) {
        return intake.admits(access)
                ? handover.confirmReceipt(access.applicationId(), () -> gate.objectionToReceipt(access.applicationId()))
                : new Receipt.NoSuchApplication();
    }
}
