package org.toroku.subjectkey;

import java.time.Instant;
import java.util.UUID;
import org.toroku.enrolment.KeyStatement;
import org.toroku.pki.Der;

/**
 * A key as it was handed in.
 *
 * @param algorithm for people, e.g. {@code EC P-256}
 * @param keySha256 hex SHA-256 by which the same key is found again: of the modulus for RSA, else of the key in its one
 *     canonical encoding
 * @param requestSha256 hex SHA-256 of the certificate request, which is among the case's documents
 */
public record SubjectKeyRow(
        UUID caseId,
        State state,
        Submission submission,
        String algorithm,
        Der spki,
        String keySha256,
        Format format,
        String requestSha256,
        KeyInput.Origin origin,
        Instant receivedAt) {

    public enum State {
        PRESENTED,
        ACCEPTED,
        SET_ASIDE
    }

    /** How the key came: inside the signed application, or with an identification code. */
    public enum Submission {
        SIGNED,
        CODE
    }

    /** Of the certificate request: RFC 2986 or RFC 4211. */
    public enum Format {
        PKCS10,
        CRMF
    }

    /** A key that has just come and that nobody but its reader has judged. */
    static SubjectKeyRow presented(
            UUID caseId, Submission submission, KeyReading.Read.Sound sound, KeyInput.Origin origin, Instant now) {
        return new SubjectKeyRow(
                caseId,
                State.PRESENTED,
                submission,
                sound.statement().algorithm(),
                sound.statement().spki(),
                sound.keySha256(),
                sound.format(),
                sound.statement().requestSha256(),
                origin,
                now);
    }

    KeyStatement statement() {
        return new KeyStatement(algorithm, spki, requestSha256);
    }
}
