package org.toroku.identity;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.toroku.audit.Actor;
import org.toroku.audit.Book;
import org.toroku.enrolment.ApplicationRecord;
import org.toroku.enrolment.Applications;
import org.toroku.evidence.DocumentDamagedException;
import org.toroku.evidence.DocumentKind;
import org.toroku.evidence.DocumentStore;
import org.toroku.evidence.DocumentStore.Stored;
import org.toroku.pki.Der;
import org.toroku.pki.identity.SignedApplication;
import org.toroku.process.Step;
import org.toroku.process.StepContext;
import org.toroku.process.StepResult;
import org.toroku.workflows.JobTypes;

/**
 * Makes sure that what was handed in is really there before anybody works on it: every document is read back from the
 * store, decrypted and compared, and the list enters the book (R20).
 */
@Component
class StoreDocumentsStep implements Step {
    private static final Logger LOG = LoggerFactory.getLogger(StoreDocumentsStep.class);
    private static final Actor ACTOR = new Actor.Service("document-check");

    private final Applications applications;
    private final DocumentStore documents;
    private final Book book;

    StoreDocumentsStep(Applications applications, DocumentStore documents, Book book) {
        this.applications = applications;
        this.documents = documents;
        this.book = book;
    }

    @Override
    public String jobType() {
        return JobTypes.STORE_DOCUMENTS;
    }

    @Override
    public StepResult perform(StepContext context) {
        try {
            return check(context.caseId());
        } catch (DocumentDamagedException e) {
            LOG.atError().addKeyValue("case", context.caseId()).log(e.getMessage());
            return new StepResult.Halt("document-damaged");
        }
    }

    private StepResult check(UUID caseId) {
        List<Stored> stored = documents.list(caseId);
        stored.forEach(document -> documents.read(document.id()));
        ApplicationRecord application = applications.get(caseId);
        Optional<SignedApplication> signed = applications.signed(caseId);
        if (signed.isEmpty()) {
            return new StepResult.Halt("application-not-signed");
        }
        List<Expected> expected = expected(signed.get());
        if (!expected.stream().allMatch(one -> stored.stream().anyMatch(one::matches))) {
            return new StepResult.Halt("document-missing");
        }
        if (!expected.getFirst().content().sha256Hex().equals(application.contentSha256())) {
            return new StepResult.Halt("content-differs-from-what-was-shown");
        }
        return new StepResult.Done(ACTOR, Map.of("documents", stored.size()), () -> record(caseId, stored));
    }

    private record Expected(DocumentKind kind, Der content) {
        boolean matches(Stored stored) {
            return stored.kind() == kind && stored.sha256().equals(content.sha256Hex());
        }
    }

    private static List<Expected> expected(SignedApplication signed) {
        List<Expected> expected = new ArrayList<>();
        expected.add(new Expected(DocumentKind.APPLICATION_CONTENT, signed.content()));
        switch (signed) {
            case SignedApplication.Cms cms ->
                expected.add(new Expected(DocumentKind.APPLICATION_SIGNATURE, cms.signedData()));
            case SignedApplication.Raw raw -> {
                expected.add(new Expected(DocumentKind.APPLICATION_SIGNATURE, raw.signature()));
                expected.add(new Expected(DocumentKind.SIGNER_CERTIFICATE, raw.certificate()));
            }
        }
        return expected;
    }

    private void record(UUID caseId, List<Stored> stored) {
        List<String> manifest = stored.stream()
                .map(document -> document.id() + " " + document.kind() + " " + document.sha256())
                .toList();
        // no rows are named: sealing them again would make a tampered row look right
        book.record(Book.Entry.of(ACTOR, "documents-verified", caseId, Map.of("documents", manifest)));
    }
}
