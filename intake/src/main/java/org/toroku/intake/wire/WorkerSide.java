package org.toroku.intake.wire;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;
import org.toroku.intake.Box;
import org.toroku.intake.Code;
import org.toroku.intake.Finding;
import org.toroku.intake.Page;
import org.toroku.intake.Word;

/** The worker's end of the pipe. */
public final class WorkerSide {
    private final DataInputStream in;
    private final DataOutputStream out;

    public WorkerSide(InputStream in, OutputStream out) {
        this.in = new DataInputStream(in);
        this.out = new DataOutputStream(out);
    }

    public void greet(Greeting greeting) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream frame = new DataOutputStream(bytes)) {
            frame.writeInt(greeting.version());
            frame.writeLong(greeting.user());
            frame.writeInt(greeting.interfaces());
            frame.writeLong(greeting.capabilities());
            frame.writeBoolean(greeting.canaryVisible());
        }
        send(Frames.GREETING, bytes);
    }

    /** @return the next document; empty when the RA has closed the pipe */
    public Optional<byte[]> nextDocument() throws IOException {
        int type = in.read();
        if (type < 0) {
            return Optional.empty();
        }
        if (type != Frames.DOCUMENT) {
            throw new IOException("not a document");
        }
        int length = in.readInt();
        byte[] document = in.readNBytes(length);
        if (document.length != length) {
            throw new EOFException();
        }
        return Optional.of(document);
    }

    public void page(Page page) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream frame = new DataOutputStream(bytes)) {
            frame.writeInt(page.number());
            frame.writeInt(page.dotsPerInch());
            frame.writeUTF(page.image().format().name());
            frame.writeInt(page.image().width());
            frame.writeInt(page.image().height());
            byte[] image = page.image().bytes();
            frame.writeInt(image.length);
            frame.write(image);
            frame.writeInt(page.words().size());
            for (Word word : page.words()) {
                frame.writeUTF(word.text());
                box(frame, word.box());
            }
            frame.writeInt(page.codes().size());
            for (Code code : page.codes()) {
                frame.writeUTF(code.text());
                box(frame, code.box());
            }
        }
        send(Frames.PAGE, bytes);
    }

    private static void box(DataOutputStream frame, Box box) throws IOException {
        frame.writeInt(box.x());
        frame.writeInt(box.y());
        frame.writeInt(box.width());
        frame.writeInt(box.height());
    }

    public void verdict(Verdict verdict) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream frame = new DataOutputStream(bytes)) {
            frame.writeUTF(Named.of(verdict.kind()));
            frame.writeByte(verdict.findings().size());
            for (Finding finding : verdict.findings()) {
                frame.writeUTF(finding.reason().name());
                frame.writeLong(finding.found());
                frame.writeLong(finding.allowed());
            }
        }
        send(Frames.VERDICT, bytes);
    }

    private void send(int type, ByteArrayOutputStream bytes) throws IOException {
        out.writeByte(type);
        out.writeInt(bytes.size());
        bytes.writeTo(out);
        out.flush();
    }
}
