package org.toroku.intake.wire;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import org.toroku.intake.Limits;
import org.toroku.intake.Page;

/** The RA's end of the pipe. It believes nothing that comes out of it. */
public final class ParentSide {
    /** Pages and verdict of one document. */
    public record Answer(Verdict verdict, List<Page> pages) {
        public Answer {
            pages = List.copyOf(pages);
        }
    }

    private final DataInputStream in;
    private final DataOutputStream out;
    private final PageReader pageReader;
    private final Limits limits;

    public ParentSide(InputStream in, OutputStream out, Limits limits) {
        this.in = new DataInputStream(in);
        this.out = new DataOutputStream(out);
        this.limits = limits;
        this.pageReader = new PageReader(limits);
    }

    public Greeting greeting() throws IOException {
        DataInputStream frame = frame(Frames.GREETING, in.readUnsignedByte(), Frames.LARGEST_GREETING);
        Greeting greeting =
                new Greeting(frame.readInt(), frame.readLong(), frame.readInt(), frame.readLong(), frame.readBoolean());
        if (greeting.version() != Greeting.VERSION) {
            throw new InvalidAnswer("another version");
        }
        return greeting;
    }

    public Answer ask(byte[] document) throws IOException {
        out.writeByte(Frames.DOCUMENT);
        out.writeInt(document.length);
        out.write(document);
        out.flush();
        List<Page> pages = new ArrayList<>();
        int characters = 0;
        while (true) {
            int type = in.readUnsignedByte();
            if (type == Frames.VERDICT) {
                Verdict verdict = VerdictReader.read(frame(Frames.VERDICT, type, Frames.LARGEST_VERDICT));
                if (!verdict.refused() && (pages.isEmpty() || verdict.kind().isEmpty())) {
                    throw new InvalidAnswer("accepted without pages");
                }
                return new Answer(verdict, verdict.refused() ? List.of() : pages);
            }
            if (pages.size() >= limits.pages().count()) {
                throw new InvalidAnswer("too many pages");
            }
            Page page = pageReader.read(frame(Frames.PAGE, type, Frames.LARGEST_PAGE), pages.size() + 1);
            characters +=
                    page.words().stream().mapToInt(word -> word.text().length()).sum();
            if (characters > limits.textCharacters()) {
                throw new InvalidAnswer("too much text");
            }
            pages.add(page);
        }
    }

    private DataInputStream frame(int expected, int type, int largest) throws IOException {
        if (type != expected) {
            throw new InvalidAnswer("an unexpected frame");
        }
        int length = in.readInt();
        if (length < 0 || length > largest) {
            throw new InvalidAnswer("a frame too long");
        }
        byte[] bytes = in.readNBytes(length);
        if (bytes.length != length) {
            throw new EOFException();
        }
        return new DataInputStream(new ByteArrayInputStream(bytes));
    }
}
