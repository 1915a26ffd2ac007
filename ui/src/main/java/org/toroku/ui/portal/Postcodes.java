package org.toroku.ui.portal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Addresses by postal code, from the file {@code utf_ken_all.csv} of Japan Post where the operator gave one; what applicants
 * type is looked up here and asked of nobody.
 */
@Component
public final class Postcodes {
    private static final int COLUMNS = 15;
    private static final int CODE = 2;
    private static final int PREFECTURE = 6;
    private static final int CITY = 7;
    private static final int TOWN = 8;

    private static final Pattern SEVEN_DIGITS = Pattern.compile("[0-9]{7}");
    /** Rows that name no part of a town: the rest of a city, or all of a village. */
    private static final Pattern NO_TOWN = Pattern.compile("以下に掲載がない場合|.+の次に.*番地がくる場合|.+一円");

    private final Map<String, List<String>> byCode;

    @Autowired
    Postcodes(PortalSettings settings) {
        this(Optional.ofNullable(settings.postcodeFile()));
    }

    Postcodes(Optional<Path> file) {
        this.byCode = file.map(Postcodes::read).orElse(Map.of());
    }

    /** No file was given: nothing is offered. */
    static Postcodes none() {
        return new Postcodes(Optional.empty());
    }

    boolean known() {
        return !byCode.isEmpty();
    }

    /** As far as the code tells: prefecture, city and town, in the order of the file; empty where the file has none. */
    List<String> of(String code) {
        return byCode.getOrDefault(code.replace("-", ""), List.of());
    }

    private static Map<String, List<String>> read(Path file) {
        List<String> lines = lines(file);
        Map<String, List<String>> found = new HashMap<>();
        for (int line = 0; line < lines.size(); line++) {
            String[] row =
                    lines.get(line).replace("\uFEFF", "").replace("\"", "").split(",", -1);
            if (row.length != COLUMNS
                    || !SEVEN_DIGITS.matcher(row[CODE]).matches()
                    || row[PREFECTURE].isBlank()
                    || row[CITY].isBlank()) {
                throw unusable(file, "line " + (line + 1) + " is no row of utf_ken_all.csv", null);
            }
            List<String> addresses = found.computeIfAbsent(row[CODE], _ -> new ArrayList<>());
            String address = row[PREFECTURE] + row[CITY] + town(row[TOWN]);
            if (!addresses.contains(address)) {
                addresses.add(address);
            }
        }
        if (found.isEmpty()) {
            throw unusable(file, "it is empty", null);
        }
        found.replaceAll((_, addresses) -> List.copyOf(addresses));
        return Map.copyOf(found);
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file, StandardCharsets.UTF_8);
        } catch (CharacterCodingException e) {
            throw unusable(file, "it is not UTF-8 (Japan Post offers utf_ken_all.csv beside KEN_ALL.CSV)", e);
        } catch (IOException e) {
            throw new UncheckedIOException("toroku.portal.postcode-file cannot be read: " + file, e);
        }
    }

    private static IllegalStateException unusable(
            Path file, String why, @org.jspecify.annotations.Nullable Exception e) {
        return new IllegalStateException("toroku.portal.postcode-file cannot be used: " + file + ": " + why, e);
    }

    /** Without what stands in brackets: blocks and numbers for which the code holds, which the applicant types. */
    private static String town(String town) {
        int bracket = town.indexOf('（');
        String name = bracket < 0 ? town : town.substring(0, bracket);
        // 一円 alone is a town (滋賀県犬上郡多賀町一円)
        return NO_TOWN.matcher(name).matches() ? "" : name;
    }
}
