package org.toroku.intake.fork;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.toroku.intake.Limits;
import org.toroku.intake.wire.LimitsText;

/** The command line of a worker. */
record WorkerCommand(Path javaHome, String mainClass, Limits limits, Path canary, WorkerSettings.Memory memory) {
    List<String> under(Confinement confinement) {
        List<String> command = new ArrayList<>(confinement.prefix());
        command.add(javaHome.resolve("bin/java").toString());
        command.addAll(List.of(
                "-Xmx" + memory.heapMegabytes() + "m",
                "-Xss2m",
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError",
                // Which it announces, and standard output is for answers.
                "-XX:+DisplayVMOutputToStderr",
                // Reserved, not used, but it counts against the address space.
                "-XX:CompressedClassSpaceSize=64m",
                "-XX:ReservedCodeCacheSize=96m",
                "-XX:MaxDirectMemorySize=64m",
                // A dump of a crash would hold the document.
                "-XX:ErrorFile=/dev/null",
                "-XX:-CreateCoredumpOnCrash",
                "-XX:-UsePerfData",
                "-XX:+DisableAttachMechanism",
                "-Djava.awt.headless=true",
                "-Dfile.encoding=UTF-8",
                "-Djava.io.tmpdir=/tmp",
                "-Dtoroku.worker.private=" + (confinement.means() == Isolation.Means.BUBBLEWRAP),
                "-Duser.home=/tmp",
                "-Dorg.apache.commons.logging.Log=org.apache.commons.logging.impl.NoOpLog",
                "-cp",
                WorkerFiles.classPath(confinement.folder()),
                mainClass,
                LimitsText.of(limits),
                canary.toString()));
        return command;
    }
}
