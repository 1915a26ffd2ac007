package org.toroku.intake.wire;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UTFDataFormatException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.toroku.intake.DocumentKind;
import org.toroku.intake.Finding;
import org.toroku.intake.Reason;

/** Reads a verdict that may have been made up. */
final class VerdictReader {
    private VerdictReader() {}

    static Verdict read(DataInputStream frame) throws IOException {
        try {
            Optional<DocumentKind> kind = Named.optional(frame, DocumentKind.class);
            int count = frame.readUnsignedByte();
            List<Finding> findings = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                findings.add(new Finding(Named.read(frame, Reason.class), frame.readLong(), frame.readLong()));
            }
            if (frame.read() >= 0) {
                throw new InvalidAnswer("a verdict with something behind it");
            }
            return new Verdict(kind, findings);
        } catch (EOFException | UTFDataFormatException e) {
            throw new InvalidAnswer("a verdict too short");
        }
    }
}
