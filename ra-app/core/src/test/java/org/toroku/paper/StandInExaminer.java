package org.toroku.paper;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.toroku.pki.Der;

/** Answers as the test laid down for a scan's bytes; what an examination finds is tested where it is made. */
final class StandInExaminer implements ScanExaminer {
    private final Map<Der, Examined> answers = new ConcurrentHashMap<>();

    byte[] scan(String name, Examined answer) {
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        answers.put(Der.of(bytes), answer);
        return bytes;
    }

    static ExaminedPage page(String look, List<String> codes, ReadField... fields) {
        return new ExaminedPage(
                Der.of(look.getBytes(StandardCharsets.UTF_8)),
                "image/png",
                2480,
                3508,
                codes,
                List.of(fields),
                false,
                Optional.empty());
    }

    /** A page on which a My Number may be, for nobody has looked. */
    static ExaminedPage unread(String look, List<String> codes) {
        return new ExaminedPage(
                Der.of(look.getBytes(StandardCharsets.UTF_8)),
                "image/png",
                2480,
                3508,
                codes,
                List.of(),
                false,
                Optional.of("timed-out"));
    }

    static ExaminedPage withMyNumber(String look, List<String> codes) {
        return new ExaminedPage(
                Der.of(look.getBytes(StandardCharsets.UTF_8)),
                "image/png",
                2480,
                3508,
                codes,
                List.of(),
                true,
                Optional.empty());
    }

    static ReadField field(PaperField field, String value) {
        return new ReadField(field, value, 0.9, new PaperFiles.Box(100, 200, 300, 40));
    }

    @Override
    public Examined examine(byte[] scan) {
        return answers.getOrDefault(Der.of(scan), new Examined.Rejected("unknown-type"));
    }
}
