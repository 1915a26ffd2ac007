package org.toroku.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.toroku.audit.BookVerifier;
import org.toroku.audit.BookVerifier.Finding;
import org.toroku.audit.BookVerifier.Report;
import org.toroku.audit.EvidenceFiles.Depth;

/** Rows of documents are worth nothing without their files. */
class EvidenceFilesTest {
    private Ground ground;
    private DocumentStore documents;
    private UUID caseId;
    private DocumentStore.Stored stored;

    @BeforeEach
    void open() {
        ground = Ground.open();
        documents = ground.bean(DocumentStore.class);
        caseId = ground.cases().apply();
        stored = documents.put(caseId, DocumentKind.NOTICE, "text/plain", "通知".getBytes(StandardCharsets.UTF_8));
        assertThat(findings(Depth.CONTENT)).isEmpty();
    }

    @AfterEach
    void close() {
        ground.close();
    }

    private Path file() {
        String blob = ground.jdbc()
                .sql("SELECT blob FROM document")
                .query(String.class)
                .single();
        return ground.folder()
                .resolve("documents")
                .resolve(blob.substring(0, 2))
                .resolve(blob);
    }

    private List<Finding> findings(Depth depth) {
        return ground.bean(BookVerifier.class).verify(depth) instanceof Report.Altered(var findings)
                ? findings
                : List.of();
    }

    @Test
    void aFileThatIsGoneIsNamed() throws IOException {
        Files.delete(file());

        Finding gone = new Finding("document " + stored.id(), "file-missing");
        assertThat(findings(Depth.CONTENT)).containsExactly(gone);
        assertThat(findings(Depth.PRESENCE)).containsExactly(gone);
    }

    @Test
    void aFileThatWasAlteredIsNamed() throws IOException {
        Files.write(file(), new byte[] {1}, StandardOpenOption.APPEND);

        assertThat(findings(Depth.CONTENT)).containsExactly(new Finding("document " + stored.id(), "file-altered"));
        assertThat(findings(Depth.PRESENCE)).isEmpty();
    }

    @Test
    void whatWasErasedOrShreddedNeedNotBeThere() throws IOException {
        Path file = file();
        documents.erase(stored.id());
        Files.delete(file);
        assertThat(findings(Depth.CONTENT)).isEmpty();

        documents.put(caseId, DocumentKind.NOTICE, "text/plain", "別の通知".getBytes(StandardCharsets.UTF_8));
        documents.destroy(caseId);
        try (var files = Files.walk(ground.folder().resolve("documents"))) {
            for (Path each : files.filter(Files::isRegularFile).toList()) {
                Files.delete(each);
            }
        }
        assertThat(findings(Depth.CONTENT)).isEmpty();
    }
}
