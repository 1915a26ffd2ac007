package org.toroku.workflows.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.toroku.workflows.ModelFile;
import org.toroku.workflows.Models;
import org.toroku.workflows.ProcessIds;

/** What this release brings along keeps what a proof promises. */
class ReleasedModelsProofTest {
    @Test
    void releasedModelsBreakNoPromise() {
        assertThat(ModelProof.examine(Models.processes())).isEmpty();
    }

    @Test
    void nothingAtAllMayNotBePublished() {
        assertThat(ModelProof.examine(List.of())).extracting(Violation::code).containsExactly(Codes.NO_PROCESS);
    }

    /** Each file alone says less than it means: what it calls, or who calls it, is not there. A revocation calls nothing. */
    @Test
    void aFileAloneIsNoDeployment() {
        for (ModelFile file : Models.processes()) {
            if (file.resource().endsWith(ProcessIds.REVOKE_CERTIFICATE + ".bpmn")) {
                assertThat(ModelProof.examine(List.of(file))).isEmpty();
                continue;
            }
            assertThat(ModelProof.examine(List.of(file)))
                    .extracting(Violation::code)
                    .containsAnyOf(Codes.CALLED_PROCESS_MISSING, Codes.PROCESS_UNCALLED);
        }
    }
}
