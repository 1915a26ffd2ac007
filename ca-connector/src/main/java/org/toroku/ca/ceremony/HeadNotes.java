package org.toroku.ca.ceremony;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.toroku.ca.ceremony.CeremonyPlan.Person;

/**
 * The last line as the persons wrote it down. A chain without a key is made anew by whoever can write the file; between two
 * sittings what is on paper is its only witness.
 */
final class HeadNotes {
    private static final Pattern NOTE = Pattern.compile("([0-9]{1,6})\\s+(\\S.*)");
    private static final String OTHER =
            "控えと経過記録が違います。打ち間違いでなければ、経過記録は書き換えられたか、別のものです / what you noted is not in the transcript:"
                    + " unless it is a slip of the keys, the transcript was altered or is another one";
    private static final String REFUSED =
            "経過記録が控えと一致しないため再開しません。フォルダーをそのまま保管し、前回の後に誰が触れたかを調べてください / this ceremony does not go on: its"
                    + " transcript is not the one that the persons noted. Keep the folder as it is, and find out who was at it since";

    private final Transcript transcript;
    private final Floor floor;
    private final int standing;
    private boolean agreed;

    /** @param transcript as it was found, nothing written to it yet in this sitting */
    HeadNotes(Transcript transcript, Floor floor) {
        this.transcript = transcript;
        this.floor = floor;
        this.standing = transcript.all().size();
        // before the first confirmation nobody was shown a line to note
        this.agreed = !transcript.has(Act.CONFIRM);
    }

    /** Shows the last line, unless it may be a forger's. */
    void show() {
        if (agreed && !transcript.isEmpty()) {
            TranscriptLine head = transcript.all().getLast();
            floor.show("経過記録 %d行目 / transcript line %d: %s".formatted(head.number(), head.number(), head.spoken()));
        }
    }

    /** At the end of a sitting, however it ended. */
    void tell() {
        if (agreed && !transcript.isEmpty()) {
            floor.show("\n全員が控えてください / everybody writes this down:");
            show();
            floor.show("全体 / the whole of it: " + transcript.all().getLast().hash());
        }
    }

    /**
     * Holds the notes of a quorum against what was found; what came after them is read out and confirmed.
     *
     * @throws CeremonyStopped where they differ
     */
    void compare(Quorum quorum) {
        if (standing == 0) {
            return;
        }
        if (agreed) {
            floor.show("この鍵生成式では、まだ何も確認されていません。以前に確認した覚えがあれば、中止してください / nothing was confirmed in this"
                    + " ceremony yet. Whoever remembers a confirmation: stop here, the transcript is another one");
            return;
        }
        Map<Integer, Integer> noted = new TreeMap<>();
        quorum.confirm(
                new Quorum.Asked("notes", "前回の控えと経過記録を照合します / What was noted is compared with the transcript", REFUSED),
                person -> {
                    Optional<TranscriptLine> line = typed(person);
                    line.ifPresent(found -> noted.put(person.number(), found.number()));
                    return line.isPresent() ? "" : OTHER;
                });
        int from = noted.values().stream().mapToInt(Integer::intValue).min().orElseThrow();
        List<TranscriptLine> later = transcript.all().subList(from, standing);
        if (!later.isEmpty()) {
            floor.show("控えの後に書かれた行 / lines that were written after what was noted:");
            later.forEach(line -> floor.show(line.readable()));
            quorum.confirm("later lines", "これらの行は実際に行われたことです / These lines tell what was really done");
        }
        transcript.write(Act.NOTES_AGREE, "line", Integer.toString(from), "later", Integer.toString(later.size()));
        agreed = true;
    }

    /** Confirms an act that takes this very line as it is. */
    void confirm(Quorum quorum, String act, String words) {
        TranscriptLine head = transcript.all().getLast();
        quorum.confirm(
                new Quorum.Asked(
                        act,
                        words
                                + "\n各自、控えた %d行目 のハッシュを入力します / each types line %d and its hash as noted"
                                        .formatted(head.number(), head.number()),
                        ""),
                person -> typed(person).filter(head::equals).isPresent() ? "" : OTHER);
    }

    private Optional<TranscriptLine> typed(Person person) {
        Matcher note = NOTE.matcher(floor.ask("控えの行番号とハッシュ（例 12 3f9a …） / line and hash as noted by " + person.name())
                .strip());
        if (!note.matches()) {
            return Optional.empty();
        }
        int number = Integer.parseInt(note.group(1));
        List<TranscriptLine> lines = transcript.all();
        // what is written while they type is of this sitting
        int last = agreed ? lines.size() : standing;
        return number < 1 || number > last
                ? Optional.empty()
                : Optional.of(lines.get(number - 1)).filter(line -> line.isCalled(note.group(2)));
    }
}
