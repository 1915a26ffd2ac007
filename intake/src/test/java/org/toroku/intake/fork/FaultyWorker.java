package org.toroku.intake.fork;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.toroku.intake.DocumentKind;
import org.toroku.intake.Finding;
import org.toroku.intake.Limits;
import org.toroku.intake.Page;
import org.toroku.intake.PageImage;
import org.toroku.intake.Reason;
import org.toroku.intake.wire.LimitsText;
import org.toroku.intake.wire.Verdict;
import org.toroku.intake.worker.DocumentReader;
import org.toroku.intake.worker.PageSink;
import org.toroku.intake.worker.Reading;
import org.toroku.intake.worker.WorkerMain;

/** A worker that does what a document orders, as if its parser had been taken over; other documents it reads well. */
final class FaultyWorker implements DocumentReader {
    static final String ORDER = "ORDER ";

    private final Reading reading;

    private FaultyWorker(Limits limits) {
        reading = new Reading(limits);
    }

    public static void main(String[] arguments) throws IOException {
        WorkerMain.run(arguments[1], new FaultyWorker(LimitsText.parse(arguments[0])));
    }

    @Override
    public Verdict read(byte[] original, PageSink sink) throws IOException {
        String text = new String(original, 0, Math.min(original.length, 200), StandardCharsets.UTF_8);
        if (!text.startsWith(ORDER)) {
            return reading.read(original, sink);
        }
        String[] order = text.substring(ORDER.length()).split(" ", 2);
        return obey(order[0], order.length > 1 ? order[1] : "", sink);
    }

    private static Verdict obey(String what, String operand, PageSink sink) throws IOException {
        switch (what) {
            case "halt" -> Runtime.getRuntime().halt(7);
            case "hang" -> hang();
            case "memory" -> fillMemory();
            case "recurse" -> recurse(1);
            case "connect" -> {
                return answer(connects(operand));
            }
            case "write" -> {
                return answer(writes(Path.of(operand)));
            }
            case "see" -> {
                return answer(Files.exists(Path.of(operand)));
            }
            case "execute" -> {
                return answer(executes(operand));
            }
            case "accept-without-pages" -> {
                return new Verdict(Optional.of(DocumentKind.PDF), List.of());
            }
            case "page-that-is-no-picture" ->
                sink.take(page("<script>alert(1)</script>".getBytes(StandardCharsets.UTF_8)));
            case "flood" -> flood();
            default -> throw new IllegalArgumentException(what);
        }
        return new Verdict(Optional.empty(), List.of());
    }

    /** Told by the figures of a refusal. */
    private static Verdict answer(boolean yes) {
        return new Verdict(Optional.empty(), List.of(new Finding(Reason.UNKNOWN_KIND, yes ? 1 : 0, 0)));
    }

    private static Page page(byte[] bytes) {
        return new Page(1, 300, new PageImage(PageImage.Format.PNG, 10, 10, bytes), List.of(), List.of());
    }

    private static void hang() {
        while (true) {
            Thread.onSpinWait();
        }
    }

    private static void fillMemory() {
        List<byte[]> all = new ArrayList<>();
        while (all.size() < Integer.MAX_VALUE) {
            all.add(new byte[1 << 20]);
        }
    }

    private static int recurse(int depth) {
        return depth <= 0 ? 0 : recurse(depth + 1) + 1;
    }

    private static boolean connects(String address) {
        String[] parts = address.split(":", 2);
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(parts[0], Integer.parseInt(parts[1])), 2000);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean writes(Path path) {
        try {
            Files.writeString(path, "written by a worker");
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean executes(String program) {
        try {
            return new ProcessBuilder(program).start().waitFor() >= 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Past the frames, onto the pipe itself. */
    private static void flood() throws IOException {
        try (OutputStream out = new FileOutputStream(FileDescriptor.out)) {
            byte[] noise = new byte[1 << 16];
            Arrays.fill(noise, (byte) 'P');
            while (true) {
                out.write(noise);
            }
        }
    }
}
