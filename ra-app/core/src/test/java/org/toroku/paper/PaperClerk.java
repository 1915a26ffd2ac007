package org.toroku.paper;

import static org.toroku.paper.PaperHouse.POST;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.toroku.paper.PaperFiles.ArrivalPurpose;
import org.toroku.paper.PaperFiles.Flag;
import org.toroku.pki.Der;

/**
 * A house in a process of its own, whose post room enters envelopes until it is killed. It says what was acknowledged
 * after it was, a line each: {@code case}, {@code arrival}, {@code document}, {@code scan} or {@code complete}, and ids.
 */
final class PaperClerk {
    private PaperClerk() {}

    public static void main(String[] args) {
        // no engine: the desks do without
        PaperHouse house = PaperHouse.at(
                new PaperHouse.Site(args[0], Path.of(args[1]), () -> {}),
                Map.of(
                        "toroku.process.engine",
                        "http://127.0.0.1:1",
                        "toroku.enrolment.per-network-per-hour",
                        "100000"));
        while (true) {
            PaperCase paper = house.apply(ProofMethod.SEAL_CERTIFICATE);
            say("case", paper.id());
            UUID arrival = paper.arrival(ArrivalPurpose.DOCUMENTS);
            say("arrival", arrival);
            say("document", paper.enclose(arrival, EnclosureKind.APPLICATION_FORM, Flag.SEALED, Flag.SIGNED));
            byte[] scan = house.part(StandInExaminer.class)
                    .scan(
                            paper.code(),
                            new ScanExaminer.Examined.Pages(List.of(
                                    StandInExaminer.page(paper.code(), List.of("TOROKU:" + paper.code() + ":1")),
                                    StandInExaminer.page("tray of " + paper.code(), List.of()))));
            if (house.postRoom().upload(POST, scan, Optional.of(arrival)) instanceof PostRoomDesk.Uploaded.Done done) {
                say("scan", done.scanId(), Der.of(scan).sha256Hex());
            }
            say("document", paper.enclose(arrival, EnclosureKind.RESIDENCE_RECORD));
            say("document", paper.enclose(arrival, EnclosureKind.SEAL_REGISTRATION_CERTIFICATE));
            if (house.postRoom().complete(POST, arrival) instanceof PostRoomDesk.Completed.Done(var told, var _)
                    && told) {
                say("complete", paper.id());
            }
        }
    }

    private static void say(Object... words) {
        StringBuilder line = new StringBuilder("ack");
        for (Object word : words) {
            line.append(' ').append(word);
        }
        System.out.println(line);
        System.out.flush();
    }
}
