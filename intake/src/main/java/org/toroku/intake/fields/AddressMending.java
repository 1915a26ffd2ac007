package org.toroku.intake.fields;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an address cannot say although it was read: 車県四日市市 is 三重県四日市市, and 一目34番 is 一丁目34番. Only the
 * part before the town and the words around numbers are mended, and only where one reading alone is possible; names of
 * towns, houses and all numbers stay as they were read.
 */
final class AddressMending {
    private static final Pattern HEAD = Pattern.compile("^.{1,4}?[都道府県]");
    private static final Pattern WARD = Pattern.compile("^.{1,4}?区");
    private static final Pattern BLOCK = Pattern.compile("(?<=[一二三四五六七八九十0-9])目(?=[0-9])");
    private static final Pattern ROOM = Pattern.compile("(?<=[0-9])(?:号宝|全室|号全|全宝)$");
    private static final AddressMending STANDARD = load();

    private final Set<String> prefectures = new HashSet<>();
    /** Prefectures by city; two cities share a name here and there. */
    private final Map<String, List<String>> cities = new HashMap<>();
    /** Wards of a city, and of 東京都. */
    private final Map<String, List<String>> wards = new HashMap<>();

    private AddressMending() {}

    /** As it must have been meant; empty where nothing is to be mended. */
    static Optional<String> mended(String read) {
        String text = STANDARD.prefecture(read);
        text = STANDARD.ward(text);
        text = BLOCK.matcher(text).replaceAll("丁目");
        text = ROOM.matcher(text).replaceAll("号室");
        return text.equals(read) ? Optional.empty() : Optional.of(text);
    }

    /** What stands for a prefecture and is none is that of the city behind it. */
    private String prefecture(String text) {
        Matcher head = HEAD.matcher(text);
        if (prefectures.stream().anyMatch(text::startsWith) || !head.find()) {
            return text;
        }
        String rest = text.substring(head.end());
        List<String> of = city(rest).map(cities::get).orElse(List.of());
        return of.size() == 1 ? of.getFirst() + rest : text;
    }

    private Optional<String> city(String text) {
        return cities.keySet().stream().filter(text::startsWith).max(java.util.Comparator.comparingInt(String::length));
    }

    /** A ward that the city does not have, and that differs from one of its wards alone in one character. */
    private String ward(String text) {
        String prefecture =
                prefectures.stream().filter(text::startsWith).findFirst().orElse("");
        String town = text.substring(prefecture.length());
        String city = city(town).orElse("");
        List<String> known = wards.getOrDefault(city.isEmpty() ? prefecture : city, List.of());
        String behind = town.substring(city.length());
        Matcher named = WARD.matcher(behind);
        if (known.stream().anyMatch(behind::startsWith) || !named.find()) {
            return text;
        }
        List<String> near =
                known.stream().filter(ward -> differsInOne(ward, named.group())).toList();
        return near.size() == 1 ? prefecture + city + near.getFirst() + behind.substring(named.end()) : text;
    }

    /** Of three characters or more: with two, any would do for any. */
    private static boolean differsInOne(String one, String other) {
        if (one.length() != other.length() || one.length() < 3) {
            return false;
        }
        int differing = 0;
        for (int i = 0; i < one.length(); i++) {
            differing += one.charAt(i) == other.charAt(i) ? 0 : 1;
        }
        return differing == 1;
    }

    private static AddressMending load() {
        AddressMending mending = new AddressMending();
        try (InputStream in = Objects.requireNonNull(AddressMending.class.getResourceAsStream("municipalities.txt"))) {
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> List.of(line.split(" ", -1)))
                    .forEach(mending::add);
        } catch (IOException e) {
            throw new UncheckedIOException("a list of this module cannot be read", e);
        }
        return mending;
    }

    private void add(List<String> line) {
        String first = line.getFirst();
        List<String> names = line.subList(1, line.size());
        if (first.endsWith(":")) {
            wards.put(first.substring(0, first.length() - 1), List.copyOf(names));
        } else {
            prefectures.add(first);
            names.forEach(
                    name -> cities.computeIfAbsent(name, _ -> new ArrayList<>()).add(first));
        }
    }
}
