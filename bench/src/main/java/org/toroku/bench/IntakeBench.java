package org.toroku.bench;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.image.JPEGFactory;
import org.toroku.intake.Examination;
import org.toroku.intake.Limits;
import org.toroku.intake.fork.WorkerPool;
import org.toroku.intake.fork.WorkerSettings;
import org.toroku.intake.worker.Reading;

/** Documents per second through a confined worker against the same reader in this process. */
final class IntakeBench {
    private static final int DOCUMENTS_A_ROUND = 12;
    private static final int WARM_UP_ROUNDS = 2;
    private static final int LEAST_ROUNDS = 3;

    private final int rounds;
    private final Table table;

    IntakeBench(Extent extent, Table table) {
        this.rounds = Math.max(LEAST_ROUNDS, extent.rounds());
        this.table = table;
    }

    void run() {
        List<byte[]> documents = List.of(scan(), photograph());
        Limits limits = Limits.standard();
        Reading reading = new Reading(limits);
        try (WorkerPool pool = WorkerPool.start(WorkerSettings.standard(), limits)) {
            double[] forked = new double[rounds];
            double[] inProcess = new double[rounds];
            for (int round = -WARM_UP_ROUNDS; round < rounds; round++) {
                double through = rate(documents, document -> through(pool, document));
                double here = rate(documents, document -> here(reading, document));
                if (round >= 0) {
                    forked[round] = through;
                    inProcess[round] = here;
                }
            }
            report(pool, Median.of(forked), Median.of(inProcess));
        }
    }

    private void report(WorkerPool pool, double forked, double inProcess) {
        table.add(
                "documents ÷ the same reader in process",
                forked / inProcess,
                "",
                new Aim.AtLeast(0.8),
                String.format(
                        Locale.ROOT,
                        "%.2f ÷ %.2f per second, one worker, %s",
                        forked,
                        inProcess,
                        pool.isolation().means()));
        long resident = pool.workers().stream()
                .flatMap(worker -> ProcessHandle.of(worker).stream())
                .mapToLong(worker -> new ProcessTree(worker).residentBytes())
                .sum();
        table.add(
                "resident memory of a worker",
                resident / 1e9,
                " GB",
                new Aim.AtMost(0.5),
                "PSS of its processes after those documents");
    }

    /** What is done with each document. */
    private interface Examine {
        void document(byte[] original) throws IOException;
    }

    private static double rate(List<byte[]> documents, Examine examine) {
        long begun = System.nanoTime();
        try {
            for (int i = 0; i < DOCUMENTS_A_ROUND; i++) {
                examine.document(documents.get(i % documents.size()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return DOCUMENTS_A_ROUND * 1e9 / (System.nanoTime() - begun);
    }

    private static void through(WorkerPool pool, byte[] document) {
        if (!(pool.examine(new ByteArrayInputStream(document), "") instanceof Examination.Accepted)) {
            throw new IllegalStateException("not accepted");
        }
    }

    private static void here(Reading reading, byte[] document) throws IOException {
        if (reading.read(document, page -> {}).refused()) {
            throw new IllegalStateException("refused");
        }
    }

    /** A page of A4 as an office scanner makes it. */
    private static byte[] scan() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage(PDRectangle.A4);
            document.addPage(page);
            try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                content.drawImage(
                        JPEGFactory.createFromImage(document, picture(2480, 3508)),
                        0,
                        0,
                        PDRectangle.A4.getWidth(),
                        PDRectangle.A4.getHeight());
            }
            document.save(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static byte[] photograph() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(picture(2000, 1500), "jpeg", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static BufferedImage picture(int width, int height) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, width, height);
        graphics.setColor(Color.BLACK);
        for (int y = 100; y < height - 100; y += 60) {
            for (int x = 100; x < width - 100; x += 45) {
                graphics.fillRect(x, y, 8 + (x + y) % 25, 30);
            }
        }
        graphics.setColor(Color.RED);
        graphics.drawOval(width / 2, height / 2, width / 6, width / 6);
        graphics.dispose();
        return image;
    }
}
