package org.toroku.ui.fake;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.toroku.automaton.Judgements;
import org.toroku.enrolment.ApplicationForm;
import org.toroku.enrolment.ApplicationRecord;
import org.toroku.enrolment.ApplicationState;
import org.toroku.enrolment.Applications;
import org.toroku.enrolment.KeyStatement;
import org.toroku.enrolment.RenewalStatement;
import org.toroku.identity.Identities;
import org.toroku.matching.MatchReport;
import org.toroku.matching.MatchReport.FieldMatch;
import org.toroku.matching.MatchReport.Verdict;
import org.toroku.matching.Matches;
import org.toroku.pki.Der;
import org.toroku.pki.identity.CardStatus;
import org.toroku.pki.identity.CheckResult;
import org.toroku.pki.identity.SignedApplication;
import org.toroku.process.CaseTrail;

/** What the modules would know of any case: a name in an old form, an address in another notation. */
public final class FakeCases implements Applications, Identities {
    private static final Instant AT = Instant.parse("2026-11-23T03:00:00Z");
    public static final ApplicationForm FORM = new ApplicationForm(
            LongNames.or(LongNames.FAMILY, "高橋"),
            LongNames.or(LongNames.GIVEN, "花子"),
            "タカハシ",
            "ハナコ",
            "TAKAHASHI",
            "HANAKO",
            Optional.empty(),
            LocalDate.of(1980, 2, 17),
            ApplicationForm.Sex.FEMALE,
            "100-0001",
            LongNames.address("東京都千代田区千代田1丁目1番1号 皇居前ハイツ305"),
            "hanako@example.jp",
            "03-1234-5678",
            ApplicationForm.Operator.SELF);

    @Override
    public boolean keyAsSigned(ApplicationRecord application, KeyStatement key) {
        return false;
    }

    @Override
    public boolean renewalAsSigned(ApplicationRecord application, RenewalStatement renewal) {
        return false;
    }

    @Override
    public Optional<CardStatus> ask(UUID caseId, String contentSha256) {
        throw new UnsupportedOperationException("the faces never ask for a status");
    }

    @Override
    public OnDisk prepare(UUID caseId, CardStatus status) {
        throw new UnsupportedOperationException("the faces never ask for a status");
    }

    @Override
    public Optional<UUID> keep(OnDisk prepared) {
        throw new UnsupportedOperationException("the faces never ask for a status");
    }

    @Override
    public Optional<Der> signer(UUID caseId, String contentSha256) {
        throw new UnsupportedOperationException("the faces never ask who signed");
    }

    @Override
    public Optional<ApplicationRecord> find(UUID applicationId) {
        return Optional.of(new ApplicationRecord(
                applicationId,
                "M-2026-000001",
                "my-number-card",
                FORM,
                content().sha256Hex(),
                Optional.empty(),
                java.util.Locale.JAPANESE,
                AT,
                AT.plusSeconds(1800),
                Optional.of(AT.plusSeconds(300))));
    }

    @Override
    public Optional<SignedApplication> signed(UUID applicationId) {
        return Optional.of(new SignedApplication.Cms(content(), Der.of(new byte[] {0x30, 0})));
    }

    @Override
    public Optional<SignedConsent> statusWatchAsSigned(ApplicationRecord application) {
        return Optional.empty();
    }

    @Override
    public boolean sessionAsSigned(
            ApplicationRecord application, Optional<org.toroku.enrolment.AssistanceStatement> assistance) {
        return true;
    }

    @Override
    public boolean organisationAsSigned(
            ApplicationRecord application, Optional<org.toroku.enrolment.OrganisationStatement> organisation) {
        return true;
    }

    @Override
    public boolean formAsSigned(ApplicationRecord application) {
        return true;
    }

    @Override
    public Proof proof(UUID caseId, String contentSha256) {
        throw new UnsupportedOperationException("the faces never ask for the proof of an identity");
    }

    private static Der content() {
        return Der.of(
                ("電子証明書利用申込書\n\n氏名：" + FORM.fullName() + "\n住所：" + FORM.address() + "\n\n私は、上記のとおり電子証明書の利用を申し込みます。\n")
                        .getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void move(UUID applicationId, ApplicationState to, Optional<String> reason) {
        throw new UnsupportedOperationException("the faces never move an application");
    }

    @Override
    public ApplicationState lock(UUID applicationId) {
        return state(applicationId);
    }

    @Override
    public ApplicationState state(UUID applicationId) {
        return ApplicationState.REFERRED;
    }

    public Matches matches() {
        return caseId -> Optional.of(new MatchReport(List.of(
                new FieldMatch(
                        "name",
                        FORM.fullName(),
                        FORM.fullName().replace("高橋", "髙橋").replace("龍", "竜"),
                        Verdict.VARIANT,
                        List.of("variant-kanji")),
                new FieldMatch("birth-date", "1980-02-17", "1980-02-17", Verdict.EQUAL, List.of()),
                new FieldMatch("sex", "FEMALE", "FEMALE", Verdict.EQUAL, List.of()),
                new FieldMatch(
                        "address",
                        FORM.address(),
                        LongNames.or(FORM.address().replace("４号室", "５号室"), "東京都千代田区千代田一丁目１番１号皇居前ハイツ３０６号"),
                        Verdict.DIFFERENT,
                        List.of("width")))));
    }

    public Judgements judgements() {
        return caseId -> Optional.of(new Judgements.Judgement(
                "REFER",
                List.of("duplicate-person", "address-differs", "several-holders-one-device"),
                "2026-11-23.1",
                AT.plusSeconds(4),
                List.of("M-2026-000009")));
    }

    public CaseTrail trail() {
        return caseId -> List.of(
                new CaseTrail.Entry("store-documents", 1, "SERVICE_TASK", Map.of(), "SYSTEM", "document-check", AT),
                new CaseTrail.Entry(
                        "verify-identity",
                        1,
                        "SERVICE_TASK",
                        Map.of("verification", "VERIFIED"),
                        "SYSTEM",
                        "identity-verification",
                        AT.plusSeconds(2)),
                new CaseTrail.Entry(
                        "decide-automatically",
                        1,
                        "SERVICE_TASK",
                        Map.of("decision", "REFER"),
                        "AUTOMATON",
                        "automatic-decision 3, " + LongNames.officer("sato"),
                        AT.plusSeconds(4)));
    }

    @Override
    public Optional<Verification> latest(UUID caseId) {
        return Optional.of(new Verification(
                1,
                "VERIFIED",
                Optional.empty(),
                List.of(
                        new CheckResult.Passed("signature", "RFC 5652 5.6"),
                        new CheckResult.Passed("certification-path", "RFC 5280 6"),
                        new CheckResult.Failed("certificate-policy", "JPKI則26", "policy-not-accepted"),
                        new CheckResult.Passed("validity", "RFC 5280 4.1.2.5")),
                Optional.empty(),
                Optional.of("ab12"),
                Optional.empty()));
    }

    @Override
    public CardStatus recheck(UUID caseId) {
        throw new UnsupportedOperationException("the faces never ask for a status");
    }
}
