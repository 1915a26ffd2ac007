package org.toroku.ca.ceremony;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.toroku.ca.ceremony.CeremonyCheck.Verdict;
import org.toroku.ca.ceremony.PinShares.Commitments;
import org.toroku.ca.ceremony.PinShares.Joined;

/** Writes a token's PIN file from shares, at the start of operation. */
final class PinCommand {
    /** What it came to. */
    sealed interface Outcome {
        record Written() implements Outcome {}

        record Refused(String why) implements Outcome {}
    }

    private PinCommand() {}

    /**
     * @param shares files of shares; the holders of others type theirs at {@code floor}, which is not opened for nobody
     * @param out takes the PIN; belongs on a file system that is gone when the machine is switched off
     */
    static Outcome run(Path folder, String label, List<Path> shares, Path out, Supplier<Floor> floor)
            throws IOException {
        return switch (CeremonyCheck.look(folder)) {
            case Verdict.Unsound(String why) -> new Outcome.Refused(why);
            case Verdict.Sound(RealRecord record, List<TranscriptLine> lines) -> {
                List<TranscriptLine> splits = lines.stream()
                        .filter(line ->
                                line.act() == Act.SPLIT && line.fact("token").equals(label))
                        .toList();
                yield splits.isEmpty()
                        ? new Outcome.Refused("トークンがありません / no token of this ceremony: " + label + " ("
                                + record.caLabel() + ", " + record.raLabel() + ")")
                        : join(label, PinDesk.commitments(splits.getLast()), shares, out, floor);
            }
        };
    }

    private static Outcome join(
            String label, Commitments commitments, List<Path> files, Path out, Supplier<Floor> floor)
            throws IOException {
        List<String> given = new ArrayList<>();
        for (Path file : files) {
            given.add(Files.readString(file).strip());
        }
        while (given.size() < commitments.quorum()) {
            char[] typed = floor.get()
                    .secret("分割片 / a share of the PIN of %s (%d of %d)"
                            .formatted(label, given.size() + 1, commitments.quorum()));
            if (typed.length == 0) {
                break;
            }
            given.add(new String(typed));
            Arrays.fill(typed, '\0');
        }
        return switch (PinShares.join(label, given, commitments)) {
            case Joined.Refused(String why) -> new Outcome.Refused(why);
            case Joined.Whole(Pin pin) -> {
                SecretFile.write(out, new String(pin.characters()) + "\n");
                pin.wipe();
                yield new Outcome.Written();
            }
        };
    }
}
