package org.toroku.ca.mirror;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.toroku.pki.Der;

/**
 * What a store says of itself, written after everything that it speaks of.
 *
 * @param list number of the whole list that stands there
 * @param listSha256 of that list
 * @param answers SHA-256 of each file of answers all of whose answers stand there
 */
record MirrorMark(long list, Der listSha256, Set<Der> answers) {
    static final String NAME = "mirror.txt";
    private static final String VERSION = "toroku-mirror";

    MirrorMark {
        answers = Set.copyOf(answers);
    }

    byte[] text() {
        StringBuilder text = new StringBuilder();
        text.append(VERSION).append("=1\n");
        text.append("list=").append(list).append('\n');
        text.append("list-sha256=").append(hex(listSha256)).append('\n');
        Set<String> sorted = new TreeSet<>();
        answers.forEach(each -> sorted.add(hex(each)));
        int i = 0;
        for (String each : sorted) {
            text.append("answers.").append(i++).append('=').append(each).append('\n');
        }
        return text.toString().getBytes(StandardCharsets.US_ASCII);
    }

    /** @throws IOException where it is none */
    static MirrorMark read(byte[] bytes) throws IOException {
        Properties lines = new Properties();
        lines.load(new StringReader(new String(bytes, StandardCharsets.US_ASCII)));
        try {
            if (!"1".equals(lines.getProperty(VERSION))) {
                throw new IOException("a mark of another version");
            }
            Set<Der> answers = new HashSet<>();
            for (int i = 0; lines.containsKey("answers." + i); i++) {
                answers.add(digest(lines.getProperty("answers." + i)));
            }
            return new MirrorMark(
                    Long.parseLong(lines.getProperty("list", "")),
                    digest(lines.getProperty("list-sha256", "")),
                    answers);
        } catch (IllegalArgumentException e) {
            throw new IOException("no mark", e);
        }
    }

    private static String hex(Der digest) {
        return HexFormat.of().formatHex(digest.toByteArray());
    }

    private static Der digest(String hex) {
        return Der.of(HexFormat.of().parseHex(hex));
    }
}
