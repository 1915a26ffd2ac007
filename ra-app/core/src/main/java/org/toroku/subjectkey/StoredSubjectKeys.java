package org.toroku.subjectkey;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
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

    StoredSubjectKeys(
            SubjectKeyLedger ledger,
            DocumentStore documents,
            KeyReading reading,
            Applications applications,
            LegalBases bases) {
        this.ledger = ledger;
        this.documents = documents;
        this.reading = reading;
        this.applications = applications;
        this.bases = bases;
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
            // by the rules of the day on which the key came: whether they have changed is asked by the check
            LocalDate day = LocalDate.ofInstant(key.get().receivedAt(), LegalBasis.JAPAN);
            return judged(application, key.get(), day) instanceof Judged.Sound(var spki)
                    ? new Proof.Proven(spki)
                    : new Proof.Missing("key-altered");
        } catch (DocumentDamagedException _) {
            return new Proof.Missing("document-damaged");
        }
    }

    @Override
    public boolean basisHolds(UUID caseId) {
        return ledger.find(caseId)
                .filter(key -> key.state() == State.ACCEPTED)
                .filter(key ->
                        key.submission() == Submission.CODE || bases.inForce().isPresent())
                .isPresent();
    }

    @Override
    public Optional<Der> shown(UUID caseId) {
        return ledger.find(caseId).map(SubjectKeyRow::spki);
    }

    @Override
    public boolean accepted(UUID caseId) {
        return ledger.find(caseId).filter(row -> row.state() == State.ACCEPTED).isPresent();
    }

    /** @throws DocumentDamagedException when a stored document is not what was handed in */
    Judged judged(ApplicationRecord application, SubjectKeyRow key, LocalDate day) {
        Optional<Der> request = documents.list(application.id()).stream()
                .filter(stored -> stored.kind() == DocumentKind.KEY_REQUEST)
                .filter(stored -> stored.sha256().equals(key.requestSha256()))
                .map(stored -> Der.of(documents.read(stored.id())))
                .findFirst();
        if (request.isEmpty()) {
            return new Judged.Altered("key-altered");
        }
        return switch (reading.read(request.get(), day)) {
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
