package org.toroku.subjectkey;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.toroku.audit.Actor;
import org.toroku.evidence.DocumentKind;
import org.toroku.evidence.DocumentStore;
import org.toroku.post.LetterKind;
import org.toroku.post.OutgoingMail;

/** Makes codes and orders the letters that carry them. Every method joins the caller's transaction. */
@Component
public class CodeOrders {
    private final DocumentStore documents;
    private final OutgoingMail mail;
    private final SecureRandom random = new SecureRandom();

    CodeOrders(DocumentStore documents, OutgoingMail mail) {
        this.documents = documents;
        this.mail = mail;
    }

    /** @param code as it is read back, of which a digest is to be kept and nothing else */
    public record Ordered(String code, UUID letter) {
        @Override
        public String toString() {
            return "Ordered[" + letter + "]";
        }
    }

    /** The code waits, encrypted, to be printed; an earlier one that never left is erased. */
    public Ordered order(UUID caseId, LetterKind kind, OutgoingMail.Channel channel, Actor by) {
        erase(caseId, kind);
        String code = CodeText.fresh(random);
        UUID content = documents
                .put(
                        caseId,
                        DocumentKind.LETTER,
                        "text/plain; charset=us-ascii",
                        code.getBytes(StandardCharsets.US_ASCII))
                .id();
        return new Ordered(CodeText.read(code).orElseThrow(), mail.order(caseId, kind, channel, List.of(content), by));
    }

    /** Nobody reads the codes of these letters here any more. */
    public void erase(UUID caseId, LetterKind kind) {
        mail.ofCase(caseId).stream()
                .filter(letter -> letter.kind() == kind)
                .flatMap(letter -> letter.contents().stream())
                .forEach(documents::erase);
    }
}
