package org.toroku.ca.status;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Properties;
import org.toroku.pki.Der;

/**
 * What one generation consists of; the file {@code current} is one of these, and putting another in its place is the one
 * act that verifiers notice.
 *
 * @param events newest event of the journal that it knows of
 * @param pending certificates that are not answered for yet
 * @param pendingSince second since which there have always been some, zero while there are none
 * @param answersEnd second at which the first of its answers ends
 * @param files of answers, newest first
 */
record Manifest(
        long generation,
        ListFile list,
        long events,
        long answers,
        long pending,
        long pendingSince,
        long answersEnd,
        List<AnswerFile> files) {
    private static final String VERSION = "toroku-status";

    Manifest {
        files = List.copyOf(files);
    }

    /** @param thisUpdate second since 1970, as is {@code nextUpdate} */
    record ListFile(String name, Der sha256, long number, long entries, long thisUpdate, long nextUpdate) {}

    record AnswerFile(String name, Der sha256) {}

    String text() {
        StringBuilder text = new StringBuilder();
        line(text, VERSION, 1);
        line(text, "generation", generation);
        line(text, "list", list.name());
        line(text, "list-sha256", hex(list.sha256()));
        line(text, "list-number", list.number());
        line(text, "list-entries", list.entries());
        line(text, "list-this-update", list.thisUpdate());
        line(text, "list-next-update", list.nextUpdate());
        line(text, "events", events);
        line(text, "answers", answers);
        line(text, "pending", pending);
        line(text, "pending-since", pendingSince);
        line(text, "answers-end", answersEnd);
        for (int i = 0; i < files.size(); i++) {
            line(text, "file." + i, files.get(i).name());
            line(text, "file." + i + "-sha256", hex(files.get(i).sha256()));
        }
        return text.toString();
    }

    /** @throws IOException where {@code text} is no manifest */
    static Manifest read(String text) throws IOException {
        Properties lines = new Properties();
        lines.load(new StringReader(text));
        try {
            if (number(lines, VERSION) != 1) {
                throw new IOException("a manifest of another version");
            }
            List<AnswerFile> files = new ArrayList<>();
            for (int i = 0; lines.containsKey("file." + i); i++) {
                files.add(new AnswerFile(name(lines, "file." + i), digest(lines, "file." + i + "-sha256")));
            }
            ListFile list = new ListFile(
                    name(lines, "list"),
                    digest(lines, "list-sha256"),
                    number(lines, "list-number"),
                    number(lines, "list-entries"),
                    number(lines, "list-this-update"),
                    number(lines, "list-next-update"));
            return new Manifest(
                    number(lines, "generation"),
                    list,
                    number(lines, "events"),
                    number(lines, "answers"),
                    number(lines, "pending"),
                    number(lines, "pending-since"),
                    number(lines, "answers-end"),
                    files);
        } catch (IllegalArgumentException e) {
            throw new IOException("no manifest", e);
        }
    }

    private static void line(StringBuilder text, String key, Object value) {
        text.append(key).append('=').append(value).append('\n');
    }

    private static String hex(Der digest) {
        return HexFormat.of().formatHex(digest.toByteArray());
    }

    private static long number(Properties lines, String key) {
        return Long.parseLong(lines.getProperty(key, ""));
    }

    private static Der digest(Properties lines, String key) {
        return Der.of(HexFormat.of().parseHex(lines.getProperty(key, "")));
    }

    /** A name in this folder, never a way out of it. */
    private static String name(Properties lines, String key) {
        String name = lines.getProperty(key, "");
        if (!name.matches("[a-z0-9-]+\\.[a-z]+")) {
            throw new IllegalArgumentException("no name of a file");
        }
        return name;
    }
}
