package org.toroku.chaos;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Command line of a campaign.
 *
 * @param length for which faults are drawn; preparing, getting quiet and checking come on top
 * @param folder takes everything; nothing may be in it
 */
record CampaignOptions(Duration length, long seed, List<Fault> faults, Path folder) {
    private static final String USAGE =
            "usage / 使い方: toroku chaos [--minutes N] [--seed S] [--faults a,b] [--keep FOLDER]";
    private static final int MOST_MINUTES = 1_440;

    CampaignOptions {
        faults = List.copyOf(faults);
    }

    /**
     * @param folder where no other is named; the seed is added to its name
     * @throws IllegalArgumentException with a sentence for the user
     */
    static CampaignOptions parse(List<String> line, long someSeed, Path folder) {
        Duration length = Duration.ofMinutes(2);
        long seed = someSeed;
        List<Fault> faults = List.of(Fault.values());
        Path keep = null;
        for (int i = 0; i < line.size(); i += 2) {
            String option = line.get(i);
            if (!List.of("--minutes", "--seed", "--faults", "--keep").contains(option)) {
                throw new IllegalArgumentException("unknown option / 不明なオプション: " + option + "\n" + USAGE);
            }
            if (i + 1 == line.size()) {
                throw new IllegalArgumentException(option + " needs a value / 値が必要です: " + option + "\n" + USAGE);
            }
            String value = line.get(i + 1);
            switch (option) {
                case "--minutes" -> length = Duration.ofMinutes(number(option, value, 1, MOST_MINUTES));
                case "--seed" -> seed = number(option, value, Long.MIN_VALUE, Long.MAX_VALUE);
                case "--faults" -> faults = faults(value);
                case "--keep" -> keep = Path.of(value);
                default -> throw new IllegalStateException("an option is known and not read: " + option);
            }
        }
        Path chosen = keep == null ? folder.resolve("seed-" + seed) : keep;
        return new CampaignOptions(length, seed, faults, chosen.toAbsolutePath().normalize());
    }

    private static long number(String option, String value, long least, long most) {
        try {
            long number = Long.parseLong(value);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            throw new IllegalArgumentException(option + ": " + value + " は数ではありません / is not a number", notANumber);
        }
        throw new IllegalArgumentException(option + ": " + least + "–" + most + "; " + value);
    }

    private static List<Fault> faults(String value) {
        List<Fault> faults = new ArrayList<>();
        for (String word : value.split(",", -1)) {
            faults.add(Arrays.stream(Fault.values())
                    .filter(fault -> fault.word().equals(word))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("unknown fault / 不明な障害: " + word + "\n"
                            + Arrays.stream(Fault.values()).map(Fault::word).collect(Collectors.joining(", ")))));
        }
        return faults;
    }
}
