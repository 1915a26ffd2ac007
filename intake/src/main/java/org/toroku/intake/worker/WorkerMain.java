package org.toroku.intake.worker;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.logging.LogManager;
import javax.imageio.ImageIO;
import org.toroku.intake.wire.LimitsText;
import org.toroku.intake.wire.WorkerSide;

/** A worker: reads documents from standard input until that ends, and answers on standard output. */
public final class WorkerMain {
    private WorkerMain() {}

    /** @param arguments the limits, and the path of a file that only the RA may see */
    public static void main(String[] arguments) throws IOException {
        run(arguments[1], new Reading(LimitsText.parse(arguments[0])));
    }

    /** For workers that read otherwise. */
    public static void run(String canary, DocumentReader reader) throws IOException {
        InputStream in = new BufferedInputStream(new FileInputStream(FileDescriptor.in));
        OutputStream out = new BufferedOutputStream(new FileOutputStream(FileDescriptor.out));
        // Libraries that print or log must not write into the answers; what they say may quote the document.
        System.setOut(System.err);
        LogManager.getLogManager().reset();
        ImageIO.setUseCache(false);
        WorkerSide ra = new WorkerSide(in, out);
        ra.greet(Surroundings.greeting(Path.of(canary)));
        Optional<byte[]> document = ra.nextDocument();
        while (document.isPresent()) {
            ra.verdict(reader.read(document.get(), ra::page));
            document = ra.nextDocument();
        }
    }
}
