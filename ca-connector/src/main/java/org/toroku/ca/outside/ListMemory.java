package org.toroku.ca.outside;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.toroku.ca.outside.RepositoryCheck.ListSeen;

/**
 * The newest lists that were seen, in a file, a line for each: whoever published an old list again, or two lists of one
 * number, would not be noticed by one look.
 */
final class ListMemory {
    private static final int LONGEST = 1 << 20;
    /** The name is left out for the list of all certificates. */
    private static final Pattern LINE = Pattern.compile("([0-9]{1,60}) ([0-9a-f]{64})(?: (\\S{1,100}))?");

    private final Path file;

    ListMemory(Path file) {
        this.file = file;
    }

    private record Remembered(BigInteger number, String sha256) {}

    /**
     * Compares with the last looks, and keeps the newer ones.
     *
     * @throws IOException where the file is not one of ours, or cannot be written
     */
    List<Finding> compare(List<ListSeen> seen) throws IOException {
        Map<String, Remembered> known = known();
        List<Finding> findings = new ArrayList<>();
        boolean newer = false;
        for (ListSeen list : seen) {
            Remembered last = known.get(list.name());
            int order = last == null ? 1 : list.number().compareTo(last.number());
            if (order < 0) {
                findings.add(new Finding(FetchedLists.where(list.name()), "number-went-back"));
            } else if (order == 0 && last != null && !last.sha256().equals(list.sha256())) {
                findings.add(new Finding(FetchedLists.where(list.name()), "two-lists-of-one-number"));
            } else if (order > 0) {
                known.put(list.name(), new Remembered(list.number(), list.sha256()));
                newer = true;
            }
        }
        if (newer) {
            keep(known);
        }
        return findings;
    }

    private void keep(Map<String, Remembered> known) throws IOException {
        Path next = file.resolveSibling(file.getFileName() + ".next");
        String lines = known.entrySet().stream()
                .map(each -> each.getValue().number() + " " + each.getValue().sha256()
                        + (each.getKey().equals(FetchedLists.WHOLE) ? "" : " " + each.getKey()) + "\n")
                .collect(Collectors.joining());
        Files.writeString(next, lines);
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private Map<String, Remembered> known() throws IOException {
        byte[] bytes;
        try (var in = Files.newInputStream(file)) {
            bytes = in.readNBytes(LONGEST);
        } catch (NoSuchFileException e) {
            return new LinkedHashMap<>();
        }
        Map<String, Remembered> known = new LinkedHashMap<>();
        List<String> lines =
                List.of(new String(bytes, StandardCharsets.UTF_8).strip().split("\n", -1));
        for (String line : lines) {
            Matcher parts = LINE.matcher(line);
            if (!parts.matches()) {
                throw new IOException("not a file of this command: " + file);
            }
            String name = parts.group(3) == null ? FetchedLists.WHOLE : parts.group(3);
            known.put(name, new Remembered(new BigInteger(parts.group(1)), parts.group(2)));
        }
        return known;
    }
}
