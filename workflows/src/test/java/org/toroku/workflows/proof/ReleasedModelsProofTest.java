package org.toroku.workflows.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.toroku.workflows.ModelFile;
import org.toroku.workflows.Models;

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

    /** Each file alone says less than it means: what it calls, or who calls it, is not there. */
    @Test
    void aFileAloneIsNoDeployment() {
        for (ModelFile file : Models.processes()) {
            assertThat(ModelProof.examine(List.of(file)))
                    .extracting(Violation::code)
                    .containsAnyOf(Codes.CALLED_PROCESS_MISSING, Codes.PROCESS_UNCALLED);
        }
    }
}
