package org.toroku.ui.fake;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.toroku.decision.DecisionDesk.Officer;
import org.toroku.enrolment.ApplicationForm;
import org.toroku.enrolment.EnrolmentDesk.Access;
import org.toroku.enrolment.EnrolmentDesk.Applied;
import org.toroku.enrolment.EnrolmentDesk.ClientFacts;
import org.toroku.enrolment.EnrolmentDesk.Consent;
import org.toroku.pki.Der;
import org.toroku.pki.request.KeyRequestOutcome;
import org.toroku.pki.request.KeyRequestReader;
import org.toroku.pki.request.RequestProfile;
import org.toroku.subjectkey.KeyCounter;
import org.toroku.subjectkey.KeyDesk;
import org.toroku.subjectkey.KeyInput;
import org.toroku.subjectkey.SubjectKeyRow.Format;
import org.toroku.subjectkey.SubjectKeyRow.State;
import org.toroku.subjectkey.SubjectKeyRow.Submission;

/** Applicants' own keys in memory; every key is sound unless told otherwise. */
public final class FakeKeys implements KeyCounter, KeyDesk {
    private static final KeyRequestReader READER = new KeyRequestReader(RequestProfile.standard());

    private final FakeCounter counter;
    private final Clock clock;
    private final Map<UUID, Key> keys = new HashMap<>();
    private final Map<UUID, Shown> shown = new HashMap<>();
    private final List<KeyInput> handed = new ArrayList<>();
    private final List<String> codes = new ArrayList<>();
    private Optional<Handed> nextHanded = Optional.empty();
    private Optional<Examined> nextExamined = Optional.empty();
    private boolean lattice;
    private boolean simultaneous = true;

    public FakeKeys(FakeCounter counter, Clock clock) {
        this.counter = counter;
        this.clock = clock;
    }

    public void simultaneous(boolean allowed) {
        simultaneous = allowed;
    }

    public void answerSendWith(Handed answer) {
        nextHanded = Optional.of(answer);
    }

    public List<KeyInput> handed() {
        return List.copyOf(handed);
    }

    public List<String> codes() {
        return List.copyOf(codes);
    }

    /** The key that officers see of a case. */
    public void show(UUID caseId) {
        shown.put(
                caseId,
                new Shown(
                        State.ACCEPTED,
                        Submission.SIGNED,
                        KeyInput.Origin.BROWSER,
                        Format.PKCS10,
                        algorithm(),
                        !lattice,
                        "5f".repeat(32),
                        "a0".repeat(32),
                        clock.instant()));
    }

    @Override
    public boolean simultaneous() {
        return simultaneous;
    }

    @Override
    public List<String> unaccredited() {
        return lattice ? List.of("ML-DSA-65") : List.of();
    }

    /** Whether keys are lattice keys from now on, whose certificates are outside the accreditation. */
    public void lattice(boolean now) {
        lattice = now;
    }

    private String algorithm() {
        return lattice ? "ML-DSA-65" : "EC P-256";
    }

    @Override
    public Examined examine(KeyInput key) {
        Examined answer = nextExamined.orElseGet(() -> new Examined.Sound(algorithm(), !lattice));
        nextExamined = Optional.empty();
        return answer;
    }

    public void answerExamineWith(Examined answer) {
        nextExamined = Optional.of(answer);
    }

    @Override
    public Applied apply(ApplicationForm form, Consent consent, ClientFacts facts, KeyInput key) {
        Applied applied = counter.apply(form, consent, facts);
        if (applied instanceof Applied.Accepted accepted) {
            handed.add(key);
            keys.put(accepted.access().applicationId(), key(key, Submission.SIGNED));
        }
        return applied;
    }

    @Override
    public Handed sendKey(Access access, String code, KeyInput key, ClientFacts facts) {
        codes.add(code);
        handed.add(key);
        Handed answer = nextHanded.orElseGet(() -> new Handed.Received(clock.instant()));
        nextHanded = Optional.empty();
        return answer;
    }

    @Override
    public Optional<Key> ownKey(Access access) {
        return Optional.ofNullable(keys.get(access.applicationId()));
    }

    private Key key(KeyInput input, Submission submission) {
        Der request = input.request();
        // a browser finds the key that it made by the digest of its public half
        String sha256 = READER.read(request.toByteArray()) instanceof KeyRequestOutcome.Accepted(var accepted)
                ? accepted.spki().sha256Hex()
                : request.sha256Hex();
        return new Key(algorithm(), !lattice, sha256, submission, State.PRESENTED);
    }

    @Override
    public Optional<Shown> of(Officer officer, UUID caseId) {
        return Optional.ofNullable(shown.get(caseId));
    }
}
