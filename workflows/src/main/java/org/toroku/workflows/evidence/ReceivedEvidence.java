package org.toroku.workflows.evidence;

import java.util.List;

/**
 * The documents of a case.
 *
 * @param method one of {@link org.toroku.workflows.Variables#PHOTO_ID}, {@code SEAL_CERTIFICATE} and {@code INQUIRY}
 * @param proxy whether a proxy applies
 */
public record ReceivedEvidence(String method, boolean proxy, List<Enclosure> enclosures) {

    public ReceivedEvidence {
        enclosures = List.copyOf(enclosures);
    }
}
