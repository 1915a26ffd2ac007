package org.toroku.intake;

import java.util.Locale;
import java.util.Optional;

/** What a document is by its own bytes. Everything else is refused. */
public enum DocumentKind {
    PDF("application/pdf"),
    JPEG("image/jpeg"),
    PNG("image/png"),
    TIFF("image/tiff"),
    HEIC("image/heic");

    private final String mediaType;

    DocumentKind(String mediaType) {
        this.mediaType = mediaType;
    }

    public String mediaType() {
        return mediaType;
    }

    /** What a file of this name says that it is; empty when the name says nothing that is known. */
    public static Optional<DocumentKind> claimedBy(String fileName) {
        String ending = fileName.substring(fileName.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return switch (ending) {
            case "pdf" -> Optional.of(PDF);
            case "jpg", "jpeg", "jpe", "jfif" -> Optional.of(JPEG);
            case "png" -> Optional.of(PNG);
            case "tif", "tiff" -> Optional.of(TIFF);
            case "heic", "heif" -> Optional.of(HEIC);
            default -> Optional.empty();
        };
    }
}
