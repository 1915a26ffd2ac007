package org.toroku.subjectkey;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.toroku.ca.CertificatePreview;
import org.toroku.decision.DecisionSettings;
import org.toroku.enrolment.KeyStatement;
import org.toroku.pki.Der;
import org.toroku.pki.keys.AlgorithmRule;
import org.toroku.pki.keys.KeyFinding;
import org.toroku.pki.keys.KeyFlaw;
import org.toroku.pki.keys.KeyVerdict;
import org.toroku.pki.keys.KeyWords;
import org.toroku.pki.request.KeyRequest;
import org.toroku.pki.request.KeyRequestOutcome;
import org.toroku.pki.request.KeyRequestReader;
import org.toroku.pki.request.RefusalCode;
import org.toroku.pki.request.RequestProfile;

/** Possession is proven first, then the key is judged by the policy, last by the profile it would be certified under. */
@Component
class PolicyReading implements KeyReading {
    private final KeyRequestReader reader = new KeyRequestReader(RequestProfile.standard());
    private final KeyPolicies policies;
    private final SpentKeys spent;
    private final ObjectProvider<CertificatePreview> profiles;
    private final DecisionSettings decisions;

    PolicyReading(
            KeyPolicies policies,
            SpentKeys spent,
            ObjectProvider<CertificatePreview> profiles,
            DecisionSettings decisions) {
        this.policies = policies;
        this.spent = spent;
        this.profiles = profiles;
        this.decisions = decisions;
    }

    @Override
    public Read read(Der request, LocalDate day) {
        return switch (reader.read(request.toByteArray())) {
            case KeyRequestOutcome.Refused(var code, var detail) -> refused(code, request);
            case KeyRequestOutcome.Accepted(var accepted) -> judged(accepted, day);
        };
    }

    private Read.Unsound refused(RefusalCode code, Der request) {
        if (code == RefusalCode.PRIVATE_KEY) {
            spent.sent(request);
        }
        return new Read.Unsound(List.of(code.code()));
    }

    @Override
    public Read proven(Der request) {
        return switch (reader.read(request.toByteArray())) {
            case KeyRequestOutcome.Refused(var code, var detail) -> refused(code, request);
            case KeyRequestOutcome.Accepted(var accepted) -> sound(accepted);
        };
    }

    @Override
    public List<String> unaccredited(LocalDate day) {
        return decisions.unaccreditedProfile().isEmpty()
                ? List.of()
                : policies.unlisted().algorithms().stream()
                        .filter(rule -> rule.period().contains(day))
                        .map(AlgorithmRule::algorithm)
                        .filter(kind -> !kind.family().accreditable())
                        .map(kind -> kind.name().replace('_', '-'))
                        .toList();
    }

    private Read judged(KeyRequest request, LocalDate day) {
        List<String> flaws = new ArrayList<>();
        if (policies.current().examine(request.spki(), day) instanceof KeyVerdict.Unfit unfit) {
            unfit.failures().stream()
                    .map(KeyFinding.Failed::flaw)
                    .map(flaw -> flaw.code())
                    .distinct()
                    .forEach(flaws::add);
        }
        if (spent.contains(request.key().materialSha256Hex()) && !flaws.contains(KeyFlaw.COMPROMISED.code())) {
            flaws.add(KeyFlaw.COMPROMISED.code());
        }
        if (flaws.isEmpty()) {
            notCertified(request.spki()).ifPresent(flaws::add);
        }
        return flaws.isEmpty() ? sound(request) : new Read.Unsound(flaws);
    }

    private static Read.Sound sound(KeyRequest request) {
        return new Read.Sound(
                new KeyStatement(KeyWords.of(request.spki()).orElseThrow(), request.spki(), request.digestHex()),
                request.key().materialSha256Hex(),
                SubjectKeyRow.Format.valueOf(request.format().name()),
                request.request());
    }

    /** A CA that shows nothing beforehand checks the key itself when the order comes. */
    private Optional<String> notCertified(Der spki) {
        return Optional.ofNullable(profiles.getIfAvailable())
                .flatMap(preview -> preview.objection(decisions.profileFor(Optional.of(spki)), spki))
                .map(reason -> "key-not-in-profile");
    }
}
