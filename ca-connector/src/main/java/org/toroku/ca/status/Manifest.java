package org.toroku.ca.status;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.toroku.pki.Der;

/**
 * What one generation consists of; the file {@code current} is one of these, and putting another in its place is the one
 * act that verifiers notice.
 *
 * @param list of all certificates
 * @param shards lists of the serials that fall to each; none where there is the whole one only
 * @param journalRead second at which the lists were last made from the journal alone
 * @param events newest event of the journal that it knows of
 * @param pending certificates that are not answered for yet
 * @param pendingSince second since which there have always been some, zero while there are none
 * @param answersEnd second at which the first of its answers ends
 * @param files of answers, newest first
 */
record Manifest(
        long generation,
        ListFile list,
        List<ListFile> shards,
        long journalRead,
        long events,
        long answers,
        long pending,
        long pendingSince,
        long answersEnd,
        List<AnswerFile> files) {
    private static final String VERSION = "toroku-status";
    /** One each second for a hundred million years. */
    private static final long MOST_GENERATIONS = 1L << 52;

    Manifest {
        shards = List.copyOf(shards);
        files = List.copyOf(files);
    }

    /**
     * @param thisUpdate second since 1970, as is {@code nextUpdate}
     * @param region where its entries lie; empty for a list of a version that did not write it down
     */
    record ListFile(
            String name,
            Der sha256,
            long number,
            long entries,
            long thisUpdate,
            long nextUpdate,
            Optional<Region> region) {}

    /** Entries in the file of a list, and their SHA-256. */
    record Region(long offset, long length, Der sha256) {}

    /** The whole list, then the shards. */
    List<ListFile> lists() {
        List<ListFile> lists = new ArrayList<>(shards);
        lists.addFirst(list);
        return lists;
    }

    /** When the first of the lists ends. */
    long listsEnd() {
        return lists().stream().mapToLong(ListFile::nextUpdate).min().orElseThrow();
    }

    /** When the last of the lists was made. */
    long newestList() {
        return lists().stream().mapToLong(ListFile::thisUpdate).max().orElseThrow();
    }

    record AnswerFile(String name, Der sha256) {}

    /** Names everything that is published with it, for its files are in it by their digests. */
    Der sha256() {
        return Der.of(Der.of(text().getBytes(StandardCharsets.UTF_8)).sha256());
    }

    String text() {
        StringBuilder text = new StringBuilder();
        line(text, VERSION, 1);
        line(text, "generation", generation);
        write(text, "list", list);
        for (int i = 0; i < shards.size(); i++) {
            write(text, "shard." + i, shards.get(i));
        }
        line(text, "journal-read", journalRead);
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
            List<ListFile> shards = new ArrayList<>();
            for (int i = 0; lines.containsKey("shard." + i); i++) {
                shards.add(list(lines, "shard." + i));
            }
            return new Manifest(
                    generation(lines),
                    list(lines, "list"),
                    shards,
                    Long.parseLong(lines.getProperty("journal-read", "0")),
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

    private static void write(StringBuilder text, String key, ListFile list) {
        line(text, key, list.name());
        line(text, key + "-sha256", hex(list.sha256()));
        line(text, key + "-number", list.number());
        line(text, key + "-entries", list.entries());
        line(text, key + "-this-update", list.thisUpdate());
        line(text, key + "-next-update", list.nextUpdate());
        list.region().ifPresent(region -> {
            line(text, key + "-region", region.offset());
            line(text, key + "-region-length", region.length());
            line(text, key + "-region-sha256", hex(region.sha256()));
        });
    }

    private static ListFile list(Properties lines, String key) {
        Optional<Region> region = lines.containsKey(key + "-region")
                ? Optional.of(new Region(
                        number(lines, key + "-region"),
                        number(lines, key + "-region-length"),
                        digest(lines, key + "-region-sha256")))
                : Optional.empty();
        return new ListFile(
                name(lines, key),
                digest(lines, key + "-sha256"),
                number(lines, key + "-number"),
                number(lines, key + "-entries"),
                number(lines, key + "-this-update"),
                number(lines, key + "-next-update"),
                region);
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

    /** One that leaves no room for a next one was put there by somebody else. */
    private static long generation(Properties lines) {
        long generation = number(lines, "generation");
        if (generation < 1 || generation > MOST_GENERATIONS) {
            throw new IllegalArgumentException("no number of a publication");
        }
        return generation;
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
