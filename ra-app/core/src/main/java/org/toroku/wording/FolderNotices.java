package org.toroku.wording;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.toroku.audit.Actor;
import org.toroku.audit.Book;
import org.toroku.evidence.DocumentKind;
import org.toroku.evidence.DocumentStore;
import org.toroku.wording.WordingsInForce.Used;

/** Puts notices into the folders of cases, and into the book from which text each was written. */
@Component
public class FolderNotices {
    private final WordingsInForce wordings;
    private final DocumentStore documents;
    private final Book book;

    FolderNotices(WordingsInForce wordings, DocumentStore documents, Book book) {
        this.wordings = wordings;
        this.documents = documents;
        this.book = book;
    }

    /** Looks up the text now, so that what it takes is done before a transaction that needs none of it. */
    public Written write(WordingKind kind, String caseNumber) {
        return write(kind, caseNumber, Map.of());
    }

    /** @param more values beside the case number, by language */
    public Written write(WordingKind kind, String caseNumber, Map<Locale, Map<String, String>> more) {
        Used used = wordings.of(kind);
        return new Written(used, wordings.notice(used, caseNumber, more));
    }

    /** A notice that is not in a folder yet. */
    public record Written(Used used, String text) {
        @Override
        public String toString() {
            return "Written[" + used + "]";
        }
    }

    /** Joins the caller's transaction; answers the id of the document. */
    public UUID file(UUID caseId, Written written, Actor by) {
        UUID notice = documents
                .put(
                        caseId,
                        DocumentKind.NOTICE,
                        "text/plain; charset=utf-8",
                        written.text().getBytes(StandardCharsets.UTF_8))
                .id();
        Map<String, Object> detail = new HashMap<>(written.used().source());
        detail.put("notice", notice.toString());
        book.record(Book.Entry.of(by, "notice-written", caseId, detail));
        return notice;
    }
}
