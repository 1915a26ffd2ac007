package org.toroku.studio;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.toroku.audit.BookVerifier;
import org.toroku.workflows.ModelFile;

/** Reads publications and drafts only as the book sealed them, with the very bytes that their digests name. */
@Component
class SealedPapers {
    private static final Logger LOG = LoggerFactory.getLogger(SealedPapers.class);

    private final BookVerifier verifier;
    private final PublicationLedger publications;
    private final DraftLedger drafts;
    private final ModelContents contents;
    private final RulesWords words;

    SealedPapers(
            BookVerifier verifier,
            PublicationLedger publications,
            DraftLedger drafts,
            ModelContents contents,
            RulesWords words) {
        this.words = words;
        this.verifier = verifier;
        this.publications = publications;
        this.drafts = drafts;
        this.contents = contents;
    }

    /** @param word of whoever answers for its rules */
    record SealedPublication(PublicationLedger.Row row, List<ModelFile> models, Optional<RulesWords.Word> word) {}

    /** @param versions the newest first */
    record SealedDraft(DraftLedger.Row row, List<DraftLedger.Version> versions, List<ModelFile> newest) {}

    /**
     * Empty, with an alarm, where row or bytes are not what the book says.
     *
     * @throws IllegalStateException inside a transaction
     */
    Optional<SealedPublication> publication(UUID id) {
        return alarmed(
                "publication",
                id,
                verifier.readVerified(
                                id,
                                () -> publications
                                        .find(id)
                                        .flatMap(row -> contents.all(row.files())
                                                .map(models -> new SealedPublication(row, models, words.of(id)))))
                        .flatMap(found -> found));
    }

    /** As {@link #publication}. */
    Optional<SealedDraft> draft(UUID id) {
        return alarmed("draft", id, verifier.readVerified(id, () -> sealed(id)).flatMap(found -> found));
    }

    private Optional<SealedDraft> sealed(UUID id) {
        List<DraftLedger.Version> versions = drafts.versions(id);
        return versions.isEmpty()
                ? Optional.empty()
                : drafts.find(id)
                        .flatMap(row -> contents.all(versions.getFirst().files())
                                .map(models -> new SealedDraft(row, versions, models)));
    }

    private static <T> Optional<T> alarmed(String kind, UUID id, Optional<T> found) {
        if (found.isEmpty()) {
            LOG.atError()
                    .addKeyValue("alarm", "models-altered")
                    .addKeyValue("kind", kind)
                    .addKeyValue("id", id)
                    .log("Stored models are not what the book sealed; they are not deployed");
        }
        return found;
    }
}
