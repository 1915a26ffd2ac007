package org.toroku.intake.worker;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MimeTypes;
import org.toroku.intake.DocumentKind;
import org.toroku.intake.structure.Octets;

/** A second opinion on what a file is: Tika's, by content alone, without any name. */
final class Detection {
    private final MimeTypes types = MimeTypes.getDefaultMimeTypes();

    boolean agrees(Octets octets, DocumentKind kind) throws IOException {
        String detected = types.detect(new ByteArrayInputStream(octets.array()), new Metadata())
                .toString();
        return detected.equals(kind.mediaType()) || kind == DocumentKind.HEIC && detected.equals("image/heif");
    }
}
