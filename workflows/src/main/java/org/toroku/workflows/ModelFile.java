package org.toroku.workflows;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;

/** A process or decision model as a file: what is deployed, evaluated, hashed and kept as evidence are the same bytes. */
public final class ModelFile {

    private final String resource;
    private final byte[] bytes;
    private final String sha256;

    /**
     * @param resource name under which the model is deployed, e.g. {@code bpmn/issue-certificate.bpmn}
     * @param bytes UTF-8 text
     */
    public ModelFile(String resource, byte[] bytes) {
        this.resource = Objects.requireNonNull(resource);
        this.bytes = bytes.clone();
        this.sha256 = sha256(this.bytes);
    }

    public String resource() {
        return resource;
    }

    /** A copy of the exact bytes. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** The content as text. */
    public String text() {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** Lower-case hex SHA-256 of exactly {@link #bytes()}. */
    public String sha256() {
        return sha256;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ModelFile that && resource.equals(that.resource) && sha256.equals(that.sha256);
    }

    @Override
    public int hashCode() {
        return Objects.hash(resource, sha256);
    }

    @Override
    public String toString() {
        return "ModelFile[" + resource + ", " + sha256 + "]";
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform must offer SHA-256", e);
        }
    }
}
