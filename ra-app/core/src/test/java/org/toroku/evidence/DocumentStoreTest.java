package org.toroku.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.PlatformTransactionManager;
import org.toroku.audit.Book;
import org.toroku.audit.BookVerifier;
import org.toroku.evidence.DocumentStore.Stored;

class DocumentStoreTest {
    private static final byte[] CONTENT = "住所 東京都千代田区霞が関".getBytes(StandardCharsets.UTF_8);
    private static final byte[] OTHER = "住所 大阪府大阪市北区中之島".getBytes(StandardCharsets.UTF_8);

    private Ground ground;
    private DocumentStore store;
    private UUID caseId;

    @BeforeEach
    void open() {
        ground = Ground.open();
        store = ground.bean(DocumentStore.class);
        caseId = ground.cases().apply();
    }

    @AfterEach
    void close() {
        ground.close();
    }

    @Test
    void givesBackWhatWasStoredAndSealsItsRow() {
        Stored stored = put(CONTENT);

        assertThat(store.read(stored.id())).isEqualTo(CONTENT);
        assertThat(store.list(caseId)).containsExactly(stored);
        assertThat(store.find(caseId, DocumentKind.NOTICE)).contains(stored);
        assertThat(ground.verifyBook()).isInstanceOf(BookVerifier.Report.Intact.class);
        assertThat(ground.bookText()).contains("document-stored", stored.sha256(), "case-key-created");
    }

    @Test
    void leavesNoReadableByteOnTheDisk() throws IOException {
        put(CONTENT);

        assertThat(blobs()).hasSize(1);
        assertThat(new String(Files.readAllBytes(blobs().getFirst()), StandardCharsets.ISO_8859_1))
                .doesNotContain(new String(CONTENT, StandardCharsets.ISO_8859_1).substring(0, 8));
    }

    @Test
    void keepsEmptyAndLargeDocuments() {
        byte[] large = new byte[3_000_000];
        Arrays.fill(large, (byte) 7);

        assertThat(store.read(put(new byte[0]).id())).isEmpty();
        assertThat(store.read(put(large).id())).isEqualTo(large);
    }

    @Test
    void answersWithTheDocumentAlreadyThereWhenTheSameIsStoredByManyAtOnce() throws Exception {
        Set<UUID> ids = new HashSet<>();
        CyclicBarrier barrier = new CyclicBarrier(8);
        try (var threads = Executors.newFixedThreadPool(8)) {
            List<Future<Stored>> puts = IntStream.range(0, 8)
                    .mapToObj(i -> threads.submit(() -> {
                        barrier.await();
                        return put(CONTENT);
                    }))
                    .toList();
            for (Future<Stored> put : puts) {
                ids.add(put.get().id());
            }
        }

        assertThat(ids).hasSize(1);
        assertThat(store.list(caseId)).hasSize(1);
        assertThat(ground.verifyBook()).isInstanceOf(BookVerifier.Report.Intact.class);
    }

    @Test
    void namesTheDocumentWhoseBlobIsMissing() throws IOException {
        Stored stored = put(CONTENT);
        Files.delete(blobs().getFirst());

        assertDamaged(stored, "missing");
    }

    @Test
    void namesTheDocumentWhoseBlobWasCut() throws IOException {
        Stored stored = put(CONTENT);
        byte[] blob = Files.readAllBytes(blobs().getFirst());
        Files.write(blobs().getFirst(), Arrays.copyOf(blob, blob.length - 1));

        assertDamaged(stored, "cut");
    }

    @Test
    void namesTheDocumentOfWhichOneBitWasFlipped() throws IOException {
        Stored stored = put(CONTENT);
        byte[] blob = Files.readAllBytes(blobs().getFirst());
        blob[blob.length / 2] ^= 1;
        Files.write(blobs().getFirst(), blob);

        assertDamaged(stored, "altered");
    }

    @Test
    void noticesThatTheFilesOfTwoDocumentsWereSwapped() throws IOException {
        Stored one = put(CONTENT);
        Stored two = put(OTHER);
        byte[] first = Files.readAllBytes(blobs().get(0));
        byte[] second = Files.readAllBytes(blobs().get(1));
        Files.write(blobs().get(0), second);
        Files.write(blobs().get(1), first);

        assertDamaged(one, "replaced");
        assertDamaged(two, "replaced");
    }

    @Test
    void noticesThatTwoRowsSwappedTheirBlobs() {
        Stored one = put(CONTENT);
        Stored two = put(OTHER);
        swap("blob", one, two);

        assertDamaged(one, "does not belong");
        assertDamaged(two, "does not belong");
    }

    /** With blob, key and digests moved together only the binding to the document's id can tell. */
    @Test
    void noticesThatAWholeDocumentWasMovedToAnotherRow() {
        Stored one = put(CONTENT);
        Stored two = put(OTHER);
        ground.jdbc()
                .sql("ALTER TABLE document DROP CONSTRAINT document_application_id_kind_sha256_key")
                .update();
        for (String column : List.of("blob", "wrapped_key", "sha256", "size")) {
            swap(column, one, two);
        }

        assertDamaged(one, "does not belong");
        assertDamaged(two, "does not belong");
    }

    @Test
    void noticesThatADocumentWasRelabelled() {
        Stored stored = put(CONTENT);
        ground.jdbc().sql("UPDATE document SET kind = 'OCSP_RESPONSE'").update();

        assertDamaged(stored, "does not belong");
    }

    @Test
    void noticesThatACaseGotTheKeyOfAnotherCase() {
        Stored stored = put(CONTENT);
        UUID other = ground.cases().apply();
        store.put(other, DocumentKind.NOTICE, "text/plain", OTHER);
        ground.jdbc()
                .sql("UPDATE case_key SET wrapped_key = (SELECT wrapped_key FROM case_key WHERE application_id = ?)"
                        + " WHERE application_id = ?")
                .params(other, caseId)
                .update();

        assertDamaged(stored, "key of its case is damaged");
    }

    @Test
    void noticesThatTheDigestWasRewritten() {
        Stored stored = put(CONTENT);
        ground.jdbc().sql("UPDATE document SET sha256 = repeat('0', 64)").update();

        assertDamaged(stored, "another digest");
    }

    @Test
    void hasNoDocumentWhenTheCallerRollsBackAndStoresItAfreshLater() throws IOException {
        ground.transaction().executeWithoutResult(status -> {
            put(CONTENT);
            status.setRollbackOnly();
        });

        assertThat(store.list(caseId)).isEmpty();
        assertThat(blobs()).as("the orphan stays, its key is gone").hasSize(1);
        assertThat(store.read(put(CONTENT).id())).isEqualTo(CONTENT);
    }

    @Test
    void hasNeitherRowNorEntryWhenItDiesBetweenBlobAndRow() throws IOException {
        BlobStore blobs = ground.bean(BlobStore.class);
        DocumentStore dying = new FileDocumentStore(
                ground.jdbc(),
                ground.bean(PlatformTransactionManager.class),
                ground.bean(CaseKeys.class),
                new BlobStore() {
                    @Override
                    public void write(String name, byte[] content) {
                        blobs.write(name, content);
                        throw new IllegalStateException("power failed");
                    }

                    @Override
                    public Optional<byte[]> read(String name) {
                        return blobs.read(name);
                    }
                },
                ground.bean(Book.class),
                ground.clock());

        assertThatThrownBy(() -> dying.put(caseId, DocumentKind.NOTICE, "text/plain", CONTENT))
                .hasMessage("power failed");

        assertThat(blobs()).hasSize(1);
        assertThat(store.list(caseId)).isEmpty();
        assertThat(ground.bookText()).doesNotContain("document-stored");
        assertThat(store.read(put(CONTENT).id())).isEqualTo(CONTENT);
    }

    @Test
    void hasNoRowWhenTheDiskTakesNothing() throws IOException {
        Path incoming = ground.folder().resolve("documents/incoming");
        ground.bean(BlobStore.class);
        Files.delete(incoming);
        Files.createFile(incoming);

        assertThatThrownBy(() -> put(CONTENT)).isInstanceOf(UncheckedIOException.class);
        assertThat(store.list(caseId)).isEmpty();
    }

    @Test
    void doesNotCallDocumentsDamagedWhileTheWholeFolderIsAway() throws IOException {
        Stored stored = put(CONTENT);
        Files.move(ground.folder().resolve("documents"), ground.folder().resolve("unmounted"));

        assertThatThrownBy(() -> store.read(stored.id())).isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void destroysEveryDocumentOfACaseWithItsKeyAndTakesNoFurtherOnes() {
        Stored stored = put(CONTENT);

        store.destroy(caseId);
        store.destroy(caseId);

        assertDamaged(stored, "was destroyed");
        assertThatThrownBy(() -> put(OTHER)).isInstanceOf(IllegalStateException.class);
        assertThat(ground.bookText()).containsOnlyOnce("case-key-destroyed");
        assertThat(ground.verifyBook()).isInstanceOf(BookVerifier.Report.Intact.class);
    }

    @Test
    void blamesTheOperatorNotTheDocumentWhenTheMasterKeyIsAnother() {
        Stored stored = put(CONTENT);
        CaseKeys otherKeys = new CaseKeys(
                ground.jdbc(),
                KeyFileMasterKey.open(ground.folder().resolve("other.key"), true),
                ground.bean(Book.class),
                ground.clock());

        assertThatThrownBy(() -> otherKeys.forReading(stored.caseId()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("needs master key file:");
    }

    @Test
    void refusesAMasterKeyFileThatIsMissingOrThatOthersMayRead() throws IOException {
        Path missing = ground.folder().resolve("missing.key");
        Path open = ground.folder().resolve("open.key");
        Files.write(open, new byte[32]);
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rw-r-----"));

        assertThatThrownBy(() -> KeyFileMasterKey.open(missing, false)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> KeyFileMasterKey.open(open, false))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("0600");
        assertThat(missing).doesNotExist();
    }

    private Stored put(byte[] content) {
        return store.put(caseId, DocumentKind.NOTICE, "text/plain", content);
    }

    private void assertDamaged(Stored stored, String what) {
        assertThatThrownBy(() -> store.read(stored.id()))
                .isInstanceOf(DocumentDamagedException.class)
                .hasMessageContaining(stored.id().toString())
                .hasMessageContaining(what);
    }

    private void swap(String column, Stored one, Stored two) {
        ground.jdbc()
                .sql("UPDATE document d SET " + column + " = o." + column
                        + " FROM document o WHERE (d.id = :one AND o.id = :two) OR (d.id = :two AND o.id = :one)")
                .params(Map.of("one", one.id(), "two", two.id()))
                .update();
    }

    private List<Path> blobs() throws IOException {
        try (Stream<Path> files = Files.walk(ground.folder().resolve("documents"))) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
