package org.toroku.process;

import java.util.SortedMap;
import java.util.TreeMap;
import org.toroku.workflows.Models;

/** Where the models to publish come from. */
@FunctionalInterface
interface ModelSource {
    /** BPMN documents by resource name. */
    SortedMap<String, byte[]> models();

    /** The models of this release. */
    static SortedMap<String, byte[]> released() {
        SortedMap<String, byte[]> models = new TreeMap<>();
        Models.processes().forEach(model -> models.put(model.resource(), model.bytes()));
        return models;
    }
}
