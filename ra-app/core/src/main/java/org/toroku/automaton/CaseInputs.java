package org.toroku.automaton;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.toroku.enrolment.ApplicationForm;
import org.toroku.enrolment.Applications;
import org.toroku.identity.Identities;
import org.toroku.matching.MatchReport;
import org.toroku.matching.Matches;
import org.toroku.workflows.RuleInputs;
import org.toroku.workflows.Variables;

/** Gathers what the rules look at: codes, numbers and truth values, nothing that names a person. */
@Component
class CaseInputs {
    private final Applications applications;
    private final Identities identities;
    private final Matches matches;
    private final RiskLookup risks;

    CaseInputs(Applications applications, Identities identities, Matches matches, RiskLookup risks) {
        this.applications = applications;
        this.identities = identities;
        this.matches = matches;
        this.risks = risks;
    }

    /** The inputs, empty where the case was not verified and matched before. */
    Optional<Map<String, Object>> of(UUID caseId, Leash.Reading reading, Instant now) {
        Optional<Identities.Verification> verified = identities
                .latest(caseId)
                .filter(verification -> verification.result().equals(Variables.VERIFIED));
        Optional<String> person = verified.flatMap(Identities.Verification::personSha256);
        Optional<String> signer = verified.flatMap(Identities.Verification::signerSha256);
        Optional<MatchReport> report = matches.of(caseId);
        if (person.isEmpty() || signer.isEmpty() || report.isEmpty()) {
            return Optional.empty();
        }
        Map<String, Object> inputs = new TreeMap<>();
        put(inputs, report.get());
        put(inputs, risks.of(caseId, person.get(), signer.get(), now));
        ApplicationForm form = applications.get(caseId).form();
        inputs.put(RuleInputs.FORMER_NAME_STATED, form.formerName().isPresent());
        inputs.put(RuleInputs.OPERATED_WITH_HELP, form.operator() != ApplicationForm.Operator.SELF);
        inputs.put(RuleInputs.AUTOMATION_ENABLED, reading.setting().enabled());
        inputs.put(RuleInputs.QUOTA_LEFT, reading.quotaLeft());
        inputs.put(RuleInputs.SAMPLE_PICKED, reading.picked());
        return Optional.of(inputs);
    }

    private static void put(Map<String, Object> inputs, MatchReport report) {
        for (MatchReport.FieldMatch match : report.fields()) {
            String verdict = match.verdict().name();
            switch (match.field()) {
                case "name" -> inputs.put(RuleInputs.MATCH_NAME, verdict);
                case "birth-date" -> inputs.put(RuleInputs.MATCH_BIRTH_DATE, verdict);
                case "sex" -> inputs.put(RuleInputs.MATCH_SEX, verdict);
                case "address" -> inputs.put(RuleInputs.MATCH_ADDRESS, verdict);
                default -> throw new IllegalStateException("no rule input for field " + match.field());
            }
        }
    }

    private static void put(Map<String, Object> inputs, RiskFacts risk) {
        inputs.put(RuleInputs.DENY_LISTED, risk.denyListed());
        inputs.put(RuleInputs.CERTIFICATES_SAME_PERSON_VALID, risk.certificatesSamePersonValid());
        inputs.put(RuleInputs.APPLICATIONS_SAME_PERSON_30D, risk.applicationsSamePerson30d());
        inputs.put(RuleInputs.PERSONS_SAME_DEVICE_24H, risk.personsSameDevice24h());
        inputs.put(RuleInputs.HOLDERS_SAME_DEVICE_VALID, risk.holdersSameDeviceValid());
        inputs.put(RuleInputs.APPLICATIONS_SAME_DEVICE_24H, risk.applicationsSameDevice24h());
        inputs.put(RuleInputs.APPLICATIONS_SAME_NETWORK_1H, risk.applicationsSameNetwork1h());
        inputs.put("openApplicationsSameSigner", risk.openApplicationsSameSigner());
    }
}
