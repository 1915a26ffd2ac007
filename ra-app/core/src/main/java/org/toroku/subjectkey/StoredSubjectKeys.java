package org.toroku.subjectkey;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import org.toroku.enrolment.ApplicationRecord;
import org.toroku.enrolment.Applications;
import org.toroku.evidence.DocumentDamagedException;
import org.toroku.evidence.DocumentKind;
import org.toroku.evidence.DocumentStore;
import org.toroku.pki.Der;
import org.toroku.subjectkey.SubjectKeyRow.State;
import org.toroku.subjectkey.SubjectKeyRow.Submission;

/** Keeps keys that come and reads them back from where no database can forge them. */
@Component
class StoredSubjectKeys implements SubjectKeys {
    private final SubjectKeyLedger ledger;
    private final DocumentStore documents;
    private final KeyReading reading;
    private final Applications applications;
    private final LegalBases bases;
    private final Clock clock;

    StoredSubjectKeys(
            SubjectKeyLedger ledger,
            DocumentStore documents,
            KeyReading reading,
            Applications applications,
            LegalBases bases,
            Clock clock) {
        this.ledger = ledger;
        this.documents = documents;
        this.reading = reading;
        this.applications = applications;
        this.bases = bases;
        this.clock = clock;
    }

    sealed interface Judged {
        record Sound(Der spki) implements Judged {}

        /** As {@link KeyReading.Read.Unsound}. */
        record Unsound(List<String> reasons) implements Judged {}

        /** The row, the request and the signed application do not agree: {@code key-altered}. */
        record Altered(String reason) implements Judged {}
    }

    /** A key that has just come, with the request that proves possession. Joins the caller's transaction. */
    void keep(UUID caseId, Submission submission, KeyInput key, KeyReading.Read.Sound sound, Instant now) {
        documents.put(
                caseId,
                DocumentKind.KEY_REQUEST,
                "application/octet-stream",
                sound.request().toByteArray());
        ledger.present(SubjectKeyRow.presented(caseId, submission, sound, key.origin(), now), key.device());
    }

    @Override
    public Optional<SubjectKeyRow> of(UUID caseId) {
        return ledger.find(caseId);
    }

    @Override
    public Proof proof(ApplicationRecord application) {
        Optional<SubjectKeyRow> key = ledger.find(application.id()).filter(row -> row.state() == State.ACCEPTED);
        if (key.isEmpty()) {
            return new Proof.Missing("key-not-accepted");
        }
        try {
            // how good it is was asked by the check and is asked again before it is certified; here it is the same key
            return agreed(application, key.get(), reading::proven) instanceof Judged.Sound(var spki)
                    ? new Proof.Proven(spki)
                    : new Proof.Missing("key-altered");
        } catch (DocumentDamagedException _) {
            return new Proof.Missing("document-damaged");
        }
    }

    @Override
    public Standing standing(ApplicationRecord application) {
        // a row that only for this moment says that the key came under a code opens no gate
        Optional<Optional<SubjectKeyRow>> sealed = ledger.vouched(application.id());
        if (sealed.isEmpty()) {
            return new Standing.Untrue("case-altered");
        }
        Optional<SubjectKeyRow> key = sealed.get().filter(row -> row.state() == State.ACCEPTED);
        if (key.isEmpty()) {
            return new Standing.Untrue("key-not-accepted");
        }
        if (key.get().submission() != Submission.CODE && bases.inForce().isEmpty()) {
            return new Standing.Lapsed("legal-basis-withdrawn");
        }
        try {
            return switch (judged(application, key.get())) {
                case Judged.Sound _ -> new Standing.Good();
                case Judged.Unsound(var reasons) -> new Standing.Lapsed(reasons.getFirst());
                case Judged.Altered(var reason) -> new Standing.Untrue(reason);
            };
        } catch (DocumentDamagedException _) {
            return new Standing.Untrue("document-damaged");
        } catch (KeyListUnreadableException e) {
            return new Standing.Unknown("key-list-unreadable");
        }
    }

    @Override
    public Optional<Der> shown(UUID caseId) {
        return ledger.find(caseId).map(SubjectKeyRow::spki);
    }

    @Override
    public boolean accepted(UUID caseId) {
        return ledger.find(caseId).filter(row -> row.state() == State.ACCEPTED).isPresent();
    }

    /**
     * By the rules and lists of today.
     *
     * @throws DocumentDamagedException when a stored document is not what was handed in
     * @throws KeyListUnreadableException while there is no list to judge by
     */
    Judged judged(ApplicationRecord application, SubjectKeyRow key) {
        LocalDate today = LocalDate.now(clock.withZone(LegalBasis.JAPAN));
        return agreed(application, key, request -> reading.read(request, today));
    }

    private Judged agreed(ApplicationRecord application, SubjectKeyRow key, Function<Der, KeyReading.Read> read) {
        Optional<Der> request = documents.list(application.id()).stream()
                .filter(stored -> stored.kind() == DocumentKind.KEY_REQUEST)
                .filter(stored -> stored.sha256().equals(key.requestSha256()))
                .map(stored -> Der.of(documents.read(stored.id())))
                .findFirst();
        if (request.isEmpty()) {
            return new Judged.Altered("key-altered");
        }
        return switch (read.apply(request.get())) {
            case KeyReading.Read.Unsound(var reasons) -> new Judged.Unsound(reasons);
            case KeyReading.Read.Sound sound -> {
                boolean agrees = sound.statement().equals(key.statement())
                        && sound.keySha256().equals(key.keySha256())
                        && (key.submission() == Submission.CODE
                                || applications.keyAsSigned(application, sound.statement()));
                yield agrees ? new Judged.Sound(key.spki()) : new Judged.Altered("key-altered");
            }
        };
    }
}
