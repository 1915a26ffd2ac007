package org.toroku.subjectkey;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.toroku.enrolment.ApplicationForm;
import org.toroku.enrolment.ApplicationIntake;
import org.toroku.enrolment.Backing;
import org.toroku.enrolment.EnrolmentDesk.Access;
import org.toroku.enrolment.EnrolmentDesk.Applied;
import org.toroku.enrolment.EnrolmentDesk.ClientFacts;
import org.toroku.enrolment.EnrolmentDesk.Consent;
import org.toroku.enrolment.EnrolmentDesk.FieldProblem;
import org.toroku.subjectkey.SubjectKeyRow.Submission;

/** Takes applications that bring their own key: it is proven and judged before anybody signs anything. */
@Component
class KeyApplications implements KeyCounter, BackedKeys {
    private final ApplicationIntake intake;
    private final KeyReading reading;
    private final Folder folder;
    private final LegalBases bases;
    private final KeyUnderCode underCode;
    private final Clock clock;

    /** Where keys and what happens to them are kept. */
    @Component
    record Folder(SubjectKeyLedger ledger, StoredSubjectKeys keys, KeyIncidents incidents) {}

    KeyApplications(
            ApplicationIntake intake,
            KeyReading reading,
            Folder folder,
            LegalBases bases,
            KeyUnderCode underCode,
            Clock clock) {
        this.intake = intake;
        this.reading = reading;
        this.folder = folder;
        this.bases = bases;
        this.underCode = underCode;
        this.clock = clock;
    }

    @Override
    public Handed sendKey(Access access, String code, KeyInput key, ClientFacts facts) {
        return intake.admits(access)
                ? underCode.send(new WrongCodes.Caller(access.applicationId(), intake.networkOf(facts)), code, key)
                : new Handed.NoSuchApplication();
    }

    @Override
    public Optional<Key> ownKey(Access access) {
        return intake.admits(access)
                ? folder.ledger()
                        .find(access.applicationId())
                        .map(row -> new Key(
                                row.algorithm(),
                                row.statement().accreditable(),
                                row.spki().sha256Hex(),
                                row.submission(),
                                row.state()))
                : Optional.empty();
    }

    @Override
    public boolean simultaneous() {
        return bases.inForce().isPresent();
    }

    @Override
    public List<String> unaccredited() {
        return reading.unaccredited(LocalDate.ofInstant(clock.instant(), LegalBasis.JAPAN));
    }

    @Override
    public Examined examine(KeyInput key) {
        try {
            return switch (reading.read(key.request(), LocalDate.ofInstant(clock.instant(), LegalBasis.JAPAN))) {
                case KeyReading.Read.Sound(var statement, var digest, var format, var request) ->
                    new Examined.Sound(statement.algorithm(), statement.accreditable());
                case KeyReading.Read.Unsound(var reasons) -> new Examined.Unsound(reasons);
            };
        } catch (KeyListUnreadableException _) {
            // alarmed of where the list is read
            return new Examined.NotNow();
        }
    }

    @Override
    public Applied apply(ApplicationForm form, Consent consent, ClientFacts facts, KeyInput key) {
        return apply(form, consent, facts, key, Backing.none());
    }

    @Override
    public Applied apply(ApplicationForm form, Consent consent, ClientFacts facts, KeyInput key, Backing backing) {
        if (form.operator() == ApplicationForm.Operator.PROXY) {
            return new Applied.ProxyStops();
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return switch (read(form, key, now)) {
            case KeyReading.Read.Unsound(var reasons) -> {
                List<FieldProblem> problems = new ArrayList<>(intake.problems(form, consent));
                reasons.forEach(reason -> problems.add(new FieldProblem("key", reason)));
                yield new Applied.Invalid(List.copyOf(problems));
            }
            case KeyReading.Read.Sound sound ->
                intake.applyWithKey(
                        form,
                        consent,
                        facts,
                        sound.statement(),
                        new Backing(backing.organisation(), (caseId, number) -> {
                            folder.keys().keep(caseId, Submission.SIGNED, key, sound, now);
                            backing.more().accept(caseId, number);
                        }));
        };
    }

    private KeyReading.Read read(ApplicationForm form, KeyInput key, Instant now) {
        KeyReading.Read read = reading.read(key.request(), LocalDate.ofInstant(now, LegalBasis.JAPAN));
        if (read instanceof KeyReading.Read.Sound sound) {
            List<UUID> holders = folder.ledger().holders(sound.keySha256(), new UUID(0, 0));
            if (!holders.isEmpty()) {
                // whoever holds it, a new key is needed; nothing is said of whose it is
                folder.incidents().presentedAgain(holders.getFirst(), sound.keySha256(), form);
                return new KeyReading.Read.Unsound(List.of("key-in-use"));
            }
        }
        return read;
    }
}
