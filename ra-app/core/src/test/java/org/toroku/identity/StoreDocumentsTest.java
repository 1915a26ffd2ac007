package org.toroku.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.toroku.evidence.DocumentKind;
import org.toroku.process.StepResult;

/** Nothing is judged on documents that cannot be read back as they were handed in. */
class StoreDocumentsTest {
    private final IdentityScene scene = new IdentityScene();

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void haltsOnADamagedDocument() throws IOException {
        UUID id = scene.submitted("good");
        scene.damageNewestBlob();

        assertThat(scene.step().perform(IdentityScene.context(id))).isEqualTo(new StepResult.Halt("document-damaged"));
        assertThat(scene.ground().bean(StoreDocumentsStep.class).perform(IdentityScene.context(id)))
                .isEqualTo(new StepResult.Halt("document-damaged"));
    }

    @Test
    void haltsWhereNothingWasSigned() {
        UUID id = scene.ground().cases().apply();

        assertThat(scene.step().perform(IdentityScene.context(id)))
                .isEqualTo(new StepResult.Halt("application-not-signed"));
        assertThat(scene.ground().bean(StoreDocumentsStep.class).perform(IdentityScene.context(id)))
                .isEqualTo(new StepResult.Halt("application-not-signed"));
    }

    @Test
    void listsTheDocumentsHandedInOnceTheyWereReadBack() {
        UUID id = scene.submitted("good");
        StepResult result = scene.ground().bean(StoreDocumentsStep.class).perform(IdentityScene.context(id));

        assertThat(result).isInstanceOfSatisfying(StepResult.Done.class, done -> {
            assertThat(done.variables()).isEqualTo(Map.of("documents", 2));
            scene.commit(done);
        });
        assertThat(scene.ground().bookText())
                .contains("documents-verified", "APPLICATION_CONTENT", "APPLICATION_SIGNATURE")
                .contains(scene.documents()
                        .find(id, DocumentKind.APPLICATION_CONTENT)
                        .orElseThrow()
                        .sha256());
    }

    @Test
    void noticesThatTheContentStoredIsNotTheContentShown() {
        UUID id = scene.submitted("good");
        scene.ground().jdbc().sql("UPDATE application SET content = 'other'").update();

        assertThat(scene.ground().bean(StoreDocumentsStep.class).perform(IdentityScene.context(id)))
                .isEqualTo(new StepResult.Halt("document-missing"));
    }
}
