package org.toroku.ui.fake;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.toroku.enrolment.ApplicationForm;
import org.toroku.enrolment.ApplicationState;
import org.toroku.enrolment.EnrolmentDesk;
import org.toroku.pki.Der;

/** An applicant's counter that keeps everything in memory and answers as told. */
public final class FakeCounter implements EnrolmentDesk {
    public static final String PHRASE = "私が申し込みます";

    public static final String TOKEN = "k3-Zr0_fakeTokenOfTheCounter0123456789abc";

    private final Clock clock;
    private final Map<UUID, Kept> kept = new HashMap<>();
    private final List<SignatureInput> signatures = new ArrayList<>();
    private Optional<Consent> lastConsent = Optional.empty();
    private Optional<Applied> nextApplied = Optional.empty();
    private Optional<Submitted> nextSubmitted = Optional.empty();
    private Optional<PickUp> nextPickUp = Optional.empty();
    private Der certificate = Der.of(new byte[] {0x30, 3, 2, 1, 1});
    private Duration validFor = Duration.ofMinutes(30);

    public FakeCounter(Clock clock) {
        this.clock = clock;
    }

    private static final class Kept {
        ApplicationState state = ApplicationState.AWAITING_SIGNATURE;
        List<String> reasons = List.of();
        final List<Milestone> milestones = new ArrayList<>();
        final ContentToSign content;
        final String caseNumber;

        Kept(String caseNumber, ContentToSign content) {
            this.caseNumber = caseNumber;
            this.content = content;
        }
    }

    public void certify(Der issued) {
        certificate = issued;
    }

    public void answerApplyWith(Applied answer) {
        nextApplied = Optional.of(answer);
    }

    public void answerSubmitWith(Submitted answer) {
        nextSubmitted = Optional.of(answer);
    }

    public void answerPickUpWith(PickUp answer) {
        nextPickUp = Optional.of(answer);
    }

    public void contentValidFor(Duration span) {
        validFor = span;
    }

    public List<SignatureInput> signatures() {
        return List.copyOf(signatures);
    }

    public void move(UUID id, ApplicationState state, String... reasons) {
        Kept application = kept(id);
        application.state = state;
        application.reasons = List.of(reasons);
        application.milestones.add(new Milestone(state, clock.instant()));
    }

    public ApplicationState state(UUID id) {
        return kept(id).state;
    }

    private Kept kept(UUID id) {
        return Optional.ofNullable(kept.get(id)).orElseThrow();
    }

    /** What the last application consented to. */
    public Optional<Consent> lastConsent() {
        return lastConsent;
    }

    @Override
    public Explanation explanation(Locale locale) {
        boolean english = locale.getLanguage().equals("en");
        List<Explanation.Item> items = new ArrayList<>();
        for (String id : new String[] {"legal-effect", "key-custody", "revocation", "receipt"}) {
            items.add(new Explanation.Item(
                    id,
                    english
                            ? "I have read and understood the matter of " + id + "."
                            : "この電子証明書による電子署名には、自署または押印と同等の法的効果があることを理解しました。（" + id + "）"));
        }
        String text = english
                ? "Before you apply for an electronic certificate, please read these important matters."
                : "電子署名及び認証業務に関する法律に基づく電子証明書の利用申込みにあたり、次の重要事項をお読みください。";
        return new Explanation(
                "2026-11-23.1",
                (text + "\n\n").repeat(6),
                items,
                english ? "A certificate is as strong as your registered seal." : "電子証明書は実印と同じように大切なものです。",
                english ? "I apply myself" : PHRASE,
                new Explanation.StatusWatch(
                        "2026-11-27.1",
                        english ? "You may ask whether my card still is valid." : "カードの証明書が有効かどうかの照会に同意します。"));
    }

    @Override
    public List<FieldProblem> problems(ApplicationForm form, Consent consent) {
        return List.of();
    }

    @Override
    public Applied apply(ApplicationForm form, Consent consent, ClientFacts facts) {
        lastConsent = Optional.of(consent);
        Optional<Applied> told = nextApplied;
        nextApplied = Optional.empty();
        return told.orElseGet(() -> accept(form));
    }

    private Applied accept(ApplicationForm form) {
        UUID id = UUID.randomUUID();
        Instant now = clock.instant();
        String text = "電子証明書利用申込書\n\n氏名 / Name: %s\n住所：%s\n\n私は、上記のとおり電子証明書の利用を申し込みます。\n申込ID：%s\n"
                .formatted(form.fullName(), form.address(), id)
                .repeat(4);
        Der bytes = Der.of(text.getBytes(StandardCharsets.UTF_8));
        ContentToSign content = new ContentToSign(bytes, bytes.sha256Hex(), now.plus(validFor));
        Kept application = new Kept("M-2026-%06d".formatted(kept.size() + 42), content);
        application.milestones.add(new Milestone(ApplicationState.AWAITING_SIGNATURE, now));
        kept.put(id, application);
        return new Applied.Accepted(new Access(id, TOKEN), application.caseNumber, content);
    }

    private Optional<Kept> find(Access access) {
        return access.token().equals(TOKEN) ? Optional.ofNullable(kept.get(access.applicationId())) : Optional.empty();
    }

    @Override
    public Optional<ContentToSign> contentToSign(Access access) {
        return find(access).map(application -> application.content);
    }

    @Override
    public Submitted submit(Access access, SignatureInput signature, Optional<String> displayed) {
        Optional<Submitted> told = nextSubmitted;
        nextSubmitted = Optional.empty();
        if (told.isPresent()) {
            return told.get();
        }
        signatures.add(signature);
        move(access.applicationId(), ApplicationState.RECEIVED);
        return new Submitted.Received(kept(access.applicationId()).caseNumber, clock.instant());
    }

    @Override
    public Optional<Status> status(Access access) {
        return find(access)
                .map(application -> new Status(
                        application.caseNumber,
                        application.state,
                        application.reasons,
                        application.milestones.getLast().at(),
                        application.state == ApplicationState.ISSUED
                                ? Optional.of(
                                        application.milestones.getLast().at().plus(Duration.ofDays(14)))
                                : Optional.empty(),
                        List.copyOf(application.milestones)));
    }

    @Override
    public PickUp pickUp(Access access, char[] passphrase) {
        Optional<PickUp> told = nextPickUp;
        nextPickUp = Optional.empty();
        return told.orElseGet(() -> new PickUp.Ready(Der.of(new byte[] {0x30, 0}), "certificate.p12"));
    }

    @Override
    public PickUp pickUp(Access access, char[] passphrase, String code) {
        return pickUp(access, passphrase);
    }

    @Override
    public Withdrawn withdraw(Access access) {
        move(access.applicationId(), ApplicationState.WITHDRAWN);
        return new Withdrawn.Done(clock.instant());
    }

    @Override
    public Optional<Der> certificate(Access access) {
        return find(access)
                .filter(application ->
                        application.state == ApplicationState.ISSUED || application.state == ApplicationState.DELIVERED)
                .map(application -> certificate);
    }

    @Override
    public Receipt confirmReceipt(Access access) {
        move(access.applicationId(), ApplicationState.DELIVERED);
        return new Receipt.Confirmed(clock.instant());
    }
}
