package org.toroku.process;

import java.util.SortedMap;

/** The models that this release publishes. */
@FunctionalInterface
interface ModelSource {
    /** BPMN documents by resource name. */
    SortedMap<String, byte[]> models();
}
