package org.toroku.ca.ceremony;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Period;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.RFC4519Style;
import org.toroku.ca.pkcs11.TokenSettings;
import org.toroku.pki.Der;

/**
 * What a key ceremony is to make, on which device and by whom; agreed on before it begins and never changed under way.
 *
 * @param quorum persons who must confirm each act, and whose shares give the PIN
 * @param request whether a superior CA certifies the key; else it is self-signed
 * @param digest SHA-256 of all of it
 */
record CeremonyPlan(
        Kind kind,
        Path library,
        String caLabel,
        String raLabel,
        String subject,
        CaKeyAlgorithm caKey,
        boolean request,
        Period validity,
        Device device,
        List<Person> persons,
        int quorum,
        String digest) {
    enum Kind {
        PRODUCTION,
        REHEARSAL
    }

    /** What the operators declare about the device, by its papers. */
    record Device(String kind, String standard, int level, String certificate) {}

    /** Somebody who takes part and holds a share. */
    record Person(int number, String name, String role) {}

    static final String REHEARSAL_MARK = "REHEARSAL";

    private static final int FEWEST_PERSONS = 3;
    /** Bouncy Castle's splitter makes as many shares as the secret has bytes at most. */
    private static final int MOST_PERSONS = PinShares.SECRET_BYTES;

    private static final int LEAST_QUORUM = 2;
    private static final Set<String> KEYS = Set.of(
            "library",
            "caToken",
            "raToken",
            "subject",
            "caKey",
            "certificate",
            "years",
            "hsmKind",
            "fipsStandard",
            "fipsLevel",
            "fipsCertificate",
            "quorum",
            "rehearsal");

    /** Where a backslash has a meaning; elsewhere the record could not be read again. */
    private static final Set<String> ESCAPED = Set.of("subject", "library");

    CeremonyPlan {
        persons = List.copyOf(persons);
    }

    /**
     * Reads a plan.
     *
     * @throws IllegalArgumentException with every objection, each on a line, if it is none to begin with
     */
    static CeremonyPlan of(Properties file, HsmRule rule) {
        Reader in = new Reader(file);
        in.refuseStrangers();
        boolean rehearsal = in.oneOf("rehearsal", "false", "true", "false").equals("true");
        List<Person> persons = in.persons();
        CeremonyPlan plan = new CeremonyPlan(
                rehearsal ? Kind.REHEARSAL : Kind.PRODUCTION,
                Path.of(in.text("library")).toAbsolutePath().normalize(),
                in.text("caToken"),
                in.text("raToken"),
                in.subject(),
                CaKeyAlgorithm.valueOf(in.oneOf("caKey", "P256", "P256", "P384", "RSA3072")),
                in.oneOf("certificate", "self-signed", "self-signed", "request").equals("request"),
                Period.ofYears(in.number("years", 10)),
                new Device(
                        file.getProperty("hsmKind", ""),
                        file.getProperty("fipsStandard", ""),
                        in.number("fipsLevel", 0),
                        file.getProperty("fipsCertificate", "")),
                persons,
                in.number("quorum", 0),
                digest(file));
        plan.judge(rule, in.objections);
        if (!in.objections.isEmpty()) {
            throw new IllegalArgumentException(String.join("\n", in.objections));
        }
        return plan;
    }

    private void judge(HsmRule rule, List<String> objections) {
        if (persons.size() < FEWEST_PERSONS || persons.size() > MOST_PERSONS) {
            objections.add("person.N: 立会者は%d名から%d名です / %d to %d persons take part"
                    .formatted(FEWEST_PERSONS, MOST_PERSONS, FEWEST_PERSONS, MOST_PERSONS));
        }
        if (persons.stream().map(Person::name).distinct().count() != persons.size()) {
            objections.add("person.N: 同じ人が二度書かれています / one person stands there twice");
        }
        if (quorum < LEAST_QUORUM || quorum > persons.size()) {
            objections.add("quorum: 2以上、立会者の人数以下です / at least 2, and no more than persons take part");
        }
        if (caLabel.equals(raLabel)) {
            objections.add("raToken: CAとは別のトークンです / the RA has a token of its own");
        }
        if (validity.getYears() < 1) {
            objections.add("years: 1以上です / 1 at least");
        }
        judgeName(objections);
        if (kind == Kind.PRODUCTION) {
            objections.addAll(rule.objections(device));
        }
    }

    /** A name must not promise more than the ceremony gives, nor less. */
    private void judgeName(List<String> objections) {
        String name = subject.toUpperCase(Locale.ROOT);
        if (name.contains("DEMO")) {
            objections.add("subject: 「DEMO」を含む名称では本番の鍵を作れません / a name with DEMO is for the demonstration only");
        }
        if (kind == Kind.REHEARSAL && !name.contains(REHEARSAL_MARK)) {
            objections.add("subject: 予行では名称に「REHEARSAL」を含めます / the CA of a rehearsal says REHEARSAL in its name");
        }
        if (kind == Kind.PRODUCTION && name.contains(REHEARSAL_MARK)) {
            objections.add("subject: 「REHEARSAL」は予行の名称です / a name with REHEARSAL is for a rehearsal only");
        }
    }

    Person person(int number) {
        return persons.get(number - 1);
    }

    /** {@code pinFile} is not read by a ceremony, which asks persons. */
    TokenSettings token(String label, Path pinFile) {
        return new TokenSettings(library, label, pinFile, CeremonySettings.DEADLINE, CeremonySettings.SESSIONS);
    }

    private static String digest(Properties file) {
        Map<String, String> sorted = new TreeMap<>();
        file.stringPropertyNames().forEach(name -> sorted.put(name, file.getProperty(name)));
        return Der.of(sorted.toString().getBytes(StandardCharsets.UTF_8)).sha256Hex();
    }

    /** Collects objections instead of stopping at the first. */
    private static final class Reader {
        private final Properties file;
        private final List<String> objections = new ArrayList<>();

        Reader(Properties file) {
            this.file = file;
        }

        void refuseStrangers() {
            for (String name : new TreeSet<>(file.stringPropertyNames())) {
                if (!KEYS.contains(name) && !name.matches("person\\.[1-9][0-9]?")) {
                    objections.add(name + ": 不明な項目です / nothing in a plan is called so");
                }
                if (file.getProperty(name).chars().anyMatch(Character::isISOControl)) {
                    objections.add(name + ": 制御文字は使えません / control characters");
                }
                if (!ESCAPED.contains(name) && file.getProperty(name).contains("\\")) {
                    objections.add(name + ": 「\\」は使えません / no backslash");
                }
            }
        }

        String text(String name) {
            String value = file.getProperty(name, "").strip();
            if (value.isEmpty()) {
                objections.add(name + ": 必須です / is missing");
            }
            return value;
        }

        String oneOf(String name, String usual, String... values) {
            String value = file.getProperty(name, usual).strip();
            if (!Arrays.asList(values).contains(value)) {
                objections.add(name + ": " + String.join(" | ", values));
                return usual;
            }
            return value;
        }

        int number(String name, int usual) {
            String value = file.getProperty(name, Integer.toString(usual)).strip();
            if (!value.matches("[0-9]{1,4}")) {
                objections.add(name + ": 数字です / a number");
                return usual;
            }
            return Integer.parseInt(value);
        }

        String subject() {
            String subject = text("subject");
            try {
                new X500Name(RFC4519Style.INSTANCE, subject);
            } catch (IllegalArgumentException e) {
                objections.add("subject: 識別名ではありません / not a distinguished name (RFC 4514)");
            }
            return subject;
        }

        /** {@code person.1=name;role} and so on, without a gap. */
        List<Person> persons() {
            List<Person> found = new ArrayList<>();
            for (int number = 1; file.containsKey("person." + number); number++) {
                String[] parts = file.getProperty("person." + number).split(";", -1);
                if (parts.length != 2 || parts[0].isBlank() || parts[1].isBlank()) {
                    objections.add("person." + number + ": 氏名;役割 / name;role");
                } else {
                    found.add(new Person(number, parts[0].strip(), parts[1].strip()));
                }
            }
            long written = file.stringPropertyNames().stream()
                    .filter(name -> name.startsWith("person."))
                    .count();
            if (written > found.size()) {
                objections.add("person.N: 1から順に番号を付けます / numbered from 1 without a gap");
            }
            return found;
        }
    }
}
