package org.toroku.studio;

import java.util.List;
import java.util.UUID;
import org.toroku.workflows.ModelFile;

/** The models that conduct a case, for modules that must know what it was asked by them; whoever asks says who may see it. */
public interface ModelsOfCases {
    /** Empty for a case that has not begun, and where what is stored is not what was approved. */
    List<ModelFile> of(UUID caseId);
}
